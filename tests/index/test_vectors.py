"""Vector search: exact against brute force, Chroma against exact, one server for many."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from index_fakes import DIM, WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index
from index.catalogue import Catalogue
from index.chroma import ChromaVectors
from index.protocols import Vectors
from index.seal import break_seal
from index.store_vectors import DEAD_WEIGHT
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


def test_a_vector_to_which_no_search_of_chroma_leads_is_found_all_the_same(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    through_chroma = settings.model_copy(update={"vectors": "chroma"})
    with open_index(through_chroma, embedder=embedder) as index:
        index.ingest([filled])
        article = next(one for one in index.articles() if one.title == "a3")
        lost, vector_id = index._catalogue.query(
            "SELECT v.id, v.vector_id FROM vectors v JOIN passages p ON p.id = v.id "
            "JOIN articles a ON a.id = p.article WHERE a.article_id = ? ORDER BY v.id",
            (article.article_id,),
        )[0]
        rows, vectors = index._catalogue.vectors()
        vector = vectors[rows.tolist().index(lost)]
        chroma = index._store.vectors.chroma()
        # What is no longer in the graph stands for what the graph leads nobody to.
        chroma.delete([vector_id])
        assert lost not in dict(chroma.search(vector, 3, Filters()))
        assert chroma.note_strays() == 1
        within = Filters(since=date(2021, 3, 4), until=date(2021, 3, 4), outlets=("gazette",))
        for filters in (Filters(), within):
            assert chroma.search(vector, 3, filters)[0] == (lost, pytest.approx(1, abs=1e-4))
        assert len(chroma.search(vector, 3, Filters())) == 3
        without = Filters(until=date(2021, 3, 3))
        assert lost not in dict(chroma.search(vector, 3, without))
        index.remove(article.article_id)
        chroma = index._store.vectors.chroma()
        assert lost not in dict(chroma.search(vector, 3, Filters()))


class NearEmbedder(WordEmbedder):
    """Gives every text nearly the same vector of 384 numbers: a graph loses some of those."""

    dim = 384

    def embed(self, texts: Sequence[str]) -> Vectors:
        noise = [
            np.random.default_rng(zlib.crc32(text.encode())).normal(size=self.dim) for text in texts
        ]
        vectors = np.eye(1, self.dim) + 0.05 / np.sqrt(self.dim) * np.array(noise)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors.astype(np.float32)


@pytest.mark.slow
def test_each_of_many_near_identical_texts_is_found_after_a_repair(
    settings: IndexSettings, articles_dir: Path
) -> None:
    for page in range(60):
        notices = [
            f"Notice {page * 40 + line}: the office of the harbour is closed on this day, as on "
            "every public holiday of the year, and letters are taken in at the gate."
            for line in range(40)
        ]
        write_article(articles_dir, f"n{page}", "\n\n".join(notices))
    through_chroma = settings.model_copy(update={"vectors": "chroma", "passage_tokens": 40})
    with open_index(through_chroma, embedder=NearEmbedder("near/1")) as index:
        index.ingest([articles_dir])
        assert index.repair() == []
        rows, vectors = index._catalogue.vectors()
        assert len(rows) == 2400
        search = index._store.vectors_to_search().search
        for row, vector in zip(rows.tolist(), vectors, strict=True):
            assert search(vector, 1, Filters())[0] == (row, pytest.approx(1, abs=1e-4))
        assert index.verify() == []


def test_chroma_is_made_again_once_it_holds_more_dead_vectors_than_live_ones(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    through_chroma = settings.model_copy(update={"vectors": "chroma"})
    with open_index(through_chroma, embedder=embedder) as index:
        index.ingest([filled])
        chroma = index._store.vectors.chroma()
        dead = [f"dead-{number}" for number in range(DEAD_WEIGHT + 1)]
        chroma.upsert(dead, np.eye(1, DIM).repeat(len(dead), axis=0), [(None, None)] * len(dead))
        chroma.delete(dead[1:])
        assert not index._store.vectors.wants_compaction
        chroma.delete(dead[:1])
        assert index._store.vectors.wants_compaction
        before = index.search("harbour visitors")
        index.ingest([filled])
        assert index._store.vectors.chroma().deleted == 0
        after = index.search("harbour visitors")
        # Chroma's sums of the same numbers differ in their last digit from graph to graph.
        alike = [replace(hit, similarity=pytest.approx(hit.similarity)) for hit in before]
        assert after == alike
        assert index.verify() == []


def test_the_making_of_chroma_that_a_crash_cut_short_is_done_again(
    settings: IndexSettings, embedder: WordEmbedder, filled: Path
) -> None:
    with open_index(settings, embedder=embedder) as index:
        index.ingest([filled])
    catalogue = Catalogue(settings.index_dir, before_write=lambda: break_seal(settings.index_dir))
    chroma = ChromaVectors(catalogue, settings.index_dir / "chroma")
    chroma.drop()
    catalogue.set_meta("chroma_rebuilding", "1")
    chroma.close()
    catalogue.close()
    with open_index(settings, embedder=embedder) as index:
        assert not index._store.vectors.is_half_made
        assert index.verify() == []


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
