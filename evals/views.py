"""Results to what the HTML report shows of one question: plain strings, ready to escape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Citation, Outcome
from evals.baseline import Past
from evals.gold import Articles, locate
from evals.metrics.spans import Span, covered
from evals.records import Fact, GoldenItem, Result

_CONTEXT = 260
_EXCERPT = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """A retrieved passage; `gold` when it holds evidence."""

    rank: int
    title: str
    excerpt: str
    gold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteView:
    """A citation with the text around it. `valid` when the quote is verbatim there."""

    number: int
    article_id: str
    title: str
    source: str
    before: str
    quote: str
    after: str
    valid: bool
    gold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """A question with what was expected and what came."""

    item_id: str
    category: str
    question: str
    history: tuple[tuple[str, str], ...]
    expected: str
    forbidden: tuple[str, ...]
    outcome: str
    short: str
    text: str
    confidence: float | None
    stage: str
    why: str
    right: bool
    hits: tuple[HitView, ...]
    cites: tuple[CiteView, ...]
    before: str = ""
    before_stage: str = ""


def view_item(result: Result, book: Articles, past: Past | None = None) -> ItemView:
    """Everything the report shows of one result."""
    answer = result.trial.answer
    return ItemView(
        item_id=result.item.item_id,
        category=result.item.category.replace("_", " "),
        question=result.item.question,
        history=result.item.history,
        expected=expected_text(result.item),
        forbidden=result.item.forbidden,
        outcome=answer.outcome.value if answer else "error",
        short=_headline(result),
        text=answer.text if answer else "",
        confidence=answer.confidence if answer and answer.outcome != "abstained" else None,
        stage=result.stage.value if result.stage else "",
        why=result.why,
        right=result.scores["correct"].value == 1,
        hits=_hits(result, book),
        cites=_cites(result, book),
        before=past.short or past.text or past.outcome or "" if past else "",
        before_stage=past.stage or "" if past else "",
    )


def _headline(result: Result) -> str:
    answer = result.trial.answer
    if answer is None:
        return result.trial.error or "no answer"
    if answer.outcome is Outcome.ABSTAINED:
        return f"No answer: {answer.reason}" if answer.reason else "No answer."
    return answer.short or answer.text.split("\n")[0]


def expected_text(item: GoldenItem) -> str:
    """What a right answer says, in a line."""
    if not item.answerable:
        reason = (item.refusal_reason or "").replace("_", " ")
        return f"No answer ({reason})" if reason else "No answer"
    if item.conflict is not None:
        values = [value.split("|")[0].strip() for value in item.conflict.values]
        if item.conflict.expected == "report_both":
            return "Both: " + " and ".join(values)
        return f"The latest: {values[-1]}"
    return " · ".join(_fact_text(fact) for fact in item.facts)


def _fact_text(fact: Fact) -> str:
    return ", ".join(member.split("|")[0].strip() for member in fact.any_of[0])


def _hits(result: Result, book: Articles) -> tuple[HitView, ...]:
    gold = locate(result.item, book).facts
    views: list[HitView] = []
    for found in result.trial.retrieved:
        article = book.by_id.get(found.article_id)
        span = Span(article_id=found.article_id, start=found.start, end=found.end)
        text = article.text[found.start : found.end] if article else ""
        views.append(
            HitView(
                rank=found.rank,
                title=article.title if article else found.article_id,
                excerpt=text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…",
                gold=bool(covered(gold, span)),
            )
        )
    return tuple(views)


def _cites(result: Result, book: Articles) -> tuple[CiteView, ...]:
    answer = result.trial.answer
    gold = locate(result.item, book).facts
    return tuple(
        _cite(citation, book, [quote for fact in gold for quote in fact.alternatives])
        for citation in (answer.citations if answer else ())
    )


def _cite(citation: Citation, book: Articles, gold: Sequence[Span]) -> CiteView:
    article = book.by_id.get(citation.article_id)
    text = article.text if article else ""
    span = Span(article_id=citation.article_id, start=citation.start, end=citation.end)
    start, end = max(0, citation.start - _CONTEXT), min(len(text), citation.end + _CONTEXT)
    dated = citation.published.isoformat() if citation.published else "undated"
    return CiteView(
        number=citation.number,
        article_id=citation.article_id,
        title=citation.title,
        source=", ".join(part for part in (citation.outlet, dated) if part),
        before=("…" if start else "") + text[start : citation.start],
        quote=citation.quote,
        after=text[citation.end : end] + ("…" if end < len(text) else ""),
        valid=bool(text) and text[citation.start : citation.end] == citation.quote,
        gold=any(span.covers(quote) or quote.covers(span) for quote in gold),
    )
