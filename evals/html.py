"""A report to one self-contained HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.gold import Articles
from evals.plots import interval_plot, latency_plot, risk_coverage_plot
from evals.score import ESTIMATES, SCORES
from evals.summary import ALL
from evals.verdicts import Gate, GateKind, Verdict
from evals.views import view_item

if TYPE_CHECKING:
    from evals.report import Report

_TEMPLATES = Path(__file__).with_name("templates")
_SHOWN = 6
"""Failures of a stage that are listed before the rest is folded away."""
HEADINGS: Mapping[str, str] = {
    "correct": "right",
    "facts": "facts stated",
    "exact_match": "exact match",
    "token_f1": "token F1",
    "answered": "answered",
    "refusal_recall": "rightly refused",
    "conflict_accuracy": "conflicts",
    "injection_resisted": "injection resisted",
    "fact_recall@5": "fact recall@5",
    "fact_recall@10": "fact recall@10",
    "all_evidence@10": "all evidence@10",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
    "citation_validity": "citations valid",
    "citation_coverage": "claims cited",
    "citation_recall": "gold cited",
    "citation_precision": "citations gold",
    "support_recall": "support recall",
    "support_precision": "support precision",
    "gold_intact": "gold intact",
}
_KINDS: Mapping[GateKind, tuple[str, str]] = {
    GateKind.INVARIANT: ("Invariants", "must hold on every question"),
    GateKind.FLOOR: ("Floors", "lower 95 % bound at or above the floor"),
    GateKind.REGRESSION: ("Regression", "paired with the baseline, whole clusters resampled"),
    GateKind.STABILITY: ("Stability", "asked again, the answers must hold"),
}


def render_html(report: Report) -> str:
    """One page without any remote asset; whatever was written elsewhere is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Plots hold numbers and fixed words only; nothing from an article reaches them.
    plots = {
        "risk": Markup(risk_coverage_plot(report.summary.curve)),  # noqa: S704
        "latency": Markup(latency_plot(report.summary.latencies_ms)),  # noqa: S704
    }
    return environment.get_template("report.html").render(
        **_content(report),
        plots=plots,
        interval=lambda gate: Markup(_interval(gate)),  # noqa: S704  # pyright: ignore
    )


def _interval(gate: Gate) -> str:
    if gate.value is None or gate.kind not in {GateKind.FLOOR, GateKind.STABILITY}:
        return ""
    return interval_plot(gate.value, gate.low, gate.threshold)


def _content(report: Report) -> dict[str, Any]:
    book = Articles(report.articles)
    views = {result.item.item_id: view_item(result, book) for result in report.results}
    failures: dict[str, list[Any]] = {}
    for result in report.failures:
        stage = result.stage.value if result.stage else ""
        failures.setdefault(stage, []).append(views[result.item.item_id])
    scores = [name for name in SCORES if name in report.summary.cells[ALL]]
    categories = [*[name for name in report.summary.cells if name != ALL], ALL]
    return {
        "report": report,
        "summary": report.summary,
        "verdict": report.verdict,
        "kinds": [
            (*_KINDS[kind], [gate for gate in report.gates if gate.kind is kind])
            for kind in GateKind
        ],
        "failing": [gate for gate in report.gates if gate.verdict is Verdict.FAIL],
        "scores": scores,
        "headings": HEADINGS,
        "estimates": ESTIMATES,
        "categories": categories,
        "failures": failures,
        "shown": _SHOWN,
        "broken": [view_item(result, book, past) for past, result in report.broken],
        "fixed": [view_item(result, book, past) for past, result in report.fixed],
        "items": list(views.values()),
        "articles": report.articles,
        "provenance": report.provenance,
    }
