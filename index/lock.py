"""One writer at a time: a lock file that names its owner.

The operating system holds the lock, so it ends with the process however that
dies; what is written into the file serves the message to the next writer.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from index.errors import IndexLocked, StoredIndexError

LOCK_NAME = "writer.lock"
OWNER_NAME = "writer.json"


class WriterLock:
    """Exclusive right to write to one index folder.

    One object may take it several times and gives it back as often; a second
    object is refused, in the same process too. A lock whose owner has died is
    free at once.
    """

    def __init__(self, index_dir: Path, *, wait_s: float = 1.0) -> None:
        """Prepare a lock in `index_dir`, which must exist; nothing is taken yet."""
        self._owner_file = index_dir / OWNER_NAME
        self._wait_s = wait_s
        self._lock = FileLock(index_dir / LOCK_NAME, thread_local=False)
        self._depth = 0

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._depth > 0

    def acquire(self, *, wait_s: float | None = None) -> None:
        """Take the lock, waiting up to `wait_s` seconds (the setting when None).

        Raises:
            IndexLocked: Another writer still holds it; the message names it.
            StoredIndexError: The folder does not let us make the lock file.
        """
        if self._depth:
            self._depth += 1
            return
        timeout = self._wait_s if wait_s is None else wait_s
        try:
            self._lock.acquire(timeout=timeout, poll_interval=0.05)
        except Timeout as error:
            raise IndexLocked(
                f"{self._owner_file.parent}: {self._describe_owner()} is writing to this index. "
                "Wait for it to finish, stop it, or raise DATELINE_LOCK_WAIT_S."
            ) from error
        except OSError as error:
            raise StoredIndexError(
                f"{self._owner_file.parent}: cannot be locked for writing ({error.strerror}). "
                "Make the folder writable, or choose another with DATELINE_INDEX_DIR."
            ) from error
        self._write_owner()
        self._depth = 1

    def release(self) -> None:
        """Give the lock back; without effect when it is not held."""
        if self._depth > 1:
            self._depth -= 1
        elif self._depth == 1:
            self._depth = 0
            self._owner_file.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> WriterLock:
        """Take the lock."""
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        self.release()

    def _write_owner(self) -> None:
        owner = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        # The system holds the lock all the same: on a full disk there is still much to read.
        with suppress(OSError):
            self._owner_file.write_text(json.dumps(owner), encoding="utf-8")

    def _describe_owner(self) -> str:
        try:
            owner = json.loads(self._owner_file.read_text(encoding="utf-8"))
            return f"process {owner['pid']} on {owner['host']} (since {owner['since']})"
        except (OSError, ValueError, KeyError, TypeError):
            # The owner may be between taking the lock and writing its name.
            return "another process"
