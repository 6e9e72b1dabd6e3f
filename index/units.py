"""What a user names as a source → the files and addresses that are read one by one."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.records import Failure

_ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One file or address, and the source argument that led to it."""

    source: str
    location: str

    @property
    def is_file(self) -> bool:
        """Whether it is on this machine, so that its content can be compared first."""
        return not self.location.startswith(_ADDRESS)


def list_units(sources: Sequence[str | Path]) -> tuple[list[Unit], list[Failure]]:
    """Expand files, folders, globs and addresses, each location once, in a stable order.

    Returns:
        Units, and one failure for each source that leads to nothing.
    """
    units: dict[str, Unit] = {}
    failures: list[Failure] = []
    for source in map(str, sources):
        try:
            found = list(_expand(source))
        except OSError as error:
            failures.append(Failure(source=source, reason=f"cannot be listed: {error.strerror}"))
            continue
        if not found:
            failures.append(Failure(source=source, reason=_why_nothing(source)))
        for location in found:
            units.setdefault(location, Unit(source=source, location=location))
    return list(units.values()), failures


def fingerprint_file(path: str) -> str:
    """SHA-256 of a file's content, hexadecimal.

    Raises:
        OSError: It cannot be read.
    """
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _expand(source: str) -> Iterator[str]:
    if source.startswith(_ADDRESS):
        yield source
        return
    path = Path(source).expanduser()
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield _absolute(path)
    elif glob.has_magic(source):
        for match in sorted(glob.glob(str(path), recursive=True)):
            if os.path.isdir(match):
                yield from _walk(Path(match))
            else:
                yield _absolute(Path(match))


def _walk(folder: Path) -> Iterator[str]:
    """Regular files below a folder in order of name; links to folders are not followed."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if not name.startswith(".") and path.is_file():
                yield _absolute(path)


def _absolute(path: Path) -> str:
    return os.path.abspath(path)


def _why_nothing(source: str) -> str:
    if glob.has_magic(source):
        return "no file matches"
    if Path(source).expanduser().is_dir():
        return "the folder holds no files"
    return "there is no such file, folder or address"
