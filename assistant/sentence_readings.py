"""Whole sentences as readings, for questions that no span of words answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.dates import is_date
from assistant.entailment.view import View
from assistant.evidence import Sentence, text_before
from assistant.matching import Weights, in_text, stems_of
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
    """The sentence as a reading."""
    return Reading.within(item.passage, sentence.start, sentence.end, log_odds=log_odds)


def share_on_matter(sentence: Sentence, item: Evidence, weights: Weights) -> float:
    """How much of a question a sentence has, the one before it and the title counting less."""
    return weights.coverage(
        (sentence.text, 1.0), (text_before(sentence), 0.6), (item.article.title, 0.7)
    )


def view_of(sentence: Sentence, item: Evidence) -> View:
    """The sentence with what stands around it, as a judge of sentences reads it."""
    return View.of(
        sentence.article.text, sentence.start, sentence.end, context=item.passage.context
    )
