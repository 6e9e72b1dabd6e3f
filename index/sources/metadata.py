"""A parsed page → its metadata: JSON-LD first, then OpenGraph and the other meta tags."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urljoin

from index.draft import DateClue, DateRole
from index.records import Provenance
from index.sources.items import tidy_url
from index.sources.linked import read_linked

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
_APART_TAGS = ("aside", "nav", "footer", "figure", "figcaption")
_APART_NAMES = re.compile(
    r"\b(?:sidebar|related|comments?|teasers?|cards?|widgets?|events?|recommended|more-\w+|promo)\b",
    re.IGNORECASE,
)
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
    meta = _read_meta(tree)
    canonical = _canonical(tree, meta, url)
    headlines = [*_headings(tree), meta.get("og:title", ""), _title_element(tree)]
    linked = read_linked(tree, [url or "", canonical or ""], headlines)
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
        canonical_url=canonical,
        clues=tuple(_clues(tree, linked, meta)),
        body=_text(linked.get("articleBody")),
    )


def main_language(code: str | None) -> str | None:
    """The language of a code such as "en-GB"; None if it is no such code."""
    known = re.match(r"([A-Za-z]{2,3})(?:[-_]|\Z)", code or "")
    return known[1].lower() if known else None


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
    article = _main_article(tree)
    times = [one for one in tree.iter("time") if one.get("datetime") and _is_own(one, article)]
    for element in times:
        kind = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if _PUBLISHED_CLASS.search(kind) or "pubdate" in element.attrib:
            return element.get("datetime")
    own = {
        one.get("datetime")
        for one in times
        if article in one.iterancestors()
        and not any(above.tag in ("p", "li") for above in one.iterancestors())
    }
    return own.pop() if len(own) == 1 else None


def _main_article(tree: Any) -> Any:
    """The article with the page's main heading, else the first."""
    articles = list(tree.iter("article"))
    headed = [one for one in articles if next(one.iter("h1"), None) is not None]
    return next(iter(headed or articles), None)


def _is_own(time: Any, article: Any) -> bool:
    """Whether a time stands neither in a picture's caption nor in what only points elsewhere."""
    for above in time.iterancestors():
        if above.tag != "article" and next(above.iter("h1"), None) is not None:
            return True
        named = f"{above.get('class', '')} {above.get('id', '')}"
        if above is article:
            return True
        if above.tag in ("article", *_APART_TAGS) or _APART_NAMES.search(named):
            return False
    return True


def _page_title(tree: Any, outlet: str | None) -> str | None:
    """The only main heading, or the page's title without the site's name."""
    headings = _headings(tree)
    if len(headings) == 1:
        return headings[0]
    title = _title_element(tree)
    if outlet or not title:
        return title or None
    parts = _SEPARATOR.split(title)
    return max(parts, key=len) if len(parts) > 1 else title


def _headings(tree: Any) -> list[str]:
    """The main headings that are long enough for a headline."""
    headings = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    return [heading for heading in headings if len(heading.split()) >= 3]


def _title_element(tree: Any) -> str:
    element = tree.find(".//title")
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


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
