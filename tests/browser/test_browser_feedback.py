"""From a thumb down on the page to a golden question, with nothing between but the file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from chat_server import serving
from playwright.sync_api import expect
from scripted import BRIDGE, ScriptedAssistant

from evals.__main__ import main
from evals.golden import load_golden

pytestmark = pytest.mark.browser


def test_a_thumb_down_on_the_page_is_drafted_as_a_golden_question(
    tmp_path: Path, visit_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(ScriptedAssistant(), tmp_path / "chat") as server:
        visit = visit_on(server.url)
        page = visit.open()
        visit.ask("What did the work on the bridge cost?")
        page.get_by_role("button", name="Bad answer, say why").click()
        page.get_by_label("What is wrong?").select_option("wrong-answer")
        page.get_by_label("What should it say?").fill("3.2 million crowns")
        page.get_by_role("button", name="Send").click()
        expect(page.locator('.thumb.down[aria-pressed="true"]')).to_be_visible()
    articles, golden = tmp_path / "articles", tmp_path / "my.jsonl"
    articles.mkdir()
    (articles / "bridge.md").write_text(f"# Ellery swing bridge reopens\n\n{BRIDGE}\n")
    places = ["--golden", str(golden), "--articles", str(articles)]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n" * 10))
    assert main(["new", *places, "--feedback", str(tmp_path / "chat/feedback.jsonl")]) == 0
    (item,) = load_golden(golden)
    assert item.question == "What did the work on the bridge cost?"
    assert item.facts[0].any_of == (("3.2 million crowns",),)
    assert item.forbidden == ("06:00 on Monday (31 May 2021)",)
    assert item.evidence[0].alternatives[0].quote.startswith("The work cost 3.2 million crowns")
    assert main(["lint", *places]) == 0
