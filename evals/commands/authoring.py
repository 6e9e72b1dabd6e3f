"""Commands for those who write golden questions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals.commands.running import ArticlesOption, GoldenOption
from evals.errors import UsageError
from evals.golden import write_golden
from evals.lint import lint as find_faults
from evals.lint import pin_items, read_articles
from evals.suite import GoldenSet, default_sets, given_sets
from evals.table import make_console


def lint(
    golden: GoldenOption = None,
    articles: ArticlesOption = None,
    pin: Annotated[
        bool, typer.Option("--pin", help="Write hash and offsets of every quote into the file.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings, too.")] = False,
) -> int:
    """Check golden files against the schema and against their articles.

    Fails when a quote is not at its offset in the hashed article, an id repeats, forms of
    one fact contradict each other, or an accepted answer asserts a forbidden value.

    Example: python -m evals lint --golden my.jsonl --articles my-articles --pin
    """
    failed = False
    for golden_set in chosen_sets(golden, articles):
        failed |= _lint_set(golden_set, pin=pin, strict=strict)
    return int(failed)


def chosen_sets(golden: list[Path] | None, articles: list[Path] | None) -> list[GoldenSet]:
    """The sets that are named, or those that ship."""
    if not golden and not articles:
        return default_sets()
    if not golden or not articles:
        raise UsageError("give --golden and --articles together: gold is about certain articles")
    return given_sets(golden, articles)


def _lint_set(golden_set: GoldenSet, *, pin: bool, strict: bool) -> bool:
    found = read_articles(golden_set.articles)
    items = list(golden_set.items)
    if pin:
        items = pin_items(items, found)
        write_golden(golden_set.golden, items)
    findings = find_faults(items, found)
    console = make_console()
    for finding in findings:
        line = f"{golden_set.golden}: {finding.item_id}: {finding.level}: {finding.message}"
        console.print(line, markup=False, soft_wrap=True)
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    console.print(
        f"{golden_set.golden}: {len(items)} questions, {errors} errors, {warnings} warnings",
        markup=False,
        soft_wrap=True,
    )
    return bool(errors or (strict and warnings))
