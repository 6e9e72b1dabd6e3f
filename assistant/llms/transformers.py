"""Messages in, a reply of a local transformers model run in this process out."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportPrivateImportUsage=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.protocols import Message
from assistant.records import Usage


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
        """Make one attempt; see `Backend.attempt`. The reply comes in one piece."""
        tokenizer, model = _load(self.path)
        turns = [{"role": m.role, "content": m.content} for m in messages]
        try:
            inputs = tokenizer.apply_chat_template(
                turns, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
            size = inputs["input_ids"].shape[1]
            if size + self.reply_tokens > self.context_window:
                raise ModelUnavailable(
                    f"The prompt has {size} tokens, too many for the setting `context_window`."
                )
            output = model.generate(
                **inputs, max_new_tokens=self.reply_tokens, do_sample=False, max_time=timeout_s
            )
        except (ValueError, RuntimeError, TypeError) as error:
            raise ModelUnavailable(
                f"The model {self.name} failed ({type(error).__name__})."
            ) from None
        made = output[0][size:]
        if len(made) >= self.reply_tokens:
            raise ModelUnavailable(
                "The language model's reply ran into its limit. Raise the setting `reply_tokens`."
            )
        yield str(tokenizer.decode(made, skip_special_tokens=True))
        yield Usage(prompt_tokens=size, reply_tokens=len(made))


@lru_cache(maxsize=1)
def _load(path: str) -> tuple[Any, Any]:
    """Load tokenizer and model once a process, from the folder alone.

    Raises:
        ModelMissing: The folder is not there or not a chat model.
    """
    if not Path(path).is_dir():
        raise ModelMissing(f"{path}: no such folder. Set `model` to the path of a local model.")
    from transformers import AutoModelForCausalLM, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(path, local_files_only=True)
        model = AutoModelForCausalLM.from_pretrained(path, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelMissing(
            f"{path}: transformers cannot load it ({type(error).__name__})."
        ) from None
    return tokenizer, model
