"""`DATELINE_AUTH` and a login form to sessions: who a request comes from."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from assistant.errors import UsageError

SESSION_COOKIE = "dateline_session"
SESSION_AGE_S = 12 * 3600
_FREE_TRIES = 5
_LONGEST_WAIT_S = 900.0
_MOST_REMEMBERED = 10_000


def read_accounts(text: str) -> dict[str, str]:
    """Read `name:password` pairs, separated by commas.

    Raises:
        UsageError: There is none, or one lacks its name or password. The text
            itself is never repeated in the message.
    """
    accounts: dict[str, str] = {}
    for pair in text.split(","):
        name, colon, password = pair.strip().partition(":")
        if not (name and colon and password):
            raise UsageError(
                "DATELINE_AUTH must be name:password, several separated by commas. "
                "Neither part may be empty."
            )
        accounts[name] = password
    return accounts


@dataclass(slots=True)
class _Failures:
    count: int = 0
    blocked_until: float = 0.0


class LoginDesk:
    """Checks passwords, hands out sessions, and slows down guessing.

    After five failures a visitor waits, twice as long after each further one, up
    to a quarter of an hour; counted per address and per account name.
    """

    def __init__(
        self, accounts: dict[str, str], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Keep salted hashes of the passwords; sessions live in memory only."""
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._hashes = {name: self._hash(password) for name, password in accounts.items()}
        self._nobody = self._hash(secrets.token_urlsafe(16))
        self._sessions: dict[str, tuple[str, float]] = {}
        self._failures: dict[str, _Failures] = {}
        self._lock = threading.Lock()

    def user_of(self, request: Request) -> str | None:
        """The account a request is logged in as, or None."""
        token = request.cookies.get(SESSION_COOKIE, "")
        with self._lock:
            name, expires = self._sessions.get(token, (None, 0.0))
            if name is not None and expires < self._clock():
                del self._sessions[token]
                return None
        return name

    def log_in(self, name: str, password: str, *, address: str) -> str | None:
        """A new session's token, or None when name or password is wrong."""
        good = hmac.compare_digest(self._hash(password), self._hashes.get(name, self._nobody))
        keys = (f"address {address}", f"name {name[:200]}")
        with self._lock:
            if not (good and name in self._hashes):
                for key in keys:
                    self._note_failure(key)
                return None
            for key in keys:
                self._failures.pop(key, None)
            token = secrets.token_urlsafe(32)
            self._drop_expired()
            self._sessions[token] = (name, self._clock() + SESSION_AGE_S)
            return token

    def log_out(self, request: Request) -> None:
        """End the request's session."""
        with self._lock:
            self._sessions.pop(request.cookies.get(SESSION_COOKIE, ""), None)

    def wait_s(self, name: str, *, address: str) -> float:
        """Seconds until this visitor may try again; 0 when now."""
        with self._lock:
            found = (
                self._failures.get(key) for key in (f"address {address}", f"name {name[:200]}")
            )
            until = max((f.blocked_until for f in found if f), default=0.0)
        return max(0.0, until - self._clock())

    def _note_failure(self, key: str) -> None:
        if len(self._failures) >= _MOST_REMEMBERED:
            self._failures.pop(next(iter(self._failures)))
        failures = self._failures.setdefault(key, _Failures())
        failures.count += 1
        if failures.count >= _FREE_TRIES:
            wait = min(_LONGEST_WAIT_S, 2.0 ** (failures.count - _FREE_TRIES + 1))
            failures.blocked_until = self._clock() + wait

    def _drop_expired(self) -> None:
        moment = self._clock()
        for token in [t for t, (_, expires) in self._sessions.items() if expires < moment]:
            del self._sessions[token]

    def _hash(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode(), salt=self._salt, n=2**12, r=8, p=1)
