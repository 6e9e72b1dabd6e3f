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

from assistant.evidence import cluster_of
from assistant.findings import Finding, Group
from assistant.question import Expects, Kind, Question
from assistant.values import find_numbers
from assistant.words import tokenize

_TYPES = {Expects.DATE, Expects.NUMBER, Expects.MONEY, Expects.DURATION}
_NEAR_STRENGTH = 0.4  # of the strongest value's
_NEAR_COVERAGE = 0.85
_LEAST_COVERAGE = 0.65
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


def find_rival(question: Question, groups: Sequence[Group]) -> Rival | None:
    """Find the value that the strongest one competes with; None where there is none.

    Args:
        question: Asks for one value, else nothing competes.
        groups: Values that may be shown, strongest first.
    """
    if question.kind is not Kind.VALUE or question.expects not in _TYPES or len(groups) < 2:
        return None
    first = groups[0]
    for other in groups[1:4]:
        if _competes(question, first, other):
            return Rival(group=other, relation=_relation(question, first, other))
    return None


def newest_first(one: Group, other: Group) -> tuple[Group, Group]:
    """The two values with the one of the later report first; undated ones count as older."""
    return (one, other) if _latest(one) >= _latest(other) else (other, one)


def is_newest(group: Group, groups: Sequence[Group]) -> bool:
    """Whether a value's latest report is later than that of every other value."""
    return all(_latest(group) > _latest(other) for other in groups if other is not group)


def _latest(group: Group) -> date:
    return max((f.reference for f in group.findings if f.reference), default=date.min)


def _competes(question: Question, first: Group, other: Group) -> bool:
    mine = {cluster_of(finding.evidence.article) for finding in first.findings}
    theirs = {cluster_of(finding.evidence.article) for finding in other.findings}
    if theirs <= mine and not _same_unit(first.best, other.best):
        return False
    if _FORGED.search(other.best.sentence.text):
        return False
    if other.strength < _NEAR_STRENGTH * first.strength:
        return False
    if other.best.held < max(_LEAST_COVERAGE, _NEAR_COVERAGE * first.best.held):
        return False
    if question.expects is Expects.DATE:
        return bool(first.best.when and other.best.when) and not theirs <= mine
    return _same_unit(first.best, other.best)


def _same_unit(one: Finding, other: Finding) -> bool:
    """Whether the words after both numbers say that they count the same."""
    mine, theirs = _unit(one), _unit(other)
    return bool(mine & theirs)


def _unit(finding: Finding) -> set[str]:
    sentence, offset = finding.sentence.text, finding.start - finding.sentence.start
    for number in find_numbers(sentence):
        if number.end > offset:
            after = tokenize(sentence[number.end : number.end + 30])[:2]
            return {_UNITS.get(token.stem, token.stem) for token in after}
    return set()


_UNITS = {
    "km": "kilometer",
    "kilometr": "kilometer",
    "m": "meter",
    "metr": "meter",
    "kph": "kilometer",
}


def _relation(question: Question, first: Group, other: Group) -> Relation:
    later, earlier = newest_first(first, other)
    mine, theirs = _latest(later), _latest(earlier)
    if question.expects is Expects.DATE and date.min not in (mine, theirs):
        apart = abs((mine - theirs).days)
        if apart > _EVENTS_APART_DAYS and all(map(_near_its_report, (later, earlier))):
            return Relation.OTHER_EVENT
    updated = any(_UPDATE.search(finding.sentence.text) for finding in later.findings)
    return Relation.UPDATE if mine > theirs and updated else Relation.DISPUTE


def _near_its_report(group: Group) -> bool:
    """Whether a date lies within days of the report that gives it: its own event, then."""
    best = group.best
    if best.when is None or best.reference is None:
        return False
    return abs((best.when.first - best.reference).days) <= _EVENTS_APART_DAYS
