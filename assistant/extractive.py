"""Passages in, the sentences that fit a question best out: a reader that needs no weights.

It scores every sentence by the share of the question's words that it covers and
picks the stretch of the expected type nearest to them. Plain, fast, and always
there: what answers where the trained reader is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.matching import Weights, nearness
from assistant.question import Expects, Question, analyse
from assistant.records import Reading
from assistant.spans import candidate_spans
from index.records import Passage
from index.sentences import split_sentences

_PER_PASSAGE = 3
_SLOPE, _MIDDLE = 9.0, 0.62  # coverage at which an answer is as likely right as wrong


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """Implements `assistant.protocols.Reader` by counting words."""

    name: str = "sentences-1"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """Return up to three readings a passage, best first; empty without passages."""
        asked = analyse(question)
        weights = Weights(question, [p.text for p in passages])
        readings = [r for passage in passages for r in _read(asked, weights, passage)]
        return sorted(readings, key=lambda reading: -reading.score)


def _read(question: Question, weights: Weights, passage: Passage) -> list[Reading]:
    readings: list[Reading] = []
    before = ""
    for start, end in split_sentences(passage.text):
        sentence = passage.text[start:end]
        covered = weights.coverage((sentence, 1.0), (passage.context, 0.75), (before, 0.6),
                                   (passage.text, 0.35))  # fmt: skip
        for span in candidate_spans(sentence, question):
            near = nearness(sentence, span.start, span.end, weights.stems)
            whole = question.expects in (Expects.CLAUSE, Expects.ANY)
            score = covered if whole else 0.8 * covered + 0.2 * near
            low = passage.start + start
            log_odds = _SLOPE * (score - _MIDDLE)
            readings.append(
                Reading.within(passage, low + span.start, low + span.end, log_odds=log_odds)
            )
        before = sentence
    readings.sort(key=lambda reading: -reading.score)
    return readings[:_PER_PASSAGE]
