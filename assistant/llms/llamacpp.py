"""Messages in, a reply of a GGUF model run in this process out.

The binding is used directly: llama-index's integration writes the prompt in a form of
its own, this one in the form that the model was trained with and its file says.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingImports=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.base import check_finish
from assistant.llms.turns import own_turn
from assistant.protocols import Message
from assistant.records import Usage

_MAGIC = b"GGUF"
_LOADING = threading.Lock()


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
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`. A grammar enforces the schema."""
        form = {"type": "json_object", "schema": dict(schema)} if schema else None
        finish: str | None = None
        made = 0
        ends = time.monotonic() + timeout_s
        with own_turn(timeout_s):
            model = _load(self.path, self.context_window)
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
        model = _load(self.path, self.context_window)
        return len(model.tokenize(text.encode(), add_bos=False))

    def problem(self) -> str | None:
        """What keeps the model from replying, with the remedy; None when nothing is seen."""
        try:
            check_gguf(self.path)
        except ModelMissing as error:
            return str(error)
        return None


def check_gguf(path: str) -> None:
    """Look at a model's file without loading it.

    Raises:
        ModelMissing: The binding or the file is not there, or it is no GGUF file.
    """
    if find_spec("llama_cpp") is None:
        raise ModelMissing(
            "The backend `llamacpp` is not installed: pip install 'dateline[llamacpp]'."
        )
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise ModelMissing(
            f"{path}: cannot be read ({error.strerror}). Set `model` to the path of a GGUF file."
        ) from None
    if head != _MAGIC:
        raise ModelMissing(f"{path}: not a GGUF file. Set `model` to the path of one.")


def _load(path: str, context_window: int) -> Any:
    """The model, loaded once a process however many ask for it."""
    with _LOADING:
        return _open(path, context_window)


@lru_cache(maxsize=1)
def _open(path: str, context_window: int) -> Any:
    check_gguf(path)
    from llama_cpp import Llama

    try:
        return Llama(model_path=path, n_ctx=context_window, n_threads=os.cpu_count(), verbose=False)
    except (ValueError, RuntimeError) as error:
        raise ModelMissing(f"{path}: llama.cpp cannot read it ({type(error).__name__}).") from None
