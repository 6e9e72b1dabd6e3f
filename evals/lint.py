"""Golden items and their articles to what is wrong with them, before anything is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from assistant import Settings
from evals.errors import GoldenError
from evals.gold import Articles, place
from evals.metrics.dates import conflicts, find_moments
from evals.metrics.match import asserts_value, matches_any, states
from evals.metrics.numbers import find_quantities
from evals.metrics.words import tokens
from evals.records import Alternative, Fact, GoldenItem
from index.reading import read_items
from index.records import Article
from index.sources import expand

_ROUGHLY = {"about", "around", "roughly", "nearly", "almost", "over", "some", "approximately"}
_ROUGH_SPREAD = Decimal("1.1")
"""With `about 400` accepted, 412 is another form of the same number; 450 is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong with an item. Errors fail the lint, warnings do not."""

    item_id: str
    level: Literal["error", "warning"]
    message: str


def read_articles(folder: Path) -> list[Article]:
    """The articles of a folder as the index would store them, without indexing them.

    Raises:
        GoldenError: If none can be read.
    """
    settings = Settings.load()
    read = list(read_items(list(expand([folder], settings)), settings))
    articles = [loaded.article for one in read for loaded in one.loaded]
    if not articles:
        failed = "; ".join(one.failure.reason for one in read if one.failure)
        raise GoldenError(f"no article in {folder} can be read. {failed}")
    return articles


def lint(items: Sequence[GoldenItem], articles: Iterable[Article]) -> list[Finding]:
    """Everything wrong with golden items, in their order; empty when they are sound."""
    book = Articles(articles)
    counts = Counter(item.item_id for item in items)
    known = set(counts)
    findings: list[Finding] = []
    for item in items:
        found = [
            *(["the id occurs more than once"] if counts[item.item_id] > 1 else []),
            *_structure(item, known),
            *_quotes(item, book),
            *_aliases(item),
            *_forbidden(item),
        ]
        findings += [
            Finding(item_id=item.item_id, level="error", message=message)
            for message in dict.fromkeys(found)
        ]
        findings += [
            Finding(item_id=item.item_id, level="warning", message=message)
            for message in dict.fromkeys(_doubts(item, book))
        ]
    return findings


def _structure(item: GoldenItem, known: set[str]) -> Iterator[str]:
    fact_ids = [fact.fact_id for fact in item.facts]
    if len(set(fact_ids)) < len(fact_ids):
        yield "two facts have the same id"
    if item.answerable:
        for missing in sorted(set(fact_ids) - {entry.fact_id for entry in item.evidence}):
            yield f"no evidence is given for the fact {missing}"
        for unknown in sorted({entry.fact_id for entry in item.evidence} - set(fact_ids)):
            yield f"evidence is given for {unknown}, which is no fact of the item"
    elif item.conflict is not None:
        yield "an unanswerable item cannot expect a conflict to be treated"
    elif not item.refusal_reason:
        yield "an unanswerable item needs a refusal_reason"
    if item.variant_of and item.variant_of not in known:
        yield f"it is a variant of {item.variant_of}, which is not in the file"
    if item.variant_of == item.item_id:
        yield "it is a variant of itself"


def _quotes(item: GoldenItem, book: Articles) -> Iterator[str]:
    for alternative in _alternatives(item):
        _, problem = place(alternative, book)
        if problem:
            yield problem
        pinned = (alternative.start, alternative.end)
        if None not in pinned and pinned != (
            alternative.start,
            (alternative.start or 0) + len(alternative.quote),
        ):
            yield f"start and end of a quote of {alternative.article} do not fit its length"


def _alternatives(item: GoldenItem) -> Iterator[Alternative]:
    for entry in item.evidence:
        yield from entry.alternatives


def _aliases(item: GoldenItem) -> Iterator[str]:
    """Forms of one fact that cannot both be right, and numbers or dates that are none."""
    for fact in item.facts:
        forms = [form[0] for form in fact.any_of]
        if fact.type == "number":
            read = {form: find_quantities(form) for form in forms}
            values = {quantities[0].value for quantities in read.values() if quantities}
            rough = any(set(tokens(form)) & _ROUGHLY for form in forms)
            if len(values) > 1 and not (rough and max(values) <= min(values) * _ROUGH_SPREAD):
                yield f"the forms of {fact.fact_id} are different numbers: {', '.join(forms)}"
        if fact.type == "date":
            yield from _date_contradictions(fact, forms)
        if fact.type == "list":
            names = {len(form) for form in fact.any_of}
            if len(names) > 1:
                yield f"the forms of {fact.fact_id} are lists of different lengths"


def _date_contradictions(fact: Fact, forms: Sequence[str]) -> Iterator[str]:
    moments = [(form, moment) for form in forms for moment in find_moments(form)[:1]]
    for at, (form, moment) in enumerate(moments):
        for other, second in moments[at + 1 :]:
            if conflicts(moment, second):
                yield f"the forms of {fact.fact_id} contradict each other: {form} and {other}"


def _forbidden(item: GoldenItem) -> Iterator[str]:
    for value in item.forbidden:
        for fact in item.facts:
            for form in fact.any_of:
                said = ", ".join(member.split("|")[0].strip() for member in form)
                if asserts_value(said, value):
                    yield f"the accepted answer “{said}” asserts the forbidden “{value}”"


def _doubts(item: GoldenItem, book: Articles) -> Iterator[str]:
    """What a person should look at, though it may be meant so."""
    if any(alternative.article_sha256 is None for alternative in _alternatives(item)):
        yield "a quote is not pinned: `python -m evals lint --pin` writes hash and offsets"
    for fact in item.facts:
        forms = [form[0] for form in fact.any_of]
        if fact.type == "number" and not any(find_quantities(form) for form in forms):
            yield f"no form of {fact.fact_id} can be read as a number"
        if fact.type == "date" and not any(find_moments(form) for form in forms):
            yield f"no form of {fact.fact_id} can be read as a date"
    if {"derived", "resolved_date"} & set(item.tags):
        return
    for entry in item.evidence:
        fact = next((fact for fact in item.facts if fact.fact_id == entry.fact_id), None)
        if fact is None or fact.type not in {"number", "date", "entity"}:
            continue
        if not any(_holds(alternative.quote, fact) for alternative in entry.alternatives):
            yield f"no quote for {fact.fact_id} states it in an accepted form"


def _holds(quote: str, fact: Fact) -> bool:
    return any(
        all(matches_any(quote, member) or states(quote, member) for member in form)
        for form in fact.any_of
    )


def pin_items(items: Sequence[GoldenItem], articles: Iterable[Article]) -> list[GoldenItem]:
    """Write hash and offsets of every quote that is found; others stay as they are."""
    book = Articles(articles)
    return [
        replace(
            item,
            evidence=tuple(
                replace(entry, alternatives=tuple(_pinned(alt, book) for alt in entry.alternatives))
                for entry in item.evidence
            ),
        )
        for item in items
    ]


def _pinned(alternative: Alternative, book: Articles) -> Alternative:
    span, _ = place(alternative, book)
    article = book.named(alternative.article)
    if span is None or article is None:
        return alternative
    return replace(alternative, article_sha256=article.text_sha256, start=span.start, end=span.end)
