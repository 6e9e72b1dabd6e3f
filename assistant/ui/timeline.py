"""Articles to a small plot of how many there are per day, month or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.ui.markup import esc
from assistant.when import show_day
from index.records import Article

_WIDTH, _HEIGHT, _LABELS = 320, 64, 16
_MOST_BARS = 48


def timeline(articles: Iterable[Article]) -> str:
    """An SVG bar plot over the reference dates; each bar limits questions to its span.

    Days, months or years, whichever gives at most 48 bars (years beyond that).
    Empty without a dated article; undated ones are told below.
    """
    everything = list(articles)
    days = sorted(day for a in everything if (day := a.reference_date))
    if not days:
        return ""
    spans = _spans(days[0], days[-1])
    counts = Counter(_place(day, spans) for day in days)
    top = max(counts.values())
    step = _WIDTH / len(spans)
    bars = "".join(
        _bar(i, span, counts.get(i, 0), top=top, step=step) for i, span in enumerate(spans)
    )
    undated = len(everything) - len(days)
    note = f'<p class="meta">{undated} without a date</p>' if undated else ""
    label = f"Articles by date, {show_day(days[0])} to {show_day(days[-1])}"
    ends = (
        f'<text x="0" y="{_HEIGHT + _LABELS - 3}">{esc(show_day(days[0]))}</text>'
        f'<text x="{_WIDTH}" y="{_HEIGHT + _LABELS - 3}" text-anchor="end">'
        f"{esc(show_day(days[-1]) if days[-1] != days[0] else '')}</text>"
    )
    return (
        f'<figure class="timeline"><svg viewBox="0 0 {_WIDTH} {_HEIGHT + _LABELS}" role="group" '
        f'aria-label="{esc(label)}"><line x1="0" x2="{_WIDTH}" y1="{_HEIGHT}" y2="{_HEIGHT}"/>'
        f"{bars}{ends}</svg>{note}</figure>"
    )


def _bar(i: int, span: tuple[date, date], count: int, *, top: int, step: float) -> str:
    if not count:
        return ""
    height = max(4.0, (_HEIGHT - 6) * count / top)
    width = min(max(1.5, step - 2), 28)
    x = i * step + (step - width) / 2
    first, last = span
    when = show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"
    label = f"{count} {'article' if count == 1 else 'articles'}, {when}: ask only these"
    return (
        f'<rect x="{x:.1f}" y="{_HEIGHT - height:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'tabindex="0" role="button" data-act="range" data-since="{first}" data-until="{last}" '
        f'aria-label="{esc(label)}"><title>{esc(label)}</title></rect>'
    )


def _spans(first: date, last: date) -> list[tuple[date, date]]:
    """Days, else months, else years from `first` to `last`, each as (first day, last day)."""
    if (last - first).days < _MOST_BARS:
        return [(day, day) for n in range((last - first).days + 1) if (day := first + timedelta(n))]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MOST_BARS:
        starts = [_month(first, n) for n in range(months + 1)]
    else:
        starts = [date(year, 1, 1) for year in range(first.year, last.year + 2) if year <= 9999]
    return [(a, b - timedelta(1)) for a, b in pairwise(starts)]


def _month(first: date, offset: int) -> date:
    years, month = divmod(first.month - 1 + offset, 12)
    return date(first.year + years, month + 1, 1)


def _place(day: date, spans: Sequence[tuple[date, date]]) -> int:
    return next(i for i, (first, last) in enumerate(spans) if first <= day <= last)
