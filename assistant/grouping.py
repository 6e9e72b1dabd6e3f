"""Readings in, values with their support out: the same value is counted once per source.

A reading is a guess about one passage. Here guesses of one value are brought
together across articles ("Jan. 12", "00.00 hours on 12 January", "midnight on
January 12"), each copy cluster speaking once.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import by_passage
from assistant.findings import Finding, Group
from assistant.matching import Weights, same_text, stems_of
from assistant.may_answer import may_answer
from assistant.placing import place
from assistant.question import Expects, Question
from assistant.records import Evidence, Reading
from assistant.told_by import is_told_of, speaks
from assistant.values import find_numbers, is_same_value, same_day, same_name, same_numbers


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
    findings = [finding for finding in findings if may_answer(finding, question)]
    findings = _of_source(question, findings)
    if question.untold:
        findings = [one for one in findings if not is_same_value(one.text, question.untold)]
    findings.sort(key=lambda finding: -finding.probability)
    return group_findings(findings, question)


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
    clocks = [finding.mention and finding.mention.clock for finding in (one, other)]
    if all(clocks) and clocks[0] != clocks[1]:
        return False  # "at about 6.40 p.m." and "at about 7 p.m. on Wednesday"
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
