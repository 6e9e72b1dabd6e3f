"""Measure the index beside a stock pipeline and rewrite docs/benchmarks.md.

Run as `make bench`, or `python -m bench [--only PART,PART] [--articles N] ...`. The two
sides of a comparison run one after the other on the same machine: compare within a
run, not between runs. Processor seconds hardly depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.articles import ROOT, write_articles
from bench.chat import chromium_path
from bench.measure import multiplied_gflops, run_process
from bench.page import write_page
from bench.plots import plot_all

STOCK_NAMES = ("llama-index-embeddings-huggingface", "llama-index-vector-stores-chroma")
STOCK_PACKAGES = ("llama_index.embeddings.huggingface", "llama_index.vector_stores.chroma")
DOCS = ROOT / "docs"
FIGURES = DOCS / "benchmarks" / "figures.json"


def main() -> None:
    """Measure the parts asked for and write the page of all that are known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="of stock, memory, growth, answers, chat, with commas")
    parser.add_argument("--articles", type=int, default=500, help="to compare with stock")
    parser.add_argument("--memory", type=int, default=21578, help="articles of a large ingest")
    parser.add_argument("--growth", default="1000,10000,100000", help="passages to search among")
    parser.add_argument("--answers", type=int, default=5500, help="articles to answer among")
    given = parser.parse_args()
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "stock": lambda: compare(given.articles),
        "memory": lambda: ingest(given.memory),
        "growth": lambda: {"rows": search(read_sizes(given.growth))},
        "answers": lambda: answer(given.answers),
        "chat": chat,
    }
    FIGURES.parent.mkdir(exist_ok=True)
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    for name in given.only.split(",") if given.only else parts:
        measured = parts[name]()
        if not measured:
            continue
        known[name] = {**measured, **circumstances()}
        FIGURES.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    plot_all(known, FIGURES.parent)
    write_page(known, DOCS / "benchmarks.md")


def circumstances() -> dict[str, Any]:
    """When and where a part was measured; read at its end."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "gflops": round(multiplied_gflops(), 1),
    }


def compare(articles: int) -> dict[str, Any]:
    """Our index and the stock pipeline on the same articles; nothing where that is missing."""
    if not all(is_installed(name) for name in STOCK_PACKAGES):
        print("The comparison is left out: `pip install --no-deps " + " ".join(STOCK_NAMES) + "`.")
        return {}
    with tempfile.TemporaryDirectory() as work:
        origin = write_articles(Path(work) / "articles", articles)
        return {
            "articles": articles,
            "origin": origin,
            "ours": run_process("bench.ingest", f"{work}/ours", f"{work}/articles"),
            "stock": run_process("bench.stock", "ingest", f"{work}/stock", f"{work}/articles"),
            "ours_cold": run_process("bench.cold_ask", f"{work}/ours"),
            "stock_cold": run_process("bench.stock", "ask", f"{work}/stock"),
        }


def ingest(articles: int) -> dict[str, Any]:
    """One ingest of a large corpus, as to memory."""
    with tempfile.TemporaryDirectory() as work:
        origin = write_articles(Path(work) / "articles", articles)
        figures = run_process("bench.memory", f"{work}/ours", f"{work}/articles")
    return {"articles": articles, "origin": origin, **figures}


def search(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Searches as the index grows, in both ways of comparing vectors."""
    return [
        {"passages": size, "vectors": kind, **run_process("bench.growth", str(size), kind)}
        for kind in ("exact", "chroma")
        for size in sizes
    ]


def answer(articles: int) -> dict[str, Any]:
    """Golden questions answered among many articles."""
    with tempfile.TemporaryDirectory() as work:
        origin = write_articles(Path(work) / "articles", articles)
        figures = run_process("bench.answers", f"{work}/articles")
    return {"articles": articles, "origin": origin, **figures}


def chat() -> dict[str, Any]:
    """How soon the chat is there and answers; nothing where there is no browser."""
    if not is_installed("playwright") or not chromium_path():
        print("The chat is left out: it needs playwright and Chromium.")
        return {}
    return run_process("bench.chat")


def read_sizes(text: str) -> list[int]:
    """Numbers with commas between."""
    return [int(size) for size in text.split(",") if size]


def is_installed(module: str) -> bool:
    """Whether a module can be imported; its packages are, the module is not."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


if __name__ == "__main__":
    main()
