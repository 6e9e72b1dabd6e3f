"""Numbers to inline SVG: the risk-coverage curve, a histogram of latencies, intervals.

Colours come from classes that the page styles, so a plot follows light and dark.
Nothing but numbers and fixed words enters, so the markup needs no escaping.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from evals.metrics.abstention import Point
from evals.metrics.robustness import percentile

_WIDTH, _HEIGHT = 560, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 22, 32, 48
_BINS = 24


def risk_coverage_plot(points: Sequence[Point]) -> str:
    """The curve as steps; an empty frame when nothing was answered."""
    top = _nice_share(max((point.risk for point in points), default=0.0))
    body = [_frame("share of the questions answered, surest first", "share wrong")]
    body += [_x_tick(step / 4, f"{step * 25}%") for step in range(5)]
    body += [_y_tick(step / 4, f"{top * step / 4:.0%}") for step in range(1, 5)]
    if points:
        path, area = _steps(points, top)
        body.append(f'<path class="area" d="{area}"/><path class="line" d="{path}"/>')
        last = points[-1]
        x, y = _x(last.coverage), _y(last.risk / top)
        body.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        side = "end" if last.coverage > 0.5 else "start"
        shift = -8 if side == "end" else 8
        body.append(
            f'<text class="note" x="{x + shift:.1f}" y="{max(y - 10, _TOP + 10):.1f}" '
            f'text-anchor="{side}">{last.coverage:.0%} answered, '
            f"{last.risk:.0%} of them wrong</text>"
        )
    return _svg("Share of wrong answers by share of questions answered", body)


def _steps(points: Sequence[Point], top: float) -> tuple[str, str]:
    path: list[str] = []
    before = 0.0
    for point in points:
        y = _y(point.risk / top)
        path.append(
            f"{'L' if path else 'M'}{_x(before):.1f} {y:.1f}L{_x(point.coverage):.1f} {y:.1f}"
        )
        before = point.coverage
    line = "".join(path)
    return line, f"{line}L{_x(before):.1f} {_y(0):.1f}L{_x(0):.1f} {_y(0):.1f}Z"


def latency_plot(latencies_ms: Sequence[float]) -> str:
    """How many questions took how long, with median and 95th percentile marked."""
    top = _nice_ms(max(latencies_ms, default=1.0))
    counts = [0] * _BINS
    for value in latencies_ms:
        counts[min(_BINS - 1, int(value / top * _BINS))] += 1
    highest = max(counts) or 1
    body = [_frame("milliseconds for an answer", "questions")]
    body += [_x_tick(step / 4, f"{top * step / 4:,.0f}") for step in range(5)]
    body += [_y_tick(1, str(highest))]
    step = (_WIDTH - _LEFT - _RIGHT) / _BINS
    for at, count in enumerate(counts):
        if count:
            y = _y(count / highest)
            body.append(
                f'<rect class="bar" x="{_LEFT + at * step + 1:.1f}" y="{y:.1f}" '
                f'width="{step - 2:.1f}" height="{_y(0) - y:.1f}"><title>{count}</title></rect>'
            )
    for share, name, row in ((0.5, "median", 0), (0.95, "95th percentile", 1)):
        value = percentile(latencies_ms, share)
        if value is not None:
            body.append(_mark(value / top, f"{name} {value:,.0f} ms", row))
    return _svg("Latency of answers", body)


def _mark(share: float, label: str, row: int) -> str:
    x = _x(share)
    side = "end" if share > 0.6 else "start"
    shift = -6 if side == "end" else 6
    return (
        f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_y(0):.1f}"/>'
        f'<text class="note" x="{x + shift:.1f}" y="{_TOP + 12 + 20 * row}" '
        f'text-anchor="{side}">{label}</text>'
    )


def interval_plot(value: float, low: float | None, threshold: float | None) -> str:
    """A bar from the lower bound to the value on a scale from 0 to 1, the threshold marked."""
    width, middle = 180, 9

    def at(share: float) -> float:
        return 4 + (width - 8) * min(1.0, max(0.0, share))

    parts = [f'<line class="track" x1="4" x2="{width - 4}" y1="{middle}" y2="{middle}"/>']
    if low is not None:
        parts.append(
            f'<line class="range" x1="{at(low):.1f}" x2="{at(value):.1f}" '
            f'y1="{middle}" y2="{middle}"/>'
        )
    if threshold is not None:
        parts.append(
            f'<line class="mark" x1="{at(threshold):.1f}" x2="{at(threshold):.1f}" y1="2" y2="16"/>'
        )
    parts.append(f'<circle class="dot" cx="{at(value):.1f}" cy="{middle}" r="4"/>')
    return (
        f'<svg class="interval" viewBox="0 0 {width} 18" width="{width}" height="18" '
        f'aria-hidden="true">{"".join(parts)}</svg>'
    )


def _svg(label: str, body: Sequence[str]) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(body)}</svg>"
    )


def _frame(x_label: str, y_label: str) -> str:
    return (
        f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(0)}" y2="{_y(0)}"/>'
        f'<text class="label" x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 6}" '
        f'text-anchor="middle">{x_label}</text>'
        f'<text class="label" x="0" y="14">{y_label}</text>'
    )


def _x_tick(share: float, label: str) -> str:
    x, y = _x(share), _y(0) + 16
    return f'<text class="tick" x="{x:.1f}" y="{y}" text-anchor="middle">{label}</text>'


def _y_tick(share: float, label: str) -> str:
    y = _y(share)
    return (
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="tick" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    )


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)


def _nice_share(highest: float) -> float:
    return next((top for top in (0.1, 0.2, 0.4, 0.6, 0.8) if highest <= top), 1.0)


def _nice_ms(highest: float) -> float:
    scale = 10 ** math.floor(math.log10(max(highest, 1.0)))
    return next(scale * step for step in (1, 2, 4, 6, 8, 10) if highest <= scale * step)
