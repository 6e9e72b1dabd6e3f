"""Shared fixtures: paths, and an environment in which nothing reaches a network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds_dir() -> Path:
    """The sample articles that ship with the project."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """Real articles and reader data kept beside the project; skips where absent."""
    path = Path(os.environ.get("DATELINE_SHARED_DIR", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip(f"needs the folder {path}, which is not here (set DATELINE_SHARED_DIR)")
    return path
