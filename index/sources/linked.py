"""A parsed page → the linked data (JSON-LD) that speak of its own article, if any do.

Pages describe the articles that they point to in the same way as their own, often
first. The page's own is told by its address, or by the words of its headline.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, cast
from urllib.parse import urlsplit

_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|NewsStory|LiveBlog", re.IGNORECASE)
# Old pages hide their scripts from older browsers.
_COMMENT = re.compile(
    r"\A\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_MAX_JSON = 2_000_000
_MAX_NODES = 2_000
_MIN_WORDS = 3


def read_linked(
    tree: Any, addresses: Collection[str], headlines: Collection[str]
) -> Mapping[str, Any]:
    """The node of the page's own article; empty when there is none.

    Args:
        tree: The page, parsed by lxml.
        addresses: Where the page is, as far as it is known.
        headlines: What the page calls itself: its headings, its title.
    """
    articles = [
        node for node in _find_nodes(tree) if _ARTICLE_TYPES.search(str(node.get("@type", "")))
    ]
    places = {_place(address) for address in addresses if address}
    words = [_words(headline) for headline in headlines if headline]
    ranked = [(_likeness(node, places, words), node) for node in articles]
    ranked = [(likeness, node) for likeness, node in ranked if likeness >= 0]
    best = max((likeness for likeness, _ in ranked), default=0)
    own = [node for likeness, node in ranked if likeness == best]
    dated = [node for node in own if node.get("datePublished")]
    return next(iter(dated or own), {})


def _find_nodes(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(_COMMENT.sub("", script.text[:_MAX_JSON]), strict=False)
        except (ValueError, RecursionError):
            continue  # broken linked data is common; the other tags remain
        yield from _nodes(data)


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


def _likeness(node: Mapping[str, Any], places: set[str], headlines: list[set[str]]) -> int:
    """2 for the page's address, 1 for its headline, -1 when another article is described."""
    named = {_place(address) for address in _addresses(node)}
    if named & places:
        return 2
    headline = node.get("headline") or node.get("name")
    words = _words(headline) if isinstance(headline, str) else set[str]()
    if any(2 * len(words & known) >= len(words) > 0 for known in headlines):
        return 1
    # A headline for search engines shares a word at least with the one that is shown.
    strange = len(words) >= _MIN_WORDS and any(headlines) and not any(words & h for h in headlines)
    return -1 if strange else 0


def _addresses(node: Mapping[str, Any]) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = cast(dict[str, Any], value).get("@id") or cast(dict[str, Any], value).get("url")
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            yield value


def _place(address: str) -> str:
    """An address without what varies from link to link: scheme, query, mark."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _words(text: str) -> set[str]:
    return {word.casefold()[:6] for word in _WORD.findall(text)}
