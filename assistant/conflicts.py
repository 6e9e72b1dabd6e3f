"""Values that stand side by side in, how they relate out: a dispute, an update, or two events.

Another spelling or another precision was brought together before (`findings`); what is
left are values that cannot both answer, and only where both sentences speak of the
same thing: a wrong alarm is as bad as a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.attribution import speaker_of
from assistant.changes import past_values
from assistant.evidence import cluster_of
from assistant.findings import Finding, Group
from assistant.measures import Measure, measure_at
from assistant.question import Expects, Kind, Question
from assistant.records import Evidence
from assistant.second_look import is_of_another, told_elsewhere
from assistant.values import same_name

_TYPES = {Expects.DATE, Expects.NUMBER, Expects.MONEY, Expects.DURATION}
# Chosen on evals/dev/dev.jsonl and tests/assistant/probe, see docs/lab-notes/answers.md.
_NEAR_STRENGTH = 0.4  # of the strongest value's
_NEAR_STRENGTH_OF_CHANGE = 0.25
_NEAR_STRENGTH_OF_COUNT = 0.1
_LEAST_COVERAGE = 0.55
_EVENTS_APART_DAYS = 10
_UPDATE = re.compile(
    r"\b(?:now|rose|risen|rising|climbed|revised|corrected|correction|updated|latest|so far|by then"
    r"|postponed|delayed|rescheduled|moved (?:to|from)|brought forward|no longer|has since|first"
    r" (?:said|reported|counted)|earlier (?:said|reported|count))\b",
    re.IGNORECASE,
)

# An article that poses as the assistant's own sources or answer is no second voice.
_FORGED = re.compile(r"\b(?:source|evidence|passage|answer)\s*\d*\s*:|\[\d{1,2}\]", re.IGNORECASE)


class Relation(StrEnum):
    """How a second value stands to the first."""

    DISPUTE = "dispute"
    UPDATE = "update"
    OTHER_EVENT = "other event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A second value, and how it stands to the strongest one."""

    group: Group
    relation: Relation


def find_rival(
    question: Question, groups: Sequence[Group], evidence: Sequence[Evidence] = ()
) -> Rival | None:
    """Find the value that the strongest one competes with; None where there is none.

    Args:
        question: Asks for one value, else nothing competes.
        groups: Values found, strongest first; one at least.
        evidence: Where another value may stand that the reader did not find.
    """
    if question.kind is not Kind.VALUE:
        return None
    first = groups[0]
    if question.expects not in _TYPES and not _is_measured(question, first):
        return None
    for other in groups[1:4]:
        if _competes(question, first, other):
            return Rival(group=other, relation=_relation(question, first, other))
    unread = told_elsewhere(question, first, evidence)
    return unread and Rival(group=unread, relation=_relation(question, first, unread))


def newest_first(one: Group, other: Group) -> tuple[Group, Group]:
    """The two values with the one of the later report first; undated ones count as older."""
    return (one, other) if _latest(one, other) >= _latest(other, one) else (other, one)


def is_newest(group: Group, groups: Sequence[Group]) -> bool:
    """Whether a value's latest report is later than that of every other value."""
    others = [other for other in groups if other is not group]
    return all(_latest(group, other) > _latest(other, group) for other in others)


def _latest(group: Group, other: Group) -> date:
    """The day of the latest report that gives this value and not, better, the other one."""
    told = other.best.evidence.article.article_id
    days = [
        finding.reference
        for finding in group.findings
        if finding.reference
        and (finding is group.best or finding.evidence.article.article_id != told)
    ]
    return max(days, default=date.min)


def _competes(question: Question, first: Group, other: Group) -> bool:
    near = other.strength >= _least_share(other) * first.strength
    if not near or other.best.held < _LEAST_COVERAGE or _FORGED.search(other.best.sentence.text):
        return False
    apart = not _clusters(other) <= _clusters(first) or (
        # A report that repeats the first value in passing may still correct it.
        _clusters(other) != _clusters(first) and _tells_change(other.best.sentence.text)
    )
    if question.expects is Expects.DATE:
        return bool(first.best.when and other.best.when) and apart
    mine, theirs = _measure(first.best), _measure(other.best)
    if mine is None or theirs is None or not mine.agrees(theirs):
        return False
    if is_of_another(question, first.best, other.best.sentence):
        return False
    return apart or _told_by_two(first.best, other.best)


def _least_share(other: Group) -> float:
    """Less is asked of a value whose sentence says itself that another was given before."""
    sentence = other.best.sentence.text
    if _COUNTS_ANEW.search(sentence):
        return _NEAR_STRENGTH_OF_COUNT
    return _NEAR_STRENGTH_OF_CHANGE if past_values(sentence) else _NEAR_STRENGTH


def _is_measured(question: Question, group: Group) -> bool:
    """Whether a question that does not say so is answered with a sum or a share."""
    measure = _measure(group.best) if question.expects is Expects.ANY else None
    return measure is not None and (measure.kind != "count" or bool(measure.unit))


def _clusters(group: Group) -> set[str]:
    return {cluster_of(finding.evidence.article) for finding in group.findings}


def _measure(finding: Finding) -> Measure | None:
    offset = finding.sentence.start
    return measure_at(finding.sentence.text, finding.start - offset, finding.end - offset)


def _told_by_two(one: Finding, other: Finding) -> bool:
    """Whether one article gives both values as two speakers', or one against the other."""
    mine, theirs = speaker_of(one.sentence), speaker_of(other.sentence)
    if one.sentence == other.sentence:
        return bool(_AGAINST.search(one.sentence.text))
    if _COUNTS_ANEW.search(one.sentence.text) or _COUNTS_ANEW.search(other.sentence.text):
        return True
    return mine is not None and theirs is not None and not same_name(mine[0], theirs[0])


_AGAINST = re.compile(
    r"\bnot\s+(?:just\s+|only\s+)?\W?\d|\b(?:rather than|instead of|as opposed to)\b"
)
_COUNTS_ANEW = re.compile(
    r"\b(?:puts?|gives?|gave|estimat\w+|sets?|reckon\w*)\b.{0,30}\b(?:number|figure|toll|total|sum|cost|price|count|it)"
    r"\b.{0,12}\b(?:at|as|to)\b",
    re.IGNORECASE,
)


def _relation(question: Question, first: Group, other: Group) -> Relation:
    later, earlier = newest_first(first, other)
    mine, theirs = _latest(later, earlier), _latest(earlier, later)
    if question.expects is Expects.DATE and date.min not in (mine, theirs):
        apart = abs((mine - theirs).days)
        if apart > _EVENTS_APART_DAYS and all(map(_near_its_report, (later, earlier))):
            return Relation.OTHER_EVENT
    updated = any(_tells_change(finding.sentence.text) for finding in later.findings)
    return Relation.UPDATE if mine > theirs and updated else Relation.DISPUTE


def _tells_change(sentence: str) -> bool:
    return bool(_UPDATE.search(sentence) or past_values(sentence))


def _near_its_report(group: Group) -> bool:
    """Whether a date lies within days of the report that gives it: its own event, then."""
    best = group.best
    if best.when is None or best.reference is None:
        return False
    return abs((best.when.first - best.reference).days) <= _EVENTS_APART_DAYS
