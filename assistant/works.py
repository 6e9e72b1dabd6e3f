"""A stretch of a sentence in, whether it is what a work is called: a print, a film, a song."""

from __future__ import annotations

import re

_WORK = (
    r"(?:print|painting|picture|portrait|photo|photograph|drawing|sculpture|mural|film|movie"
    r"|documentary|song|single|album|opera|musical|book|novel|memoir|poem|essay|story|play|comic"
    r"|series|show|programme|program|episode|game|article|report|exhibition|work)s?"
)
_OPEN = r"[\"“‘'][^\"“”]*$"
_CALLED = re.compile(
    rf"(?:\b{_WORK},? (?:is |was )?(?:called|named)|\b(?:titled|entitled|headlined)),? {_OPEN}",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[^\"“”]*[\"”’']")


def is_called(sentence: str, start: int, end: int) -> bool:
    """Whether `sentence[start:end]` stands in the name of a work: `a print called "Cowboys"`.

    A band or a hacker may be called anything: that is somebody.
    """
    return bool(_CALLED.search(sentence[:start]) and _CLOSED.match(sentence[end:]))
