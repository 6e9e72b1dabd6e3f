"""Checking and repairing an index that is in use, and what that leaves behind."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import Index, IndexSettings, open_index
from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.errors import IndexDamaged, IndexMismatch, StoredIndexError
from index.lock import WriterLock
from index.protocols import Vectors
from index.store_vectors import StoreVectors

QUERY = "Report 3 observatory"


@pytest.fixture(params=["exact", "chroma"])
def filled(tmp_path: Path, request: pytest.FixtureRequest) -> IndexSettings:
    """Settings of an index of six articles, searched one vector at a time or through Chroma."""
    for number in range(6):
        write_article(tmp_path / "articles", f"a{number}", numbered_body(number))
    settings = IndexSettings(index_dir=tmp_path / "index", vectors=request.param, lock_wait_s=0.1)
    with open_index(settings, embedder=WordEmbedder()) as index:
        index.ingest([tmp_path / "articles"])
    return settings


def add_from_another(settings: IndexSettings) -> None:
    """Write to the index as another process would, which the lock has to let in."""
    more = settings.index_dir.parent / "more"
    write_article(more, "b", numbered_body(9))
    with open_index(settings, embedder=WordEmbedder()) as other:
        assert other.ingest([more]).counts["added"] == 1


def use_for_upkeep(settings: IndexSettings, embedder: WordEmbedder) -> Index:
    return open_index(settings, for_upkeep=True, embedder=embedder)


@pytest.mark.parametrize("check", [Index.verify, Index.repair])
def test_another_writer_is_let_in_after_a_check(
    filled: IndexSettings, check: Callable[[Index], object]
) -> None:
    with open_index(filled, embedder=WordEmbedder()) as index:
        index.search(QUERY)
        check(index)
        add_from_another(filled)
        assert len(list(index.articles())) == 7


@pytest.mark.parametrize("check", [Index.verify, Index.repair])
def test_another_writer_is_let_in_after_a_check_search_and_close(
    filled: IndexSettings, check: Callable[[Index], object]
) -> None:
    with open_index(filled, embedder=WordEmbedder()) as index:
        check(index)
        index.search(QUERY)
    add_from_another(filled)


class StubbornChroma(ChromaVectors):
    """A store that fails while it is closed."""

    def close(self) -> None:
        super().close()
        raise IndexDamaged("the disk is gone")


def test_the_lock_is_given_back_when_closing_chroma_fails(filled: IndexSettings) -> None:
    lock = WriterLock(filled.index_dir)
    catalogue = Catalogue(filled.index_dir)
    vectors = StoreVectors(catalogue, filled, lock, read_only=False, open_chroma=StubbornChroma)
    vectors.chroma()
    assert lock.held
    with pytest.raises(IndexDamaged, match="the disk is gone"):
        vectors.close_chroma()
    assert not lock.held
    assert not vectors.is_local_open
    catalogue.close()


def test_others_go_on_asking_while_an_index_is_checked_and_repaired(
    filled: IndexSettings,
) -> None:
    done = Event()

    def ask(index: Index) -> int:
        asked = 0
        while not done.is_set():
            assert index.search(QUERY)
            assert len(list(index.articles())) == 6
            asked += 1
        return asked

    with open_index(filled, embedder=WordEmbedder()) as index, ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask, index) for _ in range(3)]
        try:
            for _ in range(2):
                assert index.verify() == []
                assert index.repair() == []
        finally:
            done.set()
        assert all(one.result() > 0 for one in asking)


def test_a_catalogue_replaced_by_a_repair_is_the_one_that_is_asked(filled: IndexSettings) -> None:
    (filled.index_dir / "catalogue.db").unlink()
    with use_for_upkeep(filled, WordEmbedder()) as index:
        with pytest.raises(StoredIndexError):
            index.search(QUERY)
        assert index.repair() == []
        assert index.search(QUERY)


def spoil(settings: IndexSettings, sql: str) -> None:
    """Damage the catalogue behind the index's back."""
    connection = sqlite3.connect(settings.index_dir / "catalogue.db")
    with connection:
        connection.executescript(sql)
    connection.close()


SPOILT_TEXT = "UPDATE articles SET text = replace(text, 'visitors', 'visiters') WHERE id = 1"


@pytest.mark.parametrize("filled", ["exact"], indirect=True)
def test_articles_of_another_model_are_left_alone_and_named(
    filled: IndexSettings, tmp_path: Path
) -> None:
    spoil(filled, SPOILT_TEXT)
    shutil.rmtree(tmp_path / "articles")
    with (
        use_for_upkeep(filled, WordEmbedder("words/2")) as index,
        pytest.raises(IndexMismatch, match="words/1"),
    ):
        index.repair()
    with use_for_upkeep(filled, WordEmbedder()) as index:
        lost = index.repair()
        assert [problem.code for problem in lost] == ["source-lost"]
        assert "a0.md" in lost[0].message
        assert len(list(index.articles())) == 5


@pytest.mark.parametrize("filled", ["exact"], indirect=True)
def test_a_model_nobody_used_does_not_stop_a_repair(filled: IndexSettings) -> None:
    spoil(filled, "UPDATE meta SET value = 'wxrds/1' WHERE key = 'fingerprint'")
    with use_for_upkeep(filled, WordEmbedder()) as index:
        assert index.repair() == []
        assert len(list(index.articles())) == 6


@pytest.mark.parametrize("filled", ["exact"], indirect=True)
def test_an_emptied_catalogue_is_read_again_from_its_sources(filled: IndexSettings) -> None:
    (filled.index_dir / "catalogue.db").write_bytes(b"")
    with use_for_upkeep(filled, WordEmbedder()) as index:
        assert index.repair() == []
        assert len(list(index.articles())) == 6


class FailingEmbedder(WordEmbedder):
    """Ends a repair in the middle."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise RuntimeError("the machine stops here")


@pytest.mark.parametrize("filled", ["exact"], indirect=True)
def test_a_repair_cut_short_is_seen_and_loses_nothing(
    filled: IndexSettings, tmp_path: Path
) -> None:
    spoil(filled, SPOILT_TEXT)
    for number in range(1, 6):
        (tmp_path / "articles" / f"a{number}.md").unlink()
    for _ in range(2):
        with (
            use_for_upkeep(filled, FailingEmbedder()) as index,
            pytest.raises(RuntimeError, match="the machine stops here"),
        ):
            index.repair()
        with pytest.raises(IndexDamaged, match="a repair has not come to its end"):
            open_index(filled, embedder=WordEmbedder())
    with use_for_upkeep(filled, WordEmbedder()) as index:
        assert index.repair() == []
        assert index.verify() == []
        assert len(list(index.articles())) == 6
