"""Indexes for the tests of this folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from index_fakes import WordEmbedder, numbered_body, write_article

from index import IndexSettings, open_index


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


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of six articles, closed in good order; copied by each test."""
    root = tmp_path_factory.mktemp("sound")
    for number in range(6):
        write_article(root / "articles", f"a{number}", numbered_body(number), outlet="Gazette")
    settings = IndexSettings(index_dir=root / "index")
    with open_index(settings, embedder=WordEmbedder()) as index:
        index.ingest([root / "articles"])
    return root


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> IndexSettings:
    """Settings of a copy of the index, to be damaged."""
    shutil.copytree(sound / "index", tmp_path / "index")
    return IndexSettings(index_dir=tmp_path / "index", lock_wait_s=0.1)
