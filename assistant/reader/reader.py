"""Question and passages → readings: spans at article offsets, each with a probability.

Runs on onnxruntime and tokenizers alone; neither torch nor transformers is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tokenizers import Tokenizer

from assistant.odds import probability_of
from assistant.reader import pins
from assistant.reader.features import FEATURES, Asked, describe, log_odds
from assistant.reader.fit import content_stems, name_stems
from assistant.reader.merge import agree, merge_overlaps
from assistant.reader.question import QuestionKind, question_kind, wants_clause
from assistant.reader.shape import sentence_of, shape_span
from assistant.reader.spans import best_spans
from assistant.reader.tokens import load_tokenizer
from assistant.reader.weights import (
    WEIGHTS_DIR,
    Calibration,
    Network,
    load_calibration,
    load_network,
)
from assistant.reader.windows import cut_windows, to_arrays
from assistant.reader.yesno import affirmed
from assistant.records import Reading
from index.records import Passage

_LONG, _SHORT = 60, 30
_TOUCHING = 6
_UNREAD = -15.0
_MARGIN = FEATURES.index("margin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span of one passage before calibration; `start` and `end` are article offsets."""

    passage: Passage
    start: int
    end: int
    features: tuple[float, ...]


class SpanReader:
    """The built-in extractive reader; implements `assistant.protocols.Reader`.

    `threshold` (0-1) is the probability from which a reading counts as an answer: chosen on
    development data for the risk that the model card states.
    """

    def __init__(self, network: Network, tokenizer: Tokenizer, calibration: Calibration) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._calibration = calibration

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> SpanReader:
        """Load the shipped reader.

        Args:
            folder: Where weights and calibration lie; the package's own by default.
            threads: Threads per read; None takes all cores.

        Raises:
            ModelError: If a file is missing or changed.
        """
        folder = folder or WEIGHTS_DIR
        network = load_network(folder, threads=threads)
        return cls(network, load_tokenizer(), load_calibration(folder))

    @property
    def name(self) -> str:
        """Short name with the first hex digits of the weights' SHA-256."""
        return f"dateline-reader:{pins.WEIGHTS_SHA256[:12]}"

    @property
    def threshold(self) -> float:
        """Probability (0-1) from which a reading counts as an answer."""
        return self._calibration.threshold

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """Find the spans that answer.

        Args:
            question: A whole question; keywords work less well.
            passages: May overlap, may be empty.

        Returns:
            Readings, best first; those below `threshold` too. Overlapping spans of one
            article are merged into the best of them. A yes/no question yields whole
            sentences that state what it asks, or nothing.
        """
        if question_kind(question) is QuestionKind.YES_NO:
            return self._affirm(question, passages)
        found = self.candidates(question, passages)
        return merge_overlaps([to_reading(one, self.score(one)) for one in found])

    def score(self, found: Candidate) -> float:
        """Log-odds that a candidate is right."""
        return log_odds(self._calibration, found.features)

    def candidates(
        self,
        question: str,
        passages: Sequence[Passage],
        *,
        keep: int = 4,
        widen: bool = True,
    ) -> list[Candidate]:
        """The best spans of every passage with their features, in no order.

        Args:
            question: As for `read`.
            passages: As for `read`.
            keep: Most spans a window.
            widen: Whether "why" and "how" get a whole clause; benchmarks want bare spans.
        """
        kind = question_kind(question)
        asked = Asked(
            text=question,
            kind=kind,
            stems=content_stems(question),
            names=name_stems(question),
        )
        windows = cut_windows(self._tokenizer, question, [(p.context, p.text) for p in passages])
        longest = _LONG if wants_clause(kind) or kind is QuestionKind.LIST else _SHORT
        shape = partial(shape_span, kind=kind if widen else QuestionKind.OTHER)
        found: list[Candidate] = []
        # One window at a time: together they would be padded to the longest, and the scale of
        # their eight bits would hang on which others were found.
        for window in windows:
            start, end, answerable = self._network(*to_arrays([window]))
            spans = best_spans(
                start[0],
                end[0],
                body=window.body,
                size=len(window.starts),
                longest=longest,
                keep=keep,
            )
            passage = passages[window.passage]
            for span in spans:
                raw = (window.starts[span.first], window.ends[span.last])
                shaped = shape(passage.text, *raw)
                if shaped is None:
                    continue
                low, high = sentence_of(passage.text, *shaped)
                features = describe(
                    asked,
                    margin=span.margin,
                    answerable=float(answerable[0]),
                    answer=passage.text[shaped[0] : shaped[1]],
                    sentence=passage.text[low:high],
                    passage=f"{passage.context} {passage.text}",
                )
                found.append(
                    Candidate(
                        passage=passage,
                        start=passage.start + shaped[0],
                        end=passage.start + shaped[1],
                        features=features,
                    )
                )
        return found

    def rank(self, question: str, passages: Sequence[Passage]) -> list[float]:
        """How well each passage answers, as the log-odds of its best reading.

        Returns:
            One number a passage, in the order given; -20 for one without a word.
        """
        best = {passage.passage_id: -20.0 for passage in passages}
        for found in self.candidates(question, passages, keep=1):
            key = found.passage.passage_id
            best[key] = max(best[key], self.score(found))
        return [best[passage.passage_id] for passage in passages]

    def supports(self, question: str, answer: str, passage: Passage) -> float:
        """Probability (0-1) that the passage answers the question with this answer.

        0.0 when no reading of the passage agrees with the answer: another value there is
        no support.
        """
        readings = self.read(question, [passage])
        return max((r.probability for r in readings if agree(r.text, answer)), default=0.0)

    def margins(self, question: str, spans: Sequence[tuple[Passage, int, int]]) -> list[float]:
        """Log-odds against "no answer" of the best reading that touches each span.

        Args:
            question: As for `read`.
            spans: Each in a passage of its own (`passage_id`), as article character offsets.

        Returns:
            One number a span; -15 where no reading touches it.
        """
        best = {passage.passage_id: _UNREAD for passage, _, _ in spans}
        held = {passage.passage_id: (start, end) for passage, start, end in spans}
        passages = [passage for passage, _, _ in spans]
        for found in self.candidates(question, passages, keep=_TOUCHING, widen=False):
            key = found.passage.passage_id
            start, end = held[key]
            if found.start < end and start < found.end:
                best[key] = max(best[key], found.features[_MARGIN])
        return [best[passage.passage_id] for passage in passages]

    def _affirm(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        readings = [
            Reading(
                passage=passage,
                text=passage.text[low:high],
                start=passage.start + low,
                end=passage.start + high,
                score=score,
                probability=probability_of(score),
            )
            for passage in passages
            for low, high, score in affirmed(question, passage.text)
        ]
        return merge_overlaps(readings)


def to_reading(found: Candidate, score: float) -> Reading:
    """A candidate as a reading; `score` are the log-odds that it is right."""
    low, high = found.start - found.passage.start, found.end - found.passage.start
    return Reading(
        passage=found.passage,
        text=found.passage.text[low:high],
        start=found.start,
        end=found.end,
        score=score,
        probability=probability_of(score),
    )
