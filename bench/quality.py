"""Questions about known texts → how well each way of searching finds the right text.

Run as `python -m bench.quality [--distractors N]`. Questions of `../shared/reader`
become an open-corpus search: every context is an article, the one a question was
written about is the only relevant one.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index import Index, IndexSettings, open_index
from index.fuse import fuse_ranks
from index.lexical import LexicalIndex
from index.vectors import ExactVectors, Filters

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("squad2.0-dev", "squad1.1-dev", "squadshifts-new_wiki", "qed-dev")
CANDIDATES = 50
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question and the number of the context that answers it."""

    text: str
    context: int
    half: int
    """0 to choose settings on, 1 to report; all questions about one subject share a half."""


def ndcg(ranking: Sequence[int], relevant: int, k: int = 10) -> float:
    """Discounted gain of the one relevant item: `1 / log2(1 + rank)`, 0 beyond rank k.

    Source: Järvelin and Kekäläinen, TOIS 2002, doi:10.1145/582415.582418.
    """
    for rank, item in enumerate(ranking[:k], start=1):
        if item == relevant:
            return 1 / math.log2(1 + rank)
    return 0.0


def load(shared: Path, distractors: int) -> tuple[list[str], list[Query]]:
    """Texts to search, those of the questions first, and the questions."""
    with gzip.open(shared / "reader" / "dev.json.gz", "rt", encoding="utf-8") as file:
        data = json.load(file)
    texts: list[str] = list(data["contexts"])
    queries = [
        Query(text=row["question"], context=row["ctx"], half=half_of(row["group"]))
        for row in (dict(zip(data["fields"], values, strict=True)) for values in data["rows"])
        if row["source"] in SOURCES and not row["impossible"]
    ]
    if distractors:
        with gzip.open(shared / "reader" / "train.json.gz", "rt", encoding="utf-8") as file:
            more = [text for text in json.load(file)["contexts"] if len(text) > 300]
        texts += random.Random(0).sample(more, min(distractors, len(more)))
    return texts, queries


def half_of(group: str) -> int:
    """0 or 1, the same for all questions about one subject."""
    return hashlib.sha256(group.encode()).digest()[0] % 2


def misspell(text: str, seed: int) -> str:
    """Change one inner vowel of each longer name, as transliterations differ."""
    chance = random.Random(seed)
    words = text.split(" ")
    for position, word in enumerate(words):
        inner = [at for at in range(1, len(word) - 1) if word[at] in VOWELS]
        if position and len(word) >= 6 and word[0].isupper() and inner:
            at = chance.choice(inner)
            other = chance.choice([vowel for vowel in VOWELS if vowel != word[at]])
            words[position] = word[:at] + other + word[at + 1 :]
    return " ".join(words)


def build(folder: Path, texts: Iterable[str], precision: str) -> Index:
    """Index every text as an article named by its number."""
    articles = folder.parent / "articles"
    if not articles.exists():
        articles.mkdir(parents=True)
        for number, text in enumerate(texts):
            (articles / f"{number:06}.txt").write_text(text, encoding="utf-8")
    index = open_index(IndexSettings(index_dir=folder, precision=precision, vectors="exact"))  # type: ignore[arg-type]
    report = index.ingest([articles])
    print(f"{precision}: {report.counts}, {report.passages} passages in {report.elapsed_s:.0f} s")
    return index


class Lists:
    """The dense list and the word lists of every question, fetched once."""

    def __init__(self, index: Index, queries: Sequence[Query], texts: Sequence[str]) -> None:
        catalogue = index._catalogue
        self.article_of = {
            row["id"]: int(Path(row["uri"]).stem)
            for row in catalogue.query(
                "SELECT p.id, a.uri FROM passages p JOIN articles a ON a.id = p.article"
            )
        }
        exact, lexical = ExactVectors(catalogue), LexicalIndex(catalogue)
        vectors = index._embedder.embed(list(texts))
        nothing = Filters()
        self.dense = [[row for row, _ in exact.search(v, CANDIDATES, nothing)] for v in vectors]
        self.words = [[row for row, _ in lexical.search(t, CANDIDATES, nothing)] for t in texts]
        self.queries = queries

    def score(self, rank: Callable[[int], Sequence[int]], half: int) -> tuple[float, float]:
        """Mean nDCG@10 and recall@10 over one half of the questions, in percent."""
        gains: list[float] = []
        found: list[bool] = []
        for number, query in enumerate(self.queries):
            if query.half == half:
                articles = list(dict.fromkeys(self.article_of[row] for row in rank(number)))
                gains.append(ndcg(articles, query.context))
                found.append(query.context in articles[:10])
        return 100 * sum(gains) / len(gains), 100 * sum(found) / len(found)

    def hybrid(
        self, weight: float, damping: int, plain: bool = False
    ) -> Callable[[int], list[int]]:
        """Fuse with this weight of the word list."""

        def rank(number: int) -> list[int]:
            fused = fuse_ranks(
                {"dense": self.dense[number], "words": self.words[number]},
                weights={"dense": 1.0, "words": weight},
                damping=damping,
            )
            return [one.row for one in fused]

        return rank


def report(name: str, lists: Lists) -> None:
    """Print how each list and each fusion does."""
    rows = {
        "dense": lambda n: lists.dense[n],
        "words": lambda n: lists.words[n],
    }
    for label, rank in rows.items():
        print(f"{name:16} {label:26} " + figures(lists, rank))
    grid: dict[tuple[float, int], float] = defaultdict(float)
    for damping in (5, 10, 20, 60):
        for weight in (0.3, 0.5, 0.7, 1.0, 1.4, 2.0):
            rank = lists.hybrid(weight, damping)
            grid[weight, damping] = lists.score(rank, 0)[0]
            print(f"{name:16} hybrid w={weight} d={damping:<3}          " + figures(lists, rank))
    weight, damping = max(grid, key=lambda key: grid[key])
    print(f"{name:16} best on half 0: words weigh {weight}, damping {damping}")


def figures(lists: Lists, rank: Callable[[int], Sequence[int]]) -> str:
    """nDCG@10 and recall@10 on both halves."""
    (first, _), (second, recall) = lists.score(rank, 0), lists.score(rank, 1)
    return f"nDCG@10 {first:5.1f} | {second:5.1f}   recall@10 {recall:5.1f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--distractors", type=int, default=3000)
    parser.add_argument("--keep", type=Path, help="folder for the indexes, kept for another run")
    given = parser.parse_args()
    shared = Path(os.environ.get("DATELINE_SHARED_DIR", ROOT.parent / "shared"))
    texts, queries = load(shared, given.distractors)
    print(f"{len(texts)} texts, {len(queries)} questions")
    with tempfile.TemporaryDirectory() as work:
        folder = given.keep or Path(work)
        for precision in ("int8", "fp32"):
            index = build(folder / precision, texts, precision)
            report(precision, Lists(index, queries, [query.text for query in queries]))
            misspelt = [misspell(query.text, seed) for seed, query in enumerate(queries)]
            report(f"{precision} misspelt", Lists(index, queries, misspelt))
            index.close()


if __name__ == "__main__":
    main()
