"""A sentence that settles a yes/no question, with what settles it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.evidence import Sentence
from assistant.records import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A sentence that settles a question, for yes where `positive`.

    `stretch` is the part of it that does; `probability` (0-1) the reader's of the parties.
    """

    sentence: Sentence
    evidence: Evidence
    positive: bool
    probability: float
    stretch: str
