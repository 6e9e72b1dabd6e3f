"""Commands that run a suite, or judge what a run has stored."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant import Settings
from assistant.wiring import load_llm
from evals.baseline import Baseline, load_baseline, write_baseline
from evals.errors import BaselineError, UsageError
from evals.gates import EXIT_CODES
from evals.gold import Articles
from evals.golden import load_golden
from evals.judge import LABELS_PATH, judge_results, llm_judge, load_labels
from evals.records import GoldenItem, Result, Trial
from evals.report import Report, make_report, write_report
from evals.rules import GATES_PATH, GateRules, load_rules
from evals.score import ESTIMATES, score_trial
from evals.store import (
    REPEATS,
    load_articles,
    load_results,
    result_to_json,
    write_lines,
    write_results,
)
from evals.suite import GoldenSet, default_sets, given_sets
from evals.table import make_console, print_report, print_turned

DEFAULT_OUT = Path("var/evals/latest")
PINNED = Path(__file__).resolve().parent.parent / "baseline.json"

GoldenOption = Annotated[
    list[Path] | None, typer.Option("--golden", metavar="FILE", help="Golden file; repeatable.")
]
ArticlesOption = Annotated[
    list[Path] | None,
    typer.Option("--articles", metavar="DIR", help="Articles: one for all, or one a golden file."),
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder that the report is written to.")
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Pinned baseline or earlier run."),
]
GatesOption = Annotated[Path, typer.Option("--gates", metavar="FILE", help="Rules of the gates.")]
FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is asked: repeats and their questions (0: all), and at how many at once."""

    repeats: int
    items: int
    jobs: int


def run(
    golden: GoldenOption = None,
    articles: ArticlesOption = None,
    out: OutOption = DEFAULT_OUT,
    llm: Annotated[
        str | None, typer.Option("--llm", metavar="NAME", help="Backend that answers.")
    ] = None,
    baseline: BaselineOption = None,
    gates: GatesOption = GATES_PATH,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Questions asked at once.")
    ] = None,
    repeats: Annotated[
        int | None, typer.Option("--repeats", min=0, help="Further runs, for the stability gate.")
    ] = None,
    no_support: Annotated[
        bool, typer.Option("--no-support", help="Leave out the estimate of citation support.")
    ] = False,
    keep_index: Annotated[
        bool, typer.Option("--keep-index", help="Keep the index that was built for the run.")
    ] = False,
) -> int:
    """Ask golden questions, score the answers and judge the run by its gates.

    Without arguments: the questions that ship, about the articles that ship. A run that
    was stopped goes on where it was when it is started again in the same folder.

    Example: python -m evals run --golden my.jsonl --articles my-articles --out var/evals/mine
    """
    rules = load_rules(gates)
    pinned = load_baseline(baseline) if baseline else None
    sets = _sets(golden, articles)
    settings = Settings.load(llm=llm)
    effort = _effort(settings, rules, jobs, repeats)
    made = _ask(sets, settings, out, effort, rules, pinned, support=not no_support)
    if not keep_index:
        shutil.rmtree(out / "work", ignore_errors=True)
    return _finish(made, out)


def _sets(golden: Sequence[Path] | None, articles: Sequence[Path] | None) -> list[GoldenSet]:
    if not golden and not articles:
        return default_sets()
    if not golden or not articles:
        missing = "--golden" if not golden else "--articles"
        raise UsageError(f"{missing} is missing: golden questions are about certain articles")
    return given_sets(golden, articles)


def _effort(settings: Settings, rules: GateRules, jobs: int | None, repeats: int | None) -> Effort:
    embedded = settings.llm == "extractive"
    # The embedded reader uses every core for one question; a model server takes several.
    default_jobs = 1 if embedded else 4
    default_repeats = rules.extractive_repeats if embedded else rules.llm_repeats
    return Effort(
        repeats=default_repeats if repeats is None else repeats,
        items=rules.extractive_items if embedded else rules.llm_items,
        jobs=jobs or default_jobs,
    )


def _ask(
    sets: Sequence[GoldenSet],
    settings: Settings,
    out: Path,
    effort: Effort,
    rules: GateRules,
    baseline: Baseline | None,
    *,
    support: bool,
) -> Report:
    from evals.harness import Plan, run_suite
    from evals.provenance import provenance

    out.mkdir(parents=True, exist_ok=True)
    again = [min(effort.items or len(s.items), len(s.items)) * effort.repeats for s in sets]
    total = sum(len(golden_set.items) for golden_set in sets) + sum(again)
    plan = Plan(
        settings=settings,
        out=out,
        jobs=effort.jobs,
        repeats=effort.repeats,
        repeat_items=effort.items or None,
        support=support,
    )
    with _progress() as progress:
        task = progress.add_task("Starting", total=total)

        def told(phase: str, trial: Trial | None) -> None:
            if trial is None:
                progress.update(task, description=phase)
            else:
                progress.advance(task)

        ran = run_suite(sets, plan, told)
    made_with = provenance(sets, settings, ran.articles, ran.models)
    write_results(out, ran.results, ran.articles)
    known = {article.article_id: article for article in ran.articles}
    write_lines(out / REPEATS, (result_to_json(result, known) for result in ran.repeats))
    return make_report(ran.results, ran.repeats, ran.articles, rules, made_with, baseline=baseline)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _finish(report: Report, out: Path) -> int:
    write_report(report, out)
    console = make_console()
    print_report(console, report.summary, report.gates, report.verdict)
    console.print(f"Report: {out / 'report.html'}", soft_wrap=True)
    return EXIT_CODES[report.verdict]


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
    return _finish(made, target)


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
    return _finish(_stored_report(folder, baseline, gates), folder)


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
    code = _finish(made, target)
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
    return _finish(replace(made, judged={"model": model.name, **opinion}), folder)
