"""Messages in, a reply of a GGUF model run in this process out.

The binding is used directly: llama-index's integration writes the prompt in a form of
its own, this one in the form that the model was trained with and its file says.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingImports=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.failures import check_finish
from assistant.llms.held import HeldModel
from assistant.llms.trouble import Trouble, not_installed
from assistant.llms.turns import own_turn
from assistant.protocols import Message
from assistant.records import Usage

_MAGIC = b"GGUF"
_REMEDY = "Set `model` (DATELINE_MODEL) to the path of a GGUF file."


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
        return _HELD.get(self.path, self.context_window)

    def trouble(self) -> Trouble | None:
        """What keeps the model from replying; see `OwnBackend.trouble`. Loads nothing."""
        return not_installed(self.kind, self.module, self.package) or _file_trouble(self.path)


def _file_trouble(path: str) -> Trouble | None:
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        return Trouble(detail=f"{path}: cannot be read ({error.strerror}).", remedy=_REMEDY)
    if head != _MAGIC:
        return Trouble(detail=f"{path}: is no GGUF file.", remedy=_REMEDY)
    return None


def _load(path: str, context_window: int) -> Any:
    """Load a model.

    Raises:
        ModelMissing: llama.cpp cannot, for whatever reason.
    """
    from llama_cpp import Llama

    try:
        return Llama(model_path=path, n_ctx=context_window, n_threads=os.cpu_count(), verbose=False)
    except Exception as error:
        raise ModelMissing(
            f"{path}: llama.cpp cannot load it ({type(error).__name__}). {_REMEDY}"
        ) from None


_HELD = HeldModel(load=_load)
