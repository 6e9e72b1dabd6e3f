"""Question in, cited answer out: the chain of an answer, one line a stage.

conversation → question → retrieve → evidence → read (or write) → values → answer
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.about_articles import (
    answer_about_articles,
    answer_by_author,
    is_about_articles,
    mentioned_words,
)
from assistant.abstain import (
    asks_of_nothing,
    gives_plain_reason,
    not_given,
    unclear,
    with_unknown,
)
from assistant.asked_about import brought_up, otherwise_asked
from assistant.authored import NO_BYLINES, Bylines, author_asked, says_author
from assistant.before_or_after import Order, by_days, find_order, order_told
from assistant.built_in import BuiltIn
from assistant.choices import Choice, conclude, find_choice, keep_to_two
from assistant.citations import keep_verbatim
from assistant.clock import Clock
from assistant.compare import AskEach, both_subjects, compare
from assistant.contradicted import contradicted
from assistant.conversation import Exchange, announces_change, last_turn, standalone
from assistant.elders import asks_elder
from assistant.errors import ModelError
from assistant.evidence import select_evidence
from assistant.finder import Finder, Run
from assistant.keywords import whole_question
from assistant.limits import Limits
from assistant.namesakes import bare_names, find_namesakes, told_of_each
from assistant.parts import (
    Part,
    combine,
    in_its_sentence,
    not_twice,
    repeated,
    split_question,
)
from assistant.protocols import Reader, SentenceJudge
from assistant.question import Kind, Question, analyse
from assistant.records import Answer, Evidence, Outcome
from assistant.requested import asked_plainly
from assistant.said_of import is_told_of
from assistant.sides import find_sides
from assistant.spelling import has_unknown, put_right
from assistant.told_before import told_before
from assistant.tongue import with_language
from assistant.topic import Topic, believed, home_first, talked_of
from assistant.way_out import nothing_indexed, with_way_out
from assistant.wording import with_centuries
from assistant.writer import Writer
from index.protocols import Retriever
from index.records import Hit

# "Which articles mention Google?" wants them all.
_MENTIONS_DEPTH = 16
_NAMESAKES_DEPTH = 2
# Of the certainty of an amount that was told before: what is asked besides it is told as surely.
_NEARLY = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The parts that answer.

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

    def answer(
        self, asked: str, history: Sequence[Exchange], limits: Limits
    ) -> Generator[str, None, Answer]:
        """Yield the answer's text as it is made, return the `Answer`."""
        run = Run(limits=limits)
        spelt = self._spelt(asked, history, run)
        alone = asked_plainly(whole_question(standalone(spelt, history)))
        answer = yield from self._asked(alone, spelt, history, run)
        if history and self.writer is None:
            alone, answer = yield from self._on_what_is_new(alone, answer, spelt, history, run)
            known = told_before(spelt, answer, last_turn(history))
            answer = (yield from self._besides(known, alone, answer, run)) if known else answer
        # Checked once more where the answer leaves: whatever made it, a quote that
        # is not in its article never gets out.
        answer = keep_verbatim(answer, run.articles)
        if self.writer is None:
            answer = with_language(answer, asked)
        return replace(
            answer,
            question=asked,
            standalone_question=alone if alone != asked else None,
            timings_ms=run.clock.timings_ms(),
            usage=run.meter.total,
        )

    def _spelt(self, asked: str, history: Sequence[Exchange], run: Run) -> str:
        """The question with its slips put right by what is found for it as it stands."""
        asked = with_centuries(asked)
        if not has_unknown(asked):
            return asked
        hits = self._finder.retrieve(run, analyse(standalone(asked, history), run.limits))
        run.clock.lap("spelling")
        return put_right(asked, [hit.article for hit in hits])

    def _on_what_is_new(
        self, alone: str, answer: Answer, asked: str, history: Sequence[Exchange], run: Run
    ) -> Generator[str, None, tuple[str, Answer]]:
        """The same, or what else is told of what a follow-up brings up and gets no answer to."""
        before, found = last_turn(history), answer.outcome is not Outcome.ABSTAINED
        new = before and brought_up(asked, before)
        if before is None or not new or is_told_of(new, answer, run.articles):
            return alone, answer
        other = otherwise_asked(asked, before, answered=found)
        if other is not None and other != alone:
            again = yield from self._asked(other, asked, history, run)
            if again.outcome is not Outcome.ABSTAINED:
                return other, again
        # Nine who died in Leeds are no answer to "And in York?".
        return alone, not_given(answer) if found and new[:1].isupper() else answer

    def _besides(
        self, known: str, alone: str, answer: Answer, run: Run
    ) -> Generator[str, None, Answer]:
        """What the same article gives besides a value that is known; the answer without any."""
        question = replace(analyse(alone, run.limits), untold=known)
        other = yield from self._one(question, None, run)
        same = {one.article_id for one in other.citations} & {
            one.article_id for one in answer.citations
        }
        sure = other.confidence >= _NEARLY * answer.confidence
        return other if same and sure and other.outcome is Outcome.ANSWERED else answer

    def _asked(
        self, alone: str, asked: str, history: Sequence[Exchange], run: Run
    ) -> Generator[str, None, Answer]:
        """Answer a question that stands alone, in its parts where it has some."""
        topic = None if announces_change(asked) else talked_of(alone, history)
        # A language model is trusted to see for itself that it is asked two things.
        choice = None if self.writer else find_choice(alone)
        order = None if self.writer else find_order(alone)
        whole = analyse(alone, run.limits)
        if asks_of_nothing(whole) and not is_about_articles(whole):
            return unclear(whole)
        if choice is not None:
            return (yield from self._choose(alone, choice, topic, run))
        sides = () if self.writer else find_sides(alone)
        ask_each = partial(self._each, topic=topic, run=run)
        if order is not None:
            return (yield from self._ordered(whole, order, ask_each, run))
        if sides:
            return (yield from compare(alone, sides, ask_each, run.articles))
        parts = (Part(text=alone),)
        if self.writer is None and not asks_elder(alone):
            parts = split_question(alone)
        if len(parts) == 1 and not history and self.writer is None:
            each = yield from self._of_namesakes(whole, topic, run)
            if each is not None:
                return each
        answer = combine(alone, (yield from ask_each(parts)))
        if self.writer is not None:
            return answer
        if answer.outcome is Outcome.ABSTAINED and len(parts) == 1:
            answer = yield from both_subjects(alone, answer, ask_each)
        return keep_to_two(alone, answer)

    def _of_namesakes(
        self, question: Question, topic: Topic | None, run: Run
    ) -> Generator[str, None, Answer | None]:
        """What is told of each whom a family name may mean; None where it means one person."""
        if is_about_articles(question) or not bare_names(question.text):
            return None
        found = self._finder.search(question.text, question.limits, deep=_NAMESAKES_DEPTH)
        alike = find_namesakes(question.text, [hit.article for hit in found])
        if alike is None:
            return None
        answers: list[tuple[str, Answer]] = []
        for text in alike.asked(question.text):
            answers.append((text, (yield from self._one(analyse(text, run.limits), topic, run))))
        return told_of_each(question.text, alike, answers)

    def _choose(
        self, asked: str, choice: Choice, topic: Topic | None, run: Run
    ) -> Generator[str, None, Answer]:
        """Ask the same of both, in other words too where the first settle nothing."""
        answers: list[tuple[str, Answer]] = []
        for part, of_two in zip(choice.parts, (choice.things, choice.things[::-1]), strict=True):
            question = replace(analyse(part, run.limits), of_two=of_two)
            one = yield from self._one(question, topic, run)
            answers.append((part, one))
        answer = conclude(asked, choice, answers)
        if answer.outcome is Outcome.ANSWERED or choice.otherwise is None:
            return answer
        again = yield from self._choose(asked, choice.otherwise, topic, run)
        return again if again.outcome is Outcome.ANSWERED else answer

    def _ordered(
        self, question: Question, order: Order, ask_each: AskEach, run: Run
    ) -> Generator[str, None, Answer]:
        """Which of two things came first: by a sentence that tells it, else by their days."""
        found = [hit.article for hit in self._finder.retrieve(run, question)]
        run.articles.update({article.article_id: article for article in found})
        told = order_told(question.text, order, found)
        if told is not None:
            return told
        answers = yield from ask_each([Part(text=part) for part in order.parts])
        return by_days(question.text, order, answers)

    def _each(
        self, parts: Sequence[Part], topic: Topic | None, run: Run
    ) -> Generator[str, None, list[tuple[str, Answer]]]:
        """Answer each part; a later one is asked with what the first was found to be.

        One that names nothing is about what the first was about.
        """
        answers: list[tuple[str, Answer]] = []
        for part in parts:
            text, about = part.text, topic
            if answers:
                asked_first, first = answers[0]
                text = part.after(asked_first, first.text)
                about = talked_of(text, [(asked_first, first.text)]) or topic
                if about is not None and first.citations:
                    about = replace(about, home=run.articles[first.citations[0].article_id])
            question = replace(
                analyse(text, run.limits),
                told_on=part.told_on,
                in_full=part.in_full,
                untold=part.untold,
                is_part=len(parts) > 1,
            )
            asked = part.leaning or text
            denied = contradicted(asked, answers[0][1], run.articles) if answers else None
            one = denied or (yield from self._one(question, about, run))
            known = repeated(one, answers)
            if known:
                # What is compared looks for the other side's value itself.
                other = replace(question, untold=known)
                again = None if part.side else (yield from self._one(other, about, run))
                one = not_twice(one, again)
            if part.in_sentences:
                one = in_its_sentence(one)
            answers.append((part.shown(asked if denied else text), one))
        return answers

    def _one(
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
