# pyright: basic
"""Our retriever as a llama-index `BaseRetriever`, for pipelines built with that library.

Imported only by those who use it: llama-index takes more than a second to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.protocols import Retriever
from index.records import Hit


class PassageRetriever(BaseRetriever):
    """Passages as nodes, best first, with where they stand in their article.

    Example:
        `RetrieverQueryEngine.from_args(PassageRetriever(index, k=6), llm=llm)`
    """

    def __init__(
        self,
        retriever: Retriever,
        *,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> None:
        """Wrap an open index, or anything else that searches as one.

        Args:
            retriever: Where to search; stays open as long as this is used.
            k: Passages for a query at most.
            since: Earliest reference date of an article.
            until: Latest reference date of an article.
            outlets: Names of outlets; None for all.
        """
        super().__init__()
        self._retriever = retriever
        self._k = k
        self._since = since
        self._until = until
        self._outlets = outlets

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._retriever.search(
            query_bundle.query_str,
            k=self._k,
            since=self._since,
            until=self._until,
            outlets=self._outlets,
        )
        return [as_node(hit) for hit in hits]


def as_node(hit: Hit) -> NodeWithScore:
    """A hit as a scored node; its id is the passage's, its offsets are the article's."""
    article, passage = hit.article, hit.passage
    metadata = {
        "article_id": article.article_id,
        "title": article.title,
        "outlet": article.outlet or "",
        "published": article.published.isoformat() if article.published else "",
        "uri": article.uri,
        "kind": passage.kind.value,
    }
    node = TextNode(
        id_=passage.passage_id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        # Ids and kinds mean nothing to a model; title, outlet and date do.
        excluded_llm_metadata_keys=["article_id", "uri", "kind"],
        excluded_embed_metadata_keys=list(metadata),
    )
    return NodeWithScore(node=node, score=hit.score)
