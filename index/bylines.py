"""Bylines: lines that only tell when, by whom or where an article appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.calendar import find_dates, find_times
from index.letters import compile_latin


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LABEL = re.compile(
    r"(?:first |last |originally )?(?:issued|published|posted|updated|modified|created|written|"
    r"edited|release[d]?|date|veröffentlicht|aktualisiert|publié|modifié|mis à jour|publicado|"
    r"actualizado|pubblicato|aggiornato|gepubliceerd|опубліковано|опубликовано)"
    r"(?: on| at| am| le)?\b"
    r"[\s:]*",
    re.IGNORECASE,
)
_SMALL_WORDS = _words(
    "by in at on and for the of with from to a an am pm a.m p.m gmt utc est edt cet cest bst ist "
    "et pt hrs hours h uhr uur klo um von vom le la du de des der die das del della à il alle ore "
    "el los las min read reading time ago local eastern pacific standard daylight"
)
_BY = re.compile(
    r"(?:(?:written|reported|story|text|posted|published) )?(?:by|von|par|por|di|door)\b:?\s+"
    r"|(?:author|reporter|text|autor|автор)s?\s*:\s*",
    re.IGNORECASE,
)
# Whom or what a label names, however it is written: "Editor: huaxia".
_NAMED = re.compile(
    r"\b(?:source|editor|author|reporter|writer|quelle|fuente|redaktion|autor)s?\s*:\s*[\w.@-]+",
    re.I,
)
_COMMENTING = re.compile(
    r"\b(?:leave a (?:comment|reply)|(?:no|\d+) (?:comments?|replies|shares?|views?))\b", re.I
)
_FIRST_PUBLISHED = re.compile(
    r"\W*(?:this|the) (?:article|story|report|piece|interview) (?:was |has been )?"
    r"(?:(?:first|originally|last) )?(?:published|posted|appeared|updated|modified)\b",
    re.IGNORECASE,
)
_NAME_END = re.compile(r"\s*(?:[,|•·–—@(/]|\s-\s|\bin\b|\bat\b|\bon\b|\bfor\b|\d|$)")
_SHORT_END = re.compile(
    r"\b(?:[ap]\.m|E[SD]?T|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\Z", re.I
)
# Days that an article tells of, "Deadline: 5 May 2020", and days on which it was read.
_OTHER_DAY = re.compile(
    r"\b(?:until|till|before|since|through|expir(?:es?|y)|deadline|due|next|upcoming|events?|valid|"
    r"starts?|begins?|ends?|opens?|closes?|transcript|taken|born|died|joined|gültig|bis|valable|"
    r"jusqu['’]au|válido|hasta|valido|fino)\b[^|•·;]{0,20}\Z",
    re.IGNORECASE,
)
_SOME_LABEL = re.compile(r"(?:\A|[|•·;]\s*)(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2})\s*:\s*\Z")
_DATING_WORD = re.compile(
    r"\b(?:stand|datum|fecha|data|дата|tarih|edition|issue|air(?: ?date|ed)?|online|time)\b", re.I
)
_READ_ON = re.compile(
    r"\b(?:accessed|retrieved|archived|printed|captured|cached|translated|downloaded|viewed|"
    r"abgerufen|gedruckt|übersetzt|consulté|imprimé|traduit|consultado|impreso|traducido)\b"
    r"[^|•·;]{0,20}\Z",
    re.IGNORECASE,
)
_NOBODY = _words(
    "admin staff editor editors newsroom agencies agency web desk newsdesk correspondent reporter "
    "team redaktion editorial wires"
)
_OUTLET_WORD = compile_latin(
    r"\b(?:News|Times|Post|Press|Agency|Herald|Tribune|Daily|Weekly|Journal|Guardian|Telegraph|"
    r"Gazette|Chronicle|Courier|Courrier|Kurier|Observer|Reuters|Broadcasting|Radio|TV|Television|"
    r"Media|Magazine|Today|Zeitung|Nachrichten|Tageblatt|Monde|Figaro|País|Diario|Corriere|Welle|"
    r"Sabah|Express|Standard|Mirror|Mail|Echo|Argus|Dispatch|Bulletin|Examiner|Sentinel|Advertiser|"
    r"Sun|Star|Review|Wire|24)\b|[a-z](?:zeitung|blatt|kurier|presse)\b"
)
_ACRONYM = compile_latin(r"[A-Z][A-Z0-9&]{1,6}(?: (?:News|World|TV))?\Z")
_DOMAIN = compile_latin(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,10}){1,2}\Z", re.IGNORECASE)
_WIRE = compile_latin(r"[A-Z]{2,3}\Z|[B-DF-HJ-NP-TV-Z]{4,7}\Z")
_SECTION_WORDS = _words(
    "news world local business sport sports latest breaking home top national international "
    "politics media today daily weekly press radio tv magazine"
)
_CLOCKS_AND_PLACES = _words(
    "GMT UTC EST EDT CET CEST BST IST PST PDT ET AM PM USA UK UAE US EU UN DRC"
)
_SEPARATOR = re.compile(r"\s*[|•·,–—()]\s*|\s-\s")
_SOURCE = re.compile(r"(?:source|quelle|fuente)\s*:\s*(?P<name>[^.:]{2,40})\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A line taken out of the text because it tells when, by whom or where it appeared."""

    text: str
    above_title: bool = False


def is_byline(line: str, *, first: bool = False) -> bool:
    """Whether a line only tells when, by whom or where an article appeared.

    Args:
        line: One paragraph.
        first: Whether it opens the article, where a headline may name a day too.
    """
    if len(line) > 200 or _SOURCE.match(line):
        return len(line) <= 200
    if _LABEL.fullmatch(line):
        return not first
    dates = [mention for mention in find_dates(line) if mention.candidates]
    rest = _COMMENTING.sub(" ", _without_dates(line))
    labelled = bool(_LABEL.search(rest) or _BY.match(line) or _NAMED.search(rest))
    rest = _NAMED.sub(" ", rest) if dates else rest
    words = [w.strip(".,;:|•·–—-()/@") for w in _LABEL.sub(" ", rest).split()]
    words = [w for w in words if w and w.lower() not in _SMALL_WORDS]
    proper = all(not w[0].islower() or w.lower() in _NOBODY or _DOMAIN.match(w) for w in words)
    if not dates:
        # Then only a name may follow: "By land and by sea" is a headline.
        named = bool(_BY.match(line)) and not line.endswith((".", ":"))
        return named and proper and 1 <= len(words) <= 8
    opens = _LABEL.match(line.lstrip("([ ")) or _BY.match(line) or _FIRST_PUBLISHED.match(line)
    if not opens and _tells_other_day(line[: dates[0].start]):
        return False
    stopped = line.endswith(".") and not _SHORT_END.search(line)
    # "Payment date is May 5, 2020." tells of something else than the article.
    labelled = labelled and bool(opens or not stopped)
    loose = len(words) <= 10 and (proper or (labelled and len(words) <= 6))
    return loose and (labelled or (not stopped and not (words and first)))


def names_another_day(before: str) -> bool:
    """Whether the words before a date say that it is none of the article's: "Printed on"."""
    return _tells_other_day(before) or bool(_READ_ON.search(before))


def _tells_other_day(before: str) -> bool:
    named = _SOME_LABEL.search(before)
    label = named["label"] if named else ""
    known = _LABEL.search(label) or _DATING_WORD.search(label) or is_outlet_name(label)
    return bool((label and not known) or _OTHER_DAY.search(before))


def _without(spans: list[tuple[int, int]], line: str) -> str:
    characters = list(line)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def is_closing_byline(line: str) -> bool:
    """Whether a line at the end tells when the article appeared: "(Published on Monday …)"."""
    if _FIRST_PUBLISHED.match(line):
        return len(line) <= 160 and bool(find_dates(line))
    return _LABEL.match(line.lstrip("([")) is not None and is_byline(line)


def is_outlet_name(name: str) -> bool:
    """Whether a short line reads as the name of an outlet: CGTN, Coast News, example.com."""
    if name in _CLOCKS_AND_PLACES or set(name.lower().split()) <= _SECTION_WORDS:
        return False
    return bool(_ACRONYM.match(name) or _DOMAIN.match(name) or _OUTLET_WORD.search(name))


def find_outlet(bylines: list[Byline]) -> str | None:
    """The outlet that a byline names: "Source: BTV", "By Ana Ito, Coast News", "BTV, 2 May"."""
    for byline in bylines:
        if source := _SOURCE.match(byline.text):
            return source["name"].strip()
        for number, part in enumerate(_SEPARATOR.split(_without_dates(byline.text))):
            if source := _SOURCE.match(part):
                return source["name"].strip()
            name = _without_small_words(_LABEL.sub(" ", part))
            if not 1 <= len(name.split()) <= 4 or not is_outlet_name(name):
                continue
            # What stands first may also be who wrote it, or where.
            if number > 0 or (not _BY.match(byline.text) and _is_no_place(name)):
                return name
    return None


def _is_no_place(name: str) -> bool:
    """Whether a name of an outlet cannot be a place in capitals ("PARIS") or a single word."""
    if name.isupper():
        return bool(_WIRE.match(name))
    return bool(_DOMAIN.match(name)) or not _OUTLET_WORD.fullmatch(name)


def _without_dates(line: str) -> str:
    dates = [mention for mention in find_dates(line) if mention.candidates]
    return _without([(m.start, m.end) for m in [*dates, *find_times(line)]], line)


def _without_small_words(text: str) -> str:
    words = text.split()
    while words and words[0] in _SMALL_WORDS:
        del words[0]
    while words and words[-1] in _SMALL_WORDS:
        del words[-1]
    return " ".join(words)


def find_authors(bylines: list[Byline]) -> tuple[str, ...]:
    """The people that the first "By ..." names; empty when it names a desk or nobody."""
    for byline in bylines:
        by = _BY.search(byline.text)
        if not by:
            continue
        end = _NAME_END.search(byline.text, by.end())
        names = byline.text[by.end() : end.start() if end else None]
        people = [n.strip() for n in re.split(r"\s*(?:&|\band\b|\bund\b|\bet\b)\s*", names)]
        return tuple(n for n in people if n and not set(n.lower().split()) & _NOBODY)
    return ()
