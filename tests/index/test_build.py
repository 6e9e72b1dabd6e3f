"""What an ingest does to an index: additions, changes, removals, failures."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, Progress, open_index
from index.errors import ArticleNotFound


@pytest.fixture
def filled(articles_dir: Path) -> Path:
    for number in range(4):
        write_article(articles_dir, f"a{number}", numbered_body(number), outlet="Gazette")
    return articles_dir


def test_a_second_ingest_of_the_same_files_embeds_nothing(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        first = index.ingest([filled])
        assert first.counts["added"] == 4
        assert first.passages == len(embedder.embedded) == index.stats().passages
        embedder.embedded.clear()
        second = index.ingest([filled])
        assert second.counts["unchanged"] == 4
        assert second.counts["added"] == second.counts["updated"] == 0
    assert embedder.embedded == []


def test_a_touched_file_with_the_same_content_is_unchanged(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
        embedder.embedded.clear()
        (filled / "a1.md").touch()
        assert index.ingest([filled]).counts["unchanged"] == 4
    assert embedder.embedded == []


def test_a_changed_article_replaces_the_old_one_and_keeps_it_as_a_revision(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
        write_article(filled, "a2", "A penguin walked through the harbour.", outlet="Gazette")
        report = index.ingest([filled])
        assert report.counts["updated"] == 1
        assert [hit.passage.text for hit in index.search("penguin", k=1)] == [
            "A penguin walked through the harbour."
        ]
        assert index.stats().articles == 4
        assert index.verify() == []
    connection = sqlite3.connect(settings.index_dir / "catalogue.db")
    assert connection.execute("SELECT count(*) FROM revisions").fetchone() == (1,)
    connection.close()


def test_the_original_is_kept_so_that_it_can_be_cleaned_again(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled / "a0.md"])
    connection = sqlite3.connect(settings.index_dir / "catalogue.db")
    (raw,) = connection.execute("SELECT raw FROM articles").fetchone()
    connection.close()
    assert zlib.decompress(raw) == (filled / "a0.md").read_bytes()


def test_a_file_gone_from_its_folder_leaves_the_index(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
        (filled / "a1.md").unlink()
        report = index.ingest([filled])
        assert [Path(source).name for source in report.removed] == ["a1.md"]
        assert index.stats().articles == 3


def test_an_emptied_folder_removes_nothing(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
        for path in filled.iterdir():
            path.unlink()
        report = index.ingest([filled])
        assert report.counts["failed"] == 1
        assert report.counts["removed"] == 0
        assert index.stats().articles == 4


def test_a_bad_source_is_named_and_the_others_are_indexed(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    (filled / "broken.txt.gz").write_bytes(gzip.compress(b"text" * 100)[:-20])
    (filled / "empty.txt").write_bytes(b"")
    with open_index(settings, embedder=embedder) as index:
        report = index.ingest([filled, filled / "absent.md"])
        assert report.counts["added"] == 4
        failed = {Path(failure.source).name: failure.reason for failure in report.failed}
    assert set(failed) == {"broken.txt.gz", "empty.txt", "absent.md"}
    assert all(failed.values())


def test_an_article_that_became_unreadable_keeps_its_last_version(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
        (filled / "a1.md").write_bytes(b"")
        assert index.ingest([filled]).counts["failed"] == 1
        assert index.stats().articles == 4


def test_many_files_are_read_by_workers_with_the_same_result(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    for number in range(80):
        write_article(articles_dir, f"a{number:02}", numbered_body(number, 2))
    (articles_dir / "bad.json").write_text("{", encoding="utf-8")
    seen: list[Progress] = []
    with open_index(settings, embedder=embedder) as index:
        report = index.ingest([articles_dir], progress=seen.append)
        assert report.counts["added"] == 80
        assert [Path(article.uri).stem for article in index.articles()] == [
            f"a{number:02}" for number in range(80)
        ]
    assert seen[-1].done == seen[-1].total == 81
    assert [one.done for one in seen] == sorted(one.done for one in seen)


def test_a_removed_article_is_gone_everywhere_until_it_is_ingested_again(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
        removed = index.remove(str(filled / "a3.md"))
        assert removed.title == "a3"
        assert index.search("Report 3 observatory")[0].article.title != "a3"
        assert index.verify() == []
        with pytest.raises(ArticleNotFound, match="dateline articles"):
            index.remove(removed.article_id)
        assert index.ingest([filled]).counts["added"] == 1


def test_neighbours_surround_a_passage(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    write_article(articles_dir, "long", numbered_body(1, 30))
    with open_index(settings, embedder=embedder) as index:
        index.ingest([articles_dir])
        (article,) = index.articles()
        passages = index.passages(article.article_id)
        assert len(passages) >= 3
        assert index.neighbours(passages[1]) == [passages[0], passages[2]]
        assert index.neighbours(passages[0]) == [passages[1]]
        assert index.neighbours(passages[1], n=0) == []


def test_equal_texts_are_embedded_once(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    for name in ("one", "two"):
        write_article(articles_dir, name, numbered_body(5), title="The same", outlet=name)
    with open_index(settings, embedder=embedder) as index:
        index.ingest([articles_dir])
        assert index.stats().passages == 2 * len(embedder.embedded)


def test_a_text_whose_vector_is_retired_in_the_same_run_is_embedded_again(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    small = settings.model_copy(update={"batch_passages": 1})
    write_article(articles_dir, "a", "A penguin walked through the harbour.", title="The same")
    with open_index(small, embedder=embedder) as index:
        index.ingest([articles_dir])
        write_article(articles_dir, "a", "Nobody saw it again.", title="The same")
        write_article(articles_dir, "b", "A penguin walked through the harbour.", title="The same")
        index.ingest([articles_dir])
        assert index.stats().articles == 2
        assert index.search("penguin", k=1)[0].article.uri.endswith("b.md")
        assert index.verify() == []


def test_prints_of_one_story_share_a_cluster_and_are_named_as_duplicates(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    story = numbered_body(5, 12)
    write_article(articles_dir, "a-gazette", story, outlet="Gazette")
    write_article(articles_dir, "b-herald", numbered_body(6, 12), outlet="Herald")
    write_article(articles_dir, "c-courier", story + " A courier said so.", outlet="Courier")
    with open_index(settings, embedder=embedder) as index:
        report = index.ingest([articles_dir])
        assert [Path(uri).stem for uri in report.duplicates] == ["c-courier"]
        assert [Path(uri).stem for uri in report.added] == ["a-gazette", "b-herald"]
        clusters = {Path(article.uri).stem: article.cluster_id for article in index.articles()}
    assert clusters["a-gazette"] == clusters["c-courier"] != clusters["b-herald"]


def test_two_reports_of_one_pattern_are_two_sources_within_a_run_and_over_two(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    pattern = (
        "The central bank of {} left its main rate at {} percent on Thursday, as economists had "
        "expected. The bank said that prices had risen by {} percent over the year and that growth "
        "would slow in the coming months. Its governor told reporters that the council had voted "
        "without dissent and that it would meet again next month."
    )
    write_article(articles_dir, "a-norland", pattern.format("Norland", 4.5, 3.1))
    write_article(articles_dir, "b-sudland", pattern.format("Sudland", 2.5, 1.7))
    with open_index(settings, embedder=embedder) as index:
        assert len(index.ingest([articles_dir]).added) == 2
        write_article(articles_dir, "c-westland", pattern.format("Westland", 3.5, 2.2))
        write_article(articles_dir, "d-sudland", "Reprint. " + pattern.format("Sudland", 2.5, 1.7))
        report = index.ingest([articles_dir])
        assert [Path(uri).stem for uri in report.added] == ["c-westland"]
        assert [Path(uri).stem for uri in report.duplicates] == ["d-sudland"]
        clusters = {Path(article.uri).stem: article.cluster_id for article in index.articles()}
    assert clusters["d-sudland"] == clusters["b-sudland"] != clusters["a-norland"]
