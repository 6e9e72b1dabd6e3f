"""Question in, cited answer out: the chain of an answer, one line a stage.

conversation → question → retrieve → evidence → read (or write) → values → answer
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from assistant.abstain import not_given
from assistant.asked_about import brought_up, otherwise_asked
from assistant.citations import keep_verbatim
from assistant.conversation import Exchange, last_turn, standalone
from assistant.finder import Run
from assistant.keywords import whole_question
from assistant.limits import Limits
from assistant.question import analyse
from assistant.records import Answer, Outcome
from assistant.requested import asked_plainly
from assistant.said_of import is_told_of
from assistant.spelling import has_unknown, put_right
from assistant.standalone import Standalone
from assistant.told_before import told_before
from assistant.tongue import with_language
from assistant.wording import with_centuries

# Of the certainty of an amount that was told before: what is asked besides it is told as surely.
_NEARLY = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Standalone):
    """A conversation's next question, put into words of its own and answered."""

    def answer(
        self, asked: str, history: Sequence[Exchange], limits: Limits
    ) -> Generator[str, None, Answer]:
        """Yield the answer's text as it is made, return the `Answer`."""
        run = Run(limits=limits)
        spelt = self._spelt(asked, history, run)
        alone = asked_plainly(whole_question(standalone(spelt, history)))
        answer = yield from self.asked(alone, spelt, history, run)
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
            again = yield from self.asked(other, asked, history, run)
            if again.outcome is not Outcome.ABSTAINED:
                return other, again
        # Nine who died in Leeds are no answer to "And in York?".
        return alone, not_given(answer) if found and new[:1].isupper() else answer

    def _besides(
        self, known: str, alone: str, answer: Answer, run: Run
    ) -> Generator[str, None, Answer]:
        """What the same article gives besides a value that is known; the answer without any."""
        question = replace(analyse(alone, run.limits), untold=known)
        other = yield from self.one(question, None, run)
        same = {one.article_id for one in other.citations} & {
            one.article_id for one in answer.citations
        }
        sure = other.confidence >= _NEARLY * answer.confidence
        return other if same and sure and other.outcome is Outcome.ANSWERED else answer
