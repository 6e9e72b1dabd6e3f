"""What a person types for a day, a month or a year, to the date it stands for."""

from __future__ import annotations

import calendar
import re
from datetime import date

from assistant.errors import UsageError

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse_day(text: str | None, *, last: bool = False) -> date | None:
    """Read `2020-01-09`, `2020-01` or `2020`; None when nothing is given.

    Args:
        text: What was typed; surrounding space does not matter.
        last: Take the last day of a month or year rather than its first, as
            the end of a range means it.

    Raises:
        UsageError: The text is no such date; says which form is wanted.
    """
    if text is None or not text.strip():
        return None
    found = _FORM.fullmatch(text.strip()[:10])
    if found is None:
        raise _bad(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first_month = month or (12 if last else 1)
        if day is None:
            day = calendar.monthrange(year or 0, first_month)[1] if last else 1
        return date(year or 0, first_month, day)
    except ValueError:
        raise _bad(text) from None


def check_range(since: date | None, until: date | None) -> None:
    """Refuse a range that ends before it starts.

    Raises:
        UsageError: Both ends are given and `until` is before `since`.
    """
    if since is not None and until is not None and until < since:
        raise UsageError(
            f"The range ends ({until}) before it starts ({since}). Swap them, or leave one out."
        )


def _bad(text: str) -> UsageError:
    return UsageError(f"{text.strip()!r} is not a date. Write it as 2020-01-09, 2020-01 or 2020.")
