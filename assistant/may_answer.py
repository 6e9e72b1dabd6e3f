# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A finding and its question in, whether it may answer it at all out.

A number counts what is asked for, a time is as exact as it is asked for, a place is no dateline:
what is of another type is dropped before values are brought together.
"""

from __future__ import annotations

import re

from assistant.datelines import opening
from assistant.dates import find_dates
from assistant.destinations import is_left
from assistant.expects import LENGTHY
from assistant.findings import Finding
from assistant.matching import stems_of
from assistant.matters import Place
from assistant.may_be_amount import may_be_amount
from assistant.owners import is_of_other
from assistant.placing import is_known
from assistant.question import Expects, Kind, Question, known_besides
from assistant.restrict import Period
from assistant.results import tells_other_result
from assistant.spans import agrees, durations
from assistant.values import find_numbers
from assistant.verbs import is_past
from assistant.works import is_called
from index.letters import compile_latin

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
    low, high = finding.within
    told = Place(sentence=finding.sentence.text, start=low, end=high)
    if find_numbers(finding.text) and tells_other_result(question.text, told):
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
            return may_be_amount(finding, question)
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


def _is_of_other_month(finding: Finding, period: Period) -> bool:
    """Whether a date without a year is of another month than the one asked about."""
    since, until, mention = period.since, period.until, finding.mention
    if mention is None or mention.month is None or since is None or until is None:
        return False
    asked = (since.year, since.month) == (until.year, until.month)
    return asked and mention.month != since.month


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
    if period and when is None and _is_of_other_month(finding, period):
        return False
    # "On which date in 2007": 1990 is no answer.
    return not (period and period.since and period.until and when) or (
        when.first <= period.until and when.last >= period.since
    )
