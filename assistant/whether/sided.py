# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question whether two are on the same side in, the sentence that tells whom each backs out.

"Vik supports the rebels, while Tolm is with the government" has neither *same* nor *opposite* in
it, and a network takes it for a yes to either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import passage_sentences
from assistant.matching import in_text, stems_of
from assistant.negation import is_denial
from assistant.records import Evidence
from assistant.whether.settled import Settled
from index.letters import compile_latin

_NAME = r"(?:the )?[\w’'-]+(?: [\w’'-]+){0,2}?"
_SIDED = re.compile(
    rf"^(?:are|were|do|did|does|have|had|is) (?P<one>{_NAME}) and (?P<two>{_NAME}) (?:(?:both|currently|still|now|really|actually) )?"
    r"(?:(?:on|in|taking|take|took|taken|back|backed|backing|support|supported|supporting|favou?r|belong to|stand(?:ing)? on|fight(?:ing)? (?:on|for)|ally with|allied with) )"
    r"(?:the )?(?P<which>same|opposite|opposing|different|rival) (?:sides?|camps?|part(?:y|ies)|factions?|governments?|forces|teams?|alliances?)\b",
    re.IGNORECASE,
)
_BACKS = compile_latin(
    r"\b(?:backs?|backed|backing|supports?|supported|supporting|sid(?:es?|ed|ing) with|(?:is|are|was|were) (?:with|behind|on the side of|allied (?:with|to))"
    r"|stands? (?:with|behind|by)|stood (?:with|behind|by)|fights? for|fought for|fighting for|favou?rs?|favou?red|arms?|armed)\s+(?P<whom>[^,;.]{3,90})",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:while|whereas|but|whilst)\b|;", re.IGNORECASE)
_APART = re.compile(r"\b(?:rival|opposite|opposing|different|both)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:and|both)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """Two of whom it is asked whether they take the same side, or (`apart`) whether they do not."""

    one: str
    two: str
    apart: bool


def take_sided(question: str) -> Sided | None:
    """Read such a question; None for any other."""
    match = _SIDED.match(" ".join(question.split()))
    if match is None:
        return None
    return Sided(one=match["one"], two=match["two"], apart=match["which"].casefold() != "same")


def settle_by_sides(asked: Sided, evidence: Sequence[Evidence]) -> Settled | None:
    """The first sentence that tells whom both back; None where none does."""
    for item in evidence:
        for sentence in passage_sentences(item):
            same = _same_side(asked, sentence.text)
            if same is not None:
                return Settled(
                    sentence=sentence, evidence=item, positive=same is not asked.apart,
                    probability=_SURE, stretch=sentence.text,
                )  # fmt: skip
    return None


_SURE = 0.8


def _same_side(asked: Sided, text: str) -> bool | None:
    """Whether a sentence has both back the same; None where it does not tell of both."""
    if is_denial(text):
        return None
    clauses = _CONTRAST.split(text)
    backed = [(clause, match["whom"]) for clause in clauses if (match := _BACKS.search(clause))]
    if len(backed) > 1:
        ones = [whom for clause, whom in backed if _leads(asked.one, asked.two, clause)]
        twos = [whom for clause, whom in backed if _leads(asked.two, asked.one, clause)]
        if ones and twos:
            return False if stems_of(ones[0]).isdisjoint(stems_of(twos[0])) else None
    for clause, _ in backed:
        at = _start(clause)
        lead = clause[:at]
        if _names(asked.one, lead) and _names(asked.two, lead) and _TOGETHER.search(lead):
            return _APART.search(clause, at) is None
    return None


def _leads(name: str, other: str, clause: str) -> bool:
    """Whether whoever backs somebody in a clause is the one of the two, and not both."""
    lead = clause[: _start(clause)]
    return _names(name, lead) and not _names(other, lead)


def _start(clause: str) -> int:
    found = _BACKS.search(clause)
    return found.start() if found else len(clause)


def _names(name: str, text: str) -> bool:
    held = stems_of(text)
    words = stems_of(name)
    return bool(words) and all(in_text(word, held) for word in words)
