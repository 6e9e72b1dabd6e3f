"""Findings of a time in, the words that are shown for it out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dates import When, find_dates
from assistant.findings import Finding


def untold(finding: Finding) -> str:
    """What of a time an article without a date leaves open: `Tuesday (date not told)`."""
    mention = finding.mention
    if mention is None or finding.when is not None or finding.reference is not None:
        return ""
    if mention.needs_reference:
        return " (date not told)"
    return " (year not told)" if mention.month is not None else ""


_NEARLY = 0.9


def most_precise_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings that agree on a time, those first that tell it as precisely as it is shown.

    Of two that are nearly as likely the one with the year in its own words is ahead.
    """
    least = _NEARLY * max((finding.probability for finding in findings), default=0.0)

    def place(finding: Finding) -> tuple[float, bool, bool]:
        told = finding.mention is not None and finding.mention.year is not None
        return (*_vagueness(finding), not (told and finding.probability >= least))

    return tuple(sorted(findings, key=place))


def as_precise(finding: Finding, first: Finding) -> bool:
    """Whether a finding tells the days, or the name, of another one: no month for a day."""
    return _vagueness(finding)[0] == _vagueness(first)[0]


def _vagueness(finding: Finding) -> tuple[float, bool]:
    """How many days a time may mean, fewest first, and whether the time of day is left open."""
    when = finding.when
    if when is None:
        return float("inf"), True
    return when.days, not (when.clock or (finding.mention and finding.mention.clock))


def shown_date(findings: Sequence[Finding]) -> str:
    """The most precise date of findings that agree, with the words it stands for.

    A relative expression is shown as both: `Thursday (9 January 2020)`.
    """
    whens = [(finding, finding.when) for finding in most_precise_first(findings) if finding.when]
    finding, when = whens[0]
    clock = next((f.mention.clock for f in findings if f.mention and f.mention.clock), None)
    if when.first == when.last and clock:
        when = When(first=when.first, last=when.last, clock=clock)
    relative = is_relative(finding.text)
    explicit = any(not is_relative(other.text) for other, _ in whens)
    if relative and not explicit:
        return f"{tidy(finding.text)} ({when.show()})"
    about = _ABOUT.match(finding.text)
    return f"{about[0]} {when.show()}" if about and not when.is_day else when.show()


_ABOUT = re.compile(r"\b(?:early|mid|late)\b", re.IGNORECASE)


def is_relative(text: str) -> bool:
    """Whether a date text counts from another day: the article's, or one told of before."""
    mentions = find_dates(text)
    return bool(mentions) and mentions[0].needs_reference


def tidy(text: str) -> str:
    """A value without the punctuation around it, on one line."""
    value = " ".join(text.split()).strip(" ,;:–—-")
    for left, right in (("“", "”"), ('"', '"'), ("(", ")")):
        if value.count(left) != value.count(right) or (left == right and value.count(left) % 2):
            value = value.strip(left + right)
    return value.rstrip(".") if not value.endswith((".S.", ".m.", ".K.", "Jr.", "etc.")) else value
