"""Whole sentences as readings, for questions that no span of words answers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.dates import is_date
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.records import Evidence, Reading


def best_readings(readings: Sequence[Reading]) -> list[Reading]:
    """The first twelve by score."""
    return sorted(readings, key=lambda reading: -reading.score)[:12]


def read_in(sentence: Sentence, spans: Sequence[Reading]) -> float:
    """Probability of the best span that the reader found in a sentence; 0 without one."""
    return max((s.probability for s in spans if _inside(s, sentence)), default=0.0)


def is_named(name: str, text: str) -> bool:
    """Whether a text has a word of the name; a day is compared elsewhere."""
    held = stems_of(text)
    return is_date(name) or any(in_text(word, held) for word in stems_of(name))


def _inside(reading: Reading, sentence: Sentence) -> bool:
    return (
        reading.start < sentence.end
        and sentence.start < reading.end
        and (reading.passage.article_id == sentence.article.article_id)
    )


def reading_of(item: Evidence, sentence: Sentence, log_odds: float) -> Reading:
    """The sentence, as far as its passage has it."""
    start = max(sentence.start, item.passage.start)
    end = min(sentence.end, item.passage.end)
    return Reading(
        passage=item.passage,
        text=item.article.text[start:end],
        start=start,
        end=end,
        score=log_odds,
        probability=1 / (1 + math.exp(-log_odds)),
    )
