"""Turns and conversations to Markdown that keeps every citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.addresses import web_address
from assistant.citations import in_marks
from assistant.records import Citation
from assistant.ui.conversations import Conversation, Turn
from assistant.when import show_day


def conversation_as_markdown(conversation: Conversation) -> str:
    """A whole conversation, questions as headings."""
    parts = [f"# {_plain(conversation.title)}"]
    parts += [
        f"## {_plain(turn.question)}\n\n*{turn.asked_at:%Y-%m-%d %H:%M} UTC*\n\n"
        f"{turn_as_markdown(turn)}"
        for turn in conversation.turns
    ]
    return "\n\n".join(parts) + "\n"


def turn_as_markdown(turn: Turn) -> str:
    """One answer and its numbered sources, as it is copied."""
    answer = turn.answer
    lines = [_plain(answer.text, keep_lines=True)]
    if answer.notice:
        lines += ["", f"Note: {_plain(answer.notice)}"]
    if answer.citations:
        lines += ["", *(_source(citation) for citation in answer.citations)]
    return "\n".join(lines)


def _source(citation: Citation) -> str:
    address = web_address(citation.uri)
    where = f" <{address}>" if address and not re.search(r"[<>\s]", address) else ""
    outlet = f"{_plain(citation.outlet)}, " if citation.outlet else ""
    return (
        f"[{citation.number}] {_plain(citation.title)}. {outlet}{show_day(citation.published)}."
        f"{where} {_plain(in_marks(citation))}"
    )


def _plain(text: str, *, keep_lines: bool = False) -> str:
    """Text that Markdown shows as it is: no images, no tags, no stray lines."""
    lines: Iterator[str] = iter(text.splitlines() if keep_lines else [" ".join(text.split())])
    return "\n".join(re.sub(r"([<>`*_]|!\[)", r"\\\1", line) for line in lines)
