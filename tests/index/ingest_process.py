"""A process that ingests a folder and says what is durable; tests kill it.

Run as `python ingest_process.py INDEX_DIR ARTICLES_DIR`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from index_fakes import WordEmbedder

from index import IndexSettings, Progress, open_index


def acknowledge(progress: Progress) -> None:
    """Print the last article that a crash can no longer lose."""
    if progress.stage == "storing":
        print(Path(progress.source).name, flush=True)


if __name__ == "__main__":
    settings = IndexSettings(
        index_dir=Path(sys.argv[1]), batch_passages=8, passage_tokens=48, lock_wait_s=20
    )
    with open_index(settings, embedder=WordEmbedder()) as index:
        print("open", flush=True)
        index.ingest([sys.argv[2]], progress=acknowledge)
    print("done", flush=True)
