"""One module a source or format; together they turn what a user names into articles.

`expand` lists items cheaply, `load` reads one of them, in any process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.clean import CLEANING_VERSION
from index.settings import IndexSettings
from index.sources.files import expand_path
from index.sources.hints import join_items
from index.sources.items import Item, Loaded, make_article_id, uri_of
from index.sources.load import load

__all__ = ["Item", "Loaded", "expand", "load", "make_article_id", "uri_of"]


def expand(sources: Sequence[str | Path], settings: IndexSettings) -> list[Item]:
    """List the items of files, folders, globs and web addresses, each item once.

    Never raises for a bad source: its item carries the problem, and `load`
    raises it.
    """
    found: dict[str, Item] = {}
    # A new version of cleaning makes every stamp new, so that all is read again.
    prefix = f"v{CLEANING_VERSION}:"
    for source in sources:
        for item in _expand_one(source, prefix, settings):
            known = found.get(item.uri)
            found[item.uri] = join_items(known, item) if known else item
    return list(found.values())


def _expand_one(source: str | Path, prefix: str, settings: IndexSettings) -> Iterator[Item]:
    if isinstance(source, str) and source.strip().lower().startswith(("http://", "https://")):
        # httpx is loaded only by those who fetch.
        from index.sources.web import open_web

        return open_web(settings).expand(source.strip(), prefix)
    return expand_path(source, prefix)
