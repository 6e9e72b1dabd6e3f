"""The feeds and sitemaps that an index is kept up to date with, in a file of its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from index.errors import SourceError, UsageError
from index.sources.addresses import check_url

_FILE = "feeds.json"


class Subscriptions:
    """A short list of addresses, in the order in which they were added.

    Args:
        index_dir: Folder of the index; made when the first address is added.
    """

    def __init__(self, index_dir: Path) -> None:
        self._path = index_dir.expanduser() / _FILE

    def urls(self) -> list[str]:
        """The addresses, the first added first; empty when there are none.

        Raises:
            UsageError: If the file is not what `add` writes.
        """
        try:
            stored: Any = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            raise UsageError(f"{self._path} cannot be read ({error}); mend or delete it") from error
        urls = cast(list[Any], stored) if isinstance(stored, list) else [None]
        if not all(isinstance(url, str) for url in urls):
            raise UsageError(f"{self._path} is no list of addresses; mend or delete it")
        return cast(list[str], urls)

    def add(self, url: str) -> bool:
        """Add an address; False if it was there already.

        Raises:
            UsageError: If it is no plain web address, or cannot be stored.
        """
        try:
            checked = check_url(url)
        except SourceError as error:
            raise UsageError(f"{url} {error.reason}") from error
        urls = self.urls()
        if checked in urls:
            return False
        self._write([*urls, checked])
        return True

    def remove(self, url: str) -> bool:
        """Remove an address; False if it was not there. Its articles stay."""
        urls = self.urls()
        kept = [known for known in urls if known not in (url, url.rstrip("/") + "/")]
        if kept == urls:
            return False
        self._write(kept)
        return True

    def _write(self, urls: list[str]) -> None:
        draft = self._path.with_suffix(".tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(urls, indent=1) + "\n", encoding="utf-8")
            draft.replace(self._path)
        except OSError as error:
            raise UsageError(f"{self._path} cannot be written ({error.strerror})") from error
