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
from assistant.jsonable import to_jsonable
from assistant.usage import Meter
from assistant.wiring import load_llm
from evals.baseline import load_baseline, write_baseline
from evals.commands.options import (
    DEFAULT_OUT,
    PINNED,
    BaselineOption,
    FolderArgument,
    GatesOption,
    GoldenOption,
    PriceOption,
    finish,
)
from evals.cost import read_price
from evals.errors import BaselineError, UsageError
from evals.floors import write_floors
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
from evals.verdicts import GateKind, Verdict


def replay(
    folder: FolderArgument = DEFAULT_OUT,
    golden: GoldenOption = None,
    baseline: BaselineOption = None,
    gates: GatesOption = GATES_PATH,
    price: PriceOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to write; DIR by default.")
    ] = None,
) -> int:
    """Score the stored answers of a run again, without asking anything.

    For a changed scorer, gate or golden file. Estimates of support stay as they were.

    Example: python -m evals replay var/evals/mine --gates my-gates.toml
    """
    rules = load_rules(gates)
    pinned = load_baseline(baseline) if baseline else None
    stored = load_articles(folder)
    book = Articles(stored)
    newer = {item.item_id: item for path in golden or () for item in load_golden(path)}
    results = [_rescored(result, book, newer) for result in load_results(folder)]
    repeats = [_rescored(result, book, newer) for result in _load_repeats(folder)]
    made_with = _made_with(folder, price)
    made = make_report(results, repeats, stored, rules, made_with, baseline=pinned)
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


def _made_with(folder: Path, price: str | None = None) -> dict[str, Any]:
    """What the run was made with; a price given now takes the place of that given then."""
    provenance = dict(read_report(folder)["provenance"])
    now = read_price(price)
    return provenance | ({"price": to_jsonable(now)} if now else {})


def read_report(folder: Path) -> dict[str, Any]:
    """The `report.json` of a finished run.

    Raises:
        BaselineError: If there is none.
    """
    path = folder / "report.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {"gates": content["gates"], "provenance": content["provenance"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{folder} is not the folder of a finished run: {error}") from error


def report(
    folder: FolderArgument = DEFAULT_OUT,
    baseline: BaselineOption = None,
    gates: GatesOption = GATES_PATH,
    price: PriceOption = None,
) -> int:
    """Write the report of a stored run again: scores stay, gates are judged anew.

    Example: python -m evals report var/evals/mine --baseline evals/baseline.json
    """
    return finish(_stored_report(folder, baseline, gates, price), folder)


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


def _stored_report(
    folder: Path, baseline: Path | None, gates: Path, price: str | None = None
) -> Report:
    rules = load_rules(gates)
    return make_report(
        load_results(folder),
        _load_repeats(folder),
        load_articles(folder),
        rules,
        _made_with(folder, price),
        baseline=load_baseline(baseline) if baseline else None,
    )


def pin(
    folder: FolderArgument = DEFAULT_OUT,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="Baseline to write.")] = PINNED,
    floors: Annotated[
        Path | None,
        typer.Option(
            "--floors", metavar="FILE", help="Gates file whose floors are set by this run, too."
        ),
    ] = None,
) -> int:
    """Pin a run as the baseline that later runs are compared with.

    With --floors, the floors of a gates file become the run's own lower bounds, rounded
    down to 0.05. A run that breaks an invariant or is not stable is not pinned.

    Example: python -m evals pin var/evals/mine --to my-baseline.json
    """
    report = read_report(folder)
    broken = [
        gate["name"]
        for gate in report["gates"]
        if gate["kind"] in _UNPINNABLE and gate["verdict"] == Verdict.FAIL
    ]
    if broken:
        raise BaselineError(f"{folder} cannot be pinned: it fails the gate {', '.join(broken)}")
    results = load_results(folder)
    write_baseline(to, results, report["provenance"])
    console = make_console()
    console.print(f"{to}: {len(results)} questions", soft_wrap=True)
    if floors is not None:
        console.print(f"{floors}: {write_floors(floors, results)} floors set", soft_wrap=True)
    return 0


_UNPINNABLE = {GateKind.INVARIANT, GateKind.STABILITY}


def judge(
    folder: FolderArgument = DEFAULT_OUT,
    llm: Annotated[
        str, typer.Option("--llm", metavar="NAME", help="Backend of the judge.")
    ] = "openai",
    labels: Annotated[
        Path, typer.Option("--labels", metavar="FILE", help="Answers labelled by people.")
    ] = LABELS_PATH,
    baseline: BaselineOption = None,
    gates: GatesOption = GATES_PATH,
) -> int:
    """Let a language model judge stored answers, calibrated on labels; never gated.

    Example: python -m evals judge var/evals/mine --llm openai
    """
    model = load_llm(Settings.load(llm=llm))
    if model is None:
        raise UsageError("the built-in reader cannot judge; give --llm NAME of a language model")
    results = load_results(folder)
    made = _stored_report(folder, baseline, gates)
    meter = Meter()
    opinion = judge_results(llm_judge(model, meter=meter), results, load_labels(labels))
    total = meter.total
    tokens = total.prompt_tokens + total.reply_tokens if total else 0
    judged = {"model": model.name, **opinion, "tokens": f"{tokens:,}"}
    return finish(replace(made, judged=judged), folder)
