"""A backend in, what keeps it from replying out, before any question is asked.

A server is asked for its list of models, which costs nothing and needs the right key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, cast

_WAIT_S = 5.0
_SHOWN = 5
_LISTS, _NAMES = ("data", "models"), ("id", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong, and the way out."""

    detail: str
    remedy: str

    def __str__(self) -> str:
        """Both, for an error's message."""
        return f"{self.detail} {self.remedy}"


def not_installed(kind: str, module: str, package: str) -> Trouble | None:
    """None where a backend's module can be imported; nothing is imported to find out."""
    try:
        found = find_spec(module) is not None
    except ModuleNotFoundError:
        found = False
    if found:
        return None
    return Trouble(
        detail=f"The backend `{kind}` is not installed.", remedy=f"Run: pip install {package}"
    )


def list_models(address: str, path: str, headers: Mapping[str, str]) -> list[str] | Trouble:
    """Names of the models of a server; empty when it keeps no list.

    Args:
        address: Of the server, as the setting has it.
        path: Of the list, below the address.
        headers: With the key; sent to this address alone.
    """
    import httpx

    try:
        with httpx.Client(timeout=_WAIT_S, headers=dict(headers)) as client:
            response = client.get(f"{address.rstrip('/')}{path}")
    except httpx.TimeoutException:
        return _unreachable(address, f"no reply in {_WAIT_S:.0f} seconds")
    except httpx.HTTPError as error:
        return _unreachable(address, _cause(error))
    if response.status_code in (401, 403):
        return Trouble(
            detail=f"{address} refused the key ({response.status_code}).",
            remedy="Set `api_key` (DATELINE_API_KEY) to a valid key of this server.",
        )
    if response.status_code >= 400:
        return []
    try:
        return _names(response.json())
    except ValueError:
        return Trouble(
            detail=f"{address} replies, but not as a model server does.",
            remedy="Correct the setting `base_url`; OpenAI-compatible servers want /v1 at its end.",
        )


def _cause(error: BaseException) -> str:
    """What the system said, without the address that a client may add to it."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.strerror:
            return seen.strerror
        seen = seen.__cause__ or seen.__context__
    return type(error).__name__


def _unreachable(address: str, why: str) -> Trouble:
    return Trouble(
        detail=f"{address} cannot be reached ({why}).",
        remedy="Start the server or correct the setting `base_url`; until then the built-in "
        "reader answers.",
    )


def _names(body: object) -> list[str]:
    """Names in a list of models as OpenAI, Anthropic or Ollama gives it.

    Raises:
        ValueError: It is no such list.
    """
    fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    entries = next((fields[name] for name in _LISTS if isinstance(fields.get(name), list)), None)
    if entries is None:
        raise ValueError("no list of models")
    listed = [cast("dict[str, Any]", entry) for entry in entries if isinstance(entry, dict)]
    return [str(next((e[n] for n in _NAMES if e.get(n)), "")) for e in listed]


def unknown_model(model: str, known: list[str]) -> Trouble:
    """A server does not list the model that is set."""
    shown = ", ".join(known[:_SHOWN]) + (", ..." if len(known) > _SHOWN else "")
    return Trouble(
        detail=f"The server does not list the model `{model}`.",
        remedy=f"Set `model` (DATELINE_MODEL) to one that it has: {shown}.",
    )
