"""Connections that go where the check said, and end when their fetch must.

httpx asks httpcore for a connection to a host; the backend here resolves the
host, checks every address it has, and connects to one of those it checked.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from index.sources.addresses import Resolve, find_addresses


class Deadline:
    """When a fetch as a whole must be over; single waits have their own limits."""

    def __init__(self) -> None:
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        """Set the end, in seconds from now."""
        self._at = time.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Move the end, for time spent waiting on purpose."""
        self._at += seconds

    def cap(self, timeout: float | None) -> float:
        """The shorter of a timeout and the time that is left.

        Raises:
            httpcore.ReadTimeout: If none is left.
        """
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the page takes too long as a whole")
        return left if timeout is None else min(timeout, left)


class PinnedBackend(httpcore.NetworkBackend):
    """Resolves and checks a host at the moment of connecting, and connects to what it checked."""

    def __init__(
        self,
        inner: httpcore.NetworkBackend,
        allow_hosts: tuple[str, ...],
        resolve: Resolve,
        deadline: Deadline,
    ) -> None:
        self._inner = inner
        self._allow_hosts = allow_hosts
        self._resolve = resolve
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        addresses = find_addresses(host, port, allow_hosts=self._allow_hosts, resolve=self._resolve)
        problem: Exception | None = None
        for address in addresses[:4]:
            try:
                limit = self._deadline.cap(timeout)
                stream = self._inner.connect_tcp(address, port, limit, local_address)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem or httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no wait outlasts the fetch."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.cap(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.cap(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.cap(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class PoolTransport(httpx.BaseTransport):
    """httpx over a connection pool that connects through our own backend."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            network_backend=backend,
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=1,
            max_keepalive_connections=0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the caller reads the body."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = request.url
        try:
            response = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error), request=request) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.ConnectError(str(error), request=request) from error
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.ReadError(str(error)) from error

    def close(self) -> None:
        self._response.close()
