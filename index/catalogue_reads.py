"""What the catalogue answers: articles, passages, vectors, and what was ingested when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index import schema
from index.catalogue_rows import PASSAGE_COLUMNS, read_article, read_passage
from index.database import Database
from index.errors import IndexDamaged
from index.protocols import Vectors
from index.records import Article, Passage
from index.told import Told, read_told

_ARTICLE_COLUMNS = "a.article_id, a.uri, a.text, a.cluster_id, a.record"
_PAGE = 100
_VARIABLES = 500
"""Host parameters in one statement; old builds of SQLite stop at 999."""


class CatalogueReads(Database):
    """Queries of the catalogue; threads take turns, so none sees half an article."""

    def meta(self, key: str) -> str | None:
        """A stored property of the index, such as `fingerprint`."""
        row = self._one("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else None

    @property
    def generation(self) -> int:
        """Counts the changes of what is live; equal numbers mean equal contents."""
        return int(self.meta("generation") or 0)

    def count(self, table: str) -> int:
        """Rows of one of the tables named in `schema.TABLES`."""
        if table not in schema.TABLES:
            raise ValueError(f"no table is called {table!r}")
        row = self._one(f"SELECT count(*) FROM {table}")  # noqa: S608 (checked above)
        return row[0] if row else 0

    def article(self, id_or_uri: str) -> Article | None:
        """The live article with this id or address, or None."""
        row = self._one(
            f"SELECT {_ARTICLE_COLUMNS} FROM articles a WHERE a.article_id = ?1 OR a.uri = ?1",  # noqa: S608
            (id_or_uri,),
        )
        return read_article(row) if row else None

    def articles_after(
        self,
        row: int,
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[tuple[int, Article]]:
        """The next live articles beyond a row id, each with its own; empty at the end.

        In the order in which they came; dates as in `Retriever.search`.
        """
        where, values = self.filter_sql(since, until, outlets)
        rows = self.query(
            f"SELECT a.id, {_ARTICLE_COLUMNS} FROM articles a "  # noqa: S608
            f"WHERE a.id > ? AND {where} ORDER BY a.id LIMIT {_PAGE}",
            (row, *values),
        )
        return [(one["id"], read_article(one)) for one in rows]

    def articles_by(
        self,
        authors: Sequence[str],
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Article]:
        """Live articles by any of these authors, in the order in which they came."""
        where, values = self.filter_sql(since, until, outlets)
        marks = ",".join("?" * len(authors))
        rows = self.query(
            f"SELECT {_ARTICLE_COLUMNS} FROM articles a WHERE {where} AND EXISTS "  # noqa: S608
            f"(SELECT 1 FROM json_each(a.record, '$.authors') WHERE value IN ({marks})) "
            "ORDER BY a.id",
            (*values, *authors),
        )
        return [read_article(row) for row in rows]

    def content_hashes(self, article_ids: Sequence[str]) -> dict[str, str]:
        """Content hash of each of these articles that is live."""
        return {
            row["article_id"]: row["content_hash"]
            for marks, values in _batches(article_ids)
            for row in self.query(
                f"SELECT article_id, content_hash FROM articles WHERE article_id IN ({marks})",  # noqa: S608
                values,
            )
        }

    def passages(self, article_id: str) -> list[Passage]:
        """Passages of one article in reading order; empty when it is not live."""
        rows = self.query(
            f"SELECT {PASSAGE_COLUMNS} FROM passages p JOIN articles a ON a.id = p.article "  # noqa: S608
            "WHERE a.article_id = ? ORDER BY p.ordinal",
            (article_id,),
        )
        return [read_passage(row) for row in rows]

    def found(self, rows: Sequence[int]) -> dict[int, tuple[Passage, Article]]:
        """Passages by row id, each with its article; rows that are gone are left out."""
        found: dict[int, tuple[Passage, Article]] = {}
        articles: dict[str, Article] = {}
        with self._turn:
            for marks, values in _batches(rows):
                for row in self.query(
                    f"SELECT {PASSAGE_COLUMNS} FROM passages p "  # noqa: S608
                    f"JOIN articles a ON a.id = p.article WHERE p.id IN ({marks})",
                    values,
                ):
                    article_id = row["article_id"]
                    article = articles.get(article_id) or self.article(article_id)
                    if article is not None:
                        articles[article_id] = article
                        found[row["id"]] = (read_passage(row), article)
        return found

    def rows_of_vectors(self, vector_ids: Sequence[str]) -> dict[str, int]:
        """Row id of each of these vectors that belongs to a live passage."""
        return {
            row["vector_id"]: row["id"]
            for marks, values in _batches(vector_ids)
            for row in self.query(
                f"SELECT id, vector_id FROM vectors WHERE vector_id IN ({marks})",  # noqa: S608
                values,
            )
        }

    def known_vectors(self, embed_keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors by embed key, so that nothing is embedded twice."""
        return {
            row["embed_key"]: np.frombuffer(row["vector"], dtype="<f4")
            for marks, values in _batches(embed_keys)
            for row in self.query(
                f"SELECT embed_key, vector FROM vectors WHERE embed_key IN ({marks})",  # noqa: S608
                values,
            )
        }

    def vectors(self, after: int = 0) -> tuple[NDArray[np.int64], Vectors]:
        """Row ids above `after`, ascending, and their vectors, float32 [n, dim]."""
        rows = self.query("SELECT id, vector FROM vectors WHERE id > ? ORDER BY id", (after,))
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        dim = int(self.meta("dim") or 0)
        joined = b"".join(row[1] for row in rows)
        if len(joined) != len(rows) * dim * 4:
            raise IndexDamaged(
                f"{self.path}: stored vectors do not have {dim} dimensions. Run `dateline verify` "
                "to see which, then `dateline repair`."
            )
        return ids, np.frombuffer(joined, dtype="<f4").reshape(len(rows), dim)

    def debts(self) -> list[str]:
        """Vector ids that may be in Chroma although no live passage has them."""
        return [row[0] for row in self.query("SELECT vector_id FROM debts ORDER BY vector_id")]

    def ledger(self, units: Sequence[str]) -> dict[str, str]:
        """Fingerprint under which each of these files was last ingested whole."""
        return {
            row["unit"]: row["sha256"]
            for marks, values in _batches(units)
            for row in self.query(
                f"SELECT unit, sha256 FROM ledger WHERE unit IN ({marks})",  # noqa: S608
                values,
            )
        }

    def told(self, units: Sequence[str]) -> list[Told]:
        """What lists have told of these addresses, the first list to tell first.

        Raises:
            IndexDamaged: A row differs from its checksum.
        """
        rows = [
            row
            for marks, values in _batches(units)
            for row in self.query(
                f"SELECT * FROM told WHERE unit IN ({marks}) ORDER BY id",  # noqa: S608
                values,
            )
        ]
        try:
            return [read_told(row) for row in rows]
        except ValueError as error:
            raise IndexDamaged(
                f"{self.path}: {error} differs from its checksum. Run `dateline repair`."
            ) from error

    def uris_from(self, location: str) -> dict[str, str]:
        """Address of each live article that came from this file, by article id."""
        rows = self.query(
            "SELECT article_id, uri FROM articles WHERE source = ? ORDER BY id", (location,)
        )
        return {row["article_id"]: row["uri"] for row in rows}

    def locations(self) -> list[str]:
        """Every file and address from which live articles came."""
        return [
            row["source"]
            for row in self.query("SELECT DISTINCT source FROM articles ORDER BY source")
        ]

    def locations_below(self, folder: str) -> list[str]:
        """Files below a folder from which live articles came."""
        start = folder.rstrip("/\\")
        rows = self.query(
            "SELECT DISTINCT source FROM articles WHERE substr(source, 1, ?) IN (?, ?) "
            "ORDER BY source",
            (len(start) + 1, f"{start}/", f"{start}\\"),
        )
        return [row["source"] for row in rows]

    @staticmethod
    def filter_sql(
        since: date | None, until: date | None, outlets: Sequence[str] | None
    ) -> tuple[str, list[object]]:
        """Condition over `articles a` for the filters of a search, with its values."""
        parts: list[str] = ["1"]
        values: list[object] = []
        if since is not None:
            parts.append("a.reference_day >= ?")
            values.append(since.toordinal())
        if until is not None:
            parts.append("a.reference_day <= ?")
            values.append(until.toordinal())
        if outlets is not None:
            parts.append(f"lower(a.outlet) IN ({','.join('?' * len(outlets))})")
            values.extend(outlet.lower() for outlet in outlets)
        return " AND ".join(parts), values


def _batches(values: Sequence[object]) -> Iterator[tuple[str, Sequence[object]]]:
    for start in range(0, len(values), _VARIABLES):
        batch = values[start : start + _VARIABLES]
        yield ",".join("?" * len(batch)), batch
