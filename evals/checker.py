"""The built-in reader as a judge of whether quotes support a claim.

It reads the quotes alone: if they make it give the answer that the claim gives, they
support the claim. That is an estimate, from the very model that may have written the
answer, so it is reported apart from the measured scores and never gated.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.protocols import Reader
from assistant.settings import Settings
from evals.metrics.answers import token_f1
from evals.metrics.citations import Checker
from evals.metrics.match import states
from index.records import Passage

_SAME_F1 = 0.5
# A quote that supports an answer need not be one that the reader would answer with.
_OF_OWN = 0.55


def open_checker(settings: Settings) -> Checker:
    """The reader that the settings name, as a checker."""
    from assistant.wiring import load_reader

    reader, shown_from = load_reader(settings)
    own = getattr(reader, "threshold", None)
    return make_checker(reader, shown_from if own is None else _OF_OWN * own)


def make_checker(reader: Reader, threshold: float) -> Checker:
    """Judge by `reader`: a reading counts from the probability `threshold`."""

    @cache
    def readings(question: str, evidence: str) -> tuple[str, ...]:
        passage = Passage(
            passage_id="quotes",
            article_id="quotes",
            ordinal=0,
            start=0,
            end=len(evidence),
            text=evidence,
        )
        found = reader.read(question, [passage])
        return tuple(reading.text for reading in found if reading.probability >= threshold)

    def supports(question: str, claim: str, quotes: Sequence[str]) -> bool:
        if any(quote.strip() == claim.strip() for quote in quotes):
            return True
        found = readings(question, " ".join(quotes))
        return any(_agree(claim, reading) for reading in found)

    return supports


def _agree(claim: str, reading: str) -> bool:
    return (
        states(claim, reading) or states(reading, claim) or token_f1(claim, [reading]) >= _SAME_F1
    )
