"""A judged run to its files: `report.json`, `report.html`, `junit.xml`, `summary.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.jsonable import to_jsonable
from evals.baseline import Baseline, Past, gold_digest
from evals.cost import price_of
from evals.gates import judge
from evals.provenance import differences
from evals.records import Result
from evals.rules import GateRules
from evals.summary import Summary, summarise
from evals.verdicts import Gate, Verdict, overall
from index.records import Article

FORMAT = "dateline-report-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A judged run. `fixed` and `broken` are pairs of (before, now), wrong to right and back."""

    results: tuple[Result, ...]
    articles: tuple[Article, ...]
    gates: tuple[Gate, ...]
    verdict: Verdict
    summary: Summary
    provenance: Mapping[str, Any]
    baseline: Baseline | None = None
    fixed: tuple[tuple[Past, Result], ...] = ()
    broken: tuple[tuple[Past, Result], ...] = ()
    judged: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def made_otherwise(self) -> list[str]:
        """What the baseline was made with and this run was not, a line each."""
        return differences(self.baseline.provenance, self.provenance) if self.baseline else []

    @property
    def failures(self) -> list[Result]:
        """Results with a fault, grouped by stage in the order of the summary."""
        order = {name: at for at, name in enumerate(self.summary.stages)}
        failed = [result for result in self.results if result.stage is not None]
        return sorted(failed, key=lambda r: order.get(r.stage.value if r.stage else "", 0))


def make_report(
    results: Sequence[Result],
    repeats: Sequence[Result],
    articles: Sequence[Article],
    rules: GateRules,
    provenance: Mapping[str, Any],
    *,
    baseline: Baseline | None = None,
    judged: Mapping[str, Any] | None = None,
) -> Report:
    """Judge scored results and put everything a report shows together."""
    deterministic = provenance.get("backend", "extractive") == "extractive"
    gates = judge(results, repeats, rules, baseline=baseline, deterministic=deterministic)
    fixed, broken = _turned(results, baseline)
    return Report(
        results=tuple(results),
        articles=tuple(articles),
        gates=tuple(gates),
        verdict=overall(gates),
        summary=summarise(results, repeats, baseline, price_of(provenance)),
        provenance=provenance,
        baseline=baseline,
        fixed=fixed,
        broken=broken,
        judged=judged or {},
    )


def _turned(
    results: Sequence[Result], baseline: Baseline | None
) -> tuple[tuple[tuple[Past, Result], ...], tuple[tuple[Past, Result], ...]]:
    fixed: list[tuple[Past, Result]] = []
    broken: list[tuple[Past, Result]] = []
    for result in results if baseline else ():
        past = baseline.items.get(result.item.item_id) if baseline else None
        if past is None or past.gold != gold_digest(result.item):
            continue
        was, now = past.scores.get("correct") == 1, result.scores["correct"].value == 1
        if was != now:
            (fixed if now else broken).append((past, result))
    return tuple(fixed), tuple(broken)


def report_json(report: Report) -> dict[str, Any]:
    """The report as one JSON object; per-item detail is in `results.jsonl`."""
    summary: dict[str, Any] = to_jsonable(report.summary)
    del summary["latencies_ms"]
    return {
        "format": FORMAT,
        "verdict": report.verdict.value,
        "gates": [to_jsonable(gate) for gate in report.gates],
        "summary": summary,
        "baseline": report.baseline.name if report.baseline else None,
        "made_otherwise": report.made_otherwise,
        "fixed": [result.item.item_id for _, result in report.fixed],
        "broken": [result.item.item_id for _, result in report.broken],
        "failures": [
            {
                "id": result.item.item_id,
                "stage": result.stage.value if result.stage else None,
                "why": result.why,
            }
            for result in report.failures
        ],
        "judge": dict(report.judged),
        "provenance": dict(report.provenance),
    }


def write_report(report: Report, out: Path) -> None:
    """Write the four files into an existing folder, each whole or not at all."""
    from evals.html import render_html
    from evals.junit import render_junit
    from evals.markdown import render_markdown

    text = json.dumps(report_json(report), ensure_ascii=False, indent=2, allow_nan=False)
    for name, content in (
        ("report.json", text + "\n"),
        ("report.html", render_html(report)),
        ("junit.xml", render_junit(report)),
        ("summary.md", render_markdown(report)),
    ):
        partial = out / f"{name}.part"
        partial.write_text(content, encoding="utf-8")
        partial.replace(out / name)
