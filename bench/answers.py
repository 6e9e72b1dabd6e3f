"""How soon the built-in reader answers over a large index: `python -m bench.answers ARTICLES`.

The golden questions about the sample articles, which lie among as many others as there are in the
folder. The first few are asked before, so that the networks are loaded.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant import open_assistant
from bench.articles import ROOT
from bench.measure import Steps
from evals.golden import load_golden

_STAGES = ("retrieve", "read", "decide")
_WARMING = 5


def main() -> None:
    """Index the sample articles and those of the folder, ask, and print milliseconds."""
    steps = Steps()
    items = load_golden(ROOT / "evals" / "golden" / "seeds.jsonl")
    with tempfile.TemporaryDirectory() as work, open_assistant(Path(work) / "index") as assistant:
        report = assistant.ingest([ROOT / "seeds", sys.argv[1]])
        steps.figures["passages"] = report.passages
        asked = [
            assistant.ask(item.question, history=item.history, as_of=item.as_of).timings_ms
            for item in [*items[:_WARMING], *items]
        ]
        timings = asked[_WARMING:]
        spent = sorted(timing["total"] for timing in timings)
        steps.figures["questions"] = len(items)
        steps.figures["p50_ms"] = statistics.median(spent)
        steps.figures["p95_ms"] = _share(spent, 0.95)
        for stage in _STAGES:
            taken = [timing.get(stage, 0.0) for timing in timings]
            steps.figures[f"{stage}_p50_ms"] = statistics.median(taken)
    steps.finish()


def _share(spent: Sequence[float], share: float) -> float:
    """The time within which a share (0-1) of the answers was there; `spent` is sorted."""
    return spent[int(share * (len(spent) - 1))]


if __name__ == "__main__":
    main()
