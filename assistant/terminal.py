"""A conversation in the terminal: typed lines in, streamed and cited answers out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from assistant.citations import in_marks
from assistant.commands.plain import adds_reason, safe, show_backend, show_source
from assistant.commands.typed import line_reader
from assistant.commands.wrapping import WordWrap
from assistant.daterange import check_range, parse_day
from assistant.errors import DatelineError, UsageError
from assistant.limits import Limits
from assistant.records import Answer, Citation, Outcome
from assistant.when import show_day

if TYPE_CHECKING:
    from assistant import Assistant

_HELP = """Type a question, or one of these:
  :open N        show source N in its article
  :articles [T]  list the articles, or those with T in title or outlet
  :since DATE    only articles from then on (:since alone lifts it); also :until
  :outlet NAME   only this outlet (:outlet alone lifts it)
  :filters       show what is set
  :new           forget the conversation
  :help          this
  :quit          leave (Ctrl-D does, too)"""
_COMMAND = re.compile(r":|/[a-z]*(?: |$)", re.IGNORECASE)
"""Other chats begin theirs with a stroke: `/help`. "/r/news was closed when?" is a question."""
_AROUND = 600
_TITLES = 40


class TerminalChat:
    """Reads lines until the end of input; keeps the turns for follow-up questions."""

    def __init__(
        self,
        assistant: Assistant,
        *,
        filters: Mapping[str, Any] | None = None,
        told: Callable[[str], str] = str,
        console: Console | None = None,
        read_line: Callable[[str], str] | None = None,
    ) -> None:
        """Talk through `console`; `read_line` shows a prompt and returns what was typed.

        `told` completes the commands that a message names.
        """
        self._assistant = assistant
        self._filters: dict[str, Any] = {"since": None, "until": None, "outlets": None}
        self._filters.update(filters or {})
        self._console = console or Console()
        self._read_line = read_line
        self._told = told
        self._turns: list[tuple[str, str]] = []
        self._last: Answer | None = None
        self._commands: dict[str, Callable[[str], None]] = {
            "open": self._open,
            "articles": self._list,
            "since": self._since,
            "until": self._until,
            "outlet": self._outlet,
            "filters": self._show_filters,
            "new": self._forget,
            "help": lambda _: self._console.print(Text(_HELP)),
        }

    def run(self) -> None:
        """Talk until `:quit` or the end of input."""
        self._console.print(Text("Dateline. Ask about the articles; :help lists commands.\n"))
        for line in self._lines():
            if _COMMAND.match(line) and line[1:] in ("quit", "q", "exit"):
                return
            try:
                self._handle(line)
            except KeyboardInterrupt:
                self._console.print(Text("\nStopped.", style="dim"))
            except DatelineError as error:
                self._console.print(Text(safe(self._told(str(error))), style="red"))

    def _lines(self) -> Iterator[str]:
        read = self._read_line or line_reader()
        while True:
            try:
                line = read("> ").strip()
            except EOFError:
                self._console.print()
                return
            except KeyboardInterrupt:
                self._console.print(Text("\n:quit leaves.", style="dim"))
                continue
            if line:
                yield line

    def _handle(self, line: str) -> None:
        if not _COMMAND.match(line):
            self._ask(line)
            return
        name, _, rest = line[1:].partition(" ")
        command = self._commands.get(name)
        if command is None:
            known = ", ".join(f":{one}" for one in (*self._commands, "quit"))
            raise UsageError(f"There is no command {line[0]}{name}. There are: {known}.")
        command(rest.strip())

    def _ask(self, question: str) -> None:
        answer: Answer | None = None
        shown = ""
        wrap = WordWrap(self._console.width)
        self._console.print()
        for piece in self._pieces(question):
            if isinstance(piece, Answer):
                answer = piece
            else:
                shown += piece
                self._write(wrap.feed(safe(piece)))
        self._write(wrap.rest())
        if answer is None:
            raise DatelineError("The answer broke off. Ask again.")
        # A fallback may have replaced what was streamed: the whole answer counts.
        if shown.strip() != answer.text.strip():
            self._console.print(Text(("\n" if shown else "") + safe(answer.text)), end="")
        self._console.print("\n")
        self._show_rest(answer)
        self._turns.append((question, answer.text))
        self._last = answer

    def _pieces(self, question: str) -> Iterator[str | Answer]:
        """What answers a question, a sign of life shown until the first of it is there."""
        pieces = iter(self._assistant.stream(question, history=tuple(self._turns), **self._filters))
        with self._console.status("Reading the articles"):
            first = next(pieces, None)
        if first is not None:
            yield first
            yield from pieces

    def _write(self, text: str) -> None:
        self._console.print(Text(text), end="", soft_wrap=True)

    def _show_rest(self, answer: Answer) -> None:
        say = self._console.print
        if answer.notice:
            say(Text(f"Note: {safe(answer.notice)}", style="yellow"))
        if adds_reason(answer):
            say(Text(safe(answer.reason or ""), style="dim"))
        if answer.nearest and answer.outcome is Outcome.ABSTAINED:
            say(Text("Nearest in the articles:", style="dim"))
        for citation in answer.citations or answer.nearest:
            head = Text(f"[{citation.number}] {safe(citation.title)}", style="bold")
            say(head.append(f"  {show_source(citation)}", style="not bold dim"))
            say(Padding(Text(safe(in_marks(citation)), style="italic"), (0, 0, 0, 4)))
        asked = answer.standalone_question
        if asked and asked != answer.question:
            say(Text(f"understood as: {safe(asked)}", style="dim"))
        say(Text(f"answered by {safe(show_backend(answer.backend))}\n", style="dim"))

    def _open(self, number: str) -> None:
        if self._last is None:
            raise UsageError("There is no answer yet whose source could be opened.")
        sources = self._last.citations or self._last.nearest
        found = [c for c in sources if str(c.number) == number]
        if not found:
            raise UsageError(f"There is no source {number or '(no number)'} in the last answer.")
        self._console.print(self._in_article(found[0]))

    def _in_article(self, citation: Citation) -> Panel:
        text = self._assistant.article(citation.article_id).text
        start, end = max(0, citation.start - _AROUND), citation.end + _AROUND
        body = Text("…" if start else "")
        body.append(safe(text[start : citation.start]))
        body.append(safe(text[citation.start : citation.end]), style="bold reverse")
        body.append(safe(text[citation.end : end]) + ("…" if end < len(text) else ""))
        return Panel(
            body,
            title=Text(safe(citation.title)),
            subtitle=Text(show_source(citation)),
            title_align="left",
            subtitle_align="left",
        )

    def _list(self, wanted: str) -> None:
        table = Table(box=None, pad_edge=False)
        for name in ("date", "outlet", "title"):
            table.add_column(name, overflow="fold")
        rest = 0
        newest = sorted(
            self._assistant.articles(), key=lambda a: a.reference_date or date.min, reverse=True
        )
        for article in newest:
            row = (show_day(article.published), article.outlet or "", article.title)
            if wanted.casefold() not in " ".join(row).casefold():
                continue
            if table.row_count < _TITLES:
                table.add_row(*(Text(safe(cell)) for cell in row))
            else:
                rest += 1
        self._console.print(table)
        if rest:
            self._console.print(Text(f"and {rest} more: :articles WORD narrows it", style="dim"))

    def _since(self, text: str) -> None:
        self._limit("since", parse_day(text))

    def _until(self, text: str) -> None:
        self._limit("until", parse_day(text, last=True))

    def _limit(self, name: str, day: date | None) -> None:
        wanted = {**self._filters, name: day}
        check_range(wanted["since"], wanted["until"])
        self._filters = wanted
        self._show_filters("")

    def _outlet(self, text: str) -> None:
        names = shlex.split(text) if text.startswith(('"', "'")) else [text]
        self._filters["outlets"] = tuple(names) if text else None
        self._show_filters("")

    def _show_filters(self, _: str) -> None:
        limits = Limits(**self._filters)
        told = f"Asking the articles{limits.show()}." if limits.any else "Asking all articles."
        self._console.print(Text(safe(told), style="dim"))

    def _forget(self, _: str) -> None:
        self._turns.clear()
        self._last = None
        self._console.print(Text("A new conversation.", style="dim"))
