"""Values for a question that asks for several in, the answer that lists them out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import CitationList
from assistant.compose import MOST_CITATIONS, shown_sentence, source_line, tidy
from assistant.enumerations import members_around
from assistant.evidence import cluster_of
from assistant.findings import Finding, Group
from assistant.question import Question, find_names
from assistant.records import Answer, AnswerValue, Outcome

_MOST_WORDS = 10  # of a member; what is longer is a clause


def listed(question: Question, groups: Sequence[Group]) -> Answer:
    """Several values, each sentence that gives some of them once; at most four.

    Args:
        question: Asks for several things.
        groups: Values that may be shown, strongest first; one at least.
    """
    cited = CitationList()
    groups = _alike(groups)
    lines: list[str] = []
    for group in groups:
        mark = cited.marks([group.best.sentence])
        line = f"{shown_sentence(group.best)} {mark}"
        if line not in lines and len(lines) < MOST_CITATIONS:
            lines.append(line)
    citations = cited.citations()
    values = tuple(
        AnswerValue(
            text=text,
            citations=(cited.cite(group.best.sentence),),
            sources=group.sources,
        )
        for group in groups
        for text in _members(group.best)
    )
    articles = [group.best.evidence.article for group in groups]
    return Answer(
        question=question.text,
        text="\n".join(lines) + source_line(articles),
        short="; ".join(dict.fromkeys(value.text for value in values)),
        outcome=Outcome.ANSWERED,
        citations=citations,
        confidence=groups[0].confidence,
        values=values,
        sources=len({cluster_of(article) for article in articles}),
    )


def _members(finding: Finding) -> list[str]:
    """The values that a finding enumerates; itself where it enumerates nothing."""
    start, end = finding.within
    members = members_around(finding.sentence.text, start, end)
    texts = [tidy(finding.sentence.text[max(m.start, start) : m.end]) for m in members]
    return texts if members and members[-1].end <= end else [tidy(finding.text)]


def _alike(groups: Sequence[Group]) -> list[Group]:
    """The first value with those of its kind: beside names no clauses and no common nouns."""
    first, *others = groups
    mine = _members(first.best)
    if any(len(member.split()) > _MOST_WORDS for member in mine):
        return list(groups)
    named = all(find_names(member) for member in mine)
    return [first, *(group for group in others if _is_kind(_members(group.best), named=named))]


def _is_kind(members: Sequence[str], *, named: bool) -> bool:
    short = all(len(member.split()) <= _MOST_WORDS for member in members)
    return short and (not named or all(find_names(member) for member in members))
