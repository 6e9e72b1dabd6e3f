"""Two values of two reports in, whether the second is another account of the first one out.

What `competing` knows of one quantity are words: the same matter, the same noun counted. A reporter
who was there words it otherwise ("112 departures called off" beside "84 flights scrapped").
Then the certainty of the second value tells, in which the judge of sentences has its say.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.competing import (
    are_of_other_times,
    are_of_other_turns,
    clocks_differ,
    is_of_another,
    is_told_of_one,
    may_be_one_weekday,
)
from assistant.dates import find_dates
from assistant.evidence import cluster_of
from assistant.findings import Finding, Group
from assistant.matters import narrowed_at
from assistant.odds import log_odds_of
from assistant.quantities import quantity_at
from assistant.question import Expects, Question, find_names
from assistant.same_event import are_of_one_time, tells_of_event
from assistant.told import dated
from assistant.two_amounts import is_one_amount, measure_of, place_of
from index.records import Article

# A logistic regression, and the odds from which a value counts as another account: fitted on
# tests/assistant/probe, see docs/lab-notes/answers.md, "Reports in other words"; the odds since by
# what clusters of reports gain and lose with them, "The verifier trained on, judging reasons".
_TRUST, _OF_ONE, _BIAS = 0.9, 1.6, 0.9
_OF_DAY = -0.4  # articles on one event give many days
_LEAST_ODDS = 1.45
_SURE = 0.45  # a little above what an answer is shown from
_DAYS_OF_ONE_EVENT, _NAMES_OF_ONE_EVENT = 10, 2
_DAYS_LONG_AGO = 120
# Two and none wrong of 780 pairs of values, of which all else had let these pass.
_LEAST_TRUST_OF_COUNT, _NAMES_OF_SURELY_ONE = 0.25, 4


def is_other_account(question: Question, first: Group, other: Group) -> bool:
    """Whether a value is what another report answers the question with.

    Args:
        question: Asks for one value.
        first: The value that answers.
        other: Another value; nothing is known of it unless both were judged.
    """
    if first.told is None or other.told is None or clusters_of(other) <= clusters_of(first):
        return False
    if not _may_compare(question, first.best, other.best):
        return False
    if _is_of_another_matter(question, first.best, other.best):
        return False
    if question.expects in _AMOUNTS and is_sure(first) and is_sure(other):
        return True
    return odds_of_account(question, first, other) >= _LEAST_ODDS


def counts_the_same_again(question: Question, groups: Sequence[Group], other: Group) -> bool:
    """Whether a report of the same event counts the same things as the first, to another number.

    "86 passengers and 14 crew aboard" and "all 91 passengers were rescued" share hardly a word
    with each other, but what they count, and many names with each other's reports.

    Args:
        question: Asks how many.
        groups: Values, the one that answers first, the others strongest first.
        other: Another value, one of them.
    """
    first = groups[0]
    told = clusters_of(other)
    if next(group for group in groups if clusters_of(group) & told) is not other:
        return False  # its own report answers better
    mine, theirs = measure_of(first.best), measure_of(other.best)
    if mine is None or theirs is None or clusters_of(other) <= clusters_of(first):
        return False
    if question.expects is not Expects.NUMBER or not mine.unit or mine != theirs:
        return False
    if other.trust < _LEAST_TRUST_OF_COUNT or not _may_compare(question, first.best, other.best):
        return False
    one, two = first.best.evidence.article, other.best.evidence.article
    return not _is_of_another_matter(question, first.best, other.best) and share_names(
        one, two, least=_NAMES_OF_SURELY_ONE
    )


def is_sure(group: Group) -> bool:
    """Whether a value is sure enough for another one beside it to be told of."""
    return group.trust >= _SURE


_AMOUNTS = frozenset([Expects.NUMBER, Expects.MONEY, Expects.DURATION])


def clusters_of(group: Group) -> set[str]:
    """The copy clusters that give a value."""
    return {cluster_of(finding.evidence.article) for finding in group.findings}


def odds_of_account(question: Question, first: Group, other: Group) -> float:
    """Log-odds that both values answer one question of one event."""
    of_one = is_told_of_one(question, first.best, other.best) is True
    of_day = question.expects is Expects.DATE
    return _TRUST * log_odds_of(other.trust) + _OF_ONE * of_one + _OF_DAY * of_day + _BIAS


def _may_compare(question: Question, one: Finding, other: Finding) -> bool:
    """Whether both are days, or amounts of one kind and dimension that cannot be one."""
    if question.expects is Expects.DATE:
        days = bool(one.when and other.when) or clocks_differ(one, other)
        return days and not may_be_one_weekday(one, other)
    mine, theirs = measure_of(one), measure_of(other)
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return False
    if mine.is_length is not theirs.is_length:
        return False  # a crew of 21 is not disputed by a 142-metre ship
    if mine.kind == "money" and mine.unit != theirs.unit:
        return False
    sizes = [quantity_at(finding.sentence.text, *finding.within) for finding in (one, other)]
    if sizes[0] and sizes[1] and sizes[0].dimension != sizes[1].dimension:
        return False
    return not is_one_amount(one, other)


def _is_of_another_matter(question: Question, one: Finding, other: Finding) -> bool:
    """Whether the second is told of a part, of another event or stage, or of another time."""
    if are_of_other_turns(one, other) or is_of_another(question, one, other.sentence):
        return True
    if question.expects is not Expects.DATE:
        if narrowed_at(place_of(one)) != narrowed_at(place_of(other)):
            return True
        if are_of_other_times(one, other) or _is_of_day_asked(question, one, other):
            return True
        if _is_of_long_ago(other) and not _is_of_long_ago(one):
            return True
    if not are_of_one_time(one, other):
        return True
    article = other.evidence.article
    return not tells_of_event(question, article) and not share_names(one.evidence.article, article)


def share_names(one: Article, other: Article, least: int = _NAMES_OF_ONE_EVENT) -> bool:
    """Whether two articles of the same days name so much in common that they tell of one event."""
    days = one.reference_date, other.reference_date
    if days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS_OF_ONE_EVENT:
        return False
    mine, theirs = (
        {name.casefold() for name in find_names(f"{a.title}. {a.text}")} for a in (one, other)
    )
    return len(mine & theirs) >= least


def _is_of_long_ago(finding: Finding) -> bool:
    """Whether a sentence tells of days long before its report, and of no others."""
    days = [when.last for _, when in dated(finding.sentence) if when is not None]
    report = finding.reference
    return report is not None and bool(days) and (report - max(days)).days > _DAYS_LONG_AGO


def _is_of_day_asked(question: Question, one: Finding, other: Finding) -> bool:
    """Whether the question names a day or year that only the first sentence tells of."""
    asked = {mention.text for mention in find_dates(question.text)}
    mine, theirs = ({m.text for m in find_dates(f.sentence.text)} for f in (one, other))
    return bool(asked & mine) and not asked & theirs
