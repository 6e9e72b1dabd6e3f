"""A feed or sitemap → the entries it lists; and anything fetched → which of the two it is."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urljoin

from index.errors import SourceError
from index.sources.files import unpack_gzip
from index.sources.items import tidy_url
from index.sources.metadata import main_language
from index.sources.page import strip_tags

# Each piece is taken as it stands, for a row of them could be read in two ways apiece.
_PROLOGUE = rb"\A(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?[^>]*>)*+"
_FEED_ROOT = re.compile(_PROLOGUE + rb"<(?:rss|feed|(?:\w+:)?RDF)\b", re.S | re.I)
_SITEMAP_ROOT = re.compile(_PROLOGUE + rb"<(?:urlset|sitemapindex)\b", re.S | re.I)
_SITEMAP_MB = 64
_REFERENCE = re.compile(rb"&#(x[0-9a-f]{1,12}|\d{1,12});?", re.IGNORECASE)
_LAST, _SURROGATES, _LOST = 0x10FFFF, (0xD800, 0xDFFF), b"&#xFFFD;"
_DATES = ("published", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed or sitemap tells of one article; `url` may be missing in a feed."""

    url: str | None
    key: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    text: str | None = None


def is_feed(body: bytes) -> bool:
    """Whether these bytes are an RSS, RDF or Atom feed."""
    return _FEED_ROOT.match(body[:4096]) is not None


def is_sitemap(body: bytes) -> bool:
    """Whether these bytes are a sitemap, or an index of sitemaps, gzipped or not."""
    if body[:2] == b"\x1f\x8b":
        return True
    return _SITEMAP_ROOT.match(body[:4096]) is not None


def read_feed(body: bytes, url: str, limit: int) -> list[Entry]:
    """List a feed's entries in its order, at most `limit`.

    Raises:
        SourceError: If it cannot be read.
    """
    import feedparser

    body = _REFERENCE.sub(_sound_reference, body)
    try:
        parsed = feedparser.parse(io.BytesIO(body), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:
        # A feed broken in a way that its parser did not foresee costs itself, not the run.
        raise SourceError(url, f"is a feed that cannot be read ({error})") from error
    if parsed.get("bozo") and not parsed.entries:
        reason = parsed.get("bozo_exception", "no entries")
        raise SourceError(url, f"is a feed that cannot be read ({reason})")
    # Atom tells when an entry appeared from when it was changed; RSS has one date, by any name.
    dates = ("published",) if str(parsed.version).startswith("atom") else ("published", "updated")
    return [
        _entry(entry, url, parsed.feed, n, dates)
        for n, entry in enumerate(parsed.entries[:limit], 1)
    ]


def _entry(
    entry: Mapping[str, Any],
    feed_url: str,
    feed: Mapping[str, Any],
    number: int,
    published_by: tuple[str, ...],
) -> Entry:
    link = _text(entry.get("link"))
    # feedparser's own `get` takes "published" for a missing "updated".
    dates = {name: _text(dict.get(cast(dict[str, Any], entry), name)) for name in _DATES}
    published = next(filter(None, map(dates.__getitem__, published_by)), None)
    parts = [part.get("value", "") for part in entry.get("content", [])]
    summary = entry.get("summary", "")
    text = max([*parts, summary], key=len, default="")
    return Entry(
        url=tidy_url(_join(feed_url, link)) if link else None,
        key=_text(entry.get("id")) or link or str(number),
        title=_line(entry.get("title")),
        published=published,
        modified=dates["updated"] if dates["updated"] != published else None,
        outlet=_line(feed.get("title")),
        authors=_names(entry),
        language=main_language(_text(feed.get("language"))),
        text=strip_tags(text) or None,
    )


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The people whom an entry names as its authors; addresses of e-mail are none."""
    people = cast(list[Mapping[str, Any]], entry.get("authors", []))
    names = [name for one in people if (name := _text(one.get("name"))) and "@" not in name]
    return tuple(dict.fromkeys(names))


def read_sitemap(body: bytes, url: str, limit: int) -> tuple[list[Entry], list[str]]:
    """List a sitemap's pages, newest first, and the addresses of further sitemaps.

    Raises:
        SourceError: If it cannot be read.
    """
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    if body[:2] == b"\x1f\x8b":
        body = unpack_gzip(body, url, _SITEMAP_MB)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(url, f"is a sitemap that cannot be read ({error})") from error
    if root is None:
        raise SourceError(url, "is a sitemap that cannot be read")
    pages: list[Entry] = []
    further: list[str] = []
    for element in root:
        values = _sitemap_values(element)
        location = values.get("loc")
        if not location:
            continue
        if _local_name(element) == "sitemap":
            further.append(_join(url, location) or location)
        else:
            pages.append(
                Entry(
                    url=_join(url, location) or location,
                    key=location,
                    title=values.get("title"),
                    published=values.get("publication_date"),
                    modified=values.get("lastmod"),
                    outlet=values.get("name"),
                    language=main_language(values.get("language")),
                )
            )
    pages.sort(key=lambda page: page.published or page.modified or "", reverse=True)
    return pages[:limit], further[:limit]


def _sitemap_values(element: Any) -> dict[str, str]:
    """What a sitemap tells of a page; of its pictures and videos nothing."""
    news = [child for child in element if _local_name(child) == "news"]
    values: dict[str, str] = {}
    for child in (*element, *(part for one in news for part in one.iter())):
        if text := " ".join((child.text or "").split()):
            values.setdefault(_local_name(child), text)
    return values


def _local_name(element: Any) -> str:
    """Name of an element without its namespace; empty for comments and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _join(base: str, link: str) -> str | None:
    try:
        return urljoin(base, link)
    except ValueError:
        return None  # no address at all


def _line(value: Any) -> str | None:
    """A title as a reader sees it, without tags and entities."""
    return _text(html.unescape(strip_tags(_text(value) or "")))


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _sound_reference(match: re.Match[bytes]) -> bytes:
    """A reference to a character, or to the replacement where there is no such character."""
    digits = match[1].decode()
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return match[0] if number <= _LAST and not _SURROGATES[0] <= number <= _SURROGATES[1] else _LOST
