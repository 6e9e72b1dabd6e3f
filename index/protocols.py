"""The seams of the index: what an embedder and a retriever must offer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.records import Hit

Vectors = NDArray[np.float32]
"""Embeddings, float32 [n, dim], each row of unit length."""


class Embedder(Protocol):
    """Turns text into vectors; query and passage share one space."""

    @property
    def fingerprint(self) -> str:
        """Identifies model, weights and precision; stored with the index."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Word pieces read of one text; what is beyond is not seen."""
        ...

    def count_tokens(self, text: str) -> int:
        """Number of word pieces of `text`, special ones left out."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts in order; float32 [len(texts), dim], unit length."""
        ...


class Retriever(Protocol):
    """Finds passages for a query."""

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Return at most `k` hits, best first; empty when nothing matches.

        With `since` or `until` only articles with a known reference date inside
        the range (both ends included) are searched.
        """
        ...
