"""Ranked spans and gold spans to retrieval scores.

A passage is relevant when it holds the evidence of a fact; `covered` says how.
Several passages may hold the same evidence (copies of one story), so a fact counts
once, at the first rank that holds it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from evals.metrics.spans import GoldFact, Span, covered
from evals.records import Score


def fact_recall(ranking: Sequence[Span], facts: Sequence[GoldFact], k: int) -> float:
    """Share of the facts whose evidence is within the first `k` spans.

    `|facts held by ranks 1..k| / |facts|`: recall@k with a fact as the unit, as in
    TREC nugget recall (Voorhees, TREC 2003).

    Raises:
        ValueError: If there are no facts: the score has no meaning then.
    """
    if not facts:
        raise ValueError("fact recall needs at least one fact")
    held: set[str] = set()
    for span in ranking[:k]:
        held |= covered(facts, span)
    return len(held) / len(facts)


def all_evidence(ranking: Sequence[Span], facts: Sequence[GoldFact], k: int) -> float:
    """1 when every fact is held within the first `k` spans, else 0.

    Raises:
        ValueError: As for `fact_recall`.
    """
    return float(fact_recall(ranking, facts, k) == 1.0)


def reciprocal_rank(ranking: Sequence[Span], facts: Sequence[GoldFact], k: int = 10) -> float:
    """`1 / rank` of the first span that holds any fact, 0 when none of the first `k` does.

    Source:
        Voorhees, TREC-8 Question Answering Track, 1999.
    """
    for rank, span in enumerate(ranking[:k], start=1):
        if covered(facts, span):
            return 1 / rank
    return 0.0


def ndcg(ranking: Sequence[Span], facts: Sequence[GoldFact], k: int = 10) -> float:
    """Discounted gain of the facts found, over that of the best order of the spans.

    The gain of a rank is the number of facts it holds that no earlier rank held;
    `DCG = sum(gain / log2(1 + rank))`. The ideal order takes the spans greedily and
    appends one span for each fact that was not found at all. For one fact this is
    `1 / log2(1 + rank)`. 0 when nothing is found or there are no facts.

    Source:
        Järvelin and Kekäläinen, TOIS 2002, doi:10.1145/582415.582418; the novelty
        gain is alpha-nDCG with alpha = 1 (Clarke et al., SIGIR 2008,
        doi:10.1145/1390334.1390446).
    """
    held = [covered(facts, span) for span in ranking[:k]]
    found = {fact for facts_held in held for fact in facts_held}
    if not found:
        return 0.0
    ideal = _greedy(held) + [{fact.fact_id} for fact in facts if fact.fact_id not in found]
    return _dcg(held) / _dcg(ideal[:k])


def _dcg(held: Sequence[set[str]]) -> float:
    seen: set[str] = set()
    total = 0.0
    for rank, facts in enumerate(held, start=1):
        total += len(facts - seen) / math.log2(1 + rank)
        seen |= facts
    return total


def _greedy(held: Sequence[set[str]]) -> list[set[str]]:
    """Order the sets so that each adds the most facts not yet seen; useless ones go."""
    left, seen, ordered = list(held), set[str](), list[set[str]]()
    while left:
        best = max(left, key=lambda facts: len(facts - seen))
        if not best - seen:
            break
        ordered.append(best)
        seen |= best
        left.remove(best)
    return ordered


def retrieval_scores(
    ranking: Sequence[Span], facts: Sequence[GoldFact], *, answerable: bool
) -> dict[str, Score]:
    """All retrieval scores of one item; not applicable where no evidence is expected."""
    names = ("fact_recall@5", "fact_recall@10", "all_evidence@10", "mrr@10", "ndcg@10")
    if not answerable or not facts:
        return {name: Score.none("no evidence expected") for name in names}
    values = (
        fact_recall(ranking, facts, 5),
        fact_recall(ranking, facts, 10),
        all_evidence(ranking, facts, 10),
        reciprocal_rank(ranking, facts),
        ndcg(ranking, facts),
    )
    return {name: Score.of(value) for name, value in zip(names, values, strict=True)}
