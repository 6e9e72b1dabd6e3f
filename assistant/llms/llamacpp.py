"""Messages in, a reply of a GGUF model run in this process out.

The binding is used directly: llama-index's integration writes the prompt in a form of
its own, this one in the form that the model was trained with and its file says.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingImports=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import atexit
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.base import check_finish
from assistant.llms.trouble import Trouble, not_installed
from assistant.llms.turns import own_turn
from assistant.protocols import Message
from assistant.records import Usage

_MAGIC = b"GGUF"
_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class LlamaCppBackend:
    """Implements `assistant.llms.base.Backend` through llama.cpp's Python binding."""

    kind: ClassVar[str] = "llamacpp"
    module: ClassVar[str] = "llama_cpp"
    package: ClassVar[str] = "'dateline[llamacpp]'"

    path: str
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model file."""
        return f"llamacpp:{Path(self.path).name}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`. A grammar enforces the schema."""
        form = {"type": "json_object", "schema": dict(schema)} if schema else None
        finish: str | None = None
        made = 0
        ends = time.monotonic() + timeout_s
        with own_turn(timeout_s):
            model = self._loaded()
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
                        made += 1
                        yield piece
                    if time.monotonic() > ends:
                        break
            except (ValueError, RuntimeError) as error:
                raise ModelUnavailable(
                    f"The model {self.name} failed ({type(error).__name__}). If the prompt was "
                    "too long, lower the setting `context_window`."
                ) from None
            # Each piece is one token, and the last one is never read again.
            yield Usage(prompt_tokens=max(0, model.n_tokens - made), reply_tokens=made)
        check_finish(finish)

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, by the model's own vocabulary; loads the model on first use."""
        return len(self._loaded().tokenize(text.encode(), add_bos=False))

    def _loaded(self) -> Any:
        trouble = self.trouble()
        if trouble is not None:
            raise ModelMissing(str(trouble))
        return _load(self.path, self.context_window)

    def trouble(self) -> Trouble | None:
        """What keeps the model from replying; see `OwnBackend.trouble`. Loads nothing."""
        return not_installed(self.kind, self.module, self.package) or _file_trouble(self.path)


def _file_trouble(path: str) -> Trouble | None:
    remedy = "Set `model` (DATELINE_MODEL) to the path of a GGUF file."
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        return Trouble(detail=f"{path}: cannot be read ({error.strerror}).", remedy=remedy)
    if head != _MAGIC:
        return Trouble(detail=f"{path}: is no GGUF file.", remedy=remedy)
    return None


def _load(path: str, context_window: int) -> Any:
    """The model, loaded once a process however many ask for it."""
    with _LOADING:
        return _open(path, context_window)


@lru_cache(maxsize=1)
def _open(path: str, context_window: int) -> Any:
    from llama_cpp import Llama

    try:
        model = Llama(
            model_path=path, n_ctx=context_window, n_threads=os.cpu_count(), verbose=False
        )
    except (ValueError, RuntimeError) as error:
        raise ModelMissing(f"{path}: llama.cpp cannot read it ({type(error).__name__}).") from None
    # Left to the interpreter's end it finds parts of its library gone and complains.
    atexit.register(model.close)
    return model
