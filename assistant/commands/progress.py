"""Progress of an ingest to one line on a terminal, or to nothing on a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.records import Progress


@contextmanager
def progress_bar() -> Generator[Callable[[Progress], None] | None]:
    """Yield a callback that draws a bar with rate and time left on standard error.

    Yields None where standard error is no terminal: a log wants no bar.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from assistant.commands.plain import safe

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[source]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, source="", rate="")

        def show(progress: Progress) -> None:
            speed = bar.tasks[0].speed
            bar.update(
                task,
                description=progress.stage,
                completed=progress.done,
                total=progress.total,
                source=safe(progress.source)[-48:],
                rate=f"{speed:.0f}/s" if speed else "",
            )

        yield show
