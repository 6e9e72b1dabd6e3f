"""What the chat does, free of Gradio: questions, articles and conversations of one server."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ArticleNotFound, DatelineError
from assistant.records import Answer
from assistant.ui.conversations import Conversation, ConversationStore, Turn, now
from assistant.ui.examples import ExampleQuestions
from assistant.ui.feedback import FeedbackFile
from assistant.ui.shelf import Scope
from index.records import Article, IngestReport, Problem, Progress

if TYPE_CHECKING:
    from assistant import Assistant

_LOG = logging.getLogger(__name__)


class Desk:
    """One assistant, shared by everybody, and what is kept of each person.

    Threads may share it. The articles themselves belong to all; conversations
    belong to their owner.
    """

    def __init__(self, assistant: Assistant, folder: Path) -> None:
        """Serve `assistant`; conversations, uploads and feedback are kept in `folder`."""
        self.assistant = assistant
        self.folder = folder
        self.conversations = ConversationStore(folder / "conversations")
        self.feedback = FeedbackFile(folder / "feedback.jsonl")
        self.examples = ExampleQuestions(folder / "examples.json")
        self._listed: list[Article] | None = None
        self._lock = threading.Lock()

    # Articles

    def articles(self) -> list[Article]:
        """Every article, without its text: enough to list and to filter."""
        with self._lock:
            if self._listed is None:
                self._listed = [
                    replace(article, text="", captions=()) for article in self.assistant.articles()
                ]
            return self._listed

    def find(self, article_id: str) -> Article | None:
        """One article with its text, or None when it was removed."""
        try:
            return self.assistant.article(article_id)
        except ArticleNotFound:
            return None

    def remove(self, article_id: str) -> None:
        """Remove an article; it is no error when somebody else was quicker."""
        try:
            self.assistant.remove(article_id)
        except ArticleNotFound:
            pass
        finally:
            self._forget()

    def repair(self) -> list[Problem]:
        """Repair the index; returns what could not be brought back."""
        try:
            return self.assistant.repair()
        finally:
            self._forget()

    def ingest(self, sources: list[str]) -> Iterator[Progress | IngestReport]:
        """Yield progress while sources are indexed, then the report.

        Raises:
            DatelineError: The whole run failed, as when the index is locked.
        """
        news: queue.SimpleQueue[Progress | IngestReport | Exception] = queue.SimpleQueue()

        def work() -> None:
            last: IngestReport | Exception
            try:
                last = self.assistant.ingest(sources, progress=news.put)
            except Exception as error:  # handed to the reader of the queue, which raises it
                last = error
            self._forget()  # here, since whoever asked may have left meanwhile
            news.put(last)

        threading.Thread(target=work, name="ingest", daemon=True).start()
        while True:
            item = news.get()
            if isinstance(item, Exception):
                raise item
            yield item
            if isinstance(item, IngestReport):
                return

    def find_examples(self) -> list[str]:
        """Questions that these articles answer; found once for each set of articles.

        The built-in reader tries them: no language model is asked what nobody asked.
        """
        assistant = self.assistant
        if assistant.settings.llm != "extractive":
            assistant = assistant.using(llm="extractive", model=None)
        return self.examples.of(assistant, self.articles())

    def known_examples(self) -> list[str]:
        """The examples if they are known already; nobody waits for them."""
        return self.examples.known(self.articles())

    def warm(self) -> None:
        """Load what answers, and find the examples, before anybody comes."""
        try:
            self.articles()
            if self.assistant.settings.llm == "extractive":
                self.assistant.ask("What happened?")
            self.find_examples()
        except DatelineError:
            _LOG.warning("warming up failed; the first question will tell why", exc_info=True)

    # Questions

    def ask(
        self, owner: str, conversation_id: str | None, question: str, scope: Scope
    ) -> Iterator[str | Conversation]:
        """Yield the answer's text so far, again and again, then the conversation with it.

        Raises:
            DatelineError: No answer came; nothing is stored then.
        """
        found = self.conversations.load(owner, conversation_id) if conversation_id else None
        parts = self.assistant.stream(
            question,
            history=found.history if found else (),
            since=scope.since,
            until=scope.until,
            outlets=scope.outlets or None,
        )
        answer: Answer | None = None
        text = ""
        for part in parts:
            if isinstance(part, Answer):
                answer = part
            else:
                text += part
                yield text
        if answer is None:
            raise DatelineError("The answer broke off. Ask again.")
        turn = Turn(question=question, answer=answer, asked_at=now())
        yield self.conversations.add(owner, conversation_id, turn)

    def use(self, make: Callable[[Assistant], Assistant]) -> None:
        """Answer with what `make` turns the assistant into from now on."""
        self.assistant = make(self.assistant)

    def _forget(self) -> None:
        with self._lock:
            self._listed = None
