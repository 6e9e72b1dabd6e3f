"""A stored index → the list of its faults.

The catalogue is checked against itself (every text, offset and vector carries a
checksum), Chroma against the catalogue, all files against the seal. Chroma is
opened in a process of its own, which a damaged store may crash.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.catalogue import Catalogue
from index.database import CATALOGUE_NAME
from index.errors import IndexDamaged, IndexMismatch, IndexOutdated, StoredIndexError
from index.records import Problem
from index.seal import (
    CHROMA_NAME,
    REPAIR,
    REPAIR_NAME,
    SEAL_NAME,
    is_seal_lost,
    is_sealed,
    seal_problems,
)
from index.stored import read_staged

CHROMA_TIMEOUT_S = 1800.0
_SHOWN = 3
"""Items named in one message; the rest is counted."""


def file_problems(folder: Path) -> list[Problem]:
    """Compare every byte of the files with the seal; nobody in this process has them open."""
    return missing_parts(folder) + seal_problems(folder, thorough=True)


def content_problems(
    folder: Path,
    *,
    fingerprint: str | None = None,
    chroma_url: str | None = None,
    unchanging: bool = False,
) -> list[Problem]:
    """Check what is stored against its own checksums, and Chroma against it.

    Nobody may be writing to it meanwhile.

    Args:
        folder: The index.
        fingerprint: Of the model that the settings name; None leaves that unchecked.
        chroma_url: Server that holds the vectors instead of the folder.
        unchanging: Whether the disk lets nobody write, beside the catalogue either.
    """
    problems: list[Problem] = []
    if any(problem.code == "catalogue-missing" for problem in missing_parts(folder)):
        return []
    try:
        catalogue = Catalogue(folder, read_only=True, unchanging=unchanging)
    except IndexOutdated as error:
        return [Problem(code="schema", message=str(error), remedy=REPAIR)]
    except IndexMismatch as error:
        return [Problem(code="schema", message=str(error), remedy="Update Dateline.")]
    except StoredIndexError as error:
        return [Problem(code="catalogue-damaged", message=str(error), remedy=REPAIR)]
    try:
        problems += _check_model(catalogue, fingerprint)
        problems += check_state(catalogue, folder)
        try:
            problems += check_catalogue(catalogue)
        except StoredIndexError as error:
            problems.append(Problem(code="catalogue-damaged", message=str(error), remedy=REPAIR))
        has_chroma = catalogue.count("vectors") > 0 and (
            chroma_url is not None or catalogue.meta("chroma") == "local"
        )
    finally:
        catalogue.close()
    return problems + (check_chroma(folder, chroma_url) if has_chroma else [])


def missing_parts(folder: Path) -> list[Problem]:
    """Parts of an index that must be there because others are, and a repair cut short."""
    if (folder / REPAIR_NAME).exists():
        return [
            Problem(
                code="repair-unfinished",
                message=f"{folder}: a repair has not come to its end.",
                remedy=REPAIR,
            )
        ]
    rest = (folder / CHROMA_NAME).exists() or is_sealed(folder)
    if rest and not (folder / CATALOGUE_NAME).exists():
        return [
            Problem(
                code="catalogue-missing",
                message=f"{folder / CATALOGUE_NAME}: is missing, while the rest of an index is "
                "there.",
                remedy="Restore it from a backup, or run `dateline repair`, which reads the "
                "sources again.",
            )
        ]
    return []


def check_catalogue(catalogue: Catalogue) -> Iterator[Problem]:
    """Check the tables against SQLite's rules and the contents against their checksums."""
    for row in catalogue.query("PRAGMA integrity_check(5)"):
        if row[0] != "ok":
            yield _damaged(f"{catalogue.path}: {row[0]}.")
            return
    yield from _check_articles(catalogue)
    yield from _check_told(catalogue)
    yield from _check_strays(catalogue)
    try:
        catalogue.check_lexical()
    except StoredIndexError as error:
        yield Problem(code="words-damaged", message=str(error), remedy=REPAIR)


def _check_articles(catalogue: Catalogue) -> Iterator[Problem]:
    fingerprint = catalogue.meta("fingerprint") or ""
    wrong: list[str] = []
    last = 0
    while rows := catalogue.query(
        "SELECT * FROM articles WHERE id > ? ORDER BY id LIMIT 200", (last,)
    ):
        last = rows[-1]["id"]
        for row in rows:
            try:
                read_staged(catalogue.query, row, fingerprint)
            except (ValueError, KeyError, TypeError, zlib.error):
                wrong.append(str(row["uri"]))
    if wrong:
        yield _damaged(f"{catalogue.path}: {_some(wrong)} differ from their checksums.")


def _check_told(catalogue: Catalogue) -> Iterator[Problem]:
    units = [row[0] for row in catalogue.query("SELECT DISTINCT unit FROM told")]
    try:
        for start in range(0, len(units), 200):
            catalogue.told(units[start : start + 200])
    except IndexDamaged as error:
        yield Problem(code="catalogue-damaged", message=str(error), remedy=REPAIR)


def _check_strays(catalogue: Catalogue) -> Iterator[Problem]:
    for table, parent, key in (("vectors", "passages", "id"), ("passages", "articles", "article")):
        count = catalogue.query(
            f"SELECT count(*) FROM {table} c LEFT JOIN {parent} p ON p.id = c.{key} "  # noqa: S608
            "WHERE p.id IS NULL"
        )[0][0]
        if count:
            yield _damaged(f"{catalogue.path}: {count} {table} belong to nothing in {parent}.")


def _check_model(catalogue: Catalogue, fingerprint: str | None) -> Iterator[Problem]:
    stored = catalogue.meta("fingerprint")
    if stored is not None and fingerprint is not None and stored != fingerprint:
        yield Problem(
            code="other-model",
            message=f"{catalogue.path}: was built with the embedding model {stored}, but "
            f"{fingerprint} is set.",
            remedy="Set DATELINE_EMBEDDER and DATELINE_PRECISION back, or ingest into another "
            "folder.",
        )


def check_state(catalogue: Catalogue, folder: Path) -> Iterator[Problem]:
    """Look for the seal of an index that was closed."""
    if catalogue.meta("state") == "closed" and is_seal_lost(folder):
        yield Problem(
            code="seal-missing",
            message=f"{folder / SEAL_NAME}: is missing although the index was closed.",
            remedy=f"{REPAIR} Nothing is lost.",
        )


def check_chroma(folder: Path, chroma_url: str | None, *, thorough: bool = True) -> list[Problem]:
    """Compare Chroma with the catalogue; a local store is copied first, and left as it is.

    Args:
        folder: The index, whose writer's lock the caller holds.
        chroma_url: Server that holds the vectors instead of the folder.
        thorough: Compare every vector; otherwise ids and a few searches.
    """
    where = chroma_url or str(folder / CHROMA_NAME)
    if chroma_url is not None:
        return _ask_chroma(folder, where, where, thorough)
    if not (folder / CHROMA_NAME).is_dir():
        return [Problem(code="chroma-missing", message=f"{where}: is missing.", remedy=REPAIR)]
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-verify-") as work:
            copy = _copy_whole(folder / CHROMA_NAME, Path(work))
            return _ask_chroma(folder, str(copy), where, thorough)
    except OSError as error:
        fault = f"{where}: cannot be copied for the check ({error})."
        return [Problem(code="chroma-unreadable", message=fault, remedy=REPAIR)]


def _copy_whole(store: Path, work: Path) -> Path:
    # A store that was cut off while it was written may have files of terabytes, nearly all holes.
    size = sum(path.stat().st_size for path in store.rglob("*"))
    if size > shutil.disk_usage(work).free:
        raise OSError(f"its {size / 1e9:.1f} GB do not fit into {work.parent}")
    return shutil.copytree(store, work / CHROMA_NAME)


def _ask_chroma(folder: Path, place: str, where: str, thorough: bool) -> list[Problem]:
    command = [sys.executable, "-m", "index.verify_chroma", str(folder.resolve()), place]
    try:
        run = subprocess.run(  # noqa: S603 (our own module, no shell)
            [*command, "full" if thorough else "quick"],
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            timeout=CHROMA_TIMEOUT_S,
            check=False,
        )
        if run.returncode == 0:
            found = [Problem(**fields) for fields in json.loads(run.stdout)]
            return [replace(one, message=one.message.replace(place, where)) for one in found]
        fault = _describe_exit(run.returncode, run.stderr)
    except subprocess.TimeoutExpired:
        fault = f"did not answer within {CHROMA_TIMEOUT_S:.0f} s"
    except ValueError as error:
        fault = f"could not be checked ({error})"
    return [Problem(code="chroma-damaged", message=f"{where}: {fault}.", remedy=REPAIR)]


def _describe_exit(code: int, stderr: str) -> str:
    if code < 0:
        return f"crashes the process that opens it ({signal.Signals(-code).name})"
    return (stderr.strip().splitlines() or ["fails without a message"])[-1]


def _damaged(message: str) -> Problem:
    return Problem(code="catalogue-damaged", message=message, remedy=REPAIR)


def _some(items: list[str]) -> str:
    more = len(items) - _SHOWN
    return ", ".join(items[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
