import json
from dataclasses import replace
from types import MappingProxyType

import pytest
from makers import make_answer, make_article, make_citation, make_fact, make_item, make_refusal

from evals.baseline import load_baseline, past_of, write_baseline
from evals.errors import BaselineError
from evals.gates import judge
from evals.gold import Articles
from evals.records import Result, Score, Stage
from evals.rules import Floor, load_rules
from evals.runner import ask_all, ask_item, fingerprint
from evals.score import SCORES, score_trial
from evals.store import (
    load_articles,
    load_results,
    result_from_json,
    result_to_json,
    trial_from_json,
    trial_to_json,
    write_results,
)
from evals.verdicts import EXIT_CODES, GateKind, Verdict, overall

ARTICLE = make_article(text="The bridge reopens on Monday. It cost 3 million.")
EVIDENCE = [
    {
        "fact": "f1",
        "alternatives": [{"article": "a.md", "quote": "The bridge reopens on Monday."}],
    }
]
ITEMS = [make_item(id=f"q{n}", question=f"Question {n}?", evidence=EVIDENCE) for n in range(6)]


class Scripted:
    """Answers Monday, counts what it is asked, and may fail or be interrupted."""

    def __init__(self, *, fails=(), stops_at=None):
        self.asked = []
        self.fails = fails
        self.stops_at = stops_at

    def ask(self, question, *, history=(), as_of=None):
        if len(self.asked) == self.stops_at:
            raise KeyboardInterrupt
        self.asked.append(question)
        if question in self.fails:
            raise RuntimeError("the model fell over")
        answer = make_answer(citations=(make_citation(ARTICLE, "The bridge reopens on Monday."),))
        return replace(answer, timings_ms=MappingProxyType({"total": len(self.asked)}))

    def search(self, query, *, k=10):
        return []

    def articles(self):
        return [ARTICLE]


def scored(assistant=None, items=ITEMS):
    trials = ask_all(assistant or Scripted(), items)
    book = Articles([ARTICLE])
    return [score_trial(i, t, book) for i, t in zip(items, trials, strict=True)]


@pytest.fixture(scope="module")
def rules():
    return replace(load_rules(), floors=(), draws=500)


def test_a_run_goes_on_where_it_was_stopped(tmp_path):
    journal = tmp_path / "trials.jsonl"
    with pytest.raises(KeyboardInterrupt):
        ask_all(Scripted(stops_at=3), ITEMS, journal=journal, key="k")
    rest = Scripted()
    trials = ask_all(rest, ITEMS, journal=journal, key="k")
    assert rest.asked == ["Question 3?", "Question 4?", "Question 5?"]
    assert [trial.item_id for trial in trials] == [item.item_id for item in ITEMS]


def test_a_journal_of_another_key_is_begun_anew(tmp_path):
    journal = tmp_path / "trials.jsonl"
    ask_all(Scripted(), ITEMS, journal=journal, key="old")
    again = Scripted()
    ask_all(again, ITEMS, journal=journal, key="new")
    assert len(again.asked) == len(ITEMS)


def test_a_line_cut_off_by_a_kill_is_asked_again(tmp_path):
    journal = tmp_path / "trials.jsonl"
    ask_all(Scripted(), ITEMS, journal=journal, key="k")
    text = journal.read_text()
    journal.write_text(text[: text.rindex("{", 0, len(text) - 40) + 30])
    again = Scripted()
    ask_all(again, ITEMS, journal=journal, key="k")
    assert again.asked == ["Question 5?"]


def test_an_error_is_recorded_and_tried_again_when_resumed(tmp_path):
    journal = tmp_path / "trials.jsonl"
    ask_all(Scripted(fails=["Question 2?"]), ITEMS, journal=journal, key="k")
    again = Scripted()
    ask_all(again, ITEMS, journal=journal, key="k")
    assert again.asked == ["Question 2?"]


def test_several_jobs_keep_the_order():
    trials = ask_all(Scripted(), ITEMS, jobs=3)
    assert [trial.item_id for trial in trials] == [item.item_id for item in ITEMS]


def test_timings_do_not_enter_the_fingerprint():
    assistant = Scripted()
    first, second = (ask_item(assistant, ITEMS[0]) for _ in range(2))
    assert first != second
    assert fingerprint(first) == fingerprint(second)


def test_trials_and_results_survive_a_round_trip(tmp_path):
    results = scored(Scripted(fails=["Question 2?"]))
    for result in results:
        again = trial_from_json(json.loads(json.dumps(trial_to_json(result.trial))))
        assert again == result.trial
        row = json.loads(json.dumps(result_to_json(result, {"a": ARTICLE})))
        assert result_from_json(row) == result
    write_results(tmp_path, results, [ARTICLE])
    assert load_results(tmp_path) == results
    assert load_articles(tmp_path)[0].text == ARTICLE.text


def test_an_answer_with_odd_line_separators_survives(tmp_path):
    odd = replace(scored()[0])
    answer = replace(odd.trial.answer, text="Monday\u2028[1]\x85")
    odd = replace(odd, trial=replace(odd.trial, answer=answer))
    write_results(tmp_path, [odd], [])
    assert load_results(tmp_path)[0].trial.answer.text == "Monday\u2028[1]\x85"


def test_a_result_line_holds_what_scripts_rely_on():
    row = result_to_json(scored()[0], {"a": ARTICLE})
    assert {"id", "outcome", "short", "answer", "retrieved", "scores", "stage"} <= row.keys()
    assert set(row["scores"]) == set(SCORES)


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


def test_a_baseline_may_be_a_pinned_file_or_a_run(tmp_path):
    results = scored()
    write_results(tmp_path, results, [ARTICLE])
    write_baseline(tmp_path / "b.json", results, {"created": "today"})
    pinned, run = load_baseline(tmp_path / "b.json"), load_baseline(tmp_path)
    assert pinned.items == run.items == {r.item.item_id: past_of(r) for r in results}
    assert pinned.provenance == {"created": "today"}
    (tmp_path / "x.json").write_text("[]")
    for bad in (tmp_path / "x.json", tmp_path / "absent.json"):
        with pytest.raises(BaselineError):
            load_baseline(bad)


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
    from evals.errors import UsageError
    from evals.rules import GATES_PATH

    path = tmp_path / "gates.toml"
    path.write_text(GATES_PATH.read_text() + f"\n[[floor]]\n{line}\nfloor = 0.5\n")
    with pytest.raises(UsageError, match=r"gates\.toml"):
        load_rules(path)


def test_an_item_with_a_list_fact_scores_by_its_members():
    item = make_item(facts=[make_fact("list", ["Monday", "Tuesday"])], evidence=EVIDENCE)
    (result,) = scored(items=[item])
    assert isinstance(result, Result)
    assert result.scores["correct"].value == 0
