"""Vector search: exact against brute force, Chroma against exact, one server for many."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.catalogue import Catalogue
from index.vectors import ExactVectors, Filters, as_where


@pytest.fixture
def filled(articles_dir: Path) -> Path:
    for number in range(8):
        write_article(
            articles_dir,
            f"a{number}",
            numbered_body(number, 12),
            outlet="Gazette" if number % 2 else "Herald",
            published=f"2021-03-{number + 1:02}" if number < 6 else "",
        )
    return articles_dir


def test_exact_search_orders_by_cosine_and_ties_by_row(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
    catalogue = Catalogue(settings.index_dir, read_only=True)
    rows, vectors = catalogue.vectors()
    query = embedder.embed(["harbour visitors"])[0]
    scores = vectors @ query
    wanted = sorted(zip(rows.tolist(), scores.tolist(), strict=True), key=lambda p: (-p[1], p[0]))
    found = ExactVectors(catalogue).search(query, 5, Filters())
    assert [row for row, _ in found] == [row for row, _ in wanted[:5]]
    assert ExactVectors(catalogue).search(query, 0, Filters()) == []
    everything = ExactVectors(catalogue).search(query, 10_000, Filters())
    assert len(everything) == len(rows)
    catalogue.close()


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(since=date(2021, 3, 2), until=date(2021, 3, 4)),
        Filters(until=date(2021, 3, 2)),
        Filters(outlets=("gazette",)),
        Filters(since=date(2021, 3, 3), outlets=("HERALD", "nobody")),
        Filters(outlets=()),
    ],
)
def test_chroma_and_exact_search_agree(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path, filters: Filters
) -> None:
    through_chroma = settings.model_copy(update={"vectors": "chroma"})
    with open_index(through_chroma, embedder=embedder) as index:
        index.ingest([filled])
        query = embedder.embed(["glacier of the district"])[0]
        chroma = index._store.vectors_to_search()
        assert chroma.name == "chroma"
        exact = ExactVectors(index._catalogue)
        theirs, ours = chroma.search(query, 6, filters), exact.search(query, 6, filters)
        assert [row for row, _ in theirs] == [row for row, _ in ours]
        assert [s for _, s in theirs] == pytest.approx([s for _, s in ours], abs=1e-4)


def test_filters_become_one_condition_or_none() -> None:
    assert as_where(Filters()) is None
    assert as_where(Filters(outlets=("A",))) == {"outlet": {"$in": ["a"]}}
    where = as_where(Filters(since=date(1, 1, 2)))
    assert where == {"$and": [{"day": {"$gte": 2}}, {"day": {"$gt": 0}}]}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = Path(sys.executable).with_name("chroma")
    if not command.exists():
        pytest.skip("the command `chroma` is not installed beside this Python")
    process = subprocess.Popen(
        [command, "run", "--path", tmp_path / "server", "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def test_a_reader_beside_a_writer_sees_new_articles_through_a_chroma_server(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path, server: str
) -> None:
    shared = settings.model_copy(update={"chroma_url": server})
    with open_index(shared, embedder=embedder) as writer:
        writer.ingest([filled])
        with open_index(shared, read_only=True, embedder=embedder) as reader:
            assert reader.stats().vectors == "chroma server"
            before = reader.search("penguin")
            write_article(filled, "b", "A penguin walked through the harbour.")
            writer.ingest([filled])
            assert reader.search("penguin")[0].article.title == "b"
            assert before[0].article.title != "b"
        assert writer.verify() == []
