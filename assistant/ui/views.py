"""Conversations, whole or being added to, to the HTML of the page's areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.ui.answers import failed_turn, finished_turn, growing_turn, refused_turn
from assistant.ui.conversations import Conversation
from assistant.ui.desk import Desk
from assistant.ui.front import conversation_list, masthead, welcome
from assistant.ui.markup import esc, plain
from index.records import Failure, IngestReport

Sheet = tuple[str, str]
"""What stands above, and the newest turn: only the latter is sent while it grows."""


def sheet(desk: Desk, conversation: Conversation | None) -> Sheet:
    """A conversation's turns; empty when there is none, and then the page shows its welcome."""
    if conversation is None or not conversation.turns:
        return "", ""
    *before, last = (
        finished_turn(turn, number, desk.find) for number, turn in enumerate(conversation.turns)
    )
    return "".join(before), last


def sheet_with(desk: Desk, conversation: Conversation | None, newest: str) -> Sheet:
    """A conversation with one more turn that is not stored."""
    turns = conversation.turns if conversation else ()
    before = (finished_turn(turn, number, desk.find) for number, turn in enumerate(turns))
    return "".join(before), newest


def growing(conversation: Conversation | None, question: str, text: str) -> str:
    """The newest turn while its answer arrives."""
    return growing_turn(question, text, len(conversation.turns) if conversation else 0)


def failed(conversation: Conversation | None, question: str, message: str) -> str:
    """The newest turn when no answer came."""
    return failed_turn(question, message, len(conversation.turns) if conversation else 0)


def refused(conversation: Conversation | None, question: str, message: str) -> str:
    """The newest turn when the question cannot be asked as it is."""
    return refused_turn(question, message, len(conversation.turns) if conversation else 0)


def invitation(desk: Desk, examples: Sequence[str]) -> str:
    """The welcome, with questions that can be asked."""
    return welcome(desk.articles(), examples)


def with_failures(report: IngestReport, more: tuple[Failure, ...]) -> IngestReport:
    """A report that also tells what was refused before it began."""
    return replace(report, failed=(*report.failed, *more))


def stopped(conversation: Conversation | None, question: str) -> str:
    """The newest turn when whoever asked it stopped it."""
    number = len(conversation.turns) if conversation else 0
    return failed_turn(question, "The answer was not kept.", number, head="You stopped this.")


def status(message: str, *, good: bool) -> str:
    """One line under a button: what came of it."""
    return f'<p class="health {"good" if good else "bad"}" role="status">{plain(message)}</p>'


__all__ = [
    "Sheet",
    "conversation_list",
    "esc",
    "failed",
    "growing",
    "invitation",
    "masthead",
    "refused",
    "sheet",
    "sheet_with",
    "status",
    "stopped",
    "with_failures",
]
