"""Questions asked on the page to answers that grow there, and what people do with them."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.errors import DatelineError, UsageError
from assistant.ui import views
from assistant.ui.answers import REASONS
from assistant.ui.conversations import Conversation, Verdict
from assistant.ui.desk import Desk
from assistant.ui.handlers import updating
from assistant.ui.page import KEEP, PRIVATE, Parts, event_data
from assistant.ui.sidebar import read_scope

_EVERY_S = 0.06
"""Least time between two updates of a growing answer."""
_LOG = logging.getLogger(__name__)
_READY: dict[str, Any] = {"submit_btn": "Ask", "stop_btn": False}
_BUSY: dict[str, Any] = {"submit_btn": False, "stop_btn": "Stop"}


class TalkEvents:
    """Asking, stopping, judging, and going from one conversation to another."""

    def __init__(self, desk: Desk, parts: Parts, *, at_once: int) -> None:
        """Connect the parts to the desk; `at_once` questions are answered side by side."""
        self._desk = desk
        limits = (parts.conversation, parts.since, parts.until, parts.outlets)
        shown = (
            parts.question, parts.past, parts.live, parts.conversation, parts.talks, parts.asking,
        )  # fmt: skip
        asking: dict[str, Any] = {
            **PRIVATE,
            "outputs": shown,
            "concurrency_limit": at_once,
            "concurrency_id": "ask",
        }
        # Gradio forgets late that a stopped question ended; "once" would swallow the next one.
        typed = parts.question.submit(
            updating(self.ask), [parts.question, *limits], trigger_mode="multiple", **asking
        )
        clicked = [
            area.submit(updating(self.ask_this), [*limits], **asking)
            for area in (parts.welcome, parts.past, parts.live)
        ]
        # A piece of the answer that is on its way must not come after what says it was stopped.
        cancelled = parts.question.stop(None, cancels=[typed, *clicked], queue=False, **PRIVATE)
        cancelled.then(
            updating(self.stop),
            [parts.conversation, parts.asking],
            [parts.question, parts.past, parts.live],
            queue=False,
            **PRIVATE,
        )
        for area in (parts.past, parts.live):
            area.click(
                updating(self.judge),
                [parts.conversation],
                [parts.past, parts.live],
                queue=False,
                **PRIVATE,
            )
        opened = [parts.conversation, parts.past, parts.live, parts.talks]
        parts.talks.click(
            updating(self.turn_to), [parts.conversation], opened, queue=False, **PRIVATE
        )
        parts.new.click(updating(self.start_new), None, opened, queue=False, **PRIVATE)

    def ask_this(
        self,
        conversation_id: str | None,
        since: str,
        until: str,
        outlets: list[str],
        event: gr.EventData,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        """Ask the question of the button that was pressed."""
        question = str(event_data(event).get("question", ""))
        yield from self.ask(question, conversation_id, since, until, outlets, request)

    def ask(
        self,
        question: str,
        conversation_id: str | None,
        since: str,
        until: str,
        outlets: list[str],
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield updates while the answer grows, and at the end the whole turn."""
        asked, owner, same = question.strip(), owner_of(request), KEEP
        if not asked:
            yield (same,) * 6
            return
        found = self._desk.conversations.load(owner, conversation_id) if conversation_id else None
        past, live = views.sheet_with(self._desk, found, views.growing(found, asked, ""))
        yield gr.Textbox(value="", **_BUSY), past, live, same, same, asked
        try:
            for live in self._grow(owner, found, asked, read_scope(since, until, outlets)):
                if isinstance(live, Conversation):
                    _, last = views.sheet(self._desk, live)  # what is above stands there already
                    key = live.conversation_id
                    talks = views.conversation_list(self._desk.conversations.list(owner), key)
                    yield gr.Textbox(**_READY), same, last, key, talks, None
                else:
                    yield same, same, live, same, same, same
        except UsageError as error:
            # Back it goes to where it can be mended.
            refused = views.refused(found, asked, str(error))
            yield gr.Textbox(value=asked, **_READY), same, refused, same, same, None
        except DatelineError as error:
            failed = views.failed(found, asked, str(error))
            yield gr.Textbox(**_READY), same, failed, same, same, None
        except Exception:
            _LOG.exception("a question failed unexpectedly")
            message = "Something went wrong inside Dateline. The log of the server tells more."
            yield gr.Textbox(**_READY), same, views.failed(found, asked, message), same, same, None

    def _grow(
        self, owner: str, found: Conversation | None, question: str, scope: Any
    ) -> Iterator[str | Conversation]:
        shown_at = 0.0
        key = found.conversation_id if found else None
        for part in self._desk.ask(owner, key, question, scope):
            if isinstance(part, Conversation):
                yield part
            elif time.monotonic() - shown_at >= _EVERY_S:
                shown_at = time.monotonic()
                yield views.growing(found, question, part)

    def stop(
        self, conversation_id: str | None, asking: str | None, request: gr.Request
    ) -> tuple[Any, ...]:
        """Say that the question was stopped; the conversation stays as it was."""
        if not asking:
            return gr.Textbox(**_READY), KEEP, KEEP
        found = self._load(conversation_id, request)
        stopped = views.stopped(found, asking)
        return gr.Textbox(**_READY), *views.sheet_with(self._desk, found, stopped)

    def judge(
        self, conversation_id: str | None, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, Any]:
        """Keep a thumb up or down, with its reason."""
        data = event_data(event)
        number = str(data.get("turn", ""))
        if data.get("act") != "thumb" or conversation_id is None or not number.isdigit():
            return KEEP, KEEP
        verdict: Verdict = "down" if data.get("verdict") == "down" else "up"
        judged = self._desk.conversations.judge(
            owner_of(request), conversation_id, int(number), verdict
        )
        if judged is None:
            return KEEP, KEEP
        reason = str(data.get("reason", ""))
        self._desk.feedback.append(
            judged,
            int(number),
            verdict,
            reason=reason if reason in dict(REASONS) else "",
            note=str(data.get("note", "")),
        )
        gr.Info("Noted. Thank you.", duration=3)
        return views.sheet(self._desk, judged)

    def turn_to(
        self, conversation_id: str | None, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, ...]:
        """Open, rename or delete the conversation whose button was pressed."""
        data, owner, same = event_data(event), owner_of(request), KEEP
        act, key = data.get("act"), str(data.get("id", ""))
        store = self._desk.conversations
        if act == "open":
            found = self._load(key, request)
            talks = views.conversation_list(store.list(owner), key)
            return key, *views.sheet(self._desk, found), talks
        if act == "rename":
            store.rename(owner, key, str(data.get("title", "")))
        elif act == "delete":
            store.delete(owner, key)
            if key == conversation_id:
                return self.start_new(request)
        else:
            return (same,) * 4
        talks = views.conversation_list(store.list(owner), conversation_id)
        return same, same, same, talks

    def start_new(self, request: gr.Request) -> tuple[Any, ...]:
        """An empty sheet; the conversation before stays in the list."""
        talks = views.conversation_list(self._desk.conversations.list(owner_of(request)), None)
        return None, *views.sheet(self._desk, None), talks

    def _load(self, key: str | None, request: gr.Request) -> Conversation | None:
        return self._desk.conversations.load(owner_of(request), key) if key else None


def owner_of(request: gr.Request) -> str:
    """Whose conversations these are: the account, or this browser where nobody logs in.

    Raises:
        PermissionError: The request did not come through the guard.
    """
    owner = request.username
    if not owner:
        raise PermissionError("a request without an owner reached the page")
    return str(owner)
