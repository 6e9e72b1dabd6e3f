# pyright: basic
"""Text and Markdown files → articles: stands in until the sources are there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import yaml

from index.records import Article, Failure, Passage, Provenance
from index.settings import IndexSettings


def load_articles(source: str, settings: IndexSettings) -> Iterator[Article | Failure]:
    """Read one text or Markdown file."""
    path = Path(source)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Failure(source=source, reason=str(error))
        return
    meta = {}
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---\n")
        meta = yaml.safe_load(head) or {}
    text = text.strip()
    published = meta.get("published")
    yield Article(
        article_id=hashlib.sha256(path.resolve().as_uri().encode()).hexdigest()[:16],
        uri=path.resolve().as_uri(),
        title=str(meta.get("title") or text.splitlines()[0][:80]),
        text=text,
        outlet=meta.get("outlet"),
        language=meta.get("language"),
        published=published if isinstance(published, date) else None,
        published_from=Provenance.FRONT_MATTER if isinstance(published, date) else None,
    )


def cut_passages(
    article: Article, count_tokens: Callable[[str], int], max_tokens: int
) -> list[Passage]:
    """Cut at sentence ends."""
    context = article.title + (f", {article.published}" if article.published else "")
    passages: list[Passage] = []
    start = end = 0
    for match in re.finditer(r"[^.!?]*(?:[.!?]+[\"”’]?\s*|$)", article.text):
        if end > start and count_tokens(article.text[start : match.end()]) > max_tokens:
            passages.append(_passage(article, context, len(passages), start, end))
            start = end
        end = match.end()
    if article.text[start:].strip():
        passages.append(_passage(article, context, len(passages), start, len(article.text)))
    return passages


def _passage(article: Article, context: str, ordinal: int, start: int, end: int) -> Passage:
    text = article.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Passage(
        passage_id=f"{article.article_id}:{ordinal}",
        article_id=article.article_id,
        ordinal=ordinal,
        start=start,
        end=end,
        text=article.text[start:end],
        context=context,
    )
