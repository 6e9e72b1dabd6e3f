"""A value and one of another article in, whether both articles answer of one event out.

Another outlet tells of an event in its own words, so the reader finds its value with less
certainty than the first one. It counts all the same where its article brings up what the question
is about, was written about then, and gives no other value that answers better.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import cluster_of
from assistant.findings import Finding, Group
from assistant.matching import in_text, stems_of
from assistant.matters import FATES, matters_in
from assistant.measures import Measure, measure_at
from assistant.question import Expects, Question
from index.records import Article

# Chosen on half 1 of tests/assistant/probe/accounts.jsonl, see docs/lab-notes/answers.md.
_LEAST_OF_TOPIC = 0.6
_LEAST_STRENGTH = 0.03
_LEAST_SHARE = 0.1  # of the strongest value's strength
_LEAST_SHARE_OF_DATE = 0.25  # of a date's: articles on one event give many days
_LEAST_SHARE_OF_FATE = 0.03  # who died or was hurt is counted in words that are known
_LEAST_HELD = 0.35  # where no word tells that both are of one matter
_DAYS_APART = 45

# What an amount is called tells of no event.
_EMPTY = stems_of("number figure share percentage proportion size amount total many much")


def tells_of_event(question: Question, article: Article) -> bool:
    """Whether an article brings up every name of the question, and most of what else it says."""
    # The Vik Courier writes "the harbour", and means that of Vik.
    held = stems_of(f"{article.title} {article.text} {article.outlet or ''}")
    if not all(any(in_text(word, held) for word in stems_of(name)) for name in question.names):
        return False
    named = {word for name in question.names for word in stems_of(name)}
    topic = [
        stem
        for stem in question.stems
        if stem not in {*_EMPTY, *question.unit} and not matters_in(stem)
    ]
    found = sum((2 if stem in named else 1) for stem in topic if in_text(stem, held))
    return found >= _LEAST_OF_TOPIC * sum(2 if stem in named else 1 for stem in topic)


def is_told_beside(
    question: Question, groups: Sequence[Group], other: Group, *, in_matter: bool | None
) -> bool:
    """Whether a value is what another article about the event answers.

    Args:
        question: Asks for one value.
        groups: Values, the one that answers first, the others strongest first.
        other: The value, one of them.
        in_matter: Whether both are told of one matter; None where that is open.
    """
    first, best = groups[0], other.best
    share = _LEAST_SHARE_OF_DATE if question.expects is Expects.DATE else _LEAST_SHARE
    if in_matter and FATES & matters_in(question.text):
        share = _LEAST_SHARE_OF_FATE
    if other.strength < max(_LEAST_STRENGTH, share * first.strength):
        return False
    if not in_matter and not (_counts_the_same(question, first, other) and _is_held(best)):
        return False
    if not are_of_one_time(first.best, best) or not tells_of_event(question, best.evidence.article):
        return False
    return not any(_answers_better(group, other) for group in _before(groups, other))


def _is_held(finding: Finding) -> bool:
    return finding.held >= _LEAST_HELD


def _before(groups: Sequence[Group], other: Group) -> Sequence[Group]:
    return groups[: next(at for at, group in enumerate(groups) if group is other)]


def _answers_better(group: Group, other: Group) -> bool:
    """Whether the article of a value gives this stronger one of the same kind."""
    mine, theirs = _measure(group), _measure(other)
    if (mine is None) != (theirs is None) or (mine and theirs and mine.kind != theirs.kind):
        return False
    told = cluster_of(other.best.evidence.article)
    return any(cluster_of(finding.evidence.article) == told for finding in group.findings)


def _counts_the_same(question: Question, first: Group, other: Group) -> bool:
    """Whether both are shares, or numbers of one thing."""
    mine, theirs = _measure(first), _measure(other)
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return False
    if question.expects is Expects.MONEY or mine.kind == "share":
        return True
    return bool(mine.unit and theirs.unit) and mine.agrees(theirs)


def _measure(group: Group) -> Measure | None:
    return measure_at(group.best.sentence.text, *group.best.within)


def are_of_one_time(one: Finding, other: Finding) -> bool:
    """Whether both articles appeared within weeks; one without a date may have."""
    mine, theirs = one.reference, other.reference
    return mine is None or theirs is None or abs((mine - theirs).days) <= _DAYS_APART
