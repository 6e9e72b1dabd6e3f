"""The whole suite on real parts: a few questions, a fresh index, the files, the exit code."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evals.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
KEEP = ("c-mine-owner-1", "c-mine-toll-1", "c-tram-cost-1")


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evals")
    lines = (ROOT / "evals/golden/conflicts.jsonl").read_text().splitlines()
    golden = folder / "few.jsonl"
    kept = [line for line in lines if json.loads(line)["id"] in KEEP]
    golden.write_text("".join(line + "\n" for line in kept))
    gates = folder / "gates.toml"
    text = (ROOT / "evals/gates.toml").read_text()
    gates.write_text(text[: text.index("[[floor]]")])
    options = ["--golden", str(golden), "--articles", str(ROOT / "evals/fixtures/conflicts")]
    out = folder / "out"
    code = main(["run", *options, "--gates", str(gates), "--out", str(out)])
    return code, out, gates, options


def test_a_run_passes_its_invariants_and_writes_its_files(ran):
    code, out, _, _ = ran
    report = json.loads((out / "report.json").read_text())
    assert (code, report["verdict"]) == (0, "PASS")
    names = {path.name for path in out.iterdir()}
    assert names >= {"results.jsonl", "report.json", "report.html", "junit.xml", "summary.md"}
    assert "work" not in names
    rows = [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]
    assert sorted(row["id"] for row in rows) == sorted(KEEP)
    assert all(hit["rank"] == at for row in rows for at, hit in enumerate(row["retrieved"], 1))
    assert report["provenance"]["models"].keys() == {"reader", "judge", "embedder"}


def test_replay_and_report_come_to_the_same_scores(ran, tmp_path):
    _, out, gates, _ = ran
    before = (out / "results.jsonl").read_text()
    options = [str(out), "--gates", str(gates)]
    assert main(["replay", *options, "--out", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again/results.jsonl").read_text() == before
    assert main(["report", *options]) == 0


def test_a_run_compared_with_itself_has_lost_nothing(ran, tmp_path, capsys):
    _, out, gates, _ = ran
    pinned = tmp_path / "baseline.json"
    assert main(["pin", str(out), "--to", str(pinned)]) == 0
    options = ["--gates", str(gates), "--out", str(tmp_path / "compared")]
    assert main(["compare", str(pinned), str(out), *options]) == 0
    assert "Broken" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["run", "--golden", "absent.jsonl", "--articles", "seeds"], 1),
        (["run", "--golden", "absent.jsonl"], 2),
        (["run", "--articles", "seeds"], 2),
        (["replay", "nowhere"], 1),
        (["dance"], 2),
        ([], 2),
    ],
)
def test_wrong_usage_is_told_in_a_line_without_a_traceback(arguments, code, capsys):
    assert main(arguments) == code
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
def test_a_run_that_is_interrupted_goes_on_where_it_was(tmp_path):
    golden, out = tmp_path / "few.jsonl", tmp_path / "out"
    lines = (ROOT / "evals/golden/conflicts.jsonl").read_text().splitlines()[:10]
    golden.write_text("".join(line + "\n" for line in lines))
    articles = str(ROOT / "evals/fixtures/conflicts")
    options = ["run", "--golden", str(golden), "--articles", articles, "--out", str(out)]
    started = subprocess.Popen(
        [sys.executable, "-m", "evals", *options], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    journal = out / "work/few/trials.jsonl"
    until = time.monotonic() + 200
    while not (journal.exists() and journal.read_text().count("\n") >= 3):
        assert time.monotonic() < until
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=60)
    assert (started.returncode, "goes on from here" in told) == (130, True)
    asked = [json.loads(line) for line in journal.read_text().splitlines()[1:]]  # first: the key
    assert len(asked) < len(lines)
    assert main(options) in {0, 1, 3}
    rows = [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]
    times = {row["id"]: row["latency_ms"] for row in rows}
    assert [times[trial["item_id"]] for trial in asked] == [trial["latency_ms"] for trial in asked]
