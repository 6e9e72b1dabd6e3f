"""Requests in, only those that may pass handed on: the wall around the chat.

Gradio leaves some doors open that nobody needs here (its monitoring, proxy and
file routes; cross-origin posts), so this stands before it and passes an explicit
list of paths. Every reply leaves with a Content-Security-Policy that forbids
loading anything from another host.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.login import LoginDesk

BROWSER_COOKIE = "dateline_browser"
_BROWSER_AGE_S = 400 * 24 * 3600
_OURS = ("/ui/", "/article/", "/conversation/")
_GRADIO = (
    "/assets/",
    "/static/",
    "/svelte/",
    "/gradio_api/queue/",
    "/gradio_api/heartbeat/",
)
_EXACT = {
    "/",
    "/config",
    "/theme.css",
    "/favicon.ico",
    "/manifest.json",
    "/robots.txt",
    "/login",
    "/logout",
    "/gradio_api/run/predict",
    "/gradio_api/upload",
    "/gradio_api/upload_progress",
    "/gradio_api/cancel",
    "/gradio_api/reset",
    "/gradio_api/app_id",
    "/gradio_api/startup-events",
    "/gradio_api/theme.css",
}
_READING = {"GET", "HEAD"}


class Guard:
    """ASGI middleware: host, origin, path and login are checked, in this order."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        login: LoginDesk | None,
        hosts: Iterable[str] | None,
        max_body_bytes: int,
    ) -> None:
        """Stand before `app`.

        Args:
            app: What is guarded.
            login: Knows who is logged in; None when no login is asked for.
            hosts: Host names by which this server may be addressed; None for any.
                On loopback this keeps a hostile page from reaching it by a name
                of its own that resolves to 127.0.0.1.
            max_body_bytes: Largest request body; a larger one is refused unread.
        """
        self.app = app
        self._login = login
        self._hosts = frozenset(hosts) if hosts is not None else None
        self._max_body = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        nonce = secrets.token_urlsafe(16)
        browser = request.cookies.get(BROWSER_COOKIE, "")
        fresh = not re.fullmatch(r"[A-Za-z0-9_-]{43}", browser)
        browser = secrets.token_urlsafe(32) if fresh else browser
        user = self._login.user_of(request) if self._login else f"browser:{browser}"
        refusal = self._refusal(request, user)
        scope.setdefault("state", {})["owner"] = user
        dress = _Dresser(send, nonce=nonce, secure=request.url.scheme == "https")
        if fresh and self._login is None:
            dress.cookie = browser
        if refusal is not None:
            await refusal(scope, receive, dress)
            return
        if request.url.path == "/":
            _drop_header(scope, b"accept-encoding")  # the page is rewritten, so it must be plain
            dress.rewrite = True
        await self.app(scope, receive, dress)

    def _refusal(self, request: Request, user: str | None) -> Response | None:
        path = request.url.path
        host = request.headers.get("host", "")
        if self._hosts is not None and _name_of(host) not in self._hosts:
            return PlainTextResponse("This server does not go by that name.", 421)
        if not _same_origin(request.headers, host):
            return PlainTextResponse("Requests from other sites are refused.", 403)
        if not (path in _EXACT or path.startswith(_OURS + _GRADIO)) or ".." in path:
            return PlainTextResponse("There is nothing here.", 404)
        if _too_large(request.headers, self._max_body):
            return PlainTextResponse("That is too large to upload.", 413)
        if user is None and path != "/login":
            if request.method in _READING and "text/html" in request.headers.get("accept", ""):
                return RedirectResponse("/login", 303)
            return PlainTextResponse("Log in first, at /login.", 401)
        return None


class _Dresser:
    """Adds the protective headers to a reply, and the nonce to the page's scripts."""

    def __init__(self, send: Send, *, nonce: str, secure: bool) -> None:
        self._send = send
        self._nonce = nonce
        self._secure = secure
        self._start: Message | None = None
        self._body = bytearray()
        self.cookie: str | None = None
        self.rewrite = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            self._dress(headers)
            self.rewrite = self.rewrite and "text/html" in headers.get("content-type", "")
            if self.rewrite:
                self._start = message
                return
        elif self.rewrite and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._send_rewritten()
            return
        await self._send(message)

    async def _send_rewritten(self) -> None:
        page = add_nonce(bytes(self._body), self._nonce)
        start = self._start
        if start is None:
            raise RuntimeError("a body came before its start")
        MutableHeaders(scope=start)["content-length"] = str(len(page))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})

    def _dress(self, headers: MutableHeaders) -> None:
        for name in ("access-control-allow-origin", "access-control-allow-credentials"):
            del headers[name]
        headers["content-security-policy"] = content_security_policy(self._nonce)
        headers["x-content-type-options"] = "nosniff"
        headers["x-frame-options"] = "DENY"
        # `no-referrer` would turn the Origin of our own login form into `null`.
        headers["referrer-policy"] = "same-origin"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["cross-origin-resource-policy"] = "same-origin"
        headers["permissions-policy"] = "camera=(), microphone=(), geolocation=()"
        if self.cookie:
            secure = "; Secure" if self._secure else ""
            headers.append(
                "set-cookie",
                f"{BROWSER_COOKIE}={self.cookie}; Path=/; Max-Age={_BROWSER_AGE_S}; "
                f"HttpOnly; SameSite=Strict{secure}",
            )


def content_security_policy(nonce: str) -> str:
    """Everything from this host alone, and of inline scripts only those of the page itself.

    Gradio compiles its HTML templates with `Function`, hence `unsafe-eval`, and
    sets styles inline. Event handlers in attributes (`onerror=`) and injected
    scripts have no nonce and never run.
    """
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; media-src 'self' blob:; "
        "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'"
    )


def add_nonce(page: bytes, nonce: str) -> bytes:
    """Give every script element of Gradio's own page the nonce.

    What a visitor or an article could influence stands in JSON inside the first
    script, where Gradio escapes `<`, so no foreign tag is among those found.
    """
    return re.sub(rb"<script(?=[\s>])", b'<script nonce="%s"' % nonce.encode(), page)


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether the request comes from a page of this server, or from no page at all."""
    origin = headers.get("origin")
    if origin is not None and (origin == "null" or urlsplit(origin).netloc != host):
        return False
    site = headers.get("sec-fetch-site", "none")
    # A link on another site may open the page; nothing else from there may be answered.
    navigates = headers.get("sec-fetch-mode") == "navigate"
    return site in ("same-origin", "none") or (navigates and headers.get("origin") is None)


def _too_large(headers: Headers, limit: int) -> bool:
    # A body sent in pieces tells no length; browsers always tell one.
    if "transfer-encoding" in headers:
        return True
    length = headers.get("content-length", "0")
    return not length.isdigit() or int(length) > limit


def _name_of(host: str) -> str:
    return re.sub(r":\d+$", "", host).strip("[]").lower()


def _drop_header(scope: Scope, name: bytes) -> None:
    scope["headers"] = [(key, value) for key, value in scope["headers"] if key != name]
