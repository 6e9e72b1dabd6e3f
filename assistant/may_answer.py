# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A finding and its question in, whether it may answer it at all out.

A number counts what is asked for, a time is as exact as it is asked for, a place is no dateline:
what is of another type is dropped before values are brought together.
"""

from __future__ import annotations

import re

from assistant.ages import is_age_of, whose_age
from assistant.datelines import opening
from assistant.dates import find_dates
from assistant.destinations import is_left
from assistant.dimensions import is_of_other_dimension
from assistant.expects import LENGTHY
from assistant.findings import Finding
from assistant.matching import in_text, stems_of
from assistant.matters import Place, tells_other_fate
from assistant.measures import counts_other, is_age, is_of_other_stuff, may_be_sum, measure_at
from assistant.owners import is_of_other
from assistant.places import is_nation
from assistant.placing import is_known
from assistant.question import Expects, Kind, Question, known_besides
from assistant.spans import agrees, durations
from assistant.values import find_numbers
from assistant.verbs import is_past
from assistant.works import is_called
from index.letters import compile_latin

_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_ASKS_AGE = re.compile(r"\b(?:how old|ages?|aged|years? old)\b", re.IGNORECASE)
_ASKS_CLOCK = re.compile(r"\b(?:what time|what hour|which hour|time of day)\b", re.IGNORECASE)
_ASKS_DAY = re.compile(
    r"\b(?:exact|exactly|precise|precisely)\W+(?:dates?|days?|when)\b|\b(?:what|which) day\b",
    re.IGNORECASE,
)
_ASKS_DATE = re.compile(
    r"\b(?:what|which|the|exact|precise)(?: [a-z]+)? (?:dates?|days?)\b", re.IGNORECASE
)
_ASKS_LENGTH = re.compile(
    rf"\bhow long (?:is|was) (?:the|an?|its) (?:[\w’'-]+ )*?{LENGTHY}\s*\?*$",
    re.IGNORECASE,
)
_LONG_NAME = compile_latin(
    r"^[Hh]ow long (?:is|was) (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)\s*\?*$"
)
_DAYS_OF_WEEK = 7


def may_answer(finding: Finding, question: Question) -> bool:
    """Whether a finding is of the right type, and stated rather than asked."""
    # "The 22nd" and "1843" are times by what stands before them: the sentence tells.
    if not (
        finding.mention or agrees(finding.text, question)
    ) or finding.sentence.text.rstrip().endswith("?"):
        return False
    if finding.end <= opening(finding.sentence) and question.expects is not Expects.PLACE:
        return False
    if is_known(question, finding.text) or known_besides(question.text) & stems_of(finding.text):
        return False
    if question.of_two and is_of_other(question.of_two, finding.sentence.text, *finding.within):
        return False
    if durations(finding.text) and _is_no_duration(question, finding):
        return False
    return _is_of_kind(finding, question)


def _is_of_kind(finding: Finding, question: Question) -> bool:
    """Whether a finding is what a question of this kind and type asks for."""
    if question.kind is Kind.LIST and _is_mere_count(finding.text, question):
        return False
    match question.expects:
        case Expects.PERSON:
            text = finding.sentence.text
            return not (is_called(text, *finding.within) or _did_to_none(question.text, text))
        case Expects.CLAUSE:
            return not _tells_no_manner(question.text, finding.sentence.text)
        case Expects.NAME:
            return not _ASKS_PARTY.search(question.text) or _is_party(finding)
        case Expects.PLACE:
            return not is_left(question, finding)
        case Expects.DATE:
            return _may_be_time(finding, question)
        case Expects.NUMBER | Expects.MONEY:
            return _may_be_amount(finding, question)
        case _:
            return True


_ASKS_PARTY = re.compile(
    r"\b(?:which|what) (?:political )?party\b(?=.*\b(?:belong|member|represent|stand|sit|lead|led|join)\w*\b)",
    re.IGNORECASE,
)
_SEAT_OF = re.compile(r"\b(?:MP|MEP|member of parliament|senator) for $")
_SEAT = re.compile(r"(?:the )?(?:MPs?|MEPs?|parliament|senate|congress|council)", re.IGNORECASE)


def _is_party(finding: Finding) -> bool:
    """Whether a value may name a party: no member of it does, nor what they sit in or for."""
    if _SEAT_OF.search(finding.sentence.text[: finding.within[0]]):
        return False
    value = finding.text.strip()
    return not _SEAT.fullmatch(value) and any(letter.isupper() for letter in value)


def _tells_no_manner(question: str, text: str) -> bool:
    """Whether a sentence tells only when somebody died of whom it is asked how."""
    died = _DIED.search(text)
    if not _ASKS_HOW_DIED.search(question) or died is None:
        return False
    rest = text[died.end() :]
    for mention in reversed(find_dates(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    before = text[: died.start()]
    if _SAYS_HOW.search(before) or any(is_past(word) for word in before.split()):
        return False
    return not _ONLY_WHEN.sub("", rest)


_ASKS_HOW_DIED = re.compile(r"^how (?:did|had|has) .* die[d?]*\W*$", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|passed away)\b", re.IGNORECASE)
_SAYS_HOW = re.compile(r"\b(?:in|from|of|after|when|while|as|by|during|with)\b", re.IGNORECASE)
_ONLY_WHEN = re.compile(
    r"\b(?:in|on|at|of|the|age|aged|early|late|last|earlier|later|that|this|same|next|year|years|month|week"
    r"|day|ago|young|there|too|also|and|\d+)\b|\W",
    re.IGNORECASE,
)


def _did_to_none(question: str, text: str) -> bool:
    """Whether a sentence has the very deed done to no such thing: "found no oil"."""
    asked = _WHO_DID.match(question)
    if asked is None:
        return False
    none = rf"\b{asked['did']} no (?:[\w-]+ )?{asked['what']}"
    return re.search(none, text, re.IGNORECASE) is not None


_WHO_DID = re.compile(
    r"^(?:who|which [\w -]+?) (?P<did>[a-z]+) (?:the |an? |any )?(?P<what>(?!no\b)[a-z-]{3,})\b",
    re.IGNORECASE,
)


def _is_no_duration(question: Question, finding: Finding) -> bool:
    """Whether a length is asked for, or the time that a named thing takes and it takes no such.

    "How long is the Sofie Lundby?" may be a ship, unless the sentence speaks of her.
    """
    if _ASKS_LENGTH.search(question.text):
        return True
    named = _LONG_NAME.search(question.text)
    return named is not None and not stems_of(named["name"]) & stems_of(finding.sentence.text)


def _is_mere_count(text: str, question: Question) -> bool:
    """Whether a value counts what is to be named: "three", "nine towns" of which towns."""
    numbers = find_numbers(text) if question.expects is not Expects.NUMBER else []
    counted = text.strip().removeprefix(numbers[0].text.strip()) if numbers else text
    return (
        bool(numbers) and stems_of(counted) <= frozenset(question.stems) and counted != text.strip()
    )


def _may_be_time(finding: Finding, question: Question) -> bool:
    """Whether a time is told as exactly as it is asked for, and of the period asked about."""
    if _ASKS_CLOCK.search(question.text) and not (finding.mention and finding.mention.clock):
        return False
    period, when = question.period, finding.when
    # "On what date": "9:40 p.m." is no answer.
    if _ASKS_DATE.search(question.text) and finding.mention and finding.mention.is_clock_alone:
        return False
    # "On what exact date": "later this month" is no answer.
    if _ASKS_DAY.search(question.text) and when and when.days > _DAYS_OF_WEEK:
        return False
    # "On which date in 2007": 1990 is no answer.
    return not (period and period.since and period.until and when) or (
        when.first <= period.until and when.last >= period.since
    )


def _may_be_amount(finding: Finding, question: Question) -> bool:
    """Whether a number counts or costs what is asked for, and is no part of a date."""
    if _INDEFINITE.fullmatch(finding.text.strip()):
        return False
    if _HOW_MANY.search(question.text) and _ORDINAL.fullmatch(finding.text.strip()):
        return False
    start, end = finding.within
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
    ):
        return False
    measure = measure_at(finding.sentence.text, start, end)
    if _HOW_MANY.search(question.text) and measure and counts_other(question.unit, measure):
        return False
    if question.expects is Expects.MONEY and measure and not may_be_sum(measure):
        return False
    # The 3 of "January 3" counts nothing; the 1709 of "1709 pupils" is no year to who asks of them.
    of_date = any(m.start <= start and end <= m.end for m in dates)
    return not of_date or _counts_what_is_asked(finding, question)


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
