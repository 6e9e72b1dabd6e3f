# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
"""Text → vectors: the built-in MiniLM through ONNX Runtime, or any other model by name.

Torch is never imported to embed with the built-in model. It is needed once, in
a process of its own, to export the published weights (`embed_export`).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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

SLOW_FUSION = "SkipLayerNormFusion"
"""ONNX Runtime's fused sum and layer norm, which takes seven times as long as the two apart.

Measured with 1.31.1 on a processor with AVX-512: 4.2 ns a value fused, 0.6 ns apart, which is
a quarter of the whole model's time. Not reported upstream yet.
"""


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

    Precision `int8` is about twice as fast as `fp32`, at a mean cosine of 0.994 to it.
    A text is embedded alone, so its vector depends on nothing else.
    """

    dim = 384
    max_tokens = 256

    def __init__(self, settings: IndexSettings, *, threads: int = 0) -> None:
        """Prepare the embedder; nothing is loaded yet.

        Args:
            settings: Names the cache and the precision.
            threads: Texts embedded at a time; 0 for one a core.
        """
        self._settings = settings
        self._threads = threads or os.cpu_count() or 1
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
        tokens = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
        if len(tokens) == 1:
            return _run(session, tokens[0])
        vectors = np.empty((len(tokens), self.dim), dtype=np.float32)

        def embed_one(index: int) -> None:
            vectors[index] = _run(session, tokens[index])

        # The long ones first: none is left over while the other threads have nothing to do.
        order = sorted(range(len(tokens)), key=lambda index: -len(tokens[index]))
        with ThreadPoolExecutor(self._threads, thread_name_prefix="embedding") as pool:
            deque(pool.map(embed_one, order), maxlen=0)
        return vectors

    def _load(self) -> tuple[Tokenizer, onnxruntime.InferenceSession]:
        if self._loaded is None:
            files = model_files(self._settings)
            tokenizer = _open_tokenizer(files.tokenizer, self.max_tokens)
            self._loaded = tokenizer, _open_session(files.weights)
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


def _open_session(path: Path) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Texts are embedded side by side: sharing one among threads leaves them waiting for
    # each other, and a batch of several outgrows the processor's cache.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path),
            sess_options=options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[SLOW_FUSION],
        )
    except Exception as error:  # onnxruntime's own exceptions share no public base class
        raise ModelMissing(
            f"{path}: the embedding model cannot be loaded ({error}). Delete its folder: it is "
            "made again at the next start."
        ) from error


def _run(session: onnxruntime.InferenceSession, tokens: Sequence[int]) -> NDArray[np.float32]:
    ids = np.array([tokens], dtype=np.int64)
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    output: Any = session.run(["embedding"], inputs)[0]
    return np.asarray(output, dtype=np.float32)
