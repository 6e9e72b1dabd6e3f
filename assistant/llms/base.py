"""One attempt at a reply in, a reply under one retry policy and one deadline out.

The backends make a single attempt and say what went wrong; whether it is worth
another try is decided here and nowhere else, for retries of client, framework and
application multiply.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from assistant.errors import DatelineError, ModelUnavailable
from assistant.llms.trouble import Trouble
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import estimate_usage

MAX_TRIES = 3
_FIRST_WAIT_S = 0.5
_END = object()


class Transient(Exception):
    """An attempt failed in a way that may pass.

    Attributes:
        reason: What happened, without the address's secrets or the key.
        retry_after_s: What the server asked for, if anything.
        plainer: Whether it may be the reply schema that the server choked on.
    """

    def __init__(
        self, reason: str, retry_after_s: float | None = None, *, plainer: bool = False
    ) -> None:
        """Hold what the policy needs to know."""
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s
        self.plainer = plainer


class RequestRefused(ModelUnavailable):
    """The server does not accept the request as it stands; without a schema it may."""


class Backend(Protocol):
    """One way to reach a model: one attempt, no retries."""

    @property
    def name(self) -> str:
        """Backend and model, such as `openai:qwen2.5`."""
        ...

    @property
    def context_window(self) -> int:
        """Tokens that prompt and reply may take together."""
        ...

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Yield the reply; return normally only when the server said it was complete.

        The last item is the `Usage` of the call where the server counts it.

        Raises:
            Transient: It may work next time.
            ModelUnavailable: It will not.
        """
        ...


class OwnBackend(Backend, Protocol):
    """A backend that this package brings, rather than one that wraps another."""

    def trouble(self) -> Trouble | None:
        """What keeps the model from replying; None when nothing is seen. Asks it nothing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientLLM:
    """Implements `assistant.protocols.LLM` over a backend: three tries, one deadline."""

    backend: Backend
    timeout_s: float = 60.0
    sleep: Callable[[float], None] = time.sleep

    @property
    def name(self) -> str:
        """Backend and model."""
        return self.backend.name

    @property
    def context_window(self) -> int:
        """Tokens that prompt and reply may take together."""
        return self.backend.context_window

    def stream(
        self,
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any] | None = None,
        timeout_s: float | None = None,
    ) -> Iterator[str | Usage]:
        """Yield the reply in pieces, then its usage; see `assistant.protocols.LLM.stream`.

        An attempt that fails after its first piece is not repeated: what was passed
        on cannot be taken back. Usage that the backend does not tell is estimated.
        """
        deadline = time.monotonic() + (timeout_s or self.timeout_s)
        reason = "it did not reply"
        for attempt in range(MAX_TRIES):
            begun = False
            try:
                for piece in self._metered(messages, schema, deadline):
                    begun = True
                    yield piece
                return
            except RequestRefused:
                if begun or schema is None:
                    raise
                schema = None
            except Transient as failure:
                reason = failure.reason
                schema = None if failure.plainer else schema
                wait = failure.retry_after_s
                wait = _FIRST_WAIT_S * 2**attempt if wait is None else wait
                if begun or attempt + 1 == MAX_TRIES or time.monotonic() + wait >= deadline:
                    break
                self.sleep(wait)
        raise ModelUnavailable(f"The language model {self.name} failed: {reason}.")

    def _metered(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, deadline: float
    ) -> Iterator[str | Usage]:
        """One attempt with its usage, also where it broke off: the server worked for it."""
        text, told = "", False
        try:
            for piece in self._timed(messages, schema, deadline):
                if isinstance(piece, Usage):
                    told = True
                else:
                    text += piece
                yield piece
        except (Transient, ModelUnavailable):
            if text and not told:
                yield estimate_usage(messages, text)
            raise
        if not told:
            yield estimate_usage(messages, text)

    def _timed(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, deadline: float
    ) -> Iterator[str | Usage]:
        """One attempt, read in a thread so that a stall cannot outlast the deadline."""
        pieces: queue.Queue[object] = queue.Queue()
        stopped = threading.Event()
        left = max(0.05, deadline - time.monotonic())

        def pump() -> None:
            try:
                for piece in self.backend.attempt(messages, schema, left):
                    if stopped.is_set():
                        return
                    pieces.put(piece)
                pieces.put(_END)
            except BaseException as error:
                pieces.put(error)

        threading.Thread(target=pump, name="dateline-llm", daemon=True).start()
        try:
            while True:
                try:
                    item = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
                except queue.Empty:
                    raise ModelUnavailable(
                        f"The language model {self.name} did not finish in time."
                    ) from None
                if item is _END:
                    return
                if isinstance(item, (DatelineError, Transient)):
                    raise item
                if isinstance(item, BaseException):
                    # A client library may raise anything; the built-in reader must still answer.
                    raise Transient(f"the client failed ({type(item).__name__})") from None
                yield item if isinstance(item, Usage) else str(item)
        finally:
            stopped.set()


def check_finish(finish: str | None) -> None:
    """Refuse a reply that the model did not end properly.

    Args:
        finish: Why it ended, in OpenAI's words; None when nobody said that it did.

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


def from_status(status: int, retry_after: str | None = None) -> Exception:
    """Turn an HTTP status into what the policy understands, saying what to do.

    Args:
        status: Of the response. Less than 400 is an error that came within a stream.
        retry_after: The header of that name, seconds or a date.
    """
    if status < 400:
        return Transient("the server broke its reply off")
    if status == 429:
        return Transient("too many requests (429)", _seconds(retry_after))
    if status >= 500 or status in (408, 409):
        # llama-cpp-python's server says 500 to a form of reply that it does not know.
        return Transient(
            f"the server failed ({status})", _seconds(retry_after), plainer=status == 500
        )
    if status in (401, 403):
        return ModelUnavailable(
            f"The model server refused the key ({status}). Check the setting `api_key`."
        )
    if status == 404:
        return ModelUnavailable(
            "The model server does not know this model or address (404). Check the settings "
            "`model` and `base_url`."
        )
    if status in (400, 413, 422):
        kind = ModelUnavailable if status == 413 else RequestRefused
        return kind(
            f"The model server refused the request ({status}). If the prompt was too long, "
            "lower the setting `context_window`."
        )
    return ModelUnavailable(f"The model server answered with status {status}.")


def _seconds(value: str | None) -> float | None:
    """Seconds to wait by a `Retry-After` header, which may give a date instead."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
