"""Commands that judge, compare or pin what a run has stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import typer

from assistant import Settings
from assistant.wiring import load_llm
from evals.baseline import load_baseline, write_baseline
from evals.commands.options import (
    DEFAULT_OUT,
    PINNED,
    BaselineOption,
    FolderArgument,
    GatesOption,
    GoldenOption,
    finish,
)
from evals.errors import BaselineError, UsageError
from evals.gold import Articles
from evals.golden import load_golden
from evals.judge import LABELS_PATH, judge_results, llm_judge, load_labels
from evals.records import GoldenItem, Result
from evals.report import Report, make_report
from evals.rules import GATES_PATH, load_rules
from evals.score import ESTIMATES, score_trial
from evals.store import (
    REPEATS,
    load_articles,
    load_results,
    write_results,
)
from evals.table import make_console, print_turned


def replay(
    folder: FolderArgument = DEFAULT_OUT,
    golden: GoldenOption = None,
    baseline: BaselineOption = None,
    gates: GatesOption = GATES_PATH,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to write; DIR by default.")
    ] = None,
) -> int:
    """Score the stored answers of a run again, without asking anything.

    For a changed scorer, gate or golden file. Estimates of support stay as they were.
    """
    rules = load_rules(gates)
    pinned = load_baseline(baseline) if baseline else None
    stored = load_articles(folder)
    book = Articles(stored)
    newer = {item.item_id: item for path in golden or () for item in load_golden(path)}
    results = [_rescored(result, book, newer) for result in load_results(folder)]
    repeats = [_rescored(result, book, newer) for result in _load_repeats(folder)]
    made = make_report(results, repeats, stored, rules, _made_with(folder), baseline=pinned)
    target = out or folder
    target.mkdir(parents=True, exist_ok=True)
    write_results(target, results, stored)
    return finish(made, target)


def _load_repeats(folder: Path) -> list[Result]:
    path = folder / REPEATS
    return load_results(path) if path.is_file() else []


def _rescored(result: Result, book: Articles, newer: Mapping[str, GoldenItem]) -> Result:
    item = newer.get(result.item.item_id, result.item)
    again = score_trial(item, result.trial, book)
    kept = {name: result.scores[name] for name in ESTIMATES if name in result.scores}
    return replace(again, scores=MappingProxyType({**again.scores, **kept}))


def _made_with(folder: Path) -> dict[str, Any]:
    path = folder / "report.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return dict(content["provenance"])
    except (OSError, ValueError, KeyError) as error:
        raise BaselineError(f"{folder} is not the folder of a finished run: {error}") from error


def report(
    folder: FolderArgument = DEFAULT_OUT,
    baseline: BaselineOption = None,
    gates: GatesOption = GATES_PATH,
) -> int:
    """Write the report of a stored run again: scores stay, gates are judged anew."""
    return finish(_stored_report(folder, baseline, gates), folder)


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Baseline, or folder of a run.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of a run.")] = DEFAULT_OUT,
    gates: GatesOption = GATES_PATH,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to write; NEW by default.")
    ] = None,
) -> int:
    """Compare two runs: what was fixed, what broke, and whether that is more than chance.

    Example: python -m evals compare evals/baseline.json var/evals/latest
    """
    made = _stored_report(new, old, gates)
    target = out or new
    target.mkdir(parents=True, exist_ok=True)
    code = finish(made, target)
    print_turned(make_console(), made)
    return code


def _stored_report(folder: Path, baseline: Path | None, gates: Path) -> Report:
    rules = load_rules(gates)
    return make_report(
        load_results(folder),
        _load_repeats(folder),
        load_articles(folder),
        rules,
        _made_with(folder),
        baseline=load_baseline(baseline) if baseline else None,
    )


def pin(
    folder: FolderArgument = DEFAULT_OUT,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="Baseline to write.")] = PINNED,
) -> int:
    """Pin a run as the baseline that later runs are compared with."""
    results = load_results(folder)
    write_baseline(to, results, _made_with(folder))
    make_console().print(f"{to}: {len(results)} questions", soft_wrap=True)
    return 0


def judge(
    folder: FolderArgument = DEFAULT_OUT,
    llm: Annotated[
        str, typer.Option("--llm", metavar="NAME", help="Backend of the judge.")
    ] = "openai",
    labels: Annotated[
        Path, typer.Option("--labels", metavar="FILE", help="Answers labelled by people.")
    ] = LABELS_PATH,
    gates: GatesOption = GATES_PATH,
) -> int:
    """Let a language model judge stored answers, calibrated on labels; never gated."""
    model = load_llm(Settings.load(llm=llm))
    if model is None:
        raise UsageError("the embedded reader cannot judge; give --llm NAME of a language model")
    results = load_results(folder)
    made = _stored_report(folder, None, gates)
    opinion = judge_results(llm_judge(model), results, load_labels(labels))
    return finish(replace(made, judged={"model": model.name, **opinion}), folder)
