"""Messages in, a reply of an OpenAI-compatible server out (OpenAI, vLLM, Ollama, llama.cpp)."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.base import Transient, from_status
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import read_usage

if TYPE_CHECKING:
    from llama_index.llms.openai_like import OpenAILike


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAIBackend:
    """Implements `assistant.llms.base.Backend` through llama-index's `OpenAILike`."""

    model: str
    base_url: str | None
    api_key: SecretStr | None
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model."""
        return f"openai:{self.model}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`."""
        import openai
        from llama_index.core.llms import ChatMessage

        turns = [ChatMessage(role=m.role, content=m.content) for m in messages]
        finish: str | None = None
        usage: Usage | None = None
        counted = {"stream_options": {"include_usage": True}}
        try:
            for chunk in self._client(timeout_s).stream_chat(turns, **_enforced(schema), **counted):
                finish = _finish_reason(chunk.raw) or finish
                usage = read_usage(chunk.raw, usage)
                if chunk.delta:
                    yield chunk.delta
        except openai.APIStatusError as error:
            retry_after = error.response.headers.get("retry-after")
            raise from_status(error.status_code, retry_after) from None
        except openai.APITimeoutError:
            raise Transient("it did not reply in time") from None
        except openai.APIConnectionError:
            where = self.base_url or "api.openai.com"
            raise Transient(f"no connection to {where} (setting `base_url`)") from None
        except (openai.APIError, ValueError) as error:
            raise Transient(f"the reply made no sense ({type(error).__name__})") from None
        check_finish(finish)
        if usage:
            yield usage

    def _client(self, timeout_s: float) -> OpenAILike:
        try:
            from llama_index.llms.openai_like import OpenAILike
        except ImportError:
            raise ModelMissing(
                "The backend `openai` needs llama-index-llms-openai-like: "
                "pip install llama-index-llms-openai-like"
            ) from None
        return OpenAILike(
            model=self.model,
            api_base=self.base_url or "https://api.openai.com/v1",
            # A local server wants no key, but the client insists on one.
            api_key=self.api_key.get_secret_value() if self.api_key else "none",
            is_chat_model=True,
            context_window=self.context_window,
            max_tokens=self.reply_tokens,
            temperature=0.0,
            timeout=timeout_s,
            max_retries=0,  # `PatientLLM` alone decides about another try
        )


def check_finish(finish: str | None) -> None:
    """Refuse a reply that the server did not end properly.

    Raises:
        Transient: The stream was cut.
        ModelUnavailable: The reply ran into its limit, or was withheld.
    """
    if finish is None:
        raise Transient("its reply was cut off")
    if finish == "length":
        raise ModelUnavailable(
            "The language model's reply ran into its limit. Raise the setting `reply_tokens`."
        )
    if finish == "content_filter":
        raise ModelUnavailable("The language model's server withheld the reply.")


def _enforced(schema: Mapping[str, Any] | None) -> dict[str, Any]:
    if schema is None:
        return {}
    form = {"name": "reply", "strict": True, "schema": dict(schema)}
    return {"response_format": {"type": "json_schema", "json_schema": form}}


def _finish_reason(raw: object) -> str | None:
    choices = getattr(raw, "choices", None)
    return getattr(choices[0], "finish_reason", None) if choices else None
