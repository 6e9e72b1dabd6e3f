"""A question and a sentence in, how much of the question the sentence covers out.

Words weigh by how rare they are in the evidence, names twice as much; a word
may stand in another spelling, and what the title or the sentence before says
counts in part.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.dates import find_dates
from assistant.values import same_word
from assistant.words import content_stems, fold, is_stop, tokenize


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """Topic words of a text in comparable form; `Turk Stream` also as `turkstream`."""
    tokens = tokenize(text)
    joined = {
        fold(one.text + other.text)
        for one, other in pairwise(tokens)
        if one.is_name and other.is_name and other.start == one.end + 1
    }
    return frozenset(content_stems(tokens)) | joined


@lru_cache(maxsize=8192)
def in_text(stem: str, stems: frozenset[str]) -> bool:
    """Whether a topic word is among others, in any spelling of it."""
    if stem in stems:
        return True
    return len(stem) >= 4 and any(
        len(other) >= 4 and abs(len(other) - len(stem)) <= 2 and same_word(stem, other)
        for other in stems
    )


_DATE_WEIGHT = 0.2
_ASKED_TIME = re.compile(
    r"\b(?:what|which)\s+(?:(?:is|was|were|are)\s+)?(?:the\s+)?(?P<asked>(?:[\w-]+\s+){0,2}?"
    r"(?:date|day|year|month|week|time)(?:\s+and\s+(?:date|day|year|month))?)\b|\bwhen\s+(?P<exactly>exactly)\b"
    r"|\b(?P<last>date|year|day)\s*\??$",
    re.IGNORECASE,
)
"""How a question asks for a time: "on which exact date", "what year", "… start date"."""


class Weights:
    """How much each topic word of a question tells, from how rare it is in the texts."""

    def __init__(self, question: str, texts: Sequence[str]) -> None:
        """Count in how many of the texts each word of the question stands."""
        self._weights: dict[str, float] = {}
        bags = [stems_of(text) for text in texts]
        frequency: Counter[str] = Counter(stem for bag in bags for stem in bag)
        dated = [(m.start, m.end) for m in find_dates(question)]
        if (asked := _ASKED_TIME.search(question)) and asked.lastgroup:
            # No article says "date" where it gives one.
            dated.append(asked.span(asked.lastgroup))
        for position, token in enumerate(tokenize(question)):
            if is_stop(token.text):
                continue
            if any(start <= token.start < end for start, end in dated):
                # Articles say "Wednesday" where questions say "8 January 2020": whether
                # days agree is settled elsewhere, not by words.
                self._weights.setdefault(token.stem, _DATE_WEIGHT)
                continue
            weight = 0.3 + math.log((len(bags) + 1) / (frequency[token.stem] + 0.5))
            name = (token.is_name and position > 0) or any(char.isdigit() for char in token.text)
            self._weights[token.stem] = max(weight, 0.3) * (2.0 if name else 1.0)

    @property
    def stems(self) -> Iterable[str]:
        """Topic words of the question."""
        return self._weights.keys()

    def coverage(self, *layers: tuple[str, float]) -> float:
        """Share of the question's weight found, 0-1; 1 for a question without topic words.

        Args:
            layers: Texts with what a word in them counts (0-1), the sentence first.
        """
        total = sum(self._weights.values())
        if total == 0:
            return 1.0
        found = 0.0
        for stem, weight in self._weights.items():
            credit = max(
                (part for text, part in layers if in_text(stem, stems_of(text))), default=0.0
            )
            found += weight * credit
        return found / total

    def missing(self, *texts: str) -> list[str]:
        """Topic words that none of the texts holds, heaviest first."""
        bags = [stems_of(text) for text in texts]
        lacking = [stem for stem in self._weights if not any(in_text(stem, bag) for bag in bags)]
        return sorted(lacking, key=lambda stem: -self._weights[stem])


def nearness(sentence: str, start: int, end: int, stems: Iterable[str]) -> float:
    """How near the question's words stand to `[start, end)`: 1 beside it, 0 far or absent."""
    wanted = frozenset(stems)
    tokens = tokenize(sentence)
    inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
    if not inside:
        return 0.0
    gaps = [
        min(abs(i - inside[0]), abs(i - inside[-1]))
        for i, token in enumerate(tokens)
        if i not in inside and in_text(token.stem, wanted)
    ]
    if not gaps:
        return 0.0
    best = sorted(gaps)[:3]
    return sum(1 / (1 + 0.2 * gap) for gap in best) / 3


def same_text(one: str, other: str) -> bool:
    """Whether two texts are equal but for case, spaces and punctuation."""
    return [fold(t.text) for t in tokenize(one)] == [fold(t.text) for t in tokenize(other)]
