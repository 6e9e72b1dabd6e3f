"""What a terminal shows during an ingest, and a pipe does not."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys

INGEST = """
import time
from assistant.commands.progress import progress_bar
from index import Progress
with progress_bar() as show:
    for done in range(0, 101, 10):
        if show:
            show(Progress(stage="reading", done=done, total=200, source="harbour.md"))
            time.sleep(0.02)
"""


def test_a_terminal_sees_how_far_how_fast_and_how_long_still() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", INGEST], stderr=theirs, env={**os.environ, "COLUMNS": "120"}
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())
    assert re.search(r"reading .* 100/200 \d+/s \d:\d\d:\d\d harbour\.md", text)


def test_a_pipe_sees_nothing() -> None:
    run = subprocess.run([sys.executable, "-c", INGEST], capture_output=True, check=True)
    assert run.stderr == b""
