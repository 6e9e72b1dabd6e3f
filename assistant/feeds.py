"""Addresses to the list of feeds that an index is kept up to date with."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from index.sources.subscriptions import Subscriptions


class Feeds:
    """The feeds and sitemaps of one index; `ingest(feeds.urls())` reads what is new in them.

    Threads may share it.
    """

    def __init__(self, settings: Settings) -> None:
        """Keep the list beside the index of these settings."""
        self._settings = settings
        self._lock = threading.Lock()

    def urls(self) -> list[str]:
        """The addresses, the first subscribed first; empty when there are none."""
        with self._lock:
            return self._stored.urls()

    def subscribe(self, url: str) -> str | None:
        """Keep a feed, after making sure that it is one; nothing is read of its articles yet.

        Returns:
            The address as it is kept, or None when it was there already.

        Raises:
            SourceError: It is no plain web address, cannot be fetched, or is no feed.
        """
        # httpx is loaded only by those who fetch.
        from index.sources.addresses import check_url
        from index.sources.web import open_web

        checked = check_url(url)
        if checked in self.urls():
            return None
        open_web(self._settings).check_listing(checked)
        with self._lock:
            return checked if self._stored.add(checked) else None

    def unsubscribe(self, url: str) -> bool:
        """Forget a feed; False when it was not kept. Its articles stay."""
        with self._lock:
            return self._stored.remove(url)

    @cached_property
    def _stored(self) -> Subscriptions:
        from index.sources.subscriptions import Subscriptions

        return Subscriptions(self._settings.index_dir)
