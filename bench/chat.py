"""How soon the chat is there and answers: `python -m bench.chat`, in a real Chromium.

The page is ready when the question can be typed and the articles are counted, from the
start of the program on; the first words of an answer are timed from the key that asks.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.articles import ROOT
from bench.measure import Steps

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STARTS = 3
QUESTIONS = (
    "When was the Libya ceasefire set to start?",
    "How many Russian mercenaries were supporting Haftar?",
    "Who is Qasem Soleimani?",
    "What did Putin and Erdogan inaugurate?",
    "Who won the 2018 World Cup?",
)


def main() -> None:
    """Start the chat some times over, ask, and print the medians."""
    from playwright.sync_api import sync_playwright

    steps = Steps()
    figures: dict[str, list[float]] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        for start in range(STARTS + 1):
            taken = one_start(browser, Path(work) / "index")
            if start:  # the first one indexes the articles
                for name, seconds in taken.items():
                    figures.setdefault(name, []).append(seconds)
        browser.close()
    steps.figures = {name: statistics.median(seconds) for name, seconds in figures.items()}
    steps.finish()


def chromium_path() -> str | None:
    """The Chromium of this machine, or None."""
    return os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")


def one_start(browser: Browser, index: Path) -> dict[str, float]:
    """Seconds until the port answers, the page is ready, and the first words are seen."""
    with started(index) as (server, port, began), browser.new_context() as context:
        page = context.new_page()
        until_open(server, port)
        opened = time.perf_counter() - began
        page.goto(f"http://127.0.0.1:{port}")
        page.locator(".masthead .strap").wait_for()
        page.locator("#q textarea").wait_for()
        ready = time.perf_counter() - began
        first, *others = [first_words_s(page, question) for question in QUESTIONS]
        return {
            "chat_port_s": opened,
            "chat_page_s": ready,
            "chat_first_question_s": first,
            "chat_warm_question_s": statistics.median(others),
        }


@contextmanager
def started(index: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, float]]:
    """A chat over the sample articles: its process, its port, and when it was started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "app.py", "--index", str(index), "--seed", "seeds"]
    began = time.perf_counter()
    server = subprocess.Popen([*command, "--port", str(port)], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield server, port, began
    finally:
        server.terminate()
        server.wait(timeout=30)


def until_open(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until it listens there.

    Raises:
        RuntimeError: It ended before.
    """
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the chat ended with {server.returncode}; does `python app.py` start?")


def first_words_s(page: Page, question: str) -> float:
    """Ask; seconds until the first words of the answer are seen. Waits for its end too."""
    page.fill("#q textarea", question)
    began = time.perf_counter()
    page.press("#q textarea", "Enter")
    turn = page.locator("#live .turn").filter(has_text=question)
    turn.locator(".lead:not(.waiting)").first.wait_for()
    taken = time.perf_counter() - began
    page.locator("#live .turn:not(.growing)").filter(has_text=question).wait_for()
    return taken


if __name__ == "__main__":
    main()
