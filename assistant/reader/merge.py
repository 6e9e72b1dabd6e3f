"""Readings of overlapping passages and of several sources → distinct readings and values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.records import Reading
from index.records import Passage

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_SMALL.split())}
# Words that may stand around a value without changing it.
_LOOSE = frozenset({"in", "on", "at", "by", "of", "to", "from", "about", "around", "nearly"})


class Placed(Protocol):
    """A span of a passage at article offsets."""

    @property
    def passage(self) -> Passage:
        """Where it stands."""
        ...

    @property
    def start(self) -> int:
        """Its first character."""
        ...

    @property
    def end(self) -> int:
        """The character after its last."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Readings that say the same, best first; `probability` (0-1) that one of them is right."""

    readings: tuple[Reading, ...]
    probability: float

    @property
    def text(self) -> str:
        """The best reading's wording."""
        return self.readings[0].text


def normalise(text: str) -> tuple[str, ...]:
    """Words of an answer with case, accents, articles, punctuation and number words levelled."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"[’']s\b", "", text)
    text = _ARTICLES.sub(" ", re.sub(r"[^\w.%$€£]|(?<!\d)\.|\.(?!\d)", " ", text))
    return tuple(_NUMBER_WORDS.get(word, word) for word in text.split())


def agree(left: str, right: str) -> bool:
    """Whether two answers give the same value: equal, or one is the other said in full.

    "Erdogan" agrees with "Recep Tayyip Erdogan", "Sunday" with "on Sunday"; two numbers or
    two dates that differ never agree.
    """
    a, b = normalise(left), normalise(right)
    if not a or not b:
        return False
    if a == b:
        return True
    figures_a, figures_b = _figures(a), _figures(b)
    if figures_a and figures_b and not (figures_a <= figures_b or figures_b <= figures_a):
        return False
    a = tuple(word for word in a if word not in _LOOSE) or a
    b = tuple(word for word in b if word not in _LOOSE) or b
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(long) > 3 * len(short) + 2 or (figures_a != figures_b and not _figures(short)):
        return False
    return any(long[low : low + len(short)] == short for low in range(len(long) - len(short) + 1))


def _figures(words: Sequence[str]) -> set[str]:
    return {word for word in words if any(char.isdigit() for char in word)}


def merge_overlaps(readings: Sequence[Reading]) -> list[Reading]:
    """Keep the best of the readings that overlap in one article.

    Returns:
        Best first; ties are ordered by article and offset, so a run can be repeated.
    """
    kept: list[Reading] = []
    for reading in sorted(readings, key=_order):
        if not any(overlap(reading, other) for other in kept):
            kept.append(reading)
    return kept


def group_values(readings: Sequence[Reading]) -> list[Value]:
    """Put together the readings that say the same, whichever source says it.

    The probability of a value is that of its best reading: outlets that print one agency
    story are not independent, so agreement must not multiply up to certainty.

    Returns:
        Values, most probable first.
    """
    groups: list[list[Reading]] = []
    for reading in sorted(readings, key=_order):
        home = next((g for g in groups if agree(g[0].text, reading.text)), None)
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    return [Value(readings=tuple(group), probability=group[0].probability) for group in groups]


def _order(reading: Reading) -> tuple[float, str, int, int]:
    return -reading.score, reading.passage.article_id, reading.start, reading.end


def overlap(a: Placed, b: Placed) -> bool:
    """Whether two spans of one article share a character."""
    same = a.passage.article_id == b.passage.article_id
    return same and a.start < b.end and b.start < a.end
