"""A query in a reader's words → passages ranked by BM25 over the catalogue's word index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.catalogue import Catalogue
from index.names import skeleton
from index.vectors import Filters

WEIGHTS = (1.0, 1.0, 0.5)
"""BM25 weights of the columns context, text and names."""
MAX_TERMS = 32
"""Words of a query that are looked up; the rest of a very long one is dropped."""

_STOP_WORDS = """
a about after all also an and any are as at be because been before being between both but by can
could did do does doing during each few for from further had has have having he her here hers him
his how i if in into is it its just me more most my no nor not of off on once only or other our out
over own please same say says said she should so some such tell than that the their theirs them
then there these they this those through to too under until up very was we were what when where
which while who whom whose why will with would you your know
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_WORD = re.compile(r"[^\W_]+(?:[.&'’/-][^\W_]+)*", re.UNICODE)
_PART = re.compile(r"[^\W_]+", re.UNICODE)


def terms_of(query: str) -> list[str]:
    """Words of a query that are worth looking up, each once, in order.

    Compounds such as `AT&T`, `U.S.` or `no-fly` stay together. Stop words are
    left out unless nothing else is left. Empty for text without any letter or digit.
    """
    clean = unicodedata.normalize("NFKC", query.replace("\0", " "))
    words = list(dict.fromkeys(match.group() for match in _WORD.finditer(clean)))
    kept = [word for word in words if word.lower() not in STOP_WORDS]
    return (kept or words)[:MAX_TERMS]


def match_expression(query: str, *, names: bool = True) -> str:
    """FTS5 expression for a query of any text; empty when it holds no word.

    Every word is quoted, so operators, quotes and brackets of the text have no
    meaning. A compound is looked up as a phrase of its parts, which is how the
    tokenizer indexed it.
    """
    return " OR ".join(_expressions(query, names))


def _expressions(query: str, names: bool) -> Iterator[str]:
    for term in terms_of(query):
        parts = _PART.findall(term)
        yield '{context text}: "' + " ".join(parts) + '"'
        if names and len(parts) == 1 and (key := skeleton(term)) is not None:
            yield f'names: "{key}"'


class LexicalIndex:
    """BM25 over context and text, with spellings of names folded together."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Search this catalogue."""
        self._catalogue = catalogue

    def search(
        self, query: str, k: int, filters: Filters, *, names: bool = True
    ) -> list[tuple[int, float]]:
        """Return at most `k` (row id, score), best first; empty when no word is known.

        Higher scores are better; ties are ordered by row id.
        """
        expression = match_expression(query, names=names)
        if not expression or k < 1:
            return []
        joined, where, values = "", "1", list[object]()
        if filters.narrow:
            joined = "JOIN passages p ON p.id = lexical.rowid JOIN articles a ON a.id = p.article"
            where, values = Catalogue.filter_sql(filters.since, filters.until, filters.outlets)
        rows = self._catalogue.query(
            f"SELECT lexical.rowid AS id, bm25(lexical, ?, ?, ?) AS score FROM lexical {joined} "  # noqa: S608
            f"WHERE lexical MATCH ? AND {where} ORDER BY score, lexical.rowid LIMIT ?",
            (*WEIGHTS, expression, *values, k),
        )
        return [(row["id"], -row["score"]) for row in rows]
