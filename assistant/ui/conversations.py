"""Conversations of each person, kept as one JSON file each."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from assistant.errors import UsageError
from assistant.jsonable import answer_from_json, to_jsonable
from assistant.records import Answer

Verdict = Literal["up", "down"]
_ID = re.compile(r"[0-9a-f]{16}")
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question and its answer; `verdict` is what the reader thought of it."""

    question: str
    answer: Answer
    asked_at: datetime
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns in order under a title; `conversation_id` is 16 hexadecimal digits."""

    conversation_id: str
    title: str
    turns: tuple[Turn, ...] = ()

    @property
    def history(self) -> tuple[tuple[str, str], ...]:
        """The turns as `Assistant.ask` takes them."""
        return tuple((turn.question, turn.answer.text) for turn in self.turns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A conversation in the list; `changed` is when its last turn came."""

    conversation_id: str
    title: str
    turns: int
    changed: float


class ConversationStore:
    """Files under `folder/<hash of the owner>/`; nobody reaches another's."""

    def __init__(self, folder: Path) -> None:
        """Keep conversations under `folder`; made when the first one is saved."""
        self._folder = folder

    def list(self, owner: str) -> list[Listed]:
        """The owner's conversations, last changed first. Unreadable files are left out."""
        return sorted(self._listed(owner), key=lambda item: -item.changed)

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        """One conversation, or None when the owner has none of this id."""
        try:
            data = json.loads(self._file(owner, conversation_id).read_text(encoding="utf-8"))
            return conversation_from_json(data)
        except (FileNotFoundError, ValueError):
            return None

    def add(self, owner: str, conversation_id: str | None, turn: Turn) -> Conversation:
        """Append a turn, starting a conversation named after it when there is none."""
        found = self.load(owner, conversation_id) if conversation_id else None
        if found is None:
            found = Conversation(
                conversation_id=conversation_id or secrets.token_hex(8), title=_title(turn.question)
            )
        return self.save(owner, replace(found, turns=(*found.turns, turn)))

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        found = self.load(owner, conversation_id)
        if found is not None and title.strip():
            self.save(owner, replace(found, title=_title(title)))

    def judge(
        self, owner: str, conversation_id: str, number: int, verdict: Verdict
    ) -> Conversation | None:
        """Note a verdict on turn `number`, counted from 0; None when there is none."""
        found = self.load(owner, conversation_id)
        if found is None or not 0 <= number < len(found.turns):
            return None
        turns = list(found.turns)
        turns[number] = replace(turns[number], verdict=verdict)
        return self.save(owner, replace(found, turns=tuple(turns)))

    def delete(self, owner: str, conversation_id: str) -> None:
        """Delete a conversation; one that is not there is no error."""
        self._file(owner, conversation_id).unlink(missing_ok=True)

    def save(self, owner: str, conversation: Conversation) -> Conversation:
        """Write a conversation whole or not at all."""
        file = self._file(owner, conversation.conversation_id)
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{secrets.token_hex(4)}.part")
        draft.write_text(
            json.dumps(to_jsonable(conversation), ensure_ascii=False), encoding="utf-8"
        )
        os.replace(draft, file)
        return conversation

    def _listed(self, owner: str) -> Iterator[Listed]:
        for file in self._home(owner).glob("*.json"):
            try:
                data = json.loads(file.read_text(encoding="utf-8"))
                yield Listed(
                    conversation_id=file.stem,
                    title=str(data["title"]),
                    turns=len(data["turns"]),
                    changed=file.stat().st_mtime,
                )
            except (OSError, ValueError, KeyError, TypeError):
                continue  # deleted meanwhile, or damaged: the others must still be listed

    def _home(self, owner: str) -> Path:
        return self._folder / hashlib.sha256(owner.encode()).hexdigest()[:32]

    def _file(self, owner: str, conversation_id: str) -> Path:
        if not _ID.fullmatch(conversation_id):
            raise UsageError("This is not the id of a conversation.")
        return self._home(owner) / f"{conversation_id}.json"


def conversation_from_json(data: Mapping[str, Any]) -> Conversation:
    """Read back a stored conversation.

    Raises:
        ValueError: It is damaged.
    """
    try:
        turns = tuple(
            Turn(
                question=turn["question"],
                answer=answer_from_json(turn["answer"]),
                asked_at=datetime.fromisoformat(turn["asked_at"]),
                verdict=turn.get("verdict"),
            )
            for turn in data["turns"]
        )
        return Conversation(
            conversation_id=data["conversation_id"], title=data["title"], turns=turns
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is not a stored conversation: {error}") from error


def now() -> datetime:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1].rstrip() + "…"
