"""The shipped reader → how long it takes and how much memory it holds on this machine."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from assistant.reader.reader import SpanReader
from assistant.reader.tokens import load_tokenizer
from index.records import Passage

_SENTENCE = "The harbour office said on Tuesday that the repairs would take another nine days. "
_MEMORY = """
import resource
from assistant.reader.reader import SpanReader
from assistant.reader.timing import passages
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()
before = resident()
reader = SpanReader.load()
reader.read("How long will the repairs take?", passages(8, 200))
print((resident() - before) / 1e6)
"""


def passages(count: int, pieces: int) -> list[Passage]:
    """Passages of about so many word pieces each, from articles of their own."""
    size = len(load_tokenizer().encode(_SENTENCE, add_special_tokens=False).ids)
    text = (_SENTENCE * (pieces // size)).strip()
    return [
        Passage(
            passage_id=f"p{number}",
            article_id=f"a{number}",
            ordinal=0,
            start=0,
            end=len(text),
            text=text,
            context="Harbour repairs · 3 May 2016",
        )
        for number in range(count)
    ]


def read_times_ms(*, count: int = 8, pieces: int = 200, repeats: int = 9) -> dict[str, float]:
    """Milliseconds to read `count` passages of `pieces` word pieces: median and least."""
    reader = SpanReader.load()
    asked = passages(count, pieces)
    times: list[float] = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        reader.read("How long will the repairs take?", asked)
        times.append(1000 * (time.perf_counter() - start))
    # The first run sets up buffers.
    return {"median": statistics.median(times[1:]), "least": min(times[1:])}


def loaded_memory_mb() -> float:
    """Megabytes of resident memory that loading and one read of 8 passages add (Linux)."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=True
    )
    return float(done.stdout)
