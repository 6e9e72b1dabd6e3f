"""Messages in, a reply of an Ollama server out, through its own interface."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false, reportMissingImports=false

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from assistant.llms.failures import from_status
from assistant.llms.hosted import HostedBackend

if TYPE_CHECKING:
    from llama_index.core.llms import ChatMessage, ChatResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class OllamaBackend(HostedBackend):
    """Speaks through llama-index's `Ollama`."""

    kind: ClassVar[str] = "ollama"
    home: ClassVar[str] = "http://127.0.0.1:11434"
    example: ClassVar[str] = "llama3.2"
    module: ClassVar[str] = "llama_index.llms.ollama"
    package: ClassVar[str] = (
        "'dateline[ollama]', or use `llm=openai` with `base_url` http://127.0.0.1:11434/v1"
    )
    models_path: ClassVar[str] = "/api/tags"

    def _chunks(
        self, turns: list[ChatMessage], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[ChatResponse]:
        from llama_index.llms.ollama import Ollama

        client = Ollama(
            model=self.model,
            base_url=self.address,
            context_window=self.context_window,
            request_timeout=timeout_s,
            temperature=0.0,
            additional_kwargs={"num_predict": self.reply_tokens},
            headers=self._headers() or None,
            json_mode=False,
        )
        form = {"format": dict(schema)} if schema else {}
        yield from client.stream_chat(turns, **form)

    def _finish(self, raw: object) -> str | None:
        value = raw.get("done_reason") if isinstance(raw, Mapping) else None
        return str(value) if value else None

    def _explain(self, error: Exception) -> Exception | None:
        import httpx
        import ollama

        if not isinstance(error, ollama.ResponseError):
            return None
        # The client drops the response that holds the header; it raises while handling it.
        seen = error.__context__
        response = seen.response if isinstance(seen, httpx.HTTPStatusError) else None
        return from_status(
            error.status_code, response.headers.get("retry-after") if response else None
        )

    def _is_listed_as(self, name: str) -> bool:
        return name == (self.model if ":" in self.model else f"{self.model}:latest")
