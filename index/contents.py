"""An open index → the articles and passages that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from index.catalogue import Catalogue
from index.closing import Closing
from index.errors import ArticleNotFound
from index.records import Article, IndexStats, Passage
from index.store import Store


class Contents(Closing):
    """What is in an index; threads may read it while one of them writes."""

    def __init__(self, store: Store) -> None:
        """Read from this store, which the caller opens."""
        self._store = store

    def articles(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> Iterator[Article]:
        """Live articles in the order in which they came, filtered as a search is."""
        last = 0
        while True:
            # Page by page: who stops in the middle keeps nobody waiting.
            with self._store.reading() as catalogue:
                page = catalogue.articles_after(last, since=since, until=until, outlets=outlets)
            if not page:
                return
            last = page[-1][0]
            yield from (article for _, article in page)

    def article(self, article_id: str) -> Article:
        """The live article with this id.

        Raises:
            ArticleNotFound: There is none.
        """
        with self._store.reading():
            return self._find(article_id)

    def passages(self, article_id: str) -> list[Passage]:
        """Passages of one article in reading order.

        Raises:
            ArticleNotFound: No live article has this id.
        """
        with self._store.reading() as catalogue:
            return catalogue.passages(self._find(article_id).article_id)

    def neighbours(self, passage: Passage, n: int = 1) -> list[Passage]:
        """Up to `n` passages before and after this one in its article, itself left out."""
        with self._store.reading() as catalogue:
            others = catalogue.passages(passage.article_id)
        return [other for other in others if 0 < abs(other.ordinal - passage.ordinal) <= n]

    def outlets(self) -> list[str]:
        """Names of the outlets of live articles, in alphabetical order."""
        with self._store.reading() as catalogue:
            rows = catalogue.query(
                "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet"
            )
        return [row[0] for row in rows]

    def authors(self) -> list[str]:
        """Names of the authors of live articles, in alphabetical order."""
        with self._store.reading() as catalogue:
            rows = catalogue.query(
                "SELECT DISTINCT value FROM articles a, json_each(a.record, '$.authors') "
                "ORDER BY value"
            )
        return [row[0] for row in rows]

    def articles_by(
        self,
        authors: Sequence[str],
        *,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Article]:
        """Live articles by any of these authors (names as `authors` gives them), in their order.

        Filtered as a search is.
        """
        with self._store.reading() as catalogue:
            return catalogue.articles_by(authors, since=since, until=until, outlets=outlets)

    def stats(self) -> IndexStats:
        """Counts and sizes."""
        with self._store.reading() as catalogue:
            return IndexStats(
                articles=catalogue.count("articles"),
                passages=catalogue.count("passages"),
                embedder=catalogue.meta("fingerprint") or "",
                dim=int(catalogue.meta("dim") or 0),
                schema=int(catalogue.meta("schema") or 0),
                vectors=self._store.vectors_to_search().name,
                bytes_on_disk=sum(
                    path.stat().st_size for path in self._store.folder.rglob("*") if path.is_file()
                ),
            )

    @property
    def _catalogue(self) -> Catalogue:
        return self._store.catalogue

    def _find(self, id_or_uri: str) -> Article:
        article = self._catalogue.article(id_or_uri)
        if article is None:
            from index.sources import uri_of

            article = self._catalogue.article(uri_of(id_or_uri))
        if article is None:
            raise ArticleNotFound(
                f"{id_or_uri}: no article has this id or address. `dateline articles` lists them."
            )
        return article
