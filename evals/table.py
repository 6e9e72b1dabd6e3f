"""A summary and its gates to what a terminal shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.cost import Spent
from evals.summary import ALL, Cell, Summary
from evals.verdicts import Gate, GateKind, Verdict

if TYPE_CHECKING:
    from evals.report import Report

COLUMNS = {
    "correct": "right",
    "token_f1": "F1",
    "exact_match": "EM",
    "answered": "answered",
    "refusal_recall": "refused",
    "fact_recall@10": "recall@10",
    "mrr@10": "MRR@10",
    "citation_validity": "valid",
    "citation_recall": "cited",
}
_MAIN = {"correct", "token_f1", "refusal_recall", "fact_recall@10", "citation_recall"}
_WIDE = 110
_STYLES = {
    Verdict.PASS: "green",
    Verdict.FAIL: "bold red",
    Verdict.INCONCLUSIVE: "yellow",
    Verdict.SKIPPED: "dim",
}


def score_table(summary: Summary, width: int) -> Table:
    """Scores by category; a change against the baseline stands beside each mean.

    Args:
        summary: What to show.
        width: Characters of a line; narrow terminals get the main columns only.
    """
    columns = {
        name: heading for name, heading in COLUMNS.items() if width >= _WIDE or name in _MAIN
    }
    table = Table(title="Scores by category", title_justify="left", header_style="bold")
    table.add_column("category", no_wrap=True)
    table.add_column("n", justify="right")
    for heading in columns.values():
        table.add_column(heading, justify="right", no_wrap=True)
    names = [*[name for name in summary.cells if name != ALL], ALL]
    for name in names:
        cells = summary.cells[name]
        row: list[RenderableType] = [name.replace("_", " "), str(summary.counts[name])]
        row += [_shown(cells.get(score)) for score in columns]
        if name == ALL:
            table.add_section()
        table.add_row(*row, style="bold" if name == ALL else "")
    return table


def _shown(cell: Cell | None) -> Text:
    if cell is None:
        return Text("·", style="dim")
    text = Text(f"{cell.mean:.2f}")
    if cell.change is not None and abs(cell.change) >= 0.005:
        text.append(f" {cell.change:+.2f}", style="green" if cell.change > 0 else "red")
    return text


def gate_lines(gates: Sequence[Gate]) -> Group:
    """One line a gate; what fails comes with its reason and first items."""
    lines: list[RenderableType] = []
    for kind in GateKind:
        for gate in (gate for gate in gates if gate.kind is kind):
            line = Text(f"{gate.verdict.value:<13}", style=_STYLES[gate.verdict])
            line.append(f"{kind.value}: {gate.name}", style="default")
            line.append(f"  {gate.detail}", style="dim")
            lines.append(line)
            if gate.verdict is Verdict.FAIL and gate.items:
                more = "" if len(gate.items) <= 5 else f" and {len(gate.items) - 5} more"
                lines.append(Text(f"{'':<13}{', '.join(gate.items[:5])}{more}", style="dim"))
    return Group(*lines)


def make_console() -> Console:
    """Standard output; where it is no terminal, lines are wide enough for every column."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=140)


def print_report(
    console: Console, summary: Summary, gates: Sequence[Gate], verdict: Verdict
) -> None:
    """Print scores, failed stages, latency, gates and the verdict."""
    console.print(score_table(summary, console.width))
    if summary.stages:
        stages = ", ".join(f"{count} {name}" for name, count in summary.stages.items())
        console.print(Text(f"Items with a fault, by stage: {stages}."))
    p50, p95 = summary.latency_ms["p50"], summary.latency_ms["p95"]
    if p50 is not None and p95 is not None:
        console.print(Text(f"Latency: median {p50:.0f} ms, 95th percentile {p95:.0f} ms."))
    if summary.spent is not None:
        console.print(Text(spent_line(summary.spent)))
    console.print(gate_lines(gates))
    console.print(Text(f"\n{verdict.value}", style=_STYLES[verdict]))


def spent_line(spent: Spent) -> str:
    """Tokens and cost of a language model in a sentence."""
    line = (
        f"Tokens: {spent.prompt_tokens:,} of prompts, {spent.reply_tokens:,} of replies for "
        f"{spent.answers} answers, repeats included"
    )
    if spent.estimated:
        line += f"; {spent.estimated} of them estimated"
    return f"{line}. Cost: " + (
        f"{spent.cost:.4f}." if spent.cost is not None else "unknown (--price PROMPT/REPLY)."
    )


def print_turned(console: Console, report: Report) -> None:
    """Print what was changed, and the questions that turned right or wrong side by side."""
    if report.made_otherwise:
        console.print(Text("Made otherwise than the baseline:", style="bold"))
        for line in report.made_otherwise:
            console.print(Text(f"  {line}"))
    for title, pairs in (("Broken", report.broken), ("Fixed", report.fixed)):
        if not pairs:
            continue
        table = Table(title=f"{title}: {len(pairs)}", title_justify="left", header_style="bold")
        for heading in ("question", "before", "now", "stage"):
            table.add_column(heading, overflow="fold")
        for past, result in pairs:
            answer = result.trial.answer
            now = (answer.short or answer.outcome.value) if answer else result.trial.error or ""
            table.add_row(
                Text(result.item.question),
                Text(past.short or past.outcome or past.text),
                Text(now),
                Text(result.stage.value if result.stage else ""),
            )
        console.print(table)
