"""A desk to a running server: the page, the routes beside it, and the wall around both."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from starlette.types import ASGIApp

from assistant.errors import UsageError
from assistant.ui.assets import Assets, Folder
from assistant.ui.desk import Desk
from assistant.ui.events import TalkEvents
from assistant.ui.filled import FilledPage
from assistant.ui.guard import Guard
from assistant.ui.handlers import updating
from assistant.ui.login import LoginDesk, read_accounts
from assistant.ui.opening import Opening
from assistant.ui.page import HEAD, PRIVATE, build_layout, theme
from assistant.ui.routes import add_routes
from assistant.ui.sidebar import SidebarEvents
from assistant.ui.views import conversation_list

_GRADIO = Path(gr.__file__).parent / "templates" / "frontend"
_FOLDERS = (
    Folder(path="/ui/", root=Path(__file__).parent / "static"),
    # Their names change with what they hold.
    Folder(path="/assets/", root=_GRADIO / "assets", cached="max-age=31536000, immutable"),
    Folder(path="/static/js/", root=_GRADIO / "static" / "js"),
)
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """How the page is served. `auth` is `name:password` pairs, or None without login."""

    host: str = "127.0.0.1"
    port: int = 7860
    auth: str | None = None
    max_upload_mb: int = 25
    at_once: int = 4
    """Questions answered side by side; the others wait in the order they came."""
    queue_size: int = 200
    most_sessions: int = 400
    """Open pages remembered; beyond that the page unused for longest starts a conversation anew."""

    def __post_init__(self) -> None:
        """Refuse accounts that are none, and being reachable from elsewhere without any."""
        if self.auth is not None:
            read_accounts(self.auth)
        if self.auth is None and not is_loopback(self.host):
            raise UsageError(
                f"Anybody who reaches {self.host} could read and change everything. Set "
                "DATELINE_AUTH=name:password first, or bind to 127.0.0.1."
            )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to `host`."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def build_app(desk: Desk, settings: ServerSettings) -> ASGIApp:
    """Put page, routes and wall together."""
    login = LoginDesk(read_accounts(settings.auth)) if settings.auth else None
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    add_routes(app, desk, login)
    gr.mount_gradio_app(
        app,
        build_page(desk, settings),
        path="/",
        auth_dependency=_owner,
        show_error=False,
        max_file_size=f"{settings.max_upload_mb}mb",
        enable_monitoring=False,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=theme(),
        head=HEAD,
    )
    return Guard(
        Assets(app, _FOLDERS),
        login=login,
        hosts=LOOPBACK_NAMES if is_loopback(settings.host) else None,
        # One request may carry many files; each file has its own limit inside.
        max_body_bytes=8 * settings.max_upload_mb * 1024 * 1024,
    )


def build_page(desk: Desk, settings: ServerSettings) -> gr.Blocks:
    """The page with its events; everybody who is served shares it."""
    is_open = settings.auth is None
    chosen = desk.assistant.settings
    with FilledPage(
        title="Dateline", fill_width=True, analytics_enabled=False, delete_cache=(3600, 3600)
    ) as page:
        parts = build_layout(
            backend=chosen.llm,
            model=chosen.model or "",
            base_url=chosen.base_url or "",
            settings_open=is_open,
        )
        TalkEvents(desk, parts, at_once=settings.at_once)
        sidebar = SidebarEvents(desk, parts, settings_open=is_open)

        def show_talks(request: gr.Request) -> str:
            return conversation_list(desk.conversations.list(str(request.username)), None)

        opening = Opening(desk, parts, sidebar.feeds)
        page.load(updating(opening.outlets), None, parts.outlets, queue=False, **PRIVATE)
        page.load(updating(show_talks), None, parts.talks, queue=False, **PRIVATE)
        page.load(updating(sidebar.invite), None, parts.welcome, **PRIVATE)
    page.fill_with(opening.values)
    # Gradio never forgets a page that is gone, only the eldest of too many.
    page.state_session_capacity = settings.most_sessions
    page.queue(default_concurrency_limit=8, max_size=settings.queue_size, api_open=False)
    return page


def serve(app: ASGIApp, settings: ServerSettings) -> None:
    """Serve until interrupted.

    Raises:
        UsageError: The port is taken, or the address is not one of this machine.
    """
    check_port(settings.host, settings.port)
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", server_header=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip


def check_port(host: str, port: int) -> None:
    """Say in plain words when the address cannot be used."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"Cannot listen on {host} port {port}: {getattr(error, 'strerror', None) or error}. "
            f"Is Dateline running already? If not, choose another port: --port {port + 1}."
        ) from error


def _owner(request: Request) -> str | None:
    return getattr(request.state, "owner", None)
