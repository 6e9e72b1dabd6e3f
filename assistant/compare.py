"""The sides of a comparison in, asked one by one and set beside each other out.

One sentence that tells both sides comes first; then what was read for either; then, where the
sides are times, what the reports of either time give.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace

from assistant.compared import in_other_words
from assistant.matters import Place, narrowed_at
from assistant.parts import Part
from assistant.records import Answer, Outcome
from assistant.report_days import reports_of
from assistant.side_by_side import set_side_by_side
from assistant.told_beside import told_beside
from index.records import Article

AskEach = Callable[[Sequence[Part]], Generator[str, None, list[tuple[str, Answer]]]]
"""Asks each part and gives its question, as it is shown, with its answer."""


def compare(
    asked: str, sides: Sequence[Part], ask: AskEach, articles: Mapping[str, Article]
) -> Generator[str, None, Answer]:
    """Ask each side and set the answers side by side, or say why that cannot be done.

    Args:
        asked: The question as a whole.
        sides: What to ask of each.
        ask: Asks them; the articles drawn on are added to `articles`.
        articles: Articles by their ids.
    """
    answers = yield from _told(sides, ask)
    beside = told_beside(sides, answers, articles)
    answer = set_side_by_side(asked, beside or answers)
    dated = [replace(side, told_on=reports_of(side.text)) for side in sides]
    days = {side.told_on for side in dated}
    if answer.outcome is not Outcome.ABSTAINED or len(days) < len(sides) or "" in days:
        return answer
    again = set_side_by_side(asked, (yield from _told(dated, ask)))
    return answer if again.outcome is Outcome.ABSTAINED else again


def _told(sides: Sequence[Part], ask: AskEach) -> Generator[str, None, list[tuple[str, Answer]]]:
    """What is told of each side; in other words where it is not told in those of the question."""
    answers = yield from ask(sides)
    for at, (side, (_, answer)) in enumerate(zip(sides, answers, strict=True)):
        other = in_other_words(side.text) if answer.outcome is Outcome.ABSTAINED else ""
        if other:
            again = yield from ask([replace(side, text=other)])
            answers[at] = again[0] if _is_of_all(again[0][1]) else answers[at]
    return answers


def _is_of_all(answer: Answer) -> bool:
    """Whether a number counts all: the two of "risen to six after two died" are no toll."""
    short = answer.short or ""
    places = [
        Place(sentence=cited.quote, start=start, end=start + len(short))
        for cited in answer.citations
        if short and (start := cited.quote.find(short)) >= 0
    ]
    return bool(places) and not any("part" in narrowed_at(place) for place in places)
