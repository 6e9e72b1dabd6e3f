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
from typing import Any, Protocol

from assistant.errors import DatelineError, ModelUnavailable
from assistant.llms.failures import RequestRefused, Transient
from assistant.llms.trouble import Trouble
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import estimate_usage

MAX_TRIES = 3
_FIRST_WAIT_S = 0.5
_END = object()


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
