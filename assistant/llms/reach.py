"""An address in, whether anybody listens there out."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

_WAIT_S = 3.0


def reach(address: str) -> str | None:
    """Open and close a connection; None when it worked, else why not, in a few words."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=_WAIT_S).close()
    except TimeoutError:
        return "no reply in 3 seconds"
    except OSError as error:
        return error.strerror or type(error).__name__
    return None
