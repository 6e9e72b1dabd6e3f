"""A fake embedder that stands at the `Embedder` protocol, and articles to index."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.clean import Cleaned, clean_article
from index.draft import Draft
from index.protocols import Vectors

DIM = 32
BODY = (
    "The harbour of Varna reopened on Monday after a week of storms, the port authority said.\n\n"
    "Captain Ana Petrova told reporters that forty ships were waiting outside the harbour."
)


def clean(text: str, **more: object) -> Cleaned:
    """Clean a text file; `more` are fields of its draft."""
    return clean_article(Draft(uri="a.txt", text=text, **more))  # type: ignore[arg-type]


class WordEmbedder:
    """Adds up a fixed random direction per word: equal words, near vectors."""

    dim = DIM
    max_tokens = 256

    def __init__(self, fingerprint: str = "words/1") -> None:
        self.fingerprint = fingerprint
        self.embedded: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text))

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.array([_direction(text) for text in texts], dtype=np.float32).reshape(-1, DIM)


def _direction(text: str) -> list[float]:
    total = np.zeros(DIM)
    for word in re.findall(r"\w+", text.lower()) or [""]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
        total += np.random.default_rng(seed).normal(size=DIM)
    return (total / (np.linalg.norm(total) or 1.0)).tolist()


def write_article(
    folder: Path, name: str, body: str, *, title: str = "", outlet: str = "", published: str = ""
) -> Path:
    """Write a Markdown article with front matter; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    head = [f'title: "{title or name}"']
    if outlet:
        head.append(f'outlet: "{outlet}"')
    if published:
        head.append(f"published: {published}")
    path = folder / f"{name}.md"
    path.write_text("---\n" + "\n".join(head) + "\n---\n\n" + body + "\n", encoding="utf-8")
    return path


TOPICS = (
    "harbour",
    "orchard",
    "tramway",
    "observatory",
    "vineyard",
    "glacier",
    "theatre",
    "quarry",
)


def numbered_body(number: int, sentences: int = 8) -> str:
    """Distinct, sentence-like prose for article `number`."""
    topic = TOPICS[number % len(TOPICS)]
    return " ".join(
        f"Report {number} says that the {topic} of district {number * 31 + line} counted "
        f"{number * 1000 + line} visitors in week {line + 1}."
        for line in range(sentences)
    )
