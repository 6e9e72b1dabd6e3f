"""Renames and removals that a loss of power does not undo."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make renames and removals in a folder durable, where the system knows how."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders; its renames need no help
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
