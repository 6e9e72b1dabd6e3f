"""The sides of a comparison in, asked one by one and set beside each other out.

One sentence that tells both sides comes first; then what was read for either; then, where the
sides are times, what the reports of either time give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace

from assistant.choices import left_open
from assistant.compared_otherwise import of_each_subject
from assistant.dates import find_dates
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.matters import Place, narrowed_at
from assistant.parts import Part
from assistant.quantity_asked import in_other_words
from assistant.records import Answer, Citation, Outcome
from assistant.report_days import reports_of
from assistant.side_by_side import is_one_value, set_side_by_side
from assistant.together import combine
from assistant.told import last_day, meant
from assistant.told_beside import are_unlike, told_beside
from assistant.words import content_stems, tokenize
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
    answer = set_side_by_side(asked, beside or answers, told_both=beside is not None)
    if beside is None and len(sides) == 2 and sides[1].side and are_unlike(sides, answers):
        return left_open(answer, "What the articles give of the two cannot be compared.")
    if beside is None and answer.outcome is Outcome.ABSTAINED:
        parted = yield from _parted(sides, answers, ask, articles)
        answer = set_side_by_side(asked, parted) if parted else answer
    dated = [replace(side, told_on=reports_of(side.text)) for side in sides]
    days = {side.told_on for side in dated}
    if answer.outcome is not Outcome.ABSTAINED:
        return answer
    if len(days) < len(sides) or "" in days:
        untold = any(one.outcome is Outcome.ABSTAINED for _, one in answers)
        first = answers[0][1]
        if untold and len(sides) > 1 and _relates(first, sides[1].side):
            return replace(first, question=asked)
        return (yield from _told_together(asked, sides, answer, ask)) if untold else answer
    found = yield from ask(dated)
    again = set_side_by_side(asked, found)
    fit = all(
        _is_of_then(side, cited, articles)
        for side, (_, one) in zip(dated, found, strict=True)
        for cited in one.citations
    )
    return answer if again.outcome is Outcome.ABSTAINED or not fit else again


def _told_together(
    asked: str, sides: Sequence[Part], answer: Answer, ask: AskEach
) -> Generator[str, None, Answer]:
    """What the question as a whole is answered with where a side is not found; else the answer.

    A word that sets one side apart has to stand in what is cited.
    """
    if len(sides) == 1:
        return answer
    whole = set_side_by_side(asked, (yield from ask([Part(text=asked)])))
    if whole.outcome is not Outcome.ANSWERED or whole.short:
        return answer
    one, two = (_words(f"{side.text} {side.side}") for side in sides)
    told = _words(" ".join(cited.quote for cited in whole.citations))
    return whole if (one ^ two) & told else answer


_RELATION = re.compile(
    r"(?:\b(?:times|twice|half)|%) (?:as [a-z]+ as|(?:more|less|[a-z]{2,}er) (?:[a-z]+ )?than)"
    r" (?P<whom>.+)$|\bthan (?P<us>us|ours?)$",
    re.IGNORECASE,
)
_US = re.compile(r"(?:us|ours?|we are|we have)\b", re.IGNORECASE)


def _relates(answer: Answer, other: str) -> bool:
    """Whether one value tells how two are to each other: "3 times larger than us".

    What it is compared with has to be the other side, or whoever speaks.
    """
    told = _RELATION.search(answer.short or "") if answer.outcome is Outcome.ANSWERED else None
    if told is None:
        return False
    whom = told["whom"] or told["us"]
    return bool(_US.match(whom)) or any(in_text(w, stems_of(other)) for w in stems_of(whom))


def _parted(
    sides: Sequence[Part],
    answers: Sequence[tuple[str, Answer]],
    ask: AskEach,
    articles: Mapping[str, Article],
) -> Generator[str, None, list[tuple[str, Answer]] | None]:
    """The answers anew where one value was read for both: the other side is asked without it.

    Its sentence tells whose it is: it has words of that side and none of the other's. What is found
    instead has to be told of the other one, or in a report of its month.
    """
    if len(answers) != 2 or any(one.outcome is not Outcome.ANSWERED for _, one in answers):
        return None
    (_, mine), (_, theirs) = answers
    if not (mine.short and is_one_value(mine, theirs)):
        return None
    words = [_words(f"{side.text} {side.side}") for side in sides]
    own = (words[0] - words[1], words[1] - words[0])
    told = [_tells_of(mine, own[at], own[1 - at]) for at in (0, 1)]
    if told[0] is told[1]:
        return None
    other = 1 - told.index(True)
    month = reports_of(sides[other].text)
    side = replace(sides[other], untold=mine.short, told_on=month if month[-1:].isdigit() else "")
    ((part, again),) = yield from ask([side])
    if again.outcome is not Outcome.ANSWERED or _tells_of(again, own[1 - other], own[other]):
        return None
    if side.told_on:
        fits = _is_of_then(side, again.citations[0], articles)
    else:
        fits = _tells_of(again, own[other], own[1 - other])
    if not fits:
        return None
    parted = list(answers)
    parted[other] = (part, again)
    return parted


def _tells_of(answer: Answer, own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the sentence of an answer has words of one side and none of the other's."""
    held = _words(" ".join(cited.quote for cited in answer.citations[:1]))
    return bool(own & held) and not other & held


def _words(text: str) -> frozenset[str]:
    return frozenset(content_stems(tokenize(text)))


def both_subjects(asked: str, answer: Answer, ask: AskEach) -> Generator[str, None, Answer]:
    """What is told of either of two subjects where nothing is of both together; else the answer."""
    sides = of_each_subject(asked)
    if not sides:
        return answer
    found = yield from ask(sides)
    told = [one for _, one in found if one.outcome is not Outcome.ABSTAINED]
    return combine(asked, found) if len(told) == len(sides) else answer


_AFTER = re.compile(r"\b(?:after|since|before) (?P<what>[^?,]+)\?*$", re.IGNORECASE)


def _is_of_then(side: Part, cited: Citation, articles: Mapping[str, Article]) -> bool:
    """Whether a report of the time of a side tells its value of that time.

    A report of May may tell what was in April; and one that does not know of the talks tells
    nothing of "after the talks".
    """
    article = articles[cited.article_id]
    after = _AFTER.search(side.text)
    if after is not None:
        held = stems_of(f"{article.title} {article.text}")
        if not all(in_text(word, held) for word in stems_of(after["what"])):
            return False
    asked = next((m for m in find_dates(side.told_on) if m.year and m.month), None)
    if asked is None:
        return True
    sentence = Sentence(article=article, start=cited.start, end=cited.end)
    spans = [
        (when.first, last_day(sentence, mention, when))
        for mention in find_dates(sentence.text)
        if (mention.month or mention.year or mention.step) and (when := meant(sentence, mention))
    ]
    then = (asked.year, asked.month)
    months = [(first.year, first.month) <= then <= (last.year, last.month) for first, last in spans]
    return not months or any(months)


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
