"""Comparisons put together from what was read for either side, with no reader asked."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from assistant.compare import compare
from assistant.parts import Part
from assistant.records import Answer, AnswerValue, Citation, Outcome
from assistant.sides import find_sides
from index.records import Article


def read_in(report: Article, short: str, outcome: Outcome = Outcome.ANSWERED) -> Answer:
    """A value as it was read in a report of one sentence."""
    cited = Citation(
        number=1, article_id=report.article_id, title=report.title, outlet=None,
        published=report.published, uri=report.uri, quote=report.text, start=0,
        end=len(report.text),
    )  # fmt: skip
    return Answer(
        question="", text=f"{short} [1]", short=short, outcome=outcome, citations=(cited,),
        values=(AnswerValue(text=short, citations=(1,)),), sources=1,
    )  # fmt: skip


def compared(asked: str, reports: Sequence[Article], *rounds: Sequence[Answer]) -> Answer:
    """The answer to a comparison whose sides are read as told, round by round.

    Asked as a whole, nothing is found for it.
    """
    left = list(rounds)
    nothing = Answer(question="", text="Not told.", short=None, outcome=Outcome.ABSTAINED)

    def ask_each(parts: Sequence[Part]) -> Generator[str, None, list[tuple[str, Answer]]]:
        yield "reading"
        if [part.text for part in parts] == [asked]:
            return [(asked, nothing)]
        now = left.pop(0) if len(left) > 1 else left[0]
        return [(part.text, answer) for part, answer in zip(parts, now, strict=True)]

    articles = {report.article_id: report for report in reports}
    steps = compare(asked, find_sides(asked), ask_each, articles)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            answer: Answer = done.value
            return answer
