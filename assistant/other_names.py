"""Two names or places of two reports in, whether they are given for one or told of two occasions.

Another name for one master of the ship is a dispute; another town where the two met may be
another meeting.
"""

from __future__ import annotations

import re

from assistant.enumerations import asks_several
from assistant.findings import Group
from assistant.other_report import clusters_of, is_sure, share_names
from assistant.question import Expects, Question, find_names
from assistant.same_event import are_of_one_time
from assistant.sentence_readings import is_named
from assistant.values import name_words, same_name, spelt_alike

_WELL_TRUSTED = 0.6
_DAYS_OF_ONE_EVENT, _DAYS_LONG_AGO = 10, 120


def is_other_name(question: Question, first: Group, other: Group) -> bool:
    """Whether another report of the event answers with another name, as surely as the first does.

    Args:
        question: Asks for one person, place or thing.
        first: The value that answers.
        other: Another value.
    """
    if (
        asks_several(question)
        or not (question.expects in _NAMED or _ASKS_NAME.search(question.text))
        or clusters_of(other) <= clusters_of(first)
    ):
        return False
    if not (is_sure(first) and is_sure(other)):
        return False
    mine, theirs = first.best, other.best
    if not (find_names(f"- {mine.text}") and find_names(f"- {theirs.text}")):
        return False
    if same_name(mine.text, theirs.text):
        return False
    # Roderick McAskill is no Ruairidh Macaskill, though their family name is one.
    one, two = mine.evidence.article, theirs.evidence.article
    both = mine.text in two.text or theirs.text in one.text
    family = not both and _differ_in_given_name(mine.text, theirs.text)
    if not family and (_has_name(mine.text, other) or _has_name(theirs.text, first)):
        return False
    return one is not two and share_names(one, two) and are_of_one_time(mine, theirs)


def _differ_in_given_name(one: str, other: str) -> bool:
    """Whether two full names have the family name in common and not the given one.

    One that may be short for the other (Bill, Jack, Liz, "J.") leaves them one: only long names
    with one initial are told apart.
    """
    mine, theirs = name_words(one), name_words(other)
    if len(mine) != 2 or len(theirs) != 2 or not spelt_alike(mine[-1], theirs[-1]):
        return False
    given = mine[0], theirs[0]
    if min(map(len, given)) < _LONG_NAME or given[0][0] != given[1][0]:
        return False
    return given[0][:3] != given[1][:3] and not spelt_alike(*given)


_LONG_NAME = 5


def is_on_another_occasion(question: Question, first: Group, other: Group) -> bool:
    """Whether reports of other weeks answer where something was with another place, well trusted.

    "Where did the two meet?" has two answers where they met twice; nobody is born twice. A report
    without a date may be of any week.

    Args:
        question: Asks for a place.
        first: The value that answers.
        other: Another value.
    """
    if question.expects is not Expects.PLACE or question.period:
        return False
    if not _DONE_AGAIN.search(question.text):
        return False
    if min(first.trust, other.trust) < _WELL_TRUSTED:
        return False
    one, two = first.best.text, other.best.text
    if same_name(one, two) or _is_written(one, other) or _is_written(two, first):
        return False
    mine, theirs = (
        [found.reference for found in group.findings if found.reference] for group in (first, other)
    )
    apart = [abs((day - then).days) for day in mine for then in theirs]
    return bool(mine or theirs) and min(apart, default=_DAYS_LONG_AGO) > _DAYS_OF_ONE_EVENT


_DONE_AGAIN = re.compile(
    r"\b(?:met|meets?|meeting|talks?|talked|speak|spoke|spoken|summit|negotiat\w+|play(?:s|ed)?|match"
    r"|concert|perform\w*|visit\w*|travel\w*|gather\w*|convene\w*|protest\w*|rall(?:y|ied)|hold|held)\b",
    re.IGNORECASE,
)
"""What may be done again in another place."""


def _is_written(name: str, group: Group) -> bool:
    """Whether a sentence that gives one place has the other as well; Russia is not Moscow here."""
    return any(name.casefold() in found.sentence.text.casefold() for found in group.findings)


def _has_name(name: str, group: Group) -> bool:
    """Whether a sentence that gives one value has the other name, too: both may hold."""
    return any(is_named(name, finding.sentence.text) for finding in group.findings)


_NAMED = frozenset([Expects.PERSON, Expects.NAME, Expects.PLACE])
_ASKS_NAME = re.compile(
    r"\b(?:first |last |sur|full )?names?\b|\b(?:called|named)\s*\?*$", re.IGNORECASE
)
