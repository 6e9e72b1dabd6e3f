"""The chat as it is → the pictures of it in this folder. Run by `make screenshots`.

A chat server is started for each set of articles, with the shipped reader and an index of
its own, and visited with Chromium; the report is that of the latest run of `make eval`.
Nothing shown is staged: should the reader not answer as a picture needs, that picture is
left as it was and the command fails.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REPORT = ROOT / "var" / "evals" / "latest" / "report.html"
DESK, PHONE = (1280, 800), (390, 844)
ANSWERED = "When was the Libya ceasefire set to start?"
UNANSWERED = "Who won the 2018 World Cup?"
DIFFERING = "How many homes did the gale leave without power?"
GALE = {  # invented, for a conflict that nothing in seeds/ has
    "gale.md": """---
title: Gale leaves thousands in the dark
outlet: Northern Wire
date: 2021-11-08
---
A westerly gale damaged roofs in Saltmarsh and along the coast on Sunday night. The gale left 4,100
homes without power, the grid operator reported on Monday. No injuries were known.
""",
    "gale-count.md": """---
title: Coast counts the cost of a night of wind
outlet: Coast Courier
date: 2021-11-08
---
Trees fell across the railway to Saltmarsh. The gale left 5,600 homes without power, according to
the county's emergency office. The sports hall in Port Ellery was opened for the night.
""",
}


def main() -> int:
    """Take every picture; 1 when one could not be taken."""
    missed: list[str] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=_chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        home = Path(folder)
        articles = home / "gale"
        articles.mkdir()
        for name, text in GALE.items():
            (articles / name).write_text(text, encoding="utf-8")
        jobs = (
            (None, (_first_start,)),
            (ROOT / "seeds", (_answer, _answer_on_phone, _dark, _abstention, _failures)),
            (articles, (_conflict,)),
        )
        for number, (seed, pictures) in enumerate(jobs):
            with serving(home / f"index-{number}", seed) as url:
                for picture in pictures:
                    try:
                        picture(browser, url)
                    except BrowserError as error:
                        missed.append(f"{picture.__name__}: {str(error).splitlines()[0]}")
        try:
            _report(browser)
        except BrowserError as error:
            missed.append(f"the latest report, of `make eval`: {str(error).splitlines()[0]}")
        browser.close()
    for line in missed:
        print(line, file=sys.stderr)
    return 1 if missed else 0


@contextmanager
def serving(index: Path, seed: Path | None) -> Iterator[str]:
    """A chat over the articles of `seed`, or over none, for the length of a `with`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--index", str(index), "--port", str(port)]
    command += ["--seed", str(seed)] if seed else []
    url = f"http://127.0.0.1:{port}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}
    server = subprocess.Popen(command, cwd=ROOT, env=kept)  # noqa: S603 (this very program)
    try:
        while True:
            if server.poll() is not None:
                raise SystemExit(f"the chat ended with {server.returncode}")
            try:
                urlopen(url, timeout=60).close()
                break
            except URLError:
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


def _first_start(browser: Browser, url: str) -> None:
    with visiting(browser, url, DESK) as page:
        page.get_by_role("tab", name="Add", exact=True).click()
        _take(page, "first-start")


def _answer(browser: Browser, url: str) -> None:
    with visiting(browser, url, DESK) as page:
        _ask(page, ANSWERED, "answered")
        page.locator("#live .marker").first.click()
        page.locator("#reader #quote").wait_for()
        _take(page, "chat-answer-desktop")


def _answer_on_phone(browser: Browser, url: str) -> None:
    with visiting(browser, url, PHONE) as page:
        _ask(page, ANSWERED, "answered")
        _take(page, "chat-answer-phone")


def _dark(browser: Browser, url: str) -> None:
    with visiting(browser, url, DESK, scheme="dark") as page:
        _ask(page, ANSWERED, "answered")
        page.get_by_role("tab", name="Articles", exact=True).click()
        _take(page, "dark")


def _abstention(browser: Browser, url: str) -> None:
    with visiting(browser, url, DESK) as page:
        _ask(page, UNANSWERED, "abstained")
        _take(page, "abstention")


def _failures(browser: Browser, url: str) -> None:
    files: Any = [
        {"name": name, "mimeType": "text/plain", "buffer": body}
        for name, body in (
            ("council.txt", b"The council met on Tuesday and adopted the budget for the harbour."),
            ("empty.txt", b""),
            ("scan.pdf", b"%PDF-1.7 cut short"),
        )
    ]
    with visiting(browser, url, DESK) as page:
        page.get_by_role("tab", name="Add", exact=True).click()
        page.set_input_files("#files input[type=file]", files)
        page.locator("#files :text('council')").wait_for()
        page.get_by_label("Web pages").fill("ftp://example.org/story\nhttp://127.0.0.1:9/story")
        page.get_by_role("button", name="Add to the index").click()
        page.locator("#report .failures").wait_for()
        page.locator("#report").scroll_into_view_if_needed()
        _take(page, "ingest-failures")


def _conflict(browser: Browser, url: str) -> None:
    with visiting(browser, url, DESK) as page:
        _ask(page, DIFFERING, "conflict")
        _take(page, "conflict")


def _report(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1240, "height": 2050})
    page.goto(REPORT.as_uri())
    page.get_by_role("heading", name="Gates").wait_for()
    _take(page, "report")
    page.close()


@contextmanager
def visiting(
    browser: Browser, url: str, size: tuple[int, int], *, scheme: Any = "light"
) -> Iterator[Page]:
    """The page, settled, in a browser that was never here before."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.goto(url)
        page.locator("html.side-settled .masthead").wait_for()
        yield page
    finally:
        context.close()


def _ask(page: Page, question: str, outcome: str) -> None:
    page.fill("#q textarea", question)
    page.press("#q textarea", "Enter")
    page.locator(f"#live .turn.{outcome}").wait_for()


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(800)
    page.screenshot(path=HERE / f"{name}.png")


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")


if __name__ == "__main__":
    sys.exit(main())
