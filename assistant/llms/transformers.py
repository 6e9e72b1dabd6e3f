"""Messages in, a reply of a local transformers model run in this process out.

The library is used directly: llama-index's integration brings its own copy of the
embedding stack, and does not say why a reply ended.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportPrivateImportUsage=false, reportUnknownParameterType=false

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.failures import check_finish
from assistant.llms.trouble import Trouble
from assistant.llms.turns import own_turn
from assistant.protocols import Message
from assistant.records import Usage

_FILES = ("config.json", "tokenizer_config.json")
_REMEDY = "Set `model` (DATELINE_MODEL) to the folder of a transformers chat model."


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformersBackend:
    """Implements `assistant.llms.base.Backend` with weights from a local folder."""

    path: str
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model folder."""
        return f"transformers:{Path(self.path).name}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`. The schema is asked for in the prompt only."""
        self._check()
        with own_turn(timeout_s):
            tokenizer, model = _tokenizer(self.path), _model(self.path)
            inputs, size = self._prompt(tokenizer, messages)
            run = _Run(model=model, tokenizer=tokenizer, timeout_s=timeout_s)
            yield from run.pieces(inputs, self.reply_tokens)
            if run.error is not None:
                raise ModelUnavailable(f"The model {self.name} failed ({run.error}).")
            made = run.tokens[size:]
            yield Usage(prompt_tokens=size, reply_tokens=len(made))
        check_finish(_finish(made, model, self.reply_tokens))

    def _prompt(self, tokenizer: Any, messages: Sequence[Message]) -> tuple[Any, int]:
        turns = [{"role": m.role, "content": m.content} for m in messages]
        try:
            inputs = tokenizer.apply_chat_template(
                turns, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
        except (ValueError, TypeError) as error:
            raise ModelUnavailable(
                f"{self.path}: the model does not say how a chat is written "
                f"({type(error).__name__}). Set `model` to a model made for chatting."
            ) from None
        size = int(inputs["input_ids"].shape[1])
        if size + self.reply_tokens > self.context_window:
            raise ModelUnavailable(
                f"The prompt has {size} tokens, too many for the setting `context_window`."
            )
        return inputs, size

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, by the model's own vocabulary; loads it on first use."""
        self._check()
        return len(_tokenizer(self.path).encode(text, add_special_tokens=False))

    def _check(self) -> None:
        trouble = self.trouble()
        if trouble is not None:
            raise ModelMissing(str(trouble))

    def trouble(self) -> Trouble | None:
        """What keeps the model from replying; see `OwnBackend.trouble`. Loads nothing."""
        folder = Path(self.path)
        if not folder.is_dir():
            return Trouble(detail=f"{self.path}: there is no such folder.", remedy=_REMEDY)
        lacking = [name for name in _FILES if not (folder / name).is_file()]
        if lacking:
            return Trouble(detail=f"{self.path}: has no {lacking[0]}.", remedy=_REMEDY)
        return None


@dataclass(kw_only=True)
class _Run:
    """One reply in the making, read piece by piece while a thread makes it."""

    model: Any
    tokenizer: Any
    timeout_s: float
    tokens: list[int] = field(default_factory=list[int])
    error: str | None = None

    def pieces(self, inputs: Any, reply_tokens: int) -> Iterator[str]:
        """Yield the text; it ends early, without `tokens`, when nobody reads on."""
        from transformers import TextIteratorStreamer

        streamer: Any = TextIteratorStreamer(
            self.tokenizer, skip_prompt=True, skip_special_tokens=True
        )
        stopped = threading.Event()

        def enough(*_: Any, **__: Any) -> bool:
            return stopped.is_set()

        def make() -> None:
            try:
                output = self.model.generate(
                    **inputs,
                    max_new_tokens=reply_tokens,
                    do_sample=False,
                    max_time=self.timeout_s,
                    streamer=streamer,
                    stopping_criteria=[enough],
                )
                self.tokens = output[0].tolist()
            except Exception as error:
                self.error = type(error).__name__
                streamer.end()

        thread = threading.Thread(target=make, name="dateline-transformers", daemon=True)
        thread.start()
        try:
            yield from (piece for piece in streamer if piece)
        finally:
            stopped.set()
            thread.join()


def _finish(made: list[int], model: Any, reply_tokens: int) -> str | None:
    """Why a reply ended, in OpenAI's words; None when its time was up."""
    ends = model.generation_config.eos_token_id
    known = set(ends) if isinstance(ends, list) else {ends}
    if made and made[-1] in known:
        return "stop"
    return "length" if len(made) >= reply_tokens else None


@lru_cache(maxsize=1)
def _tokenizer(path: str) -> Any:
    from transformers import AutoTokenizer

    return _from_folder(AutoTokenizer, path)


@lru_cache(maxsize=1)
def _model(path: str) -> Any:
    """Load a model once a process; called by whoever has the turn."""
    from transformers import AutoModelForCausalLM

    return _from_folder(AutoModelForCausalLM, path)


def _from_folder(kind: Any, path: str) -> Any:
    """Load from the folder alone.

    Raises:
        ModelMissing: transformers cannot; a damaged file makes it raise anything.
    """
    try:
        return kind.from_pretrained(path, local_files_only=True)
    except Exception as error:
        raise ModelMissing(
            f"{path}: transformers cannot load it ({type(error).__name__}). {_REMEDY}"
        ) from None
