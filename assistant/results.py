"""A firm's figure in its sentence and a question in, whether it is of another profit or period out.

Net profit is no operating profit, and what the first half brought is not the third quarter's: each
is told beside the other in one report.
"""

from __future__ import annotations

import re

from assistant.matters import Place, clause_at

_ORDINALS = {"1": "first|1st", "2": "second|2nd", "3": "third|3rd", "4": "fourth|4th|final"}
_EARNED = r"(?:profits?|income|earnings|loss(?:es)?|margins?|result)"
_PERIODS = {
    f"quarter {n}": rf"(?:{word})[- ](?:fiscal )?quarter|q{n}" for n, word in _ORDINALS.items()
} | {
    "half 1": r"(?:first|1st)[- ]half|h1|six[- ]months? (?:to|ended|ending|through|until)"
    r"(?: the end of)? june",
    "half 2": r"(?:second|2nd)[- ]half|h2|six[- ]months? (?:to|ended|ending|through|until)"
    r"(?: the end of)? december",
    "nine months": r"(?:first )?nine[- ]months?",
    "year": r"full[- ]year|whole[- ]year|twelve[- ]months?|for the (?:financial |fiscal )?year"
    rf"|{_EARNED} (?:for|in) (?:19|20)\d\d",
}
_PROFITS = {
    "net": rf"net {_EARNED}|bottom[- ]line|{_EARNED} after tax|after-tax {_EARNED}",
    "operating": rf"operating {_EARNED}|ebita?|{_EARNED} from operations",
    "gross": rf"gross {_EARNED}",
    "before tax": rf"pre-?tax {_EARNED}|{_EARNED} before tax",
}
_APART = tuple(
    {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in kinds.items()}
    for kinds in (_PERIODS, _PROFITS)
)


def tells_other_result(question: str, place: Place) -> bool:
    """Whether a value is of another profit or period than the one that a question names.

    Told by its clause; where that names none, by its sentence.
    """
    for patterns in _APART:
        asked = _named(patterns, question)
        told = _named(patterns, clause_at(place)) or _named(patterns, place.sentence)
        if asked and told and not asked & told:
            return True
    return False


def _named(patterns: dict[str, re.Pattern[str]], text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in patterns.items() if pattern.search(text))
