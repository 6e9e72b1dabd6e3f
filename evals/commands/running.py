"""The command that runs a suite: sets in, trials asked, a judged report out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant import Settings
from evals.baseline import Baseline, load_baseline
from evals.commands.options import (
    DEFAULT_OUT,
    ArticlesOption,
    BaselineOption,
    GatesOption,
    GoldenOption,
    OutOption,
    PriceOption,
    finish,
)
from evals.cost import Price, read_price
from evals.errors import UsageError
from evals.records import Trial
from evals.report import Report, make_report
from evals.rules import GATES_PATH, GateRules, load_rules
from evals.store import (
    REPEATS,
    result_to_json,
    write_lines,
    write_results,
)
from evals.suite import GoldenSet, default_sets, given_sets


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
    price: PriceOption = None,
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
    cost = read_price(price)
    made = _ask(sets, settings, out, effort, rules, pinned, cost, support=not no_support)
    if not keep_index:
        shutil.rmtree(out / "work", ignore_errors=True)
    return finish(made, out)


def _sets(golden: Sequence[Path] | None, articles: Sequence[Path] | None) -> list[GoldenSet]:
    if not golden and not articles:
        return default_sets()
    if not golden or not articles:
        missing = "--golden" if not golden else "--articles"
        raise UsageError(f"{missing} is missing: golden questions are about certain articles")
    return given_sets(golden, articles)


def _effort(settings: Settings, rules: GateRules, jobs: int | None, repeats: int | None) -> Effort:
    embedded = settings.llm == "extractive"
    # The built-in reader uses every core for one question; a model server takes several.
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
    price: Price | None,
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
    for problem in ran.left_out:
        typer.echo(f"evals: not indexed: {problem}", err=True)
    made_with = provenance(sets, settings, ran.articles, ran.models, price)
    made_with["left_out"] = list(ran.left_out)
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
