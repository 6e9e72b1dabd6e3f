"""Messages in, a reply of an OpenAI-compatible server out (OpenAI, vLLM, Ollama, llama.cpp)."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from assistant.llms.failures import Transient, from_status
from assistant.llms.hosted import HostedBackend

if TYPE_CHECKING:
    from llama_index.core.llms import ChatMessage, ChatResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAIBackend(HostedBackend):
    """Speaks through llama-index's `OpenAILike`."""

    kind: ClassVar[str] = "openai"
    home: ClassVar[str] = "https://api.openai.com/v1"
    example: ClassVar[str] = "gpt-4o-mini or qwen2.5"
    module: ClassVar[str] = "llama_index.llms.openai_like"
    package: ClassVar[str] = "llama-index-llms-openai-like"
    models_path: ClassVar[str] = "/models"

    def _chunks(
        self, turns: list[ChatMessage], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[ChatResponse]:
        import httpx
        from llama_index.llms.openai_like import OpenAILike

        # The connection is closed as soon as nobody reads on, so that the server stops, too.
        with httpx.Client(timeout=timeout_s) as connection:
            client = OpenAILike(
                model=self.model,
                api_base=self.address,
                # A local server wants no key, but the client insists on one.
                api_key=self._key() or "none",
                is_chat_model=True,
                context_window=self.context_window,
                max_tokens=self.reply_tokens,
                temperature=0.0,
                timeout=timeout_s,
                max_retries=0,  # `PatientLLM` alone decides about another try
                http_client=connection,  # pyright: ignore[reportCallIssue]  # passed on unlisted
            )
            counted = {"stream_options": {"include_usage": True}}
            yield from client.stream_chat(turns, **_enforced(schema), **counted)

    def _finish(self, raw: object) -> str | None:
        choices = getattr(raw, "choices", None)
        return getattr(choices[0], "finish_reason", None) if choices else None

    def _explain(self, error: Exception) -> Exception | None:
        import openai

        if isinstance(error, openai.APIStatusError):
            return from_status(error.status_code, error.response.headers.get("retry-after"))
        if isinstance(error, openai.APITimeoutError):
            return Transient("it did not reply in time")
        if isinstance(error, openai.APIConnectionError):
            return self._unreachable()
        return None


def _enforced(schema: Mapping[str, Any] | None) -> dict[str, Any]:
    if schema is None:
        return {}
    form = {"name": "reply", "strict": True, "schema": dict(schema)}
    return {"response_format": {"type": "json_schema", "json_schema": form}}
