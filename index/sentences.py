"""Text → the character ranges of its sentences.

Citations quote whole sentences, so a wrong cut shows. Every run of stops is
looked at with what stands before it (an abbreviation, an initial, a number)
and after it (a capital, a closing quotation mark, an attribution). Blank lines
always end a sentence; a single line break is a space.
"""

from __future__ import annotations

import re

from index.letters import compile_latin


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Never the end of a sentence when something follows: titles, "e.g.", "No. 5".
_LEADING = _words(
    "mr mrs ms mx messrs mme mlle dr prof gen brig col lt sgt cpl pvt capt maj cmdr cdr adm rear "
    "rev fr hon sen reps rep gov pres supt insp det st ste mt ft vs v cf viz e.g i.e eg ie ca "
    "approx no nos nr fig figs vol pp p al art sec ch bros dept univ assn ave blvd hwy "
    "hr herr sra dra ing sheikh"
)
# Abbreviations that may close a sentence too: cut only before a plain sentence opener.
_TRAILING = _words(
    "inc corp co ltd plc llc jr sr esq etc a.m p.m ph.d b.a m.a m.d d.c bldg "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "calif fla ariz mass mich minn ill ind tex va pa ga ala conn wash wis ore okla tenn mo md"
)
_SMALL = _words("etc a.m p.m inc corp co ltd")
_NUMBERED = _words("no nos nr p pp fig figs vol art sec ch ca approx")
_MONTHS = _words(
    "jan feb mar apr jun jul aug sept sep oct nov dec januar februar märz april mai juni juli "
    "august september oktober november dezember"
)
_OPENERS = _words(
    "a about above according across after again all already also although among an and another "
    "any are as asked at back because before besides both but by can despite did do does during "
    "each earlier either even every few finally first following for from further had has have he "
    "her here his how however i if in including indeed instead is it its last later like "
    "many meanwhile more moreover most much my near neither nevertheless no nobody nor not "
    "nothing now of officials on once one only or other others our out over people police "
    "recent reporters residents several she since so some sometimes soon still such than that the "
    "their then there these they this those though three through throughout thus to today "
    "together two under unlike until up was we were what when where whether which while who why "
    "will with within without witnesses would yesterday yet you your"
)
_SAYING = (
    "said|says|stated|states|added|adds|asked|asks|told|tells|wrote|writes|noted|notes|insisted|"
    "explained|explains|replied|answered|recalled|continued|concluded|claimed|admitted|joked|"
    "warned|argued|tweeted|announced|declared|stressed|commented|remarked|cried|shouted"
)
_ATTRIBUTION = compile_latin(
    rf"(?:(?:[A-Z][\w’'.-]*|al|bin|de|van|von|the)\s+){{1,5}}(?:{_SAYING})"
    r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s*[.,;:]"
)
_STOPS = re.compile(r"[.!?…]+|[。！？۔؟।]+")
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w’'-]|\.(?=\w))*\Z")
_FIRST_WORD = re.compile(r"[\s“\"'‘(\[«„—–-]*([^\W_][\w’']*)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_CLOSERS = "”’»)]}\"'›"
_WINDOW = 40  # characters looked at before a stop; the longest abbreviation is far shorter


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of `text`.

    Returns:
        Ranges `(start, end)` in order, not overlapping, without white space at
        either end. Everything that is not white space lies in exactly one of
        them. Empty for blank text.
    """
    ranges: list[tuple[int, int]] = []
    position = 0
    for gap in _BREAK.finditer(text):
        ranges.extend(_split_paragraph(text, position, gap.start()))
        position = gap.end()
    ranges.extend(_split_paragraph(text, position, len(text)))
    return ranges


def _split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    quotes = _Quotes(text, start)
    position = start
    for stop in _STOPS.finditer(text, start, end):
        cut = _cut_after(text, stop, position, end, quotes)
        if cut is not None:
            _append_trimmed(ranges, text, position, cut)
            position = cut
    _append_trimmed(ranges, text, position, end)
    return ranges


def _append_trimmed(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        ranges.append((left, right))


class _Quotes:
    """Counts quotation marks up to a position, so that `"` can be told open from closed."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._position = start
        self._straight = 0
        self._curly = 0

    def closes(self, mark: str, at: int) -> bool:
        """Whether the mark at `at` closes a quotation opened before it in the paragraph."""
        piece = self._text[self._position : at]
        self._straight += piece.count('"')
        self._curly = max(0, self._curly + piece.count("“") + piece.count("„") - piece.count("”"))
        self._position = at
        if mark == '"':
            return self._straight % 2 == 1
        return mark != "”" or self._curly > 0


def _cut_after(text: str, stop: re.Match[str], start: int, end: int, quotes: _Quotes) -> int | None:
    """Where the sentence of this stop ends, or None when it goes on."""
    after = stop.end()
    while after < end and text[after] in _CLOSERS and _is_closer(text, after, end, quotes):
        after += 1
    if after >= end:
        return end
    if stop.group()[0] in "。！？۔؟।":
        return after
    if text[after].isspace():
        return after if _ends_before_space(text, stop, start, after, end) else None
    return after if _ends_without_space(text, stop, after, end) else None


def _is_closer(text: str, at: int, end: int, quotes: _Quotes) -> bool:
    mark = text[at]
    following = text[at + 1] if at + 1 < end else " "
    if mark in "'’":
        return not following.isalnum()
    if mark in '"”' and following.isalnum():
        return quotes.closes(mark, at)
    return True


def _ends_before_space(text: str, stop: re.Match[str], start: int, after: int, end: int) -> bool:
    first = _FIRST_WORD.match(text, after, min(end, after + 60))
    word = first[1] if first and first[1] else ""
    if word and word[0].islower():
        return False
    quoted = any(mark in "”\"’'»" for mark in text[stop.end() : after])
    if quoted and _ATTRIBUTION.match(text, after + 1, min(end, after + 120)):
        return False
    if stop.group() != ".":
        return True
    return not _is_abbreviation(text, stop.start(), start, word)


def _is_abbreviation(text: str, dot: int, start: int, word: str) -> bool:
    """Whether the full stop at `dot` belongs to the word before it, given the word after it."""
    match = _WORD_BEFORE.search(text, max(start, dot - _WINDOW), dot)
    if not match:
        return False
    token = match.group().lower()
    if token.isdigit():
        # "1. Name" opens a list entry; "12. Januar" is a German day.
        opens = not text[start : match.start()].strip() and len(token) <= 2
        return opens or word.lower() in _MONTHS
    if token in _NUMBERED:
        return word[:1].isdigit()
    opener = word.lower() in _OPENERS and not word.isdigit()
    if token in _LEADING:
        return match.group()[0].isupper() or token in {"vs", "v", "cf", "e.g", "i.e", "viz"}
    if token in _MONTHS and word[:1].isdigit():
        return True
    # Without its capital "sat." is a verb, not a Saturday.
    shortened = token in _TRAILING and (match.group()[0].isupper() or token in _SMALL)
    if shortened or _INITIALS.match(token):
        return not opener and bool(word)
    return False


def _ends_without_space(text: str, stop: re.Match[str], after: int, end: int) -> bool:
    """Whether a sentence ends although its space is missing: "said.Turkey’s", "2019.Syria"."""
    before = text[stop.start() - 1] if stop.start() else " "
    rest = text[after : min(end, after + 3)].lstrip("”“\"'‘(«")
    if not rest or not rest[0].isupper() or rest[1:2] == ".":
        return False  # "Ph.D." goes on with an initial
    if stop.group() != "." or after > stop.end():
        return True
    match = _WORD_BEFORE.search(text, max(0, stop.start() - _WINDOW), stop.start())
    token = match.group() if match else ""
    if "." in token or (len(token) == 1 and token.isalpha()):
        return False  # U.S.A, J.Smith, www.site.Com
    if not (before.islower() or before.isdigit() or before in ')]%”’"'):
        return False
    return token.lower() not in _LEADING or (token in _NUMBERED and not rest[0].isdigit())
