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
from assistant.contradicted import POINTER, denied_behind, denier_of
from assistant.evidence import Sentence, sentence_after, sentences_of
from assistant.matching import stems_of
from assistant.negation import DENIED
from assistant.quotations import quotations_in
from assistant.records import Answer, AnswerValue, Outcome
from assistant.speakers import antecedent, full_name, speaker_of
from assistant.values import same_name
from index.records import Article

_DO = r"(?:do|does|did|has|have|had)"
_WHO = r"(?P<who>[^?,]{2,60}?)"
_TO = rf"(?: (?:to|about) (?:{POINTER.pattern}))?"
_ASKS = tuple(
    re.compile(rf"(?:and |but )?{form}\s*\?*$", re.IGNORECASE)
    for form in (
        rf"what (?:is|was|were) (?:(?:his|her|its|their)|{_WHO}['’]s?) (?:reply|response|answer|reaction|defence|defense|rebuttal){_TO}",
        rf"how {_DO} {_WHO} (?:respond|reply|answer|react|replied|(?:respond|answer|react)ed){_TO}",
        rf"what {_DO} {_WHO} (?:reply|replied|answer|answered|respond|responded){_TO}",
        rf"what {_DO} {_WHO} (?:say|said) (?:in (?:reply|response|return|answer|defence)|to (?:{POINTER.pattern}))",
        rf"{_DO} {_WHO} (?:accept|den[iy]|admit|reject|disput|contest|confirm|acknowledg|agree with)(?:e|y|ed|ted)? (?:{POINTER.pattern})",
        r"(?P<grounds>on what grounds)",
    )
)
_REPLIES = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|answer(?:s|ed)?|insist(?:s|ed)?|counter(?:s|ed)?|defend(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NEAR = 3  # sentences behind a claim in which who is asked about may answer it in other words


def responded(asked: str, claim: Answer, articles: Mapping[str, Article]) -> Answer | None:
    """How a claim that was found was answered; None for other questions and without an answer.

    Args:
        asked: Asks for the reply, in the words in which it leans on the claim.
        claim: The answer to what is claimed.
        articles: Those of its citations, by their ids.
    """
    match = next((found for form in _ASKS if (found := form.match(asked))), None)
    if match is None:
        return None
    told = match.groupdict()
    who = told.get("who") or ""
    if PRONOUN.fullmatch(who):
        who = ""
    for cited in claim.citations:
        said = Sentence(article=articles[cited.article_id], start=cited.start, end=cited.end)
        # Asked who disputes it, what was found is the denial itself.
        denies = bool(told.get("grounds")) and DENIED.search(said.text) is not None
        found = said if denies else _reply_to(said, who)
        if found is not None:
            return _told(asked, found, confidence=claim.confidence)
    return None


def _reply_to(claim: Sentence, who: str) -> Sentence | None:
    """The sentence in which a claim is answered, by whoever is asked about where they are named."""
    near = denied_behind(claim)
    if near is not None and _is_meant(who, near[0]):
        return near[1]
    if not who:
        return None
    for number, later in enumerate(sentences_of(claim.article, claim.end)):
        denier = denier_of(later, claim)
        if denier and same_name(denier, who):
            return later
        if number < _NEAR and _replies(later, claim, who, next_to_it=not number):
            return later
    return None


def _replies(later: Sentence, claim: Sentence, who: str, *, next_to_it: bool) -> bool:
    """Whether those asked about deny or reply something close behind a claim of somebody else.

    Right behind it whatever they say answers it: "Moe said on oath that no such talk took place".
    """
    speaker = speaker_of(claim)
    for found in attributions(later.text):
        if not (next_to_it or DENIED.search(found.verb) or _REPLIES.search(found.verb)):
            continue
        name = antecedent(later) if found.is_pronoun else full_name(found.speaker, later)
        if name and _is_called(who, name) and not (speaker and same_name(name, speaker[0])):
            return True
    return False


def _is_meant(who: str, denier: str) -> bool:
    """Whether who denies may be meant: anybody by a pronoun or an office, else by the same name."""
    return not who or _is_called(who, denier) or (who[:1].islower() and denier[:1].isupper())


def _is_called(who: str, name: str) -> bool:
    """Whether a name is that of those asked about: "the ministry" is the culture ministry."""
    return same_name(who, name) or (bool(stems_of(who)) and stems_of(who) <= stems_of(name))


def _told(asked: str, reply: Sentence, *, confidence: float) -> Answer:
    """The answer: the sentence of the reply, with what is quoted or listed right behind it."""
    told = [reply]
    behind = sentence_after(reply)
    if behind is not None and _goes_on(reply, behind):
        told.append(behind)
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


def _goes_on(reply: Sentence, behind: Sentence) -> bool:
    """Whether the next sentence is what the reply announces, or a quotation in its paragraph."""
    if reply.text.rstrip().endswith(":"):
        return True
    apart = "\n\n" in reply.article.text[reply.end : behind.start]
    quoted = any(
        start < behind.end and behind.start < end
        for start, end, _ in quotations_in(reply.article.text)
    )
    return quoted and not apart
