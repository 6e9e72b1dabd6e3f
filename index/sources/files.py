"""Paths, folders and globs → items; and a file → its bytes, bounded and unpacked."""

from __future__ import annotations

import glob
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

from index.errors import SourceError
from index.sources.items import Item, uri_of

_NAMES = "txt text md markdown html htm xhtml pdf docx eml json jsonl ndjson csv tsv"
SUFFIXES = frozenset(f".{name}" for name in _NAMES.split())
_FORMATS = f"{', '.join(_NAMES.split())}, and gz of these"
_MB = 1_000_000
_BLOCK = 1 << 20
_SHOWN = 500  # characters of a path that cannot be one


def expand_path(source: str | Path, stamp_prefix: str = "") -> Iterator[Item]:
    """List the files that a path, a folder or a glob stands for, in a stable order.

    Folders are walked to the bottom; hidden files, files of other formats and
    links that lead out of the folder are left out. What is named itself is
    always listed, with a problem if it cannot be read.
    """
    try:
        path = Path(source).expanduser()
        is_folder = path.is_dir()
        exists = path.exists() or path.is_symlink()
    except (OSError, ValueError, RuntimeError) as error:
        yield _bad(Path(source), _explain(error))
        return
    if is_folder:
        found = False
        for item in _walk(path, stamp_prefix):
            found = True
            yield item
        if not found:
            yield _bad(path, f"the folder has no articles in a format that can be read: {_FORMATS}")
    elif exists:
        yield _item(path, stamp_prefix)
    elif not glob.has_magic(str(source)):
        yield _bad(path, _missing(path))
    else:
        matches = sorted(glob.glob(str(path), recursive=True))
        if not matches:
            yield _bad(path, "no file matches")
        for match in matches:
            if Path(match).is_dir():
                yield from _walk(Path(match), stamp_prefix)
            else:
                yield _item(Path(match), stamp_prefix)


def _walk(root: Path, stamp_prefix: str) -> Iterator[Item]:
    inside = root.resolve()
    visited: set[tuple[int, int]] = set()
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _bad(folder, _explain(error))
            continue
        if (status.st_dev, status.st_ino) in visited:
            continue  # a link that leads back up
        visited.add((status.st_dev, status.st_ino))
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not _resolves_inside(path, inside):
                if is_known(path):
                    yield _bad(path, "is a link to nowhere or out of the folder; name it itself")
            elif _is_folder(entry):
                pending.append(path)
            elif is_known(path):
                yield _item(path, stamp_prefix)


def is_known(path: Path) -> bool:
    """Whether the name ends as the name of an article file does, `.gz` aside."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return bool(suffixes) and suffixes[-1] in SUFFIXES


def _resolves_inside(path: Path, root: Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _item(path: Path, stamp_prefix: str) -> Item:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        return _bad(path, _explain(error))
    if not stat.S_ISREG(status.st_mode):
        return _bad(path, "is not a regular file")
    stamp = f"{stamp_prefix}{status.st_size}:{status.st_mtime_ns}:{status.st_ino}"
    uri = uri_of(path)
    return Item(source=uri, uri=uri, path=path.absolute(), stamp=stamp)


def _bad(path: Path, problem: str) -> Item:
    # Named as it was given, since nothing is kept of it under any other name.
    given = path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return Item(source=given[:_SHOWN], uri=uri_of(path), path=path, problem=problem)


def _missing(path: Path) -> str:
    """That nothing is there, and where it was looked for if that was not said."""
    place = "" if path.is_absolute() else f" in {Path.cwd()}"
    return f"does not exist{place}; check how it is spelt"


def _explain(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    return str(getattr(error, "strerror", None) or error)


def read_file(item: Item, max_mb: int) -> bytes:
    """Read a regular file, unpacked if it is gzipped.

    Raises:
        SourceError: If it cannot be read, is empty, or is larger than `max_mb`
            megabytes, packed or unpacked.
    """
    assert item.path is not None, "only files are read from disk"
    try:
        # Without O_NONBLOCK a pipe that took the file's place would hang the run.
        handle = os.open(item.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise SourceError(item.source, "is not a regular file")
            data = file.read(max_mb * _MB + 1)
    except (OSError, ValueError) as error:
        raise SourceError(item.source, _explain(error)) from error
    if len(data) > max_mb * _MB:
        raise SourceError(item.source, _too_large(max_mb))
    if data[:2] == b"\x1f\x8b":
        data = unpack_gzip(data, item.source, max_mb)
    if not data.strip():
        raise SourceError(item.source, "is empty")
    return data


def unpack_gzip(data: bytes, source: str, max_mb: int) -> bytes:
    """Unpack gzip data block by block, never past `max_mb` megabytes.

    Raises:
        SourceError: If it is damaged, cut short or unpacks to more.
    """
    limit = max_mb * _MB
    pieces: list[bytes] = []
    size = 0
    rest = data
    while rest:
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            try:
                piece = stream.decompress(rest, _BLOCK)
            except zlib.error as error:
                raise SourceError(source, f"is damaged gzip ({error})") from error
            if not piece and not stream.unconsumed_tail and not stream.eof:
                raise SourceError(source, "is cut short: its gzip data has no end")
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise SourceError(source, _too_large(max_mb))
            rest = stream.unconsumed_tail
        rest = stream.unused_data.lstrip(b"\0")
        if rest[:2] != b"\x1f\x8b":
            break  # what follows the last member is padding
    return b"".join(pieces)


def _too_large(max_mb: int) -> str:
    return f"is larger than {max_mb} MB; raise DATELINE_MAX_SOURCE_MB if that is right"
