"""The lines above an article's first sentence → its title, outlet, authors and bylines.

Scraped text opens with all sorts of lines: the page's own date, a slogan, the
headline, "Updated 12:10, 09-Jan-2020", the outlet, a teaser. The headline is
the line whose words the article goes on to use.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from index.bylines import (
    Byline,
    find_authors,
    find_outlet,
    is_byline,
    is_closing_byline,
    is_outlet_name,
)
from index.calendar import find_dates
from index.calendar_forms import WEEKDAYS
from index.captions import split_captions
from index.furniture import ends_sentence, is_furniture
from index.letters import compile_latin

_MAX_LINES = 15
_MAX_TITLE_WORDS = 32
_MOST = 0.5  # share of its words that the article uses: a headline's is above it
_CLEARLY_BETTER = 0.34
_MIN_TITLE_STEMS = 3


_TITLE_DATE = compile_latin(
    rf"(?P<title>.{{12,}}\S)\s+(?P<date>(?:{'|'.join(WEEKDAYS)}),? \S.{{6,24}})\Z", re.IGNORECASE
)
_BARRED_DATE = re.compile(
    r"(?P<title>\S+(?: [^\s|•]+){2,})(?: [|•] (?P<outlet>[^|•]{2,40}))?"
    r" [|•] (?P<date>[^|•]{8,40})\Z"
)
_LEAD_DATE = compile_latin(
    rf"(?P<date>(?:{'|'.join(WEEKDAYS)}), ?\S+ \d{{1,2}},? \d{{4}}) (?=[A-Z“\"])", re.I
)
_JOINING = re.compile(
    r"(?:\b(?:on|of|from|since|until|by|for|before|after|this|last|next)|,)\Z", re.I
)
_TEASER = re.compile(r"\s*(?:(?<!\.)\.{2,}|…|\[…\]|\[\.\.\.\])\Z")
_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY_WORDS = frozenset(
    (
        "from",
        "with",
        "that",
        "this",
        "have",
        "been",
        "will",
        "they",
        "their",
        "what",
        "when",
        "into",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the opening lines told, and the paragraphs that remain."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    bylines: tuple[Byline, ...]
    body: tuple[str, ...]


def read_header(
    paragraphs: list[str], title: str | None = None, captions: Collection[str] = ()
) -> Header:
    """Take title, outlet, authors and bylines off the front of an article.

    Args:
        paragraphs: All paragraphs of the article.
        title: The headline when metadata already tells it; it is then only looked
            for to be left out of the text.
        captions: Paragraphs that the source marks as captions; they stay in the text.
    """
    lines = _split_title_dates(paragraphs)
    size = _header_size(lines)
    zone, rest = lines[:size], lines[size:]
    at = _find_title(zone, rest, title)
    bylines = {
        i
        for i, line in enumerate(zone)
        if i != at and line not in captions and is_byline(line, first=i == 0)
    }
    outlet_at = _find_outlet(zone, bylines, at)
    body = [
        line
        for i, line in enumerate(zone)
        if i not in bylines
        and i not in (at, outlet_at)
        and not _repeats(line, zone[at] if at is not None else title)
        and not (at is not None and i < at and _is_page_line(line, rest))
        and not _is_teaser(line, rest)
    ]
    found = [Byline(text=zone[i], above_title=at is not None and i < at) for i in sorted(bylines)]
    body += rest
    while len(body) > 1 and is_closing_byline(body[-1]):
        found.append(Byline(text=body.pop()))
    if body and (lead := _LEAD_DATE.match(body[0])):
        found.append(Byline(text=lead["date"]))
        body[0] = body[0][lead.end() :]
    named = zone[outlet_at] if outlet_at is not None else None
    return Header(
        title=title or (zone[at] if at is not None else None),
        outlet=_outlet_name(named) if named else find_outlet(found),
        authors=find_authors(found),
        bylines=tuple(found),
        body=tuple(body),
    )


def _split_title_dates(paragraphs: list[str]) -> list[str]:
    """Part a headline from the date, and the outlet, that were joined to it."""
    if not paragraphs or is_byline(paragraphs[0], first=True):
        return paragraphs
    match = _TITLE_DATE.match(paragraphs[0]) or _BARRED_DATE.match(paragraphs[0])
    if not match or _JOINING.search(match["title"]):
        return paragraphs
    dates = find_dates(match["date"])
    if not dates or dates[0].date is None or dates[0].end != len(match["date"]):
        return paragraphs
    parts = (match["title"], match.groupdict().get("outlet"), match["date"])
    return [*filter(None, parts), *paragraphs[1:]]


def _header_size(lines: list[str]) -> int:
    """Number of lines before the first that reads as prose."""
    for i, line in enumerate(lines[:_MAX_LINES]):
        question = i == 0 and line.endswith(("?", "!")) and len(lines) > 1
        prose = len(line.split()) >= 8 and ends_sentence(line) and not _TEASER.search(line)
        if prose and not question and not _is_apart(line):
            return i
    return min(len(lines), _MAX_LINES)


def _is_apart(line: str) -> bool:
    """Whether a line is a byline, furniture or a caption, however long."""
    return is_byline(line) or is_furniture(line) or _has_caption(line)


def _has_caption(line: str) -> bool:
    return split_captions(line)[0].is_caption


def _find_title(zone: list[str], rest: list[str], title: str | None) -> int | None:
    if title is not None:
        return next((i for i, line in enumerate(zone) if _repeats(line, title)), None)
    candidates = [i for i, line in enumerate(zone) if _may_be_title(line, first=i == 0)]
    if not candidates:
        return None
    used = _used_stems(rest)
    first = candidates[0]
    if _overlap(zone[first], used) >= _MOST:
        return first
    named = [i for i in candidates if len(_stems(zone[i])) >= _MIN_TITLE_STEMS] or candidates
    best = max(named, key=lambda i: (_overlap(zone[i], used), -i))
    better = _overlap(zone[best], used) >= _overlap(zone[first], used) + _CLEARLY_BETTER
    return best if better else first


def _may_be_title(line: str, *, first: bool) -> bool:
    words = len(line.split())
    if not 2 <= words <= _MAX_TITLE_WORDS or line.endswith((".", ":", "…", ",")):
        return False
    return not (is_byline(line, first=first) or is_furniture(line) or _has_caption(line))


def _stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning."""
    return {word.lower()[:6] for word in _WORD.findall(text)} - _EMPTY_WORDS


def _used_stems(paragraphs: list[str]) -> set[str]:
    """The words of an article's sentences; its page's lines name the site, not the subject."""
    return _stems(" ".join(p for p in paragraphs if ends_sentence(p) and not is_furniture(p)))


def _overlap(line: str, used: set[str]) -> float:
    """Share of the longer words of a line that the article uses."""
    words = _stems(line)
    return len(words & used) / len(words) if words else 0.0


def _is_page_line(line: str, rest: list[str]) -> bool:
    """Whether a line above the headline is the page's: a slogan or a section's name."""
    return not ends_sentence(line) and _overlap(line, _used_stems(rest)) < _MOST


def _repeats(line: str, title: str | None) -> bool:
    return title is not None and _plain(line) == _plain(title)


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().lower()


def _is_teaser(line: str, rest: list[str]) -> bool:
    """Whether a line is the cut-off opening of a paragraph that follows whole."""
    if not _TEASER.search(line):
        return False
    opening = _TEASER.sub("", line)
    return len(opening) >= 12 and any(text.startswith(opening) for text in rest)


def _find_outlet(zone: list[str], bylines: set[int], title_at: int | None) -> int | None:
    """A short line with an outlet's name next to a byline."""
    for i, line in enumerate(zone):
        if i in bylines or i == title_at or len(line.split()) > 4:
            continue
        if {i - 1, i + 1} & bylines and is_outlet_name(line):
            return i
    return None


def _outlet_name(line: str) -> str:
    return line.strip(" |•–—-")
