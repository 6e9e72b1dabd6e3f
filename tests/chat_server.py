"""A chat page on a free loopback port, for the length of a `with`."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from assistant.ui.desk import Desk
from assistant.ui.server import ServerSettings, build_app


@dataclass(frozen=True)
class ChatServer:
    """Where the page is, and what stands behind it."""

    url: str
    desk: Desk
    app: Any
    started_in_s: float


@contextmanager
def serving(assistant: Any, folder: Path, **settings: Any) -> Iterator[ChatServer]:
    """Serve `assistant` in a thread; `settings` are fields of `ServerSettings`."""
    began = time.monotonic()
    desk = Desk(assistant, folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made: list[uvicorn.Server] = []

    async def build() -> Any:
        # Where no loop runs, Gradio makes several of its own and never closes them.
        return build_app(desk, ServerSettings(**settings))

    def run() -> None:
        config = uvicorn.Config(
            asyncio.run(build()),
            host="127.0.0.1",
            port=port,
            log_level="error",
            timeout_graceful_shutdown=1,
        )
        made.append(uvicorn.Server(config))
        made[0].run()

    thread = threading.Thread(target=run, name="chat-server")
    thread.start()
    try:
        while not (made and made[0].started):
            if not thread.is_alive():
                raise RuntimeError("the chat server did not start")
            time.sleep(0.02)
        url, app = f"http://127.0.0.1:{port}", made[0].config.app
        yield ChatServer(url, desk, app, time.monotonic() - began)
    finally:
        if made:
            made[0].should_exit = True
        thread.join(timeout=20)
