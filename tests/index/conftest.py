"""Indexes for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_fakes import WordEmbedder

from index import IndexSettings


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    """Settings of an index in a folder of its own."""
    return IndexSettings(index_dir=tmp_path / "index", lock_wait_s=0.1)


@pytest.fixture
def embedder() -> WordEmbedder:
    """A quick embedder that needs no model."""
    return WordEmbedder()


@pytest.fixture
def articles_dir(tmp_path: Path) -> Path:
    """An empty folder for articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder
