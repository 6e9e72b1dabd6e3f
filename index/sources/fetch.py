"""A web address → its page, politely: robots.txt heeded, one request at a time, all bounded."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore

from index.closing import Closing
from index.errors import FetchRefused, SourceError
from index.sources.addresses import Resolve, check_url, resolve_host
from index.sources.connect import Deadline, PinnedBackend, PoolTransport
from index.sources.response import Client, Response

USER_AGENT = "dateline/0.1 (a reader of articles; one page at a time)"
MAX_PAGE_BYTES = 16_000_000
_MAX_ROBOTS_BYTES = 500_000
_MAX_REDIRECTS = 5
_MAX_CRAWL_DELAY_S = 10.0
_TOTAL_TIMEOUTS = 4  # a page that trickles in is given up after this many timeouts


class RobotsRefused(FetchRefused):
    """The site's robots.txt closes the address to programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: where from, what kind, and what spares its next transfer."""

    url: str
    content_type: str
    charset: str | None
    body: bytes
    fetched: datetime
    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True)
class _Host:
    """What is remembered of an origin during a run."""

    robots: RobotFileParser
    delay_s: float
    last_request: float = field(default=-1e9)


class Fetcher(Closing):
    """Fetches pages one after the other; close it, or use it as a context manager.

    Args:
        timeout_s: Seconds to wait for a connection or for more data.
        delay_s: Seconds between two requests to one host, unless its robots.txt asks for more.
        allow_hosts: Hosts that may be fetched although they are not public.
        resolve: Finds the addresses of a host.
        backend: Makes the connections; it is given IP addresses only.
    """

    def __init__(
        self,
        *,
        timeout_s: float = 15.0,
        delay_s: float = 1.0,
        allow_hosts: tuple[str, ...] = (),
        resolve: Resolve = resolve_host,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._timeout_s = timeout_s
        self._delay_s = delay_s
        self._hosts: dict[str, _Host] = {}
        self._deadline = Deadline()
        pinned = PinnedBackend(
            backend or httpcore.SyncBackend(), allow_hosts, resolve, self._deadline
        )
        self._client = Client(PoolTransport(pinned), timeout_s=timeout_s, user_agent=USER_AGENT)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | None:
        """Fetch a page.

        Args:
            url: An http or https address.
            etag: What the last fetch told, to be spared an unchanged page.
            last_modified: The same, by date.

        Returns:
            The page, or None if it has not changed since.

        Raises:
            FetchRefused: If it, or an address it redirects to, must not be fetched.
            SourceError: If it cannot be had, or is too large.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        self._deadline.start(_TOTAL_TIMEOUTS * self._timeout_s)
        current = check_url(url)
        for _ in range(_MAX_REDIRECTS + 1):
            self._wait_for_turn(current, url)
            response = self._client.get(current, url, headers, MAX_PAGE_BYTES)
            location = response.headers.get("location")
            if response.status_code == 304 and headers:
                return None
            if response.status_code not in (301, 302, 303, 307, 308) or not location:
                return self._finish(response, url)
            current = _redirected(current, location)
        raise SourceError(url, f"redirects more than {_MAX_REDIRECTS} times")

    def _finish(self, response: Response, url: str) -> Fetched:
        if response.status_code != 200:
            raise SourceError(url, f"answers with status {response.status_code}")
        kind, _, rest = response.headers.get("content-type", "text/html").partition(";")
        charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'") or None
        return Fetched(
            url=response.url,
            content_type=kind.strip().lower(),
            charset=charset,
            body=response.body,
            fetched=datetime.now(UTC),
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    def _wait_for_turn(self, url: str, asked: str) -> None:
        """Heed the origin's robots.txt and leave time between requests."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        host = self._hosts.get(origin)
        if host is None:
            robots = self._read_robots(origin, asked)
            delay = float(robots.crawl_delay(USER_AGENT) or 0)
            delay = max(self._delay_s, min(delay, _MAX_CRAWL_DELAY_S))
            host = self._hosts[origin] = _Host(robots=robots, delay_s=delay)
        if not host.robots.can_fetch(USER_AGENT, url):
            raise RobotsRefused(asked, "is closed to programs by the site's robots.txt")
        pause = host.last_request + host.delay_s - time.monotonic()
        if pause > 0:
            self._deadline.extend(pause)
            time.sleep(pause)
        host.last_request = time.monotonic()

    def _read_robots(self, origin: str, asked: str) -> RobotFileParser:
        robots = RobotFileParser()
        url = f"{origin}/robots.txt"
        for _ in range(_MAX_REDIRECTS + 1):
            response = self._client.get(url, asked, {}, _MAX_ROBOTS_BYTES)
            location = response.headers.get("location")
            if response.status_code not in (301, 302, 303, 307, 308) or not location:
                break
            url = _redirected(url, location)
        else:
            response = Response(url=url, status_code=404, headers={}, body=b"")
        if response.status_code >= 500 or response.status_code == 429:
            raise SourceError(asked, f"its robots.txt answers with status {response.status_code}")
        # RFC 9309: without a robots.txt all may be read.
        text = response.body.decode("utf-8", "replace") if response.status_code == 200 else ""
        robots.parse(text.splitlines())
        return robots


def _redirected(url: str, location: str) -> str:
    try:
        return check_url(urljoin(url, location))
    except ValueError as error:
        raise FetchRefused(url, f"redirects to no valid address ({error})") from error
