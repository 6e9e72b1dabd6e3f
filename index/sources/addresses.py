"""Web addresses and host names → the public IP addresses that may be connected to.

An article's link must not reach what only this machine can reach: its own
services, the local network, a cloud's metadata. Two gates hold that: the address
must be spelled plainly, and every IP address its name resolves to must be public.
The connection then goes to the very addresses that were checked, so a name that
resolves differently a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Collection, Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from index.errors import FetchRefused, SourceError

Resolve = Callable[[str, int], Sequence[str]]
"""Turns a host name and a port into IP addresses, as text."""

_MAX_URL = 2_000
_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMERIC_LABEL = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z")
_LOCAL_SUFFIXES = (
    "localhost",
    "local",
    "internal",
    "localdomain",
    "lan",
    "home",
    "corp",
    "intranet",
)
_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        "168.63.129.16/32",  # a cloud's own services behind an address that looks public
    )
)  # fmt: skip
# Only what is allocated for public use, less what wraps an IPv4 address or is set aside.
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, benchmarking, ORCHID and other protocol assignments
        "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "3ffe::/16",
    )
)  # fmt: skip
_ISATAP = re.compile(r":0[02]00:5efe:|:0000:5efe:")


def check_url(url: str) -> str:
    """Check how an address is spelled; return the one way to spell it.

    That is without fragment and without the port that goes without saying, its host
    in lower case, letters of other scripts in its path written as percent signs and
    digits, those in upper case.

    Raises:
        FetchRefused: If it is not a plain http or https address.
    """
    if len(url) > _MAX_URL or re.search(r"[\x00-\x20\x7f-\xa0\\]", url.strip(" \t\r\n")):
        raise FetchRefused(url[:200], "is not a plain web address")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchRefused(url, f"is not a valid address ({error})") from error
    if parts.scheme not in ("http", "https"):
        raise FetchRefused(url, "is not an http or https address")
    if "@" in parts.netloc or not parts.hostname:
        raise FetchRefused(url, "names no host, or a user beside it")
    if port == 0:
        raise FetchRefused(url, "names a port that does not exist")
    host = parts.hostname
    _check_spelling(url, host)
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _PORTS[parts.scheme]) else f"{shown}:{port}"
    path, query = (
        _ESCAPE.sub(lambda escape: escape[0].upper(), _NOT_ASCII.sub(_percent, part))
        for part in (parts.path or "/", parts.query)
    )
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def same_site(first: str, second: str) -> bool:
    """Whether two addresses are of one host, or of one host and a part of it.

    So `rss.example.org` may speak for `www.example.org`, and nobody for a neighbour
    at the same provider.
    """
    hosts = [(urlsplit(url).hostname or url).removeprefix("www.") for url in (first, second)]
    shorter, longer = sorted(hosts, key=len)
    return shorter == longer or longer.endswith(f".{shorter}")


def _percent(letters: re.Match[str]) -> str:
    return quote(letters[0], errors="replace")


def _check_spelling(url: str, host: str) -> None:
    """Refuse hosts that libraries read in different ways, such as 0177.1 or ::ffff:127.0.0.1."""
    if ":" in host:
        if "%" in host:
            raise FetchRefused(url, "names a network interface")
        try:
            ipaddress.IPv6Address(host)
        except ValueError as error:
            raise FetchRefused(url, "names an IPv6 address that is not valid") from error
        return
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(_LABEL.match(label) for label in labels):
        raise FetchRefused(url, "names a host that is not spelled plainly")
    if _NUMERIC_LABEL.match(labels[-1]):
        try:
            ipaddress.IPv4Address(host)
        except ValueError as error:
            raise FetchRefused(url, "names an IP address in an odd spelling") from error


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet as a server's does.

    Wrapped IPv4 addresses (mapped, NAT64, 6to4, Teredo, ISATAP) count as not
    public whatever they wrap.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in network for network in _REFUSED_V4)
    if ip.scope_id or ip not in _PUBLIC_V6 or not ip.is_global:
        return False
    return not any(ip in network for network in _REFUSED_V6) and not _ISATAP.search(ip.exploded)


def resolve_host(host: str, port: int) -> list[str]:
    """Resolve a name by the system, IPv4 addresses first.

    Raises:
        OSError: If it has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return sorted(addresses, key=lambda address: ":" in address)


def find_addresses(
    host: str, port: int, *, allow_hosts: Collection[str] = (), resolve: Resolve = resolve_host
) -> list[str]:
    """Resolve a host once and return the addresses that may be connected to.

    Args:
        host: As `check_url` left it.
        port: Of the connection to be made.
        allow_hosts: Hosts that may be reached although they are not public.
        resolve: The resolver.

    Raises:
        FetchRefused: If any of its addresses is not public; one bad address is
            enough, for the name is then not a public server's.
        SourceError: If it cannot be resolved.
    """
    allowed = host.lower() in {name.lower() for name in allow_hosts}
    bare = host.removesuffix(".")
    if not allowed and bare.rsplit(".", 1)[-1] in _LOCAL_SUFFIXES:
        raise FetchRefused(
            host, "is a name of the local network; name it in DATELINE_ALLOW_HOSTS if meant"
        )
    try:
        addresses = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise SourceError(host, f"cannot be found ({error})") from error
    if not addresses:
        raise SourceError(host, "has no address")
    refused = [address for address in addresses if not is_public(address)]
    if refused and not allowed:
        raise FetchRefused(
            host,
            f"is at {refused[0]}, which is not public; name it in DATELINE_ALLOW_HOSTS if meant",
        )
    return addresses
