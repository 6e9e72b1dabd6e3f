"""Hybrid retrieval over a small index: filters, copies, order, odd queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from index_fakes import WordEmbedder, write_article

from index import Index, IndexSettings, open_index
from index.errors import UsageError


@pytest.fixture
def index(settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path) -> Iterator[Index]:
    wire = (
        "The Meridian Council approved the harbour bridge on Tuesday. Engineer Ilse Brandt called "
        "the vote overdue. Work on the eastern pier begins in the spring of next year."
    )
    write_article(articles_dir, "gazette", wire, outlet="Gazette", published="2021-03-02")
    write_article(articles_dir, "courier", wire, outlet="Courier", published="2021-03-04")
    write_article(
        articles_dir,
        "museum",
        "General Khalifa Hifter visited the museum. AT&T sponsored the U.S. pavilion.",
        outlet="Herald",
        published="2022-06-01",
    )
    write_article(articles_dir, "undated", "An orchard in the valley lost its apples to frost.")
    with open_index(settings, embedder=embedder) as opened:
        opened.ingest([articles_dir])
        yield opened


def titles(index: Index, query: str, **filters: object) -> list[str]:
    return [hit.article.title for hit in index.search(query, **filters)]  # type: ignore[arg-type]


def test_words_of_a_passage_find_it(index: Index) -> None:
    assert titles(index, "frost in the apple orchard")[0] == "undated"


def test_a_hit_tells_how_alike_it_is_to_the_query(index: Index) -> None:
    first, *others = index.search("frost in the apple orchard")
    assert first.similarity is not None
    assert 0 < first.similarity <= 1
    assert all(first.similarity >= (hit.similarity or 0) for hit in others)


def test_every_hit_is_verbatim_in_its_article(index: Index) -> None:
    for hit in index.search("bridge museum orchard", k=10):
        passage = hit.passage
        assert hit.article.text[passage.start : passage.end] == passage.text


def test_another_spelling_of_a_name_finds_the_passage(index: Index) -> None:
    hits = index.search("Haftar")
    assert hits[0].article.title == "museum"
    assert "words" in hits[0].ranks


def test_copies_of_one_story_are_shown_once_the_earlier_one(index: Index) -> None:
    found = titles(index, "Meridian Council harbour bridge")
    assert found.count("gazette") == 1
    assert "courier" not in found


def test_dates_include_both_ends_and_leave_undated_articles_out(index: Index) -> None:
    day = date(2021, 3, 4)
    assert titles(index, "bridge orchard", since=day, until=day) == ["courier"]
    assert "undated" not in titles(index, "orchard frost", since=date(1900, 1, 1))


def test_outlets_match_in_any_case_and_none_of_them_finds_nothing(index: Index) -> None:
    assert titles(index, "bridge", outlets=["courier"]) == ["courier"]
    assert titles(index, "bridge", outlets=[]) == []
    assert titles(index, "bridge", outlets=["Nowhere Times"]) == []


def test_dates_the_wrong_way_round_are_refused(index: Index) -> None:
    with pytest.raises(UsageError, match="after until"):
        index.search("bridge", since=date(2022, 1, 1), until=date(2021, 1, 1))
    with pytest.raises(UsageError, match="k must be"):
        index.search("bridge", k=0)


@pytest.mark.parametrize(
    "query", ["", "  \n", "?", '"', "'; DROP TABLE articles; --", "NEAR(a b)", "AT&T", "U.S.", "*"]
)
def test_odd_queries_are_harmless(index: Index, query: str) -> None:
    index.search(query)


def test_compounds_are_found_as_they_are_written(index: Index) -> None:
    assert titles(index, "AT&T")[0] == "museum"
    assert titles(index, "U.S.")[0] == "museum"


@given(query=st.text(max_size=60))
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_may_be_asked_and_gives_the_same_list_twice(index: Index, query: str) -> None:
    assert index.search(query) == index.search(query)


def test_k_bounds_the_hits_and_they_are_ordered(index: Index) -> None:
    hits = index.search("the bridge of the museum", k=2)
    assert len(hits) == 2
    assert hits[0].score >= hits[1].score


def test_an_empty_index_finds_nothing(tmp_path: Path, embedder: WordEmbedder) -> None:
    with open_index(IndexSettings(index_dir=tmp_path / "empty"), embedder=embedder) as empty:
        assert empty.search("anything") == []
        assert list(empty.articles()) == []
