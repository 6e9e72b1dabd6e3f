"""A query in a reader's words → passages ranked by BM25 over the catalogue's word index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from index.catalogue import Catalogue
from index.names import skeleton
from index.vectors import Filters

WEIGHTS = (1.0, 1.0, 1.0)
"""BM25 weights of the columns context, text and names."""
MAX_ROWS = 10_000
"""Passages that are scored for one query. Every one costs about a microsecond, and a word
that most passages have tells little: in large indexes the most frequent ones are left out."""
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

_TEXT = "{context text}: "
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


def match_expression(terms: Sequence[str], names: Sequence[str] = ()) -> str:
    """FTS5 expression that any of some terms meets; empty for no terms.

    Every word is quoted, so operators, quotes and brackets of the text have no
    meaning. A compound is looked up as a phrase of its parts, which is how the
    tokenizer indexed it.

    Args:
        terms: Words as `terms_of` gives them.
        names: Those among them whose other spellings are to be met too.
    """
    words = [_TEXT + '"' + " ".join(_PART.findall(term)) + '"' for term in terms]
    keys = [f'names: "{key}"' for name in names if (key := skeleton(name)) is not None]
    return " OR ".join(words + keys)


class LexicalIndex:
    """BM25 over context and text, with spellings of names folded together."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Search this catalogue."""
        self._catalogue = catalogue
        self._counts: dict[str, int] = {}
        self._generation = -1

    def search(self, query: str, k: int, filters: Filters) -> list[tuple[int, float]]:
        """Return at most `k` (row id, score), best first; empty when no word is known.

        Higher scores are better; ties are ordered by row id.
        """
        terms = terms_of(query)
        if not terms or k < 1:
            return []
        names = [term for term in terms if self._may_vary(term)]
        expression = match_expression(self._telling(terms), names)
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

    def _may_vary(self, term: str) -> bool:
        """Whether a word may be a name in another spelling: capitalised, or in no passage.

        Other words would only meet names that look like them.
        """
        if len(_PART.findall(term)) > 1 or skeleton(term) is None:
            return False
        return term[0].isupper() or self._count(term) == 0

    def _telling(self, terms: Sequence[str]) -> list[str]:
        """The rarest terms, in their order: as many as meet `MAX_ROWS` passages together."""
        counts = {term: self._count(term) for term in terms}
        kept: set[str] = set()
        rows = 0
        for term in sorted(counts, key=lambda term: counts[term]):
            rows += counts[term]
            if kept and rows > MAX_ROWS:
                break
            kept.add(term)
        return [term for term in terms if term in kept]

    def _count(self, term: str) -> int:
        """Passages with this term, counted up to just over `MAX_ROWS`."""
        generation = self._catalogue.generation
        if generation != self._generation:
            self._counts, self._generation = {}, generation
        if term not in self._counts:
            sql = "SELECT count(*) FROM (SELECT 1 FROM lexical WHERE lexical MATCH ? LIMIT ?)"
            row = self._catalogue.query(sql, (match_expression([term]), MAX_ROWS + 1))[0]
            self._counts[term] = row[0]
        return self._counts[term]
