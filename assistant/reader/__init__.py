"""The built-in extractive reader: finds the span of a passage that answers, or none.

`SpanReader.load()` needs onnxruntime and tokenizers alone. Training and export need torch,
transformers and onnx, which only `train`, `model` and `export` import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.reader.reader import SpanReader

__all__ = ["SpanReader"]


def __getattr__(name: str) -> Any:
    # onnxruntime takes a quarter of a second to import: only for those who read.
    if name == "SpanReader":
        from assistant.reader.reader import SpanReader

        return SpanReader
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
