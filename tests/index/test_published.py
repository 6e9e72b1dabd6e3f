"""A date is right or unknown, never guessed, and its provenance is told."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from index.about import infer_about_date
from index.calendar import find_dates
from index.clean import clean_article
from index.draft import DateClue, DateRole, Draft
from index.published import Dating, date_article
from index.records import Provenance

BODY = (
    "The harbour of Varna reopened after a week of storms, the port authority said.\n\n"
    "Captain Ana Petrova told reporters that forty ships were waiting outside the harbour."
)
D9 = date(2020, 1, 9)


def date_text(text: str, uri: str = "a.txt", **more: object) -> Dating:
    draft = Draft(uri=uri, text=text, **more)  # type: ignore[arg-type]
    return date_article(draft, clean_article(draft))


def with_byline(*lines: str, body: str = BODY) -> Dating:
    return date_text("\n".join(["Harbour of Varna reopens", *lines]) + "\n\n" + body)


# One rule at a time


def test_an_update_line_alone_gives_both_dates() -> None:
    dating = with_byline("Updated 12:10, 09-Jan-2020")
    assert (dating.published, dating.published_from) == (D9, Provenance.BYLINE)
    assert (dating.modified, dating.modified_from) == (D9, Provenance.BYLINE)
    assert "updated" in (dating.date_note or "")


def test_a_change_that_metadata_tell_is_no_publication() -> None:
    clue = DateClue(role=DateRole.MODIFIED, text="2020-01-09", source=Provenance.JSON_LD)
    dating = date_text(f"Harbour of Varna reopens\n\n{BODY}", clues=(clue,))
    assert (dating.published, dating.modified) == (None, D9)


def test_published_and_modified_are_kept_apart() -> None:
    dating = with_byline("Published: 9 January 2020 | Updated: 11 January 2020")
    assert (dating.published, dating.modified) == (D9, date(2020, 1, 11))


def test_a_date_above_the_headline_is_the_page_clock() -> None:
    text = f"Tuesday, January 25, 2022\n\nHarbour of Varna reopens\n\n{BODY}"
    dating = date_text(text)
    assert dating.published is None
    assert "above the headline" in (dating.date_note or "")


def test_a_byline_beats_the_page_clock() -> None:
    text = (
        f"Tuesday, January 25, 2022\n\nHarbour of Varna reopens\n\nPosted January 9, 2020\n\n{BODY}"
    )
    assert date_text(text).published == D9


def test_day_and_month_that_nothing_decides_stay_open_and_the_note_names_both() -> None:
    dating = with_byline("Issued on: 05/03/2020 – 05:54")
    assert (dating.published, dating.published_from) == (None, None)
    assert "2020-03-05 or 2020-05-03" in (dating.date_note or "")


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("Issued on: 05/03/2020", "By admin , in World , at March 5, 2020"), BODY),
        (("Thursday 05/03/2020",), BODY),
        (("Issued on: 05/03/2020",), BODY.replace("reopened", "reopened on Thursday")),
        (("Issued on: 05/03/2020",), BODY.replace("storms", "storms that began on Feb. 27")),
    ],
)
def test_evidence_decides_between_day_and_month(lines: tuple[str, ...], body: str) -> None:
    assert with_byline(*lines, body=body).published == date(2020, 3, 5)


def test_an_american_clock_puts_the_month_first() -> None:
    assert with_byline("Published: 03/05/2020 3:15 PM EST").published == date(2020, 3, 5)


def test_a_british_address_puts_the_day_first() -> None:
    text = f"Harbour of Varna reopens\nPublished: 05/03/2020\n\n{BODY}"
    dating = date_text(text, uri="https://www.example.co.uk/harbour")
    assert dating.published == date(2020, 3, 5)


def test_a_weekday_that_is_wrong_discredits_its_date() -> None:
    assert with_byline("Monday, January 9, 2020").published is None


def test_dates_that_contradict_each_other_stay_open() -> None:
    dating = with_byline("January 9, 2020", "January 12, 2021")
    assert dating.published is None
    assert "several dates" in (dating.date_note or "")


def test_metadata_beats_the_byline() -> None:
    clue = DateClue(role=DateRole.PUBLISHED, text="2020-01-09T23:10:00Z", source=Provenance.JSON_LD)
    text = f"Harbour of Varna reopens\n\nJanuary 12, 2021\n\n{BODY}"
    dating = date_text(text, clues=(clue,))
    assert (dating.published, dating.published_from) == (D9, Provenance.JSON_LD)


@pytest.mark.parametrize(
    ("uri", "source"),
    [
        ("https://example.com/world/2020/01/09/harbour", Provenance.URL),
        ("https://example.com/2020/jan/09/harbour", Provenance.URL),
        ("news/2020-01-09-harbour.txt", Provenance.FILE_NAME),
        ("20200109_harbour.txt", Provenance.FILE_NAME),
    ],
)
def test_an_address_or_a_file_name_may_hold_the_date(uri: str, source: Provenance) -> None:
    dating = date_text(f"Harbour of Varna reopens\n\n{BODY}", uri=uri)
    assert (dating.published, dating.published_from) == (D9, source)


@pytest.mark.parametrize("uri", ["000_2057fd3439657a66.txt", "a/20991332.txt", "v1.2020.01.txt"])
def test_other_numbers_in_a_name_are_no_dates(uri: str) -> None:
    assert date_text(f"Harbour of Varna reopens\n\n{BODY}", uri=uri).published is None


def test_a_file_name_that_the_text_contradicts_is_not_believed() -> None:
    body = BODY + " On Wednesday (Jan. 8, 2020) it had closed, as on Jan. 3."
    dating = date_text(f"Harbour reopens\n\n{body}", uri="2022-01-25-harbour.txt")
    assert (dating.published, dating.about_date) == (None, date(2020, 1, 8))


def test_no_article_is_changed_before_it_appears() -> None:
    dating = with_byline("Published: 9 January 2020 | Updated: 2 January 2020")
    assert (dating.published, dating.modified) == (D9, None)


@pytest.mark.parametrize(
    "opening",
    [
        "On Jan. 9, 2015: that was when the harbour closed",
        "The war that began on Jan. 9, 2015 - the worst in years - goes on",
        "Since January 9, 2015 - for five years - the harbour has been closed",
        "They met in Varna on 9 January 2015 (a Friday) and spoke",
    ],
)
def test_a_date_in_the_first_sentence_is_no_dateline(opening: str) -> None:
    assert with_byline(body=f"{opening}, the port authority said.\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "ending",
    ["(Published on January 9, 2020)", "This article was first published on 9 January 2020."],
)
def test_a_closing_line_may_tell_the_date(ending: str) -> None:
    dating = with_byline(body=f"{BODY}\n\n{ending}")
    assert dating.published == D9


def test_no_date_at_all_is_said_so() -> None:
    assert "no publication date" in (with_byline().date_note or "")


# What an undated article is about


def test_a_weekday_and_a_date_that_agree_tell_what_day_an_article_is_about() -> None:
    text = (
        "They met Wednesday in Istanbul. A picture of Jan. 8, 2020 shows them. After Wednesday's "
        "talks they spoke of Jan. 12. Ships had left on Sunday."
    )
    assert infer_about_date(text) == date(2020, 1, 8)


@pytest.mark.parametrize(
    "text",
    [
        "They met Wednesday. The talks go on until Jan. 12.",  # no year
        "They met Tuesday. A picture of Jan. 8, 2020 and one of Jan. 9 exist.",  # no agreement
        "They met Wednesday. The war began on Jan. 8, 2020.",  # nothing else is near it
        "On Wednesdays they met. It was Jan. 8, 2020, or Jan. 9.",  # a habit
        "They met Wednesday, Jan. 8, 2020, or Wednesday, Jan. 15, 2020.",  # two days fit
        "",
    ],
)
def test_without_agreement_an_article_is_about_no_day(text: str) -> None:
    assert infer_about_date(text) is None


def test_what_an_article_is_about_is_never_its_publication_date() -> None:
    body = BODY + " On Wednesday (Jan. 8, 2020) it had closed, as on Jan. 3."
    dating = date_text(f"Harbour reopens\n\n{body}")
    assert (dating.published, dating.about_date) == (None, date(2020, 1, 8))


# Real articles under bylines of many styles

Style = Callable[[str, date, str], str]


def long(day: date, form: str = "{:%B} {d}, {:%Y}") -> str:
    return form.format(day, day, d=day.day)


def below(form: Callable[[date], str]) -> Style:
    return lambda title, day, body: f"{title}\n{form(day)}\n\n{body}"


STYLES: dict[str, Style] = {
    "weekday, month day, year": below(lambda d: f"{d:%A}, {long(d)}"),
    "updated, time, dd-Mon-yyyy": below(lambda d: f"Updated 12:10, {d:%d-%b-%Y}\nCGTN\n01:50"),
    "by admin, in section, at date": below(lambda d: f"By admin , in World , at {long(d)}"),
    "published day month year": below(lambda d: f"Published {d.day} {d:%B %Y}"),
    "posted on Mon. d, yyyy by": below(lambda d: f"Posted on {d:%b}. {d.day}, {d:%Y} by Staff"),
    "Mon d, yyyy, minutes to read": below(lambda d: f"{d:%b} {d.day}, {d:%Y} · 5 min read"),
    "day month year, time zone": below(lambda d: f"{d.day} {d:%B %Y}, 14:35 GMT"),
    "iso with time": below(lambda d: f"{d} 10:22:33"),
    "first published, last updated": below(
        lambda d: f"First published: {d:%Y/%m/%d}; Last updated: {d + timedelta(days=40):%Y/%m/%d}"
    ),
    "american numbers and clock": below(lambda d: f"Published: {d:%m/%d/%Y} 3:15 PM EST"),
    "dots and a bar": below(lambda d: f"{d:%d.%m.%Y} | 12:10"),
    "author, bar, weekday": below(lambda d: f"By Jane Doe\n{d:%a} {d.day} {d:%b %Y} 15.40 GMT"),
    "capitals and slashes": below(lambda d: f"{long(d).upper()} / 10:11 AM / UPDATED 2 YEARS AGO"),
    "published at, updated at": below(
        lambda d: f"Published {long(d)} at 10:30 a.m. ET | Updated {long(d + timedelta(days=1))}"
    ),
    "weekday the day of month": below(lambda d: f"{d:%A} {d.day} {d:%B %Y}"),
    "german": below(lambda d: f"Veröffentlicht am {d:%d.%m.%Y} um 12:10 Uhr"),
    "numbers with the weekday": below(lambda d: f"{d:%a} {d:%d/%m/%Y} - 09:00"),
    "issued and modified glued, and said again": below(
        lambda d: (
            f"Issued on: {d:%d/%m/%Y} – 05:54Modified: {d:%d/%m/%Y} – 05:54\n\n"
            f"By admin , in News , at {long(d)}"
        )
    ),
    "dateline": lambda t, d, b: f"{t}\n\nLONDON, {d:%b}. {d.day}, {d:%Y} (AP) — {b}",
    "on the headline's line": lambda t, d, b: f"{t} {d:%A}, {long(d)}\n\n{b}",
    "before the first words": lambda t, d, b: f"{t}\n\n{d:%A}, {long(d)} {b}",
    "comments invited": below(lambda d: f"{long(d)} Jane Doe Leave a comment"),
    "source, iso, editor": below(lambda d: f"Source: Xinhua| {d} 10:12:33|Editor: huaxia"),
    "hour glued to the year": below(lambda d: f"{long(d)}10:12 AM ET\nJane Doe"),
    "labels glued to clocks": below(
        lambda d: (
            f"PUBLISHED {d:%a}, {d:%b} {d.day} {d:%Y}10:12 AM ESTUPDATED "
            f"{d + timedelta(days=1):%a}, {long(d + timedelta(days=1))}11:00 AM EST"
        )
    ),
    "two dates glued": below(lambda d: f"Jane Doe\n{d:%m/%d/%Y}{long(d)}"),
    "short year, month named": below(lambda d: f"{d.day}-{d:%b}-{d:%y}"),
    "french": below(lambda d: f"Publié le {d:%d/%m/%Y} à 10h12"),
    "an outlet that puts the day first": below(
        lambda d: f"Issued on: {d:%d/%m/%Y} - 10:12\nText by: FRANCE 24"
    ),
    "headline, outlet, date in one line": lambda t, d, b: f"{t} | Coast News | {long(d)}\n\n{b}",
    "dateline between dashes": lambda t, d, b: f"{t}\n\nPARIS, France — {long(d)} — {b}",
    "label on a line of its own": below(lambda d: f"Published\n{d.day} {d:%B %Y}"),
    "hard-wrapped": lambda t, d, b: (
        f"{t}\nBy Jane Doe\n{long(d)}\n\n"
        + "\n\n".join(textwrap.fill(part, 72) for part in b.split("\n\n"))
    ),
    "at the end": lambda t, d, b: f"{t}\n\n{b}\n\nPublished: {d.day} {d:%B %Y}",
    "page clock and byline": lambda t, d, b: (
        f"Tuesday, January 25, 2022\nThe latest from here and there\n\n{t}\n\n"
        f"By Jane Doe, {long(d)}\n\n{b}"
    ),
}
OPEN_STYLES: dict[str, Style] = {
    "day first": below(lambda d: f"Issued on: {d:%d/%m/%Y}"),
    "month first": below(lambda d: f"Issued on: {d:%m/%d/%Y}"),
    "short year, day first": below(lambda d: f"Published: {d:%d/%m/%y}"),
    "page clock alone": lambda t, d, b: f"Tuesday, January 25, 2022\n\n{t}\n\n{b}",
    "nothing": lambda t, d, b: f"{t}\n\n{b}",
}


def read_articles(shared_dir: Path) -> list[tuple[str, date, str]]:
    """Title, date and body of real articles, their own date lines taken out."""
    articles: list[tuple[str, date, str]] = []
    for line in (shared_dir / "news" / "wikinews.jsonl").read_text().splitlines():
        record = json.loads(line)
        body = re.sub(r"\A.*?\n\n", "", record["text"], count=1, flags=re.DOTALL)
        lead = [m for m in find_dates(body[:60]) if m.start == 0 and m.weekday is not None]
        articles.append(
            (
                record["title"],
                date.fromisoformat(record["date"]),
                body[lead[0].end :].strip() if lead else body,
            )
        )
    return articles


def judge(style: Style, articles: list[tuple[str, date, str]]) -> tuple[int, list[str]]:
    right, wrong = 0, []
    for title, day, body in articles:
        found = date_text(style(title, day, body), uri="x.txt").published
        right += found == day
        if found not in (day, None):
            wrong.append(f"{title}: {found} instead of {day}")
    return right, wrong


@pytest.mark.parametrize("name", STYLES)
def test_real_articles_are_dated_right_in_every_style(name: str, shared_dir: Path) -> None:
    articles = read_articles(shared_dir)
    right, wrong = judge(STYLES[name], articles)
    assert wrong == []
    assert right >= 0.95 * len(articles)


@pytest.mark.parametrize("name", OPEN_STYLES)
def test_real_articles_are_never_dated_wrong_where_the_date_is_open(
    name: str, shared_dir: Path
) -> None:
    _, wrong = judge(OPEN_STYLES[name], read_articles(shared_dir))
    assert wrong == []


def test_real_articles_as_they_are_get_their_own_date_or_none(shared_dir: Path) -> None:
    wrong = []
    for line in (shared_dir / "news" / "wikinews.jsonl").read_text().splitlines():
        record = json.loads(line)
        found = date_text(record["text"]).published
        # One article shows a date that its own page corrects; see the folder's notes.
        if found not in (date.fromisoformat(record["date"]), None, date(2015, 5, 7)):
            wrong.append(f"{record['id']}: {found}")
    assert wrong == []


@pytest.mark.parametrize(
    ("prefix", "published", "about"),
    [
        ("000", None, date(2020, 1, 8)),
        ("001", D9, None),
        ("002", None, None),
        ("003", date(2020, 3, 5), None),
        ("004", None, None),
    ],
)
def test_the_scraped_articles_are_dated_as_their_pages_show(
    prefix: str, published: date | None, about: date | None, shared_dir: Path
) -> None:
    (path,) = (shared_dir / "seeds").glob(f"{prefix}*.txt")
    dating = date_text(path.read_text(), uri=path.name)
    assert (dating.published, dating.about_date) == (published, about)
