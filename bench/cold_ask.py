"""One search from a cold process: `python -m bench.cold_ask INDEX`."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.articles import QUESTIONS
from bench.measure import Steps
from index import IndexSettings, open_index

if __name__ == "__main__":
    steps = Steps()
    settings = IndexSettings(index_dir=Path(sys.argv[1]))
    with open_index(settings, read_only=True) as index:
        steps.figures["hits"] = len(index.search(QUESTIONS[0]))
    steps.finish()
