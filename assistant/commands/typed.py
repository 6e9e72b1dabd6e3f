"""A prompt to the line that somebody types at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def line_reader() -> Callable[[str], str]:
    """`input`, with editing and a history that survives where readline exists."""
    try:
        import readline
    except ImportError:
        return input
    from platformdirs import user_state_path

    file: Path = user_state_path("dateline", ensure_exists=True) / "chat-history"
    if file.exists():
        readline.read_history_file(file)
    readline.set_history_length(1000)

    def read(prompt: str) -> str:
        line = input(prompt)
        readline.write_history_file(file)
        return line

    return read
