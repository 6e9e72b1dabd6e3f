"""A report to JUnit XML: one test case a gate and one a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from evals.records import Result, Stage
from evals.verdicts import Gate, Verdict

if TYPE_CHECKING:
    from evals.report import Report

# XML 1.0 has no way to write these; a model's reply may hold them.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report) -> str:
    """XML that CI systems show as tests; gates fail the run, questions are listed apart.

    A question with a fault is a skipped case, not a failed one: single questions may
    fail while every gate passes, and the gates decide.
    """
    gates = "".join(_gate_case(gate) for gate in report.gates)
    items = "".join(_item_case(result) for result in report.results)
    failed = sum(gate.verdict is Verdict.FAIL for gate in report.gates)
    skipped = sum(gate.verdict in {Verdict.SKIPPED, Verdict.INCONCLUSIVE} for gate in report.gates)
    errors = sum(result.stage is Stage.ERROR for result in report.results)
    faults = sum(result.stage not in {None, Stage.ERROR} for result in report.results)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dateline evals">\n'
        f'<testsuite name="gates" tests="{len(report.gates)}" failures="{failed}" errors="0" '
        f'skipped="{skipped}">\n{gates}</testsuite>\n'
        f'<testsuite name="questions" tests="{len(report.results)}" failures="0" '
        f'errors="{errors}" skipped="{faults}">\n{items}</testsuite>\n</testsuites>\n'
    )


def _gate_case(gate: Gate) -> str:
    name = _attribute(f"{gate.kind.value}: {gate.name}")
    if gate.verdict is Verdict.FAIL:
        listed = ", ".join(gate.items)
        inner = f"<failure message={_attribute(gate.detail)}>{_text(listed)}</failure>"
    elif gate.verdict is Verdict.PASS:
        inner = f"<system-out>{_text(gate.detail)}</system-out>"
    else:
        inner = f"<skipped message={_attribute(f'{gate.verdict.value}: {gate.detail}')}/>"
    return f'<testcase classname="gates" name={name}>{inner}</testcase>\n'


def _item_case(result: Result) -> str:
    name = _attribute(result.item.item_id)
    seconds = result.trial.latency_ms / 1000
    classname = _attribute(f"questions.{result.item.category}")
    message = _attribute(f"{result.stage.value if result.stage else ''}: {result.why}")
    if result.stage is Stage.ERROR:
        inner = f"<error message={message}/>"
    elif result.stage is not None:
        inner = f"<skipped message={message}/>"
    else:
        inner = ""
    return f'<testcase classname={classname} name={name} time="{seconds:.3f}">{inner}</testcase>\n'


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
