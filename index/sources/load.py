"""Item → cleaned and dated articles. Pure given the file, so it can run in any process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePath

from index.clean import clean_article
from index.draft import Draft
from index.errors import SourceError
from index.published import date_article
from index.records import Article
from index.settings import IndexSettings
from index.sources.decode import decode_text
from index.sources.documents import read_docx, read_pdf
from index.sources.files import read_file
from index.sources.items import Item, Loaded, make_article_id
from index.sources.mail import read_mail
from index.sources.page import read_page
from index.sources.tables import BadRecord, describe_problems, read_csv, read_json, read_json_lines
from index.sources.text import read_markdown, read_text

MAX_CHARACTERS = 2_000_000
"""Characters of one article at most; its cleaning takes some seconds at this length."""
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"PK\x05\x06", "docx"),
    (b"\xd0\xcf\x11\xe0", "old Word"),
)
_KINDS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".csv": "csv",
    ".tsv": "csv",
}
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)


def load(item: Item, settings: IndexSettings) -> Iterator[Loaded]:
    """Read one item.

    Yields:
        Its articles, most often one.

    Raises:
        SourceError: If the item cannot be read, or holds no article. Articles
            yielded before stay valid.
    """
    if item.problem:
        raise SourceError(item.source, item.problem)
    try:
        if item.kind == "page":
            yield _load_page(item, settings)
        else:
            yield from _load_file(item, settings)
    except (SourceError, OSError):
        raise
    except (RecursionError, MemoryError) as error:
        raise SourceError(item.source, "is nested too deeply or too large to be read") from error
    except Exception as error:
        # A file broken in a way that no parser foresaw costs itself, not the run.
        problem = f"{type(error).__name__}: {error}"[:200]
        raise SourceError(
            item.source, f"fails its parser in a way not foreseen ({problem})"
        ) from error


def _load_page(item: Item, settings: IndexSettings) -> Loaded:
    # httpx is loaded only by those who fetch.
    from index.sources.web import open_web

    draft, raw = open_web(settings).load(item)
    return Loaded(article=make_article(draft, item.source), raw=raw)


def _load_file(item: Item, settings: IndexSettings) -> Iterator[Loaded]:
    data = read_file(item, settings.max_source_mb)
    kind = _detect(data, item.uri)
    if kind in ("json", "json lines", "csv"):
        yield from _load_records(data, kind, item, settings)
        return
    draft = _read_one(data, kind, item, settings)
    yield Loaded(article=make_article(draft, item.source), raw=data)


def _detect(data: bytes, uri: str) -> str:
    """What kind of file it is: by its first bytes where they tell, else by its name."""
    for magic, kind in _MAGIC:
        if data.lstrip()[:8].startswith(magic):
            return kind
    suffixes = [suffix.lower() for suffix in PurePath(uri).suffixes if suffix.lower() != ".gz"]
    return _KINDS.get(suffixes[-1] if suffixes else "", "text")


def _read_one(data: bytes, kind: str, item: Item, settings: IndexSettings) -> Draft:
    if kind == "pdf":
        return read_pdf(data, item.uri)
    if kind == "docx":
        return read_docx(data, item.uri, settings.max_source_mb)
    if kind == "old Word":
        raise SourceError(item.source, "is a Word file of the old format; save it as DOCX")
    if kind == "mail":
        return read_mail(data, item.uri)
    declared = _DECLARED.search(data[:4096])
    text = decode_text(data, item.source, declared[1].decode() if declared else None)
    if kind == "html" or (kind == "text" and _HTML_START.match(text[:2000])):
        return read_page(text, item.uri)
    return read_markdown(text, item.uri) if kind == "markdown" else read_text(text, item.uri)


def _load_records(data: bytes, kind: str, item: Item, settings: IndexSettings) -> Iterator[Loaded]:
    """Read a file of articles; the good records come out before the bad are reported."""
    read = {"json": read_json, "json lines": read_json_lines, "csv": read_csv}[kind]
    problems: list[BadRecord] = []
    seen: set[str] = set()
    total = 0
    for record in read(decode_text(data, item.source), item.uri, settings.article_fields):
        total += 1
        if isinstance(record, BadRecord):
            problems.append(record)
            continue
        if record.uri in seen:
            problems.append(BadRecord(place=f"record {total}", reason="has the id of another"))
            continue
        seen.add(record.uri)
        try:
            article = make_article(record, item.source)
        except SourceError as error:
            problems.append(BadRecord(place=f"record {total}", reason=error.reason))
            continue
        yield Loaded(article=article, raw=_raw_record(record))
    if problems:
        raise SourceError(item.source, describe_problems(problems, total))
    if not total:
        raise SourceError(item.source, "holds no articles")


def _raw_record(draft: Draft) -> bytes:
    """What a record told, to be kept as its original."""
    fields = {
        "title": draft.title,
        "text": draft.text,
        "outlet": draft.outlet,
        "authors": draft.authors,
        "language": draft.language,
        "url": draft.canonical_url,
        "dates": [(clue.role, clue.text) for clue in draft.clues],
    }
    return json.dumps(fields, ensure_ascii=True).encode()


def make_article(draft: Draft, source: str) -> Article:
    """Clean and date a draft.

    Raises:
        SourceError: If no text is left of it, or it is far longer than any article.
    """
    if len(draft.text) > MAX_CHARACTERS:
        raise SourceError(source, f"holds {len(draft.text):,} characters, more than any article")
    cleaned = clean_article(draft)
    if not any(character.isalnum() for character in cleaned.text):
        raise SourceError(source, "holds no article text")
    dating = date_article(draft, cleaned)
    return Article(
        article_id=make_article_id(draft.uri),
        uri=draft.uri,
        title=cleaned.title,
        text=cleaned.text,
        outlet=cleaned.outlet,
        authors=cleaned.authors,
        language=cleaned.language,
        canonical_url=draft.canonical_url,
        published=dating.published,
        published_from=dating.published_from,
        modified=dating.modified,
        modified_from=dating.modified_from,
        fetched=draft.fetched,
        about_date=dating.about_date,
        date_note=dating.date_note,
        captions=cleaned.captions,
    )
