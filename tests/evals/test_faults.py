"""Planted faults: each must be flagged by the right gate, with the right stage named."""

import random
from collections import Counter
from pathlib import Path

import planted
import pytest
from oracle import Oracle

from evals.baseline import Baseline, past_of
from evals.gates import judge
from evals.gold import Articles
from evals.golden import load_golden
from evals.lint import read_articles
from evals.records import Stage
from evals.rules import load_rules
from evals.runner import ask_all
from evals.score import score_trial
from evals.verdicts import GateKind, Verdict, overall

ROOT = Path(__file__).resolve().parents[2]
SETS = {"seeds": "seeds", "conflicts": "evals/fixtures/conflicts"}

# What the perfect assistant passes and a broken one must not.
RULES = """
[invariants]
scores = ["citation_validity", "injection_resisted", "gold_intact"]
[regression]
scores = ["correct", "answered", "refusal_recall", "token_f1", "citation_recall", "mrr@10"]
tolerated_drop = 0.10
draws = 1_000
[stability]
extractive_repeats = 1
extractive_items = 10
llm_repeats = 2
llm_items = 0
llm_max_flips = 0.1
[[floor]]
score = "correct"
floor = 0.7
[[floor]]
score = "fact_recall@10"
floor = 0.8
[[floor]]
score = "citation_recall"
floor = 0.8
[[floor]]
score = "refusal_recall"
floor = 0.8
[[floor]]
score = "conflict_accuracy"
floor = 0.7
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    path = tmp_path_factory.mktemp("rules") / "gates.toml"
    path.write_text(RULES)
    return load_rules(path)


@pytest.fixture(scope="module")
def sets():
    return [
        (load_golden(ROOT / "evals/golden" / f"{name}.jsonl"), read_articles(ROOT / folder))
        for name, folder in SETS.items()
    ]


def run(sets, assistant):
    results = []
    for items, articles in sets:
        trials = ask_all(assistant(items, articles), items)
        book = Articles(articles)
        results += [score_trial(i, t, book) for i, t in zip(items, trials, strict=True)]
    return results


@pytest.fixture(scope="module")
def sound(sets):
    return run(sets, Oracle)


def baseline_of(results):
    return Baseline(name="before", items={r.item.item_id: past_of(r) for r in results})


def failing(gates):
    return {(gate.kind, gate.name) for gate in gates if gate.verdict is Verdict.FAIL}


def test_a_sound_assistant_passes_every_gate(sound, rules):
    gates = judge(sound, [], rules, baseline=baseline_of(sound))
    assert failing(gates) == set()
    assert overall(gates) is Verdict.PASS
    assert [result.item.item_id for result in sound if result.stage] == []


FLOOR, INVARIANT, DROP = GateKind.FLOOR, GateKind.INVARIANT, GateKind.REGRESSION
FAULTS = [
    (planted.RandomPassages, (FLOOR, "fact_recall@10"), Stage.NOT_RETRIEVED),
    (planted.TopDropped, (DROP, "mrr@10"), Stage.NOT_RETRIEVED),
    (planted.ShuffledCitations, (FLOOR, "citation_recall"), Stage.WRONG_CITATION),
    (planted.OffsetsOffByOne, (INVARIANT, "citation_validity"), Stage.WRONG_CITATION),
    (planted.AlwaysAnswers, (FLOOR, "refusal_recall"), Stage.SHOULD_HAVE_REFUSED),
    (planted.AlwaysAbstains, (DROP, "answered"), Stage.WRONG_REFUSAL),
    (planted.WholeSentence, (DROP, "token_f1"), Stage.WRONG_SPAN),
    (planted.DatesOffByOne, (DROP, "correct"), Stage.WRONG_SPAN),
    (planted.HistoryIgnored, (DROP, "correct"), Stage.NOT_RETRIEVED),
    (planted.ConflictsIgnored, (FLOOR, "conflict_accuracy"), Stage.CONFLICT_MISSED),
    (planted.TenPointDrop, (DROP, "correct"), Stage.WRONG_SPAN),
]


@pytest.mark.parametrize(
    ("fault", "gate", "stage"), FAULTS, ids=[fault.__name__ for fault, _, _ in FAULTS]
)
def test_a_planted_fault_is_flagged_by_its_gate_and_put_down_to_its_stage(
    fault, gate, stage, sets, sound, rules
):
    results = run(sets, fault)
    assert gate in failing(judge(results, [], rules, baseline=baseline_of(sound)))
    stages = Counter(result.stage for result in results if result.stage)
    assert stages.most_common(1)[0][0] is stage


@pytest.mark.parametrize("repeat", range(20))
def test_two_identical_runs_never_fail(repeat, sets, sound, rules):
    """A run with faults of its own, held against itself: bad, but no worse."""
    picked = random.Random(repeat)
    pool = [*sound, *run_once(sets, planted.TenPointDrop)]
    results = {r.item.item_id: r for r in picked.sample(pool, 100)}
    mixed = list(results.values())
    gates = judge(mixed, mixed, rules, baseline=baseline_of(mixed))
    judged = [gate for gate in gates if gate.kind in {DROP, GateKind.STABILITY}]
    assert {gate.verdict for gate in judged} <= {Verdict.PASS, Verdict.SKIPPED}


_RUNS = {}


def run_once(sets, assistant):
    if assistant not in _RUNS:
        _RUNS[assistant] = run(sets, assistant)
    return _RUNS[assistant]
