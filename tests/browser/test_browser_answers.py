"""Answers in the browser: they grow in place, and every claim leads to its sentence."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from chat_server import ChatServer
from playwright.sync_api import Browser, expect
from scripted import BRIDGE

pytestmark = pytest.mark.browser

IN_VIEW = """(element) => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
}"""


def test_an_answer_has_its_short_form_first_and_its_evidence_beside(visit: Any) -> None:
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    expect(page.locator("#live .lead")).to_contain_text("06:00 on Monday (31 May 2021)")
    expect(page.locator("#live .marker")).to_have_count(3)
    cards = page.locator("#live .card")
    expect(cards).to_have_count(1)
    expect(cards.first).to_contain_text("Coast Courier")
    expect(cards.first).to_contain_text("31 May 2021")
    told = BRIDGE.split("\n\n")
    assert cards.first.locator("mark").all_inner_texts() == [told[0], told[3]]
    cards.first.get_by_label("sentence 2").click()
    expect(page.locator("#reader #quote")).to_have_text(told[3])
    page.keyboard.press("Escape")
    answer, card = page.locator("#live .answer").bounding_box(), cards.first.bounding_box()
    assert answer is not None
    assert card is not None
    assert card["x"] > answer["x"] + answer["width"]


def test_a_marker_opens_the_article_at_the_sentence(visit: Any) -> None:
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    marker = page.locator('#live .marker[data-cite="2"]').last
    marker.click()
    quote = page.locator("#reader #quote")
    expect(quote).to_have_text(BRIDGE.split("\n\n")[3])
    assert quote.evaluate(IN_VIEW)
    expect(page.locator("#reader")).to_contain_text("harbour master Ines Calder")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    assert marker.evaluate("(element) => element === document.activeElement")


def test_a_card_opens_the_article_too_and_the_link_stands_alone(visit: Any) -> None:
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    link = page.locator("#live .card .open").first
    link.click()
    expect(page.locator("#reader h1")).to_have_text("Ellery swing bridge reopens")
    page.get_by_role("button", name="Close the article").click()
    target = link.get_attribute("href")
    assert target is not None
    visit.open(target)
    assert page.locator("#quote").evaluate(IN_VIEW)


def test_a_conflict_shows_each_value_with_its_sources(visit: Any) -> None:
    page = visit.open()
    visit.ask("How many lost power?")
    expect(page.locator("#live .kicker").first).to_have_text("The sources differ")
    values = page.locator("#live .value")
    expect(values).to_have_count(2)
    expect(values.first).to_contain_text("5,600 homes")
    expect(values.first).to_contain_text("newest report")
    expect(values.nth(1)).to_contain_text("Northern Wire, 7 November 2021")


def test_an_abstention_gives_its_reason_and_what_is_near(visit: Any) -> None:
    page = visit.open()
    visit.ask("Who paid for the ferries?")
    expect(page.locator("#live .lead")).to_have_text("No article tells who paid for the ferries.")
    expect(page.locator("#live .card.near")).to_have_count(1)
    expect(page.locator("#live .evidence .kicker")).to_have_text("Nearest in the articles")
    expect(page.locator("#live .marker")).to_have_count(0)


def test_a_follow_up_tells_how_it_was_understood(visit: Any) -> None:
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    visit.ask("Who said so?")
    expect(page.locator("#live .quiet")).to_contain_text("Understood as “Who said so? (the Ellery")
    expect(page.locator("#live .quiet")).to_contain_text("the built-in reader")
    expect(page.locator("#past .turn")).to_have_count(1)


def test_a_fallback_is_told(visit: Any) -> None:
    page = visit.open()
    visit.ask("notice when?")
    expect(page.locator("#live .notice")).to_contain_text("the built-in reader did")


def test_an_error_says_what_to_do_and_can_be_asked_again(visit: Any) -> None:
    page = visit.open()
    visit.ask("broken?")
    expect(page.get_by_role("alert")).to_contain_text("dateline repair")
    page.evaluate("document.querySelector('#live .trouble').dataset.before = '1'")
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator("#live .trouble:not([data-before])")).to_contain_text("dateline repair")
    visit.ask("When did the bridge reopen?")
    expect(page.locator("#live .lead")).to_contain_text("06:00")
    expect(page.locator("#past .turn")).to_have_count(0)


def test_a_question_that_is_too_long_is_refused_and_stays_to_be_shortened(visit: Any) -> None:
    page = visit.open()
    question = "too-long? " * 500
    page.fill("#q textarea", question)
    page.press("#q textarea", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("Shorten it")
    expect(page.get_by_role("button", name="Ask again")).to_have_count(0)
    expect(page.locator("#q textarea")).to_have_value(question.strip())
    assert len(page.locator("#live .question").inner_text()) < 300


def test_the_first_words_come_within_a_second_and_the_page_within_three(
    visit: Any, chat: ChatServer
) -> None:
    assert chat.started_in_s < 30  # importing Gradio included; measured apart on an idle machine
    began = time.monotonic()
    page = visit.open()
    ready = time.monotonic() - began
    page.fill("#q textarea", "slow, when?")
    began = time.monotonic()
    page.press("#q textarea", "Enter")
    page.wait_for_selector("#live .growing .lead:not(.waiting)")
    first = time.monotonic() - began
    print(json.dumps({"page_ready_s": round(ready, 2), "first_words_s": round(first, 2)}))
    assert ready < 6  # twice the goal: the machine may be busy
    assert first < 2


def test_nothing_moves_while_an_answer_grows(visit: Any) -> None:
    page = visit.open()
    page.evaluate("""() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          for (const source of entry.sources)
            window.shifts.push([source.node?.className ?? '', entry.value]);
      }).observe({type: 'layout-shift', buffered: false});
    }""")
    page.fill("#q textarea", "slow, when?")
    page.press("#q textarea", "Enter")
    page.wait_for_selector("#live .growing .lead:not(.waiting)")
    page.wait_for_timeout(900)  # the question has moved to the top by now
    before = page.locator("#live .lead").bounding_box()
    page.evaluate("window.shifts.length = 0")
    page.wait_for_selector("#live .turn:not(.growing)")
    after = page.locator("#live .lead").bounding_box()
    assert before is not None
    assert after is not None
    assert (before["x"], before["y"]) == (after["x"], after["y"])
    moved: Any = page.evaluate("window.shifts")
    assert sum(value for _, value in moved) < 0.02, moved


def test_an_answer_can_be_stopped(visit: Any) -> None:
    page = visit.open()
    page.fill("#q textarea", "slow, when?")
    page.press("#q textarea", "Enter")
    page.wait_for_selector("#live .growing .lead:not(.waiting)")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("alert")).to_contain_text("You stopped this.")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    visit.ask("When did the bridge reopen?")
    expect(page.locator(".turn")).to_have_count(1)


def test_an_answer_is_copied_with_its_sources(browser: Browser, visit: Any) -> None:
    page = visit.open()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visit.url)
    visit.ask("When did the bridge reopen?")
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.locator("[data-copy][data-done]")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] Ellery swing bridge reopens. Coast Courier, 31 May 2021." in copied


def test_a_verdict_with_its_reason_is_kept(visit: Any, chat: ChatServer) -> None:
    page = visit.open()
    visit.ask("When did the bridge reopen?")
    page.get_by_role("button", name="Good answer").click()
    expect(page.locator('.thumb[data-verdict="up"][aria-pressed="true"]')).to_be_visible()
    page.get_by_role("button", name="Bad answer, say why").click()
    page.get_by_label("What is wrong?").select_option("wrong-source")
    page.get_by_label("What should it say?").fill("It was <b>Sunday</b>.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator('.thumb.down[aria-pressed="true"]')).to_be_visible()
    lines = chat.desk.feedback.path.read_text(encoding="utf-8").splitlines()
    last = json.loads(lines[-1])
    assert (last["verdict"], last["reason"]) == ("down", "wrong-source")
    assert last["note"] == "It was <b>Sunday</b>."


def test_examples_come_from_the_articles_and_ask_at_a_click(visit: Any) -> None:
    page = visit.open()
    # The conversation is listed under the same words.
    example = page.locator("[data-act=ask]", has_text="When did the swing bridge reopen?")
    example.click()
    page.wait_for_selector("#live .turn:not(.growing)")
    expect(page.locator("#live .question")).to_have_text("When did the swing bridge reopen?")
    expect(page.locator(".welcome")).to_be_hidden()
    page.get_by_role("button", name="New conversation").click()
    expect(example).to_be_visible()


def test_the_keyboard_is_enough(visit: Any) -> None:
    page = visit.open()
    page.locator("body").click(position={"x": 700, "y": 500})
    page.keyboard.press("/")
    page.keyboard.type("When did the bridge reopen?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#live .turn:not(.growing)")
    page.locator("#live .marker").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()


def test_on_a_phone_the_evidence_stands_below_and_the_sidebar_is_away(
    browser: Browser, chat: ChatServer
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(chat.url)
    page.wait_for_selector("html.side-settled")
    expect(page.locator("#side.open")).to_have_count(0)
    page.fill("#q textarea", "When did the bridge reopen?")
    page.press("#q textarea", "Enter")
    page.wait_for_selector("#live .turn:not(.growing)")
    answer = page.locator("#live .answer").bounding_box()
    card = page.locator("#live .card").first.bounding_box()
    assert answer is not None
    assert card is not None
    assert card["y"] >= answer["y"] + answer["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#live .marker").first.tap()
    expect(page.locator("#quote")).to_be_visible()
    assert page.locator("#quote").evaluate(IN_VIEW)
    context.close()
