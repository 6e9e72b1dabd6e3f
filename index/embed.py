# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
"""Text → vectors: the built-in MiniLM through ONNX Runtime, or any other model by name.

Torch is never imported to embed with the built-in model. It is needed once, in
a process of its own, to export the published weights (`embed_export`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.embed_files import BUILT_IN, PUBLISHED_SHA256, model_files
from index.errors import ModelMissing
from index.protocols import Embedder, Vectors
from index.settings import IndexSettings

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

BATCH_TOKENS = 4096
"""Word pieces of one batch, padding included: bounds the memory of a batch of long texts."""
BATCH_TEXTS = 64


def open_embedder(settings: IndexSettings) -> Embedder:
    """Choose the embedder that the settings name; heavy parts are loaded at first use.

    Raises:
        ModelMissing: The model is neither built in nor installed nor in a folder.
    """
    if settings.embedder == BUILT_IN:
        return OnnxEmbedder(settings)
    from index.embed_st import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(settings.embedder)


class OnnxEmbedder:
    """all-MiniLM-L6-v2: 384 dimensions, the first 256 word pieces of a text.

    One search query takes 4 to 8 ms. Precision `int8` is about twice as fast as
    `fp32`, at a mean cosine of 0.995 to it.
    """

    dim = 384
    max_tokens = 256

    def __init__(self, settings: IndexSettings, *, threads: int = 0) -> None:
        """Prepare the embedder; nothing is loaded yet.

        Args:
            settings: Names the cache and the precision.
            threads: Threads of one computation; 0 for one a core. ONNX Runtime's own choice
                leaves half of the cores of some virtual machines idle.
        """
        self._settings = settings
        self._threads = threads
        self._loaded: tuple[Tokenizer, onnxruntime.InferenceSession] | None = None
        self._counter: Tokenizer | None = None

    @property
    def fingerprint(self) -> str:
        """Model, precision and the first digits of the hash of the weights."""
        return f"all-MiniLM-L6-v2/{self._settings.precision}/{PUBLISHED_SHA256['model'][:12]}/1"

    def count_tokens(self, text: str) -> int:
        """Number of word pieces of `text`, special ones left out."""
        if self._counter is None:
            self._counter = _open_tokenizer(model_files(self._settings).tokenizer, None)
        return len(self._counter.encode(text, add_special_tokens=False).ids)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts in order; float32 [len(texts), 384], unit length, [0, 384] for none."""
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        tokenizer, session = self._load()
        encodings = tokenizer.encode_batch(list(texts))
        tokens = [encoding.ids for encoding in encodings]
        # Padding is work thrown away: texts of one length go together.
        order = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        for batch in _batches(order, tokens):
            vectors[batch] = _run(session, [tokens[index] for index in batch])
        return vectors

    def _load(self) -> tuple[Tokenizer, onnxruntime.InferenceSession]:
        if self._loaded is None:
            files = model_files(self._settings)
            tokenizer = _open_tokenizer(files.tokenizer, self.max_tokens)
            self._loaded = tokenizer, _open_session(files.weights, self._threads)
        return self._loaded


def _open_tokenizer(path: Path, max_tokens: int | None) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    # The published file cuts and pads to 128, which is not how the model was measured.
    tokenizer.no_padding()
    if max_tokens is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(max_length=max_tokens)
    return tokenizer


def _open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or os.cpu_count() or 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads would take the cores from parsing and from other processes.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime's own exceptions share no public base class
        raise ModelMissing(
            f"{path}: the embedding model cannot be loaded ({error}). Delete its folder: it is "
            "made again at the next start."
        ) from error


def _batches(order: Sequence[int], tokens: Sequence[Sequence[int]]) -> list[list[int]]:
    """Cut texts in order of length into batches of at most BATCH_TEXTS and BATCH_TOKENS."""
    batches: list[list[int]] = []
    for index in order:
        full = (
            not batches
            or len(batches[-1]) >= BATCH_TEXTS
            or (len(batches[-1]) + 1) * len(tokens[index]) > BATCH_TOKENS
        )
        if full:
            batches.append([])
        batches[-1].append(index)
    return batches


def _run(
    session: onnxruntime.InferenceSession, tokens: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    width = max(len(ids) for ids in tokens)
    ids = np.zeros((len(tokens), width), dtype=np.int64)
    mask = np.zeros((len(tokens), width), dtype=np.int64)
    for row, one in enumerate(tokens):
        ids[row, : len(one)] = one
        mask[row, : len(one)] = 1
    output: Any = session.run(["embedding"], {"input_ids": ids, "attention_mask": mask})[0]
    return np.asarray(output, dtype=np.float32)
