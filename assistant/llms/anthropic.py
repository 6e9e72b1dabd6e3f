"""Messages in, a reply of Anthropic's service out."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false, reportMissingImports=false

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from assistant.llms.failures import Transient, from_status
from assistant.llms.hosted import HostedBackend

if TYPE_CHECKING:
    from llama_index.core.llms import ChatMessage, ChatResponse

_FINISH = {"max_tokens": "length", "refusal": "content_filter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnthropicBackend(HostedBackend):
    """Speaks through llama-index's `Anthropic`. The schema is asked for in the prompt only."""

    kind: ClassVar[str] = "anthropic"
    home: ClassVar[str] = "https://api.anthropic.com"
    example: ClassVar[str] = "claude-haiku-4-5"
    module: ClassVar[str] = "llama_index.llms.anthropic"
    package: ClassVar[str] = "'dateline[anthropic]'"
    models_path: ClassVar[str] = "/v1/models?limit=1000"
    needs_key: ClassVar[bool] = True

    def _chunks(
        self, turns: list[ChatMessage], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[ChatResponse]:
        client = _client_type()(
            model=self.model,
            base_url=self.base_url,
            api_key=self._key() or "",
            max_tokens=self.reply_tokens,
            temperature=0.0,
            timeout=timeout_s,
            max_retries=0,  # `PatientLLM` alone decides about another try
        )
        try:
            yield from client.stream_chat(turns)
        finally:
            client.close()

    def _headers(self) -> dict[str, str]:
        return {"x-api-key": self._key() or "", "anthropic-version": "2023-06-01"}

    def _is_listed_as(self, name: str) -> bool:
        # An alias such as `claude-haiku-4-5` is listed with its date alone.
        return name == self.model or name.startswith(f"{self.model}-")

    def _finish(self, raw: object) -> str | None:
        found = _stop_reason(raw)
        return _FINISH.get(found or "", found)

    def _explain(self, error: Exception) -> Exception | None:
        import anthropic

        if isinstance(error, anthropic.APIStatusError):
            return from_status(error.status_code, error.response.headers.get("retry-after"))
        if isinstance(error, anthropic.APITimeoutError):
            return Transient("it did not reply in time")
        if isinstance(error, anthropic.APIConnectionError):
            return self._unreachable()
        return None


def _client_type() -> type[Any]:
    """llama-index's client, open to models that came out after it and closed when done.

    It asks a table of its own for the model's window, which is not used here, and
    refuses any name that is not in it.
    """
    from llama_index.core.llms import LLMMetadata
    from llama_index.llms.anthropic import Anthropic

    class AnyAnthropic(Anthropic):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(is_chat_model=True, model_name=self.model)

        def close(self) -> None:
            self._client.close()

    return AnyAnthropic


def _stop_reason(raw: Any) -> str | None:
    """The reason in a stream's closing event, however deep it lies."""
    if isinstance(raw, Mapping):
        raw_delta = raw.get("delta") or raw
        found = raw_delta.get("stop_reason") if isinstance(raw_delta, Mapping) else None
        return found or getattr(raw_delta, "stop_reason", None)
    return getattr(raw, "stop_reason", None) or getattr(
        getattr(raw, "delta", None), "stop_reason", None
    )
