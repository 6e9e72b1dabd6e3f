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
from urllib.parse import urlsplit

from index.about import infer_about_date
from index.calendar import find_dates, find_weekdays
from index.clean import Cleaned
from index.clues import Clue, read_address, read_bylines, read_clue, read_dateline
from index.draft import DateRole, Draft
from index.records import Provenance

_ORDER = {source: rank for rank, source in enumerate(Provenance)}
_NO_DATE = "The article shows no publication date."
_CHANGE_ONLY = "The article tells when it was changed, but not when it appeared."
_DAY_FIRST_DOMAINS = re.compile(
    r"\.(?:uk|ie|au|nz|in|za|pk|ng|ke|fr|de|es|it|pt|nl|be|at|ch|se|no|dk|fi|pl|cz|gr|tr|ru|ua|br|"
    r"mx|ar|cl|co|eu|il|ae|qa|eg|id|my|sg|th|vn)$"
)
_AMERICAN_CLOCK = re.compile(r"\b(?:E[SD]?T|P[SD]?T|C[SD]T|M[SD]T)\b")
_DAY_FIRST_CLOCK = re.compile(r"\b(?:GMT|BST|CES?T|EES?T|MSK|SAST|AES?T|Uhr|\d{1,2}h\d\d)\b")
_DAY_FIRST_LABEL = re.compile(
    r"\b(?:publié|modifié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|"
    r"pubblicato|aggiornato|gepubliceerd|bijgewerkt)\b",
    re.IGNORECASE,
)
# Outlets that write dates in numbers, and always in this order.
_DAY_FIRST_OUTLET = re.compile(
    r"\b(?:France ?24|RFI|Euronews|BBC|The Guardian|Deutsche Welle|DW|Anadolu|TRT|ANSA|EFE|"
    r"Swissinfo|Irish Times|The Hindu|Times of India|Sydney Morning Herald)\b",
    re.IGNORECASE,
)
_MONTH_FIRST_OUTLET = re.compile(
    r"\b(?:Politico|NPR|UPI|Fox News|USA Today|(?:New York|Los Angeles) Times|Washington Post)\b",
    re.IGNORECASE,
)
_SLACK = timedelta(days=3)
_OPENING = 400  # characters: the lead of a report, where its own day is named


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
    resolve = _Resolver(draft, cleaned, clues)
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
        date_note=note if published else note or (_CHANGE_ONLY if modified else _NO_DATE),
    )


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
        if day and source is Provenance.FILE_NAME and about and not _follows(day, about):
            day, problem = None, "The date in the file's name disagrees with the text."
        if day:
            return (day, source), None
        note = note or problem
    return None, note


def _follows(day: date, about: date) -> bool:
    return timedelta(0) <= day - about <= _SLACK


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


def _without_captions(cleaned: Cleaned) -> str:
    """The body alone: photographs may be of any day."""
    pieces: list[str] = []
    position = 0
    for start, end in cleaned.captions:
        pieces.append(cleaned.text[position:start])
        position = end
    return "".join([*pieces, cleaned.text[position:]])


class _Resolver:
    """Decides between day and month by what else the article shows."""

    def __init__(self, draft: Draft, cleaned: Cleaned, clues: list[Clue]) -> None:
        self._draft = draft
        self._cleaned = cleaned
        self._clues = clues

    def __call__(self, clue: Clue) -> date | None:
        """The day a clue means, or None when it stays open."""
        if len(clue.days) == 1:
            return clue.days[0]
        tests = (self._near_other_clue, self._near_text_date, self._custom, self._weekday)
        for test in tests:
            fitting = [day for day in clue.days if test(day, clue)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _near_other_clue(self, day: date, clue: Clue) -> bool:
        certain = [c.days[0] for c in self._clues if len(c.days) == 1 and not c.apart]
        return any(abs(day - other) <= _SLACK for other in certain)

    def _near_text_date(self, day: date, clue: Clue) -> bool:
        """Whether the text names a day near this one, the year written or not."""
        for mention in find_dates(self._cleaned.text):
            other = mention.date or (
                mention.in_year(day.year) if mention.year is None and mention.day else None
            )
            if other and abs(other - day) <= timedelta(days=10):
                return True
        return False

    def _custom(self, day: date, clue: Clue) -> bool:
        """Whether outlet and language write dates in the order that gives this day."""
        day_first = clue.days[0]
        lines = " ".join(byline.text for byline in self._cleaned.bylines)
        named = f"{lines} {self._cleaned.outlet or ''}"
        if _AMERICAN_CLOCK.search(lines) or _MONTH_FIRST_OUTLET.search(named):
            return day == clue.days[1]
        host = urlsplit(self._draft.canonical_url or self._draft.uri).hostname or ""
        written = _DAY_FIRST_CLOCK.search(lines) or _DAY_FIRST_LABEL.search(lines)
        if written or _DAY_FIRST_OUTLET.search(named):
            return day == day_first
        foreign = self._cleaned.language not in (None, "en")
        if foreign or _DAY_FIRST_DOMAINS.search(host):
            return day == day_first
        return False

    def _weekday(self, day: date, clue: Clue) -> bool:
        """Whether the opening names this day's weekday, or that of the day before.

        Such a weekday anywhere in the text counts for the other reading: what is
        far from the opening may be any week's.
        """
        text = _without_captions(self._cleaned)
        named = [w for w in find_weekdays(text) if not w.plural and w.modifier is None]
        fitting = [w for w in named if w.weekday in (day.weekday(), (day.weekday() - 1) % 7)]
        others = [d for d in clue.days if d != day]
        contested = any(
            w.weekday in (d.weekday(), (d.weekday() - 1) % 7) for w in named for d in others
        )
        return bool(fitting) and fitting[0].start < _OPENING and not contested
