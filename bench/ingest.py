"""Our index in a process of its own: ingest, ingest again, search warm.

Run as `python -m bench.ingest INDEX ARTICLES`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.articles import QUESTIONS
from bench.measure import Steps
from index import IndexSettings, open_index

if __name__ == "__main__":
    folder, articles = Path(sys.argv[1]), sys.argv[2]
    steps = Steps()
    with open_index(IndexSettings(index_dir=folder)) as index:
        report = steps.take("ingest", lambda: index.ingest([articles]))
        steps.figures["passages"] = report.passages
        steps.figures["articles"] = len(report.added) + len(report.duplicates)
        again = steps.take("resync", lambda: index.ingest([articles]))
        steps.figures["unchanged"] = len(again.unchanged)
        steps.figures["embedded_again"] = again.passages
        steps.repeat("search", index.search, QUESTIONS)
    steps.finish(folder)
