"""A date such as 05/03/2020 → the day it means, where something beside it decides.

Other dates, the outlet's habit, its language and the weekdays that the opening
names are asked in turn; a date that none of them decides stays open.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from index.calendar import DateMention, find_dates, find_weekdays
from index.clean import Cleaned
from index.clues import Clue
from index.draft import Draft

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
SLACK = timedelta(days=3)
_OPENING = 400  # characters: the lead of a report, where its own day is named


def _without_captions(cleaned: Cleaned) -> str:
    """The body alone: photographs may be of any day."""
    pieces: list[str] = []
    position = 0
    for start, end in cleaned.captions:
        pieces.append(cleaned.text[position:start])
        position = end
    return "".join([*pieces, cleaned.text[position:]])


class DayOrder:
    """Decides between the days that a clue can mean, by what else the article shows."""

    def __init__(self, draft: Draft, cleaned: Cleaned, clues: list[Clue]) -> None:
        self._draft = draft
        self._cleaned = cleaned
        self._certain = {c.days[0] for c in clues if len(c.days) == 1 and not c.apart}
        self._decided: dict[tuple[date, ...], date | None] = {}

    @cached_property
    def _mentions(self) -> list[DateMention]:
        return find_dates(self._cleaned.text)

    def __call__(self, clue: Clue) -> date | None:
        """The day a clue means, or None when it stays open."""
        if len(clue.days) == 1:
            return clue.days[0]
        if clue.days not in self._decided:
            self._decided[clue.days] = self._decide(clue)
        return self._decided[clue.days]

    def _decide(self, clue: Clue) -> date | None:
        tests = (self._near_other_clue, self._near_text_date, self._custom, self._weekday)
        for test in tests:
            fitting = [day for day in clue.days if test(day, clue)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _near_other_clue(self, day: date, clue: Clue) -> bool:
        return any(abs(day - other) <= SLACK for other in self._certain)

    def _near_text_date(self, day: date, clue: Clue) -> bool:
        """Whether the text names a day near this one, the year written or not."""
        for mention in self._mentions:
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
