"""The llama-index adapter hands passages over with ids, offsets and order kept."""

from __future__ import annotations

from pathlib import Path

from index_fakes import WordEmbedder, write_article

from index import IndexSettings, open_index


def test_nodes_are_passages_with_their_offsets_in_the_article(
    settings: IndexSettings, embedder: WordEmbedder, articles_dir: Path
) -> None:
    from index.llama import PassageRetriever

    write_article(articles_dir, "a", "An orchard lost its apples.", outlet="Gazette")
    write_article(articles_dir, "b", "The tram line opens in May.", published="2020-03-04")
    with open_index(settings, embedder=embedder) as index:
        index.ingest([articles_dir])
        nodes = PassageRetriever(index, k=1).retrieve("apples of the orchard")
        hits = index.search("apples of the orchard", k=1)
        assert [node.node_id for node in nodes] == [hit.passage.passage_id for hit in hits]
        (node,) = nodes
        article = index.article(node.metadata["article_id"])
        start, end = node.node.start_char_idx, node.node.end_char_idx  # type: ignore[attr-defined]
        assert article.text[start:end] == node.text
        assert node.metadata["outlet"] == "Gazette"
