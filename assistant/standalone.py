"""A question that stands alone in, answered in its parts, its sides or as a whole."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.about_articles import is_about_articles
from assistant.abstain import asks_of_nothing, unclear
from assistant.before_or_after import Order, by_days, find_order, order_told
from assistant.choices import Choice, are_one_place, conclude, find_choice, keep_to_two
from assistant.compare import AskEach, both_subjects, compare
from assistant.contradicted import contradicted
from assistant.conversation import Exchange, announces_change
from assistant.elders import asks_elder
from assistant.finder import Run
from assistant.namesakes import bare_names, find_namesakes, told_of_each
from assistant.parts import Part, split_question
from assistant.question import Question, analyse
from assistant.records import Answer, Outcome
from assistant.responses import responded
from assistant.sides import find_sides
from assistant.single import Single
from assistant.together import combine, in_its_sentence, not_twice, repeated
from assistant.topic import Topic, talked_of

_NAMESAKES_DEPTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Standalone(Single):
    """A question without a pronoun of an earlier turn, taken apart where it asks several things."""

    def asked(
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
            answers.append((text, (yield from self.one(analyse(text, run.limits), topic, run))))
        return told_of_each(question.text, alike, answers)

    def _choose(
        self, asked: str, choice: Choice, topic: Topic | None, run: Run
    ) -> Generator[str, None, Answer]:
        """Ask the same of both, in other words too where the first settle nothing."""
        questions = [
            replace(analyse(part, run.limits), of_two=of_two)
            for part, of_two in zip(choice.parts, (choice.things, choice.things[::-1]), strict=True)
        ]
        answers: list[tuple[str, Answer]] = []
        for question in questions:
            answers.append((question.text, (yield from self.one(question, topic, run))))
        (_, one), (_, other) = answers
        if are_one_place(one, other):
            # One value was read for both: the less certain of the two is asked for another one.
            at = int(other.confidence < one.confidence)
            without = replace(questions[at], untold=one.short or "")
            again = yield from self.one(without, topic, run)
            if again.outcome is Outcome.ANSWERED:
                answers[at] = (without.text, again)
        answer = conclude(asked, choice, answers)
        if answer.outcome is Outcome.ANSWERED or choice.otherwise is None:
            return answer
        otherwise = yield from self._choose(asked, choice.otherwise, topic, run)
        return otherwise if otherwise.outcome is Outcome.ANSWERED else answer

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
            denied = None
            if answers:
                (before, first), articles = answers[0], run.articles
                denied = contradicted(asked, first, articles)
                denied = denied or responded(asked, before, first, articles)
            one = denied or (yield from self.one(question, about, run))
            known = repeated(one, answers)
            if known:
                # What is compared looks for the other side's value itself.
                other = replace(question, untold=known)
                again = None if part.side else (yield from self.one(other, about, run))
                one = not_twice(one, again)
            if part.in_sentences:
                one = in_its_sentence(one)
            answers.append((part.shown(asked if denied else text), one))
        return answers
