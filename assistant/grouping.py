"""Readings in, values with their support out: the same value is counted once per source.

A reading is a guess about one passage. Here guesses of one value are brought
together across articles ("Jan. 12", "00.00 hours on 12 January", "midnight on
January 12"), each copy cluster speaking once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.ages import is_age_of, whose_age
from assistant.datelines import opening
from assistant.dates import find_dates
from assistant.evidence import by_passage
from assistant.expects import LENGTHY
from assistant.findings import Finding, Group
from assistant.matching import Weights, in_text, same_text, stems_of
from assistant.matters import Place, tells_other_fate
from assistant.measures import counts_other, is_age, is_of_other_stuff, may_be_sum, measure_at
from assistant.owners import is_of_other
from assistant.places import is_nation
from assistant.placing import is_known, place
from assistant.question import Expects, Kind, Question, known_besides
from assistant.records import Evidence, Reading
from assistant.spans import agrees, durations
from assistant.told_by import is_told_of, speaks
from assistant.values import find_numbers, is_same_value, same_day, same_name, same_numbers
from assistant.works import is_called
from index.letters import compile_latin


def find_values(
    question: Question, readings: Sequence[Reading], evidence: Sequence[Evidence]
) -> list[Group]:
    """Place readings in their sentences and group them by value, strongest first.

    Readings whose type does not agree with the question word are dropped. Empty
    when there is none left.
    """
    placed = by_passage(evidence)
    weights = Weights(question.text, [item.passage.text for item in evidence])
    findings = [
        place(question, reading, placed[reading.passage.passage_id], weights)
        for reading in readings
        if reading.passage.passage_id in placed
    ]
    # What an interviewer asks is not what anybody states.
    findings = [finding for finding in findings if _may_answer(finding, question)]
    findings = _of_source(question, findings)
    if question.untold:
        findings = [one for one in findings if not is_same_value(one.text, question.untold)]
    findings.sort(key=lambda finding: -finding.probability)
    return group_findings(findings, question)


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


_NEAR_PROBABILITY = 0.5


def _of_source(question: Question, findings: list[Finding]) -> list[Finding]:
    """What is told by whom the question is to be answered according to, where anything is.

    What only tells of that party counts where it is read nearly as surely as anything else.
    """
    source = question.source
    if source is None or not findings:
        return findings
    said = [finding for finding in findings if speaks(source, finding.sentence)]
    if said:
        return said
    least = _NEAR_PROBABILITY * max(finding.probability for finding in findings)
    told = [finding for finding in findings if is_told_of(source, finding.sentence)]
    return told if any(finding.probability >= least for finding in told) else findings


def _may_answer(finding: Finding, question: Question) -> bool:
    """Whether a finding is of the right type, and stated rather than asked."""
    # "The 22nd" and "1843" are times by what stands before them: the sentence tells.
    if not (
        finding.mention or agrees(finding.text, question)
    ) or finding.sentence.text.rstrip().endswith("?"):
        return False
    if finding.end <= opening(finding.sentence) and question.expects is not Expects.PLACE:
        return False
    if question.kind is Kind.LIST and _is_mere_count(finding.text, question):
        return False
    if is_known(question, finding.text) or known_besides(question.text) & stems_of(finding.text):
        return False
    if question.of_two and is_of_other(question.of_two, finding.sentence.text, *finding.within):
        return False
    if durations(finding.text) and _is_no_duration(question, finding):
        return False
    if question.expects is Expects.PERSON and is_called(finding.sentence.text, *finding.within):
        return False
    if question.expects is Expects.DATE:
        return _may_be_time(finding, question)
    if question.expects in (Expects.NUMBER, Expects.MONEY):
        return _may_be_amount(finding, question)
    return True


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


def group_findings(findings: Sequence[Finding], question: Question) -> list[Group]:
    """Bring findings of one value together; the strongest group first."""
    groups: list[list[Finding]] = []
    for finding in findings:
        home = next(
            (
                g
                for g in groups
                if same_value(g[0], finding, question) and _is_of_its_day(g, finding)
            ),
            None,
        )
        if home is None:
            groups.append([finding])
        else:
            home.append(finding)
    made = [Group(findings=tuple(_on_point(group))) for group in groups]
    made.sort(key=lambda group: -group.strength)
    return _calendar_first(made) if question.expects is Expects.DATE else made


def _is_of_its_day(group: Sequence[Finding], finding: Finding) -> bool:
    """Whether no other day was put to a weekday that one report leaves open."""
    if group[0].when is not None or finding.when is None:
        return True
    days = [one.when for one in group if one.when is not None]
    return all(same_day(day, finding.when) for day in days)


_NEARLY_AS_STRONG = 0.5


def _calendar_first(groups: Sequence[Group]) -> list[Group]:
    """A time that cannot be placed in the calendar behind one that can and is nearly as strong.

    "Overnight" in an article without a date, where another says on which day it was.
    """
    if not groups or _is_placed(groups[0]):
        return list(groups)
    least = _NEARLY_AS_STRONG * groups[0].strength
    ahead = [
        group
        for group in groups
        if _is_placed(group) and group.strength >= least and not _only_vaguer(group, groups[0])
    ]
    return [*ahead, *(group for group in groups if group not in ahead)]


def _is_placed(group: Group) -> bool:
    """Whether a report that answers nearly as likely as the best one tells on which days it is."""
    least = _NEARLY_AS_STRONG * group.best.probability
    return any(one.when is not None and one.probability >= least for one in group.findings)


def _only_vaguer(group: Group, other: Group) -> bool:
    """Whether it tells no more than in which longer time the days of another group lie."""
    longest = max((one.when for one in group.findings if one.when), key=lambda when: when.days)
    days = [one.when for one in other.findings if one.when is not None]
    return any(
        longest.first <= day.first and day.last <= longest.last and day.days < longest.days
        for day in days
    )


# Shares of the best finding's probability and coverage.
_LEAST_PROBABILITY, _LEAST_COVERAGE = 0.25, 0.5


def _on_point(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those that have the value in common with the best and not the matter.

    "Iran" or "Wednesday" stands in many sentences: only where it is read as an answer there
    too does that sentence vouch for it.
    """
    best = findings[0]
    return [
        finding
        for finding in findings
        if finding.probability >= _LEAST_PROBABILITY * best.probability
        and finding.coverage >= _LEAST_COVERAGE * best.coverage
    ]


def same_value(one: Finding, other: Finding, question: Question) -> bool:
    """Whether two findings give one value, spelling and precision aside."""
    if one.mention and other.mention:
        return _same_date(one, other)
    if same_text(one.text, other.text):
        return True
    if question.expects in (Expects.NUMBER, Expects.MONEY, Expects.DURATION):
        return same_numbers(one.text, other.text)
    if find_numbers(one.text) or find_numbers(other.text):
        return same_numbers(one.text, other.text) and _overlap(one.text, other.text) >= 0.5
    if max(len(one.text.split()), len(other.text.split())) <= 6:
        return same_name(one.text, other.text)
    return _overlap(one.text, other.text) >= 0.6


def _same_date(one: Finding, other: Finding) -> bool:
    if one.when and other.when:
        return same_day(one.when, other.when)
    mine, theirs = one.mention, other.mention
    if mine is None or theirs is None or mine.month is None or theirs.month is None:
        return same_text(one.text, other.text) or _is_its_weekday(one, other)
    # "Jan. 12" in an undated article is the 12 January 2020 of a dated one.
    return (mine.month, mine.day) == (theirs.month, theirs.day)


def _is_its_weekday(one: Finding, other: Finding) -> bool:
    """Whether one is a weekday of no known week, the other a day that falls on it.

    The "Friday" of a report without a date is the 3 January on which another has it happen.
    """
    for bare, day in ((one, other), (other, one)):
        if bare.when is not None or day.when is None or day.when.days != 1 or bare.mention is None:
            continue
        step = bare.mention.step
        counted = step is not None and (step.kind != "weekday" or step.count or step.side)
        alone = bare.mention.month is None and not counted
        return alone and bare.mention.weekday == day.when.first.weekday()
    return False


def _overlap(one: str, other: str) -> float:
    """Shared topic words over those of the shorter text, 0-1."""
    mine, theirs = stems_of(one), stems_of(other)
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0
