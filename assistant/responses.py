# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question how a claim was answered in, the sentences in which it was out.

"What does the union accuse the line of, and what was its reply?" asks on about a claim that has
been found: "The line rejected this" means whatever the sentence before it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.attribution import PRONOUN, attributions
from assistant.citations import CitationList
from assistant.compose import resolved_text, source_line
from assistant.contradicted import NEAR, POINTER, asks_who_denies, denied_behind, denier_of
from assistant.evidence import Sentence, sentence_after, sentences_of
from assistant.matching import stems_of
from assistant.negation import DENIED
from assistant.quotations import quotations_in
from assistant.records import Answer, AnswerValue, Outcome
from assistant.speakers import antecedent, full_name, speaker_of
from assistant.values import same_name
from index.records import Article

_DO = r"(?:do|does|did|has|have|had)"
_WHO = r"(?P<who>[^?,\"“”]{2,60}?)"
_ITS = r"(?:his|her|its|their|the)"
_TO = rf"(?: (?:to|about) (?:{POINTER.pattern}))?"
_ASKS = tuple(
    re.compile(rf"(?:and |but )?{form}\s*\?*$", re.IGNORECASE)
    for form in (
        rf"what (?:is|was|were) (?:{_ITS}|{_WHO}['’]s?) (?:reply|response|answer|reaction|defen[cs]e|rebuttal){_TO}",
        rf"how {_DO} {_WHO} (?:respond|reply|answer|react|replied|(?:respond|answer|react)ed){_TO}",
        rf"what {_DO} {_WHO} (?:reply|replied|answer|answered|respond|responded){_TO}",
        rf"what {_DO} {_WHO} (?:say|said) (?:in (?:reply|response|return|answer|defen[cs]e)|to (?:{POINTER.pattern}))",
        rf"{_DO} {_WHO} (?:accept|den[iy]|admit|reject|disput|contest|confirm|acknowledg|refut|dismiss|agree with|agreed with)(?:e|y|ed|ted)? (?:{POINTER.pattern})",
    )
)
_GROUNDS = re.compile(r"(?:and )?on what grounds\s*\?*$", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:accus|blam|claim|alleg|charge|complain|suggest|argu|disput|critici[sz]|attack)\w*|\b(?:say|says|said|write|writes|wrote|told|tell)\b",
    re.IGNORECASE,
)
"""What makes the first question one for a claim: nobody replies to who won a race."""
_AGAINST = re.compile(
    r"\b(?:accus\w+|blam\w+|charg\w+|attack\w*|critici[sz]\w+) (?P<whom>[^?,]{2,60}?) (?:of|for|over|with)\b"
    r"|\b(?:say|says|said|claims?|claimed|alleges?|alleged) about (?P<about>[^?,]{2,60}?)\s*\?*$",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|answer(?:s|ed)?|insist(?:s|ed)?|counter(?:s|ed)?|defend(?:s|ed)?"
    r"|admit(?:s|ted)?|accept(?:s|ed)?|confirm(?:s|ed)?|acknowledge[sd]?|concede[sd]?|apologi[sz]e[sd]?)\b",
    re.IGNORECASE,
)


def responded(
    asked: str, first: str, claim: Answer, articles: Mapping[str, Article]
) -> Answer | None:
    """How a claim that was found was answered; None for other questions and without an answer.

    Args:
        asked: Asks for the reply, in the words in which it leans on the claim.
        first: Asks for the claim, or who denies one.
        claim: The answer to that.
        articles: Those of its citations, by their ids.
    """
    grounds = _GROUNDS.match(asked) is not None and asks_who_denies(first)
    match = next((found for form in _ASKS if (found := form.match(asked))), None)
    if not grounds and (match is None or not _CLAIMED.search(first)):
        return None
    who = (match.groupdict().get("who") or "") if match else ""
    against = _AGAINST.search(first)
    if against and (not who or PRONOUN.fullmatch(who)):
        who = against["whom"] or against["about"]
    for cited in claim.citations:
        said = Sentence(article=articles[cited.article_id], start=cited.start, end=cited.end)
        if grounds:
            found = said if DENIED.search(said.text) and _behind(said, said) else None
        else:
            found = _reply_to(said, "" if PRONOUN.fullmatch(who) else who)
        if found is not None:
            return _told(asked, found, said, confidence=claim.confidence)
    return None


def _reply_to(claim: Sentence, who: str) -> Sentence | None:
    """The sentence in which a claim is answered, by whoever is asked about where they are named."""
    near = denied_behind(claim)
    if not who:
        return near[1] if near else None
    for number, later in enumerate(sentences_of(claim.article, claim.end)):
        denier = denier_of(later, claim)
        if denier and _is_called(who, denier):
            return later
        if number < NEAR and _replies(later, claim, who, next_to_it=not number):
            return later
    return near[1] if near and _holds_office(who, *near, claim) else None


def _replies(later: Sentence, claim: Sentence, who: str, *, next_to_it: bool) -> bool:
    """Whether those asked about deny, admit or reply something close behind a claim of another.

    Right behind it whatever they say answers it: "Moe said on oath that no such talk took place".
    """
    speaker = speaker_of(claim)
    for found in attributions(later.text):
        if not (next_to_it or DENIED.search(found.verb) or _REPLIES.search(found.verb)):
            continue
        name = antecedent(later) if found.is_pronoun else full_name(found.speaker, later)
        if name and _is_called(who, name) and not (speaker and same_name(name, speaker[0])):
            return True
    plain = re.match(rf"(?:[Tt]he )?{re.escape(who.removeprefix('the '))}\b", later.text)
    return plain is not None and _REPLIES.search(later.text[plain.end() :][:40]) is not None


def _holds_office(who: str, denier: str, denial: Sentence, claim: Sentence) -> bool:
    """Whether somebody who denies a claim by name may be who is asked about by an office.

    The claim has to be about that office, and not made by it: "accused the mayor of …". Or the
    denial has a word of it: "The company that runs the ferry, Norrline, denied it".
    """
    if not who[:1].islower() or not denier[:1].isupper():
        return False
    speaker = speaker_of(claim)
    own = speaker is not None and _is_called(who, speaker[0])
    opens = claim.text.casefold().startswith(who.casefold())
    head = stems_of(re.split(r" (?:of|in|at|for) ", who, maxsplit=1)[0].rsplit("'s ", 1)[-1])
    told = (head and head <= stems_of(claim.text)) or stems_of(who) & stems_of(denial.text)
    return bool(told) and not own and not opens


def _is_called(who: str, name: str) -> bool:
    """Whether a name is that of those asked about: "the ministry" is the culture ministry."""
    return same_name(who, name) or (bool(stems_of(who)) and stems_of(who) <= stems_of(name))


def _told(asked: str, reply: Sentence, claim: Sentence, *, confidence: float) -> Answer:
    """The answer: the sentence of the reply, with what is quoted or listed right behind it."""
    behind = _behind(reply, claim)
    told = [reply, behind] if behind else [reply]
    cited = CitationList()
    text = " ".join(f"{resolved_text(one)} [{cited.cite(one)}]" for one in told)
    citations = cited.citations()
    return Answer(
        question=asked,
        text=text + source_line([reply.article]),
        short=None,
        outcome=Outcome.ANSWERED,
        citations=citations,
        confidence=confidence,
        values=(
            AnswerValue(
                text=" ".join(one.text for one in told),
                citations=tuple(one.number for one in citations),
            ),
        ),
        sources=1,
    )


def _behind(reply: Sentence, claim: Sentence) -> Sentence | None:
    """The next sentence, where the reply announces it or quotes in its paragraph; else None.

    What whoever made the claim is quoted with there is no part of the reply.
    """
    later = sentence_after(reply)
    if later is None or reply.text.rstrip().endswith(":"):
        return later
    apart = "\n\n" in reply.article.text[reply.end : later.start]
    quoted = any(
        start < later.end and later.start < end
        for start, end, _ in quotations_in(reply.article.text)
    )
    speaker, made = speaker_of(later), speaker_of(claim)
    theirs = claim is not reply and speaker and made and same_name(speaker[0], made[0])
    return later if quoted and not apart and not theirs else None
