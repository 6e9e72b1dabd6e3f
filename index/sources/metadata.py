"""A parsed page → its metadata: JSON-LD first, then OpenGraph and the other meta tags."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urljoin

from index.draft import DateClue, DateRole
from index.records import Provenance
from index.sources.items import tidy_url

_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|NewsStory|LiveBlog", re.IGNORECASE)
_PUBLISHED_NAMES = (
    "article.published", "date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "datepublished",
    "article_date_original", "date_published", "citation_publication_date",
)  # fmt: skip
_MODIFIED_NAMES = (
    "article.updated",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "datemodified",
)
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_PUBLISHED_CLASS = re.compile(r"datepublished|pubdate|\b(?:published|(?:entry|post)-date)\b")
# Old pages hide their scripts from older browsers.
_COMMENT = re.compile(
    r"\A\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z"
)
_MAX_JSON = 2_000_000
_MAX_NODES = 2_000
_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says about its article."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    language: str | None
    canonical_url: str | None
    clues: tuple[DateClue, ...]
    body: str | None
    """The article's text as data, where the page brings it."""


def read_metadata(tree: Any, url: str | None) -> PageMetadata:
    """Read the metadata of a page parsed by lxml."""
    linked = _read_json_ld(tree)
    meta = _read_meta(tree)
    outlet = _name_of(linked.get("publisher")) or meta.get("og:site_name")
    title = _text(linked.get("headline")) or meta.get("og:title") or _page_title(tree, outlet)
    if title and outlet:
        title = _without_outlet(title, outlet)
    authors = _names_of(linked.get("author")) or tuple(
        meta[name] for name in _AUTHOR_NAMES if name in meta and "://" not in meta[name]
    )
    return PageMetadata(
        title=title,
        outlet=outlet or meta.get("application-name"),
        authors=tuple(re.sub(r"^By\s+", "", name) for name in dict.fromkeys(authors[:8])),
        language=_language(tree, linked, meta),
        canonical_url=_canonical(tree, meta, url),
        clues=tuple(_clues(tree, linked, meta)),
        body=_text(linked.get("articleBody")),
    )


def main_language(code: str | None) -> str | None:
    """The language of a code such as "en-GB"; None if it is no such code."""
    known = re.match(r"([A-Za-z]{2,3})(?:[-_]|\Z)", code or "")
    return known[1].lower() if known else None


def _read_json_ld(tree: Any) -> Mapping[str, Any]:
    """The page's article as linked data; empty when there is none."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(_COMMENT.sub("", script.text[:_MAX_JSON]), strict=False)
        except (ValueError, RecursionError):
            continue  # broken linked data is common; the other tags remain
        found.extend(_nodes(data))
    articles = [n for n in found if _ARTICLE_TYPES.search(str(n.get("@type", "")))]
    dated = [n for n in articles if n.get("datePublished")]
    return next(iter(dated or articles), {})


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    pending = [data]
    seen = 0
    while pending and seen < _MAX_NODES:
        node = pending.pop(0)
        seen += 1
        if isinstance(node, dict):
            mapping = cast(dict[str, Any], node)
            yield mapping
            pending.extend(mapping.get(key) for key in ("@graph", "mainEntity") if key in mapping)
        elif isinstance(node, list):
            pending.extend(cast(list[Any], node))


def _read_meta(tree: Any) -> dict[str, str]:
    """Meta tags by their lower-case name; the first of a name counts."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content and len(content) < 2_000:
            meta.setdefault(name, html.unescape(content))
    return meta


def _clues(tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str]) -> Iterator[DateClue]:
    for role, key, opened, names in (
        (DateRole.PUBLISHED, "datePublished", "published_time", _PUBLISHED_NAMES),
        (DateRole.MODIFIED, "dateModified", "modified_time", _MODIFIED_NAMES),
    ):
        graph = [meta.get(prefix + opened) for prefix in ("article:", "og:", "og:article:")]
        plain = [meta.get(name) for name in names]
        found = (
            (Provenance.JSON_LD, [_text(linked.get(key))]),
            (Provenance.OPEN_GRAPH, graph),
            (Provenance.METADATA, plain),
        )
        for source, texts in found:
            if text := next(filter(None, texts), None):
                yield DateClue(role=role, text=text, source=source)
    if text := _time_element(tree):
        yield DateClue(role=DateRole.PUBLISHED, text=text, source=Provenance.METADATA)


def _time_element(tree: Any) -> str | None:
    """The `<time>` that is marked as the day of publication, or the only one of the article."""
    times = [one for one in tree.iter("time") if one.get("datetime")]
    for element in times:
        kind = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if _PUBLISHED_CLASS.search(kind) or "pubdate" in element.attrib:
            return element.get("datetime")
    article = next(iter(tree.iter("article")), None)
    own = {
        one.get("datetime")
        for one in times
        if article in one.iterancestors()
        and not any(
            above.tag in ("aside", "nav", "footer", "p", "li") for above in one.iterancestors()
        )
    }
    return own.pop() if len(own) == 1 else None


def _page_title(tree: Any, outlet: str | None) -> str | None:
    """The only main heading, or the page's title without the site's name."""
    headings = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    headings = [heading for heading in headings if len(heading.split()) >= 3]
    if len(headings) == 1:
        return headings[0]
    element = tree.find(".//title")
    title = " ".join("".join(element.itertext()).split()) if element is not None else ""
    if outlet or not title:
        return title or None
    parts = _SEPARATOR.split(title)
    return max(parts, key=len) if len(parts) > 1 else title


def _without_outlet(title: str, outlet: str) -> str:
    pattern = rf"\s+[|–—·»-]\s+{re.escape(outlet)}\s*\Z"
    return re.sub(pattern, "", title, flags=re.IGNORECASE) or title


def _language(tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    codes = (tree.get("lang"), _text(linked.get("inLanguage")), meta.get("og:locale"))
    return next(filter(None, map(main_language, codes)), None)


def _canonical(tree: Any, meta: Mapping[str, str], url: str | None) -> str | None:
    links = [
        tag.get("href")
        for tag in tree.iter("link")
        if (tag.get("rel") or "").lower() == "canonical"
    ]
    for link in (*links, meta.get("og:url")):
        try:
            absolute = tidy_url(urljoin(url or "", (link or "").strip()))
        except ValueError:
            continue  # no address at all
        if link and absolute:
            return absolute
    return None


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = cast(list[Any], value)[0]
    if not isinstance(value, str):
        return None
    return html.unescape(value).strip() or None


def _name_of(value: Any) -> str | None:
    return next(iter(_names_of(value)), None)


def _names_of(value: Any) -> tuple[str, ...]:
    entries = cast(list[Any], value) if isinstance(value, list) else [value]
    names: list[str] = []
    for entry in entries[:20]:
        name = (
            _text(cast(dict[str, Any], entry).get("name"))
            if isinstance(entry, dict)
            else _text(entry)
        )
        if name and "://" not in name:
            names.append(" ".join(name.split()))
    return tuple(names)
