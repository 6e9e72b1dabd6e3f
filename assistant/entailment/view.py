"""One sentence with what stands around it, as it is judged."""

from __future__ import annotations

from dataclasses import dataclass

BEFORE, AFTER = 400, 200
"""Characters around a sentence that are looked at; what fits is taken of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One sentence as it is read: `context` is the article's title and date."""

    context: str
    before: str
    sentence: str
    after: str
