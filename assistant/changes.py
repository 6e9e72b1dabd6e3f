# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence that tells of a change in, the value that no longer holds out.

"Imports fell to 600,000 tonnes from 850,000", "postponed from 5 October to 14 December",
"risen to 41.3 degrees from 39.8": what the articles say now is the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.dates import find_dates
from assistant.measures import measure_at
from assistant.values import find_numbers

_CHANGE = re.compile(
    r"\b(?:rise|rises|rose|risen|fall|falls|fell|fallen|climb(?:s|ed)?|drop(?:s|ped)?|grow|grows|grew|grown"
    r"|increas(?:e|es|ed)|decreas(?:e|es|ed)|rais(?:e|es|ed)|lower(?:s|ed)?|cut|cuts|slip(?:s|ped)?|shr(?:inks?|ank|unk)"
    r"|reduc(?:e|es|ed)|declin(?:e|es|ed)|slash(?:es|ed)?|expand(?:s|ed)?|widen(?:s|ed)?|narrow(?:s|ed)?|went|gone"
    r"|jump(?:s|ed)?|doubled|halved|revis(?:e|es|ed)|correct(?:s|ed)?|chang(?:e|es|ed)|mov(?:e|es|ed))\b",
    re.IGNORECASE,
)
_RESCHEDULED = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bits )\b(?:postpon(?:e|es|ed)|delay(?:s|ed)?|put (?:off|back)"
    r"|push(?:ed)? back|reschedul(?:e|es|ed)|(?:bring|brought) forward|extend(?:s|ed)?|mov(?:e|es|ed))\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:due|planned|scheduled|set|supposed|meant|expected|originally|initially|should have)\b"
    r"(?:\s+[\w’'-]+){0,5}\s+$",
    re.IGNORECASE,
)
_WAS_TO = re.compile(r"\b(?:was|were) to(?:\s+[\w’'-]+){1,5}\s+$", re.IGNORECASE)
_GIVEN_UP = re.compile(
    r"\b(?:ha(?:s|ve) been|is|are|was|were|will be|being) (?:\w+ )?(?:postponed|delayed|put (?:off|back)|pushed back"
    r"|rescheduled|called off|cancell?ed|scrapped|abandoned)\b",
    re.IGNORECASE,
)
_DIRECTLY = re.compile(  # behind the time, with no other subject: ", at Osk, has been ..."
    r"(?:,?\s+\d{4})?"
    r"(?:\s+(?:in|at|on|for|near|from|until)(?:\s+(?!(?:and|but|while|as|when|although|though|after|before)\b)"
    r"[\w.’'-]+){1,5}?){0,2}[\s,)–—]*"
    r"(?:\b(?:and|but|before|until|though|although)\s+)?"
    r"(?:(?:it|they|this|that|which|these|both|all)\s+|the\s+(?P<same>[\w’'-]+)\s+)?",
    re.IGNORECASE,
)
_ABOUT = r"(?:about\s+|around\s+|some\s+|the\s+)?[$€£¥₹]?"
_FROM = re.compile(rf"\bfrom\s+{_ABOUT}$", re.IGNORECASE)
_TO = re.compile(rf"\bto\s+{_ABOUT}$", re.IGNORECASE)
_UNIT = r"(?:\s*%|(?:\s+[a-z]+){0,3}?)"
_THEN_TO = re.compile(rf"{_UNIT}\s+to\s+{_ABOUT}", re.IGNORECASE)
_THEN_FROM = re.compile(rf"{_UNIT}\s+from\s+{_ABOUT}", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()–—]\s|\b(?:and|but|which|who|that)\b", re.IGNORECASE)
_AHEAD = 600  # characters of a sentence that the clause before a value lies in
_UNCHANGED = re.compile(
    r"\b(?:not(?! (?:only|just|merely))|never|neither|nor|without|den(?:y|ies|ied))\b|n['’]t\b",
    re.IGNORECASE,
)
_MOST_WORDS_BETWEEN = 6  # of a change and its values: "raised the price of a ticket from 4 to 5"
_NOT = re.compile(r"\bnot\s+(?:(?:\w+\s+){0,2}(?:on|in|at)\s+)?$", re.IGNORECASE)
_NOT_THEN = re.compile(  # "will not be mended by the end of April but only in September"
    r"\bnot\s+(?:\w+\s+){0,4}?(?:the\s+(?:end|start|beginning|middle)\s+of\s+)?$", re.IGNORECASE
)
_BUT = re.compile(r"\bbut\b", re.IGNORECASE)
_ASKS_PAST = re.compile(
    r"\b(?:before|previous(?:ly)?|original(?:ly)?|earlier|first|initial(?:ly)?|former(?:ly)?|old"
    r"|from (?:what|which|when|how (?:many|much)))\b",
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
    past = [
        *_denied(sentence, dates, _NOT_THEN),
        *_denied(sentence, numbers, _NOT),
        *(old for old, _ in _changed(sentence, dates, _RESCHEDULED)),
        *_put_off(sentence, dates),
        *(old for old, _ in changed_numbers(sentence)),
    ]
    return tuple(sorted(set(past)))


@lru_cache(maxsize=4096)
def changed_numbers(sentence: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Where the old number and the new one of each change stand: `from 84 to 91 million`."""
    numbers = [(n.start, n.end) for n in find_numbers(sentence)]
    changed = _changed(sentence, numbers, _CHANGE)
    return tuple((old, new) for old, new in changed if _alike(sentence, old, new))


def _denied(
    sentence: str, spans: Sequence[tuple[int, int]], ahead: re.Pattern[str]
) -> list[tuple[int, int]]:
    """`not on 1 June but on 15 September`."""
    return [
        (start, end)
        for start, end in (spans if len(spans) > 1 else ())
        if ahead.search(_before(sentence, (start, end))) and _BUT.search(sentence[end:])
    ]


def _changed(
    sentence: str, spans: Sequence[tuple[int, int]], change: re.Pattern[str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The old value and the new one of each `from A to B` and `to B from A` of a change."""
    for one, other in pairwise(spans):
        between, ahead = sentence[one[1] : other[0]], sentence[max(0, one[0] - _AHEAD) : one[0]]
        if len(between) > _AHEAD or not _governs(change, ahead):
            continue
        if _FROM.search(ahead) and _THEN_TO.fullmatch(between):
            yield one, other
        elif _TO.search(ahead) and _THEN_FROM.fullmatch(between):
            yield other, one


def _put_off(sentence: str, dates: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first day of "which was due on 1 June, has been moved to 15 June"."""
    for one, other in pairwise(dates):
        between = sentence[one[1] : other[0]]
        if _DUE.search(sentence[: one[0]]) and _TO.search(between) and _RESCHEDULED.search(between):
            yield one


def is_put_off(sentence: str, start: int, end: int) -> bool:
    """Whether a time is that of a plan which the sentence tells to be put off or called off.

    "The exams, which were to start on 12 May, have been put off by a week."
    """
    before = sentence[:start]
    given_up = _GIVEN_UP.search(sentence, end)
    if given_up is None or not (_DUE.search(before) or _WAS_TO.search(before)):
        return False
    directly = _DIRECTLY.fullmatch(sentence, end, given_up.start())
    if directly is None:
        return False
    return not directly["same"] or directly["same"].casefold() in before.casefold().split()


def _governs(change: re.Pattern[str], before: str) -> bool:
    """Whether a change is told right before a value, in its own clause."""
    found = list(change.finditer(_CLAUSE.split(before)[-1]))
    if not found or _UNCHANGED.search(found[-1].string, 0, found[-1].start()):
        return False
    return len(found[-1].string[found[-1].end() :].split()) <= _MOST_WORDS_BETWEEN


def _alike(sentence: str, old: tuple[int, int], new: tuple[int, int]) -> bool:
    """Whether both measure the same, one perhaps without its unit ("from 850 last year")."""
    if _NO_UNIT.match(sentence[old[1] :]) or _NO_UNIT.match(sentence[new[1] :]):
        return True
    before, after = measure_at(sentence, *old), measure_at(sentence, *new)
    return before is not None and after is not None and before.agrees(after)


_NO_UNIT = re.compile(
    r"\s*(?:$|[.,;:)]|(?:to|last|this|a|the|in|on|at|before|after|because|earlier|previously|then)\b)",
    re.IGNORECASE,
)


def _before(sentence: str, span: tuple[int, int]) -> str:
    """The words before a value, its currency sign aside."""
    return sentence[: span[0]].rstrip("$€£¥₹") or ""
