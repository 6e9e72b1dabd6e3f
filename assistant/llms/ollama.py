"""Messages in, a reply of an Ollama server out, through its own interface."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false, reportMissingImports=false

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import ModelMissing
from assistant.llms.base import Transient, from_status
from assistant.llms.openai import check_finish
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import read_usage


@dataclass(frozen=True, slots=True, kw_only=True)
class OllamaBackend:
    """Implements `assistant.llms.base.Backend` through llama-index's `Ollama`."""

    model: str
    base_url: str
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model."""
        return f"ollama:{self.model}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`."""
        try:
            import httpx
            import ollama
            from llama_index.core.llms import ChatMessage
            from llama_index.llms.ollama import Ollama
        except ImportError:
            raise ModelMissing(
                "The backend `ollama` is not installed: pip install 'dateline[ollama]', or use "
                "`llm=openai` with `base_url` http://127.0.0.1:11434/v1."
            ) from None
        client = Ollama(
            model=self.model,
            base_url=self.base_url,
            context_window=self.context_window,
            request_timeout=timeout_s,
            temperature=0.0,
            additional_kwargs={"num_predict": self.reply_tokens},
            json_mode=False,
        )
        turns = [ChatMessage(role=m.role, content=m.content) for m in messages]
        extra = {"format": dict(schema)} if schema else {}
        finish: str | None = None
        usage: Usage | None = None
        try:
            for chunk in client.stream_chat(turns, **extra):
                raw: Any = chunk.raw
                finish = _field(raw, "done_reason") or finish
                usage = read_usage(raw, usage)
                if chunk.delta:
                    yield chunk.delta
        except ollama.ResponseError as error:
            raise from_status(error.status_code) from None
        except httpx.TimeoutException:
            raise Transient("it did not reply in time") from None
        except (httpx.HTTPError, ConnectionError):
            raise Transient(f"no connection to {self.base_url} (setting `base_url`)") from None
        except ValueError as error:
            raise Transient(f"the reply made no sense ({type(error).__name__})") from None
        check_finish(finish)
        if usage:
            yield usage


def _field(raw: Any, name: str) -> str | None:
    value = raw.get(name) if hasattr(raw, "get") else getattr(raw, name, None)
    return str(value) if value else None
