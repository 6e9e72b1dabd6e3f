"""One Chromium and one chat server for all browser tests of a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from chat_server import ChatServer, serving
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from scripted import ScriptedAssistant

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium_path() -> str | None:
    """The Chromium of this machine, or None: then Playwright's own is tried."""
    given = os.environ.get("CHROMIUM_PATH")
    return given or next((path for name in _NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = chromium_path()
        if path is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("needs Chromium: install it, or run `playwright install chromium`")
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """The page over a scripted assistant; tests that change its articles bring their own."""
    with serving(ScriptedAssistant(pause_s=0.01), tmp_path_factory.mktemp("chat")) as server:
        yield server


@dataclass
class Visit:
    """A page with everything it did wrong: foreign requests, errors, executed payloads."""

    page: Page
    url: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.url + path)
        if path == "/":
            self.page.wait_for_selector("#q textarea")
            self.page.wait_for_selector(".masthead")
            self.page.wait_for_selector("html.side-settled")
        return self.page

    def ask(self, question: str) -> None:
        """Ask and wait for the whole answer."""
        self.page.fill("#q textarea", question)
        self.page.press("#q textarea", "Enter")
        self.page.wait_for_selector(
            f"#live .turn:not(.growing) .question:text-is({quoted(question)})"
        )

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()

    def faults(self) -> list[str]:
        """Serious accessibility faults of what is shown now, by axe-core."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        result: Any = self.page.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
        )
        return [
            f"{v['id']}: {node['html'][:160]} — {node['failureSummary'][:200]}"
            for v in result
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"]
        ]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def watch(context: BrowserContext, url: str) -> Visit:
    """A new page whose requests and errors are noted."""
    page = context.new_page()
    visit = Visit(page, url)
    host = urlsplit(url).netloc

    def note(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            visit.foreign.append(request.url)

    page.on("request", note)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    return visit


@pytest.fixture
def visit_on(browser: Browser) -> Iterator[Callable[[str], Visit]]:
    """Opens visits, each in a browser context of its own, and checks them at the end."""
    visits: list[Visit] = []

    def open_on(url: str) -> Visit:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(20_000)
        visits.append(watch(context, url))
        return visits[-1]

    expect.set_options(timeout=15_000)
    yield open_on
    for found in visits:
        found.page.context.close()
    assert [request for found in visits for request in found.foreign] == []
    assert [error for found in visits for error in found.errors] == []


@pytest.fixture
def visit(visit_on: Callable[[str], Visit], chat: ChatServer) -> Visit:
    """A visitor of the shared chat."""
    return visit_on(chat.url)


@pytest.fixture
def own(visit_on: Callable[[str], Visit], tmp_path: Path) -> Iterator[tuple[Visit, ChatServer]]:
    """A visitor with a server of their own, whose articles may be changed."""
    with serving(ScriptedAssistant(), tmp_path) as server:
        yield visit_on(server.url), server
