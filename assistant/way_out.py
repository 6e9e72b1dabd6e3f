"""A refusal within limits in, the same refusal with what lies outside them out.

"No article says this" misleads where another outlet, or another year, does: the refusal
then names what was left out. An empty index is said to be empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from assistant.abstain import abstained, is_on_topic
from assistant.compose import title_line
from assistant.evidence import select_evidence
from assistant.limits import Limits
from assistant.question import Question
from assistant.records import Answer
from assistant.restrict import asks_for_news
from index.records import Hit

_SHOWN = 2
_OUTLETS_NAMED = 4
_EMPTY = (
    "There are no articles in the index yet. Add some (`dateline ingest FOLDER`) and ask again."
)


def nothing_indexed(question: Question) -> Answer:
    """The refusal of an index without articles."""
    return abstained(question, _EMPTY)


def with_way_out(
    answer: Answer,
    question: Question,
    inside: Sequence[Hit],
    anywhere: Sequence[Hit],
    outlets: Callable[[], Sequence[str]],
) -> Answer:
    """Say beside a refusal what the articles outside the question's limits have.

    Args:
        answer: A refusal.
        question: What was asked, with its limits.
        inside: What was found within them.
        anywhere: What is found without them.
        outlets: Lists the outlets of the articles; asked only when nothing is within the limits.
    """
    if not anywhere:
        return nothing_indexed(question)
    seen = {hit.article.article_id for hit in inside}
    outside = [hit for hit in anywhere if hit.article.article_id not in seen]
    evidence = select_evidence(outside, question, limit=len(outside))
    # Any article tells news: those of other days are only said to be there.
    news = asks_for_news(question.text)
    deals = "are there" if news else "deal with it"
    articles = {
        e.article.article_id: e.article for e in evidence if news or is_on_topic(question, e)
    }
    unknown = "" if inside else _unknown_outlet(question.limits, outlets())
    others, drop = _names(question.limits)
    if articles:
        titles = "; ".join(title_line(article) for article in list(articles.values())[:_SHOWN])
        further = "" if news else f" Ask without {drop} to use them."
        more = f"{others} {deals}: {titles}.{further}"
    else:
        more = f"{others} do not seem to deal with it either."
    reason = f"{answer.reason or answer.text} {unknown}{more}"
    return replace(answer, text=reason, reason=reason)


def _unknown_outlet(limits: Limits, known: Sequence[str]) -> str:
    """The outlets that may have been meant by one that no article has; empty if all are known."""
    names = {name.casefold(): name for name in known}
    strange = next((name for name in limits.outlets or () if name.casefold() not in names), None)
    if strange is None or not names:
        return ""
    near = get_close_matches(strange.casefold(), names, n=_OUTLETS_NAMED, cutoff=0)
    listed = "; ".join(names[name] for name in near)
    which = "The outlets are" if len(names) <= _OUTLETS_NAMED else "The nearest outlets are"
    return f"{which}: {listed}. "


def _names(limits: Limits) -> tuple[str, str]:
    """What lies outside the limits, and what to leave away to have it."""
    dated = limits.since is not None or limits.until is not None
    if limits.outlets is not None and (dated or limits.as_of):
        return "Articles outside these dates and outlets", "the dates or the outlet"
    if limits.outlets is not None:
        return "Articles of other outlets", "the outlet"
    if limits.as_of is not None and not dated:
        return "Later articles", "the day of the question"
    return "Articles outside these dates", "the dates"
