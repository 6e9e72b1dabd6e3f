"""Articles are read in the shapes that other programs and people write them in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from index import IndexSettings
from index.records import Article
from index.sources import expand, load

TITLE = "Ferry runs aground off Skerry Point"
FIRST = "The ferry Astrid ran aground on Monday, the coast guard said. Nobody was hurt."
SECOND = "All 214 passengers were brought ashore by noon. The captain, Odd Lie, blamed fog."
BODY = f"{FIRST}\n\n{SECOND}"
DAY = date(2021, 6, 3)


def read(path: Path, data: str | bytes) -> list[Article]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    settings = IndexSettings()
    return [one.article for item in expand([path], settings) for one in load(item, settings)]


# Text and Markdown


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.md", f"---\nTitle: {TITLE}\nDate: 2021-06-03\nAuthor: Ana Ito\n---\n"),
        ("a.md", f"---\ntitle:\t{TITLE}\ndate:\t2021-06-03\nauthor: Ana Ito\n---\n"),
        ("a.md", f"---\ntitle: {TITLE}\ndate: 2021-06-03\nauthor: Ana Ito\n...\n"),
        ("a.md", f"---\ntitle: {TITLE}\nauthor:\n  name: Ana Ito\ndate: 2021-06-03\n---\n"),
        ("a.md", f"---\ntitle: {TITLE}\nauthors:\n- name: Ana Ito\ndate: 20210603\n---\n"),
        ("a.md", f"{TITLE}\n=====\n\nBy Ana Ito, 3 June 2021\n\n"),
        ("a.txt", f"---\ntitle: {TITLE}\ndate: 2021-06-03\nauthor: Ana Ito\n---\n"),
        ("a.txt", f"Title: {TITLE}\nDate: June 3, 2021\nAuthor: Ana Ito\n\n"),
        ("a.txt", f"HEADLINE: {TITLE}\nBYLINE: Ana Ito\nDATE: June 3, 2021\nBODY:\n"),
    ],
)
def test_what_the_head_of_a_file_labels_is_metadata(name: str, head: str, tmp_path: Path) -> None:
    (article,) = read(tmp_path / name, head + BODY)
    assert (article.title, article.authors) == (TITLE, ("Ana Ito",))
    assert (article.published, article.text) == (DAY, BODY)


def test_lines_with_colons_that_name_no_headline_are_text(tmp_path: Path) -> None:
    lines = "Source: the ministry of health in Oslo.\nDate: it was never told to anybody."
    (article,) = read(tmp_path / "a.txt", f"{TITLE}\n\n{BODY}\n\n{lines}")
    assert article.text.startswith(BODY)


def test_zeros_in_a_text_are_left_out(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.txt", f"{TITLE}\0\n\n{BODY}".replace("a", "a\0", 9))
    assert (article.title, article.text) == (TITLE, BODY)


# Records


@pytest.mark.parametrize(
    "record",
    [
        {"title": {"rendered": TITLE}, "content": {"rendered": f"<p>{FIRST}</p><p>{SECOND}</p>"}},
        {"headline": {"main": TITLE}, "body": [{"type": "p", "text": FIRST}, {"text": SECOND}]},
        {"response": {"docs": [{"title": TITLE, "text": BODY}]}},
        {"status": "ok", "articles": {"results": [{"title": TITLE, "content": [FIRST, SECOND]}]}},
        {"7": {"title": TITLE, "text": BODY}},
        {"titel": TITLE, "text": BODY},
    ],
)
def test_records_are_found_in_envelopes_and_fields_in_objects(
    record: object, tmp_path: Path
) -> None:
    (article,) = read(tmp_path / "a.json", json.dumps(record))
    assert (article.title, article.text) == (TITLE, BODY)


@pytest.mark.parametrize("written", ["20210603", "20210603T101200Z", 1622714400, "1622714400000"])
def test_dates_in_digits_are_read(written: str | int, tmp_path: Path) -> None:
    record = {"title": TITLE, "text": BODY, "date": written}
    (article,) = read(tmp_path / "a.json", json.dumps(record))
    assert article.published == DAY


@pytest.mark.parametrize("written", ["20211303", "99999999T101200Z", "12345678"])
def test_digits_that_are_no_date_date_nothing(written: str, tmp_path: Path) -> None:
    record = {"title": TITLE, "text": BODY, "date": written}
    (article,) = read(tmp_path / "a.json", json.dumps(record))
    assert article.published is None


# Pages


def page(inside: str, head: str = "") -> str:
    paragraphs = f"<p>{FIRST}</p><p>{SECOND}</p>"
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body><article>"
        f"<h1>{TITLE}</h1>{inside}{paragraphs}{paragraphs.upper()}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        ('<time datetime="2021-06-03T10:00">3 June</time>', DAY),
        ('<time class="entry-date published" datetime="2021-06-03">3 June</time>'
         '<time class="updated" datetime="2021-06-05">5 June</time>', DAY),
        ('<time datetime="2021-06-03">3 June</time><time datetime="2021-06-09">9</time>', None),
        ('<aside><time datetime="2021-06-03">3 June</time></aside>', None),
        ('<p>It left on <time datetime="2021-06-03">3 June</time>, they said.</p>', None),
    ],
)  # fmt: skip
def test_the_time_of_a_page_dates_it_if_it_is_the_articles_own(
    inside: str, day: date | None, tmp_path: Path
) -> None:
    (article,) = read(tmp_path / "a.html", page(inside))
    assert article.published == day


def test_linked_data_may_be_hidden_from_old_browsers(tmp_path: Path) -> None:
    data = '{"@type": "NewsArticle", "datePublished": "2021-06-03"}'
    script = f'<script type="application/ld+json">//<![CDATA[\n{data}\n//]]></script>'
    (article,) = read(tmp_path / "a.html", page("", script))
    assert article.published == DAY


@pytest.mark.parametrize(
    "inside",
    [
        '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{}</p></div>',
        '<div class="image"><img src="a.jpg"><div class="image-caption">{}</div></div>',
        '<figure><img src="a.jpg"><figcaption>{}</figcaption></figure>',
        '<figure><img src="a.jpg"><figcaption><b class="caption">{}</b></figcaption></figure>',
    ],
)
def test_a_caption_is_kept_however_the_page_marks_it(inside: str, tmp_path: Path) -> None:
    caption = "The Astrid lies on the rocks"
    (article,) = read(tmp_path / "a.html", page(inside.format(caption)))
    assert [article.text[a:b] for a, b in article.captions] == [caption]


def test_a_table_of_a_page_is_plain_text(tmp_path: Path) -> None:
    table = "<table><tr><th>Ship</th><th>Hurt</th></tr><tr><td>Astrid</td><td>0</td></tr></table>"
    (article,) = read(tmp_path / "a.html", page(table))
    assert "Ship | Hurt\n\nAstrid | 0" in article.text
