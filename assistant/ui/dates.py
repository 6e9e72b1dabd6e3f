"""Days to the words that people read."""

from __future__ import annotations

from datetime import date


def show_day(day: date | None) -> str:
    """`9 January 2020`, or `undated`."""
    return f"{day.day} {day:%B %Y}" if day else "undated"


def show_range(first: date | None, last: date | None) -> str:
    """`since …`, `until …`, `… to …`; empty without either."""
    if first and last:
        return show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"
    if first:
        return f"since {show_day(first)}"
    return f"until {show_day(last)}" if last else ""
