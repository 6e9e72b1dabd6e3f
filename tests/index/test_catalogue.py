"""The catalogue: articles whole or not at all, schema upgrades, errors that name the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.catalogue import Catalogue
from index.errors import IndexDamaged, StoredIndexError


def test_a_reader_of_nothing_is_told_how_to_make_an_index(tmp_path: Path) -> None:
    with pytest.raises(StoredIndexError, match="dateline ingest"):
        Catalogue(tmp_path, read_only=True)


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(IndexDamaged, match=r"catalogue\.db"):
        Catalogue(tmp_path)


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    before = catalogue.generation
    with pytest.raises(StoredIndexError), catalogue.transaction() as connection:
        connection.execute("INSERT INTO debts VALUES ('one'), ('one')")
    assert catalogue.debts() == []
    assert catalogue.generation == before
    catalogue.close()


def test_debts_are_kept_until_they_are_forgiven(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.owe(["b", "a", "a"])
    assert catalogue.debts() == ["a", "b"]
    catalogue.forgive(["a"])
    assert catalogue.debts() == ["b"]
    catalogue.close()


def test_only_known_tables_are_counted(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    assert catalogue.count("articles") == 0
    with pytest.raises(ValueError, match="no table"):
        catalogue.count("articles; DROP TABLE articles")
    catalogue.close()


def test_threads_may_share_an_index(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    for number in range(6):
        write_article(articles_dir, f"a{number}", numbered_body(number))
    with open_index(settings, embedder=embedder) as index, ThreadPoolExecutor(4) as pool:
        writing = pool.submit(index.ingest, [articles_dir])
        searches = [pool.submit(index.search, f"Report {n} visitors") for n in range(30)]
        assert writing.result().counts["added"] == 6
        for search in searches:
            for hit in search.result():
                passage = hit.passage
                assert hit.article.text[passage.start : passage.end] == passage.text


def test_an_index_whose_seal_cannot_be_broken_is_not_changed(
    damaged: IndexSettings, articles_dir: Path
) -> None:
    write_article(articles_dir, "b", "A penguin walked through the harbour.")
    (damaged.index_dir / "seal.json.new").mkdir()
    with open_index(damaged, embedder=WordEmbedder()) as index:
        with pytest.raises(StoredIndexError, match="nothing was changed"):
            index.ingest([articles_dir])
        assert index.stats().articles == 6
    with open_index(damaged, read_only=True, embedder=WordEmbedder()) as index:
        assert index.verify() == []
