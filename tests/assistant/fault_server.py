"""A chat server on loopback that fails in the ways that real ones do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dialects import OPENAI, SAID, Dialect

STATUSES = {
    "refused_key": 401, "forbidden": 403, "no_such_model": 404, "overflow": 400, "too_large": 413,
    "rate_limit": 429, "outage": 500, "overloaded": 503,
}  # fmt: skip
_ENDINGS = {"length": "length", "refusal": "content_filter"}
_BREAKS = ("cut", "stall", "garbage_stream", "error_in_stream")
FAULTS = (
    *STATUSES, *_ENDINGS, *_BREAKS, "silent", "hang_up", "malformed", "web_page", "empty", "drip",
)  # fmt: skip
SLOW = ("stall", "silent", "drip")
"""What ends at the deadline only."""
_PATIENCE_S = 20.0


class FaultServer(ThreadingHTTPServer):
    """Counts requests; fails the first `failures` of them, then replies with `reply`."""

    daemon_threads = True

    def __init__(self, fault: str | None, reply: str, failures: int, dialect: Dialect) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fault, self.reply, self.failures, self.dialect = fault, reply, failures, dialect
        self.models: Sequence[str] = ("m",)
        self.retry_after = "0"
        self.schema_status: int | None = None
        """What a request with a reply schema is refused with."""
        self.requests = 0
        self.bodies: list[dict[str, Any]] = []
        self.released = threading.Event()
        self.left = threading.Event()
        """Set when a client went away before its reply was whole."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{self.dialect.suffix}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the test."""
        self.left.set()


@contextmanager
def serving(
    fault: str | None, reply: str, failures: int = 99, dialect: Dialect = OPENAI
) -> Iterator[FaultServer]:
    server = FaultServer(fault, reply, failures, dialect)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: FaultServer

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        path, body = self.server.dialect.models(self.server.models)
        status = STATUSES.get(self.server.fault or "")
        if status:
            self._error(status)
        elif self.server.fault == "web_page" or not self.path.startswith(path):
            self._send("text/html", b"<html>Welcome</html>")
        else:
            self._send("application/json", json.dumps(body).encode())

    def do_POST(self) -> None:
        self.server.requests += 1
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        self.server.bodies.append(body)
        fault = self.server.fault if self.server.requests <= self.server.failures else None
        status = STATUSES.get(fault or "")
        if self.server.schema_status and {"response_format", "format"} & body.keys():
            status = self.server.schema_status
        if status:
            self._error(status)
        elif fault == "silent":
            self.server.released.wait(_PATIENCE_S)
        elif fault == "hang_up":
            self.close_connection = True
        elif fault == "malformed":
            self._send("application/json", b'{"choices": [{"delta"')
        elif fault == "web_page":
            self._send("text/html", b"<html>Please log in</html>")
        else:
            self._stream(fault, counted="stream_options" in body)

    def _error(self, status: int) -> None:
        body = json.dumps({"error": {"message": SAID}}).encode()
        self.send_response(status)
        if status in (429, 503):
            self.send_header("Retry-After", self.server.retry_after)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, fault: str | None, *, counted: bool) -> None:
        dialect, text = self.server.dialect, "" if fault == "empty" else self.server.reply
        self.send_response(200)
        self.send_header("Content-Type", dialect.content_type)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        self._write(dialect.opening())
        pieces = [text[i : i + 20] for i in range(0, len(text), 20)]
        for piece in pieces[: len(pieces) // 2] if fault in _BREAKS else pieces:
            self._write(dialect.piece(piece))
            if fault == "drip":
                self.server.released.wait(0.5)
        if fault == "stall":
            self.server.released.wait(_PATIENCE_S)
        elif fault == "garbage_stream":
            self._write(b"data: {not json\n\n")
        elif fault == "error_in_stream":
            self._write(dialect.failure())
        elif fault != "cut":
            self._write(dialect.closing(_ENDINGS.get(fault or "", "stop"), counted=counted))
            time.sleep(0.01)

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()
