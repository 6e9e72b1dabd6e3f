"""A report to a Markdown summary that fits a pull request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.records import Result
from evals.summary import ALL, Cell
from evals.table import COLUMNS, spent_line
from evals.verdicts import Verdict

if TYPE_CHECKING:
    from evals.baseline import Past
    from evals.report import Report

_SIGNS = {
    Verdict.PASS: "✅",
    Verdict.FAIL: "❌",
    Verdict.INCONCLUSIVE: "❔",
    Verdict.SKIPPED: "➖",
}
_LISTED = 10


def render_markdown(report: Report) -> str:
    """Verdict, gates, scores, and the first items that turned; everything escaped."""
    parts = [
        f"## {_SIGNS[report.verdict]} Golden questions: {report.verdict.value}",
        _gates(report),
        _scores(report),
        _otherwise(report),
        _turned("Broken", report.broken),
        _turned("Fixed", report.fixed),
        _stages(report),
        spent_line(report.summary.spent) if report.summary.spent else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _gates(report: Report) -> str:
    lines = ["| | gate | detail |", "|---|---|---|"]
    lines += [
        f"| {_SIGNS[gate.verdict]} | {gate.kind.value}: {_cell(gate.name)} | {_cell(gate.detail)} |"
        for gate in report.gates
    ]
    return "\n".join(lines)


def _scores(report: Report) -> str:
    heads = list(COLUMNS.values())
    lines = [
        "| category | n | " + " | ".join(heads) + " |",
        "|---|--:|" + "--:|" * len(heads),
    ]
    cells = report.summary.cells
    for name in [*[name for name in cells if name != ALL], ALL]:
        values = " | ".join(_mean(cells[name].get(score)) for score in COLUMNS)
        lines.append(f"| {_cell(name)} | {report.summary.counts[name]} | {values} |")
    return "\n".join(lines)


def _mean(cell: Cell | None) -> str:
    if cell is None:
        return "·"
    changed = cell.change is not None and abs(cell.change) >= 0.005
    return f"{cell.mean:.2f}" + (f" ({cell.change:+.2f})" if changed else "")


def _otherwise(report: Report) -> str:
    lines = [f"- {_cell(line)}" for line in report.made_otherwise]
    if len(lines) > _LISTED:
        lines[_LISTED:] = [f"- … and {len(lines) - _LISTED} more"]
    return "\n".join(["**Made otherwise than the baseline**", "", *lines]) if lines else ""


def _turned(title: str, pairs: Sequence[tuple[Past, Result]]) -> str:
    if not pairs:
        return ""
    lines = [f"**{title}: {len(pairs)}**", "", "| question | before | now |", "|---|---|---|"]
    for past, result in pairs[:_LISTED]:
        answer = result.trial.answer
        now = (answer.short or answer.text) if answer else result.trial.error or ""
        lines.append(
            f"| {_cell(result.item.question)} | {_cell(past.short or past.text)} | {_cell(now)} |"
        )
    if len(pairs) > _LISTED:
        lines.append(f"| … and {len(pairs) - _LISTED} more | | |")
    return "\n".join(lines)


def _stages(report: Report) -> str:
    stages = report.summary.stages
    return "Faults by stage: " + ", ".join(f"{n} {s}" for s, n in stages.items()) if stages else ""


def _cell(text: str, limit: int = 160) -> str:
    """One line of plain text: whatever an article or a model wrote stays text."""
    line = " ".join(text.split())
    line = line if len(line) <= limit else line[: limit - 1] + "…"
    return re.sub(r"([\\`*_{}\[\]<>|#!~@])", r"\\\1", line)
