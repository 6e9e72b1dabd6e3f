"""What feeds and sitemaps tell of a page → hints, which complete what the page tells itself.

Hints outlive the run in which a list told them: the page is the same article
whether it is found through a list or named by its address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.draft import DateClue, DateRole, Draft, Hints
from index.records import Provenance
from index.sources.addresses import same_site
from index.sources.feeds import Entry
from index.sources.items import Item

_MUCH_FULLER = 1.5
"""How many times as long as the page's a list's text must be to stand for it.

A list's text may be older than the page, so that a few words more are no reason.
"""
Told = tuple[str, Hints]
"""The address of a feed or sitemap, and what it tells of one page."""
_ROLES = {"published": DateRole.PUBLISHED, "modified": DateRole.MODIFIED}


def hints_of(entry: Entry) -> Hints:
    """What an entry tells, empty fields left out."""
    fields = {
        "title": entry.title,
        "published": entry.published,
        "modified": entry.modified,
        "outlet": entry.outlet,
        "authors": "\n".join(entry.authors),
        "language": entry.language,
        "text": entry.text,
        "linked": None if entry.url else "no",
    }
    return tuple((name, value) for name, value in fields.items() if value)


def told_text(uri: str, told: Iterable[Told]) -> Told | None:
    """The list whose text can stand for a page: one of the page's own site, if there is any."""
    telling = [one for one in told if dict(one[1]).get("text")]
    return min(telling, key=lambda one: not same_site(uri, one[0]), default=None)


def complete(draft: Draft, told: Iterable[Told]) -> Draft:
    """Complete a page's draft by what lists tell; what the page tells itself wins.

    A list on another site has no say in what the page says, who wrote it or who
    publishes it. Its dates count least of all, and are known by their provenance.
    """
    own: list[Hints] = []
    others: list[Hints] = []
    for listed, hints in told:
        (own if same_site(draft.uri, listed) else others).append(hints)
    site, other = dict(_merge(own)), dict(_merge(others))
    text = site.get("text", "")
    return replace(
        draft,
        text=text if len(text) > _MUCH_FULLER * len(draft.text) else draft.text,
        title=draft.title or site.get("title") or other.get("title"),
        outlet=draft.outlet or site.get("outlet"),
        authors=draft.authors or tuple(filter(None, site.get("authors", "").split("\n"))),
        language=draft.language or site.get("language") or other.get("language"),
        canonical_url=draft.canonical_url or (None if "#" in draft.uri else draft.uri),
        clues=(
            *draft.clues,
            *_dates(_merge(own), Provenance.FEED),
            *_dates(_merge(others), Provenance.OTHER_SITE),
        ),
    )


def _merge(told: Iterable[Hints]) -> Hints:
    """Put together what several lists tell, the first to tell first.

    The first counts, so that two lists which differ do not take turns; of
    changes every one does, for the last is sought among them.
    """
    merged: list[tuple[str, str]] = []
    for hints in told:
        taken = {name for name, _ in merged} - {"modified"}
        merged += [hint for hint in hints if hint[0] not in taken]
    return tuple(merged)


def _dates(hints: Hints, source: Provenance) -> Iterator[DateClue]:
    for name, value in hints:
        if name in _ROLES:
            yield DateClue(role=_ROLES[name], text=value, source=source)


def join_items(first: Item, second: Item) -> Item:
    """One item for a page that was named twice, with all that is told of it."""
    new = tuple(one for one in second.told if one not in first.told)
    needed = first.page_needed or second.page_needed
    if first.problem or (not new and needed == first.page_needed):
        return first
    both = (first.stamp, second.stamp)
    stamp = hashlib.sha256("\0".join(both).encode()).hexdigest()[:16] if all(both) else ""
    return replace(first, stamp=stamp, told=(*first.told, *new), page_needed=needed)
