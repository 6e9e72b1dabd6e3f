# pyright: basic
"""Any sentence-transformers model → the `Embedder` protocol."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embed_files import sha256_of
from index.errors import ModelMissing
from index.protocols import Vectors

BATCH_TEXTS = 32
_DEFAULT_MAX_TOKENS = 256


class SentenceTransformersEmbedder:
    """A model by path or by name; torch is imported when it is first needed."""

    def __init__(self, name: str) -> None:
        """Take a folder, or the name of a model that sentence-transformers finds.

        Raises:
            ModelMissing: The name looks like a folder that does not exist.
        """
        self._name = name
        self._folder = Path(name).expanduser()
        if not self._folder.is_dir() and (name.startswith((".", "/", "~")) or name.count("/") > 1):
            raise ModelMissing(f"{name}: no such folder. Check DATELINE_EMBEDDER.")
        self._loaded: Any = None
        self._fingerprint: str | None = None

    @property
    def fingerprint(self) -> str:
        """For a folder a hash of its files; for a name the name and a hash of the weights."""
        if self._fingerprint is None:
            if self._folder.is_dir():
                digest = _hash_folder(self._folder)
                self._fingerprint = f"sentence-transformers/{self._folder.name}/{digest}"
            else:
                digest = _hash_weights(self._model)
                self._fingerprint = f"sentence-transformers/{self._name}/{digest}"
        return self._fingerprint

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    @property
    def max_tokens(self) -> int:
        """Word pieces read of one text, special ones included."""
        return int(self._model.max_seq_length or _DEFAULT_MAX_TOKENS)

    def count_tokens(self, text: str) -> int:
        """Number of word pieces of `text`, special ones left out."""
        return len(self._model.tokenizer.encode(text, add_special_tokens=False, verbose=False))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts in order; float32 [len(texts), dim], unit length."""
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        vectors = self._model.encode(
            list(texts),
            batch_size=BATCH_TEXTS,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, dtype=np.float32)

    @property
    def _model(self) -> Any:
        if self._loaded is None:
            try:
                from sentence_transformers import SentenceTransformer

                self._loaded = SentenceTransformer(
                    str(self._folder) if self._folder.is_dir() else self._name, device="cpu"
                )
            except (ImportError, OSError, ValueError) as error:
                raise ModelMissing(
                    f"{self._name}: sentence-transformers cannot load this model ({error}). Check "
                    "DATELINE_EMBEDDER, or download the model to a folder and name that."
                ) from error
        return self._loaded


def _hash_folder(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".json", ".txt", ".safetensors", ".bin", ".model"}:
            digest.update(f"{path.relative_to(folder)}\0{sha256_of(path)}\0".encode())
    return digest.hexdigest()[:16]


def _hash_weights(model: Any) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()[:16]
