"""The files of the page that never change, served from memory in one step.

A page asks for some seventy of them before anything can be seen. Expected of Gradio 6.31: to
send a file. Actual: each passes four middlewares and five hand-overs to other threads, each of
which waits for its turn while models are loaded, and is compressed anew every time.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_PACKED = {".css", ".js", ".svg"}
_LEAST_PACKED_BYTES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Files that are served below `path`."""

    path: str
    """Begins and ends with a slash."""
    root: Path
    cached: str = "no-cache"
    """What browsers are told about keeping them."""


class Assets:
    """ASGI middleware: known files are answered here, all else is handed on."""

    def __init__(self, app: ASGIApp, folders: Iterable[Folder]) -> None:
        """Stand before `app`; which files there are is read now, and what they hold when asked."""
        self.app = app
        self._files: Mapping[str, tuple[Path, str]] = {
            folder.path + file.name: (file, folder.cached)
            for folder in folders
            for file in folder.root.iterdir()
            if file.suffix in _TYPES
        }
        self._kept: dict[tuple[str, bool], tuple[bytes, dict[str, str]]] = {}

    @property
    def paths(self) -> list[str]:
        """What is answered here."""
        return sorted(self._files)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a file, or hand it on."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if scope["path"] not in self._files:
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        packs = "gzip" in asked.get("accept-encoding", "")
        body, headers = self._kept.get((scope["path"], packs)) or self._read(scope["path"], packs)
        same = asked.get("if-none-match") == headers["etag"]
        reply = Response(status_code=304) if same else Response(body)
        reply.headers.update(headers)
        await reply(scope, receive, send)

    def _read(self, path: str, packs: bool) -> tuple[bytes, dict[str, str]]:
        file, cached = self._files[path]
        body = file.read_bytes()
        headers = {
            "content-type": _TYPES[file.suffix],
            "cache-control": cached,
            "etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            "vary": "accept-encoding",
        }
        if packs and file.suffix in _PACKED and len(body) >= _LEAST_PACKED_BYTES:
            body = gzip.compress(body, compresslevel=4, mtime=0)
            headers["content-encoding"] = "gzip"
        self._kept[path, packs] = body, headers
        return body, headers
