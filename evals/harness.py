"""Golden sets to scored results: a fresh index for each set, every question asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import Settings, open_assistant
from assistant.wiring import load_judge, load_llm, load_reader
from evals.checker import open_checker
from evals.errors import GoldenError
from evals.gold import Articles
from evals.metrics.citations import Checker
from evals.provenance import run_key
from evals.records import GoldenItem, Result, Trial
from evals.runner import ask_all
from evals.score import score_trial
from evals.suite import GoldenSet
from index import open_index
from index.records import Article

_INDEX_DONE = "built-for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a suite is run. `repeats` are further runs of `repeat_items` questions a set."""

    settings: Settings
    out: Path
    jobs: int = 1
    repeats: int = 0
    repeat_items: int | None = None
    support: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteRun:
    """What came of a run: scored results, the repeats, and the articles they speak of.

    `left_out` names the files that could not be indexed, each with the reason.
    """

    results: tuple[Result, ...]
    repeats: tuple[Result, ...]
    articles: tuple[Article, ...]
    models: dict[str, str]
    left_out: tuple[str, ...] = ()


Told = Callable[[str, Trial | None], None]
"""Called with a phase and, for each question asked, its trial."""


def run_suite(sets: Sequence[GoldenSet], plan: Plan, told: Told) -> SuiteRun:
    """Run every set of a suite, one after the other.

    Raises:
        GoldenError: If no article of a folder can be indexed.
        DatelineError: If an index or a model cannot be opened.
    """
    checker = open_checker(plan.settings) if plan.support else None
    results: list[Result] = []
    repeats: list[Result] = []
    articles: dict[str, Article] = {}
    left_out: list[str] = []
    reader, _ = load_reader(plan.settings)
    models = {"reader": reader.name}
    judge = load_judge(plan.settings, reader)
    if judge is not None:
        models["judge"] = judge.name
    llm = load_llm(plan.settings)
    if llm is not None:
        models["llm"] = llm.name
    for golden_set in sets:
        ran = _run_set(golden_set, plan, models, checker, told)
        results += ran.results
        repeats += ran.repeats
        articles |= {article.article_id: article for article in ran.articles}
        models |= ran.models
        left_out += ran.left_out
    return SuiteRun(
        results=tuple(results),
        repeats=tuple(repeats),
        articles=tuple(articles.values()),
        models=models,
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _run_set(
    golden_set: GoldenSet,
    plan: Plan,
    using: Mapping[str, str],
    checker: Checker | None,
    told: Told,
) -> SuiteRun:
    key = run_key(golden_set, plan.settings, {"reader": using["reader"]})
    folder = plan.out / "work" / golden_set.name
    told(f"Indexing {golden_set.articles}", None)
    failed = _build_index(golden_set, plan, folder, key)
    told(f"Asking {golden_set.name}", None)
    with open_assistant(folder / "index", settings=plan.settings) as assistant:
        articles = tuple(assistant.articles())
        trials = ask_all(
            assistant,
            golden_set.items,
            journal=folder / "trials.jsonl",
            key=key,
            jobs=plan.jobs,
            told=lambda trial: told("", trial),
        )
    again = _repeat(golden_set, plan, folder, told)
    told(f"Scoring {golden_set.name}", None)
    book = Articles(articles)
    items = {item.item_id: item for item in golden_set.items}
    repeats = tuple(score_trial(items[trial.item_id], trial, book) for trial in again)
    results = tuple(
        score_trial(item, trial, book, checker)
        for item, trial in zip(golden_set.items, trials, strict=True)
    )
    settings = plan.settings.model_copy(update={"index_dir": folder / "index"})
    with open_index(settings, read_only=True) as index:
        models = {"embedder": index.stats().embedder}
    return SuiteRun(
        results=results, repeats=repeats, articles=articles, models=models, left_out=failed
    )


def _build_index(golden_set: GoldenSet, plan: Plan, folder: Path, key: str) -> tuple[str, ...]:
    """Index the articles anew, unless an interrupted run of the same key has done it.

    Returns:
        What could not be indexed, and why.
    """
    done = folder / _INDEX_DONE
    kept = done.is_file() and done.read_text(encoding="utf-8") == key
    if not kept:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with open_assistant(folder / "index", settings=plan.settings) as assistant:
        report = assistant.ingest([golden_set.articles])
        failed = tuple(f"{failure.source}: {failure.reason}" for failure in report.failed)
        if not any(True for _ in assistant.articles()):
            first = "; ".join(failed[:3])
            raise GoldenError(f"no article of {golden_set.articles} could be indexed. {first}")
    done.write_text(key, encoding="utf-8")
    return failed


def _repeat(golden_set: GoldenSet, plan: Plan, folder: Path, told: Told) -> tuple[Trial, ...]:
    """Ask again, each time with an assistant opened anew, so that nothing is remembered."""
    trials: list[Trial] = []
    items = spread(golden_set.items, plan.repeat_items)
    for run in range(1, plan.repeats + 1):
        with open_assistant(folder / "index", settings=plan.settings) as assistant:
            trials += ask_all(
                assistant, items, run=run, jobs=plan.jobs, told=lambda trial: told("", trial)
            )
    return tuple(trials)


def spread(items: Sequence[GoldenItem], count: int | None) -> list[GoldenItem]:
    """`count` items evenly spread over the sequence, all of them for None; order is kept."""
    if count is None or count >= len(items):
        return list(items)
    return [items[at * len(items) // count] for at in range(count)]
