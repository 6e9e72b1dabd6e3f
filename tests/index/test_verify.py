"""Every damage that can be inflicted on an index is found, and repaired."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.errors import IndexDamaged
from index.seal import break_seal
from index.verify import check_chroma

QUERIES = ("harbour of district 248", "Report 3 observatory", "visitors in week 2")


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
    for read_only in (True, False):
        with pytest.raises(IndexDamaged, match="dateline repair"):
            open_index(damaged, read_only=read_only, embedder=WordEmbedder())
    with open_index(damaged, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert index.verify() != []
    with open_index(damaged, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert index.repair() == []
        assert index.verify() == []
    assert answers(damaged) == before


def check_without_changing(settings: IndexSettings) -> list[str]:
    with open_index(settings, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        return [problem.code for problem in index.verify()]


def test_a_seal_that_a_writer_broke_is_not_missed(damaged: IndexSettings) -> None:
    break_seal(damaged.index_dir)  # and was killed before it could say so in the catalogue
    assert check_without_changing(damaged) == []
    with open_index(damaged, embedder=WordEmbedder()) as index:
        assert index.verify() == []
    remove(damaged.index_dir / "seal.json")
    assert check_without_changing(damaged) == ["seal-missing"]


def test_a_seal_that_a_reader_keeps_from_being_made_is_not_missed(
    damaged: IndexSettings,
) -> None:
    with (
        closing(sqlite3.connect(damaged.index_dir / "catalogue.db", isolation_level=None)) as other,
        open_index(damaged, embedder=WordEmbedder()) as index,
    ):
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM articles").fetchone()
        index.remove(next(index.articles()).uri)
        index.close()
        assert not (damaged.index_dir / "seal.json").exists()
        assert check_without_changing(damaged) == []
    with open_index(damaged, embedder=WordEmbedder()) as index:
        assert index.verify() == []


def test_a_log_left_behind_when_its_catalogue_was_set_aside_is_read_with_it(
    damaged: IndexSettings, tmp_path: Path
) -> None:
    source = write_article(tmp_path / "more", "b", "A penguin walked through the harbour.")
    cut_off = tmp_path / "cut-off"
    with (
        closing(sqlite3.connect(damaged.index_dir / "catalogue.db", isolation_level=None)) as other,
        open_index(damaged, embedder=WordEmbedder()) as index,
    ):
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM articles").fetchone()
        index.ingest([source])
        shutil.copytree(damaged.index_dir, cut_off)
    source.unlink()
    (cut_off / "backups" / "damaged").mkdir(parents=True)
    (cut_off / "repair.json").write_text('["backups/damaged"]')
    shutil.move(cut_off / "catalogue.db", cut_off / "backups" / "damaged" / "catalogue.db")
    settings = damaged.model_copy(update={"index_dir": cut_off})
    with open_index(settings, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert index.repair() == []
        assert index.verify() == []
        assert index.search("penguin")[0].article.title == "b"


def test_each_fault_is_told_with_its_place_and_its_remedy_once(damaged: IndexSettings) -> None:
    truncate(damaged.index_dir / "chroma" / "chroma.sqlite3")
    scribble(damaged.index_dir / "catalogue.db")
    with open_index(damaged, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        told = [str(problem) for problem in index.verify()]
    assert len(told) >= 3
    for line in told:
        assert str(damaged.index_dir) in line
        assert "dateline-verify" not in line
        assert line.count("`dateline repair`") == 1


def test_a_catalogue_that_is_gone_is_told_once(damaged: IndexSettings) -> None:
    remove(damaged.index_dir / "catalogue.db")
    with open_index(damaged, read_only=True, for_upkeep=True, embedder=WordEmbedder()) as index:
        assert {problem.code for problem in index.verify()} <= {
            "catalogue-missing",
            "catalogue-changed",
        }


def test_a_crash_that_left_a_file_of_holes_is_mended_without_copying_it(
    damaged: IndexSettings,
) -> None:
    holes = find(damaged.index_dir, "chroma/*/link_lists.bin")
    with holes.open("r+b") as file:
        file.truncate(shutil.disk_usage(damaged.index_dir).total + 1)
    break_seal(damaged.index_dir)
    problems = check_chroma(damaged.index_dir, None)
    assert [problem.code for problem in problems] == ["chroma-unreadable"]
    assert "do not fit" in problems[0].message
    with open_index(damaged, embedder=WordEmbedder()) as index:
        assert not holes.exists()
        assert index.verify() == []


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
