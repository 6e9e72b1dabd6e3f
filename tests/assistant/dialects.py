"""What the three kinds of chat server send, each in its own words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol

PROMPT_TOKENS, REPLY_TOKENS = 812, 43
SAID = "context_length_exceeded for key sk-secret"
"""What a careless server writes into its errors."""


class Dialect(Protocol):
    """Turns the parts of a streamed reply into what goes over the wire."""

    name: str
    suffix: str
    content_type: str

    def opening(self) -> bytes: ...

    def piece(self, text: str) -> bytes: ...

    def closing(self, reason: str, *, counted: bool) -> bytes: ...

    def failure(self) -> bytes:
        """The server reports an error within the stream."""
        ...

    def models(self, names: Sequence[str]) -> tuple[str, Any]:
        """Path and body of the list of models."""
        ...


def _event(data: Any, name: str | None = None) -> bytes:
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {json.dumps(data)}\n\n".encode()


class OpenAIDialect:
    name = "openai"
    suffix = "/v1"
    content_type = "text/event-stream"

    def opening(self) -> bytes:
        return b""

    def piece(self, text: str) -> bytes:
        delta = {"role": "assistant", "content": text}
        return self._chunk([{"index": 0, "delta": delta, "finish_reason": None}])

    def closing(self, reason: str, *, counted: bool) -> bytes:
        last = self._chunk([{"index": 0, "delta": {}, "finish_reason": reason}])
        usage = {
            "prompt_tokens": PROMPT_TOKENS,
            "completion_tokens": REPLY_TOKENS,
            "total_tokens": PROMPT_TOKENS + REPLY_TOKENS,
        }
        return last + (self._chunk([], usage=usage) if counted else b"") + b"data: [DONE]\n\n"

    def failure(self) -> bytes:
        return _event({"error": {"message": SAID, "type": "server_error", "code": None}})

    def models(self, names: Sequence[str]) -> tuple[str, Any]:
        listed = [{"id": name, "object": "model", "owned_by": "us"} for name in names]
        return "/v1/models", {"object": "list", "data": listed}

    def _chunk(self, choices: list[dict[str, Any]], **more: Any) -> bytes:
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m"}
        return _event({**chunk, "choices": choices, **more})


class OllamaDialect:
    name = "ollama"
    suffix = ""
    content_type = "application/x-ndjson"

    def opening(self) -> bytes:
        return b""

    def piece(self, text: str) -> bytes:
        return self._line({"message": {"role": "assistant", "content": text}, "done": False})

    def closing(self, reason: str, *, counted: bool) -> bytes:
        counts = {"prompt_eval_count": PROMPT_TOKENS, "eval_count": REPLY_TOKENS}
        message = {"role": "assistant", "content": ""}
        return self._line({"message": message, "done": True, "done_reason": reason, **counts})

    def failure(self) -> bytes:
        return json.dumps({"error": SAID}).encode() + b"\n"

    def models(self, names: Sequence[str]) -> tuple[str, Any]:
        tagged = [{"name": f"{name}:latest", "model": f"{name}:latest"} for name in names]
        return "/api/tags", {"models": tagged}

    def _line(self, fields: dict[str, Any]) -> bytes:
        head = {"model": "m", "created_at": "2026-01-05T12:00:00Z"}
        return json.dumps({**head, **fields}).encode() + b"\n"


_ANTHROPIC_REASONS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}


class AnthropicDialect:
    name = "anthropic"
    suffix = ""
    content_type = "text/event-stream"

    def opening(self) -> bytes:
        message = {
            "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [],
            "stop_reason": None, "stop_sequence": None,
            "usage": {"input_tokens": PROMPT_TOKENS, "output_tokens": 1},
        }  # fmt: skip
        block = {"type": "text", "text": ""}
        return self._typed("message_start", message=message) + self._typed(
            "content_block_start", index=0, content_block=block
        )

    def piece(self, text: str) -> bytes:
        delta = {"type": "text_delta", "text": text}
        return self._typed("content_block_delta", index=0, delta=delta)

    def closing(self, reason: str, *, counted: bool) -> bytes:
        delta = {"stop_reason": _ANTHROPIC_REASONS[reason], "stop_sequence": None}
        return (
            self._typed("content_block_stop", index=0)
            + self._typed("message_delta", delta=delta, usage={"output_tokens": REPLY_TOKENS})
            + self._typed("message_stop")
        )

    def failure(self) -> bytes:
        return self._typed("error", error={"type": "overloaded_error", "message": SAID})

    def models(self, names: Sequence[str]) -> tuple[str, Any]:
        listed = [{"id": name, "type": "model", "display_name": name} for name in names]
        return "/v1/models", {"data": listed, "has_more": False}

    def _typed(self, kind: str, **fields: Any) -> bytes:
        return _event({"type": kind, **fields}, kind)


OPENAI, OLLAMA, ANTHROPIC = OpenAIDialect(), OllamaDialect(), AnthropicDialect()
DIALECTS: tuple[Dialect, ...] = (OPENAI, OLLAMA, ANTHROPIC)
