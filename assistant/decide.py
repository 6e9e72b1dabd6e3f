"""Values with their support in, the verdict out: an answer, a conflict, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.abstain import not_found
from assistant.conflicts import find_rival, whole_first
from assistant.declared import declared_dispute
from assistant.denials import denied_doer
from assistant.findings import Group
from assistant.listing import listed
from assistant.others_meant import others_meant
from assistant.question import Kind, Question
from assistant.records import Answer, Evidence
from assistant.rivals import disputed, with_denial, with_others_meant, with_rival
from assistant.values import same_numbers

_MOST_LISTED = 4


def decide(
    question: Question,
    groups: Sequence[Group],
    evidence: Sequence[Evidence],
    unread: Sequence[Evidence] = (),
    *,
    threshold: float,
) -> Answer:
    """Answer with the strongest value, or abstain.

    Args:
        question: The question, analysed.
        groups: Values, strongest first. May be empty.
        evidence: What was read.
        unread: What was found beside it, where another source may give another value.
        threshold: Least `Group.trust` (0-1) of a value that is shown.
    """
    standing = [group for group in groups if group.trust >= threshold]
    declared = declared_dispute(question, [*evidence, *unread])
    if declared is not None and (not standing or _is_one_of(standing[0], declared)):
        return disputed(question, declared)
    if not standing:
        return not_found(question, evidence)
    if question.kind is Kind.LIST:
        return listed(question, standing[:_MOST_LISTED])
    first = whole_first(question, standing)[0]
    groups = [first, *(group for group in groups if group is not first)]
    denial = denied_doer(question, first, [*evidence, *unread])
    if denial is not None:
        return with_denial(question, first, denial)
    rival = find_rival(question, groups, [*evidence, *unread])
    if rival is not None:
        return with_rival(question, first, rival)
    return with_others_meant(question, first, others_meant(question, groups))


def _is_one_of(group: Group, declared: Sequence[Group]) -> bool:
    """Whether a value is one of the two that are said to be in dispute."""
    return any(same_numbers(group.best.text, one.best.text) for one in declared)
