"""What a model server says of a call, or failing that the texts, to tokens used.

Servers name the same two counts differently and give them at different places of a
stream; a count that no server gave is estimated, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from assistant.protocols import Message
from assistant.records import Usage

_CHARACTERS = 4
"""Characters of a token, roughly, in English text."""
_PROMPT = ("prompt_tokens", "input_tokens", "prompt_eval_count")
_REPLY = ("completion_tokens", "output_tokens", "eval_count")


@dataclass
class Meter:
    """Adds up the calls that one answer took; `total` is None while there was none."""

    calls: list[Usage] = field(default_factory=list[Usage])

    @property
    def total(self) -> Usage | None:
        """All calls together; estimated as soon as one of them is."""
        if not self.calls:
            return None
        return Usage(
            prompt_tokens=sum(call.prompt_tokens for call in self.calls),
            reply_tokens=sum(call.reply_tokens for call in self.calls),
            estimated=any(call.estimated for call in self.calls),
        )


def read_usage(raw: object, before: Usage | None = None) -> Usage | None:
    """The counts in a chunk of a stream, added to what earlier chunks said.

    Understands OpenAI (`usage.prompt_tokens`), Anthropic (`message.usage.input_tokens`
    at the start, `usage.output_tokens` at the end) and Ollama (`prompt_eval_count`).

    Args:
        raw: The chunk as the client library gives it, an object or a mapping.
        before: What is known so far. Counts are running totals, so the larger one holds.

    Returns:
        None as long as no count was given.
    """
    usage = _get(raw, "usage")
    holders = (raw, usage, _get(_get(raw, "message"), "usage"))
    prompt = max((_count(holder, _PROMPT) for holder in holders), default=0)
    reply = max((_count(holder, _REPLY) for holder in holders), default=0)
    if not prompt and not reply:
        return before
    return Usage(
        prompt_tokens=max(prompt, before.prompt_tokens if before else 0),
        reply_tokens=max(reply, before.reply_tokens if before else 0),
    )


def _get(holder: object, name: str) -> object:
    if isinstance(holder, Mapping):
        return cast("Mapping[str, Any]", holder).get(name)
    return getattr(holder, name, None)


def _count(holder: object, names: Sequence[str]) -> int:
    found = (_get(holder, name) for name in names)
    return next((count for count in found if isinstance(count, int) and count > 0), 0)


def estimate_usage(messages: Sequence[Message], reply: str) -> Usage:
    """Tokens of a call by the length of its texts, four characters to one."""
    asked = sum(len(message.content) for message in messages)
    return Usage(
        prompt_tokens=-(-asked // _CHARACTERS),
        reply_tokens=-(-len(reply) // _CHARACTERS),
        estimated=True,
    )
