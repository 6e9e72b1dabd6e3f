"""The public object: articles in, questions answered, all over one open index."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from assistant.authored import Bylines
from assistant.chain import Chain
from assistant.conversation import Exchange
from assistant.errors import UsageError
from assistant.feeds import Feeds
from assistant.limits import Limits
from assistant.records import Answer, BackendCheck
from assistant.settings import Settings
from assistant.wiring import build_chain, check_backend
from index import Index, Progress, open_index
from index.closing import Closing
from index.records import Article, Hit, IngestReport, Problem

_LONGEST_QUESTION = 2000


def open_assistant(
    index_dir: str | Path | None = None,
    *,
    settings: Settings | None = None,
    for_upkeep: bool = False,
    **overrides: Any,
) -> Assistant:
    """Open an index, make it when there is none, and answer questions from it.

    Args:
        index_dir: Folder of the index; the setting of that name by default.
        settings: Settings to start from; read from environment and files by default.
        for_upkeep: Open a damaged index too; then only `verify` and `repair` work.
        overrides: Single settings, such as `llm="openai"`.

    Raises:
        UsageError: A setting is unknown or invalid.
        StoredIndexError: The index is damaged, locked or was built with another model.
    """
    if index_dir is not None:
        overrides["index_dir"] = Path(index_dir)
    if settings is None:
        loaded = Settings.load(**overrides)
    else:
        # What was given stays as it is: environment and files were read when it was made.
        loaded = Settings.load(**{**settings.given(), **overrides})
    return Assistant(loaded, index=open_index(loaded, for_upkeep=for_upkeep))


class Assistant(Closing):
    """Answers questions from the articles of one index. Close it, or use it in a `with`."""

    def __init__(self, settings: Settings, *, index: Index | None = None) -> None:
        """Use `open_assistant`."""
        self.settings = settings
        self._index = index or open_index(settings)

    # Articles

    def ingest(
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        progress: Callable[[Progress], None] | None = None,
    ) -> IngestReport:
        """Bring the index up to date with files, folders, globs, addresses and feeds.

        Running it again changes nothing that did not change. A source that fails is
        in the report's `failed`, with the reason; the others go on.

        Raises:
            IndexLocked: Another process is writing to this index.
        """
        listed = [sources] if isinstance(sources, (str, Path)) else list(sources)
        return self._index.ingest(listed, progress=progress)

    def remove(self, article_id_or_uri: str) -> Article:
        """Take an article out; returns it.

        Raises:
            ArticleNotFound: There is none.
        """
        return self._index.remove(article_id_or_uri)

    def articles(self) -> Iterable[Article]:
        """Every live article, in the order in which they came."""
        return self._index.articles()

    def article(self, article_id: str) -> Article:
        """One article; its `text` is what citations point into.

        Raises:
            ArticleNotFound: There is none.
        """
        return self._index.article(article_id)

    def outlets(self) -> list[str]:
        """Names of the outlets of the articles, in alphabetical order."""
        return self._index.outlets()

    def verify(self) -> list[Problem]:
        """Every fault of the stored index; empty when it is sound."""
        return self._index.verify()

    def repair(self) -> list[Problem]:
        """Rebuild what is derived; returns the problems that remain."""
        return self._index.repair()

    @cached_property
    def feeds(self) -> Feeds:
        """The feeds that the index is kept up to date with."""
        return Feeds(self.settings)

    # Questions

    def ask(
        self,
        question: str,
        *,
        history: Iterable[Exchange] = (),
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
        as_of: date | None = None,
    ) -> Answer:
        """Answer from the articles, or say why they give no answer.

        Args:
            question: In English; keywords will do.
            history: Earlier `(question, answer_text)` pairs, oldest first.
            since: Earliest day of the articles; undated ones are left out then.
            until: Latest day of the articles, itself included.
            outlets: Names of the outlets to draw on; all by default.
            as_of: The day the question is asked as if on: "last week" counts from it,
                and what was reported later is left out. Without it "What happened last
                week?" counts from today.

        Raises:
            UsageError: The question is empty or too long, or the days are the wrong
                way round.
        """
        parts = self.stream(
            question, history=history, since=since, until=until, outlets=outlets, as_of=as_of
        )
        return next(part for part in reversed(list(parts)) if isinstance(part, Answer))

    async def aask(self, question: str, **given: Any) -> Answer:
        """The same as `ask`, awaitable; it works in a thread of its own."""
        return await asyncio.to_thread(self.ask, question, **given)

    def stream(
        self,
        question: str,
        *,
        history: Iterable[Exchange] = (),
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
        as_of: date | None = None,
    ) -> Iterator[str | Answer]:
        """Yield the text as it is made, and the whole `Answer` as the last item.

        The last item is what counts: should a language model fail half-way, its text
        so far is withdrawn and the `Answer` carries another one, with a `notice`.
        """
        asked = check_question(question)
        if since and until and until < since:
            raise UsageError(f"The range ends ({until}) before it starts ({since}).")
        named = tuple(outlets) if outlets is not None else None
        limits = Limits(since=since, until=until, outlets=named, as_of=as_of, today=date.today())
        turns = [_turn(one) for one in history]
        return _deltas(self._chain.answer(asked, turns, limits))

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Passages for a query, best first, by meaning and by words."""
        return self._index.search(query, k=k, since=since, until=until, outlets=outlets)

    def using(self, **overrides: Any) -> Assistant:
        """The same open index, with other settings such as another backend.

        Nothing is opened a second time: close one of the two, not both, and only
        when neither is used any more. None leaves a setting as it is by default.

        Raises:
            UsageError: A setting is unknown or invalid.
        """
        return Assistant(Settings.load(**{**self.settings.given(), **overrides}), index=self._index)

    def check_backend(self) -> BackendCheck:
        """What would answer, whether it can be reached, and what it would contact."""
        return check_backend(self.settings)

    # Opening and closing

    def close(self) -> None:
        """Give everything back; without effect the second time."""
        self._index.close()

    @cached_property
    def _chain(self) -> Chain:
        # Models are loaded with the first question: listing articles needs none.
        index = self._index
        bylines = Bylines(names=index.authors, articles=index.articles_by)
        return build_chain(self.settings, index, index.outlets, bylines)


def check_question(question: str) -> str:
    """The question without the space around it.

    Raises:
        UsageError: It is no text, or there is nothing in it, or far too much.
    """
    if not isinstance(question, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UsageError(f"A question is text, not {type(question).__name__}.")
    asked = " ".join(question.split())
    if not any(char.isalnum() for char in asked):
        raise UsageError("The question is empty. Ask something in a few words.")
    if len(asked) > _LONGEST_QUESTION:
        raise UsageError(
            f"The question is too long: it has {len(asked):,} characters, and "
            f"{_LONGEST_QUESTION:,} are allowed. Shorten it and ask again."
        )
    return asked


def _turn(given: object) -> Exchange:
    """An earlier turn as given: a pair of a question and the text of its answer."""
    if not isinstance(given, (tuple, list)) or len(cast("Sequence[object]", given)) != _PAIR:
        raise UsageError(
            f"`history` takes pairs of a question and its answer's text, not {given!r}."
        )
    past, said = cast("Sequence[object]", given)
    return str(past), str(said or "")


_PAIR = 2


def _deltas(parts: Generator[str, None, Answer]) -> Iterator[str | Answer]:
    """Pass the text on, then the answer; text made at once comes as one piece."""
    shown = False
    while True:
        try:
            piece = next(parts)
        except StopIteration as end:
            answer: Answer = end.value
            break
        shown = True
        yield piece
    if not shown:
        yield answer.text
    yield answer
