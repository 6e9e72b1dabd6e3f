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

_NAME = (
    r"(?:the )?[\w’'-]+(?: (?!(?:drive|play|sit|live|work|stand|vote|run|fight)s?\b)[\w’'-]+){0,2}?"
)
_SIDED = re.compile(
    rf"^(?:are|were|do|did|does|have|had|is) (?P<one>{_NAME}) and (?P<two>{_NAME}) (?:(?:both|currently|still|now|really|actually) )?"
    r"(?:(?:on|taking|take|took|taken|back|backed|backing|support|supported|supporting|favou?r|stand(?:ing)? on|fight(?:ing)? (?:on|for)|ally with|allied with) )"
    r"(?:the )?(?P<which>same|opposite|opposing|different|rival) (?:sides?|camps?|factions?|governments?|forces)\b(?! of\b)",
    re.IGNORECASE,
)
_BACKS = compile_latin(
    r"\b(?:backs?|backed|backing|supports?|supported|supporting|sid(?:es?|ed|ing) with|(?:is|are|was|were) (?:with|on the side of|allied (?:with|to))"
    r"|stands? (?:with|behind|by)|stood (?:with|behind|by)|fights? for|fought for|fighting for|favou?rs?|favou?red)\s+(?!by\b|talks\b)(?P<whom>[^,;.]{3,90})"
)
_A_SIDE = compile_latin(
    r"(?:the )?(?:[a-z-]+ ){0,3}?(?:rebels?|army|government|militia|regime|opposition|forces|insurgents|president|junta)\b|(?:[Gg]eneral |President |[Mm]arshal )?[A-Z]"
)
"""What somebody may side with: a name, or a party to a war."""
_CONTRAST = re.compile(r"\b(?:while|whereas|but|whilst)\b|;", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:and|both)\b", re.IGNORECASE)
_APART = re.compile(
    r"(?:rival|opposite|opposing|different) (?:sides?|camps?|factions?|forces)", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:if|whether|might|may|could|would|used to|once|formerly|former|until|since then|no longer)\b|\bin (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SURE = 0.8  # as of a sentence whose words settle it


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
    """The first sentence by whose grammar both back the same, or each another; else None."""
    for item in evidence:
        for sentence in passage_sentences(item):
            same = _same_side(asked, sentence.text)
            if same is not None:
                return Settled(
                    sentence=sentence, evidence=item, positive=same is not asked.apart,
                    probability=_SURE, stretch=sentence.text,
                )  # fmt: skip
    return None


def _same_side(asked: Sided, text: str) -> bool | None:
    """Whether a sentence has both back the same; None where it does not tell of both."""
    if is_denial(text) or _OPEN.search(text):
        return None
    told = [
        (clause[: found.start()], found["whom"])
        for clause in _CONTRAST.split(text)
        if (found := _BACKS.search(clause)) and "'s " not in clause[: found.start()][-25:]
    ]
    ones = [whom for lead, whom in told if _leads(asked.one, asked.two, lead)]
    twos = [whom for lead, whom in told if _leads(asked.two, asked.one, lead)]
    if ones and twos:
        sides = _A_SIDE.match(ones[0]) and _A_SIDE.match(twos[0])
        return False if sides and stems_of(ones[0]).isdisjoint(stems_of(twos[0])) else None
    for lead, whom in told:
        together = _TOGETHER.search(lead) and _names(asked.one, lead) and _names(asked.two, lead)
        if together and _APART.match(whom):
            return False
        if together and _A_SIDE.match(whom) and len(lead.split()) <= _MOST_WORDS:
            return True
    return None


_MOST_WORDS = 6  # of the subject that two make up: "Both Vik and Tolm"


def _leads(name: str, other: str, lead: str) -> bool:
    """Whether the one of the two, and not both, stands before who is backed."""
    return _names(name, lead) and not _names(other, lead)


def _names(name: str, text: str) -> bool:
    held, words = stems_of(text), stems_of(name)
    return bool(words) and all(in_text(word, held) for word in words)
