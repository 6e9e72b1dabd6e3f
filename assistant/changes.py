"""A sentence that tells of a change in, the value that no longer holds out.

"Imports fell to 600,000 tonnes from 850,000", "postponed from 5 October to 14 December",
"risen to 41.3 degrees from 39.8": what the articles say now is the other one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.dates import find_dates
from assistant.values import find_numbers

_CHANGE = re.compile(
    r"\b(?:rise|rises|rose|risen|fall|falls|fell|fallen|climb(?:s|ed)?|drop(?:s|ped)?|grow|grows|grew|grown"
    r"|increas(?:e|es|ed)|decreas(?:e|es|ed)|rais(?:e|es|ed)|lower(?:s|ed)?|cut|cuts|slip(?:s|ped)?|shr(?:ank|unk)"
    r"|jump(?:s|ed)?|doubled|halved|revis(?:e|es|ed)|correct(?:s|ed)?|chang(?:e|es|ed)|mov(?:e|es|ed)"
    r"|postpon(?:e|es|ed)|delay(?:s|ed)?|put (?:off|back)|push(?:ed)? back|reschedul(?:e|es|ed)"
    r"|(?:bring|brought) forward|extend(?:s|ed)?|up|down)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+|the\s+)?$", re.IGNORECASE)
_NOT = re.compile(r"\bnot\s+(?:(?:\w+\s+){0,2}(?:on|in|at)\s+)?$", re.IGNORECASE)
_BUT = re.compile(r"\bbut\b", re.IGNORECASE)
_ASKS_PAST = re.compile(
    r"\b(?:before|previous(?:ly)?|original(?:ly)?|earlier|first|initial(?:ly)?|former(?:ly)?|old"
    r"|from (?:what|which|when))\b",
    re.IGNORECASE,
)


def asks_past_value(question: str) -> bool:
    """Whether the value before a change is what is asked for."""
    return bool(_ASKS_PAST.search(question))


@lru_cache(maxsize=4096)
def past_values(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where the values that a change did away with stand, in order; empty for no change."""
    dates = [(m.start, m.end) for m in find_dates(sentence)]
    numbers = [(n.start, n.end) for n in find_numbers(sentence)]
    past: list[tuple[int, int]] = []
    changed = _CHANGE.search(sentence)
    for kind in (dates, numbers):
        for span in kind if len(kind) > 1 else ():
            before = _before(sentence, span)
            moved = changed is not None and changed.start() < span[0] and _FROM.search(before)
            if moved or (_NOT.search(before) and _BUT.search(sentence[span[1] :])):
                past.append(span)
    return tuple(sorted(past))


def _before(sentence: str, span: tuple[int, int]) -> str:
    """The words before a value, its currency sign aside."""
    return sentence[: span[0]].rstrip("$€£¥₹") or ""
