"""Addresses of articles, which are untrusted, to what may be linked or shown."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def web_address(uri: str) -> str | None:
    """The address as a link target, or None unless it is plain http or https."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.netloc else None


def short_address(uri: str) -> str:
    """A host for web addresses, the file's name for files, never empty."""
    if web_address(uri):
        return urlsplit(uri).hostname or uri
    return unquote(uri.rstrip("/").rpartition("/")[2]) or uri
