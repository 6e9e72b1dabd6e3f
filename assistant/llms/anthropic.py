"""Messages in, a reply of Anthropic's service out."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false, reportMissingImports=false

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from assistant.errors import ModelMissing, UsageError
from assistant.llms.base import Transient, from_status
from assistant.llms.openai import check_finish
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import read_usage


@dataclass(frozen=True, slots=True, kw_only=True)
class AnthropicBackend:
    """Implements `assistant.llms.base.Backend` through llama-index's `Anthropic`."""

    model: str
    base_url: str | None
    api_key: SecretStr | None
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model."""
        return f"anthropic:{self.model}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`. The schema is asked for in the prompt only."""
        try:
            import anthropic
            from llama_index.core.llms import ChatMessage
            from llama_index.llms.anthropic import Anthropic
        except ImportError:
            raise ModelMissing(
                "The backend `anthropic` is not installed: pip install 'dateline[anthropic]'."
            ) from None
        if self.api_key is None:
            raise UsageError(
                "The backend `anthropic` needs the setting `api_key` (DATELINE_API_KEY)."
            )
        client = Anthropic(
            model=self.model,
            base_url=self.base_url,
            api_key=self.api_key.get_secret_value(),
            max_tokens=self.reply_tokens,
            temperature=0.0,
            timeout=timeout_s,
            max_retries=0,
        )
        turns = [ChatMessage(role=m.role, content=m.content) for m in messages]
        finish: str | None = None
        usage: Usage | None = None
        try:
            for chunk in client.stream_chat(turns):
                finish = _stop_reason(chunk.raw) or finish
                usage = read_usage(chunk.raw, usage)
                if chunk.delta:
                    yield chunk.delta
        except anthropic.APIStatusError as error:
            retry_after = error.response.headers.get("retry-after")
            raise from_status(error.status_code, retry_after) from None
        except anthropic.APITimeoutError:
            raise Transient("it did not reply in time") from None
        except anthropic.APIConnectionError:
            raise Transient("no connection to Anthropic's service") from None
        except (anthropic.APIError, ValueError) as error:
            raise Transient(f"the reply made no sense ({type(error).__name__})") from None
        check_finish(
            {"max_tokens": "length", "refusal": "content_filter"}.get(finish or "", finish)
        )
        if usage:
            yield usage


def _stop_reason(raw: Any) -> str | None:
    """The reason in a stream's closing event, however deep it lies."""
    if isinstance(raw, Mapping):
        raw_delta = raw.get("delta") or raw
        found = raw_delta.get("stop_reason") if isinstance(raw_delta, Mapping) else None
        return found or getattr(raw_delta, "stop_reason", None)
    return getattr(raw, "stop_reason", None) or getattr(
        getattr(raw, "delta", None), "stop_reason", None
    )
