"""Hostile content, foreign hosts, accessibility, login and the first start, in Chromium.

Every visit also fails when its page asked another host for anything, or when a
script threw an error (see `conftest.Visit`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chat_server import serving
from playwright.sync_api import Browser, expect
from scripted import ARTICLES, ScriptedAssistant
from test_app_markup import PAYLOADS

pytestmark = pytest.mark.browser

HOSTILE = tuple(
    replace(ARTICLES[0], article_id=f"h{n}", title=p, outlet=p, uri=f"{p}.md", text=f"{p}\n{p}",
            authors=(p,), date_note=p)
    for n, p in enumerate(PAYLOADS)
)  # fmt: skip


def pwned(page: Any) -> bool:
    return bool(page.evaluate("'__pwned' in window"))


@pytest.fixture
def hostile(browser: Browser, tmp_path: Path, visit_on: Any) -> Any:
    with serving(ScriptedAssistant((*ARTICLES, *HOSTILE)), tmp_path / "chat") as server:
        yield visit_on(server.url)


def test_hostile_articles_run_nothing_and_load_nothing(hostile: Any) -> None:
    page = hostile.open()
    hostile.tab("Articles")
    expect(page.locator(".shelf li")).to_have_count(len(ARTICLES) + len(HOSTILE))
    page.get_by_label("Outlets").click()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    for n in range(len(HOSTILE)):
        page.evaluate(f"document.querySelector('a[href=\"/article/h{n}\"]').click()")
        expect(page.locator("#reader .story")).to_be_visible()
    page.wait_for_timeout(300)
    assert not pwned(page)
    for n in range(0, len(HOSTILE), 4):
        page.goto(f"{hostile.url}/article/h{n}")
        assert not pwned(page)


def test_hostile_questions_and_model_output_stay_text(hostile: Any) -> None:
    page = hostile.open()
    for payload in PAYLOADS[:8]:
        page.fill("#q textarea", f"budget {payload}")
        page.press("#q textarea", "Enter")
        page.wait_for_selector("#live .turn.conflict")
        expect(page.locator("#q textarea")).to_have_value("")
        expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    expect(page.locator(".turn")).to_have_count(8)
    page.locator("#live .marker").first.click()
    expect(page.locator("#reader #quote")).to_have_text("The council met on Tuesday.")
    page.keyboard.press("Escape")
    page.locator(".talks summary").first.click()
    page.wait_for_timeout(300)
    assert not pwned(page)
    assert page.locator("#live img, #past img, #live script, #past script").count() == 0


def test_hostile_file_names_stay_text(hostile: Any, tmp_path: Path) -> None:
    page = hostile.open()
    hostile.tab("Add")
    files: list[dict[str, Any]] = [
        {
            "name": f"bad{payload.replace('/', '')[:60]}.txt",
            "mimeType": "text/plain",
            "buffer": b"x",
        }
        for payload in PAYLOADS[:8]
    ]
    page.set_input_files("#files input[type=file]", files)
    page.get_by_label("Web pages, one address a line").fill("\n".join(PAYLOADS[:8]))
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Add to the index").click()
    expect(page.locator("#report .failures li").first).to_be_visible()
    page.wait_for_timeout(300)
    assert not pwned(page)


def test_an_injected_script_or_remote_image_would_not_run(visit: Any) -> None:
    """The policy holds even if escaping should once be forgotten."""
    page = visit.open()
    blocked = page.evaluate("""async () => {
      const seen = [];
      document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
      const box = document.createElement('div');
      box.innerHTML = '<img src="x" onerror="window.__pwned=1">'
        + '<img src="data:," onload="window.__pwned=1">';
      document.body.append(box);
      const script = document.createElement('script');
      script.textContent = 'window.__pwned = 1';
      document.body.append(script);
      await fetch('https://evil.example/').catch(() => 0);
      await new Promise((done) => setTimeout(done, 500));
      box.remove();
      return seen;
    }""")
    assert "script-src-attr" in blocked
    assert "script-src-elem" in blocked
    assert "connect-src" in blocked
    assert not pwned(page)
    visit.foreign.clear()  # Chromium reports the blocked attempt as a request


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_serious_accessibility_fault(visit: Any, scheme: Any) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)
    visit.open()
    page.wait_for_selector(".examples")
    found = {"welcome": visit.faults()}
    for name, question in (
        ("answer", "When did the bridge reopen?"),
        ("conflict", "How many lost power?"),
        ("abstention", "Who paid for the ferries?"),
        ("error", "broken?"),
    ):
        visit.ask(question)
        page.wait_for_timeout(400)
        found[name] = visit.faults()
    page.locator(".marker").first.click()
    page.wait_for_selector("#reader #quote")
    found["article"] = visit.faults()
    page.keyboard.press("Escape")
    for tab in ("History", "Articles", "Add", "Settings"):
        visit.tab(tab)
        page.wait_for_timeout(200)
        found[tab] = visit.faults()
    page.set_viewport_size({"width": 390, "height": 844})
    found["phone"] = visit.faults()
    assert {view: faults for view, faults in found.items() if faults} == {}


def test_the_first_start_invites_to_add_articles(
    browser: Browser, tmp_path: Path, visit_on: Any
) -> None:
    with serving(ScriptedAssistant(()), tmp_path) as server:
        visit = visit_on(server.url)
        page = visit.open()
        expect(page.locator(".welcome h2")).to_have_text("No articles yet")
        assert visit.faults() == []
        page.get_by_role("button", name="Add articles").click()
        expect(page.get_by_role("button", name="Add to the index")).to_be_visible()
        visit.tab("Articles")
        expect(page.locator("#shelf")).to_contain_text("No articles yet")


def test_behind_a_login_each_account_has_its_own_conversations(
    browser: Browser, tmp_path: Path, visit_on: Any
) -> None:
    with serving(ScriptedAssistant(), tmp_path, auth="ann:one,bob:two") as server:
        seen: dict[str, str] = {}
        for name, password in (("ann", "one"), ("bob", "two")):
            visit = visit_on(server.url)
            page = visit.open("/article/bridge")
            expect(page).to_have_url(f"{server.url}/login")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill("wrong")
            page.get_by_role("button", name="Log in").click()
            expect(page.get_by_role("alert")).to_contain_text("wrong")
            assert visit.faults() == []
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(password)
            page.get_by_role("button", name="Log in").click()
            page.wait_for_selector("html.side-settled")
            page.wait_for_selector("#talks .empty, #talks .talks")
            seen[name] = page.locator("#talks").inner_text()
            visit.ask(f"When did {name} ask?")
            visit.tab("Settings")
            expect(page.get_by_role("button", name="Use", exact=True)).to_be_disabled()
            page.get_by_role("button", name="Log out").click()
            expect(page).to_have_url(f"{server.url}/login")
            expect(page.get_by_role("button", name="Log in")).to_have_css("text-align", "center")
        assert "kept here" in seen["bob"]
        assert [item.title for item in server.desk.conversations.list("ann")] == [
            "When did ann ask?"
        ]
        assert [item.title for item in server.desk.conversations.list("bob")] == [
            "When did bob ask?"
        ]
