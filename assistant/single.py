"""A single question in, its answer out: found, read or written, with a way out where it fails."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace

from assistant.about_articles import (
    answer_about_articles,
    answer_by_author,
    is_about_articles,
    mentioned_words,
)
from assistant.abstain import gives_plain_reason, with_unknown
from assistant.authored import NO_BYLINES, Bylines, author_asked, says_author
from assistant.built_in import BuiltIn
from assistant.clock import Clock
from assistant.errors import ModelError
from assistant.evidence import select_evidence
from assistant.finder import Finder, Run
from assistant.protocols import Reader, SentenceJudge
from assistant.question import Kind, Question
from assistant.records import Answer, Evidence, Outcome
from assistant.topic import Topic, believed, home_first
from assistant.way_out import nothing_indexed, with_way_out
from assistant.writer import Writer
from index.protocols import Retriever
from index.records import Hit

# "Which articles mention Google?" wants them all.
_MENTIONS_DEPTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """The parts that answer, and how they answer one question that asks one thing.

    `outlets` lists those of the articles, `bylines` finds them by their authors. `writer` is None
    without a language model, `judge` where nothing judges sentences.
    """

    retriever: Retriever
    outlets: Callable[[], Sequence[str]]
    reader: Reader
    threshold: float
    passages: int
    read_passages: int
    writer: Writer | None = None
    judge: SentenceJudge | None = None
    bylines: Bylines = NO_BYLINES

    @property
    def _finder(self) -> Finder:
        return Finder(retriever=self.retriever, passages=self.passages)

    def one(
        self, question: Question, topic: Topic | None, run: Run
    ) -> Generator[str, None, Answer]:
        """Answer a single question; the articles it drew on are added to those of the run."""
        home = self._finder.home(question, topic, run)
        hits = self._finder.retrieve(run, question)
        if topic is not None and home is not None:
            hits = home_first(hits, self._finder.retrieve(run, question, topic.query), home)
        run.articles.update({hit.article.article_id: hit.article for hit in hits})
        run.clock.lap("retrieve")
        # A language model sums up better than a report's own first sentences do.
        by_model = self.writer is not None and question.kind is Kind.GIST
        if is_about_articles(question) and hits and not by_model:
            answer = self._of_articles(question, hits, run)
        else:
            evidence = select_evidence(hits, question, limit=self.passages)
            evidence = believed(evidence, topic, home)
            answer = yield from self._from_evidence(question, evidence, run)
        if answer.outcome is not Outcome.ABSTAINED:
            return answer
        if gives_plain_reason(answer):
            answer = with_unknown(answer, question, self._finder.unknown(question, hits, run))
        if question.limits.any:
            anywhere = self.retriever.search(question.text, k=self.read_passages)
            return with_way_out(answer, question, hits, anywhere, self.outlets)
        return answer if hits else nothing_indexed(question)

    def _of_articles(self, question: Question, found: Sequence[Hit], run: Run) -> Answer:
        """Answer a question about the articles themselves."""
        everywhere, hits = mentioned_words(question), [*found]
        if everywhere:
            hits += self._finder.search(everywhere, question.limits, deep=_MENTIONS_DEPTH)
        author = author_asked(question)
        signed = self.bylines.by(author, question.limits) if author else []
        for article in (*(hit.article for hit in hits), *signed):
            run.articles[article.article_id] = article
        outlets = {outlet.casefold() for outlet in self.outlets()} if author else set[str]()
        person = author is not None and author.casefold() not in outlets
        if author and (signed or (person and says_author(question))):
            return answer_by_author(question, author, signed)
        return answer_about_articles(question, hits)

    def _from_evidence(
        self, question: Question, evidence: list[Evidence], run: Run
    ) -> Generator[str, None, Answer]:
        if self.writer is None or not evidence:
            return self._read(question, evidence, run.clock)
        try:
            shown = evidence[: self.read_passages]
            answer = yield from self.writer.write(question, shown, run.meter)
        except ModelError as error:
            run.clock.lap("write")
            notice = f"{error} The built-in reader answered instead."
            return replace(self._read(question, evidence, run.clock), notice=notice)
        run.clock.lap("write")
        return answer

    def _read(self, question: Question, ranked: list[Evidence], clock: Clock) -> Answer:
        most, sure = self.read_passages, self.threshold
        built_in = BuiltIn(reader=self.reader, judge=self.judge, threshold=sure, most=most)
        return built_in.answer(question, ranked, clock)
