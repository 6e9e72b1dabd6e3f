"""A file of many articles is read in parts, so that its length is no reason to give it up."""

from __future__ import annotations

import json
from pathlib import Path

from index.reading import read_item, read_parts
from index.settings import IndexSettings
from index.sources import expand


def test_many_articles_come_in_parts_and_the_failure_comes_last(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": i, "title": f"No {i}", "text": f"Text of {i}."}) for i in range(250)]
    path.write_text("\n".join([*lines, "broken"]))
    settings = IndexSettings()
    (item,) = expand([path], settings)
    parts = list(read_parts(item, settings))
    assert [len(part.loaded) for part in parts] == [100, 100, 50]
    assert [part.more for part in parts] == [True, True, False]
    whole = read_item(item, settings)
    assert len(whole.loaded) == 250
    assert whole.failure is not None
    assert whole.failure == parts[-1].failure
