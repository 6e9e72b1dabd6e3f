"""Messages in, a reply of a model server out: what all backends behind an address share.

A subclass says how its client is called and what its client's own errors mean.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import SecretStr

from assistant.errors import DatelineError, ModelMissing
from assistant.llms.failures import Transient, check_finish
from assistant.llms.trouble import Trouble, list_models, not_installed, unknown_model
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import read_usage

if TYPE_CHECKING:
    from llama_index.core.llms import ChatMessage, ChatResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedBackend(ABC):
    """Implements `assistant.llms.base.Backend` over a client of llama-index."""

    kind: ClassVar[str]
    home: ClassVar[str]
    """Where the server is when `base_url` is not set."""
    example: ClassVar[str]
    """A model's name, for the message that asks for one."""
    module: ClassVar[str]
    package: ClassVar[str]
    """What is imported, and what pip installs to bring it."""
    models_path: ClassVar[str]
    """Where the server lists its models, below the address."""
    needs_key: ClassVar[bool] = False

    model: str
    base_url: str | None
    api_key: SecretStr | None
    context_window: int
    reply_tokens: int

    @property
    def name(self) -> str:
        """Backend and model."""
        return f"{self.kind}:{self.model}"

    @property
    def address(self) -> str:
        """The address that is contacted."""
        return self.base_url or self.home

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt; see `Backend.attempt`."""
        streamed = False
        finish: str | None = None
        usage: Usage | None = None
        try:
            from llama_index.core.llms import ChatMessage

            turns = [ChatMessage(role=m.role, content=m.content) for m in messages]
            for chunk in self._chunks(turns, schema, timeout_s):
                streamed = True
                finish = self._finish(chunk.raw) or finish
                usage = read_usage(chunk.raw, usage)
                if chunk.delta:
                    yield chunk.delta
        except (DatelineError, Transient):
            raise
        except ImportError:
            raise ModelMissing(
                f"The backend `{self.kind}` cannot be loaded. Run: pip install {self.package}"
            ) from None
        except Exception as error:
            # What a client says may repeat the request, key and all: none of it is passed on.
            raise self._explain(error) or self._general(error) from None
        if usage and finish:
            yield usage
        if not streamed:
            raise Transient("it sent no streamed reply, and only a server that streams can be used")
        check_finish(finish)

    @abstractmethod
    def _chunks(
        self, turns: list[ChatMessage], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[ChatResponse]:
        """Call the server once and yield what it streams, without a retry."""

    @abstractmethod
    def _finish(self, raw: object) -> str | None:
        """Why the reply ended, in OpenAI's words, where a chunk tells."""

    @abstractmethod
    def _explain(self, error: Exception) -> Exception | None:
        """What an error of this client means; None for one that is not its own."""

    def trouble(self) -> Trouble | None:
        """What keeps the model from replying; see `OwnBackend.trouble`."""
        missing = not_installed(self.kind, self.module, self.package)
        if missing is not None:
            return missing
        listed = list_models(self.address, self.models_path, self._headers())
        if isinstance(listed, Trouble):
            return listed
        if listed and not any(self._is_listed_as(name) for name in listed):
            return unknown_model(self.model, listed)
        return None

    def _headers(self) -> dict[str, str]:
        """What tells the server who asks."""
        key = self._key()
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _is_listed_as(self, name: str) -> bool:
        return name == self.model

    def _key(self) -> str | None:
        return self.api_key.get_secret_value() if self.api_key else None

    def _general(self, error: Exception) -> Exception:
        """What an error means that any client may raise."""
        import httpx

        if isinstance(error, (httpx.TimeoutException, TimeoutError)):
            return Transient("it did not reply in time")
        if isinstance(error, httpx.RemoteProtocolError):
            return Transient("its reply was cut off")
        if isinstance(error, (httpx.HTTPError, ConnectionError)):
            return self._unreachable()
        return Transient(f"the reply made no sense ({type(error).__name__})")

    def _unreachable(self) -> Transient:
        return Transient(f"no connection to {self.address} (setting `base_url`)")
