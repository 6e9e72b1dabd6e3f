"""A catalogue that is well-formed but wrong, and vectors that are not those of the catalogue."""

from __future__ import annotations

import sqlite3

import pytest
from index_fakes import WordEmbedder

from index import IndexSettings, open_index
from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.errors import IndexDamaged, IndexMismatch
from index.seal import write_seal
from index.verify import check_catalogue


def change(settings: IndexSettings, sql: str) -> None:
    """Change the catalogue behind the index's back, as a well-formed database."""
    connection = sqlite3.connect(settings.index_dir / "catalogue.db")
    with connection:
        connection.executescript(sql)
    connection.close()
    (settings.index_dir / "seal.json").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE articles SET text = replace(text, 'visitors', 'visiters')", "catalogue-damaged"),
        ("UPDATE articles SET record = replace(record, 'Gazette', 'Gazelle')", "catalogue-damaged"),
        ("UPDATE passages SET start = start + 1 WHERE id = 2", "catalogue-damaged"),
        ("UPDATE vectors SET vector = zeroblob(length(vector)) WHERE id = 1", "catalogue-damaged"),
        ("DELETE FROM vectors WHERE id = 2", "catalogue-damaged"),
        ("UPDATE vectors SET vector_id = 'other' WHERE id = 1", "catalogue-damaged"),
        ("DELETE FROM lexical WHERE rowid = 1", "words-damaged"),
    ],
)
def test_a_catalogue_out_of_step_is_found(damaged: IndexSettings, sql: str, code: str) -> None:
    change(damaged, sql)
    catalogue = Catalogue(damaged.index_dir, read_only=True)
    assert code in {problem.code for problem in check_catalogue(catalogue)}
    catalogue.close()


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE meta SET value = 'words/2' WHERE key = 'fingerprint'", "other-model"),
        ("UPDATE meta SET value = '99' WHERE key = 'schema'", "schema"),
    ],
)
def test_another_model_or_schema_is_found(damaged: IndexSettings, sql: str, code: str) -> None:
    change(damaged, sql)
    with open_index(damaged, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert code in {problem.code for problem in index.verify()}


def test_vectors_missing_from_chroma_are_found(damaged: IndexSettings) -> None:
    catalogue = Catalogue(damaged.index_dir)
    chroma = ChromaVectors(catalogue, damaged.index_dir / "chroma")
    chroma.delete(list(chroma.ids())[:2])
    chroma.close()
    catalogue.close()
    (damaged.index_dir / "seal.json").unlink()
    with open_index(damaged, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert "chroma-incomplete" in {problem.code for problem in index.verify()}
    write_seal(damaged.index_dir)
    settings = damaged.model_copy(update={"vectors": "chroma"})
    with (
        open_index(settings, embedder=WordEmbedder()) as index,
        pytest.raises(IndexDamaged, match="holds"),
    ):
        index.search("harbour")


def test_another_model_is_refused_though_its_dimension_is_the_same(damaged: IndexSettings) -> None:
    with pytest.raises(IndexMismatch, match="words/1"):
        open_index(damaged, embedder=WordEmbedder("words/2"))


def test_a_newer_schema_is_refused(damaged: IndexSettings) -> None:
    change(damaged, "UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(IndexMismatch, match="Update Dateline"):
        open_index(damaged, embedder=WordEmbedder())
