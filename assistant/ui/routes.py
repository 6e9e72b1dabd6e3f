"""The pages beside the chat: articles, exported conversations, login."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from fastapi.responses import Response as AnyResponse

from assistant.errors import ArticleNotFound, UsageError
from assistant.jsonable import to_jsonable
from assistant.ui.article_page import article_fragment, article_page, page
from assistant.ui.login import SESSION_AGE_S, SESSION_COOKIE, LoginDesk
from assistant.ui.markup import esc
from assistant.ui.transcript import conversation_as_markdown

if TYPE_CHECKING:
    from assistant.ui.desk import Desk

_STYLE_SHEET = Path(__file__).parent / "static" / "dateline.css"


def add_routes(app: FastAPI, desk: Desk, login: LoginDesk | None) -> None:
    """Put the routes on `app`; `login` is None when no login is asked for."""

    @app.get("/article/{article_id}")
    def show_article(  # pyright: ignore[reportUnusedFunction]
        article_id: str, start: int | None = None, end: int | None = None, part: int = 0
    ) -> AnyResponse:
        try:
            article = desk.assistant.article(article_id)
        except ArticleNotFound:
            missing = "<h1>This article is not in the index</h1><p>It may have been removed.</p>"
            return HTMLResponse(page("Not found", missing), 404)
        make = article_fragment if part else article_page
        return HTMLResponse(make(article, start, end))

    @app.get("/conversation/{name}")
    def export(request: Request, name: str) -> AnyResponse:  # pyright: ignore[reportUnusedFunction]
        key, _, form = name.rpartition(".")
        try:
            found = desk.conversations.load(request.state.owner, key)
        except UsageError:
            found = None
        if found is None or form not in ("md", "json"):
            return PlainTextResponse("There is no such conversation.", 404)
        slug = re.sub(r"[^a-z0-9]+", "-", found.title.lower()).strip("-")[:50] or "conversation"
        headers = {"content-disposition": f'attachment; filename="{slug}.{form}"'}
        if form == "md":
            text = conversation_as_markdown(found)
            return AnyResponse(text, media_type="text/markdown; charset=utf-8", headers=headers)
        text = json.dumps(to_jsonable(found), ensure_ascii=False, indent=2)
        return AnyResponse(text, media_type="application/json", headers=headers)

    if login is not None:
        _add_login(app, login)


def _add_login(app: FastAPI, login: LoginDesk) -> None:
    @app.get("/login")
    def form() -> HTMLResponse:  # pyright: ignore[reportUnusedFunction]
        return HTMLResponse(_login_page())

    @app.post("/login")
    async def log_in(request: Request) -> AnyResponse:  # pyright: ignore[reportUnusedFunction]
        given = await request.form(max_files=0, max_fields=4)
        name, password = str(given.get("name", "")), str(given.get("password", ""))
        address = request.client.host if request.client else ""
        wait = login.wait_s(name, address=address)
        if wait:
            message = f"Too many tries. Wait {int(wait) + 1} seconds."
            return HTMLResponse(_login_page(message), 429, {"retry-after": str(int(wait) + 1)})
        token = login.log_in(name, password, address=address)
        if token is None:
            return HTMLResponse(_login_page("Name or password is wrong."), 401)
        reply = RedirectResponse("/", 303)
        reply.set_cookie(
            SESSION_COOKIE,
            token,
            max_age=SESSION_AGE_S,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return reply

    @app.post("/logout")
    def log_out(request: Request) -> AnyResponse:  # pyright: ignore[reportUnusedFunction]
        login.log_out(request)
        reply = RedirectResponse("/login", 303)
        reply.delete_cookie(SESSION_COOKIE)
        return reply


def _login_page(message: str = "") -> str:
    trouble = f'<p class="trouble" role="alert">{esc(message)}</p>' if message else ""
    return page(
        "Log in",
        f'<form class="login" method="post" action="/login"><h1>Dateline</h1>{trouble}'
        '<label>Name <input name="name" autocomplete="username" required autofocus></label>'
        '<label>Password <input name="password" type="password" autocomplete="current-password" '
        'required></label><button type="submit" class="solid">Log in</button></form>',
        # Nothing else answers before somebody has logged in, so the page brings its style along.
        style=f"<style>{_STYLE_SHEET.read_text(encoding='utf-8')}</style>",
    )
