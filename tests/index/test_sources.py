"""Every format that is promised comes out as articles; every failure is named."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pdf_files import write_pdf

from index.errors import SourceError
from index.records import Article, Provenance
from index.settings import IndexSettings
from index.sources import expand, load, uri_of
from index.sources.decode import decode_text

TITLE = "Harbour of Varna reopens"
BODY = (
    "The harbour of Varna reopened on Monday after a week of storms, the port authority said.\n\n"
    "Captain Ana Petrova told reporters that forty ships were waiting outside the harbour."
)
D9 = date(2020, 1, 9)
SETTINGS = IndexSettings()


def read_all(path: Path | str, settings: IndexSettings = SETTINGS) -> list[Article]:
    return [loaded.article for item in expand([path], settings) for loaded in load(item, settings)]


def read_one(path: Path, data: str | bytes) -> Article:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (article,) = read_all(path)
    return article


def reason_for(path: Path, data: bytes | str | None = None) -> str:
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(SourceError) as caught:
        read_all(path)
    assert caught.value.source == uri_of(path)
    return caught.value.reason


# Listing


def test_folders_are_walked_and_other_files_left_out(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/one.txt", "a/b/two.md", "a/.hidden.txt", "a/photo.jpg", "a/three.txt.gz"):
        (tmp_path / name).write_text("x")
    found = [Path(item.uri).name for item in expand([tmp_path], SETTINGS)]
    assert sorted(found) == ["one.txt", "three.txt.gz", "two.md"]


def test_globs_are_expanded_and_each_file_is_listed_once(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.md"):
        (tmp_path / name).write_text("x")
    found = list(expand([f"{tmp_path}/*.txt", tmp_path / "one.txt"], SETTINGS))
    assert [Path(item.uri).name for item in found] == ["one.txt", "two.txt"]


def test_a_problem_is_told_under_the_name_that_was_given_and_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pictures").mkdir()
    monkeypatch.chdir(tmp_path)
    for given in (str(tmp_path / "nowhere"), "nowhere"):
        (item,) = expand([given], SETTINGS)
        assert item.source == given
        assert "does not exist" in (item.problem or "")
        assert (f" in {tmp_path}" in (item.problem or "")) is (given == "nowhere")
    (item,) = expand(["pictures"], SETTINGS)
    assert "can be read: txt, " in (item.problem or "")
    assert "docx" in (item.problem or "")


@pytest.mark.parametrize("name", ["missing.txt", "*.nothing", "empty-folder"])
def test_what_does_not_exist_is_listed_with_its_problem(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty-folder").mkdir()
    (item,) = expand([tmp_path / name], SETTINGS)
    assert item.problem
    assert item.source == str(tmp_path / name)
    with pytest.raises(SourceError):
        list(load(item, SETTINGS))


def test_a_file_has_one_address_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "x.md").write_text(BODY)
    monkeypatch.chdir(tmp_path)
    names = ("seeds/x.md", "./seeds/x.md", "seeds/../seeds/x.md", str(tmp_path / "seeds" / "x.md"))
    assert {uri_of(name) for name in names} == {"seeds/x.md"}
    assert [item.uri for item in expand(["seeds"], SETTINGS)] == ["seeds/x.md"]
    monkeypatch.chdir("/")
    assert uri_of(tmp_path / "seeds" / "x.md") == (tmp_path / "seeds/x.md").as_posix()[1:]


def test_items_are_cheap_to_send_and_tell_when_a_file_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    (first,) = expand([path], SETTINGS)
    (again,) = expand([path], SETTINGS)
    path.write_text(BODY + " More.")
    (changed,) = expand([path], SETTINGS)
    assert pickle.loads(pickle.dumps(first)) == again
    assert first.stamp != changed.stamp


def test_the_same_file_gives_the_same_article_every_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TITLE}\n\n{BODY}")
    assert read_all(path) == read_all(path)


# Formats


def test_text_takes_its_title_from_the_first_line(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.txt", f"{TITLE}\n\n{BODY}")
    assert (article.title, article.text, article.language) == (TITLE, BODY, "en")


def test_markdown_front_matter_is_metadata(tmp_path: Path) -> None:
    article = read_one(
        tmp_path / "a.md",
        f"---\ntitle: {TITLE}\noutlet: BTV\npublished: 2020-01-09\nupdated: 2020-01-11\n"
        f"language: en\nauthors: [Ana Ito, Ben Okoye]\nurl: https://example.com/a\n"
        f"about: A note.\n---\n\n{BODY}\n",
    )
    assert (article.title, article.outlet, article.text) == (TITLE, "BTV", BODY)
    assert (article.published, article.published_from) == (D9, Provenance.FRONT_MATTER)
    assert article.modified == date(2020, 1, 11)
    assert article.authors == ("Ana Ito", "Ben Okoye")
    assert article.canonical_url == "https://example.com/a"


@pytest.mark.parametrize(
    "title",
    ["Coast guard: eleven hurt", "Talks: what next: a “guide”", "Breaking:", "At 10:30: a \\ b"],
)
def test_a_title_may_have_a_colon_without_quotes(title: str, tmp_path: Path) -> None:
    front = f"title: {title}\r\nurl: https://example.org/a\r\noutlet: BTV # as: shown"
    article = read_one(tmp_path / "a.md", f"---\r\n{front}\r\n---\r\n\r\n{BODY}\r\n")
    assert (article.title, article.outlet) == (title, "BTV")
    assert article.canonical_url == "https://example.org/a"


def test_markdown_markup_becomes_plain_text(tmp_path: Path) -> None:
    article = read_one(
        tmp_path / "a.md",
        "# Harbour of Varna reopens\n\nThe **harbour** of _Varna_\nreopened on "
        "[Monday](https://example.com), the `port` authority said.\n\n"
        "![a picture](https://example.com/p.png)\n\n> It is over, she said to reporters.\n\n"
        "- forty ships wait outside\n- two have sunk in the storm\n",
    )
    assert article.title == TITLE
    assert article.text.split("\n\n") == [
        "The harbour of Varna reopened on Monday, the `port` authority said.",
        "It is over, she said to reporters.",
        "forty ships wait outside",
        "two have sunk in the storm",
    ]


PAGE = f"""<!DOCTYPE html><html lang="en"><head>
<title>{TITLE} | Coast News</title><link rel="canonical" href="https://example.com/a">
<meta property="og:site_name" content="Coast News">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {{
"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2020-01-09T08:00:00Z",
"dateModified": "2020-01-11T08:00:00+02:00", "author": [{{"name": "Ana Ito"}}]}}]}}</script>
<style>.gone, #off {{ display: none }} @media print {{ .lead {{ display: none }} }}</style></head>
<body><nav>Home World Sport</nav><p>Tuesday, January 25, 2022</p><article><h1>{TITLE}</h1>
<p class="lead">{BODY.split(chr(10))[0]}</p>
<p style="display:none">HIDDEN one</p><p class="gone">HIDDEN two</p><div hidden>HIDDEN three</div>
<p id="off">HIDDEN four</p><span aria-hidden="true">HIDDEN five</span><!-- HIDDEN six -->
<figure><img src="x.jpg" alt="HIDDEN seven"><figcaption>Ships wait in the bay.</figcaption></figure>
<script>HIDDEN eight</script><p>{BODY.split(chr(10))[2]}</p></article>
<footer>Copyright 2022 Coast News</footer></body></html>"""


def test_a_page_gives_what_a_reader_sees_of_the_article(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.html", PAGE)
    first, second = BODY.split("\n\n")
    assert article.text.split("\n\n") == [first, "Ships wait in the bay.", second]
    assert [article.text[a:b] for a, b in article.captions] == ["Ships wait in the bay."]
    assert "HIDDEN" not in article.text


def test_a_page_gives_its_metadata(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.html", PAGE)
    assert (article.title, article.outlet, article.language) == (TITLE, "Coast News", "en")
    assert article.authors == ("Ana Ito",)
    assert (article.published, article.published_from) == (D9, Provenance.JSON_LD)
    assert (article.modified, article.modified_from) == (date(2020, 1, 11), Provenance.JSON_LD)
    assert article.canonical_url == "https://example.com/a"


def test_open_graph_dates_a_page_without_linked_data(tmp_path: Path) -> None:
    page = PAGE.replace("ld+json", "other").replace(
        "<nav>", '<meta property="article:published_time" content="2020-01-09T08:00:00Z"><nav>'
    )
    article = read_one(tmp_path / "a.html", page)
    assert (article.published, article.published_from) == (D9, Provenance.OPEN_GRAPH)


def test_a_page_that_hides_all_of_itself_until_its_script_ran_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("<article>", '<article style="visibility:hidden">')
    assert "forty ships" in read_one(tmp_path / "a.html", page).text


def make_pdf(lines: list[str], password: str | None = None) -> bytes:
    """A PDF with evenly spaced lines; encrypted with pypdf if asked."""
    data = write_pdf(f"BT /F1 11 Tf 50 750 Td {''.join(f'({x}) Tj 0 -14 Td ' for x in lines)}ET")
    if password is None:
        return data
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


PDF_LINES = [TITLE, "Published 9 January 2020", *BODY.split("\n\n")]


def test_pdf_text_is_read(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.pdf", make_pdf(PDF_LINES))
    assert "forty ships were waiting" in article.text
    assert (article.title, article.published) == (TITLE, D9)


def test_an_encrypted_pdf_is_named_as_such(tmp_path: Path) -> None:
    assert "encrypted" in reason_for(tmp_path / "a.pdf", make_pdf(PDF_LINES, password="secret"))


def test_a_truncated_pdf_is_named_as_damaged(tmp_path: Path) -> None:
    assert "PDF" in reason_for(tmp_path / "a.pdf", make_pdf(PDF_LINES)[:200])


def make_docx() -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = TITLE
    for paragraph in BODY.split("\n\n"):
        document.add_paragraph(paragraph)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Ships", "forty"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word_files_give_paragraphs_and_tables(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.docx", make_docx())
    assert article.title == TITLE
    assert article.text == f"{BODY}\n\nShips forty"


def test_a_zip_archive_is_no_word_file(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", BODY)
    assert "ZIP" in reason_for(tmp_path / "a.docx", buffer.getvalue())


MAIL = (
    f"From: Coast News <desk@example.com>\nSubject: {TITLE}\n"
    "Date: Thu, 09 Jan 2020 10:00:00 +0200\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    f"{BODY}\n--b\nContent-Type: text/html\n\n<p>Other</p>\n--b--\n"
)


def test_mail_gives_subject_sender_date_and_the_plain_part(tmp_path: Path) -> None:
    article = read_one(tmp_path / "a.eml", MAIL)
    assert (article.title, article.outlet, article.published) == (TITLE, "Coast News", D9)
    assert article.text == BODY


RECORD = {
    "id": 7,
    "headline": TITLE,
    "articleBody": BODY,
    "publishedAt": "2020-01-09T10:00:00Z",
    "source": {"name": "Coast News"},
    "author": "Ana Ito and Ben Okoye",
    "url": "https://example.com/a",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps([RECORD])),
        ("a.json", json.dumps({"articles": [RECORD, {**RECORD, "id": 8}]})),
        ("a.jsonl", json.dumps(RECORD) + "\n\n"),
        ("a.json", json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "id": 8})),
        ("a.jsonl.gz", gzip.compress(json.dumps(RECORD).encode(), mtime=0)),
    ],
)
def test_json_of_articles_is_read_by_likely_field_names(
    name: str, data: str | bytes, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    article = read_all(path)[0]
    assert article.uri == f"{uri_of(path)}#7"
    assert (article.title, article.text, article.published) == (TITLE, BODY, D9)
    assert (article.outlet, article.authors) == ("Coast News", ("Ana Ito", "Ben Okoye"))


def test_tables_are_read_with_any_usual_delimiter(tmp_path: Path) -> None:
    for delimiter in ",;\t":
        row = [TITLE, "09.01.2020", '"' + BODY + '"']
        text = delimiter.join(["Title", "Date", "Text"]) + "\n" + delimiter.join(row) + "\n"
        article = read_one(tmp_path / "a.csv", text)
        assert (article.title, article.text, article.published) == (TITLE, BODY, D9)


def test_field_names_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"parts": {"main": BODY}, "text": "Wrong words.", "h": TITLE}))
    settings = IndexSettings(article_fields={"text": "parts.main", "title": "h"})
    (article,) = read_all(path, settings)
    assert (article.title, article.text) == (TITLE, BODY)


def test_good_records_come_out_before_the_bad_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(RECORD) + '\n{"id": 8}\nnot json\n' + json.dumps(RECORD))
    (item,) = expand([path], SETTINGS)
    found = []
    with pytest.raises(SourceError) as caught:  # noqa: PT012 - what came before is the point
        for loaded in load(item, SETTINGS):
            found.append(loaded.article.title)
    assert found == [TITLE]
    assert "3 of 4 records" in caught.value.reason
    assert "line 3 is not valid JSON" in caught.value.reason


def test_html_inside_a_field_becomes_paragraphs(tmp_path: Path) -> None:
    first, second = BODY.split("\n\n")
    record = {"title": TITLE, "content": f"<p>{first}</p><script>x</script><p>{second}</p>"}
    assert read_one(tmp_path / "a.json", json.dumps(record)).text == BODY


def test_gzip_of_a_single_article_is_unpacked(tmp_path: Path) -> None:
    data = gzip.compress(f"{TITLE}\n\n{BODY}".encode())
    assert read_one(tmp_path / "a.txt.gz", data).text == BODY


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_is_decoded_whatever_its_encoding(encoding: str) -> None:
    text = f"{BODY} “Café”, she said – and Ângela’s naïve brother agreed."
    assert decode_text(text.encode(encoding), "a.txt").lstrip("\ufeff") == text


def test_a_few_broken_bytes_do_not_turn_good_text_into_another_encoding() -> None:
    data = "Ein schöner Tag für Möwen über der Küste".encode().replace(b"Tag", b"T\xffg")
    assert "schöner" in decode_text(data, "a.txt")


# Failures


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"... --- ...", "no article text"),
        ("a.md", b"---\ntitle: [unclosed\n---\n\nText.", "front matter"),
        ("a.md", b'---\ndate: 2020-01-01\ntitle: "Open\n---\n\nText.', "line 3: "),
        ("a.md", b"---\na: &a [x]\nb: [*a, *a]\n---\n\nText.", "aliases"),
        ("a.json", b"{broken", "JSON"),
        ("a.json", b"3", "no articles"),
        ("a.csv", b"x,y\n1,2\n", "no column"),
        ("a.eml", b"\n\nno headers", "headers"),
        ("a.docx", b"PK\x03\x04 cut", "Word"),
        ("a.doc.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
        ("a.txt.gz", gzip.compress(b"x" * 5000, mtime=0)[:30], "cut short"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00garbage!!!!!!", "gzip"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    name: str, data: bytes, expected: str, tmp_path: Path
) -> None:
    assert expected in reason_for(tmp_path / name, data)


def test_files_over_the_limit_are_refused_packed_or_not(tmp_path: Path) -> None:
    settings = IndexSettings(max_source_mb=1)
    for name, data in (
        ("a.txt", b"x" * 1_100_000),
        ("b.txt.gz", gzip.compress(b"x" * 1_100_000, mtime=0)),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SourceError, match="larger than 1 MB"):
            read_all(tmp_path / name, settings)
