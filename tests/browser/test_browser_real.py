"""The real thing in Chromium: the sample articles, the built-in reader, a clicked citation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from chat_server import serving
from playwright.sync_api import expect

from assistant import open_assistant

pytestmark = pytest.mark.browser


def test_the_libya_question_leads_to_its_highlighted_sentence(
    tmp_path: Path, seeds_dir: Path, visit_on: Any
) -> None:
    with open_assistant(tmp_path / "index") as assistant:
        report = assistant.ingest([seeds_dir])
        assert not report.failed
        with serving(assistant, tmp_path / "chat") as server:
            visit = visit_on(server.url)
            page = visit.open()
            visit.ask("When was the Libya ceasefire set to start?")
            lead = page.locator("#live .lead")
            expect(lead).to_contain_text("12 January 2020")
            cards = page.locator("#live .card")
            assert cards.count() >= 2
            assert len(set(page.locator("#live .card h3").all_inner_texts())) >= 2
            quoted = cards.first.locator("mark").first.inner_text()
            lead.locator(".marker").first.click()
            quote = page.locator("#reader #quote")
            expect(quote).to_have_text(quoted)
            box = quote.bounding_box()
            assert box is not None
            assert 0 <= box["y"] < 900
            article = next(a for a in assistant.articles() if quoted in a.text)
            expect(page.locator("#reader h1")).to_have_text(article.title)
