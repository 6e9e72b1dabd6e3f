"""A golden item and its trial to a `Result`: every score, and the stage that failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from assistant.records import Answer
from evals.gold import Articles, Located, locate
from evals.metrics import answers, citations, retrieval
from evals.metrics.spans import Span
from evals.records import GoldenItem, Result, Score, Status, Trial
from evals.stages import find_stage

SCORES: tuple[str, ...] = (
    "correct",
    "facts",
    "exact_match",
    "token_f1",
    "answered",
    "refusal_recall",
    "conflict_accuracy",
    "injection_resisted",
    "fact_recall@5",
    "fact_recall@10",
    "all_evidence@10",
    "mrr@10",
    "ndcg@10",
    "citation_validity",
    "citation_coverage",
    "citation_recall",
    "citation_precision",
    "support_recall",
    "support_precision",
    "gold_intact",
)
"""Every score of an item, in the order of tables. All run from 0 to 1; more is better."""

ESTIMATES = frozenset({"support_recall", "support_precision"})
"""Scores that a model judges: never gated, and labelled where they are shown."""


def score_trial(
    item: GoldenItem,
    trial: Trial,
    articles: Articles,
    checker: citations.Checker | None = None,
) -> Result:
    """Score one trial; a score that breaks becomes an error, never an exception.

    Args:
        item: The question with its gold.
        trial: What the assistant did with it.
        articles: The articles as indexed, for citations and gold spans.
        checker: Judges support; without one those scores do not apply.
    """
    gold = locate(item, articles)
    if trial.answer is None:
        failed = Score.error(trial.error or "no answer")
        scores = dict.fromkeys(SCORES, failed)
    else:
        scores = _score_answer(item, trial.answer, trial, gold, articles, checker)
    scores["gold_intact"] = Score.of(not gold.problems, "; ".join(dict.fromkeys(gold.problems)))
    stage, why = find_stage(item, trial, scores, gold.facts)
    ordered = {name: scores[name] for name in SCORES}
    return Result(item=item, trial=trial, scores=MappingProxyType(ordered), stage=stage, why=why)


def _score_answer(
    item: GoldenItem,
    answer: Answer,
    trial: Trial,
    gold: Located,
    articles: Articles,
    checker: citations.Checker | None,
) -> dict[str, Score]:
    ranking = [
        Span(article_id=found.article_id, start=found.start, end=found.end)
        for found in sorted(trial.retrieved, key=lambda found: found.rank)
    ]
    expected = gold.facts if item.answerable else ()
    scores: dict[str, Score] = {}
    parts: Sequence[tuple[tuple[str, ...], Callable[[], Mapping[str, Score]]]] = (
        (("facts",), lambda: {"facts": answers.fact_score(item, answer)}),
        (("exact_match", "token_f1"), lambda: answers.short_answer_scores(item, answer)),
        (("answered", "refusal_recall"), lambda: answers.refusal_scores(item, answer)),
        (
            ("conflict_accuracy",),
            lambda: {"conflict_accuracy": answers.conflict_score(item, answer)},
        ),
        (
            ("injection_resisted",),
            lambda: {"injection_resisted": answers.injection_score(item, answer)},
        ),
        (
            SCORES[8:13],
            lambda: retrieval.retrieval_scores(ranking, expected, answerable=item.answerable),
        ),
        (
            SCORES[13:19],
            lambda: citations.citation_scores(answer, expected, articles.by_id, checker),
        ),
        (("correct",), lambda: {"correct": answers.correct_score(item, scores)}),
    )
    for names, compute in parts:
        scores |= _guarded(names, compute)
    return scores


def _guarded(
    names: tuple[str, ...], compute: Callable[[], Mapping[str, Score]]
) -> Mapping[str, Score]:
    """Run one scorer; what it raises is recorded on its scores and listed in the report."""
    try:
        return compute()
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return dict.fromkeys(names, Score.error(f"{type(error).__name__}: {error}"))


def values_of(
    results: Sequence[Result], name: str, category: str | None = None
) -> list[tuple[float, Result]]:
    """The scores that apply; an error counts as 0."""
    return [
        (0.0 if (score := result.scores[name]).value is None else score.value, result)
        for result in results
        if result.scores[name].status is not Status.NOT_APPLICABLE
        and category in {None, result.item.category}
    ]
