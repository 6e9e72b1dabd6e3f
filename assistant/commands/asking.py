"""`dateline ask` and `dateline chat`: questions in, cited answers out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from assistant.commands.context import Session, put, put_json, session_of
from assistant.daterange import check_range, parse_day
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.records import Answer

Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only articles of this day, month or year on.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only articles up to this day, month or year.")
]
Outlets = Annotated[
    list[str] | None, typer.Option("--outlet", help="Only this outlet; may be given again.")
]
Llm = Annotated[
    str | None, typer.Option("--llm", metavar="NAME", help="Backend: extractive, openai, ollama …")
]


def ask(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="QUESTION", help="The question; `-` reads one a line from standard input."
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object an answer, each on its line.")
    ] = False,
    llm: Llm = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlets = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day that `last week` counts from."),
    ] = None,
    history: Annotated[
        Path | None,
        typer.Option(help="JSON file of earlier turns: a list of pairs of question and answer."),
    ] = None,
) -> None:
    """Answer a question from the articles, with its sources.

    Example: dateline ask "When was the Libya ceasefire set to start?"
    """
    filters = _filters(since, until, outlet)
    filters["as_of"] = parse_day(as_of)
    turns = read_history(history) if history is not None else ()
    question = " ".join(words)  # whoever leaves out the quotes means the same
    many = question == "-"
    questions = _from_stdin() if many else iter([question])
    session = session_of(context)
    show = None if as_json else partial(_shown, session)
    with session.open(llm=llm) as assistant:
        _answer_all(assistant, questions, turns, filters, show=show, many=many)


def chat(
    context: typer.Context,
    llm: Llm = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlets = None,
) -> None:
    """Talk with the articles in the terminal; `:help` lists what you can type.

    Example: dateline chat --since 2020-01
    """
    from assistant.terminal import TerminalChat

    filters = _filters(since, until, outlet)
    session = session_of(context)
    with session.open(llm=llm) as assistant:
        TerminalChat(assistant, filters=filters, told=session.told).run()


def read_history(path: Path) -> tuple[tuple[str, str], ...]:
    """Earlier turns from a JSON file: pairs, or a conversation exported by the chat.

    Raises:
        UsageError: The file cannot be read or has another form.
    """
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        turns: Any = cast("Any", data["turns"]) if isinstance(data, dict) else data
        return tuple(_turn(turn) for turn in turns)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f'{path}: a history is a JSON list such as [["first question", "its answer"]].'
        ) from error


def _turn(turn: Any) -> tuple[str, str]:
    if isinstance(turn, dict):
        stored = cast("dict[str, Any]", turn)
        answer = stored.get("answer") or ""
        text = cast("dict[str, Any]", answer)["text"] if isinstance(answer, dict) else answer
        return str(stored["question"]), str(text)
    question, answer = turn
    return str(question), str(answer or "")


def _filters(since: str | None, until: str | None, outlets: list[str] | None) -> dict[str, Any]:
    first, last = parse_day(since), parse_day(until, last=True)
    check_range(first, last)
    return {"since": first, "until": last, "outlets": tuple(outlets) if outlets else None}


def _from_stdin() -> Iterator[str]:
    for raw in sys.stdin.buffer if hasattr(sys.stdin, "buffer") else sys.stdin:
        line = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
        if line.strip():
            yield line.strip()


_SHOWN = 60
"""Characters of a question that an error names it by."""


def _answer_all(
    assistant: Assistant,
    questions: Iterable[str],
    turns: tuple[tuple[str, str], ...],
    filters: dict[str, Any],
    *,
    show: Callable[[Answer], str] | None,
    many: bool,
) -> None:
    """Answer each in turn, as `show` words it; as JSON for None.

    Raises:
        UsageError: For the questions that could not be asked, once all others are answered.
    """
    from assistant.commands.plain import safe

    unasked: list[str] = []
    for position, question in enumerate(questions):
        clean = question.encode("utf-8", "replace").decode("utf-8").strip()
        if not clean:
            raise UsageError('The question is empty. Try: dateline ask "Who chaired the talks?"')
        try:
            answer = assistant.ask(clean, history=turns, **filters)
        except UsageError as error:
            if not many:
                raise
            unasked.append(f"Question {position + 1}, {clean[:_SHOWN]!r}: {error}")
            continue
        if show is None:
            put_json(answer)
        else:
            # Of many, each stands under its question: nobody else keeps them together.
            head = ("\n" if position else "") + (f"> {safe(clean)}\n" if many else "")
            put(head + show(answer))
    if unasked:
        raise UsageError("\n".join(unasked))


def _shown(session: Session, answer: Answer) -> str:
    from assistant.commands.plain import show_answer

    shown = show_answer(answer)
    # Without a source it holds no article's words, only what may be done about that.
    return shown if answer.citations or answer.nearest else session.told(shown)
