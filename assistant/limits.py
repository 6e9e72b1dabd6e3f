"""What a question may draw on: days, outlets and its own day, and how a sentence names them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from assistant.dates import show_day
from assistant.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Days of the articles (both ends included), outlets, and the day of the question.

    None does not limit. Later articles than `as_of` are left out. `today` leaves out nothing: a
    question for the news of "last week" counts from it where there is no `as_of`.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] | None = None
    as_of: date | None = None
    today: date | None = field(default=None, compare=False)

    @property
    def any(self) -> bool:
        """Whether anything is limited."""
        return self != NO_LIMITS

    @property
    def are_crossed(self) -> bool:
        """Whether no day is left: the question asks for days outside those allowed."""
        return self.since is not None and self.until is not None and self.since > self.until

    def within(self, since: date | None, until: date | None) -> Limits:
        """These limits and further days, both kept."""
        first = max((day for day in (self.since, since) if day), default=None)
        last = min((day for day in (self.until, until) if day), default=None)
        return replace(self, since=first, until=last)

    def show(self) -> str:
        """Name them behind the articles, as in ` by CGTN since 9 January 2020`; empty for none."""
        by = " or ".join(self.outlets or ())
        parts = [f"by {by}" if by else "", self._days()]
        if self.as_of is not None:
            parts.append(f"known on {show_day(self.as_of)}")
        return "".join(f" {part}" for part in parts if part)

    def _days(self) -> str:
        if self.since and self.until and not self.are_crossed:
            return f"of {When(first=self.since, last=self.until).show()}"
        since = f"since {show_day(self.since)}" if self.since else ""
        until = f"up to {show_day(self.until)}" if self.until else ""
        return " and ".join(part for part in (since, until) if part)


NO_LIMITS = Limits()
