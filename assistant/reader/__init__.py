"""The built-in extractive reader: finds the span of a passage that answers, or none.

`VerifiedReader.load()` is the reader with its verifier behind it, `SpanReader.load()` the reader
alone; both need onnxruntime and tokenizers only. Training and export need torch, transformers and
onnx, which `train`, `model`, `mpnet`, `smooth` and `export` import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.reader.reader import SpanReader
    from assistant.reader.verified import VerifiedReader

__all__ = ["SpanReader", "VerifiedReader"]


def __getattr__(name: str) -> Any:
    # onnxruntime takes a quarter of a second to import: only for those who read.
    if name == "SpanReader":
        from assistant.reader.reader import SpanReader

        return SpanReader
    if name == "VerifiedReader":
        from assistant.reader.verified import VerifiedReader

        return VerifiedReader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
