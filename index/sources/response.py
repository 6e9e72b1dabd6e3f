"""An address that was checked → what the server answers: one request, its body bounded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from index.errors import SourceError

_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered; names of headers are in lower case."""

    url: str
    status_code: int
    headers: dict[str, str]
    body: bytes


class Client:
    """Sends requests one by one, following no redirect."""

    def __init__(
        self, transport: httpx.BaseTransport, *, timeout_s: float, user_agent: str
    ) -> None:
        """Send through `transport`, which decides where connections may go."""
        self._timeout_s = timeout_s
        self._client = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(timeout_s),
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            follow_redirects=False,
            trust_env=False,  # a proxy from the environment would connect for us, unchecked
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str, asked: str, headers: dict[str, str], limit: int) -> Response:
        """Get one address.

        Args:
            url: Where the request goes.
            asked: The address that was asked for, which errors name.
            headers: Sent besides those of every request.
            limit: Bytes of the unpacked body at most.

        Raises:
            SourceError: There is no answer, or too large a one.
        """
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                return Response(
                    url=url,
                    status_code=response.status_code,
                    headers={name.lower(): value for name, value in response.headers.items()},
                    body=_read_body(response, asked, limit),
                )
        except httpx.TimeoutException as error:
            raise SourceError(
                asked, f"did not answer within {self._timeout_s:g} seconds"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise SourceError(
                asked, f"cannot be fetched ({error or type(error).__name__})"
            ) from error


def _read_body(response: httpx.Response, asked: str, limit: int) -> bytes:
    """Read the body, unpacked, never holding more than the limit and a block."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise SourceError(asked, f"comes in an encoding that was not asked for ({encoding})")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    pieces: list[bytes] = []
    size = 0
    for block in response.iter_raw(_BLOCK):
        for piece in _unpacked(block, unpack, asked):
            size += len(piece)
            if size > limit:
                raise SourceError(asked, f"is larger than {limit / 1e6:g} MB")
            pieces.append(piece)
    return b"".join(pieces)


def _unpacked(block: bytes, unpack: Any, asked: str) -> Iterator[bytes]:
    if unpack is None:
        yield block
        return
    try:
        while block:
            yield unpack.decompress(block, _BLOCK)
            block = unpack.unconsumed_tail
    except zlib.error as error:
        raise SourceError(asked, f"comes in damaged gzip ({error})") from error
