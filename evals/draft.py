"""A question and its answer to a golden item with evidence found in the articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.gold import file_name
from evals.metrics.dates import find_moments
from evals.metrics.match import matches_fact
from evals.metrics.numbers import find_quantities
from evals.metrics.words import tokens
from evals.records import Alternative, Fact, FactType, GoldenItem, GoldEvidence
from index.records import Article
from index.sentences import split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A sentence that states the answer. `shared` counts words it has of the question."""

    quote: str
    article: Article
    start: int
    shared: int

    @property
    def alternative(self) -> Alternative:
        """The sentence as a pinned gold quote."""
        return Alternative(
            article=file_name(self.article.uri),
            quote=self.quote,
            article_sha256=self.article.text_sha256,
            start=self.start,
            end=self.start + len(self.quote),
        )


def guess_type(forms: Sequence[str]) -> FactType:
    """The type of a fact by its forms: a date, a number, a name, or plain text."""
    if all(find_moments(form) for form in forms):
        return "date"
    if all(find_quantities(form) for form in forms):
        return "number"
    if all(re.match(r"(?:the )?[A-Z]", form) and len(form.split()) <= 6 for form in forms):
        return "entity"
    return "text"


def find_proofs(
    question: str,
    fact: Fact,
    articles: Sequence[Article],
    *,
    within: Sequence[str] = (),
) -> list[Proof]:
    """Sentences of the articles that state `fact`, those nearest to the question first.

    Args:
        question: Its words tell which of the sentences are about it.
        fact: What a sentence must state in an accepted form.
        articles: Where to look.
        within: Texts that a sentence must stand in, such as the contexts of another
            tool's test case; anywhere when empty.
    """
    wanted = set(tokens(question))
    proofs: list[Proof] = []
    for article in articles:
        for start, end in split_sentences(article.text):
            quote = article.text[start:end]
            if within and not any(quote in text for text in within):
                continue
            if matches_fact(quote, fact):
                shared = len(wanted & set(tokens(quote)))
                proofs.append(Proof(quote=quote, article=article, start=start, shared=shared))
    return sorted(proofs, key=lambda proof: -proof.shared)


def draft_item(
    *,
    item_id: str,
    question: str,
    forms: Sequence[str],
    proofs: Sequence[Proof],
    category: str | None = None,
    history: Sequence[tuple[str, str]] = (),
    forbidden: Sequence[str] = (),
    refusal_reason: str | None = None,
    tags: Sequence[str] = (),
) -> GoldenItem:
    """Put an item together; without forms it is one that has no answer."""
    fact = make_fact(forms) if forms else None
    evidence = GoldEvidence(fact_id="f1", alternatives=tuple(p.alternative for p in proofs))
    return GoldenItem(
        item_id=item_id,
        question=question,
        category=category or _category(fact, history),
        answerable=fact is not None,
        cluster=item_id,
        history=tuple(history),
        tags=tuple(tags),
        facts=(fact,) if fact else (),
        forbidden=tuple(forbidden),
        evidence=(evidence,) if fact else (),
        refusal_reason=None if fact else refusal_reason or "not_in_articles",
    )


def make_fact(forms: Sequence[str]) -> Fact:
    """One fact with its accepted forms, its type guessed."""
    return Fact(fact_id="f1", type=guess_type(forms), any_of=tuple((form,) for form in forms))


def _category(fact: Fact | None, history: Sequence[tuple[str, str]]) -> str:
    if fact is None:
        return "unanswerable"
    if history:
        return "follow_up"
    return "number_date" if fact.type in {"number", "date"} else "single_fact"


def make_id(question: str, taken: set[str]) -> str:
    """A readable id from the words of a question, not among those taken."""
    words = [word for word in tokens(question) if len(word) > 3][:4] or ["question"]
    stem = re.sub(r"[^a-z0-9-]", "", "-".join(words)) or "question"
    return next(
        name for number in range(1, len(taken) + 2) if (name := f"{stem}-{number}") not in taken
    )
