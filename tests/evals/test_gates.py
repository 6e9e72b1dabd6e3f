"""What each kind of gate lets pass, fails, and leaves open."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from asking import ARTICLE, EVIDENCE, ITEMS, Scripted, scored
from makers import make_item, make_refusal

from evals.baseline import load_baseline, write_baseline
from evals.errors import UsageError
from evals.gates import judge
from evals.gold import Articles
from evals.records import Score, Stage
from evals.rules import GATES_PATH, Floor, load_rules
from evals.score import score_trial
from evals.verdicts import EXIT_CODES, GateKind, Verdict, overall


@pytest.fixture(scope="module")
def rules():
    return replace(load_rules(), floors=(), draws=500)


def test_an_error_fails_the_invariant_and_is_listed(rules):
    results = scored(Scripted(fails=["Question 2?"]))
    assert results[2].stage is Stage.ERROR
    gate = judge(results, [], rules)[0]
    assert (gate.name, gate.verdict, gate.items) == ("no item error", Verdict.FAIL, ("q2",))
    assert EXIT_CODES[overall(judge(results, [], rules))] == 1


def test_a_refusal_that_cites_fails_an_invariant(rules):
    (result,) = scored(items=ITEMS[:1])
    cites = replace(make_refusal(), citations=result.trial.answer.citations)
    trial = replace(result.trial, answer=cites)
    bad = score_trial(result.item, trial, Articles([ARTICLE]))
    failing = [gate.name for gate in judge([bad], [], rules) if gate.verdict is Verdict.FAIL]
    assert failing == ["no citation on a refusal"]


def test_an_article_that_changed_fails_an_invariant(rules):
    row = [{"fact": "f1", "alternatives": [{**EVIDENCE[0]["alternatives"][0]}]}]
    row[0]["alternatives"][0] |= {"article_sha256": "0" * 64, "start": 0, "end": 29}
    results = scored(items=[make_item(evidence=row)])
    failing = [gate.name for gate in judge(results, [], rules) if gate.verdict is Verdict.FAIL]
    assert failing == ["gold_intact"]


def test_a_repeat_that_differs_fails_stability(rules):
    results = scored()
    repeat = replace(results[0], trial=replace(results[0].trial, run=1))
    assert judge(results, [repeat], rules)[-1].verdict is Verdict.PASS
    answer = replace(repeat.trial.answer, confidence=0.123)
    wavering = replace(repeat, trial=replace(repeat.trial, answer=answer))
    gate = judge(results, [wavering], rules)[-1]
    assert (gate.kind, gate.verdict) == (GateKind.STABILITY, Verdict.FAIL)
    # For a language model it is enough that right stays right.
    assert judge(results, [wavering], rules, deterministic=False)[-1].verdict is Verdict.PASS


def with_correct(result, value):
    scores = {**result.scores, "correct": Score.of(value)}
    return replace(result, scores=MappingProxyType(scores))


def test_few_items_that_got_worse_are_inconclusive(rules, tmp_path):
    before = scored()
    write_baseline(tmp_path / "b.json", before, {})
    now = [with_correct(before[0], 0.0), *before[1:]]
    gates = judge(now, [], rules, baseline=load_baseline(tmp_path / "b.json"))
    (gate,) = [gate for gate in gates if gate.name == "correct"]
    assert gate.verdict is Verdict.INCONCLUSIVE
    assert "80 % power" in gate.detail or "too few" in gate.detail
    assert EXIT_CODES[overall(gates)] == 3


def test_an_item_whose_gold_changed_is_not_compared(rules, tmp_path):
    before = scored()
    write_baseline(tmp_path / "b.json", before, {})
    other = [make_item(id=i.item_id, question="Another?", evidence=EVIDENCE) for i in ITEMS]
    gates = judge(scored(items=other), [], rules, baseline=load_baseline(tmp_path / "b.json"))
    assert [g.verdict for g in gates if g.kind is GateKind.REGRESSION] == [Verdict.INCONCLUSIVE]


def test_what_rounding_takes_from_a_pinned_score_is_no_drop(rules, tmp_path):
    thirds = []
    for n in range(30):
        (result,) = scored(items=[make_item(id=f"t{n}", evidence=EVIDENCE)])
        scores = {**result.scores, "token_f1": Score.of(2 / 3)}
        thirds.append(replace(result, scores=MappingProxyType(scores)))
    write_baseline(tmp_path / "b.json", thirds, {})
    gates = judge(thirds, [], rules, baseline=load_baseline(tmp_path / "b.json"))
    (gate,) = [g for g in gates if (g.kind, g.name) == (GateKind.REGRESSION, "token_f1")]
    assert (gate.verdict, gate.value, gate.items) == (Verdict.PASS, 0, ())
    assert "p 1.000" in gate.detail


@pytest.mark.parametrize(
    ("right", "verdict", "says"),
    [
        (6, Verdict.INCONCLUSIVE, "6 independent items cannot show 0.90 even when all are right; "),
        (5, Verdict.INCONCLUSIVE, "25 could"),
        (1, Verdict.FAIL, "upper 95 % bound"),
    ],
)
def test_too_few_items_fail_a_floor_only_when_they_speak_against_it(right, verdict, says):
    rules = replace(load_rules(), floors=(Floor(score="correct", floor=0.9),))
    results = [with_correct(r, float(at < right)) for at, r in enumerate(scored())]
    (gate,) = [g for g in judge(results, [], rules) if g.kind is GateKind.FLOOR]
    assert gate.verdict is verdict
    assert says in gate.detail


def test_a_floor_that_cannot_be_shown_is_inconclusive():
    rules = replace(load_rules(), floors=(Floor(score="correct", floor=0.9),))
    gates = judge(scored(), [], rules)
    (gate,) = [gate for gate in gates if gate.kind is GateKind.FLOOR]
    assert gate.verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    "line", ['score = "nonsense"', 'score = "support_recall"', 'scor = "correct"']
)
def test_a_gates_file_with_an_unknown_or_estimated_score_is_refused(line, tmp_path):
    path = tmp_path / "gates.toml"
    path.write_text(GATES_PATH.read_text() + f"\n[[floor]]\n{line}\nfloor = 0.5\n")
    with pytest.raises(UsageError, match=r"gates\.toml"):
        load_rules(path)
