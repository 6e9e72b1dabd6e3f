"""Messages in, a reply of a GGUF model run in this process out."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingImports=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.base import check_finish
from assistant.protocols import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class LlamaCppBackend:
    """Implements `assistant.llms.base.Backend` through llama.cpp's Python binding."""

    path: str
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model file."""
        return f"llamacpp:{Path(self.path).name}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str]:
        """Make one attempt; see `Backend.attempt`. A grammar enforces the schema."""
        model = _load(self.path, self.context_window)
        form = {"type": "json_object", "schema": dict(schema)} if schema else None
        finish: str | None = None
        try:
            chunks = model.create_chat_completion(
                messages=[{"role": m.role, "content": m.content} for m in messages],
                response_format=form,
                max_tokens=self.reply_tokens,
                temperature=0.0,
                stream=True,
            )
            for chunk in chunks:
                choice = chunk["choices"][0]
                finish = choice.get("finish_reason") or finish
                piece = choice["delta"].get("content")
                if piece:
                    yield piece
        except (ValueError, RuntimeError) as error:
            raise ModelUnavailable(
                f"The model {self.name} failed ({type(error).__name__}). If the prompt was too "
                "long, lower the setting `context_window`."
            ) from None
        check_finish(finish)


@lru_cache(maxsize=1)
def _load(path: str, context_window: int) -> Any:
    """Load a model once a process.

    Raises:
        ModelMissing: The binding or the file is not there.
    """
    try:
        from llama_cpp import Llama
    except ImportError:
        raise ModelMissing(
            "The backend `llamacpp` is not installed: pip install 'dateline[llamacpp]'."
        ) from None
    if not Path(path).is_file():
        raise ModelMissing(f"{path}: no such file. Set `model` to the path of a GGUF file.")
    try:
        return Llama(model_path=path, n_ctx=context_window, n_threads=os.cpu_count(), verbose=False)
    except (ValueError, RuntimeError) as error:
        raise ModelMissing(f"{path}: llama.cpp cannot read it ({type(error).__name__}).") from None
