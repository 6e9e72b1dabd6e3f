# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""The question of one side and the words of the other in, the other side's question out.

The other side takes the place of its like: "in 2016" that of "in 2015", "the Vik fair" that of "the
Tolm fair".
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import DateMention, find_dates
from assistant.matching import in_text, stems_of
from assistant.phrases import is_plural
from assistant.redated import with_new_date
from assistant.told_times import YEAR
from index.letters import compile_latin

AT_FIRST = r"at first|initially|originally|at the (?:start|beginning|time)|before(?: that)?"
AT_LAST = r"now|today|at last|later|in the end|afterwards|at the end"
_WORD = rf"(?!(?:{PREPOSITION}|{AUXILIARY}|last|this|next)(?: |$))[\w’'.-]+"
_ATTACHED = compile_latin(
    rf"(?<= )(?P<prep>{PREPOSITION}) (?P<what>{_WORD}(?: {_WORD})*)", re.IGNORECASE
)
_NAMED = compile_latin(r"(?:the|an?) |[A-Z\d]|.*['’]s? ")
_WITHIN = re.compile(r".* (?=(?:the|an?) )")
_OWNER = compile_latin(r"(?P<who>\b(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)['’]s? ")
_OWNED = re.compile(r"^(?P<who>[^?]+?)['’]s?(?: (?P<what>[^?]+))?$")
_OF_A_SUM = re.compile(r"how (?:much|many) of the\b", re.IGNORECASE)
_WHOLE = re.compile(r"the (?:total|overall|whole|entire|combined|full) (?!of\b)[a-z-]+s?$")
"""What a part is compared with: "the total fraud" is no other place of the part."""
_YEARS_ONE = re.compile(r"^the (?P<year>(?:19|20)\d\d) (?:ones?|figure|number)$", re.IGNORECASE)
_SUBJECT = compile_latin(
    r"^(?P<ahead>how (?:long|high|tall|deep|wide|large|big|far) (?:is|are|was|were) )(?:the |[A-Z])[\w’'-]*(?: [\w’'-]+)?\?$",
    re.IGNORECASE,
)
_OWNS = compile_latin(r"\b(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s? [a-z-]+")
_OF_A_SIZE = compile_latin(
    r"^what (?:is|was) the (?:height|length|width|depth|weight|size|age|area|speed) of ",
    re.IGNORECASE,
)
TIME_WORDS = compile_latin(rf"\b(?:{AT_FIRST}|{AT_LAST})\b", re.IGNORECASE)
BEFORE = re.compile(
    r"^(?:the |its |their |his |her |what it was |it was )?(?:previous|old|older|former|earlier|first|original|initial|before|past)\b(?:$| (?:ones?|figures?|numbers?|reports?|estimates?|forecasts?|records?|counts?|tolls?|price|cost|year))?$",
    re.IGNORECASE,
)
_TO_COME = compile_latin(
    r"\b(?:(?:[A-Z][\w-]+ )(?=(?:expected|planned|forecast|projected) (?:for|in|at|of) ))?(?i:expected|planned|forecast|projected|hoped-for) "
)
_YEAR_BEFORE = re.compile(
    r"^(?:(?:in|of|from) )?(?:the (?:year|month) before|a year (?:before|earlier))$", re.I
)


def of_other(asked: str, two: str) -> str:
    """The question of the first side about the other one; empty where nothing is its like."""
    if _OF_A_SUM.match(asked) and _WHOLE.match(two):
        return f"How {'many' if is_plural(two) else 'large'} {'were' if is_plural(two) else 'was'} {two}?"
    if BEFORE.match(two):
        return f"{asked.rstrip('?')} before?"
    year, dates = _YEARS_ONE.match(two), find_dates(two)
    if year and YEAR.search(asked):
        return YEAR.sub(year["year"], asked)
    if _YEAR_BEFORE.match(two) or (dates and _is_time(two, dates[0])):
        return _at_time(asked, two)
    subject = _SUBJECT.match(asked)
    if subject and _NAMED.match(two) and not dates:
        return f"{subject['ahead']}{two}?"
    return _in_its_place(asked, two)


def _in_its_place(asked: str, two: str) -> str:
    """The question with the other side's words in the place of the like ones of the first."""
    owned, owner = _OWNED.match(two), _OWNER.search(asked)
    if owned and owned["what"] and not names_it(asked, owned["what"]):
        # An army is no navy: the other side's own is asked for.
        own = _OWNS.search(asked)
        if own is None:
            return f"What {'were' if is_plural(two) else 'was'} {two}?"
        return f"{asked[: own.start()]}{two}{asked[own.end() :]}"
    prep, _, what = two.partition(" ")
    if not re.fullmatch(PREPOSITION, prep, re.IGNORECASE):
        prep, what = "", owned["who"] if owned else two
    if owner and (owned or prep.casefold() == "of"):
        return f"{asked[: owner.start('who')]}{what}{asked[owner.end('who') :]}"
    place = _like(asked, prep, what)
    if place is None:
        if TIME_WORDS.search(asked):
            return _at_time(asked, two)
        return f"{asked.rstrip('?')} {two}?" if prep else ""
    start = place.start("what")
    if prep.casefold() not in ("", "of", place["prep"].casefold()):
        start, what = place.start(), two
    elif within := _WITHIN.match(place["what"]):
        start += within.end()  # "to build the bridge": the bridge alone has its like
    return f"{asked[:start]}{what}{asked[place.end() :]}"


def names_it(asked: str, what: str) -> bool:
    """Whether a question has the last word of a noun phrase."""
    return in_text(next(iter(stems_of(what.split()[-1])), ""), stems_of(asked))


def _is_time(two: str, told: DateMention) -> bool:
    """Whether a side is a time and nothing else: `in 2015`, `by Friday`, but not `the May offer`."""
    ahead = re.fullmatch(rf"(?:(?:{PREPOSITION}) )?(?:the )?", two[: told.start], re.IGNORECASE)
    return ahead is not None and not two[told.end :].strip()


def _at_time(asked: str, two: str) -> str:
    words = TIME_WORDS.search(asked)
    if words is not None:
        return f"{asked[: words.start()]}{two}{asked[words.end() :]}"
    bare = re.sub(r"^(?:of|in|on|for|from) ", "", two)
    told = next((m for m in reversed(find_dates(asked)) if m.month or m.year), None)
    if told is not None and asked[: told.start].endswith(" the ") and not _YEAR_BEFORE.match(bare):
        return f"{asked[: told.start]}{bare}{asked[told.end :]}"
    # What is expected of one year was had in the year before.
    return with_new_date(_TO_COME.sub("", asked) if _YEAR_BEFORE.match(bare) else asked, bare)


def _like(asked: str, prep: str, what: str) -> re.Match[str] | None:
    """The attached phrase that the other side takes the place of.

    One of the same kind ("the May offer" and "the June offer"), else with the same preposition,
    else the last one that is named.
    """
    attached = list(_ATTACHED.finditer(asked.rstrip("? ")))
    heads = [found for found in attached if found["what"].split()[-1:] == what.split()[-1:]]
    named = [found for found in attached if _NAMED.match(found["what"])]
    same = [found for found in named if found["prep"].casefold() == prep.casefold()]
    if not same and prep.casefold() == "of":
        same = [found for found in attached if found["prep"].casefold() == "of"]
    alike = [found for found in same if found["what"][:4] == what[:4] == "the "]
    if not prep and _OF_A_SIZE.match(asked):
        # "the height of the mast at the fair": the hall is no fair, it has a height.
        alike = [found for found in attached if found["what"][:4] == what[:4] == "the "][:1]
    same = alike or same
    if heads or same or TIME_WORDS.search(asked):
        return next(reversed(heads or same), None)
    return next(reversed(named or attached), None)
