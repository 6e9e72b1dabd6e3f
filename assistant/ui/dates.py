"""Days to the words that people read."""

from __future__ import annotations

from datetime import date

from assistant.when import show_day


def show_range(first: date | None, last: date | None) -> str:
    """`since …`, `until …`, `… to …`; empty without either."""
    if first and last:
        return show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"
    if first:
        return f"since {show_day(first)}"
    return f"until {show_day(last)}" if last else ""
