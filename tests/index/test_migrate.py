"""Upgrades of a stored index: by the owner of the lock alone, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.errors import IndexLocked, IndexMismatch, StoredIndexError
from index.lock import WriterLock
from index.schema import SCHEMA_VERSION
from index.seal import write_seal

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent.parent
KILLED = """
import os, pathlib, shutil, signal, sqlite3, sys
from index.migrate import migrate
from index.seal import break_seal
old, new = map(pathlib.Path, sys.argv[1:])
for step in range(1, 10_000):
    shutil.copytree(old, new / str(step))
    pid = os.fork()
    if pid == 0:
        connection = sqlite3.connect(new / str(step) / "catalogue.db", isolation_level=None)
        left = iter(range(step - 1))
        connection.set_trace_callback(
            lambda _: next(left, None) is None and os.kill(os.getpid(), signal.SIGKILL)
        )
        migrate(
            connection,
            new / str(step) / "catalogue.db",
            before_write=lambda: break_seal(new / str(step)),
        )
        os._exit(0)
    if os.waitpid(pid, 0)[1] == 0:
        break
"""


def old_index(folder: Path, schema: int) -> IndexSettings:
    """An index as an earlier schema stored it, from the fixture."""
    folder.mkdir()
    connection = sqlite3.connect(folder / "catalogue.db")
    connection.executescript((DATA / f"catalogue-schema{schema}.sql").read_text("utf-8"))
    connection.close()
    return IndexSettings(index_dir=folder, vectors="exact", lock_wait_s=0.1)


def version_in(file: Path) -> int:
    """The schema of a catalogue, which is sound."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0])


def backups_of(settings: IndexSettings) -> list[Path]:
    return sorted((settings.index_dir / "backups").glob("*.db"))


@pytest.mark.parametrize("schema", [1, 2])
def test_an_index_of_an_earlier_schema_is_migrated_after_a_backup(
    schema: int, tmp_path: Path
) -> None:
    settings = old_index(tmp_path / "index", schema)
    with pytest.raises(IndexMismatch, match=f"older schema {schema}"):
        open_index(settings, read_only=True, embedder=WordEmbedder())
    with open_index(settings, embedder=WordEmbedder()) as index:
        assert index.stats().schema == SCHEMA_VERSION
        hits = index.search("Haftar")
        assert "Hifter" in hits[0].passage.text
        assert index.repair() == []
        assert index.verify() == []
    assert [version_in(backup) for backup in backups_of(settings)] == [schema]


def test_a_sealed_index_is_whole_after_its_migration(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    write_article(articles_dir, "a", numbered_body(1))
    with open_index(settings, embedder=embedder) as index:
        index.ingest([articles_dir])
    connection = sqlite3.connect(settings.index_dir / "catalogue.db", isolation_level=None)
    connection.execute("DROP TABLE told")
    connection.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")
    connection.execute("VACUUM")
    connection.close()
    write_seal(settings.index_dir)
    for _ in range(2):
        with open_index(settings, embedder=embedder) as index:
            assert index.stats().schema == SCHEMA_VERSION
            assert index.verify() == []
            assert index.search("Report 1 visitors")


def test_nobody_migrates_or_makes_an_index_while_another_one_writes(tmp_path: Path) -> None:
    settings = old_index(tmp_path / "index", 2)
    fresh = settings.model_copy(update={"index_dir": tmp_path / "fresh"})
    fresh.index_dir.mkdir()
    with WriterLock(settings.index_dir), WriterLock(fresh.index_dir):
        for one in (settings, fresh):
            with pytest.raises(IndexLocked, match=f"process {os.getpid()} on"):
                open_index(one, embedder=WordEmbedder())
        assert not (fresh.index_dir / "catalogue.db").exists()
        assert version_in(settings.index_dir / "catalogue.db") == 2
    for one in (settings, fresh):
        open_index(one, embedder=WordEmbedder()).close()
    assert version_in(settings.index_dir / "catalogue.db") == SCHEMA_VERSION


@pytest.mark.parametrize("schema", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_a_migration_killed_at_any_statement_leaves_the_old_index_or_the_new(
    schema: int, tmp_path: Path
) -> None:
    settings = old_index(tmp_path / "index", schema)
    write_seal(settings.index_dir)
    subprocess.run(
        [sys.executable, "-c", KILLED, settings.index_dir, tmp_path / "killed"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    copies = sorted((tmp_path / "killed").iterdir())
    assert len(copies) > 4
    for folder in copies[:: -(-len(copies) // 12)]:
        killed = settings.model_copy(update={"index_dir": folder})
        with open_index(killed, embedder=WordEmbedder()) as index:
            assert index.verify() == []
            assert "Hifter" in index.search("Haftar")[0].passage.text
        backups = backups_of(killed)
        assert backups
        assert {version_in(backup) for backup in backups} <= {schema, SCHEMA_VERSION - 1}


def run_without_room(settings: IndexSettings, action: str) -> str:
    """Open an index where no file may grow, as on a full disk; returns the error's last line."""
    size = (settings.index_dir / "catalogue.db").stat().st_size // 2
    script = (
        "import resource, signal, sys, pathlib;"
        "from index_fakes import WordEmbedder; from index import IndexSettings, open_index;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
        "settings = IndexSettings(index_dir=pathlib.Path(sys.argv[1]), vectors='exact');"
        f"open_index(settings, for_upkeep=True, embedder=WordEmbedder()).{action}"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, settings.index_dir],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(DATA.parent)])},
        check=False,
    )
    return run.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("action", ["search('Haftar')", "repair()"])
def test_a_full_disk_leaves_an_old_index_where_it_is(action: str, tmp_path: Path) -> None:
    settings = old_index(tmp_path / "index", 2)
    told = run_without_room(settings, action)
    assert "the index was left as it is. Free some space" in told
    assert [path.name for path in (settings.index_dir / "backups").iterdir()] == []
    assert version_in(settings.index_dir / "catalogue.db") == 2
    with open_index(settings, embedder=WordEmbedder()) as index:
        assert "Hifter" in index.search("Haftar")[0].passage.text


def test_an_index_that_cannot_be_backed_up_is_not_taken_for_damaged(tmp_path: Path) -> None:
    settings = old_index(tmp_path / "index", 2)
    (settings.index_dir / "backups").write_text("A file in the way.")
    with pytest.raises(StoredIndexError, match="the index was left as it is"):
        open_index(settings, for_upkeep=True, embedder=WordEmbedder()).repair()
    assert version_in(settings.index_dir / "catalogue.db") == 2


def test_what_a_killed_backup_left_is_replaced(tmp_path: Path) -> None:
    settings = old_index(tmp_path / "index", 2)
    (settings.index_dir / "backups").mkdir()
    (settings.index_dir / "backups" / "catalogue.db.part").write_bytes(b"SQLite format 3" * 900)
    open_index(settings, embedder=WordEmbedder()).close()
    (left,) = (settings.index_dir / "backups").iterdir()
    assert version_in(left) == 2
