"""Values with their support in, the answer that is shown out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.ago import time_since
from assistant.citations import CitationList
from assistant.dates import show_day
from assistant.defining import defined
from assistant.evidence import (
    Sentence,
    cluster_of,
    independent,
    same_outlet,
    sentence_before,
    sentences_of,
)
from assistant.findings import Finding, Group
from assistant.goes_on import goes_on
from assistant.headings import items_behind
from assistant.question import Expects, Kind, Question
from assistant.quotations import whole_quotation
from assistant.records import Answer, AnswerValue, Outcome
from assistant.said_by import named_before, spoken_on
from assistant.shown_dates import most_precise_first, shown_date, tidy, untold
from assistant.speakers import is_short_denial
from assistant.stance import account_around, is_short_stance
from assistant.told import dated
from index.records import Article

MOST_CITATIONS = 4
_SENTENCE_KINDS = {Kind.REASON, Kind.STATEMENT, Kind.DEFINITION, Kind.COMPARISON, Kind.YES_NO}


def answered(question: Question, group: Group) -> Answer:
    """One value, with one sentence of each of its sources."""
    cited = CitationList()
    group = as_told(_without_chance_dates(group))
    findings = one_per_article(group.findings)
    value = shown_value(question, group)
    marks = cited.marks(finding.sentence for finding in findings)
    defining = _defining(question, group.best)
    if defining is not None:
        short = value = defining
        text = f"{defining} {marks}\n\n{shown_sentence(group.best)} {marks}"
    elif wants_sentence(question):
        short, text = None, f"{shown_sentence(group.best)} {marks}"
        if question.in_full and question.speaker:
            around = account_around(question.speaker, whole_quotation(group.best.sentence))
            text = " ".join(f"{resolved_text(one)} {cited.marks([one])}" for one in around)
        denied = sentence_before(whole_quotation(group.best.sentence))
        if (
            denied is not None
            and resolved_text(denied) not in text
            and _needs_before(question, group.best.sentence, denied)
        ):
            text = f"{resolved_text(denied)} {cited.marks([denied])} {text}"
        for item in items_behind(group.best.sentence):
            text = f"{text}\n- {resolved_text(item)} {cited.marks([item])}"
        more = goes_on(question, group.best.sentence) or spoken_on(question, group.best.sentence)
        if more is not None:
            text = f"{text} {resolved_text(more)} {cited.marks([more])}"
        naming = named_before(question, group.best.sentence)
        if naming is not None and resolved_text(naming[1]) not in text:
            text = f"{text}\n\nSaid by {naming[0]} {cited.marks([naming[1]])}."
    else:
        short = value
        told = [group.best.rests_on or group.best.sentence, group.best.sentence]
        shown = list(dict.fromkeys(whole_quotation(one) for one in told))
        sentences = " ".join(f"{resolved_text(one)} {cited.marks([one])}" for one in shown)
        text = f"{value} {marks}\n\n{sentences}"
    return Answer(
        question=question.text,
        text=text + _sources_line(findings),
        short=short,
        outcome=Outcome.ANSWERED,
        citations=cited.citations(),
        confidence=group.confidence,
        values=(
            AnswerValue(
                text=value,
                citations=tuple(range(1, len(findings) + 1)),
                sources=group.sources,
            ),
        ),
        sources=group.sources,
    )


def _defining(question: Question, finding: Finding) -> str | None:
    """The words that say what is asked about, where its meaning is asked for."""
    if question.kind is not Kind.DEFINITION:
        return None
    return defined(question.text, finding.sentence.text).phrase


def _needs_before(question: Question, sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence says nothing without the one before: a denial, "I did not know it".

    Of a reason it may be that one which gives it: "This means we cannot look at them."
    """
    if is_short_denial(sentence.text) or is_short_stance(sentence.text):
        return True
    together = "\n\n" not in sentence.article.text[before.end : sentence.start]
    if question.kind is Kind.REASON and together and _FOLLOWS_FROM.match(sentence.text):
        return True
    return (
        question.kind is Kind.STATEMENT
        and together
        and _POINTS_BACK.match(sentence.text) is not None
    )


_POINTS_BACK = re.compile(r"[\"“](?:\S+ ){0,6}?(?:it|this|that)\b\S*(?: \S+){0,12}$", re.IGNORECASE)
"""A short quotation that leans on the sentence before it."""
_FOLLOWS_FROM = re.compile(
    r"(?:This|That|It|Which) (?:means?|meant|is why|was why|explains|forced|led|made|makes)\b"
    r"|That['’]s why\b|(?:So|Therefore|Hence|Thus|Consequently|Accordingly)\b"
    r"|(?:As a (?:result|consequence)|For th(?:is|at|ese|ose) reasons?|Because of th(?:is|at))\b"
)
_ON_POINT = 0.85  # share of the best sentence's coverage


def _without_chance_dates(group: Group) -> Group:
    """The group without days that merely happen to lie within the time that answers.

    "By the end of the year" is not made precise by some other event of that year: a
    sentence that is less on the question must give the very same time, and so must
    another place of the same article.
    """
    best = group.best
    if best.when is None:
        return group
    days, home = (best.when.first, best.when.last), best.evidence.article.article_id
    least = _ON_POINT * best.coverage
    kept = (
        f
        for f in group.findings
        if f.when is None
        or (f.when.first, f.when.last) == days
        or (f.coverage >= least and f.evidence.article.article_id != home)
    )
    return replace(group, findings=tuple(kept))


def as_told(group: Group) -> Group:
    """The group, that first which tells a time as precisely as it is shown: it is cited first."""
    return replace(group, findings=most_precise_first(group.findings))


def wants_sentence(question: Question) -> bool:
    """Whether the whole sentence is shown: reasons and statements need their context."""
    return question.kind in _SENTENCE_KINDS or question.expects is Expects.CLAUSE


def one_per_article(findings: Sequence[Finding], *, most: int = MOST_CITATIONS) -> list[Finding]:
    """The best finding of each article, independent sources first."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        kept.setdefault(finding.evidence.article.article_id, finding)
    own = {article.article_id for article in independent(f.evidence.article for f in kept.values())}
    clusters: set[str] = set()
    rest: list[Finding] = []
    copies: list[Finding] = []
    for finding in kept.values():
        cluster = cluster_of(finding.evidence.article)
        if finding.evidence.article.article_id not in own:
            (copies if cluster in clusters else rest).append(finding)
        clusters.add(cluster)
    first = [found for article_id, found in kept.items() if article_id in own]
    return [*first, *rest, *copies][:most]


def shown_value(question: Question, group: Group) -> str:
    """The bare value: dates in full, everything else as the source has it."""
    if question.expects is Expects.DATE and any(finding.when for finding in group.findings):
        shown, when = shown_date(group.findings), as_told(group).best.when
        since = (
            time_since(question.text, when.first, question.limits) if when and when.is_day else ""
        )
        return f"{since}: {shown}" if since else shown
    return f"{tidy(group.best.text)}{untold(group.best)}"


def shown_sentence(finding: Finding) -> str:
    """The sentence with its relative dates resolved: `on Thursday (9 January 2020)`."""
    return resolved_text(finding.sentence)


def resolved_text(sentence: Sentence) -> str:
    """A sentence on one line, each relative date followed by the day it means.

    With the rest of a quotation that it begins or ends in.
    """
    whole = whole_quotation(sentence)
    return " ".join(_resolved(part) for part in sentences_of(whole.article, whole.start, whole.end))


def _resolved(sentence: Sentence) -> str:
    """The sentence with its days told.

    Not where one counts from a time told of before ("the night before"): which one that is
    is a guess, and a sentence is no place for guesses.
    """
    text = sentence.text
    parts: list[str] = []
    at = 0
    for mention, when in dated(sentence):
        explained = text[mention.end : mention.end + 2] == " ("
        guessed = mention.step is not None and mention.step.kind == "then"
        if when is None or explained or guessed or not mention.needs_reference:
            continue
        # "Wednesday's meeting": the day goes behind the possessive.
        owner = re.match(r"['’]s?\b", text[mention.end :])
        end = mention.end + (owner.end() if owner else 0)
        parts.append(f"{text[at:end]} ({when.show()})")
        at = end
    return " ".join("".join([*parts, text[at:]]).split())


def describe(article: Article) -> str:
    """An article as `CGTN, 9 January 2020`; its title where the outlet is unknown."""
    name = article.outlet or f"“{article.title}”"
    return f"{name}, {show_day(article.published)}" if article.published else f"{name}, undated"


def title_line(article: Article) -> str:
    """An article as `“Title” (Outlet, 9 January 2020)`."""
    if article.outlet:
        return f"“{article.title}” ({describe(article)})"
    day = show_day(article.published) if article.published else "undated"
    return f"“{article.title}” ({day})"


def newest(findings: Sequence[Finding]) -> date | None:
    """The latest known day of the findings' articles; None when all are undated."""
    days = [finding.reference for finding in findings if finding.reference]
    return max(days) if days else None


def _sources_line(findings: Sequence[Finding]) -> str:
    return source_line([finding.evidence.article for finding in findings])


def source_line(articles: Sequence[Article]) -> str:
    """The last line of an answer: who gives it, and how many of them are independent."""
    own = independent(articles)
    # A copy is no source of its own, and is not named; another report of the same outlet is.
    first = {cluster_of(article): article for article in (*reversed(articles), *reversed(own))}
    named = [article for article in articles if first[cluster_of(article)] is article]

    def told_by(source: Article) -> str:
        more = [one for one in named if one is not source and same_outlet(one, source)]
        return _reports([source, *more])

    names = "; ".join(dict.fromkeys(map(told_by, own)))
    return f"\n\n{'Source' if len(own) == 1 else f'{len(own)} independent sources'}: {names}."


def _reports(articles: Sequence[Article]) -> str:
    """Reports of one outlet as one source: `Daily Post, 9 January 2020 and 11 January 2020`."""
    days = [show_day(article.published) if article.published else "undated" for article in articles]
    *before, last = dict.fromkeys(days)
    days_of = f"{', '.join(before)} and {last}" if before else last
    return f"{describe(articles[0]).removesuffix(days[0])}{days_of}"
