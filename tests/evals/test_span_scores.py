import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers import make_answer, make_article, make_citation, make_refusal

from assistant.records import Outcome
from evals.metrics.abstention import area_under_risk, risk_coverage
from evals.metrics.citations import (
    broken_citations,
    citation_scores,
    claim_sentences,
    coverage,
    gold_precision,
    gold_recall,
    support,
)
from evals.metrics.retrieval import (
    all_evidence,
    fact_recall,
    ndcg,
    reciprocal_rank,
    retrieval_scores,
)
from evals.metrics.robustness import flip_rate, pass_power, percentile, worst_of_variants
from evals.metrics.spans import GoldFact, Span


def span(start, end, article_id="a"):
    return Span(article_id=article_id, start=start, end=end)


ONE = GoldFact(fact_id="one", alternatives=(span(0, 10), span(50, 60, "b")))
TWO = GoldFact(fact_id="two", alternatives=(span(100, 120),))
MISS = span(500, 600)


def test_half_of_a_quote_is_enough():
    assert span(0, 5).covers(span(0, 10))
    assert not span(0, 4).covers(span(0, 10))
    assert not span(0, 10, "b").covers(span(0, 10))


def test_recall_counts_facts_not_passages():
    ranking = [span(0, 30), span(40, 70, "b"), MISS, span(90, 130)]
    assert fact_recall(ranking, [ONE, TWO], 3) == 0.5
    assert fact_recall(ranking, [ONE, TWO], 4) == 1
    assert all_evidence(ranking, [ONE, TWO], 3) == 0
    assert all_evidence(ranking, [ONE, TWO], 4) == 1
    assert fact_recall([], [ONE], 5) == 0
    with pytest.raises(ValueError, match="at least one fact"):
        fact_recall(ranking, [], 5)


def test_reciprocal_rank_by_hand():
    assert reciprocal_rank([MISS, MISS, span(0, 30)], [ONE]) == pytest.approx(1 / 3)
    assert reciprocal_rank([MISS], [ONE]) == 0
    assert reciprocal_rank([MISS] * 10 + [span(0, 30)], [ONE]) == 0


def test_ndcg_by_hand():
    assert ndcg([span(0, 30)], [ONE]) == 1
    assert ndcg([MISS, span(0, 30)], [ONE]) == pytest.approx(1 / math.log2(3))
    # One at rank 1, two at rank 3; ideally at ranks 1 and 2.
    ranking = [span(0, 30), MISS, span(90, 130)]
    expected = (1 + 1 / 2) / (1 + 1 / math.log2(3))
    assert ndcg(ranking, [ONE, TWO]) == pytest.approx(expected)
    # The same evidence twice earns nothing more.
    assert ndcg([span(0, 30), span(40, 70, "b")], [ONE]) == 1
    # A fact that is never found still counts in the ideal.
    assert ndcg([span(0, 30)], [ONE, TWO]) == pytest.approx(1 / (1 + 1 / math.log2(3)))
    assert ndcg([], [ONE]) == 0
    assert ndcg([span(0, 30)], []) == 0


@given(st.lists(st.sampled_from([MISS, span(0, 30), span(90, 130), span(0, 130)]), max_size=12))
def test_ndcg_stays_between_0_and_1(ranking):
    assert 0 <= ndcg(ranking, [ONE, TWO]) <= 1 + 1e-12


def test_retrieval_does_not_apply_without_gold():
    scores = retrieval_scores([MISS], [ONE], answerable=False)
    assert all(score.value is None for score in scores.values())


TEXT = "The bridge reopens on Monday. It cost 3 million."
ARTICLE = make_article(text=TEXT)
GOOD = make_citation(ARTICLE, "The bridge reopens on Monday.")


def test_a_citation_must_be_verbatim_at_its_offsets():
    from dataclasses import replace

    articles = {"a": ARTICLE}
    assert broken_citations(make_answer(citations=(GOOD,)), articles) == []
    for bad in (
        replace(GOOD, start=1),
        replace(GOOD, start=GOOD.start + 1, end=GOOD.end + 1),
        replace(GOOD, quote="The bridge reopens on Sunday."),
        replace(GOOD, quote="", end=0),
        replace(GOOD, article_id="elsewhere"),
    ):
        assert broken_citations(make_answer(citations=(bad,)), articles)
    assert broken_citations(make_answer(text="Monday [2]", citations=(GOOD,)), articles)


def test_claims_are_sentences_with_what_they_cite():
    claims = claim_sentences("It starts on Jan. 12 [1][3]. The U.S. agreed. [2]\nSource: VOA.")
    assert [claim.cited for claim in claims] == [(1, 3), (2,)]
    assert claim_sentences("") == []
    assert claim_sentences("The sources say:\n- 35 [1]\n- 40 [2, 3]")[1].cited == (2, 3)


def test_coverage_by_hand():
    assert coverage("Monday [1]. It cost 3 million.") == 0.5
    assert coverage("Monday [1]") == 1
    assert coverage("") == 0


def test_gold_recall_and_precision_by_hand():
    facts = [
        GoldFact(fact_id="day", alternatives=(span(0, 29),)),
        GoldFact(fact_id="cost", alternatives=(span(30, 48),)),
    ]
    off = make_citation(make_article("b", TEXT), "It cost 3 million.", 2)
    assert gold_recall([GOOD, off], facts) == 0.5
    assert gold_precision([GOOD, off], facts) == 0.5
    assert gold_recall([], facts) == 0
    assert gold_precision([], facts) == 0
    assert gold_recall([GOOD], []) == 0


def test_a_citation_inside_a_longer_gold_quote_counts():
    facts = [GoldFact(fact_id="both", alternatives=(span(0, len(TEXT)),))]
    short = make_citation(ARTICLE, "It cost 3 million.")
    assert gold_recall([short], facts) == 1


def test_support_by_hand():
    # Claim one: either quote supports it alone. Claim two: nothing does.
    quotes = (
        make_citation(ARTICLE, "The bridge reopens on Monday.", 1),
        make_citation(ARTICLE, "on Monday", 2),
        make_citation(ARTICLE, "It cost 3 million.", 3),
    )
    answer = make_answer(text="It opens Monday [1][2]. It was cheap [3].", citations=quotes)

    def checker(question, claim, used):
        return "Monday" in claim and any("Monday" in quote for quote in used)

    assert support("?", answer, checker) == (0.5, 2 / 3)
    assert support("?", make_answer(text="Monday"), checker) is None


def test_a_citation_that_adds_nothing_is_not_precise():
    quotes = (make_citation(ARTICLE, "Monday", 1), make_citation(ARTICLE, "It cost", 2))
    answer = make_answer(text="It opens Monday [1][2].", citations=quotes)
    assert support("?", answer, lambda q, c, used: "Monday" in " ".join(used)) == (1.0, 0.5)


def test_an_abstention_is_judged_by_validity_alone():
    scores = citation_scores(make_refusal(), [ONE], {})
    assert all(score.value is None for score in scores.values())
    cites = make_answer(citations=(GOOD,), outcome=Outcome.ABSTAINED)
    assert citation_scores(cites, [ONE], {"a": ARTICLE})["citation_validity"].value == 1


def test_risk_coverage_by_hand():
    points = risk_coverage([(0.9, True), (0.8, False), (0.8, True), (0.1, False)], total=5)
    assert [(p.coverage, p.risk) for p in points] == [(0.2, 0), (0.6, 1 / 3), (0.8, 0.5)]
    # (0.2 * 0 + 0.4 / 3 + 0.2 * 0.5) / 0.8
    assert area_under_risk(points) == pytest.approx((0.4 / 3 + 0.1) / 0.8)
    assert risk_coverage([], total=3) == []
    assert area_under_risk([]) is None
    with pytest.raises(ValueError, match="2 answers to 1"):
        risk_coverage([(1, True), (1, True)], total=1)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_last_point_of_the_curve_is_the_overall_risk(outcomes):
    points = risk_coverage(outcomes, total=len(outcomes))
    assert points[-1].coverage == 1
    assert points[-1].risk == pytest.approx(sum(not ok for _, ok in outcomes) / len(outcomes))
    assert 0 <= area_under_risk(points) <= 1


def test_robustness_by_hand():
    verdicts = {"a": [1, 1, 0], "b": [0, 1], "c": [1]}
    assert worst_of_variants(verdicts) == 0
    assert worst_of_variants({"a": [1, 1], "b": [1, 0]}) == 0.5
    assert flip_rate(verdicts) == pytest.approx(2 / 3)
    assert worst_of_variants({"c": [1]}) is None
    assert flip_rate({}) is None


def test_pass_power_by_hand():
    assert pass_power(3, 5, 2) == pytest.approx(3 / 10)
    assert pass_power(5, 5, 5) == 1
    assert pass_power(1, 5, 2) == 0
    with pytest.raises(ValueError, match="say nothing"):
        pass_power(1, 2, 3)


def test_percentiles_are_measured_values():
    assert percentile([4, 1, 3, 2], 0.5) == 2
    assert percentile([4, 1, 3, 2], 0.95) == 4
    assert percentile([7], 0) == 7
    assert percentile([], 0.5) is None
