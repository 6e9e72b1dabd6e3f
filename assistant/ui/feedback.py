"""A reader's verdict on an answer to one line of `feedback.jsonl`.

`python -m evals new` turns such lines into golden questions. Fields: `at`
(ISO 8601, UTC), `verdict` (`up` or `down`), `reason` (a key of
`assistant.ui.answers.REASONS`, or empty), `note` (what the reader would have
expected), `question`, `history` ([question, answer] pairs before it) and
`answer` (the whole answer, citations and all).
"""

from __future__ import annotations

import json
import threading
from pathlib import Path

from assistant.jsonable import to_jsonable
from assistant.ui.conversations import Conversation, Verdict, now


class FeedbackFile:
    """Appends verdicts to one file, a line at a time."""

    def __init__(self, path: Path) -> None:
        """Append to `path`; it is made with the first verdict."""
        self.path = path
        self._lock = threading.Lock()

    def append(
        self,
        conversation: Conversation,
        number: int,
        verdict: Verdict,
        *,
        reason: str = "",
        note: str = "",
    ) -> None:
        """Note what a reader thought of turn `number`, counted from 0."""
        turn = conversation.turns[number]
        line = {
            "at": now(),
            "verdict": verdict,
            "reason": reason,
            "note": note.strip()[:500],
            "question": turn.question,
            "history": conversation.history[:number],
            "answer": turn.answer,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock, self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(to_jsonable(line), ensure_ascii=False) + "\n")
