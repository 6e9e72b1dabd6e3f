"""What feeds and sitemaps tell of a page → hints, which complete what the page tells itself.

Hints outlive the run in which a list told them: the page is the same article
whether it is found through a list or named by its address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from index.draft import DateClue, DateRole, Draft, Hints
from index.records import Provenance
from index.sources.feeds import Entry
from index.sources.items import Item

_MUCH_FULLER = 1.5
"""How many times as long as the page's a list's text must be to stand for it.

A list's text may be older than the page, so that a few words more are no reason.
"""
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


def merge_hints(told: Iterable[Hints]) -> Hints:
    """Put together what several lists tell, the first to tell first.

    The first counts, so that two lists which differ do not take turns; of
    changes every one does, for the last is sought among them.
    """
    merged: list[tuple[str, str]] = []
    for hints in told:
        taken = {name for name, _ in merged} - {"modified"}
        merged += [hint for hint in hints if hint[0] not in taken]
    return tuple(merged)


def complete(draft: Draft, hints: Hints) -> Draft:
    """Complete a page's draft by what lists tell; what the page tells itself wins."""
    told = dict(hints)
    clues = [
        DateClue(role=_ROLES[name], text=value, source=Provenance.FEED)
        for name, value in hints
        if name in _ROLES
    ]
    text = told.get("text", "")
    return replace(
        draft,
        text=text if len(text) > _MUCH_FULLER * len(draft.text) else draft.text,
        title=draft.title or told.get("title"),
        outlet=draft.outlet or told.get("outlet"),
        authors=draft.authors or tuple(filter(None, told.get("authors", "").split("\n"))),
        language=draft.language or told.get("language"),
        canonical_url=draft.canonical_url or (None if "#" in draft.uri else draft.uri),
        clues=(*draft.clues, *clues),
    )


def join_items(first: Item, second: Item) -> Item:
    """One item for a page that was named twice, with all that is told of it."""
    new = tuple(one for one in second.told if one not in first.told)
    needed = first.page_needed or second.page_needed
    if first.problem or (not new and needed == first.page_needed):
        return first
    both = (first.stamp, second.stamp)
    stamp = hashlib.sha256("\0".join(both).encode()).hexdigest()[:16] if all(both) else ""
    return replace(first, stamp=stamp, told=(*first.told, *new), page_needed=needed)
