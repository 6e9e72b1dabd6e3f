"""Two values in, the answer that tells of both out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.citations import CitationList
from assistant.compose import (
    answered,
    as_told,
    describe,
    one_per_article,
    resolved_text,
    shown_value,
    source_line,
)
from assistant.conflicts import Relation, Rival, is_newest, newest_first
from assistant.denials import Denial
from assistant.evidence import independent
from assistant.findings import Group
from assistant.question import Question
from assistant.records import Answer, AnswerValue, Outcome
from assistant.shown_dates import as_precise
from assistant.speakers import in_running_text, speaker_of
from assistant.values import find_numbers


def with_rival(question: Question, first: Group, rival: Rival) -> Answer:
    """Tell of a dispute, of an update, or of another event that the question may mean."""
    if rival.relation is Relation.DISPUTE:
        return disputed(question, (first, rival.group))
    if rival.relation is Relation.UPDATE:
        later, earlier = newest_first(first, rival.group)
        return _and_also(question, answered(question, later), earlier, "Earlier reports gave")
    other = "It may also mean another event:"
    return _and_also(question, answered(question, first), rival.group, other)


def with_others_meant(question: Question, first: Group, others: Sequence[Group]) -> Answer:
    """The answer with what other stories give, which a question without a name may mean as well."""
    answer = answered(question, first)
    for other in others:
        answer = _and_also(question, answer, other, "It may also mean:")
    return answer


def disputed(question: Question, groups: Sequence[Group]) -> Answer:
    """Both values: with who gives each, or with their sentences where one article gives both."""
    cited = CitationList()
    values: list[AnswerValue] = []
    parts: list[str] = []
    for group in groups:
        told = as_told(group)
        # A month holds no day: beside another day it would not tell which of the two it means.
        holding = [finding for finding in told.findings if as_precise(finding, told.best)]
        findings = one_per_article(holding, most=2)
        marks = cited.marks(finding.sentence for finding in findings)
        value = shown_value(question, group)
        newest = is_newest(group, groups)
        names = ", ".join(dict.fromkeys(describe(f.evidence.article) for f in findings))
        parts.append(f"{value} {marks} ({names}{'; the newest' if newest else ''})")
        values.append(
            AnswerValue(
                text=value,
                citations=tuple(cited.cite(finding.sentence) for finding in findings),
                sources=group.sources,
                newest=newest,
            )
        )
    shown = " or ".join(value.text for value in values)
    return Answer(
        question=question.text,
        text=_both_told(groups, values, parts, cited),
        short=shown,
        outcome=Outcome.CONFLICT,
        reason=f"The articles give different values: {shown}.",
        citations=cited.citations(),
        confidence=groups[0].confidence,
        values=tuple(values),
        sources=len(independent(f.evidence.article for group in groups for f in group.findings)),
    )


def _both_told(
    groups: Sequence[Group],
    values: Sequence[AnswerValue],
    parts: Sequence[str],
    cited: CitationList,
) -> str:
    """The text of a dispute; `parts` are the values with their marks and who gives them."""
    told_in = {finding.evidence.article.article_id for g in groups for finding in g.findings}
    if len(told_in) > 1:
        return f"The articles differ: {' – '.join(parts)}."
    sentences = list(dict.fromkeys(group.best.sentence for group in groups))
    told = " ".join(f"{resolved_text(one)} {cited.marks([one])}" for one in sentences)
    source = source_line([sentences[0].article])
    if len(sentences) == 1:
        # One sentence puts either value down to somebody: it is shown as it stands.
        return f"Disputed: {' or '.join(value.text for value in values)}.\n\n{told}{source}"
    marked = " – ".join(f"{value.text} [{value.citations[0]}]" for value in values)
    return f"The article gives both: {marked}.\n\n{told}{source}"


def with_denial(question: Question, first: Group, denial: Denial) -> Answer:
    """Who is said to have done it, beside who denies it."""
    answer = answered(question, first)
    cited = CitationList()
    best = first.best.sentence
    speaker = speaker_of(best)
    claimed = in_running_text(speaker[0]) if speaker else describe(best.article)
    value = shown_value(question, first)
    marks = cited.marks([best]), cited.marks([denial.sentence])
    articles = source_line([best.article, denial.sentence.article])
    return replace(
        answer,
        text=f"Disputed: {value}, according to {claimed} {marks[0]}; "
        f"{denial.denier} denies it {marks[1]}."
        f" {resolved_text(best)} {resolved_text(denial.sentence)}{articles}",
        short=f"{value} (disputed)",
        outcome=Outcome.CONFLICT,
        reason=f"{claimed} says so; {denial.denier} denies it.",
        citations=cited.citations(),
        values=(
            AnswerValue(text=value, citations=(1,), sources=first.sources),
            AnswerValue(text=f"{denial.denier} denies it", citations=(2,)),
        ),
        sources=len(
            independent([*(f.evidence.article for f in first.findings), denial.sentence.article])
        ),
    )


def _and_also(question: Question, answer: Answer, second: Group, words: str) -> Answer:
    """The answer, and a line on a second value with its own citation."""
    other = answered(question, second)
    offset = len(answer.citations)
    moved = tuple(replace(c, number=c.number + offset) for c in other.citations)
    marks = "".join(f"[{citation.number}]" for citation in moved)
    value = shown_value(question, second)
    article = as_told(second).best.evidence.article
    line = f"{words} {_within_sentence(value)} {marks} ({describe(article)})."
    body, _, tail = answer.text.rpartition("\n\n")
    return replace(
        answer,
        text=f"{body}\n\n{line}\n\n{tail}",
        citations=(*answer.citations, *moved),
        values=(
            *answer.values,
            AnswerValue(
                text=value,
                citations=tuple(citation.number for citation in moved),
                sources=second.sources,
            ),
        ),
    )


def _within_sentence(value: str) -> str:
    """A number or what bounds it, without the capital that opened its own sentence."""
    opens = _BOUND.match(value) or any(number.start == 0 for number in find_numbers(value))
    return value[:1].lower() + value[1:] if opens else value


_BOUND = re.compile(
    r"(?:At (?:least|most)|About|Almost|Around|Between|(?:More|Less|Fewer) than|Nearly|Over|Some"
    r"|Up to) (?=\S*\d|[a-z])"
)
