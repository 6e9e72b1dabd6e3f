"""The files of a closed index → a seal, by which later damage to them is seen.

`seal.json` names every file with its size and hash. It is written when a writer
has finished and renamed before the next change, so an index with a broken seal
was left in the middle of writing (the catalogue copes with that), while one that
differs from its seal, or has none although it was closed, was changed by
something else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from index.database import CATALOGUE_NAME
from index.durable import sync_folder
from index.errors import StoredIndexError
from index.records import Problem

SEAL_NAME = "seal.json"
_NEW = ".new"
_BROKEN_NAME = SEAL_NAME + _NEW
"""What a seal is called from when it is broken to when the next one takes its place."""
SOURCES_NAME = "sources.json"
CHROMA_NAME = "chroma"
REPAIR_NAME = "repair.json"
"""Lists what an unfinished repair has set aside."""
REPAIR = "Run `dateline repair`."


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What was noted of one file."""

    name: str
    size: int
    mtime_ns: int
    sha256: str


def write_seal(folder: Path, digests: Mapping[str, str] = MappingProxyType({})) -> None:
    """Note size and hash of every file that makes up the index; appears whole or not at all.

    Args:
        folder: The index.
        digests: Hashes by file name that are known already, as of a file that is open.
    """
    files = [_note(folder, path, digests.get(path.name)) for path in _parts(folder)]
    body = json.dumps([[one.name, one.size, one.mtime_ns, one.sha256] for one in files], indent=0)
    document = {"sha256": hashlib.sha256(body.encode()).hexdigest(), "files": body}
    replace_text(folder / SEAL_NAME, json.dumps(document))


def break_seal(folder: Path) -> None:
    """Break the seal before the first change; durable when this returns.

    Raises:
        StoredIndexError: The folder does not allow it; nothing may be changed then.
    """
    try:
        os.replace(folder / SEAL_NAME, folder / _BROKEN_NAME)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoredIndexError(
            f"{folder / SEAL_NAME}: cannot be renamed ({error.strerror}), so nothing was changed. "
            "Make the folder writable, then run the same command again."
        ) from error
    sync_folder(folder)


def announce_seal(folder: Path) -> None:
    """Make known that a seal is to come, before the catalogue is marked as closed."""
    if not is_sealed(folder):
        (folder / _BROKEN_NAME).touch()
        sync_folder(folder)


def is_index(folder: Path) -> bool:
    """Whether a folder holds any part of an index, be it whole or not."""
    names = (CATALOGUE_NAME, CHROMA_NAME, SEAL_NAME, SOURCES_NAME, REPAIR_NAME)
    return any((folder / name).exists() for name in names)


def is_sealed(folder: Path) -> bool:
    """Whether a seal is there, be it intact or not."""
    return (folder / SEAL_NAME).exists()


def is_seal_lost(folder: Path) -> bool:
    """Whether a closed index lacks the seal that it had, which no writer has broken either."""
    # A writer may turn the one into the other between two looks.
    return not any((folder / name).exists() for name in (SEAL_NAME, _BROKEN_NAME, SEAL_NAME))


def seal_problems(folder: Path, *, thorough: bool) -> list[Problem]:
    """Compare the files with the seal; empty when they agree or there is none.

    Args:
        folder: The index.
        thorough: Hash every file. Otherwise only those whose time of change differs,
            which costs nothing where nothing happened.
    """
    for _ in range(3):
        mark = _mark(folder)
        problems = _compare_all(folder, thorough=thorough) if mark is not None else []
        # A writer that began meanwhile has broken the seal: what was compared is void.
        if not problems or _mark(folder) == mark:
            return problems
    return []


def write_sources(folder: Path, locations: Sequence[str]) -> None:
    """List the files and addresses of the index beside it, for when the catalogue is lost."""
    text = json.dumps(list(locations), indent=0, ensure_ascii=False)
    path = folder / SOURCES_NAME
    if not path.exists() or path.read_bytes() != text.encode():
        replace_text(path, text)


def replace_text(path: Path, text: str) -> None:
    """Write a file so that a crash leaves the old or the new one, never half of one."""
    new = path.with_name(path.name + _NEW)
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)
    sync_folder(path.parent)


def _mark(folder: Path) -> tuple[int, int] | None:
    try:
        state = (folder / SEAL_NAME).stat()
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_mtime_ns


def _compare_all(folder: Path, *, thorough: bool) -> list[Problem]:
    try:
        sealed = _read_seal(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [
            Problem(
                code="seal-damaged",
                message=f"{folder / SEAL_NAME}: is not readable as a seal ({error}).",
                remedy=REPAIR,
            )
        ]
    return [problem for one in sealed for problem in _compare(folder, one, thorough=thorough)]


def _parts(folder: Path) -> Iterator[Path]:
    for name in (CATALOGUE_NAME, SOURCES_NAME):
        if (folder / name).exists():
            yield folder / name
    yield from sorted(path for path in (folder / CHROMA_NAME).rglob("*") if path.is_file())


def _note(folder: Path, path: Path, digest: str | None = None) -> SealedFile:
    state = path.stat()
    return SealedFile(
        name=path.relative_to(folder).as_posix(),
        size=state.st_size,
        mtime_ns=state.st_mtime_ns,
        sha256=digest or _hash(path),
    )


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_seal(folder: Path) -> list[SealedFile]:
    document = json.loads((folder / SEAL_NAME).read_text(encoding="utf-8"))
    body = document["files"]
    if hashlib.sha256(body.encode()).hexdigest() != document["sha256"]:
        raise ValueError("its own hash does not match")
    return [
        SealedFile(name=name, size=size, mtime_ns=mtime_ns, sha256=digest)
        for name, size, mtime_ns, digest in json.loads(body)
    ]


def _compare(folder: Path, sealed: SealedFile, *, thorough: bool) -> Iterator[Problem]:
    path = folder / sealed.name
    code = "catalogue" if sealed.name == CATALOGUE_NAME else "chroma"
    if sealed.name == SOURCES_NAME:
        code = "sources"
    try:
        state = path.stat()
        if state.st_size != sealed.size:
            fault = f"has {state.st_size} bytes, {sealed.size} were written"
        elif not thorough and state.st_mtime_ns == sealed.mtime_ns:
            return
        elif _hash(path) != sealed.sha256:
            fault = "its content is not what was written"
        else:
            return
    except FileNotFoundError:
        fault = "is missing"
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
    yield Problem(code=f"{code}-changed", message=f"{path}: {fault}.", remedy=REPAIR)
