"""Prompts in, the replies that another backend once gave out: runs without a model.

One JSON object a line: the SHA-256 of the prompt, the reply, and the tokens where the
server counted them. The marks that fence evidence are fresh in every prompt, so they are
blanked before hashing.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from assistant.errors import ModelMissing, ModelUnavailable
from assistant.jsonable import to_jsonable
from assistant.llms.base import Backend
from assistant.llms.trouble import Trouble
from assistant.protocols import Message
from assistant.records import Usage

_WRITING = threading.Lock()
_MARK = re.compile(r"\b[0-9a-f]{16}\b")


def prompt_key(messages: Sequence[Message]) -> str:
    """Identify a prompt by role and text, secret marks left out."""
    joined = "\0".join(f"{m.role}\0{_MARK.sub('', m.content)}" for m in messages)
    return hashlib.sha256(joined.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingBackend:
    """Passes replies of another backend on and appends the whole ones to a file."""

    backend: Backend
    path: Path

    @property
    def name(self) -> str:
        """That of the backend recorded."""
        return self.backend.name

    @property
    def context_window(self) -> int:
        """That of the backend recorded."""
        return self.backend.context_window

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Make one attempt and record it when it is complete."""
        pieces: list[str] = []
        usage: Usage | None = None
        for piece in self.backend.attempt(messages, schema, timeout_s):
            if isinstance(piece, Usage):
                usage = piece
            else:
                pieces.append(piece)
            yield piece
        line: dict[str, Any] = {
            "prompt": prompt_key(messages),
            "model": self.name,
            "reply": "".join(pieces),
        }
        if usage is not None:
            line["usage"] = to_jsonable(usage)
        with _WRITING:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayBackend:
    """Gives recorded replies; contacts nobody."""

    path: Path
    context_window: int

    @property
    def name(self) -> str:
        """`replay` and the file's name."""
        return f"replay:{self.path.name}"

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str | Usage]:
        """Give the last reply recorded for this prompt, with the usage recorded with it.

        Raises:
            ModelMissing: There is no such file.
            ModelUnavailable: This prompt was not recorded.
        """
        found = self._replies().get(prompt_key(messages))
        if found is None:
            raise ModelUnavailable(
                f"{self.path}: no reply was recorded for this prompt. Record it again."
            )
        reply, usage = found
        yield reply
        if usage is not None:
            yield usage

    def trouble(self) -> Trouble | None:
        """What keeps it from replying; see `OwnBackend.trouble`."""
        try:
            known = self._replies()
        except ModelMissing as error:
            return Trouble(detail=str(error), remedy="")
        if known:
            return None
        return Trouble(
            detail=f"{self.path}: holds no recorded reply.",
            remedy="Record some: set `record` to this file while another backend answers.",
        )

    def _replies(self) -> dict[str, tuple[str, Usage | None]]:
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise ModelMissing(
                f"{self.path}: cannot be read ({error.strerror}). Set `record` to a file of "
                "recorded replies."
            ) from None
        replies: dict[str, tuple[str, Usage | None]] = {}
        for line in lines:
            try:
                entry = cast("dict[str, Any]", json.loads(line))
                usage = Usage(**entry["usage"]) if entry.get("usage") else None
                replies[entry["prompt"]] = (entry["reply"], usage)
            except (ValueError, KeyError, TypeError):
                continue  # a line cut off by a crash while recording
        return replies
