# pyright: basic
"""The pipeline that llama-index's documentation shows, on the same articles and model.

Run as `python -m bench.stock ingest|ask STORE [ARTICLES]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import chromadb
from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

from bench.articles import QUESTIONS
from bench.measure import Steps
from index.embed_files import published_dir

PASSAGE_TOKENS = 220
"""Tokens of a passage: near ours in length, so that passages a second can be compared."""


def open_store(folder: Path) -> ChromaVectorStore:
    """Open the collection that holds the vectors."""
    client = chromadb.PersistentClient(path=str(folder))
    return ChromaVectorStore(chroma_collection=client.get_or_create_collection("articles"))


def ingest(folder: Path, articles: str) -> None:
    """Read, cut, embed and store; then search warm."""
    steps = Steps()
    model = HuggingFaceEmbedding(model_name=str(published_dir()), device="cpu")
    store = open_store(folder)

    def build() -> int:
        documents = SimpleDirectoryReader(articles).load_data()
        splitter = SentenceSplitter(chunk_size=PASSAGE_TOKENS, chunk_overlap=0)
        pipeline = IngestionPipeline(transformations=[splitter, model], vector_store=store)
        return len(pipeline.run(documents=documents))

    steps.figures["passages"] = steps.take("ingest", build)
    index = VectorStoreIndex.from_vector_store(store, embed_model=model)
    steps.repeat("search", index.as_retriever(similarity_top_k=10).retrieve, QUESTIONS)
    steps.finish(folder)


def ask(folder: Path) -> None:
    """Retrieve for one question."""
    steps = Steps()
    model = HuggingFaceEmbedding(model_name=str(published_dir()), device="cpu")
    index = VectorStoreIndex.from_vector_store(open_store(folder), embed_model=model)
    found = index.as_retriever(similarity_top_k=10).retrieve(QUESTIONS[0])
    steps.figures["hits"] = len(found)
    steps.finish()


if __name__ == "__main__":
    if sys.argv[1] == "ingest":
        ingest(Path(sys.argv[2]), sys.argv[3])
    else:
        ask(Path(sys.argv[2]))
