"""SQLite, the source of truth: articles, passages, words, vectors, and what is live.

Everything else, Chroma included, can be made again from this one file. An
article enters or leaves it in one transaction with its passages and vectors.
Only the holder of the writer's lock changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index import schema
from index.catalogue_reads import CatalogueReads
from index.catalogue_rows import StagedArticle
from index.catalogue_writes import advance, insert_article, retire_article
from index.told import Told, write_told


class Catalogue(CatalogueReads):
    """The catalogue of one index, shared by the threads of a process."""

    def set_meta(self, key: str, value: str) -> None:
        """Store a property of the index."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def owe(self, vector_ids: Iterable[str]) -> None:
        """Note vectors about to be written to Chroma, so that a crash leaves no orphan unknown."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO debts VALUES (?)", ((one,) for one in vector_ids)
            )

    def forgive(self, vector_ids: Iterable[str]) -> None:
        """Strike off vectors that were deleted from Chroma or have become live."""
        with self.transaction() as connection:
            connection.executemany(
                "DELETE FROM debts WHERE vector_id = ?", ((one,) for one in vector_ids)
            )

    def publish(
        self, staged: Sequence[StagedArticle], ledger: Sequence[tuple[str, str, str, int]] = ()
    ) -> list[str]:
        """Make articles live, each replacing the version with its id, in one transaction.

        Args:
            staged: Articles with passages and vectors.
            ledger: (file, source, fingerprint, number of articles) of files now ingested whole.

        Returns:
            Vector ids that are live no more. They stay in the debts until forgiven.
        """
        stale: list[str] = []
        with self.transaction() as connection:
            for one in staged:
                stale += retire_article(connection, one.article.article_id, one.article.uri)
                insert_article(connection, one)
            live = {part.vector_id for one in staged for part in one.passages}
            stale = [vector for vector in stale if vector not in live]
            connection.executemany("DELETE FROM debts WHERE vector_id = ?", ((v,) for v in live))
            connection.executemany("INSERT OR IGNORE INTO debts VALUES (?)", ((v,) for v in stale))
            connection.executemany("INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?)", ledger)
            if staged:
                advance(connection)
        return stale

    def retire(self, article_ids: Sequence[str], *, forget: bool = False) -> list[str]:
        """Take articles out, whole, in one transaction; returns their vector ids.

        The files they came from are struck off the ledger: a later ingest reads them again.

        Args:
            article_ids: Which to take out.
            forget: Whether what lists told of them is forgotten too.
        """
        with self.transaction() as connection:
            for table in ("ledger", "told") if forget else ("ledger",):
                connection.executemany(
                    f"DELETE FROM {table} WHERE unit IN "  # noqa: S608 (named above)
                    "(SELECT source FROM articles WHERE article_id = ?)",
                    ((one,) for one in article_ids),
                )
            stale = [v for one in article_ids for v in retire_article(connection, one, None)]
            connection.executemany("INSERT OR IGNORE INTO debts VALUES (?)", ((v,) for v in stale))
            advance(connection)
        return stale

    def note_told(self, told: Sequence[Told]) -> None:
        """Remember what lists tell of addresses, in the place of what each told before.

        A list that tells of an address again keeps its rank among those that do.
        """
        if not told:
            return
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO told (unit, list, hints, checksum) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (unit, list) DO UPDATE SET hints = excluded.hints, "
                "checksum = excluded.checksum",
                map(write_told, told),
            )

    def forget(self, unit: str) -> None:
        """Strike a file off the ledger, so that it is read again when it comes back."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM ledger WHERE unit = ?", (unit,))

    def rebuild_lexical(self) -> None:
        """Make the word index again from the passages."""
        with self.transaction() as connection:
            schema.rebuild_lexical(connection)
