"""The reader's best readings, read once more by a deeper network before they count.

The reader looks at every passage that was found; the verifier, a larger network, only at a few
sentences around what it found. Both have their say in the probability.

Source:
    Hu et al. 2019, arXiv:1808.05759 (read, then verify).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.reader.features import log_odds
from assistant.reader.merge import merge_overlaps, overlap
from assistant.reader.question import QuestionKind, question_kind
from assistant.reader.reader import Candidate, SpanReader, to_reading
from assistant.reader.tokens import load_tokenizer
from assistant.reader.weights import (
    VERIFIER,
    WEIGHTS_DIR,
    Calibration,
    VerifierNetwork,
    load_calibration,
    load_network,
    load_verifier,
)
from assistant.records import Reading
from index.records import Passage
from index.sentences import split_sentences

# Four windows cost more than the reader takes for all its passages; 480 characters are about the
# 112 pieces of the narrow half of what the verifier was trained on.
_WINDOWS = 4
_WINDOW_CHARS = 480
# Log-odds from which a reading is worth a window, what the verifier takes from one below that on
# average (docs/lab-notes/reader.md, "Fewer windows"), and those of a span the reader did not see.
_LEAST_ODDS = -3.5
_TAKEN = 1.9
_UNSEEN = -6.0
_KEEP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """A few sentences of a passage, as a passage of their own, and where they are from."""

    narrow: Passage
    source: Passage


class VerifiedReader:
    """A reader with a verifier behind it; implements `assistant.protocols.Reader`."""

    def __init__(
        self,
        reader: SpanReader,
        verifier: SpanReader,
        calibration: Calibration,
        network: VerifierNetwork | None = None,
    ) -> None:
        """Put the two together.

        Args:
            reader: Reads every passage.
            verifier: Reads the narrow windows; its own calibration is not used.
            calibration: Weights of `VERIFIED_FEATURES`.
            network: The verifier's, for whoever has it judge sentences.
        """
        self._reader = reader
        self._verifier = verifier
        self._calibration = calibration
        self._network = network

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> VerifiedReader:
        """Load the shipped reader and its verifier.

        Args:
            folder: Where weights and calibrations lie; the package's own by default.
            threads: Threads per read; None takes all cores.

        Raises:
            ModelError: If a file is missing or changed.
        """
        folder = folder or WEIGHTS_DIR
        tokenizer = load_tokenizer()
        calibration = load_calibration(folder, VERIFIER)
        reader = SpanReader(
            load_network(folder, threads=threads), tokenizer, load_calibration(folder)
        )
        network = load_verifier(folder, threads=threads)
        return cls(reader, SpanReader(network, tokenizer, calibration), calibration, network)

    @property
    def network(self) -> VerifierNetwork | None:
        """The verifier's network, which judges sentences as well."""
        return self._network

    @property
    def name(self) -> str:
        """The reader's name with the first hex digits of the verifier's SHA-256."""
        return f"{self._reader.name}+{VERIFIER.sha256[:12]}"

    @property
    def threshold(self) -> float:
        """Probability (0-1) from which a reading counts as an answer."""
        return self._calibration.threshold

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """Find the spans that answer, as `SpanReader.read` does, the best ones verified."""
        if question_kind(question) is QuestionKind.YES_NO:
            return self._reader.read(question, passages)
        verified, rest = self._both(question, passages, widen=True)
        scored = [(log_odds(self._calibration, found.features), found) for found in verified]
        limit = _lowest_top(scored)
        scored += [(min(limit, score), found) for score, found in rest]
        return merge_overlaps([to_reading(found, score) for score, found in scored])

    def candidates(
        self, question: str, passages: Sequence[Passage], *, keep: int = _KEEP, widen: bool = True
    ) -> list[Candidate]:
        """The verified spans with their `VERIFIED_FEATURES`, in no order, `keep` a window."""
        return self._both(question, passages, keep=keep, widen=widen)[0]

    def margins(self, question: str, spans: Sequence[tuple[Passage, int, int]]) -> list[float]:
        """Log-odds of what is read where each span stands: see `SpanReader.margins`."""
        return self._verifier.margins(question, spans)

    def _both(
        self, question: str, passages: Sequence[Passage], *, keep: int = _KEEP, widen: bool
    ) -> tuple[list[Candidate], list[tuple[float, Candidate]]]:
        """Verified candidates, and those the verifier says nothing of with their log-odds."""
        quick = self._reader.candidates(question, passages, widen=widen)
        ranked = sorted(((self._reader.score(one), one) for one in quick), key=_by_score)
        windows = _windows(ranked)
        source = {window.narrow.passage_id: window.source for window in windows}
        narrow = [window.narrow for window in windows]
        deep = self._verifier.candidates(question, narrow, keep=keep, widen=widen)
        verified = [
            replace(
                found,
                passage=source[found.passage.passage_id],
                features=(*found.features, _quick_odds(found, ranked)),
            )
            for found in deep
        ]
        rest = [
            (score if _is_seen(one, score, narrow) else score - _TAKEN, one)
            for score, one in ranked
            if not any(overlap(one, found) for found in verified)
        ]
        return verified, rest


def _is_seen(one: Candidate, score: float, narrow: Sequence[Passage]) -> bool:
    """Whether a candidate was worth a window, had there been one more, or stands in one."""
    return score >= _LEAST_ODDS or any(_within(one, window) for window in narrow)


def _windows(ranked: Sequence[tuple[float, Candidate]]) -> list[_Window]:
    """What the verifier looks at: the surroundings of the best candidates.

    A candidate that stands in a window already gets none of its own; two windows may overlap.
    """
    found: list[_Window] = []
    for score, one in ranked:
        if len(found) == _WINDOWS or (found and score < _LEAST_ODDS):
            break
        if any(_within(one, window.narrow) for window in found):
            continue
        passage = one.passage
        low, high = around(passage.text, one.start - passage.start, one.end - passage.start)
        narrow = replace(
            passage,
            passage_id=f"{passage.passage_id}/{len(found)}",
            start=passage.start + low,
            end=passage.start + high,
            text=passage.text[low:high],
        )
        found.append(_Window(narrow=narrow, source=passage))
    return found


def around(text: str, start: int, end: int, *, most: int = _WINDOW_CHARS) -> tuple[int, int]:
    """The sentences around `text[start:end]`, whole ones, of `most` characters at most.

    The sentence itself is always held; what goes before is taken first, since it tells whom a
    pronoun means.
    """
    sentences = list(split_sentences(text))
    held = [n for n, (a, b) in enumerate(sentences) if a < end and b > start]
    if not held:
        return max(0, start - most // 2), min(len(text), end + most // 2)
    first, last = held[0], held[-1]
    grown = True
    while grown:
        grown = False
        for before, after in ((-1, 0), (0, 1)):
            low, high = first + before, last + after
            inside = low >= 0 and high < len(sentences)
            if inside and sentences[high][1] - sentences[low][0] <= most:
                first, last, grown = low, high, True
    return sentences[first][0], sentences[last][1]


def _by_score(pair: tuple[float, Candidate]) -> tuple[float, str, int, int]:
    score, one = pair
    return -score, one.passage.passage_id, one.start, one.end


def _within(one: Candidate, window: Passage) -> bool:
    same = one.passage.article_id == window.article_id
    return same and window.start <= one.start and one.end <= window.end


def _lowest_top(scored: Sequence[tuple[float, Candidate]]) -> float:
    """The least of the best scores of the verified passages.

    What the verifier says nothing of stands on a scale of its own, and the reader thought less of
    it: it never comes before what was verified.
    """
    best: dict[str, float] = {}
    for score, found in scored:
        key = found.passage.passage_id
        best[key] = max(best.get(key, score), score)
    return min(best.values(), default=0.0)


def _quick_odds(found: Candidate, ranked: Sequence[tuple[float, Candidate]]) -> float:
    """The reader's log-odds of the best of its own candidates that touches this one."""
    touching = (max(_UNSEEN, score) for score, one in ranked if overlap(one, found))
    return next(touching, _UNSEEN)
