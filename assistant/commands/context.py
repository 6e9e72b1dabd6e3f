"""What every command shares: the index to open, and where output goes."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from assistant.errors import UsageError
from assistant.jsonable import to_jsonable

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.settings import Settings

Opener = Callable[..., "Assistant"]

# Of the commands that messages name between backticks, `eval` alone takes no index.
_COMMAND = re.compile(r"`dateline (?!-|eval\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The global options, and how an assistant is opened."""

    index_dir: Path | None = None
    debug: bool = False
    opener: Opener | None = None

    def open(self, *, make: bool = False, writes: bool = False, **overrides: Any) -> Assistant:
        """Open the assistant on the chosen index, with settings on top.

        Args:
            make: Whether a folder that was named and is not there is made.
            writes: Whether the index is to be changed, which one process at a time may do.
            overrides: Single settings; None leaves one as it is.

        Raises:
            UsageError: The folder that was named is not there, or holds no index.
            IndexLocked: It is to be changed, and another process is changing it.
        """
        given = {name: value for name, value in overrides.items() if value is not None}
        if self.opener is not None:
            return self.opener(index_dir=self.index_dir, **given)
        if writes:
            # Before anything is loaded that a refused writer would load in vain.
            require_free(self.index_dir)
        if not make:
            require_folder(self.index_dir)
        from assistant import open_assistant

        return open_assistant(index_dir=self.index_dir, **given)

    def told(self, text: str) -> str:
        """A message whose commands, copied as they stand, work on the index of this one."""
        if self.index_dir is None:
            return text
        named = f"`dateline --index {shlex.quote(str(self.index_dir))} "
        return _COMMAND.sub(lambda _: named, text)


def require_folder(index_dir: Path | None) -> None:
    """Refuse a mistyped folder, which would otherwise be made and found empty.

    The default folder may be missing: nobody can have mistyped it.

    Raises:
        UsageError: The option or a setting names a folder that is not there, or another kind.
    """
    from index.seal import is_index

    settings = _settings(index_dir)
    folder = settings.index_dir.expanduser()
    if "index_dir" in settings.given() and not is_index(folder):
        if folder.exists() and not folder.is_dir():
            raise UsageError(
                f"{folder}: this is a file, and an index is a folder. Name the folder of the index."
            )
        fault = "this folder holds no index" if folder.is_dir() else "there is no such index"
        raise UsageError(
            f"{folder}: {fault}. Check the name, or make the index: "
            f"dateline --index {shlex.quote(str(folder))} ingest ARTICLES"
        )


def require_free(index_dir: Path | None) -> None:
    """Refuse to change an index that another process is changing.

    Raises:
        IndexLocked: It is, and goes on longer than the settings would have us wait.
        StoredIndexError: The folder cannot be written to.
    """
    from index.lock import LOCK_NAME, WriterLock

    settings = _settings(index_dir)
    folder = settings.index_dir.expanduser()
    if (folder / LOCK_NAME).exists():
        with WriterLock(folder, wait_s=settings.lock_wait_s):
            return


def _settings(index_dir: Path | None) -> Settings:
    from assistant.settings import Settings

    return Settings.load(**({"index_dir": index_dir} if index_dir is not None else {}))


def session_of(context: typer.Context) -> Session:
    """The session that `main` put into the context."""
    session = context.find_root().obj
    return session if isinstance(session, Session) else Session()


def tell(message: str) -> None:
    """Say something to the person, on standard error."""
    print(message, file=sys.stderr, flush=True)


def put(text: str) -> None:
    """Write a result to standard output."""
    print(text, flush=True)


def put_json(value: object) -> None:
    """Write a result as one JSON object on one line of standard output."""
    put(json.dumps(to_jsonable(value), ensure_ascii=False))
