"""One writer at a time, across processes; a lock dies with its owner."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.errors import IndexLocked
from index.lock import WriterLock
from index.seal import break_seal

ROOT = Path(__file__).parent.parent.parent
REFUSED = """
import sys
from assistant.cli import main
code = main(sys.argv[1:])
heavy = ("numpy", "onnxruntime", "chromadb", "assistant.service", "index.library")
print(code, [name for name in heavy if name in sys.modules])
"""
HOLDER = """
import sys, pathlib
from index.lock import WriterLock
lock = WriterLock(pathlib.Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    """Start a process that takes the lock and waits."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_refused_in_time_and_told_who_writes(tmp_path: Path) -> None:
    process = hold(tmp_path)
    started = time.monotonic()
    with pytest.raises(IndexLocked, match=f"process {process.pid} on .*since"):
        WriterLock(tmp_path, wait_s=0.2).acquire()
    assert time.monotonic() - started < 2
    process.kill()
    process.communicate()


@pytest.mark.parametrize(
    "command", [["ingest", "seeds"], ["remove", "x"], ["repair"], ["feed", "refresh"]]
)
def test_a_second_writer_is_refused_before_it_loads_what_it_would_need(
    command: list[str], sound: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    shutil.copytree(sound / "index", folder)
    (folder / "feeds.json").write_text('["https://example.org/feed"]')
    process = hold(folder)
    refused = subprocess.run(
        [sys.executable, "-c", REFUSED, "--index", str(folder), *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert f"process {process.pid} on" in refused.stderr
    assert refused.stdout == "4 []\n"
    process.kill()
    process.communicate()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    process = hold(tmp_path)
    process.kill()
    process.communicate()
    with WriterLock(tmp_path, wait_s=1):
        pass


def test_who_waits_gets_the_lock_when_it_is_given_back(tmp_path: Path) -> None:
    process = hold(tmp_path)
    with pytest.raises(IndexLocked):
        WriterLock(tmp_path, wait_s=0).acquire()
    assert process.stdin is not None
    process.stdin.close()
    with WriterLock(tmp_path, wait_s=10) as lock:
        assert lock.held
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_two_objects_of_one_process_exclude_each_other(tmp_path: Path) -> None:
    with WriterLock(tmp_path), pytest.raises(IndexLocked):
        WriterLock(tmp_path, wait_s=0).acquire()


def test_one_object_gives_back_as_often_as_it_took(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path, wait_s=0)
    with lock, lock:
        pass
    assert not lock.held
    lock.release()


def test_others_may_ask_while_one_writes_but_not_write(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    write_article(articles, "a", numbered_body(1))
    settings = IndexSettings(index_dir=tmp_path / "index", lock_wait_s=0.1)
    with open_index(settings, embedder=WordEmbedder()) as index:
        index.ingest([articles])
    process = hold(tmp_path / "index")
    for read_only in (True, False):
        with open_index(settings, read_only=read_only, embedder=WordEmbedder()) as index:
            assert index.search("orchard visitors")
    with (
        open_index(settings, embedder=WordEmbedder()) as index,
        pytest.raises(IndexLocked, match="is writing to this index"),
    ):
        index.ingest([articles])
    process.kill()
    process.communicate()


def test_who_waits_for_a_writer_that_is_killed_settles_what_that_one_left(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    write_article(articles, "a", numbered_body(1))
    settings = IndexSettings(index_dir=tmp_path / "index", lock_wait_s=10)
    with open_index(settings, embedder=WordEmbedder()) as index:
        index.ingest([articles])
    process = hold(tmp_path / "index")
    with open_index(settings, embedder=WordEmbedder()) as index:
        shutil.rmtree(tmp_path / "index" / "chroma")
        break_seal(tmp_path / "index")
        process.kill()
        process.communicate()
        assert index.ingest([articles]).counts["unchanged"] == 1
        assert index.verify() == []


def test_an_open_index_sees_what_another_one_adds(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    write_article(articles, "a", numbered_body(1))
    settings = IndexSettings(index_dir=tmp_path / "index", lock_wait_s=0.1)
    with open_index(settings, embedder=WordEmbedder()) as writer:
        writer.ingest([articles])
        with open_index(settings, read_only=True, embedder=WordEmbedder()) as reader:
            assert reader.search("penguin")[0].article.title == "a"
            write_article(articles, "b", "A penguin walked through the harbour.")
            writer.ingest([articles])
            assert reader.search("penguin")[0].article.title == "b"
