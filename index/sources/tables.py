"""JSON, JSON lines and CSV files of articles → drafts, one a record."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from index.draft import DateClue, DateRole, Draft
from index.errors import SourceError
from index.records import Provenance
from index.sources.items import tidy_url
from index.sources.page import strip_tags

# What fields are called out there, the likeliest first.
_GUESSES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articlebody", "article_text", "full_text", "fulltext",
        "maintext", "article", "story", "body_text", "plain_text", "content_html", "body_html",
        "content_text", "inhalt", "texte", "texto", "description", "summary",
    ),
    "title": ("title", "headline", "heading", "titel", "titre", "titulo", "name",
              "subject"),
    "published": (
        "published", "date", "publishedat", "published_at", "date_published", "datepublished",
        "publication_date", "publish_date", "date_publish", "pubdate", "pub_date", "time",
        "timestamp", "created", "created_at", "firstpublished", "datum", "fecha",
    ),
    "modified": ("modified", "updated", "updated_at", "updatedat", "date_modified", "datemodified"),
    "outlet": ("outlet", "source", "publisher", "publication", "site_name", "newspaper", "site",
               "source_domain", "domain", "quelle", "fuente"),
    "authors": ("authors", "author", "byline", "creator", "writer", "autor", "auteur"),
    "url": ("url", "link", "canonical_url", "permalink", "source_url", "web_url", "weburl"),
    "language": ("language", "lang"),
    "id": ("id", "_id", "uuid", "guid", "article_id", "newid", "doc_id", "key"),
}  # fmt: skip
_LISTS = ("articles", "items", "data", "results", "docs", "documents", "entries", "news", "posts")
# Where a field is an object, as in the interfaces of newspapers and content systems.
_INNER = ("text", "html", "rendered", "content", "value", "main", "original", "name", "title")
_MAX_FIELD = 20_000_000
_SHOWN_PROBLEMS = 3
_ENTITY = re.compile(
    r"&(?:lt|gt|amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#x?[0-9a-f]{1,6});", re.I
)
_HAS_TAG = re.compile(r"<[a-z!/][^<>]*>", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRecord:
    """A record that holds no article, where it stands and why."""

    place: str
    reason: str


def read_json(text: str, uri: str, fields: Mapping[str, str]) -> Iterator[Draft | BadRecord]:
    """Read one article, a list of them, or an object that holds such a list.

    Raises:
        SourceError: If it is not JSON, or holds no records.
    """
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        if "\n" in text.strip() and "Extra data" in str(error):
            yield from read_json_lines(text, uri, fields)  # lines under the wrong name
            return
        raise SourceError(
            uri, f"is not valid JSON ({error}); mend that place, or leave it out"
        ) from error
    records = _find_records(data)
    if not records:
        raise SourceError(uri, "holds no articles: a list of objects was expected")
    several = isinstance(data, list) or len(records) > 1
    for number, record in enumerate(records, 1):
        yield _make_draft(record, uri, fields, number if several else None)


def read_json_lines(text: str, uri: str, fields: Mapping[str, str]) -> Iterator[Draft | BadRecord]:
    """Read one article a line; blank lines are skipped."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deeply")
            yield BadRecord(place=f"line {number}", reason=f"is not valid JSON ({reason})")
            continue
        yield _make_draft(record, uri, fields, number)


def read_csv(text: str, uri: str, fields: Mapping[str, str]) -> Iterator[Draft | BadRecord]:
    """Read one article a row; the first row names the columns.

    Raises:
        SourceError: If no column can hold the text, or the table cannot be read.
    """
    csv.field_size_limit(_MAX_FIELD)
    header = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    names = [name for name in rows.fieldnames or [] if name]
    if _find(dict.fromkeys(names, "x"), "text", fields) is None:
        raise SourceError(
            uri, f"has no column with the text; name it in DATELINE_ARTICLE_FIELDS ({names[:12]})"
        )
    try:
        for row in rows:
            record = {key: value for key, value in row.items() if key}
            yield _make_draft(record, uri, fields, rows.line_num)
    except csv.Error as error:
        raise SourceError(uri, f"is a table that cannot be read ({error})") from error


def describe_problems(problems: list[BadRecord], total: int) -> str:
    """Say in a sentence which records of a file hold no article."""
    shown = "; ".join(f"{p.place} {p.reason}" for p in problems[:_SHOWN_PROBLEMS])
    more = len(problems) - _SHOWN_PROBLEMS
    return f"{len(problems)} of {total} records left out: {shown}" + (
        f"; and {more} more" if more > 0 else ""
    )


def _find_records(data: Any) -> list[Any]:
    if isinstance(data, list):
        return cast(list[Any], data)
    if not isinstance(data, dict):
        return []
    mapping = cast(dict[str, Any], data)
    for name in _LISTS:
        value = mapping.get(name)
        if isinstance(value, list) and any(isinstance(v, dict) for v in cast(list[Any], value)):
            return cast(list[Any], value)
    if _find(mapping, "text", {}) is None:
        return _find_deeper(mapping) or [mapping]
    return [mapping]


def _find_deeper(mapping: Mapping[str, Any]) -> list[Any]:
    """Records inside an envelope ("response": {"docs": […]}), or by their keys."""
    inner = {
        key: cast(dict[str, Any], value)
        for key, value in mapping.items()
        if isinstance(value, dict)
    }
    for value in inner.values():
        found = _find_records(value)
        if found and found != [value]:
            return found
    holds = [value for value in inner.values() if _find(value, "text", {}) is not None]
    if len(inner) == len(mapping) and len(holds) == len(inner):
        return [{"id": key, **value} for key, value in inner.items()]
    return []


def _make_draft(
    record: Any, uri: str, fields: Mapping[str, str], number: int | None
) -> Draft | BadRecord:
    place = f"record {number}" if number else "it"
    if not isinstance(record, dict):
        return BadRecord(place=place, reason="is no object")
    mapping = cast(dict[str, Any], record)
    title = _as_text(_find(mapping, "title", fields))
    text = _as_text(_find(mapping, "text", fields)) or title
    if not text:
        return BadRecord(place=place, reason="has no text")
    key = _as_text(_find(mapping, "id", fields)) or _nested_id(mapping)
    url = _as_text(_find(mapping, "url", fields))
    clues = [
        DateClue(role=role, text=value, source=Provenance.METADATA)
        for role, name in ((DateRole.PUBLISHED, "published"), (DateRole.MODIFIED, "modified"))
        if (value := _as_date_text(_find(mapping, name, fields)))
    ]
    return Draft(
        uri=f"{uri}#{key or number}" if number else uri,
        text=strip_tags(text),
        title=title,
        outlet=_as_text(_find(mapping, "outlet", fields)),
        authors=_as_names(_find(mapping, "authors", fields)),
        language=(_as_text(_find(mapping, "language", fields)) or "")[:2].lower() or None,
        canonical_url=tidy_url(url),
        clues=tuple(clues),
    )


def _find(record: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> Any:
    """The value of a field, by the name that the settings give it or by a guess."""
    if field in fields:
        value: Any = record
        for step in fields[field].split("."):
            value = cast(dict[str, Any], value).get(step) if isinstance(value, dict) else None
        return value
    by_name = {re.sub(r"[\s-]+", "_", str(key).strip()).lower(): key for key in record}
    for guess in _GUESSES[field]:
        if guess in by_name and record[by_name[guess]] not in (None, "", [], {}):
            return record[by_name[guess]]
    return None


def _nested_id(record: Mapping[str, Any]) -> str | None:
    for value in record.values():
        if isinstance(value, dict) and (
            found := _as_text(_find(cast(dict[str, Any], value), "id", {}))
        ):
            return found
    return None


def _as_text(value: Any) -> str | None:
    if isinstance(value, dict):
        return next(filter(None, (_as_text(cast(Any, value).get(key)) for key in _INNER)), None)
    if isinstance(value, list):
        pieces = filter(None, map(_as_text, cast(list[Any], value)))
        return "\n\n".join(pieces).strip() or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)
    if _ENTITY.search(text) and not _HAS_TAG.search(text):
        text = html.unescape(text)
    return text.strip() or None


def _as_names(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        names = [_as_text(v) for v in cast(list[Any], value)[:20]]
    else:
        names = re.split(r"\s*[;,]\s*|\s+and\s+", _as_text(value) or "")
    return tuple(re.sub(r"^By\s+", "", name) for name in names if name)


def _as_date_text(value: Any) -> str | None:
    """A date as text; a plain number is seconds or milliseconds since 1970."""
    text = _as_text(value)
    if text is None or not re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return text
    seconds = float(text)
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
