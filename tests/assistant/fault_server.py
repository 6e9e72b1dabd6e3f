"""A chat server on loopback that fails in the ways that real ones do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FAULTS = (
    "rate_limit", "outage", "refused_key", "overflow", "stall", "silent", "cut", "malformed",
    "length", "garbage_stream",
)  # fmt: skip

USAGE = {"prompt_tokens": 812, "completion_tokens": 43, "total_tokens": 855}


class FaultServer(ThreadingHTTPServer):
    """Counts requests; fails the first `failures` of them, then replies with `reply`."""

    daemon_threads = True

    def __init__(self, fault: str | None, reply: str, failures: int = 99) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fault, self.reply, self.failures = fault, reply, failures
        self.requests = 0
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the test."""


@contextmanager
def serving(fault: str | None, reply: str, failures: int = 99) -> Iterator[FaultServer]:
    server = FaultServer(fault, reply, failures)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
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

    def do_POST(self) -> None:
        self.server.requests += 1
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.counts = b"include_usage" in body
        fault = self.server.fault if self.server.requests <= self.server.failures else None
        status = {"rate_limit": 429, "outage": 500, "refused_key": 401, "overflow": 400}.get(
            fault or ""
        )
        if status:
            self._error(status)
        elif fault == "silent":
            self.server.released.wait(20)
        elif fault == "malformed":
            self._send("application/json", b'{"choices": [{"delta"')
        else:
            self._stream(fault)

    def _error(self, status: int) -> None:
        body = json.dumps({"error": {"message": "context_length_exceeded sk-secret"}}).encode()
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", "0")
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

    def _stream(self, fault: str | None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        text = self.server.reply
        pieces = [text[i : i + 20] for i in range(0, len(text), 20)]
        half = len(pieces) // 2
        for number, piece in enumerate(pieces):
            if fault in ("cut", "stall", "garbage_stream") and number == half:
                break
            self._event({"delta": {"role": "assistant", "content": piece}, "finish_reason": None})
        if fault == "stall":
            self.server.released.wait(20)
        elif fault == "garbage_stream":
            self.wfile.write(b"data: {not json\n\n")
        elif fault != "cut":
            reason = "length" if fault == "length" else "stop"
            self._event({"delta": {}, "finish_reason": reason})
            if self.counts:
                self._event(None, usage=USAGE)
            self.wfile.write(b"data: [DONE]\n\n")
            time.sleep(0.01)

    def _event(self, choice: dict[str, Any] | None, **more: Any) -> None:
        chunk = {
            "id": "c",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "m",
            "choices": [{"index": 0, **choice}] if choice is not None else [],
            **more,
        }
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()
