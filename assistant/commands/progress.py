"""Progress of an ingest to one line on a terminal, or to nothing on a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int, str], None]
"""Called with sources done, sources known so far, and what is being done."""


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Yield a callback that draws a bar with rate and time left on standard error.

    Yields None where standard error is no terminal: a log wants no bar.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from assistant.commands.plain import safe

    columns = (
        TextColumn("Indexing"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[source]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("ingest", total=None, source="")

        def show(done: int, total: int, source: str) -> None:
            bar.update(task, completed=done, total=total, source=safe(source)[-48:])

        yield show
