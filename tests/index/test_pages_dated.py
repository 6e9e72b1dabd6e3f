"""A page is dated by what it says of its own article, never by what it says of others."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from index.clean import clean_article
from index.published import Dating, date_article
from index.records import Provenance
from index.sources.page import read_page

TITLE = "Lindow harbour reopens after the storm"
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour of Lindow reopened after the storm, the port authority said.",
        "Three ferries left for the islands in the morning, with people who had waited for days.",
        "Captain Ruth Adeyemi told reporters that the channel had been cleared of sand.",
    )
)
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2021-03-04"}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Old ferry sinks off Marwick",
    "datePublished": "2018-05-06",
    "url": "https://coast.example/ferry",
}
ADDRESS = "https://coast.example/harbour"


def linked(*nodes: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes
    )


def date_page(
    head: str = "", inside: str = "", below: str = "", url: str | None = None, above: str = ""
) -> Dating:
    page = (
        f"<html><head><title>{TITLE}</title>{head}</head><body class='has-sidebar'>{above}"
        f"<article><h1>{TITLE}</h1>{inside}{BODY}</article>{below}</body></html>"
    )
    fetched = datetime(2022, 1, 1, tzinfo=UTC) if url else None
    draft = read_page(page, url or "page.html", url=url, fetched=fetched)
    return date_article(draft, clean_article(draft))


@pytest.mark.parametrize(
    "head",
    [
        linked(OWN),
        linked([OTHER, OWN]),
        linked(OTHER, OWN),
        linked({"@graph": [{"@type": "WebPage", "datePublished": "2015-01-01"}, OTHER, OWN]}),
        linked({**OWN, "headline": "Port open again: what to know", "url": ADDRESS + "?from=feed"}),
        linked(OTHER, {**OWN, "headline": "", "mainEntityOfPage": {"@id": ADDRESS + "/"}}),
        linked({**OWN, "headline": "Why the storm spared Lindow"}),
    ],
)
def test_linked_data_of_the_page_itself_count(head: str) -> None:
    dating = date_page(head, url=ADDRESS)
    assert (dating.published, dating.published_from) == (date(2021, 3, 4), Provenance.JSON_LD)


@pytest.mark.parametrize(
    "head",
    [
        linked(OTHER),
        linked([OTHER, {**OWN, "datePublished": None}]),
        linked({**OWN, "datePublished": "0001-01-01T00:00:00"}),
        linked({**OWN, "datePublished": "1970-01-01T00:00:00Z"}),
        '<meta name="date" content="1970-01-01">',
    ],
)
def test_linked_data_of_others_and_zeros_do_not(head: str) -> None:
    assert date_page(head, url=ADDRESS).published is None


def test_a_day_after_the_fetch_is_not_believed_and_the_note_says_so() -> None:
    dating = date_page(linked({**OWN, "datePublished": "2031-03-04"}), url=ADDRESS)
    assert dating.published is None
    assert "2031-03-04, lies after the page was fetched" in (dating.date_note or "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2021-03-05T04:30:00Z", "March 4, 2021, 8:30 p.m. PST"),
        ("2021-03-03T20:30:00+00:00", "March 4, 2021"),
        ("Fri, 05 Mar 2021 04:30:00 GMT", "Published: 4 March 2021"),
    ],
)
def test_the_day_that_readers_were_shown_beats_universal_time(written: str, shown: str) -> None:
    dating = date_page(linked({**OWN, "datePublished": written}), f"<p>By Ana Ito, {shown}</p>")
    assert (dating.published, dating.published_from) == (date(2021, 3, 4), Provenance.BYLINE)


@pytest.mark.parametrize("written", ["2021-03-05T14:30:00Z", "2021-03-05T04:30:00-08:00"])
def test_a_day_that_no_zone_explains_gives_way_to_metadata(written: str) -> None:
    dating = date_page(
        linked({**OWN, "datePublished": written}), "<p>By Ana Ito, March 4, 2021</p>"
    )
    assert dating.published == date(2021, 3, 5)


TIME = '<time class="entry-date published" datetime="2018-01-02">2 January 2018</time>'


@pytest.mark.parametrize(
    "place",
    [
        {"below": f"<aside>{TIME}</aside>"},
        {"below": f'<article class="card"><h2>Ferry sinks</h2>{TIME}</article>'},
        {"above": f'<div class="sidebar">{TIME}</div>'},
        {"below": f'<section id="comments"><article>{TIME}</article></section>'},
        {"inside": f"<figure><img src='a.jpg'><figcaption>Lindow, {TIME}</figcaption></figure>"},
        {"inside": f'<div class="event">{TIME}</div>'},
    ],
)
def test_times_of_other_articles_pictures_and_events_date_nothing(place: dict[str, str]) -> None:
    assert date_page(**place).published is None


@pytest.mark.parametrize("where", ["above", "inside", "below"])
def test_a_time_that_is_marked_beside_the_article_dates_it(where: str) -> None:
    assert date_page(**{where: f"<div>{TIME}</div>"}).published == date(2018, 1, 2)


def test_the_day_of_an_event_in_the_address_is_no_publication() -> None:
    assert date_page(url="https://coast.example/events/2021-03-06-opening/").published is None
    dated = date_page(url="https://coast.example/news/2021-03-06-opening/")
    assert dated.published == date(2021, 3, 6)
