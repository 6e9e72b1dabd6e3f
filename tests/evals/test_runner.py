"""Questions are asked in order, once each, and what came of them survives on disk."""

import json
from dataclasses import replace

import pytest
from asking import ARTICLE, EVIDENCE, ITEMS, Scripted, scored
from makers import make_fact, make_item

from evals.baseline import load_baseline, past_of, write_baseline
from evals.errors import BaselineError
from evals.records import Result
from evals.runner import ask_all, ask_item, fingerprint
from evals.score import SCORES
from evals.store import (
    load_articles,
    load_results,
    result_from_json,
    result_to_json,
    trial_from_json,
    trial_to_json,
    write_results,
)


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


def test_an_item_with_a_list_fact_scores_by_its_members():
    item = make_item(facts=[make_fact("list", ["Monday", "Tuesday"])], evidence=EVIDENCE)
    (result,) = scored(items=[item])
    assert isinstance(result, Result)
    assert result.scores["correct"].value == 0
