"""Peak memory of one large ingest: `python -m bench.memory INDEX ARTICLES`.

The first texts are embedded for real, so that the model's memory counts; the vectors
of the others are random, which takes a quarter of the time and as much memory.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.measure import Steps
from index import IndexSettings, Progress, open_index
from index.embed import OnnxEmbedder
from index.protocols import Vectors

REAL_TEXTS = 1500
POINT_EVERY = 1000
"""Articles between two points of the curve."""


class SampledEmbedder(OnnxEmbedder):
    """Embeds the first texts, and makes up the rest."""

    embedded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length."""
        self.embedded += len(texts)
        if self.embedded <= REAL_TEXTS:
            return super().embed(texts)
        vectors = np.random.default_rng(self.embedded).normal(size=(len(texts), self.dim))
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def main(folder: Path, articles: str) -> None:
    """Ingest, ingest again, print the figures."""
    steps = Steps()
    settings = IndexSettings(index_dir=folder)
    curve: list[tuple[int, float]] = []

    def watch(progress: Progress) -> None:
        last = curve[-1][0] if curve else 0
        if progress.stage == "storing" and progress.done - last >= POINT_EVERY:
            curve.append((progress.done, peak_mb()))

    with open_index(settings, embedder=SampledEmbedder(settings)) as index:
        report = steps.take("ingest", lambda: index.ingest([articles], progress=watch))
        steps.figures["passages"] = report.passages
        again = steps.take("resync", lambda: index.ingest([articles]))
        steps.figures["unchanged"] = len(again.unchanged)
        steps.figures["embedded_again"] = again.passages
    steps.figures["curve"] = curve
    steps.finish(folder)


def peak_mb() -> float:
    """Most memory that this process has had, its workers aside."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
