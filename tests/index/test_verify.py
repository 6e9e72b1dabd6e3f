"""Every damage that can be inflicted on an index is found, and repaired."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.errors import IndexDamaged, IndexMismatch
from index.seal import write_seal
from index.verify import check_catalogue

QUERIES = ("harbour of district 248", "Report 3 observatory", "visitors in week 2")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of six articles, closed in good order; copied by each test."""
    root = tmp_path_factory.mktemp("sound")
    for number in range(6):
        write_article(root / "articles", f"a{number}", numbered_body(number), outlet="Gazette")
    settings = IndexSettings(index_dir=root / "index")
    with open_index(settings, embedder=WordEmbedder()) as index:
        index.ingest([root / "articles"])
    return root


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> IndexSettings:
    """Settings of a copy of the index, to be damaged."""
    shutil.copytree(sound / "index", tmp_path / "index")
    return IndexSettings(index_dir=tmp_path / "index", lock_wait_s=0.1)


def answers(settings: IndexSettings) -> list[list[tuple[str, float]]]:
    with open_index(settings, embedder=WordEmbedder()) as index:
        return [[(hit.passage.text, hit.score) for hit in index.search(query)] for query in QUERIES]


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(255 - byte for byte in content[middle : middle + 64])
    path.write_bytes(content)


def remove(path: Path) -> None:
    path.unlink()


PARTS = ("catalogue.db", "seal.json", "sources.json", "chroma/chroma.sqlite3", "chroma/*/data*.bin")


def find(folder: Path, pattern: str) -> Path:
    return next(folder.glob(pattern))


def test_a_sound_index_has_no_problems(damaged: IndexSettings) -> None:
    with open_index(damaged, embedder=WordEmbedder()) as index:
        assert index.verify() == []
        assert index.search(QUERIES[0])


# Every part and every damage; the default run takes each of them at least once.
DAMAGE = [
    pytest.param(
        part,
        inflict,
        marks=[] if (row + column) % 3 == 0 else [pytest.mark.slow],
        id=f"{inflict.__name__}-{part}",
    )
    for row, part in enumerate(PARTS)
    for column, inflict in enumerate((truncate, scribble, remove))
]


@pytest.mark.parametrize(("part", "inflict"), DAMAGE)
def test_damage_is_found_and_repaired(
    damaged: IndexSettings, sound: Path, part: str, inflict: Callable[[Path], None]
) -> None:
    before = answers(IndexSettings(index_dir=sound / "index"))
    inflict(find(damaged.index_dir, part))
    if (part, inflict) != ("seal.json", remove):
        for read_only in (True, False):
            with pytest.raises(IndexDamaged, match="dateline repair"):
                open_index(damaged, read_only=read_only, embedder=WordEmbedder())
    with open_index(damaged, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert index.verify() != []
    with open_index(damaged, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert index.repair() == []
        assert index.verify() == []
    assert answers(damaged) == before


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with so many vectors that Chroma has written its graph to files."""
    root = tmp_path_factory.mktemp("large")
    for number in range(60):
        write_article(root / "articles", f"a{number}", numbered_body(number, 16))
    settings = IndexSettings(index_dir=root / "index", passage_tokens=48)
    with open_index(settings, embedder=WordEmbedder()) as index:
        index.ingest([root / "articles"])
        assert index.stats().passages > 250
    return root / "index"


@pytest.mark.slow
@pytest.mark.parametrize("inflict", [truncate, scribble, remove])
def test_damage_to_any_file_is_found_and_repaired(
    large: Path, tmp_path: Path, inflict: Callable[[Path], None]
) -> None:
    before = answers(IndexSettings(index_dir=large))
    files = [path.relative_to(large) for path in large.rglob("*") if path.stat().st_size]
    parts = [path for path in files if (large / path).is_file() and path.name != "writer.lock"]
    assert len(parts) >= 8
    for number, part in enumerate(parts):
        settings = IndexSettings(
            index_dir=tmp_path / f"{number}", passage_tokens=48, lock_wait_s=0.1
        )
        shutil.copytree(large, settings.index_dir)
        inflict(settings.index_dir / part)
        with open_index(
            settings, read_only=True, for_upkeep=True, embedder=WordEmbedder()
        ) as index:
            assert index.verify() != [], part
        with open_index(settings, for_upkeep=True, embedder=WordEmbedder()) as index:
            assert index.repair() == [], part
            assert index.verify() == [], part
        assert answers(settings) == before, part


def test_repair_embeds_nothing_while_the_catalogue_is_whole(damaged: IndexSettings) -> None:
    shutil.rmtree(damaged.index_dir / "chroma")
    embedder = WordEmbedder()
    with open_index(damaged, for_upkeep=True, embedder=embedder) as index:
        index.repair()
    assert embedder.embedded == []


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


def test_copying_an_index_is_not_damage(damaged: IndexSettings, sound: Path) -> None:
    assert answers(damaged) == answers(IndexSettings(index_dir=sound / "index"))


def test_articles_beyond_saving_are_read_again_or_named(
    damaged: IndexSettings, sound: Path, tmp_path: Path
) -> None:
    (damaged.index_dir / "catalogue.db").unlink()
    moved = tmp_path / "moved"
    lost = sound / "articles" / "a3.md"
    shutil.move(lost, moved)
    try:
        with open_index(damaged, for_upkeep=True, embedder=WordEmbedder()) as index:
            problems = index.repair()
            assert len(list(index.articles())) == 5
        assert [problem.code for problem in problems] == ["source-lost"]
        assert str(lost) in problems[0].message
    finally:
        shutil.move(moved, lost)
