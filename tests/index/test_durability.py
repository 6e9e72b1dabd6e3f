"""Processes are killed in the middle of writing; nothing acknowledged may be lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import Index, IndexSettings, open_index
from index.catalogue import Catalogue
from index.errors import StoredIndexError
from index.seal import break_seal
from index.vectors import Filters

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ARTICLES = 40


def settings_of(folder: Path, **others: object) -> IndexSettings:
    return IndexSettings(
        index_dir=folder,
        batch_passages=8,
        passage_tokens=48,
        lock_wait_s=0.2,
        **others,  # type: ignore[arg-type]
    )


def start(index_dir: Path, articles: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(HERE)])
    return subprocess.Popen(
        [sys.executable, str(HERE / "ingest_process.py"), str(index_dir), str(articles)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def write_version(articles: Path, number: int, version: int) -> None:
    body = f"Version {version} of report {number} is out. " + numbered_body(number)
    write_article(articles, f"a{number:03}", body)


def version_of(index: Index, number: int) -> int | None:
    """Version of an article as it is live, after checking that it is there whole."""
    for article in index.articles():
        if article.uri.endswith(f"a{number:03}.md"):
            version = int(article.text.split("Version ")[1].split()[0])
            wanted = f"Version {version} of report {number} is out. " + numbered_body(number)
            assert article.text == wanted
            covered = "".join(passage.text for passage in index.passages(article.article_id))
            assert covered.replace(" ", "") == wanted.replace(" ", "")
            return version
    return None


def check_every_passage(folder: Path) -> None:
    """Every passage is found by its own words and by its own vector, through Chroma too."""
    for vectors in ("exact", "chroma"):
        with open_index(settings_of(folder, vectors=vectors), embedder=WordEmbedder()) as index:
            catalogue = Catalogue(folder, read_only=True)
            rows, stored = catalogue.vectors()
            search = index._store.vectors_to_search().search
            for row, vector in zip(rows, stored, strict=True):
                found = search(vector, 3, Filters())
                assert int(row) in [one for one, _ in found], f"{vectors}: {row} is not found"
                assert found[0][1] == pytest.approx(1, abs=1e-4)
            catalogue.close()
            if vectors == "exact":
                for article in index.articles():
                    for passage in index.passages(article.article_id):
                        hits = index.search(passage.text, k=3)
                        assert passage.text in [hit.passage.text for hit in hits]


def run_rounds(tmp_path: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    folder, articles = tmp_path / "index", tmp_path / "articles"
    written = dict.fromkeys(range(ARTICLES), 1)
    for number in written:
        write_version(articles, number, 1)
    acknowledged: dict[int, int] = {}
    longest = 2.0
    for _ in range(rounds):
        process = start(folder, articles)
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "open\n", process.stderr.read() if process.stderr else ""
        began = time.monotonic()
        time.sleep(chance.uniform(0, longest))
        finished = process.poll() is not None
        process.kill()
        lines = process.stdout.read().split()
        process.communicate()
        if finished:
            longest = max(0.3, 0.8 * (time.monotonic() - began))
        names = [line for line in lines if line.endswith(".md")]
        changed = [n for n in sorted(written) if acknowledged.get(n) != written[n]]
        for number in changed:
            if "done" in lines or (names and f"a{number:03}.md" <= names[-1]):
                acknowledged[number] = written[number]
        with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
            for number, version in written.items():
                live = version_of(index, number)
                least = acknowledged.get(number)
                assert live is None or live <= version
                assert least is None or (live is not None and live >= least)
                if live == version:
                    acknowledged[number] = version
            assert index.verify() == []
        check_every_passage(folder)
        for number in chance.sample(sorted(written), 12):
            written[number] += 1
            write_version(articles, number, written[number])
    process = start(folder, articles)
    assert process.communicate(timeout=120)[0].endswith("done\n")
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        assert {number: version_of(index, number) for number in written} == written
        assert index.verify() == []


def test_nothing_acknowledged_is_lost_when_ingests_are_killed(tmp_path: Path) -> None:
    run_rounds(tmp_path, rounds=2, seed=20210302)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_nothing_acknowledged_is_lost_in_fifty_kills(tmp_path: Path) -> None:
    run_rounds(tmp_path, rounds=50, seed=int.from_bytes(np.random.default_rng(7).bytes(4), "big"))


def test_an_interrupt_leaves_a_sound_index_that_a_second_run_completes(tmp_path: Path) -> None:
    folder, articles = tmp_path / "index", tmp_path / "articles"
    for number in range(ARTICLES):
        write_version(articles, number, 1)
    process = start(folder, articles)
    assert process.stdout is not None
    while process.stdout.readline().strip() in ("open", ""):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        assert index.stats().articles > 0
        assert index.verify() == []
        report = index.ingest([articles])
        assert report.counts["failed"] == 0
        assert index.stats().articles == ARTICLES


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_an_index_left_by_a_crash_can_be_read_on_a_full_disk(
    small_disk: Path, tmp_path: Path
) -> None:
    folder, articles = small_disk / "index", tmp_path / "articles"
    write_version(articles, 0, 1)
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        index.ingest([articles])
    catalogue = Catalogue(folder, before_write=lambda: break_seal(folder))
    catalogue.owe(["a vector that was never written"])
    catalogue.close()
    write_version(articles, 1, 1)
    with suppress(OSError), (small_disk / "rest").open("wb", buffering=0) as rest:
        while rest.write(bytes(1024)):
            pass
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        assert version_of(index, 0) == 1
        assert index.search("Report 0")
        for _ in range(2):
            with pytest.raises(StoredIndexError, match="disk"):
                index.ingest([articles])
            assert index.verify() == []
    (small_disk / "rest").unlink()
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        assert index.ingest([articles]).counts["added"] == 1
        assert index.verify() == []


def test_a_full_disk_is_named_and_leaves_what_was_there(tmp_path: Path) -> None:
    folder, articles = tmp_path / "index", tmp_path / "articles"
    write_version(articles, 0, 1)
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        index.ingest([articles])
    for number in range(1, ARTICLES):
        write_version(articles, number, 1)
    size = (folder / "catalogue.db").stat().st_size
    # A limit on the size of a file fails a write as a full disk does.
    script = (
        "import resource, signal, runpy, sys;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size + 60_000}, {size + 60_000}));"
        "sys.argv = sys.argv[1:];"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    path = os.pathsep.join([str(ROOT), str(HERE)])
    run = subprocess.run(
        [sys.executable, "-c", script, HERE / "ingest_process.py", folder, articles],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        timeout=120,
        check=False,
    )
    assert run.returncode != 0
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith("index.errors.")
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        assert version_of(index, 0) == 1
        index.ingest([articles])
        assert index.verify() == []
        assert index.stats().articles == ARTICLES


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any folder")
def test_a_read_only_folder_can_be_asked_but_not_written(tmp_path: Path) -> None:
    folder, articles = tmp_path / "index", tmp_path / "articles"
    write_version(articles, 0, 1)
    with open_index(settings_of(folder), embedder=WordEmbedder()) as index:
        index.ingest([articles])
    folder.chmod(0o555)
    try:
        with open_index(settings_of(folder), read_only=True, embedder=WordEmbedder()) as index:
            assert index.search("Report 0")
        with pytest.raises(StoredIndexError, match="writable"):
            open_index(settings_of(folder), embedder=WordEmbedder())
    finally:
        folder.chmod(0o755)
