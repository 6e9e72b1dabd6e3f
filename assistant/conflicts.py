"""Values that stand side by side in, how they relate out: a dispute, an update, or two events.

Another spelling or another precision was brought together before (`findings`); what is
left are values that cannot both answer, and only where both sentences speak of the
same thing: a wrong alarm is as bad as a missed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.competing import (
    are_of_other_names,
    are_of_other_times,
    competes,
    is_of_part_asked,
    tells_asked,
    tells_change,
)
from assistant.disputes import disputed_account
from assistant.findings import Group
from assistant.other_names import is_on_another_occasion, is_other_name
from assistant.other_report import (
    counts_the_same_again,
    is_other_account,
    is_sure,
    odds_of_account,
)
from assistant.put_otherwise import put_otherwise
from assistant.question import Expects, Kind, Question
from assistant.records import Evidence
from assistant.replaced import replaces
from assistant.second_look import told_elsewhere
from assistant.speakers import speaker_of
from assistant.two_amounts import has_grown, is_bound, is_one_amount, measure_of
from assistant.two_parties import given_by_another
from assistant.values import same_name
from assistant.written_otherwise import written_otherwise

_TYPES = {Expects.DATE, Expects.NUMBER, Expects.MONEY, Expects.DURATION}
_MOST_LOOKED_AT = 8
_NEAR_AS_WHOLE = 0.5  # of the strength of a value that counts a part
_EVENTS_APART_DAYS = 10


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
        groups: Values found, the one that answers first, the others strongest first.
        evidence: Where another value may stand that the reader did not find.
    """
    if question.kind is not Kind.VALUE:
        return _set_apart(question, groups)
    return (
        _set_apart(question, groups)
        or _of_names(question, groups, evidence)
        or _of_amounts(question, groups, evidence)
    )


def _set_apart(question: Question, groups: Sequence[Group]) -> Rival | None:
    """What the articles themselves set against the first value, or what took its place."""
    first, looked = groups[0], groups[:_MOST_LOOKED_AT]
    account = disputed_account(question, looked) or given_by_another(question, looked)
    if account is not None:
        return Rival(group=account, relation=Relation.DISPUTE)
    for other in looked[1:]:
        if replaces(question, other, first) or replaces(question, first, other):
            return Rival(group=other, relation=Relation.UPDATE)
    return None


def _of_names(
    question: Question, groups: Sequence[Group], evidence: Sequence[Evidence]
) -> Rival | None:
    """Another name or place, or another spelling of the name that is asked for."""
    first = groups[0]
    spelling = written_otherwise(question, first, evidence)
    if spelling is not None:
        return Rival(group=spelling, relation=Relation.DISPUTE)
    for other in groups[1:_MOST_LOOKED_AT]:
        if is_other_name(question, first, other):
            return Rival(group=other, relation=Relation.DISPUTE)
        if is_on_another_occasion(question, first, other):
            return Rival(group=other, relation=Relation.OTHER_EVENT)
    return None


def _of_amounts(
    question: Question, groups: Sequence[Group], evidence: Sequence[Evidence]
) -> Rival | None:
    """Another day or amount, of those found or of those that stand elsewhere."""
    first = groups[0]
    if question.expects not in _TYPES and not _is_measured(question, first):
        return None
    found = [
        Rival(group=other, relation=relation)
        for other in _competing(question, groups)
        if (relation := _relation(question, first, other)) is not None
    ]
    if found:
        return next((rival for rival in found if _settles(rival, first, found)), found[0])
    asked = put_otherwise(question, first)
    if asked is not None:
        return Rival(group=asked, relation=Relation.DISPUTE)
    # Who is asked for what one source says is not told what others say.
    unread = None if question.source else told_elsewhere(question, first, evidence)
    relation = _relation(question, first, unread) if unread else None
    return Rival(group=unread, relation=relation) if unread and relation else None


def _settles(rival: Rival, first: Group, others: Sequence[Rival]) -> bool:
    """Whether a value takes the place of all others: a later report than theirs says so."""
    if rival.relation is not Relation.UPDATE or not tells_change(rival.group.best.sentence.text):
        return False
    return is_newest(rival.group, [first, *(other.group for other in others)])


def _competing(question: Question, groups: Sequence[Group]) -> list[Group]:
    """Values that compete with the first one, the likeliest account of another report first.

    One that would be shown by itself comes before what only its words put beside the first.
    """
    first, *others = groups[:_MOST_LOOKED_AT]
    found = [
        other
        for other in others
        if competes(question, groups, other)
        or is_other_account(question, first, other)
        or counts_the_same_again(question, groups, other)
    ]
    return sorted(
        found, key=lambda other: (not is_sure(other), -odds_of_account(question, first, other))
    )


def whole_first(question: Question, groups: Sequence[Group]) -> list[Group]:
    """Values with the one that counts all that is asked for before one of a part of it.

    "Seven were badly hurt" does not tell how many were hurt where another sentence does.
    """
    if question.kind is not Kind.VALUE or question.expects is not Expects.NUMBER:
        return list(groups)
    first, *others = groups
    if is_of_part_asked(question, first.best):
        return [first, *others]
    mine = measure_of(first.best)
    for other in others:
        theirs = measure_of(other.best)
        if not (mine and theirs and mine.agrees(theirs) and is_of_part_asked(question, other.best)):
            continue
        if other.strength >= _NEAR_AS_WHOLE * first.strength and tells_asked(question, other.best):
            return [other, *(group for group in groups if group is not other)]
    return [first, *others]


def newest_first(one: Group, other: Group) -> tuple[Group, Group]:
    """The two values with the one of the later report first; undated ones count as older."""
    return (one, other) if _latest(one, other) >= _latest(other, one) else (other, one)


def is_newest(group: Group, groups: Sequence[Group]) -> bool:
    """Whether a value's latest report is later than that of every other value, all being dated."""
    others = [other for other in groups if other is not group]
    dated = all(finding.reference for other in others for finding in other.findings)
    return dated and all(_latest(group, other) > _latest(other, group) for other in others)


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


def _is_measured(question: Question, group: Group) -> bool:
    """Whether a question that does not say so is answered with a sum or a share."""
    measure = measure_of(group.best) if question.expects is Expects.ANY else None
    return measure is not None and (measure.kind != "count" or bool(measure.unit))


def _relation(question: Question, first: Group, other: Group) -> Relation | None:
    """How two values of one quantity stand to each other; None where both may hold."""
    if question.expects is Expects.DATE:
        return _relation_of_days(first, other)
    later, earlier = newest_first(first, other)
    is_later = _latest(later, earlier) > _latest(earlier, later)
    if is_one_amount(first.best, other.best):
        return Relation.UPDATE if is_later and is_bound(earlier.best) else None
    if is_later and any(tells_change(finding.sentence.text) for finding in later.findings):
        return Relation.UPDATE
    if is_later and has_grown(earlier.best, later.best):
        return Relation.UPDATE
    if are_of_other_names(question, first.best, other.best):
        return Relation.OTHER_EVENT
    if are_of_other_times(first.best, other.best):
        return Relation.OTHER_EVENT
    return Relation.UPDATE if is_later and _is_of_one_voice(later, earlier) else Relation.DISPUTE


def _relation_of_days(first: Group, other: Group) -> Relation:
    later, earlier = newest_first(first, other)
    mine, theirs = _latest(later, earlier), _latest(earlier, later)
    if date.min not in (mine, theirs):
        apart = abs((mine - theirs).days)
        if apart > _EVENTS_APART_DAYS and all(map(_near_its_report, (later, earlier))):
            return Relation.OTHER_EVENT
    updated = any(tells_change(finding.sentence.text) for finding in later.findings)
    return Relation.UPDATE if mine > theirs and updated else Relation.DISPUTE


def _is_of_one_voice(later: Group, earlier: Group) -> bool:
    """Whether the same outlet or speaker gave another figure later on."""
    mine, theirs = later.best.sentence, earlier.best.sentence
    speakers = speaker_of(mine), speaker_of(theirs)
    if speakers[0] and speakers[1]:
        return same_name(speakers[0][0], speakers[1][0])
    outlet = mine.article.outlet
    return outlet is not None and outlet == theirs.article.outlet


def _near_its_report(group: Group) -> bool:
    """Whether a date lies within days of the report that gives it: its own event, then."""
    best = group.best
    if best.when is None or best.reference is None:
        return False
    return abs((best.when.first - best.reference).days) <= _EVENTS_APART_DAYS
