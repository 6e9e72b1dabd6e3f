"""Questions of our own about paragraphs of a question-answering file → rows to train on.

The paragraphs are not ours to ship, so a line names one by the first twelve hex digits of its
SHA-256: `{"c": "…", "questions": [{"q": "…", "a": ["…"]}]}`. An empty list of answers says that
the paragraph does not answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel

from assistant.reader.corpus import Corpus, Row
from assistant.reader.lines import read_lines

_DIGITS = 12


def digest_of(paragraph: str) -> str:
    """The name by which a question tells its paragraph."""
    return hashlib.sha256(paragraph.encode()).hexdigest()[:_DIGITS]


def asked_files() -> list[Path]:
    """The questions that the repository holds; none in an installed package."""
    return sorted((Path(__file__).parent / "asked").glob("*.jsonl"))


class AskedQuestion(BaseModel, extra="forbid"):
    """A question (`q`) with the accepted answers (`a`), verbatim in the paragraph."""

    q: str
    a: list[str]


class AskedParagraph(BaseModel, extra="forbid"):
    """Questions about the paragraph whose SHA-256 begins with `c`."""

    c: str
    questions: list[AskedQuestion]


def with_questions(corpus: Corpus, paths: Iterable[Path]) -> Corpus:
    """The corpus with further rows about its own contexts.

    Args:
        corpus: Contexts that the files may speak of.
        paths: `.jsonl` files; questions about contexts that the corpus lacks are left out, so
            the development part of the same data stays unasked.

    Raises:
        ValueError: If a line is no such paragraph, or an answer does not stand in it.
    """
    digests = [digest_of(text) for text in corpus.contexts]
    held = {digest: ctx for ctx, digest in enumerate(digests)}
    groups = {row.ctx: row.group for row in corpus.rows}
    rows: list[Row] = []
    for path in paths:
        for paragraph in read_lines(path, AskedParagraph):
            ctx = held.get(paragraph.c)
            if ctx is None:
                continue
            rows += [
                Row(
                    id=f"asked/{paragraph.c}/{asked_number}",
                    source="asked",
                    group=groups[ctx],
                    ctx=ctx,
                    question=asked.q,
                    answers=tuple(_place(corpus.contexts[ctx], a, paragraph.c) for a in asked.a),
                    impossible=not asked.a,
                )
                for asked_number, asked in enumerate(paragraph.questions)
            ]
    return replace(corpus, rows=(*corpus.rows, *rows))


def _place(context: str, answer: str, digest: str) -> tuple[str, int]:
    at = context.find(answer)
    if at < 0:
        raise ValueError(f"{digest}: {answer!r} does not stand in its paragraph")
    return answer, at
