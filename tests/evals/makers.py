"""Small golden items, articles and answers for the tests of the suite."""

from __future__ import annotations

from typing import Any

from assistant.records import Answer, Citation, Outcome
from evals.golden import item_from_json
from evals.records import GoldenItem
from index.records import Article


def make_item(**fields: Any) -> GoldenItem:
    row: dict[str, Any] = {
        "id": "q1",
        "question": "When does the bridge reopen?",
        "category": "single_fact",
        "answerable": True,
    }
    row |= fields
    if row["answerable"]:
        row.setdefault("facts", [{"id": "f1", "type": "text", "any_of": ["Monday"]}])
        row.setdefault("evidence", [])
    return item_from_json(row)


def make_fact(kind: str, *any_of: Any) -> dict[str, Any]:
    return {"id": "f1", "type": kind, "any_of": list(any_of)}


def make_article(article_id: str = "a", text: str = "The bridge reopens on Monday.") -> Article:
    return Article(article_id=article_id, uri=f"{article_id}.md", title=article_id, text=text)


def make_citation(article: Article, quote: str, number: int = 1) -> Citation:
    start = article.text.index(quote)
    return Citation(
        number=number,
        article_id=article.article_id,
        title=article.title,
        outlet=None,
        published=None,
        uri=article.uri,
        quote=quote,
        start=start,
        end=start + len(quote),
    )


def make_answer(short: str | None = "Monday", text: str | None = None, **fields: Any) -> Answer:
    fields.setdefault("outcome", Outcome.ANSWERED)
    return Answer(
        question="When does the bridge reopen?",
        text=text if text is not None else f"{short} [1]",
        short=short,
        **fields,
    )


def make_refusal() -> Answer:
    return Answer(
        question="?",
        text="The articles do not say.",
        short=None,
        outcome=Outcome.ABSTAINED,
        reason="The articles do not say.",
    )
