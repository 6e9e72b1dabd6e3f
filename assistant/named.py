"""A question's names and its evidence in, passages that say what their article is about out.

A report names the ship once and says "the ship" from there on. A passage read by itself has lost
that name; here it is put before the title, where whoever reads the passage looks first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dates import is_date
from assistant.question import Question
from assistant.records import Evidence
from assistant.sentence_readings import is_named


def with_names(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with names asked about in the context of passages whose article has them.

    Args:
        question: The question, analysed.
        evidence: Passages found; one that has the names, or whose article lacks them, is left.
    """
    names = [name for name in question.names if not is_date(name)]
    return [_with_names(names, item) for item in evidence] if names else list(evidence)


def _with_names(names: Sequence[str], item: Evidence) -> Evidence:
    passage = item.passage
    near = f"{passage.context} {passage.text}"
    lost = [
        name for name in names if not is_named(name, near) and is_named(name, item.article.text)
    ]
    if not lost:
        return item
    context = f"{', '.join(lost)}: {passage.context}"
    return replace(item, passage=replace(passage, context=context))
