"""The lines above an article's first sentence → its title, outlet, authors and bylines.

Scraped text opens with all sorts of lines: the page's own date, a slogan, the
headline, "Updated 12:10, 09-Jan-2020", the outlet, a teaser. The headline is
the line whose words the article goes on to use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.calendar import WEEKDAYS, find_dates, find_times
from index.captions import split_captions
from index.furniture import ends_sentence, is_furniture

_MAX_LINES = 15
_MAX_TITLE_WORDS = 32
_CLEARLY_BETTER = 0.34
_LABEL = re.compile(
    r"(?:first |last |originally )?(?:issued|published|posted|updated|modified|created|written|"
    r"edited|release[d]?|date|veröffentlicht|aktualisiert|publié|modifié|mis à jour|publicado|"
    r"actualizado|pubblicato|aggiornato|gepubliceerd|опубліковано|опубликовано)"
    r"(?: on| at| am| le)?\b"
    r"[\s:]*",
    re.IGNORECASE,
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SMALL_WORDS = _words(
    "by in at on and for the of with from to a an am pm a.m p.m gmt utc est edt cet cest bst ist "
    "et pt hrs hours h uhr um von vom le la à il alle ore el los las min read reading time "
    "ago local eastern pacific standard daylight"
)
_BY = re.compile(
    r"(?:(?:written|reported|story|text|posted|published) )?(?:by|von|par|por|di|door)\b:?\s+"
    r"|(?:author|reporter|text|autor|автор)s?\s*:\s*",
    re.IGNORECASE,
)
_NAME_END = re.compile(r"\s*(?:[,|•·–—@(/]|\s-\s|\bin\b|\bat\b|\bon\b|\bfor\b|\d|$)")
_NOBODY = _words(
    "admin staff editor editors newsroom agencies agency web desk newsdesk correspondent reporter "
    "team redaktion editorial"
)
_OUTLET_WORD = re.compile(
    r"\b(?:News|Times|Post|Press|Agency|Herald|Tribune|Daily|Journal|Guardian|Telegraph|Gazette|"
    r"Chronicle|Observer|Reuters|Broadcasting|Radio|TV|Television|Media|Magazine|Today|Zeitung|"
    r"Monde|Figaro|País|Welle|Sabah|Express|Standard|Mirror|Sun|Star|Review|Wire|24)\b"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}(?: (?:News|World|TV))?\Z")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,10}){1,2}\Z", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|quelle|fuente)\s*:\s*(?P<name>[^.:]{2,40})\Z", re.IGNORECASE)
_TITLE_DATE = re.compile(
    rf"(?P<title>.{{12,}}\S)\s+(?P<date>(?:{'|'.join(WEEKDAYS)}),? \S.{{6,24}})\Z", re.IGNORECASE
)
_LEAD_DATE = re.compile(
    rf"(?P<date>(?:{'|'.join(WEEKDAYS)}), ?\S+ \d{{1,2}},? \d{{4}}) (?=[A-Z“\"])", re.I
)
_JOINING = re.compile(
    r"(?:\b(?:on|of|from|since|until|by|for|before|after|this|last|next)|,)\Z", re.I
)
_TEASER = re.compile(r"\s*(?:\.{2,}|…|\[…\]|\[\.\.\.\])\Z")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A line taken out of the text because it tells when, by whom or where it appeared."""

    text: str
    above_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the opening lines told, and the paragraphs that remain."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    bylines: tuple[Byline, ...]
    body: tuple[str, ...]


def read_header(paragraphs: list[str], title: str | None = None) -> Header:
    """Take title, outlet, authors and bylines off the front of an article.

    Args:
        paragraphs: All paragraphs of the article.
        title: The headline when metadata already tells it; it is then only looked
            for to be left out of the text.
    """
    lines = _split_title_dates(paragraphs)
    size = _header_size(lines)
    zone, rest = lines[:size], lines[size:]
    at = _find_title(zone, rest, title)
    bylines = {i for i, line in enumerate(zone) if i != at and is_byline(line, first=i == 0)}
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
    if body and (lead := _LEAD_DATE.match(body[0])):
        found.append(Byline(text=lead["date"]))
        body[0] = body[0][lead.end() :]
    named = zone[outlet_at] if outlet_at is not None else None
    return Header(
        title=title or (zone[at] if at is not None else None),
        outlet=_outlet_name(named) if named else _outlet_of_bylines(found),
        authors=_authors_of(found),
        bylines=tuple(found),
        body=tuple(body),
    )


def is_byline(line: str, *, first: bool = False) -> bool:
    """Whether a line only tells when, by whom or where an article appeared.

    Args:
        line: One paragraph.
        first: Whether it opens the article, where a headline may name a day too.
    """
    if len(line) > 200 or _SOURCE.match(line):
        return len(line) <= 200
    dates = [mention for mention in find_dates(line) if mention.candidates]
    rest = _without([(m.start, m.end) for m in [*dates, *find_times(line)]], line)
    labelled = bool(_LABEL.search(rest) or _BY.match(line))
    words = [w.strip(".,;:|•·–—-()/@") for w in _LABEL.sub(" ", rest).split()]
    words = [w for w in words if w and w.lower() not in _SMALL_WORDS]
    proper = all(not w[0].islower() or w.lower() in _NOBODY for w in words)
    if dates:
        loose = len(words) <= 10 and (proper or (labelled and len(words) <= 6))
        return loose and (labelled or not words or (not first and not line.endswith(".")))
    # Without a date only a name may follow: "By land and by sea" is a headline.
    return (
        bool(_BY.match(line)) and proper and 1 <= len(words) <= 8 and not line.endswith((".", ":"))
    )


def _without(spans: list[tuple[int, int]], line: str) -> str:
    characters = list(line)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _split_title_dates(paragraphs: list[str]) -> list[str]:
    """Part a headline from the date line that was joined to it."""
    if not paragraphs:
        return []
    match = _TITLE_DATE.match(paragraphs[0])
    if not match or _JOINING.search(match["title"]):
        return paragraphs
    dates = find_dates(match["date"])
    if not dates or dates[0].date is None or dates[0].end != len(match["date"]):
        return paragraphs
    return [match["title"], match["date"], *paragraphs[1:]]


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
    used = {_stem(word) for line in rest for word in _WORD.findall(line)}
    best = candidates[0]
    for i in candidates[1:]:
        if _overlap(zone[i], used) >= _overlap(zone[best], used) + _CLEARLY_BETTER:
            best = i
    return best


def _may_be_title(line: str, *, first: bool) -> bool:
    words = len(line.split())
    if not 2 <= words <= _MAX_TITLE_WORDS or line.endswith((".", ":", "…", ",")):
        return False
    return not (is_byline(line, first=first) or is_furniture(line) or _has_caption(line))


def _stem(word: str) -> str:
    return word.lower()[:6]


def _overlap(line: str, used: set[str]) -> float:
    """Share of the longer words of a line that the article uses."""
    words = {_stem(word) for word in _WORD.findall(line)}
    return len(words & used) / len(words) if words else 0.0


def _is_page_line(line: str, rest: list[str]) -> bool:
    """Whether a line above the headline is the page's: a slogan or a section's name."""
    used = {_stem(word) for text in rest for word in _WORD.findall(text)}
    return not ends_sentence(line) and _overlap(line, used) < 0.5


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
        if {i - 1, i + 1} & bylines and _is_outlet_name(line):
            return i
    return None


def _is_outlet_name(name: str) -> bool:
    return bool(_ACRONYM.match(name) or _DOMAIN.match(name) or _OUTLET_WORD.search(name))


def _outlet_name(line: str) -> str:
    return line.strip(" |•–—-")


def _outlet_of_bylines(bylines: list[Byline]) -> str | None:
    for byline in bylines:
        if source := _SOURCE.match(byline.text):
            return source["name"].strip()
        for part in re.split(r"\s*[|•·,–—]\s*|\s-\s", byline.text)[1:]:
            if len(part.split()) <= 4 and not find_dates(part) and _is_named_outlet(part):
                return part.strip()
    return None


def _is_named_outlet(part: str) -> bool:
    zone = {"GMT", "UTC", "EST", "EDT", "CET", "CEST", "BST", "IST", "PST", "PDT", "ET", "AM", "PM"}
    return part.strip() not in zone and _is_outlet_name(part.strip())


def _authors_of(bylines: list[Byline]) -> tuple[str, ...]:
    for byline in bylines:
        by = _BY.search(byline.text)
        if not by:
            continue
        end = _NAME_END.search(byline.text, by.end())
        names = byline.text[by.end() : end.start() if end else None]
        people = [n.strip() for n in re.split(r"\s*(?:&|\band\b|\bund\b|\bet\b)\s*", names)]
        return tuple(n for n in people if n and not set(n.lower().split()) & _NOBODY)
    return ()
