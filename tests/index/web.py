"""A web for tests: a public site, and a canary that nobody may touch, both on loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore

PUBLIC_IP = "93.184.216.34"


class Site:
    """What a server answers, path by path, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.connections = 0
        self.port = 0
        self.drip_s = 0.0

    def add(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, named, data)


@contextmanager
def serve(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            site.connections += 1
            super().setup()

        def do_GET(self) -> None:
            site.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            etag = headers.get("etag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"content-type": "text/html", **headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            try:
                self._send(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, body: bytes) -> None:
            if not site.drip_s:
                self.wfile.write(body)
                return
            for i in range(len(body)):
                self.wfile.write(body[i : i + 1])
                self.wfile.flush()
                time.sleep(site.drip_s)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Names:
    """A resolver for tests: known names in turn, everything else as the system reads numbers."""

    def __init__(self, **names: Sequence[str] | list[Sequence[str]]) -> None:
        self._names = {name.replace("_", "."): answer for name, answer in names.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        answer = self._names.get(host.removesuffix("."))
        if answer is not None:
            if answer and not isinstance(answer[0], str):
                return list(answer.pop(0) if len(answer) > 1 else answer[0])  # type: ignore
            return [str(a) for a in answer]
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(entry[4][0]) for entry in found]


class Wires(httpcore.NetworkBackend):
    """Leads the public address to the test site; any other goes where it says, canary included."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._real = httpcore.SyncBackend()
        self.connected: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.connected.append((host, port))
        if host == PUBLIC_IP:
            return self._real.connect_tcp("127.0.0.1", self._site.port, timeout)
        return self._real.connect_tcp(host, port, timeout)
