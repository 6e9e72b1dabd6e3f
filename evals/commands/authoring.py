"""Commands for those who write golden questions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals.commands.options import ArticlesOption, GoldenOption
from evals.errors import UsageError
from evals.exports import to_cases, write_cases
from evals.golden import load_golden, write_golden
from evals.imports import read_cases, to_items, write_contexts
from evals.interview import Complaint, asked, interview, read_complaints
from evals.lint import lint as find_faults
from evals.lint import pin_items, read_articles
from evals.suite import GoldenSet, default_sets, given_sets
from evals.table import make_console
from evals.vary import KINDS
from evals.vary import vary as make_variants


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


def vary(
    golden: Annotated[
        list[Path], typer.Option("--golden", metavar="FILE", help="Golden file; repeatable.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="File of the variants.")],
    kinds: Annotated[
        str, typer.Option("--kinds", help="Comma-separated: typo, disfluent, keyword, paraphrase.")
    ] = ",".join(KINDS),
    every: Annotated[
        int, typer.Option("--every", min=1, help="Vary every Nth original item only.")
    ] = 1,
) -> int:
    """Write reworded variants of golden questions; the same ones every time.

    The file holds the originals that were varied, too, so that a run of it can tell worst
    wording and flip rate.

    Example: python -m evals vary --golden my.jsonl --out my-variants.jsonl
    """
    items = [item for path in golden for item in load_golden(path)]
    originals = [item for item in items if item.variant_of is None][::every]
    variants = make_variants(originals, [kind.strip() for kind in kinds.split(",")])
    write_golden(out, [*originals, *variants])
    make_console().print(
        f"{out}: {len(originals)} questions, {len(variants)} variants", soft_wrap=True
    )
    return 0


def new(
    golden: Annotated[
        Path, typer.Option("--golden", metavar="FILE", help="Golden file to add to.")
    ],
    articles: Annotated[
        Path, typer.Option("--articles", metavar="DIR", help="Articles that prove the answer.")
    ],
    question: Annotated[str | None, typer.Argument(help="The question; asked for if left out.")] = (
        None
    ),
    feedback: Annotated[
        Path | None,
        typer.Option(
            "--feedback", metavar="FILE", help="Thumbs-down of the chat, to be made items."
        ),
    ] = None,
) -> int:
    """Make golden items by answering a few prompts; evidence is looked up for you.

    With --feedback, every answer that a reader of the chat judged bad becomes a draft, unless
    the golden file has its question.

    Example: python -m evals new --golden my.jsonl --articles my-articles "Who won?"
    """
    found = read_articles(articles)
    items = load_golden(golden) if golden.exists() else []
    taken = {item.item_id for item in items}
    if feedback:
        known = {asked(item.question, item.history) for item in items}
        complaints = [c for c in read_complaints(feedback) if c.asked not in known]
        typer.echo(f"{len(complaints)} thumbs-down of {feedback} are not yet in {golden}.")
    else:
        complaints = [Complaint(question=question or "")]
    for complaint in complaints:
        item = interview(complaint, found, taken)
        if item is not None:
            items.append(item)
            taken.add(item.item_id)
            write_golden(golden, items)
            typer.echo(f"Added {item.item_id} to {golden}.")
    return 0


def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="Test cases of another tool.")],
    kind: Annotated[str, typer.Option("--format", help="ragas, deepeval, promptfoo or squad.")],
    articles: Annotated[
        Path, typer.Option("--articles", metavar="DIR", help="Articles that prove the answers.")
    ],
    golden: Annotated[Path, typer.Option("--golden", metavar="FILE", help="Golden file to write.")],
) -> int:
    """Turn test cases of other tools into golden questions.

    If DIR does not exist, the contexts of the cases are written there as articles.

    Example: python -m evals import cases.json --format squad --articles texts --golden my.jsonl
    """
    cases = read_cases(source, kind)
    if not articles.exists():
        write_contexts(cases, articles)
    items, problems = to_items(cases, read_articles(articles))
    write_golden(golden, items)
    for problem in problems:
        typer.echo(f"left out: {problem}", err=True)
    typer.echo(f"{golden}: {len(items)} questions, {len(problems)} left out")
    return 0 if items else 1


def export(
    golden: Annotated[Path, typer.Argument(metavar="FILE", help="Golden file.")],
    kind: Annotated[str, typer.Option("--format", help="ragas, deepeval, promptfoo or squad.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help=".csv, .json, .jsonl or .yaml.")
    ],
) -> int:
    """Write golden questions in the format of another tool.

    Example: python -m evals export my.jsonl --format promptfoo --out cases.yaml
    """
    cases = to_cases(load_golden(golden))
    write_cases(cases, out, kind)
    typer.echo(f"{out}: {len(cases)} questions")
    return 0
