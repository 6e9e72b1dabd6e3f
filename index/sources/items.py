"""What a run lists before it reads (items), and what reading yields (articles with originals)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from index.draft import Hints
from index.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to read: a file, a page, or an entry of a feed. Cheap to make and to pickle.

    `stamp` changes when the content may have changed (size and time of a file,
    the entity tag of a page); an equal, non-empty stamp means that nothing has
    to be read. `problem` says why the item cannot be read at all.
    """

    source: str
    uri: str
    kind: Literal["file", "page"] = "file"
    path: Path | None = None
    stamp: str = ""
    problem: str | None = None
    told: tuple[tuple[str, Hints], ...] = ()
    """What feeds and sitemaps tell of it, each by its address, the first to tell first."""
    page_needed: bool = False
    """Whether only the page itself will do, and not what a feed tells in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """An article, the bytes it was made from, and what a later visit can be spared by."""

    article: Article
    raw: bytes
    meta: Mapping[str, str] = field(default_factory=dict[str, str])


def make_article_id(uri: str) -> str:
    """The id of the article at `uri`: 16 hexadecimal digits, the same in every run."""
    return hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def tidy_url(text: str | None) -> str | None:
    """A web address as metadata tells it; None if it is none that can be read."""
    try:
        parts = urlsplit((text or "").strip())
        whole = parts.scheme in ("http", "https") and parts.hostname and len(text or "") < 2_000
        return parts.geturl() if whole else None
    except ValueError:
        return None


def uri_of(source: str | Path) -> str:
    """The address under which a file or page is kept.

    A file below the working directory is named relative to it, any other by its
    absolute path, always with forward slashes; web addresses stay as they are.
    So `seeds/x.md`, `./seeds/x.md` and its absolute path are one article.
    """
    text = str(source)
    if text.startswith(("http://", "https://")):
        return text
    path = Path(text if not text.startswith("~") else os.path.expanduser(text)).absolute()
    path = Path(*[part for part in path.parts if part != "."])
    if ".." in path.parts:
        path = path.resolve()
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    # A name in another encoding comes with lone surrogates, which cannot be stored.
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
