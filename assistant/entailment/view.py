"""One sentence with what stands around it, as it is judged, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass

LABELS = ("none", "yes", "no")
# Characters around a sentence that are looked at; what fits the network is taken of them.
_BEFORE, _AFTER = 400, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One sentence as it is read: `context` is the article's title and date."""

    context: str
    before: str
    sentence: str
    after: str

    @classmethod
    def of(cls, text: str, start: int, end: int, *, context: str) -> View:
        """The sentence at `text[start:end]`."""
        return cls(
            context=context,
            before=text[max(0, start - _BEFORE) : start].strip(),
            sentence=text[start:end],
            after=text[end : end + _AFTER].strip(),
        )
