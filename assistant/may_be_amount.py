# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A number in a sentence and a question in, whether it counts or costs what is asked out.

It is no part of a date, no age and no ordinal, counts the nation and the kind that are asked for,
and nothing that the question names beside them.
"""

from __future__ import annotations

import re

from assistant.ages import is_age_of, whose_age
from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.dimensions import is_of_other_dimension
from assistant.findings import Finding
from assistant.matching import in_text, stems_of
from assistant.matters import Place, clause_at, matters_in, tells_other_fate
from assistant.measures import (
    Measure,
    counts_other,
    counts_people,
    is_age,
    is_of_other_stuff,
    is_short_for,
    may_be_sum,
    measure_at,
)
from assistant.places import is_nation
from assistant.question import Expects, Question, find_names

_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_ASKS_AGE = re.compile(r"\b(?:how old|ages?|aged|years? old)\b", re.IGNORECASE)


def may_be_amount(finding: Finding, question: Question) -> bool:
    """Whether a number counts or costs what is asked for, and is no part of a date."""
    if _INDEFINITE.fullmatch(finding.text.strip()):
        return False
    if _HOW_MANY.search(question.text) and _ORDINAL.fullmatch(finding.text.strip()):
        return False
    start, end = finding.within
    if _HOW_OFTEN.search(question.text) and not _OFTEN.search(
        finding.sentence.text[start:][:_NEAR]
    ):
        return False
    dates = find_dates(finding.sentence.text)
    # 2,500 Russian mercenaries are no Iranian ones; a report on Syria need not say whose
    # refugees it counts.
    counted = stems_of(" ".join(finding.sentence.text[end:].split()[:_COUNTED_WORDS]))
    nations = {stem for stem in question.unit if is_nation(stem)}
    if nations and any(is_nation(stem) and stem not in nations for stem in counted):
        return False
    if not all(in_text(stem, stems_of(_whole(finding))) for stem in nations):
        return False
    who = whose_age(question)
    if who and _AT_AN_AGE.search(finding.sentence.text[:start]):
        # "At the age of 40 he was credited": how old somebody was then.
        return is_age_of(who, finding.sentence, finding.start)
    if not _ASKS_AGE.search(question.text) and is_age(finding.sentence.text, start, end):
        return False
    place_told = Place(sentence=finding.sentence.text, start=start, end=end)
    other_stuff = is_of_other_stuff(question.unit, finding.sentence.text, end)
    if (
        other_stuff
        or is_of_other_dimension(question.text, finding.sentence.text, start, end)
        or _is_of_none_such(finding, question)
        or tells_other_fate(question.text, place_told)
        or _is_mere_limit(question, place_told)
        or _is_total(question, place_told)
    ):
        return False
    measure = measure_at(finding.sentence.text, start, end)
    if _measures_other(question, measure) or _counts_beside(question, place_told):
        return False
    # The 3 of "January 3" counts nothing; the 1709 of "1709 pupils" is no year to who asks of them.
    of_date = any(m.start <= start and end <= m.end for m in dates)
    return not of_date or _counts_what_is_asked(finding, question)


_LIMIT = re.compile(
    r"\b(?:licen[sc]ed|permitted|allowed|authori[sz]ed|entitled) to (?:keep|hold|carry|store|seat|employ|house|accommodate)"
    r" (?:(?:up to|no more than|at most|only|about) )?$",
    re.IGNORECASE,
)
"""What may be kept or carried all the time; who was "allowed to land 82" landed them."""
_ASKS_LIMIT = re.compile(
    r"\b(?:licen[sc]\w+|permi\w+|allow\w*|authori[sz]\w+|entitled|legal\w*|limit\w*|(?-i:may)|can|could|maximum)\b",
    re.IGNORECASE,
)


def _is_mere_limit(question: Question, place: Place) -> bool:
    """Whether a number is how much there may be: "the works were licensed to keep five"."""
    limit = _LIMIT.search(place.sentence[: place.start]) is not None
    return limit and not _ASKS_LIMIT.search(question.text)


_PART_OF = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|some|many|most|half) of (?:the |its |their |some |about )*$",
    re.IGNORECASE,
)
_ASKS_TOTAL = re.compile(r"\b(?:altogether|in all|in total|overall)\b|\btotal\b", re.IGNORECASE)
_ASKS_PART = re.compile(r"\bhow many of (?:the|its|their|his|her|those)\b", re.IGNORECASE)


def _is_total(question: Question, place: Place) -> bool:
    """Whether a number is all there are where it is asked how many of them: "312 of the 4,100"."""
    asked = _ASKS_PART.search(question.text) and not _ASKS_TOTAL.search(question.text)
    return bool(asked) and _PART_OF.search(place.sentence[: place.start]) is not None


_HOW_OFTEN = re.compile(r"^(?:and )?how often\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:times?|once|twice|every|each|an?|per|hourly|daily|weekly|monthly|yearly|annually|minutes?|trains|flights|visits)\b",
    re.IGNORECASE,
)
"""Of how often something is: "68 years" is no such."""
_NEAR = 40  # characters from a number on


def _measures_other(question: Question, measure: Measure | None) -> bool:
    """Whether a number measures something else than what is to be counted or paid."""
    if measure is None:
        return False
    if _HOW_MANY.search(question.text) and counts_other(question.unit, measure):
        return True
    return question.expects is Expects.MONEY and not may_be_sum(measure)


def _counts_beside(question: Question, place: Place) -> bool:
    """Whether a number counts something else that the question names: "12 observation posts".

    Asked was how many troops guard the posts.
    """
    told = _COUNTED.match(place.sentence, place.end)
    if told is None or not question.unit or not _HOW_MANY.search(question.text):
        return False
    if find_names(f"- {told['noun']}"):
        return False  # "48 Democrats" are seats
    counted = stems_of(told["noun"])
    if counted & _POPULATION and _is_of_doers(question, place):
        return True
    of = _UNIT_OF.search(question.text)
    asked = frozenset(question.unit) | (stems_of(of["what"]) if of else frozenset[str]())
    if any(in_text(word, counted) or is_short_for(counted, word) for word in asked):
        return False
    if "people" in question.unit and counts_people(counted):
        return False
    beside = [word for word in question.stems if word not in asked]
    return any(in_text(word, counted) for word in beside)


_POPULATION = stems_of("inhabitants residents")


def _is_of_doers(question: Question, place: Place) -> bool:
    """Whether it is asked how many came, and nobody is told to have come where a number stands.

    Whoever lives in a town has not attended what went on there.
    """
    came = "joined" in matters_in(question.text) and not _POPULATION & frozenset(question.unit)
    return came and "joined" not in matters_in(clause_at(place))


_UNIT_OF = re.compile(r"\bhow many (?:[\w-]+ ){1,3}?of (?:the )?(?P<what>[\w-]+)", re.IGNORECASE)
""""How many cases of illness?" counts illnesses as well."""
_NO_NOUN = rf"(?:{AUXILIARY}|{PREPOSITION}|the|an?|his|her|its|their|and|or|who|which|that)\b"
_COUNTED = re.compile(
    rf"\s+(?:(?!{_NO_NOUN})[^\W\d][\w-]*\s+){{0,2}}?(?!{_NO_NOUN})(?P<noun>[^\W\d][\w-]+(?<!s)s)\b",
    re.IGNORECASE,
)
"""The noun in the plural right behind a number."""
_ORDINAL = re.compile(r"(?:the )?\d[\d,]*(?:st|nd|rd|th)", re.IGNORECASE)
"""The 50,000th of them is no number of them."""
_ASKED_KIND = re.compile(r"\bhow many (?P<kind>[a-z]+) (?P<noun>[a-z]+)\b", re.IGNORECASE)


def _is_of_none_such(finding: Finding, question: Question) -> bool:
    """Whether a sentence says that there was none of the kind asked for beside this number.

    "Seven yellow cards and no red ones" has the number of no red cards.
    """
    asked = _ASKED_KIND.search(question.text)
    text = finding.sentence.text
    if asked is None or not re.search(rf"\bno {asked['kind']}\b", text, re.IGNORECASE):
        return False
    return asked["kind"].casefold() not in text[finding.within[1] :].casefold().split()[:2]


def _counts_what_is_asked(finding: Finding, question: Question) -> bool:
    """Whether a number that may be a year stands right before what is counted, and no "the"."""
    start, end = finding.within
    before, behind = finding.sentence.text[:start], finding.sentence.text[end:].split()[:2]
    alone = re.fullmatch(r"\d{4}", finding.text.strip()) and not _OF_A_TIME.search(before)
    counted = stems_of(" ".join(behind))
    return bool(alone) and any(in_text(stem, counted) for stem in question.unit)


_OF_A_TIME = re.compile(
    r"(?:\b(?:the|this|that|its|his|her|their|in|on|since|until|by|during|from|before|after|early"
    r"|late|mid|summer|spring|autumn|winter|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*"
    r"|oct\w*|nov\w*|dec\w*)\.?|['’]s?|[-,\d]) $",
    re.IGNORECASE,
)
_COUNTED_WORDS = 3
_AT_AN_AGE = re.compile(
    r"\b(?:at (?:the )?age(?: of)?|when (?:he|she|they|I) (?:was|were))"
    r"(?: (?:about|only|just|around))? $",
    re.IGNORECASE,
)


def _whole(finding: Finding) -> str:
    article = finding.evidence.article
    return f"{article.title} {article.text}"


_INDEFINITE = re.compile(r"(?:(?:one|two) or more|some|any|several)", re.IGNORECASE)
