"""Metadata, bylines and text → when an article was published, and how that is known.

Published, modified and fetched are three things. A date that cannot be decided
stays open and a note says why: an answer that names a wrong day is worse than
one that names none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from index.about import infer_about_date
from index.clean import Cleaned
from index.clues import Clue, read_address, read_bylines, read_clue, read_dateline
from index.day_order import SLACK, DayOrder
from index.draft import DateRole, Draft
from index.records import Provenance

_ORDER = {source: rank for rank, source in enumerate(Provenance)}
_WEAK = (Provenance.FILE_NAME, Provenance.OTHER_SITE)
_NO_DATE = "The article shows no publication date."
_CHANGE_ONLY = "The article tells when it was changed, but not when it appeared."
_UNIVERSAL = re.compile(
    r"(?<!\d)(?P<hour>\d\d):\d\d(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]00:?00|GMT|UTC)\Z"
)
_WEST, _EAST = 12, 10
"""Before the one hour of universal time it is yesterday somewhere, from the other on tomorrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The dates of an article, each with its provenance where it is known."""

    published: date | None = None
    published_from: Provenance | None = None
    modified: date | None = None
    modified_from: Provenance | None = None
    about_date: date | None = None
    date_note: str | None = None


def date_article(draft: Draft, cleaned: Cleaned) -> Dating:
    """Date an article from all that speaks of it, best evidence first.

    Returns:
        `about_date` only where no publication date is known; `date_note` whenever
        `published` is None, or is taken from an "Updated" line alone.
    """
    clues = [clue for known in draft.clues if (clue := read_clue(known))]
    clues += read_bylines(cleaned.bylines)
    clues += filter(None, [read_dateline(cleaned.text)])
    clues += read_address(draft.uri, draft.canonical_url)
    about = infer_about_date(cleaned.text)
    clues, ahead = _until_fetched(clues, draft)
    resolve = DayOrder(draft, cleaned, clues)
    modified = _best(clues, DateRole.MODIFIED, resolve)
    published, note = _find_published(clues, resolve, about)
    # Metadata tell both dates or mean what they say; a byline has room for one.
    # A correction comes whenever it comes, an update within the day as a rule.
    by_line = modified is not None and modified[1] is Provenance.BYLINE
    updated = by_line and any(c.labelled for c in clues if c.role is DateRole.MODIFIED)
    if published is None and note is None and modified and updated:
        published, note = _published_by_update(modified, about)
    day = published[0] if published else None
    if modified and day and modified[0] < day:
        modified = None  # no article is changed before it appears
    return Dating(
        published=day,
        published_from=published[1] if published else None,
        modified=modified[0] if modified else None,
        modified_from=modified[1] if modified else None,
        about_date=None if published else about,
        date_note=note if published else note or ahead or (_CHANGE_ONLY if modified else _NO_DATE),
    )


def _until_fetched(clues: list[Clue], draft: Draft) -> tuple[list[Clue], str | None]:
    """The clues that can be true of a page when it was fetched, and a word on those that cannot."""
    if draft.fetched is None:
        return clues, None
    last = draft.fetched.date() + timedelta(days=1)  # it may be tomorrow there
    ahead = [clue for clue in clues if min(clue.days) > last]
    note = (
        f"The date shown, {ahead[0].days[0]}, lies after the page was fetched." if ahead else None
    )
    return [clue for clue in clues if clue not in ahead], note


_Found = tuple[date, Provenance]


def _best(
    clues: Iterable[Clue], role: DateRole, resolve: Callable[[Clue], date | None]
) -> _Found | None:
    found = [
        (_ORDER[clue.source], day, clue.source)
        for clue in clues
        if clue.role is role and (day := resolve(clue))
    ]
    if not found:
        return None
    # Of dates known in the same way the last counts: an article may be changed several times.
    _, day, source = min(found, key=lambda item: (item[0], -item[1].toordinal()))
    return day, source


def _find_published(
    clues: list[Clue], resolve: Callable[[Clue], date | None], about: date | None
) -> tuple[_Found | None, str | None]:
    """The publication date, or the reason why there are dates but none that counts."""
    wanted = [clue for clue in clues if clue.role is DateRole.PUBLISHED]
    ranked = sorted({clue.source for clue in wanted}, key=_ORDER.__getitem__)
    note = None
    for source in ranked:
        group = [clue for clue in wanted if clue.source is source]
        # A date above the headline is the page's clock as often as not.
        placed = [clue for clue in group if not clue.apart or clue.labelled]
        best = [clue for clue in placed if clue.labelled] or placed
        if not best:
            corroborated = [c for c in group if about and _follows(c.days[0], about)]
            if not corroborated:
                note = (
                    note or "The only date shown stands above the headline, as a page's own does."
                )
                continue
            best = corroborated
        day, problem = _agree(best, resolve)
        if day and source in _WEAK and about and not _follows(day, about):
            day, problem = None, f"The date of its {source.value} disagrees with the text."
        if day:
            return _as_shown(day, source, best[0].text, clues), None
        note = note or problem
    return None, note


def _as_shown(day: date, source: Provenance, written: str, clues: list[Clue]) -> _Found:
    """The day that readers were shown, where metadata tell the same hour in universal time."""
    match = _UNIVERSAL.search(written)
    hour = int(match["hour"]) if match else 0
    for clue in clues if match else ():
        shown = clue.source is Provenance.BYLINE and clue.role is DateRole.PUBLISHED
        if not shown or clue.apart or len(clue.days) != 1:
            continue
        other = clue.days[0]
        later = (other - day).days
        if (later == -1 and hour < _WEST) or (later == 1 and hour >= _EAST):
            return other, clue.source
    return day, source


def _follows(day: date, about: date) -> bool:
    return timedelta(0) <= day - about <= SLACK


def _agree(
    clues: list[Clue], resolve: Callable[[Clue], date | None]
) -> tuple[date | None, str | None]:
    days = {day for clue in clues if (day := resolve(clue))}
    if len(days) == 1:
        return days.pop(), None
    if days:
        return None, "The article shows several dates: " + ", ".join(sorted(map(str, days))) + "."
    first, second = clues[0].days[:2]
    written = clues[0].text
    return None, f"The date {written} can mean {first} or {second}; nothing decides between them."


def _published_by_update(modified: _Found, about: date | None) -> tuple[_Found | None, str]:
    """An "Updated" line alone dates the article, unless its text speaks of other days."""
    day = modified[0]
    if about and not _follows(day, about):
        return None, f"Only a change on {day} is shown, and the text speaks of {about}."
    return modified, f"Taken from the line that tells when it was updated, {day}."
