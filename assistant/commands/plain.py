"""Answers, citations and reports to plain text for a terminal or a pipe."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from assistant.addresses import short_address
from assistant.citations import in_marks
from assistant.records import Answer, Citation, Outcome
from assistant.when import show_day
from index.records import IngestReport

_WIDTH = 88


def safe(text: str) -> str:
    """Drop control characters: an article must not move a terminal's cursor."""
    return "".join(c for c in text if c in "\n\t" or (c.isprintable() or c == "\u00a0"))


def show_backend(backend: str) -> str:
    """Who answered: the built-in reader and the list of articles in words, a model by its name."""
    return _IN_WORDS.get(backend.partition(":")[0], backend)


_IN_WORDS = {"extractive": "the built-in reader", "catalogue": "the list of articles"}
_DIFFER = re.compile(r"\bdiffer\b|^Disputed")


def show_source(citation: Citation) -> str:
    """`BBC, 9 January 2020`; the address stands in for an unknown outlet."""
    return safe(f"{citation.outlet or short_address(citation.uri)}, {show_day(citation.published)}")


def show_citation(citation: Citation) -> Iterator[str]:
    """Lines of one numbered source: title, outlet, date and the exact sentence."""
    yield f"[{citation.number}] {safe(citation.title)} ({show_source(citation)})"
    quote = safe(in_marks(citation))
    yield textwrap.fill(quote, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def adds_reason(answer: Answer) -> bool:
    """Whether the reason tells what the text does not, such as that two sides differ."""
    tells_conflict = answer.outcome is Outcome.CONFLICT and _DIFFER.search(answer.text) is not None
    return not tells_conflict and (answer.reason or "") not in answer.text


def show_answer(answer: Answer) -> str:
    """The whole answer: text, what is missing, then the sources."""
    near = answer.outcome is Outcome.ABSTAINED and answer.nearest
    # The text of an abstention tells the nearest sentences too: here they come with sources.
    lines = [_wrap((answer.reason if near else None) or answer.text)]
    if answer.notice:
        lines += ["", _wrap(f"Note: {answer.notice}")]
    if adds_reason(answer) and not near:
        lines += ["", _wrap(answer.reason or "")]
    if answer.citations:
        lines.append("")
        for citation in answer.citations:
            lines += show_citation(citation)
    if near:
        lines += ["", "Nearest in the articles:"]
        for citation in answer.nearest:
            lines += show_citation(citation)
    return "\n".join(lines)


def show_report(report: IngestReport) -> str:
    """Counts of an ingest in one line; what is zero is left out."""
    parts = [
        f"{count} {name.removesuffix('s') if count == 1 else name}"
        for name, count in report.counts.items()
        if count
    ]
    done = ", ".join(parts) or "nothing to do"
    return f"{done} ({report.passages} passages, {report.elapsed_s:.1f} s)"


def _wrap(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in safe(text).splitlines()
    )
