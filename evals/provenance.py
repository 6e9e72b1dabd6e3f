"""What a run was made with: versions, settings, models, prompts, golden files, articles."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.jsonable import to_jsonable
from assistant.settings import Settings
from evals.cost import Price
from evals.golden import file_sha256
from evals.suite import GoldenSet
from index.records import Article

_PACKAGES = (
    "dateline",
    "chromadb",
    "gradio",
    "llama-index-core",
    "numpy",
    "onnxruntime",
    "sentence-transformers",
    "tokenizers",
    "torch",
)
_PLACES = {"index_dir", "cache_dir", "record", "chat_dir"}
_SERVING = {"host", "port", "auth", "max_upload_mb"}
_SECRET = {"api_key", "auth"}


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that can change an answer, where installed."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def shown_settings(settings: Settings) -> dict[str, Any]:
    """The settings that bear on answers; places, the chat page and secrets are left out."""
    everything = {name: getattr(settings, name) for name in type(settings).model_fields}
    return {
        name: to_jsonable(value)
        for name, value in sorted(everything.items())
        if name not in _PLACES | _SERVING | _SECRET
    }


def digest(value: object) -> str:
    """First 16 hexadecimal digits of the SHA-256 of a JSON value."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def code_digest() -> str:
    """Digest of the source of the assistant and the index: what answers come from."""
    root = Path(__file__).resolve().parent.parent
    total = hashlib.sha256()
    for package in ("assistant", "index"):
        for path in sorted((root / package).rglob("*.py")):
            total.update(path.relative_to(root).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


def articles_digest(folder: Path) -> str:
    """Digest of the names and contents of the files below a folder, or of one file."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) or [folder]
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()[:16]


def run_key(golden_set: GoldenSet, settings: Settings, models: Mapping[str, str]) -> str:
    """Stands for all that could change the answers of a set; a resumed run must share it."""
    return digest(
        {
            "golden": file_sha256(golden_set.golden),
            "articles": articles_digest(golden_set.articles),
            "settings": shown_settings(settings),
            "code": code_digest(),
            "models": dict(models),
            "versions": versions(),
        }
    )


def provenance(
    sets: Sequence[GoldenSet],
    settings: Settings,
    articles: Iterable[Article],
    models: Mapping[str, str],
    price: Price | None = None,
) -> dict[str, Any]:
    """Everything the report says about what a run was made with."""
    from assistant.prompts import PROMPT_VERSION

    shown = shown_settings(settings)
    return {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": versions(),
        "backend": settings.llm,
        "models": dict(models),
        "prompt_version": PROMPT_VERSION,
        "price": to_jsonable(price),
        "settings": shown,
        "settings_hash": digest(shown),
        "code": code_digest(),
        "index_hash": digest(
            sorted((article.article_id, article.text_sha256) for article in articles)
        ),
        "golden": [
            {
                "name": golden_set.name,
                "items": len(golden_set.items),
                "golden_sha256": file_sha256(golden_set.golden),
                "articles_hash": articles_digest(golden_set.articles),
            }
            for golden_set in sets
        ],
        "machine": {"system": platform.system(), "cores": os.cpu_count()},
    }


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What two runs were not made with alike, a line each; empty if one says nothing.

    Time, machine and price are left out, as they change no answer, and golden sets that
    only one of them asked.
    """
    old, new = _parts(before), _parts(after)
    if not old or not new:
        return []
    old_sets, new_sets = _sets(before), _sets(after)
    both = old_sets.keys() & new_sets.keys()
    old |= {name: value for name, value in old_sets.items() if name in both}
    new |= {name: value for name, value in new_sets.items() if name in both}
    return [
        f"{name}: {old.get(name, 'none')} → {new.get(name, 'none')}"
        for name in dict.fromkeys((*new, *old))
        if old.get(name) != new.get(name)
    ]


def _parts(made: Mapping[str, Any]) -> dict[str, str]:
    parts = {
        name: str(made[key])
        for name, key in (("backend", "backend"), ("prompts", "prompt_version"), ("code", "code"))
        if key in made
    }
    for kind, key in (("model", "models"), ("setting", "settings"), ("version", "versions")):
        parts |= {f"{kind} {name}": str(value) for name, value in made.get(key, {}).items()}
    return parts


def _sets(made: Mapping[str, Any]) -> dict[str, str]:
    hashes: dict[str, str] = {}
    for golden in made.get("golden", ()):
        hashes[f"questions of {golden['name']}"] = golden["golden_sha256"][:16]
        hashes[f"articles of {golden['name']}"] = golden["articles_hash"]
    return hashes
