"""Web addresses → items, and a page's item → a draft.

An address may be a page, a feed or a sitemap; only fetching tells. What was
fetched to find out is kept until it is loaded, and what a page said about its
version is kept in the index folder, so that an unchanged page costs one short
request and a known entry of a feed costs none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from index.draft import Draft, Hints
from index.errors import FetchRefused, SourceError
from index.settings import IndexSettings
from index.sources.addresses import check_url, same_site
from index.sources.decode import decode_text
from index.sources.documents import read_docx, read_pdf
from index.sources.feeds import Entry, is_feed, is_sitemap, read_feed, read_sitemap
from index.sources.fetch import Fetched, Fetcher, RobotsRefused
from index.sources.hints import complete, hints_of, told_text
from index.sources.items import Item
from index.sources.page import read_page

_MAX_SITEMAPS = 20
_MAX_REMEMBERED = 5_000
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")


class Web:
    """Lists and loads what is on the web, with one fetcher for a run."""

    def __init__(self, fetcher: Fetcher, memory: Path, max_entries: int, max_mb: int) -> None:
        self._fetcher = fetcher
        self._memory = memory
        self._max_entries = max_entries
        self._max_mb = max_mb
        self._waiting: dict[str, Fetched] = {}

    def expand(self, url: str, stamp_prefix: str) -> Iterator[Item]:
        """List the items of an address; a failing one is an item with its problem."""
        url = _spelled(url)
        known = _recall(self._memory).get(url, {})
        try:
            page = self._fetcher.fetch(
                url, etag=known.get("etag"), last_modified=known.get("last_modified")
            )
            if page is None:
                yield _named_item(url, f"{stamp_prefix}{known['digest']}")
            elif is_feed(page.body):
                yield from self._expand_feed(page, url, stamp_prefix)
            elif is_sitemap(page.body):
                yield from self._expand_sitemap(page, url, stamp_prefix)
            else:
                digest = hashlib.sha256(page.body).hexdigest()[:16]
                self._waiting[url] = page
                _remember(self._memory, url, page, digest)
                yield _named_item(url, f"{stamp_prefix}{digest}")
        except SourceError as error:
            yield replace(_page_item(url, ""), problem=error.reason)

    def check_listing(self, url: str) -> None:
        """Make sure that an address is a feed or sitemap that lists something.

        Raises:
            SourceError: If it cannot be had, is neither, or is a feed without entries.
        """
        page = self._fetch(url)
        if is_feed(page.body):
            next(self._expand_feed(page, url, ""))
        elif not is_sitemap(page.body):
            raise SourceError(url, "is neither a feed nor a sitemap")

    def load(self, item: Item) -> tuple[Draft, bytes]:
        """Fetch a page, unless it waits already, and make a draft of it.

        An entry of a feed falls back to what the feed says of it, unless the page is needed.
        What a feed of another site says is kept as that feed's, not under the page's address.

        Raises:
            SourceError: If the page cannot be had or read, and no feed tells of it.
        """
        text = told_text(item.uri, item.told)
        if not any(("linked", "no") in hints for _, hints in item.told):
            try:
                page = self._waiting.pop(item.uri, None) or self._fetch(item.uri)
                return complete(_read(page, item.uri, self._max_mb), item.told), page.body
            except SourceError as error:
                forbidden = isinstance(error, FetchRefused) and not isinstance(error, RobotsRefused)
                if forbidden or text is None or item.page_needed:
                    raise
        return _stand_in(item, text)

    def _fetch(self, url: str) -> Fetched:
        page = self._fetcher.fetch(url)
        assert page is not None, "a fetch without conditions brings the page"
        return page

    def _expand_feed(self, page: Fetched, url: str, stamp_prefix: str) -> Iterator[Item]:
        entries = read_feed(page.body, page.url, self._max_entries)
        if not entries:
            raise SourceError(url, "is a feed without entries")
        yield from (_entry_item(entry, url, stamp_prefix) for entry in entries)

    def _expand_sitemap(self, page: Fetched, url: str, stamp_prefix: str) -> Iterator[Item]:
        pages, pending = read_sitemap(page.body, page.url, self._max_entries)
        for further in pending[:_MAX_SITEMAPS]:
            try:
                found, _ = read_sitemap(self._fetch(further).body, further, self._max_entries)
            except SourceError as error:
                yield replace(_page_item(further, ""), problem=error.reason)
                continue
            pages += found
        pages.sort(key=lambda entry: entry.published or entry.modified or "", reverse=True)
        if not pages:
            raise SourceError(url, "is a sitemap without pages")
        yield from (_entry_item(e, url, stamp_prefix) for e in pages[: self._max_entries])


def open_web(settings: IndexSettings) -> Web:
    """The web as the settings allow it; one for each set of settings in this process."""
    return _open_web(
        settings.fetch_timeout_s,
        settings.fetch_delay_s,
        settings.allow_hosts,
        settings.index_dir,
        settings.max_feed_entries,
        settings.max_source_mb,
    )


@lru_cache(maxsize=8)
def _open_web(
    timeout_s: float,
    delay_s: float,
    allow_hosts: tuple[str, ...],
    index_dir: Path,
    max_entries: int,
    max_mb: int,
) -> Web:
    # The fetcher keeps no connection open between requests, so nothing is left to close.
    fetcher = Fetcher(timeout_s=timeout_s, delay_s=delay_s, allow_hosts=allow_hosts)
    return Web(fetcher, index_dir / "web.json", max_entries, max_mb)


def _page_item(url: str, stamp: str) -> Item:
    return Item(source=url, uri=url, kind="page", stamp=stamp)


def _spelled(url: str) -> str:
    """The one spelling under which a page is kept; an address that is refused stays as it is."""
    try:
        return check_url(url)
    except SourceError:
        return url


def _named_item(url: str, stamp: str) -> Item:
    return replace(_page_item(url, stamp), page_needed=True)


def _entry_item(entry: Entry, list_url: str, stamp_prefix: str) -> Item:
    told = hints_of(entry)
    uri = _spelled(entry.url) if entry.url else f"{list_url}#{entry.key}"
    # A sitemap's page without any date may change unseen: it is fetched each time.
    known = entry.text or entry.modified or entry.published
    stamp = hashlib.sha256(repr((uri, told)).encode()).hexdigest()[:16] if known else ""
    item = _page_item(uri, f"{stamp_prefix}{stamp}" if stamp else "")
    return replace(item, told=((list_url, told),))


def _stand_in(item: Item, text: tuple[str, Hints] | None) -> tuple[Draft, bytes]:
    """What a list tells in the place of a page, under the address of whose word it is."""
    listed, hints = text or (item.uri, ())
    raw = dict(hints).get("text", "").encode()
    if same_site(item.uri, listed):
        return complete(Draft(uri=item.uri, text=""), item.told), raw
    return complete(Draft(uri=f"{listed}#{item.uri}", text=""), [(listed, hints)]), raw


def _read(page: Fetched, uri: str, max_mb: int) -> Draft:
    kind = page.content_type
    if kind == "application/pdf" or page.body.startswith(b"%PDF-"):
        draft = read_pdf(page.body, uri)
    elif kind.endswith("wordprocessingml.document"):
        draft = read_docx(page.body, uri, max_mb)
    elif kind in _PAGES:
        text = decode_text(page.body, uri, page.charset)
        if kind == "text/plain":
            draft = Draft(uri=uri, text=text)
        else:
            draft = read_page(text, uri, url=page.url, fetched=page.fetched)
    else:
        raise SourceError(uri, f"is no article but {kind}")
    return replace(draft, fetched=page.fetched, canonical_url=draft.canonical_url or page.url)


def _recall(memory: Path) -> dict[str, Any]:
    try:
        known: Any = json.loads(memory.read_text())
    except (OSError, ValueError):
        return {}  # never written, or damaged: pages are fetched whole, no more
    return cast(dict[str, Any], known) if isinstance(known, dict) else {}


def _remember(memory: Path, url: str, page: Fetched, digest: str) -> None:
    if not (page.etag or page.last_modified) or not memory.parent.is_dir():
        return
    known = _recall(memory)
    known.pop(url, None)
    known[url] = {"etag": page.etag, "last_modified": page.last_modified, "digest": digest}
    kept = dict(list(known.items())[-_MAX_REMEMBERED:])
    draft = memory.with_suffix(".tmp")
    try:
        draft.write_text(json.dumps(kept))
        draft.replace(memory)
    except OSError:
        return  # a read-only or full disk is reported by the index itself; this spares transfers
