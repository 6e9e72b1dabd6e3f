"""The sidebar in the browser: what is asked, what is added, what is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from chat_server import ChatServer
from playwright.sync_api import expect

from index.records import Problem

pytestmark = pytest.mark.browser


def test_filters_apply_to_the_list_and_to_questions(visit: Any, chat: ChatServer) -> None:
    page = visit.open()
    visit.tab("Articles")
    expect(page.locator(".shelf li")).to_have_count(4)
    page.get_by_label("Find in the list").fill("gale dark")
    expect(page.locator(".shelf li")).to_have_count(1)
    page.get_by_label("Find in the list").fill("")
    page.get_by_label("From", exact=True).fill("2021-11")
    page.get_by_label("To", exact=True).fill("2021-11-08")
    page.get_by_label("To", exact=True).blur()
    expect(page.locator(".scope")).to_contain_text("Asking 1 of 4 articles")
    expect(page.locator(".scope")).to_contain_text("1 November 2021 to 8 November 2021")
    visit.ask("filtered when?")
    asked = next(a for a in chat.desk.assistant.asked if a["question"] == "filtered when?")  # type: ignore[attr-defined]
    assert (str(asked["since"]), str(asked["until"])) == ("2021-11-01", "2021-11-08")
    page.get_by_role("button", name="Ask all").click()
    expect(page.locator(".scope")).to_have_text("Asking 4 articles")
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_outlets_limit_questions(visit: Any, chat: ChatServer) -> None:
    page = visit.open()
    visit.tab("Articles")
    page.get_by_label("Outlets").click()
    page.get_by_role("option", name="Coast Courier").click()
    expect(page.locator(".scope")).to_contain_text("Asking 2 of 4 articles: Coast Courier")
    visit.ask("outlet when?")
    asked = next(a for a in chat.desk.assistant.asked if a["question"] == "outlet when?")  # type: ignore[attr-defined]
    assert asked["outlets"] == ("Coast Courier",)


def test_a_bar_of_the_timeline_limits_questions_to_its_span(visit: Any) -> None:
    page = visit.open()
    visit.tab("Articles")
    page.locator(".timeline rect").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("From", exact=True)).to_have_value("2021-05-01")
    expect(page.locator(".scope")).to_contain_text("Asking 1 of 4 articles")


def test_a_date_that_is_none_is_explained(visit: Any) -> None:
    page = visit.open()
    visit.tab("Articles")
    page.get_by_label("From", exact=True).fill("last week")
    page.get_by_label("From", exact=True).blur()
    for place in ("#scope", "#shelf"):  # on a phone only one of them is in sight
        expect(page.locator(place)).to_contain_text("'last week' is not a date")
    visit.ask("When?")
    expect(page.get_by_role("alert")).to_contain_text("'last week' is not a date")


def test_an_article_of_the_list_opens_whole(visit: Any) -> None:
    page = visit.open()
    visit.tab("Articles")
    page.get_by_role("link", name="Ellery swing bridge reopens").click()
    expect(page.locator("#reader h1")).to_have_text("Ellery swing bridge reopens")
    expect(page.locator("#reader mark")).to_have_count(0)


def test_files_and_addresses_are_added_and_failures_told(
    own: tuple[Any, ChatServer], tmp_path: Path
) -> None:
    visit, server = own
    page = visit.open()
    visit.tab("Add")
    good, bad = tmp_path / "fresh.txt", tmp_path / "bad.txt"
    good.write_text("A fresh story.", encoding="utf-8")
    bad.write_text("x", encoding="utf-8")
    page.set_input_files("#files input[type=file]", [good, bad])
    page.wait_for_selector("#files :text('fresh')")
    page.get_by_label("Web pages, one address a line").fill(
        "/etc/passwd\nhttps://example.org/story"
    )
    page.get_by_role("button", name="Add to the index").click()
    report = page.locator("#report")
    expect(report).to_contain_text("2 added")
    expect(report).to_contain_text("2 sources failed")
    expect(report).to_contain_text("the file is empty")
    expect(report).to_contain_text("Only addresses that start with http://")
    sources = server.desk.assistant.ingested  # type: ignore[attr-defined]
    assert "/etc/passwd" not in sources
    assert [Path(s).read_text(encoding="utf-8") for s in sources[:1]] == ["A fresh story."]
    assert all(str(server.desk.folder) in s for s in sources[:2])
    expect(page.locator(".masthead")).to_contain_text("6 articles")
    visit.tab("Articles")
    expect(page.locator(".shelf li")).to_have_count(6)


def test_nothing_to_add_is_said(visit: Any) -> None:
    page = visit.open()
    visit.tab("Add")
    page.get_by_role("button", name="Add to the index").click()
    expect(page.locator("#report")).to_contain_text("Choose files or give an address first.")


def test_feeds_are_subscribed_refreshed_and_unsubscribed(own: tuple[Any, ChatServer]) -> None:
    visit, server = own
    page = visit.open()
    visit.tab("Add")
    field, told = page.get_by_label("Address of an RSS or Atom feed"), page.locator("#feed-report")
    expect(page.locator("#feeds")).to_contain_text("No feeds yet")
    page.get_by_role("button", name="Refresh all").click()
    expect(told).to_contain_text("There are no feeds yet")
    for address, reason in (
        ("courier rss", "is not an http or https address"),
        ("https://example.org/page", "is neither a feed nor a sitemap"),
        ("https://example.org/gone", "answers with status 404"),
    ):
        field.fill(address)
        page.get_by_role("button", name="Subscribe", exact=True).click()
        expect(told).to_contain_text(f"“{address}” {reason}. You are not subscribed to it.")
        expect(field).to_have_value(address)
    field.fill("https://example.org/rss.xml")
    field.press("Enter")
    expect(told).to_contain_text("Subscribed to https://example.org/rss.xml.")
    expect(told).to_contain_text("1 added")
    expect(field).to_have_value("")
    expect(page.locator(".masthead")).to_contain_text("5 articles")
    field.fill("https://example.org/rss.xml")
    field.press("Enter")
    expect(told).to_contain_text("is subscribed already")
    page.get_by_role("button", name="Refresh all").click()
    expect(told).to_contain_text("Nothing new in the feed.")
    visit.open()
    visit.tab("Add")
    expect(page.locator(".feeds li")).to_have_count(1)
    page.get_by_role("button", name="Unsubscribe from https://example.org/rss.xml").click()
    expect(told).to_contain_text("Its articles stay.")
    expect(page.locator("#feeds")).to_contain_text("No feeds yet")
    assert server.desk.assistant.feeds.urls() == []


def test_an_article_is_removed_and_its_citation_says_so(own: tuple[Any, ChatServer]) -> None:
    visit, _ = own
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    visit.tab("Articles")
    page.get_by_role("button", name="Remove Ellery swing bridge reopens").click()
    expect(page.locator(".shelf li")).to_have_count(3)
    expect(page.locator(".masthead")).to_contain_text("3 articles")
    page.locator("#live .marker").first.click()
    expect(page.locator("#reader")).to_contain_text("no longer in the index")
    page.keyboard.press("Escape")
    visit.tab("History")
    page.get_by_role("button", name="When did the bridge reopen?", exact=True).click()
    expect(page.locator("#live .gone").first).to_contain_text("no longer in the index")


def test_conversations_are_kept_opened_renamed_exported_and_deleted(
    own: tuple[Any, ChatServer],
) -> None:
    visit, _ = own
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    visit.ask("Who said so?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".welcome")).to_be_visible()
    visit.ask("How many lost power?")
    expect(page.locator(".talks > li")).to_have_count(2)
    visit.open()
    expect(page.locator(".talks > li")).to_have_count(2)
    page.locator(".talks .title", has_text="When did the bridge reopen?").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator("#live .question")).to_have_text("Who said so?")
    item = page.locator(".talks > li", has_text="When did the bridge reopen?")
    item.locator("summary").click()
    for form in ("Markdown", "JSON"):
        with page.expect_download() as started:
            item.get_by_role("link", name=f"Export as {form}").click()
        text = Path(started.value.path()).read_text(encoding="utf-8")
        assert "Coast Courier" in text
        if form == "JSON":
            assert len(json.loads(text)["turns"][0]["answer"]["citations"]) == 2
            assert started.value.suggested_filename == "when-did-the-bridge-reopen.json"
    item.get_by_label("Title").fill("The <b>bridge</b>")
    item.get_by_role("button", name="Rename", exact=True).click()
    renamed = page.locator(".talks > li", has_text="The <b>bridge</b>")
    expect(renamed).to_have_count(1)
    if not renamed.get_by_role("button", name="Delete", exact=True).is_visible():
        renamed.locator("summary").click()
    renamed.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".talks > li")).to_have_count(1)
    expect(page.locator(".welcome")).to_be_visible()


def test_another_browser_sees_none_of_it(browser: Any, visit: Any, chat: ChatServer) -> None:
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    page.locator(".talks summary").first.click()
    link = page.get_by_role("link", name="Export as JSON").first.get_attribute("href")
    other = browser.new_context()
    page = other.new_page()
    page.goto(chat.url)
    page.wait_for_selector("html.side-settled")
    expect(page.locator("#talks")).to_contain_text("Conversations are kept here.")
    assert page.request.get(chat.url + str(link)).status == 404
    other.close()


def test_a_backend_is_tested_and_used(own: tuple[Any, ChatServer]) -> None:
    visit, server = own
    page = visit.open()
    visit.tab("Settings")
    page.get_by_role("button", name="Test connection").click()
    expect(page.locator("#backend-status")).to_contain_text("contacts nobody")
    page.get_by_label("Who answers").click()
    page.get_by_role("option", name="OpenAI’s protocol").click()
    page.get_by_role("button", name="Use", exact=True).click()
    expect(page.locator("#backend-status")).to_contain_text("needs a model")
    page.get_by_label("Model", exact=True).fill("qwen2.5")
    page.get_by_label("Address of the model server").fill("http://127.0.0.1:9/v1")
    page.get_by_role("button", name="Test connection").click()
    expect(page.locator("#backend-status")).to_contain_text("cannot be reached")
    page.get_by_role("button", name="Use", exact=True).click()
    expect(page.locator("#backend-status")).to_contain_text(
        "OpenAI’s protocol answers from now on."
    )
    assert server.desk.assistant.settings.model == "qwen2.5"


def test_the_health_of_the_index_is_shown_and_mended(own: tuple[Any, ChatServer]) -> None:
    visit, server = own
    server.desk.assistant.problems = [  # type: ignore[attr-defined]
        Problem(code="vectors", message="3 vectors are missing.", remedy="Repair the index.")
    ]
    page = visit.open()
    visit.tab("Settings")
    page.get_by_role("button", name="Check the index").click()
    expect(page.locator("#health")).to_contain_text("3 vectors are missing.")
    page.get_by_role("button", name="Repair", exact=True).click()
    expect(page.locator("#health")).to_contain_text("The index is sound: 4 articles.")
