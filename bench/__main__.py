"""Measure the index beside a stock pipeline and rewrite docs/benchmarks.md.

Run as `make bench`, or `python -m bench [--articles N] [--growth N,N,...]`. The two
sides run one after the other on the same machine: compare within a run, not
between runs. Processor seconds hardly depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.articles import ROOT, write_articles
from bench.chat import chromium_path
from bench.measure import run_process

STOCK_NAMES = ("llama-index-embeddings-huggingface", "llama-index-vector-stores-chroma")
STOCK_PACKAGES = ("llama_index.embeddings.huggingface", "llama_index.vector_stores.chroma")
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--growth", default="1000,10000,100000")
    parser.add_argument("--no-stock", action="store_true", help="measure only our side")
    given = parser.parse_args()
    with_stock = not given.no_stock and all(is_installed(name) for name in STOCK_PACKAGES)
    if not with_stock:
        print("The stock side is left out: `pip install --no-deps " + " ".join(STOCK_NAMES) + "`.")
    sizes = [int(size) for size in given.growth.split(",") if size]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        origin = write_articles(folder / "articles", given.articles)
        ours = run_process("bench.ingest", f"{work}/ours", f"{work}/articles")
        cold = run_process("bench.cold_ask", f"{work}/ours")
        stock, stock_cold = None, None
        if with_stock:
            stock = run_process("bench.stock", "ingest", f"{work}/stock", f"{work}/articles")
            stock_cold = run_process("bench.stock", "ask", f"{work}/stock")
    growth = {
        (kind, size): run_process("bench.growth", str(size), kind)
        for kind in ("exact", "chroma")
        for size in sizes
    }
    chat = run_process("bench.chat") if is_installed("playwright") and chromium_path() else None
    lines = head(given.articles, origin)
    lines += ingest_table(ours, cold, stock, stock_cold)
    lines += growth_table(sizes, growth)
    lines += chat_table(chat)
    text = "\n".join(lines) + "\n"
    PAGE.write_text(text, encoding="utf-8")
    print(text)


def is_installed(module: str) -> bool:
    """Whether a module can be imported; its packages are, the module is not."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def head(count: int, origin: str) -> list[str]:
    """What was measured, where and when."""
    return [
        "# Benchmarks",
        "",
        f"Rewritten by `make bench`; last on {datetime.now(UTC).date()}, Python "
        f"{platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f} at "
        "the end. Both sides ran in this one run; compare the ratios. Processor seconds hardly "
        "depend on what else the machine was doing, the clock does.",
        "",
        f"## {count} articles ({origin})",
        "",
        "Stock: SimpleDirectoryReader, SentenceSplitter, HuggingFaceEmbedding with the same "
        "MiniLM, ChromaVectorStore.",
        "",
    ]


def ingest_table(
    ours: dict[str, Any],
    cold: dict[str, Any],
    stock: dict[str, Any] | None,
    stock_cold: dict[str, Any] | None,
) -> list[str]:
    """Our figures beside the stock pipeline's."""

    def rate(side: dict[str, Any], unit: str) -> float:
        return side["passages"] / side[f"ingest_{unit}"]

    rows: list[tuple[str, float, float | None]] = [
        ("passages", ours["passages"], stock and stock["passages"]),
        ("passages a second", rate(ours, "s"), stock and rate(stock, "s")),
        ("passages a processor second", rate(ours, "cpu_s"), stock and rate(stock, "cpu_s")),
        ("peak memory, MB", ours["peak_mb"], stock and stock["peak_mb"]),
        ("disk, MB", ours["disk_mb"], stock and stock["disk_mb"]),
        ("warm search, median ms", ours["search_p50_ms"], stock and stock["search_p50_ms"]),
        ("warm search, processor ms", ours["search_cpu_ms"], stock and stock["search_cpu_ms"]),
        ("cold search, s", cold["whole_s"], stock_cold and stock_cold["whole_s"]),
        (
            "cold search, processor s",
            cold["whole_cpu_s"],
            stock_cold and stock_cold["whole_cpu_s"],
        ),
    ]
    lines = ["| | ours | stock | ours / stock |", "|---|---:|---:|---:|"]
    for label, mine, theirs in rows:
        if theirs is None:
            lines.append(f"| {label} | {mine:,.4g} | – | – |")
        else:
            lines.append(f"| {label} | {mine:,.4g} | {theirs:,.4g} | {mine / theirs:.2f} |")
    speed = ours["unchanged"] / ours["resync_s"]
    lines += [
        "",
        f"A second ingest of the same files: {ours['unchanged']} unchanged in "
        f"{ours['resync_s']:.2f} s ({speed:,.0f} articles a second), "
        f"{ours['embedded_again']} passages embedded.",
        "",
    ]
    return lines


def growth_table(sizes: list[int], growth: dict[tuple[str, int], dict[str, Any]]) -> list[str]:
    """Searching as the index grows."""
    if not sizes:
        return []
    lines = [
        "## Growth",
        "",
        "A hybrid search, the embedding of the question included; vectors are random.",
        "",
        "| passages | vectors | median ms | processor ms | peak memory, MB | disk, MB |",
        "|---:|---|---:|---:|---:|---:|",
    ]
    for (kind, size), figures in sorted(growth.items()):
        lines.append(
            f"| {size:,} | {kind} | {figures['search_p50_ms']:.1f} | "
            f"{figures['search_cpu_ms']:.1f} | {figures['peak_mb']:.0f} | "
            f"{figures['disk_mb']:.0f} |"
        )
    return lines


def chat_table(chat: dict[str, Any] | None) -> list[str]:
    """How soon the chat is there and answers."""
    if chat is None:
        return []
    rows = (
        ("from the start until the port answers", "chat_port_s"),
        ("from the start until the page is ready", "chat_page_s"),
        ("from the first question to its first words", "chat_first_question_s"),
        ("from a later question to its first words", "chat_warm_question_s"),
    )
    lines = [
        "",
        "## The chat",
        "",
        "Over the sample articles, seen in Chromium; medians of three starts.",
        "",
        "| | s |",
        "|---|---:|",
    ]
    return lines + [f"| {label} | {chat[name]:.2f} |" for label, name in rows]


if __name__ == "__main__":
    main()
