"""A run becomes what later runs are held to, and what it cost is added up."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from types import MappingProxyType

import pytest
from makers import make_answer, make_article, make_citation, make_item, make_refusal

from assistant.records import Usage
from evals.__main__ import main
from evals.cost import Price, Spent, price_of, read_price, spend
from evals.errors import UsageError
from evals.floors import rounded_down, write_floors
from evals.gold import Articles
from evals.records import Score, Trial
from evals.report import make_report, write_report
from evals.rules import GATES_PATH, load_rules
from evals.score import score_trial
from evals.store import write_results

ARTICLE = make_article()
PROOF = make_citation(ARTICLE, ARTICLE.text)
USED = Usage(prompt_tokens=900, reply_tokens=100)
PROVENANCE = {
    "created": "2020-01-12T00:00:00+00:00",
    "versions": {},
    "backend": "extractive",
    "models": {},
    "prompt_version": "1",
    "settings": {},
    "settings_hash": "s",
    "code": "c",
    "index_hash": "i",
    "golden": [],
    "machine": {"system": "Linux", "cores": 2},
}


def results(share, count=40, usage=None):
    """`count` answers to questions of one text fact, the first `share` of them right."""
    found = []
    for at in range(count):
        item = make_item(id=f"q{at}")
        short = "Monday" if at < share * count else "Friday"
        answer = make_answer(short, citations=(PROOF,), usage=usage)
        trial = Trial(item_id=item.item_id, answer=answer, latency_ms=5)
        found.append(score_trial(item, trial, Articles([ARTICLE])))
    return found


def stored(folder, scored, **provenance):
    folder.mkdir()
    made = make_report(scored, [], [ARTICLE], load_rules(), {**PROVENANCE, **provenance})
    write_results(folder, scored, [ARTICLE])
    write_report(made, folder)
    return folder


def test_floors_become_the_bounds_of_the_run_and_the_rest_of_the_file_stays(tmp_path):
    path = tmp_path / "gates.toml"
    path.write_text(GATES_PATH.read_text())
    before = load_rules(path)
    scored = results(0.9)
    assert write_floors(path, scored) >= 2
    after = load_rules(path)
    floors = {floor.score: floor.floor for floor in after.floors}
    assert floors["correct"] == pytest.approx(0.75)  # 36 of 40: at least 0.79
    assert floors["answered"] == pytest.approx(0.9)  # 40 of 40: at least 0.94
    assert floors["refusal_recall"] == {f.score: f.floor for f in before.floors}["refusal_recall"]
    assert replace(after, floors=()) == replace(before, floors=())
    text = path.read_text()
    assert "# measured: 0.900, at least 0.7" in text
    assert text.splitlines()[0] == GATES_PATH.read_text().splitlines()[0]
    assert write_floors(path, scored) >= 2
    assert path.read_text() == text


def test_a_gates_file_is_replaced_as_a_whole(tmp_path):
    path, before = tmp_path / "gates.toml", tmp_path / "before.toml"
    path.write_text(GATES_PATH.read_text())
    before.hardlink_to(path)
    write_floors(path, results(0.9))
    assert before.read_text() == GATES_PATH.read_text() != path.read_text()
    assert set(tmp_path.iterdir()) == {path, before}


@pytest.mark.parametrize(("low", "floor"), [(0.614, 0.6), (0.65, 0.65), (0.02, 0.0), (1.0, 1.0)])
def test_floors_are_rounded_down(low, floor):
    assert math.isclose(rounded_down(low), floor, abs_tol=1e-12)


def test_one_command_pins_a_run_and_its_floors(tmp_path):
    run, baseline = stored(tmp_path / "run", results(0.9)), tmp_path / "baseline.json"
    gates = tmp_path / "gates.toml"
    gates.write_text(GATES_PATH.read_text())
    assert main(["pin", str(run), "--to", str(baseline), "--floors", str(gates)]) == 0
    assert len(json.loads(baseline.read_text())["items"]) == 40
    assert "at least 0.7" in gates.read_text()


def test_a_run_that_breaks_an_invariant_is_not_pinned(tmp_path, capsys):
    scored = results(0.9)
    broken = {**scored[0].scores, "citation_validity": Score.of(0)}
    scored[0] = replace(scored[0], scores=MappingProxyType(broken))
    run = stored(tmp_path / "run", scored)
    assert main(["pin", str(run), "--to", str(tmp_path / "b.json")]) == 1
    assert "citation_validity" in capsys.readouterr().err
    assert not (tmp_path / "b.json").exists()


def trials(*usages):
    return [
        Trial(item_id=f"q{at}", answer=make_answer(usage=usage)) for at, usage in enumerate(usages)
    ]


def test_tokens_and_cost_by_hand():
    rough = replace(USED, estimated=True)
    unpaid = [Trial(item_id="e", answer=None, error="down"), Trial(item_id="r", answer=None)]
    spent = spend([*trials(USED, rough, None), *unpaid], Price(prompt=0.5, reply=2))
    # (1,800 * 0.5 + 200 * 2) / 1,000,000
    assert spent == Spent(
        answers=2, prompt_tokens=1_800, reply_tokens=200, estimated=1, cost=pytest.approx(0.0013)
    )
    assert spend(trials(USED)).cost is None


def test_without_a_language_model_tokens_do_not_apply():
    price = Price(prompt=1, reply=1)
    assert spend([Trial(item_id="q", answer=make_refusal()), *trials(None)], price) is None


def test_a_price_is_two_numbers():
    assert read_price("0.15/0.60") == Price(prompt=0.15, reply=0.6)
    assert read_price(None) is None
    for wrong in ("cheap", "1", "1/", "-1/2"):
        with pytest.raises(UsageError, match="price"):
            read_price(wrong)
    assert price_of({}) is None


def test_tokens_and_cost_are_in_every_report(tmp_path):
    run = stored(tmp_path / "run", results(1.0, usage=USED), backend="openai", price=None)
    assert main(["report", str(run), "--price", "1/2"]) in {0, 1, 3}
    report = json.loads((run / "report.json").read_text())
    assert report["summary"]["spent"] == {
        "answers": 40,
        "prompt_tokens": 36_000,
        "reply_tokens": 4_000,
        "estimated": 0,
        "cost": pytest.approx(0.044),
    }
    assert report["provenance"]["price"] == {"prompt": 1.0, "reply": 2.0}
    assert "40,000 for 40 answers" in (run / "report.html").read_text()
    assert "Cost: 0.0440" in (run / "summary.md").read_text()
    rows = [json.loads(line) for line in (run / "results.jsonl").read_text().splitlines()]
    assert rows[0]["tokens"] == 1_000


def test_the_report_says_where_tokens_do_not_apply(tmp_path):
    run = stored(tmp_path / "run", results(1.0))
    assert json.loads((run / "report.json").read_text())["summary"]["spent"] is None
    assert "not applicable: no language model was asked" in (run / "report.html").read_text()
