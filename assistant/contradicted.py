# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question who denies what was claimed in, who does so right behind the claim out.

"What does the union say happened, and who disputes it?" asks on about a claim that has been found:
"Kitamine denies it" means whatever the sentence before it says, which no reader of single sentences
can know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.attribution import attributions
from assistant.compose import resolved_text
from assistant.evidence import Sentence, sentences_of
from assistant.interviews import interviewee
from assistant.matching import in_text, stems_of
from assistant.negation import DENIED
from assistant.one_sentence import told_by
from assistant.records import Answer
from assistant.speakers import antecedent, full_name, in_running_text, speaker_of
from assistant.values import same_name
from index.letters import compile_latin
from index.records import Article

_DENY = (
    r"(?:den(?:y|ies|ied)|disput(?:es|ed)|reject(?:s|ed)|contradict(?:s|ed)|refut(?:es|ed)"
    r"|challeng(?:es|ed)|counter(?:s|ed)|disagree(?:s|d)(?: with)?)"
)
_ASKS = re.compile(
    rf"^who (?:else )?(?:has |have |had )?{_DENY} (?P<what>[^?]+?)\s*\?*$"
    r"|^who (?:says|said) (?:that )?(?P<untrue>it|that|this) (?:(?:is|was)(?:n['’]t| not) (?:so|true)|(?:is|was) (?:false|untrue|wrong))\s*\?*$",
    re.IGNORECASE,
)
_CLAIMS = r"(?:claims?|figures?|accusations?|allegations?|reports?|charges?|numbers?|statements?|version|account|story)"
POINTER = re.compile(
    rf"(?:it|this|that|them|him|her|(?:the|this|that|these|those|such|his|her|their|any|all) {_CLAIMS})",
    re.I,
)
_POINTS_BACK = re.compile(
    rf"\s+{POINTER.pattern}(?=\s*(?:[.,;:!?—–]|$)|\s+(?:-|and|as|but|saying|when|while|yesterday|today|[a-z]+ly|on \w+day|in an?)\b)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:that|it|this)(?:['’]s| is| was)(?: [a-z]+ly| just| quite)? (?:not (?:true|so|right)|untrue|false|wrong|nonsense|a lie)\b"
    r"|\b(?:I|we) (?:deny|reject|dispute) (?:it|that|this)\b|^\W*(?:untrue|nonsense|not true)\b",
    re.IGNORECASE,
)
_IN_PASSING = compile_latin(
    rf",\s(?:something|an? {_CLAIMS})(?: that| which)? (?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}})"
    rf" (?:[a-z]+ly |has |had )?{_DENY}(?=[.,;]|$)"
)
"""`…, something Lind disputes`: who denies a claim in its own sentence."""
NEAR = 3  # sentences behind a claim in which its denial is looked for


def asks_who_denies(question: str) -> bool:
    """Whether a question asks who denies something: "who contradicts him?"."""
    return _ASKS.match(question) is not None


def contradicted(asked: str, claim: Answer, articles: Mapping[str, Article]) -> Answer | None:
    """Who denies what was found to be claimed; None for other questions and without a denial.

    Args:
        asked: Asks who denies it, in the words in which it leans on the claim.
        claim: The answer to what is claimed.
        articles: Those of its citations, by their ids.
    """
    match = _ASKS.match(asked)
    if match is None:
        return None
    what = match["what"] or match["untrue"]
    for cited in claim.citations:
        said = Sentence(article=articles[cited.article_id], start=cited.start, end=cited.end)
        meant = POINTER.fullmatch(what) is not None or _tells(what, said)
        found = denied_behind(said) if meant else None
        if found is not None:
            return _told(asked, *found, confidence=claim.confidence)
    return None


def denied_behind(claim: Sentence) -> tuple[str, Sentence] | None:
    """Who denies a claim in its sentence or in one right behind it, and that sentence."""
    for found in attributions(claim.text):
        if found.verb == "denied" and claim.text[: found.start].rstrip().endswith("denied by"):
            return full_name(found.speaker, claim), claim  # "a claim denied by Moscow"
    speaker = speaker_of(claim)
    for later in sentences_of(claim.article, claim.end)[:NEAR]:
        denier = denier_of(later, claim) or _in_reply(later, claim)
        if denier and not (speaker and same_name(denier, speaker[0])):
            return denier, later
    in_passing = _IN_PASSING.search(claim.text)
    return (full_name(in_passing["who"], claim), claim) if in_passing else None


def denier_of(later: Sentence, claim: Sentence) -> str | None:
    """Who denies, pointing back at the claim or in its words."""
    for found in attributions(later.text):
        verb = DENIED.search(found.verb) and DENIED.search(later.text, found.end)
        if not verb:
            continue
        rest = later.text[verb.end() :]
        if _POINTS_BACK.match(rest) or _tells(rest, claim):
            return antecedent(later) if found.is_pronoun else full_name(found.speaker, later)
    return None


def _tells(denied: str, claim: Sentence) -> bool:
    """Whether what is denied holds words of the claim: half of its own at least, and two.

    One is enough behind "any such".
    """
    words, held = stems_of(denied), stems_of(claim.text)
    shared = sum(in_text(word, held) for word in words)
    return (shared > 1 and 2 * shared >= len(words)) or (shared > 0 and bool(_SUCH.search(denied)))


_SUCH = re.compile(r"\b(?:any|no) such\b", re.IGNORECASE)
""""Denied that any such order had reached it" points back with the one word of the claim."""


def _in_reply(later: Sentence, claim: Sentence) -> str | None:
    """Whoever is interviewed, where a reply calls what the question brought up untrue."""
    apart = "\n\n" in later.article.text[claim.end : later.start]
    return interviewee(later) if apart and _UNTRUE.search(later.text) else None


def _told(asked: str, denier: str, sentence: Sentence, *, confidence: float) -> Answer:
    short = in_running_text(denier)
    text = f"{short} [1]\n\n{resolved_text(sentence)} [1]"
    return told_by(sentence, asked, short, text, confidence=confidence)
