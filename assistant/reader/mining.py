"""Questions → contexts that look as if they answered and do not: the made negatives."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from tokenizers import Tokenizer

from assistant.reader.corpus import Corpus, Pieces


def near_contexts(
    corpus: Corpus, pieces: Sequence[Pieces], tokenizer: Tokenizer, *, keep: int = 6
) -> list[list[int]]:
    """For every row, contexts without its answers that share rare words with its question.

    Same group first (two in three), then the same source: what a retriever confuses.
    """
    rows = corpus.rows
    vocabulary = tokenizer.get_vocab_size()
    held = Counter(i for piece in pieces for i in set(piece.ids))
    idf = np.zeros(vocabulary, dtype=np.float32)
    for i, count in held.items():
        idf[i] = np.log(1 + len(pieces) / count)
    documents = _weights([piece.ids for piece in pieces], idf)
    asked = tokenizer.encode_batch([row.question for row in rows], add_special_tokens=False)
    questions = _weights([encoding.ids for encoding in asked], idf)
    by_group: dict[str, list[int]] = defaultdict(list)
    by_source: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if not row.impossible:
            by_group[row.group].append(index)
            by_source[row.source].append(index)
    picked = _Picked(corpus)
    rounds = [(found, 4) for found in by_group.values()]
    rounds += [(found, keep) for found in by_source.values()]
    for indices, wanted in rounds:
        contexts = np.array(sorted({rows[i].ctx for i in indices}))
        pool = documents[contexts].T.tocsc()
        for low in range(0, len(indices), 512):
            part = indices[low : low + 512]
            scores = np.asarray((questions[part] @ pool).todense())
            order = np.argsort(-scores, axis=1, kind="stable")[:, :12]
            for index, best in zip(part, order, strict=True):
                picked.add(index, contexts[best].tolist(), wanted)
    return picked.near


class _Picked:
    """The contexts found so far for every row."""

    def __init__(self, corpus: Corpus) -> None:
        self._rows = corpus.rows
        self._lowered = [text.lower() for text in corpus.contexts]
        self.near: list[list[int]] = [[] for _ in corpus.rows]

    def add(self, index: int, ranked: list[int], wanted: int) -> None:
        """Add the best contexts without an answer until the row has as many as wanted."""
        row, near = self._rows[index], self.near[index]
        answers = [text.lower() for text, _ in row.answers]
        for ctx in ranked:
            if len(near) >= wanted:
                break
            held = any(answer in self._lowered[ctx] for answer in answers)
            if ctx != row.ctx and ctx not in near and not held:
                near.append(ctx)


def _weights(ids: Sequence[Sequence[int]], idf: np.ndarray) -> Any:
    counts = [Counter(found) for found in ids]
    where = np.cumsum([0, *[len(count) for count in counts]])
    columns = np.array([i for count in counts for i in count], dtype=np.int64)
    values = np.array([1 + np.log(n) for count in counts for n in count.values()])
    matrix = sparse.csr_matrix(
        ((values * idf[columns]).astype(np.float32), columns, where), shape=(len(ids), len(idf))
    )
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sparse.diags(1 / np.maximum(norms, 1e-6)) @ matrix
