"""Texts → vectors, computed in the background while the next articles are read and cut.

Nothing is embedded twice: neither what the catalogue has, nor a text that waits already.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue
from index.closing import Closing
from index.protocols import Embedder, Vectors

GROUP = 32
"""Texts handed to the embedder together: enough for all of its threads."""


class EmbeddingAhead(Closing):
    """The vectors of articles that are on their way into the catalogue.

    Used by one thread; another one, its own, does the work.
    """

    def __init__(self, embedder: Embedder, catalogue: Catalogue) -> None:
        """Start with nothing to embed."""
        self._embedder = embedder
        self._catalogue = catalogue
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embedding-ahead")
        self._waiting: dict[str, str] = {}
        self._begun: dict[str, tuple[Future[Vectors], int]] = {}

    def want(self, texts: Mapping[str, str]) -> None:
        """Have texts embedded, given by embed key, as soon as the thread gets to them."""
        self._known(texts)
        if len(self._waiting) >= GROUP:
            self._begin()

    def take(self, texts: Mapping[str, str]) -> dict[str, NDArray[np.float32]]:
        """Vectors by embed key, waiting for those that are not ready.

        They are forgotten here: the caller puts them into the catalogue.
        """
        # Asked again: what the catalogue had may have been retired since the text was wanted.
        vectors = self._known(texts)
        if self._waiting.keys() & texts.keys():
            self._begin()
        for key in texts.keys() & self._begun.keys():
            future, place = self._begun.pop(key)
            vectors[key] = future.result()[place]
        return vectors

    def close(self) -> None:
        """Let go of what nobody took."""
        self._thread.shutdown(cancel_futures=True)

    def _known(self, texts: Mapping[str, str]) -> dict[str, NDArray[np.float32]]:
        """Vectors that the catalogue has; texts that are nowhere yet begin to wait."""
        unknown = [key for key in texts if key not in self._waiting and key not in self._begun]
        known = self._catalogue.known_vectors(unknown)
        self._waiting.update((key, texts[key]) for key in unknown if key not in known)
        return known

    def _begin(self) -> None:
        keys, texts = list(self._waiting), list(self._waiting.values())
        future = self._thread.submit(self._embedder.embed, texts)
        self._begun.update((key, (future, place)) for place, key in enumerate(keys))
        self._waiting = {}
