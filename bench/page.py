"""Figures → docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]


def write_page(known: Mapping[str, Figures], page: Path) -> None:
    """Write a section for each part that was measured."""
    sections = {
        "stock": stock_section,
        "memory": memory_section,
        "growth": growth_section,
        "answers": answers_section,
        "chat": chat_section,
    }
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench` from `docs/benchmarks/figures.json`, which it measures. Where two "
        "sides are compared they ran in one run; compare the ratios. Processor seconds hardly "
        "depend on what else the machine was doing, the clock does. GFLOP/s are those of numpy "
        "with 32-bit matrices when a part was measured: machines differ by more than twice.",
    ]
    for name, section in sections.items():
        if name in known:
            lines += ["", *section(known[name])]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def stock_section(part: Figures) -> list[str]:
    """Our figures beside the stock pipeline's."""
    ours, stock = part["ours"], part["stock"]
    rows = [
        (label, pick(ours, part["ours_cold"]), pick(stock, part["stock_cold"]))
        for label, pick in STOCK_ROWS.items()
    ]
    speed = ours["unchanged"] / ours["resync_s"]
    return [
        f"## {part['articles']} articles ({part['origin']})",
        "",
        "Stock: SimpleDirectoryReader, SentenceSplitter, HuggingFaceEmbedding with the same "
        f"MiniLM, ChromaVectorStore. {measured(part)} On a busy machine torch loses more than "
        "ONNX Runtime, so that a high load flatters our side.",
        "",
        "![How many times better than the stock pipeline](benchmarks/stock.svg)",
        "",
        *table(
            ("", "ours", "stock", "ours / stock"),
            [(label, f"{a:,.4g}", f"{b:,.4g}", f"{a / b:.2f}") for label, a, b in rows],
        ),
        "",
        f"A second ingest of the same files: {ours['unchanged']} unchanged in "
        f"{ours['resync_s']:.2f} s ({speed:,.0f} articles a second), "
        f"{ours['embedded_again']} passages embedded.",
    ]


STOCK_ROWS = {
    "passages": lambda warm, cold: warm["passages"],
    "passages a second": lambda warm, cold: warm["passages"] / warm["ingest_s"],
    "passages a processor second": lambda warm, cold: warm["passages"] / warm["ingest_cpu_s"],
    "peak memory, MB": lambda warm, cold: warm["peak_mb"],
    "disk, MB": lambda warm, cold: warm["disk_mb"],
    "warm search, median ms": lambda warm, cold: warm["search_p50_ms"],
    "warm search, processor ms": lambda warm, cold: warm["search_cpu_ms"],
    "cold search, s": lambda warm, cold: cold["whole_s"],
    "cold search, processor s": lambda warm, cold: cold["whole_cpu_s"],
}
"""What is compared: the figures of a warm and of a cold process → a number."""


def memory_section(part: Figures) -> list[str]:
    """Memory of a large ingest."""
    speed = part["unchanged"] / part["resync_s"]
    return [
        f"## Ingesting {part['articles']:,} articles",
        "",
        f"Reuters-21578 ({part['origin']}). Texts beyond the first 1,500 have random vectors, "
        f"which changes the time but not the memory. {measured(part)}",
        "",
        "![Peak memory during an ingest](benchmarks/memory.svg)",
        "",
        f"{part['passages']:,} passages, {part['disk_mb']:,.0f} MB on disk. Peak memory, the "
        f"reading worker's included: {part['peak_mb']:,.0f} MB. A second ingest: "
        f"{part['unchanged']:,} unchanged in {part['resync_s']:.1f} s ({speed:,.0f} articles a "
        f"second), {part['embedded_again']} passages embedded.",
    ]


def growth_section(part: Figures) -> list[str]:
    """Searching as the index grows."""
    return [
        "## Searching larger indexes",
        "",
        "A hybrid search, the embedding of the question included; vectors are random. "
        + measured(part),
        "",
        "![Median time of a search](benchmarks/growth.svg)",
        "",
        *table(
            ("passages", "vectors", "median ms", "processor ms", "peak memory, MB", "disk, MB"),
            [
                (
                    f"{row['passages']:,}",
                    row["vectors"],
                    f"{row['search_p50_ms']:.1f}",
                    f"{row['search_cpu_ms']:.1f}",
                    f"{row['peak_mb']:.0f}",
                    f"{row['disk_mb']:.0f}",
                )
                for row in part["rows"]
            ],
        ),
    ]


ANSWER_ROWS = {
    "half of the answers are there after": "p50_ms",
    "nineteen in twenty are there after": "p95_ms",
    "of the median: finding passages": "retrieve_p50_ms",
    "reading them": "read_p50_ms",
    "deciding": "decide_p50_ms",
}


def answers_section(part: Figures) -> list[str]:
    """How soon the built-in reader answers."""
    return [
        f"## Answering over {part['passages']:,} passages",
        "",
        f"{part['questions']} golden questions about the sample articles, among "
        f"{part['articles']:,} others ({part['origin']}), with the built-in reader in a warm "
        f"process. {measured(part)}",
        "",
        *table(("", "ms"), [(label, f"{part[name]:.0f}") for label, name in ANSWER_ROWS.items()]),
        "",
        f"Peak memory {part['peak_mb']:,.0f} MB, indexing included.",
    ]


CHAT_ROWS = {
    "from the start until the port answers": "chat_port_s",
    "from the start until the page is ready": "chat_page_s",
    "from the first question to its first words": "chat_first_question_s",
    "from a later question to its first words": "chat_warm_question_s",
}


def chat_section(part: Figures) -> list[str]:
    """How soon the chat is there and answers."""
    return [
        "## The chat",
        "",
        "Over the sample articles, seen in Chromium; medians of three starts. " + measured(part),
        "",
        *table(("", "s"), [(label, f"{part[name]:.2f}") for label, name in CHAT_ROWS.items()]),
    ]


def measured(part: Figures) -> str:
    """When and where, in a sentence."""
    speed = f" that multiply {part['gflops']:.0f} GFLOP/s" if "gflops" in part else ""
    return (
        f"Measured on {part['day']}, Python {part['python']}, {part['cores']} cores{speed}, load "
        f"{part['load']:.0f} at the end."
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown, numbers to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return ["| " + " | ".join(line) + " |" for line in (head, rule, *rows)]
