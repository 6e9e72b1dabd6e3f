"""A question that names nothing and its values in, those of other stories that it may mean out.

"How long did the last strike go on?" has an answer for every strike that the articles tell of. Who
names the strike has chosen one; and reports of one event give no other reading, but a dispute.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.dates import find_dates
from assistant.enumerations import asks_several
from assistant.findings import Group
from assistant.other_report import clusters_of, share_names
from assistant.question import Expects, Kind, Question
from assistant.two_amounts import is_one_amount
from assistant.values import is_same_value, same_name

_WELL_TRUSTED = 0.5
_MOST = 2


def others_meant(question: Question, groups: Sequence[Group]) -> list[Group]:
    """Values of other stories that answer as the first one does; at most two.

    Args:
        question: Asks for one value.
        groups: Values, the one that answers first, the others strongest first.
    """
    if question.kind is not Kind.VALUE or asks_several(question) or find_dates(question.text):
        return []
    if question.names or question.source or question.untold or question.told_on:
        return []
    if question.is_part or question.of_two:
        return []  # what is compared, or goes on from an answer, has chosen its story
    found = [groups[0]]
    for other in groups[1:]:
        if other.trust < _WELL_TRUSTED or (question.expects in _AMOUNTS and _is_told(other, found)):
            continue
        if all(_is_of_another_story(other, one) for one in found):
            found.append(other)
    return found[1 : _MOST + 1]


_AMOUNTS = frozenset([Expects.NUMBER, Expects.MONEY, Expects.DURATION])


def _is_told(group: Group, others: Sequence[Group]) -> bool:
    """Whether an amount is one of those already, in another unit: five kilometres, 3.1 miles."""
    return any(is_one_amount(group.best, other.best) for other in others)


def _is_of_another_story(group: Group, other: Group) -> bool:
    if clusters_of(group) & clusters_of(other):
        return False
    mine, theirs = group.best, other.best
    if is_same_value(mine.text, theirs.text) or same_name(mine.text, theirs.text):
        return False
    days = mine.reference, theirs.reference
    if days[0] and days[1]:
        return abs((days[0] - days[1]).days) > _DAYS_OF_ONE_STORY
    return not share_names(mine.evidence.article, theirs.evidence.article)


_DAYS_OF_ONE_STORY = 30
