"""How searching slows as an index grows: `python -m bench.growth PASSAGES exact|chroma`.

Texts are real or made up, vectors are random: what is measured is the search,
with the real model embedding the question, not its quality.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.articles import QUESTIONS, real_articles, synthetic_article
from bench.measure import Steps
from index import Article, IndexSettings, Passage
from index.catalogue import Catalogue
from index.catalogue_rows import StagedArticle, StagedPassage
from index.chroma import ChromaVectors
from index.copies import sign_text
from index.embed import OnnxEmbedder
from index.rebuild import rebuild_chroma
from index.retrieve import HybridRetriever
from index.vectors import ExactVectors

_BATCH = 500


def fill(catalogue: Catalogue, passages: int) -> None:
    """Store articles of one passage each, cut to the length of one."""
    texts = list(itertools.islice(real_articles(), 20_000)) or list(
        map(synthetic_article, range(20_000))
    )
    random = np.random.default_rng(0)
    signature = sign_text("benchmark")
    for start in range(0, passages, _BATCH):
        vectors = random.normal(size=(_BATCH, OnnxEmbedder.dim)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        batch = range(start, min(start + _BATCH, passages))
        catalogue.publish(
            [
                stage(n, texts[n * 7 % len(texts)][:900], vectors[n - start], signature)
                for n in batch
            ]
        )


def stage(number: int, text: str, vector: np.ndarray, signature: bytes) -> StagedArticle:
    """An article of one passage."""
    name = f"{number:07}"
    article = Article(article_id=name, uri=name, title="Report", text=text, cluster_id=name)
    passage = Passage(
        passage_id=name, article_id=name, ordinal=0, start=0, end=len(text), text=text
    )
    part = StagedPassage(passage=passage, embed_key=name, vector_id=name, vector=vector)
    return StagedArticle(
        article=article,
        raw=None,
        source=name,
        content_hash=name,
        signature=signature[: number % 2],
        passages=(part,),
    )


def main(arguments: Sequence[str]) -> None:
    """Fill an index, search it, print the figures."""
    passages, kind = int(arguments[0]), arguments[1]
    steps = Steps()
    with tempfile.TemporaryDirectory() as work:
        catalogue = Catalogue(Path(work))
        catalogue.set_meta("dim", str(OnnxEmbedder.dim))
        fill(catalogue, passages)
        vectors: ExactVectors | ChromaVectors = ExactVectors(catalogue)
        if kind == "chroma":
            vectors = ChromaVectors(catalogue, Path(work) / "chroma")
            rebuild_chroma(catalogue, vectors, lambda _: None)
        retriever = HybridRetriever(catalogue, OnnxEmbedder(IndexSettings()), lambda: vectors)
        steps.repeat("search", retriever.search, QUESTIONS)
        steps.finish(Path(work))


if __name__ == "__main__":
    main(sys.argv[1:])
