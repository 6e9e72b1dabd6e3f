"""Invented news articles with questions (JSON Lines) → a corpus to train on or measure with.

One article a line, as `NewsArticle` describes. An empty list of answers says that the article
does not answer.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from assistant.reader.corpus import Corpus, Row
from assistant.reader.lines import read_lines

_DEV_PART = 7


def news_files(*, beside_article: bool = False) -> list[Path]:
    """The articles that the repository holds; none in an installed package.

    Args:
        beside_article: With those whose questions are understood beside their article only.
            They are to be trained on; in an archive nobody could tell what they mean.
    """
    folder = Path(__file__).parent / "articles"
    return sorted(folder.rglob("*.jsonl") if beside_article else folder.glob("*.jsonl"))


class NewsQuestion(BaseModel, extra="forbid"):
    """A question (`q`) with the accepted answers (`a`), verbatim in the article.

    `p` is the paragraph (from 0) in which they stand; without it the first place counts.
    """

    q: str
    a: list[str]
    kind: str
    p: int | None = None


class NewsArticle(BaseModel, extra="forbid"):
    """An invented article and what is asked about it."""

    id: str
    title: str
    date: date
    outlet: str
    paragraphs: list[str]
    questions: list[NewsQuestion]

    def rows(self, ctx: int) -> Iterator[Row]:
        """One row a question, about context number `ctx`.

        Raises:
            ValueError: If an answer does not stand where it should.
        """
        for number, asked in enumerate(self.questions):
            yield Row(
                id=f"news/{self.id}/{number}",
                source="news",
                group=f"news/{self.id}",
                ctx=ctx,
                question=asked.q,
                answers=tuple(self._place(answer, asked) for answer in asked.a),
                impossible=not asked.a,
            )

    def text(self) -> str:
        """The paragraphs, divided by empty lines."""
        return "\n\n".join(self.paragraphs)

    def prefix(self) -> str:
        """The line that passages of such an article carry at run time."""
        return f"{self.title}. {self.date.day} {self.date:%B %Y}."

    def _place(self, answer: str, asked: NewsQuestion) -> tuple[str, int]:
        before = self.paragraphs[: asked.p or 0]
        low = sum(len(paragraph) + 2 for paragraph in before)
        high = None if asked.p is None else low + len(self.paragraphs[asked.p])
        at = self.text()[:high].find(answer, low)
        if at < 0:
            raise ValueError(f"{self.id}: {answer!r} (answer to {asked.q!r}) does not stand there")
        return answer, at


def read_news(path: Path, *, dev: bool = False) -> Corpus:
    """Read articles with their questions, one context an article.

    Args:
        path: A `.jsonl` file.
        dev: Whether to read what is kept for measuring: every article of a file named
            `dev-…`, of others one in seven. Otherwise the rest.

    Raises:
        ValueError: If a line is no such article or an answer does not stand in it.
    """
    contexts: list[str] = []
    prefixes: list[str] = []
    rows: list[Row] = []
    for article in read_lines(path, NewsArticle):
        if is_for_measuring(path.stem, article.id) == dev:
            rows += article.rows(len(contexts))
            contexts.append(article.text())
            prefixes.append(article.prefix())
    return Corpus(contexts=tuple(contexts), rows=tuple(rows), prefixes=tuple(prefixes))


def is_for_measuring(file: str, article_id: str) -> bool:
    """Whether an article of a file, named without its ending, is kept for measuring."""
    return file.startswith("dev-") or is_dev(article_id)


def is_dev(article_id: str) -> bool:
    """Whether an article among others is kept for measuring: one in seven, always the same."""
    return zlib.crc32(article_id.encode()) % _DEV_PART == 0
