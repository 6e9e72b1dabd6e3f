"""Question-answering file (gzipped JSON) → word-pieced contexts and rows with token spans.

The file holds `{"fields": [...], "contexts": [str], "rows": [[...]]}` with the fields
`id, source, group, ctx, question, answers, impossible`; every answer is `[text, start]`.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question about one context; `answers` are `(text, start)`, empty if impossible."""

    id: str
    source: str
    group: str
    ctx: int
    question: str
    answers: tuple[tuple[str, int], ...]
    impossible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Word pieces of a text: ids and the character offsets of each, in order."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last piece (inclusive) that overlap characters `[start, end)`."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last < len(self.ids) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Contexts and the rows that ask about them.

    `prefixes` has the title and date that stand before each context, or is empty where the
    data has none.
    """

    contexts: tuple[str, ...]
    rows: tuple[Row, ...]
    prefixes: tuple[str, ...] = ()

    def prefix(self, ctx: int) -> str:
        """Title and date before a context; empty if unknown."""
        return self.prefixes[ctx] if self.prefixes else ""


def join_corpora(corpora: Sequence[Corpus]) -> Corpus:
    """One corpus of several, in order."""
    contexts: list[str] = []
    prefixes: list[str] = []
    rows: list[Row] = []
    for corpus in corpora:
        rows += [replace(row, ctx=row.ctx + len(contexts)) for row in corpus.rows]
        prefixes += [corpus.prefix(ctx) for ctx in range(len(corpus.contexts))]
        contexts += corpus.contexts
    return Corpus(contexts=tuple(contexts), rows=tuple(rows), prefixes=tuple(prefixes))


def read_corpus(path: Path) -> Corpus:
    """Read a question-answering file.

    Raises:
        ValueError: If a field is missing or an answer is not where it says it is.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    at = {name: number for number, name in enumerate(data["fields"])}
    contexts = tuple(data["contexts"])
    rows: list[Row] = []
    for raw in data["rows"]:
        text = contexts[raw[at["ctx"]]]
        answers = tuple((answer, start) for answer, start in raw[at["answers"]])
        for answer, start in answers:
            if text[start : start + len(answer)] != answer:
                raise ValueError(f"{path}: row {raw[at['id']]}: answer not found at {start}")
        rows.append(
            Row(
                id=raw[at["id"]],
                source=raw[at["source"]],
                group=raw[at["group"]],
                ctx=raw[at["ctx"]],
                question=raw[at["question"]],
                answers=answers,
                impossible=bool(raw[at["impossible"]]),
            )
        )
    return Corpus(contexts=contexts, rows=tuple(rows))


def piece_all(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Pieces]:
    """Word-piece every text, without special tokens and without truncation."""
    return [
        Pieces(
            ids=tuple(encoding.ids),
            starts=tuple(offset[0] for offset in encoding.offsets),
            ends=tuple(offset[1] for offset in encoding.offsets),
        )
        for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False)
    ]
