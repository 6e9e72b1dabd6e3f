"""What reading yields must be able to leave the worker process that read it."""

from __future__ import annotations

import pickle
from pathlib import Path

from index.settings import IndexSettings
from index.sources import expand, load


def test_a_loaded_article_survives_the_way_between_processes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry ran aground off Skerry Point.\n", encoding="utf-8")
    settings = IndexSettings()
    (item,) = expand([tmp_path], settings)
    (loaded,) = load(item, settings)
    assert pickle.loads(pickle.dumps(loaded)) == loaded
