"""Bylines, addresses and file names → what they say about an article's dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from index.bylines import Byline, names_another_day
from index.calendar import DateMention, find_dates, make_date
from index.calendar_forms import MONTHS
from index.draft import DateClue, DateRole
from index.letters import compile_latin
from index.records import Provenance

# A label begins a word, or touches the time before it ("05:54Modified", "11 AM ESTUPDATED").
_LABEL_START = r"(?:(?<![^\W\d_])|(?<=E[SD]T|P[SD]T|GMT|UTC|IST)|(?<=[AP]M))"
_MODIFIED = re.compile(
    _LABEL_START + r"(?:updated?|modified|revised|edited|corrected|aktualisiert|geändert|mis à jour"
    r"|modifié|actualizado|aggiornato|bijgewerkt|оновлено|обновлено)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    _LABEL_START
    + r"(?:issued|published|posted|released?|created|written|date|first|by|veröffentlicht|publié|"
    r"publicado|pubblicato|gepubliceerd|опубліковано|опубликовано)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\b(?:corrected|reviewed|checked)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?<![0-9a-z])((?:19|20)\d\d)([-_./]?)([01]\d)\2([0-3]\d)(?![0-9a-z])", re.I
)
_DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?\d{4}|\Z)")
_SHORT_IN_URL = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/)")
_MONTH_IN_URL = re.compile(
    r"/((?:19|20)\d\d)/?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(\d{1,2})/", re.I
)
# Where programs begin to count, in one zone or another: no date was known to them.
_ZERO_DAYS = frozenset(
    (date(1, 1, 1), date(1900, 1, 1), date(1904, 1, 1), date(1969, 12, 31), date(1970, 1, 1))
)
# A day below such a folder is an event's, or a list's.
_OTHER_FOLDER = re.compile(
    r"/(?:events?|calendar|agenda|archives?|tags?|termine|evenements?|eventos?)/", re.I
)
_PLACE = compile_latin(
    r"(?:[A-Z][\w.'’/-]*[ ,]+(?:\([\w ]{1,20}\) )?){0,6}(?:(?<=\w )[-–—]+ )?\(?\Z"
)
_PLACE_ENDS = re.compile(r"\)?\s*(?:\([^()]{1,30}\)|/[^/]{1,30}/)?\s*[-–—:]+\s")
_NO_PLACE = re.compile(r"(?:On|In|By|At|Of|Since|Until|From|After|Before|The|A|An|For|As|To)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One date that speaks about the article itself.

    `days` are the days it can mean (two when day and month can be exchanged).
    `labelled` tells whether a word such as "Published" stands before it, and
    `apart` whether it stood above the headline, where page clocks stand.
    """

    role: DateRole
    days: tuple[date, ...]
    source: Provenance
    text: str
    labelled: bool = True
    apart: bool = False


def read_clue(clue: DateClue) -> Clue | None:
    """Read a date of the metadata; None when no day can be made out."""
    mentions = [m for m in find_dates(clue.text) if m.candidates]
    days = mentions[0].candidates if mentions else _parse_digits(clue.text)
    days = days or _parse_freely(clue.text)
    if not days or _ZERO_DAYS.intersection(days):
        return None
    return Clue(role=clue.role, days=days, source=clue.source, text=clue.text.strip()[:80])


def read_bylines(bylines: tuple[Byline, ...]) -> Iterator[Clue]:
    """Read the dates of bylines, each by the label that stands before it."""
    for byline in bylines:
        position = 0
        for mention in find_dates(byline.text):
            before = byline.text[position : mention.start]
            position = mention.end
            counts = mention.candidates and not names_another_day(before)
            if counts and _weekday_agrees(mention):
                modified = _MODIFIED.search(before) is not None
                corrected = _CORRECTED.search(before) is not None
                yield Clue(
                    role=DateRole.MODIFIED if modified else DateRole.PUBLISHED,
                    days=_with_weekday(mention),
                    source=Provenance.BYLINE,
                    text=mention.text,
                    labelled=(modified and not corrected) or _PUBLISHED.search(before) is not None,
                    apart=byline.above_title,
                )


def read_dateline(text: str) -> Clue | None:
    """Read "LONDON, Jan. 9, 2020 (AP) —" at the head of the text; None without a year."""
    head = text[:120]
    mention = next((m for m in find_dates(head) if m.date), None)
    if mention is None:
        return None
    place = head[: mention.start]
    alone = place == "(" and head[mention.end :].startswith(") ")
    ends = _PLACE_ENDS.match(head, mention.end)
    if not alone and not (ends and _PLACE.match(place) and not _NO_PLACE.match(place)):
        return None
    return Clue(
        role=DateRole.PUBLISHED,
        days=mention.candidates,
        source=Provenance.BYLINE,
        text=mention.text,
        labelled=False,
    )


def read_address(uri: str, canonical_url: str | None) -> Iterator[Clue]:
    """Read a day out of a web address, or out of a file's name."""
    for address in dict.fromkeys((canonical_url or "", uri)):
        if address.startswith(("http://", "https://")):
            path, source = urlsplit(address).path, Provenance.URL
            path = "" if _OTHER_FOLDER.search(path) else path
            match = _IN_ADDRESS.search(path) or _SHORT_IN_URL.search(path)
            named = _MONTH_IN_URL.search(path)
        else:
            path, source = re.split(r"[/\\]", address.split("#")[0])[-1], Provenance.FILE_NAME
            match, named = _IN_ADDRESS.search(path), None
        day = None
        if match:
            parts = [int(g) for g in match.groups() if g.isdigit()]
            day = make_date(*parts[:3])
        elif named:
            month = [name[:3] for name in MONTHS].index(str(named[2]).lower()) + 1
            day = make_date(int(named[1]), month, int(named[3]))
        if day:
            found = match or named
            text = found.group() if found else ""
            yield Clue(
                role=DateRole.PUBLISHED, days=(day,), source=source, text=text, labelled=False
            )


def _weekday_agrees(mention: DateMention) -> bool:
    """Whether a weekday written beside the date is that day's; a wrong one discredits it."""
    if mention.weekday is None:
        return True
    return any(day.weekday() == mention.weekday for day in mention.candidates)


def _with_weekday(mention: DateMention) -> tuple[date, ...]:
    if mention.weekday is None:
        return mention.candidates
    return tuple(day for day in mention.candidates if day.weekday() == mention.weekday)


def _parse_digits(text: str) -> tuple[date, ...]:
    """Read the short form of ISO 8601: 20200109, 20200109T101200Z."""
    match = _DIGITS.match(text.strip())
    day = make_date(*map(int, match.groups())) if match else None
    return (day,) if day else ()


def _parse_freely(text: str) -> tuple[date, ...]:
    """Leave a date in a rare language or form to dateparser, which is slow to load."""
    text = text.strip()
    if not 6 <= len(text) <= 60 or not re.search(r"\d{4}", text):
        return ()
    import dateparser

    try:
        parsed = dateparser.parse(
            text, settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
        )
    except (ValueError, OverflowError, TypeError, LookupError, AttributeError):
        return ()  # what its parser stumbles over is no date
    # Of digits that it does not understand it makes times of other centuries.
    return (parsed.date(),) if parsed and str(parsed.year) in text else ()
