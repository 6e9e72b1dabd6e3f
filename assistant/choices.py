"""A question which of two is earlier, larger or dearer in, a question of each and the verdict out.

"Which opened first, the bridge or the tunnel?" asks when each opened; what the articles give of
both is shown, and compared only where it can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.alternatives import find_alternatives
from assistant.amounts import amount_at
from assistant.as_asked import is_as_asked
from assistant.dates import find_dates, resolve
from assistant.degrees import asked_of_each
from assistant.matching import in_text, stems_of
from assistant.measures import leaves_unit_out, measure_at
from assistant.quantities import quantity_at
from assistant.records import Answer, AnswerValue, Outcome
from assistant.stated_order import say_stated
from assistant.together import combine
from assistant.values import find_numbers

ALIKE = "Both alike"
"""What is said where neither of two has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Two things, what to ask of each, and whether the one with the most of it is meant.

    `otherwise` are questions to ask of each where those settle nothing: who is larger may be told
    by area or by people, and when talks were is told of many talks.
    """

    things: tuple[str, str]
    parts: tuple[str, str]
    most: bool
    otherwise: Choice | None = None


def find_choice(question: str) -> Choice | None:
    """Read a question which of two; None for any other."""
    two = find_alternatives(question)
    if two is None:
        return None
    choice: Choice | None = None
    for form, most in reversed(asked_of_each(two)):
        choice = Choice(
            things=(two.one, two.two),
            parts=(form.replace("{it}", two.one), form.replace("{it}", two.two)),
            most=most,
            otherwise=choice,
        )
    return choice


def conclude(question: str, choice: Choice, answers: Sequence[tuple[str, Answer]]) -> Answer:
    """Put both answers together and say which it is, where both can be compared.

    A half is no answer: where one of the two is not told, or differs between sources, nothing
    is concluded.
    """
    both = combine(question, answers)
    untold = [
        thing
        for thing, (_, answer) in zip(choice.things, answers, strict=True)
        if answer.outcome is Outcome.ABSTAINED
    ]
    units = any(f"how many {choice.things[0]} " in part.casefold() for part in choice.parts)
    order = None if untold else _order(answers[0][1], answers[1][1], of_units=units)
    if order is None:
        found = [answer for _, answer in answers]
        stated = say_stated(question, choice.parts[0], choice.things, choice.most, found)
        if stated is not None:
            return stated
    if untold:
        of = " or ".join(untold)
        return left_open(
            both, f"The articles do not give this of {of}, so they cannot be compared."
        )
    if order is None and both.outcome is Outcome.CONFLICT:
        return both
    if order is None:
        return left_open(both, "What the articles give of the two cannot be compared.")
    if order == 0:
        return _said(both, ALIKE)
    winner = choice.things[0 if (order > 0) == choice.most else 1]
    return _said(both, f"{winner[:1].upper()}{winner[1:]}")


def keep_to_two(question: str, answer: Answer) -> Answer:
    """The answer, or a refusal where a question gives two to choose from and it is neither.

    Only where it is clearly neither, as "less sharply" is: "The United States" may be "the US",
    and a government the state.
    """
    two = find_alternatives(question)
    if two is None or answer.outcome is not Outcome.ANSWERED or not answer.short:
        return answer
    named = stems_of(f"{two.one} {two.two}")
    if any(in_text(word, named) for word in stems_of(answer.short)):
        return answer
    if not _IS_MANNER.match(answer.short):
        return answer
    return left_open(answer, "The articles do not say which of the two it is.")


_IS_MANNER = re.compile(r"^(?:(?:more|less|very|so|as|most|least) )*[a-z]+ly$")


def _said(both: Answer, verdict: str) -> Answer:
    # Sources may differ on one of the two and still leave no doubt which it is.
    text = f"{verdict}.\n\n{both.text}"
    return replace(both, short=verdict, text=text, outcome=Outcome.ANSWERED, reason=None)


def left_open(both: Answer, reason: str) -> Answer:
    """A refusal that shows what was found of the two, and claims nothing."""
    return replace(
        both,
        text=f"{reason}\n\n{_MARKER.sub('', both.text)}" if both.citations else reason,
        short=None,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        citations=(),
        nearest=both.citations or both.nearest,
        values=(),
    )


_MARKER = re.compile(r"\s?\[\d+\]")  # it would point to citations, and a refusal has none


def _order(one: Answer, other: Answer, *, of_units: bool) -> int | None:
    """1 where the first has more or is later, -1 where the second is, 0 alike, None unknown.

    Two units that are counted, cows and sheep, need not be of one measure.
    """
    if are_one_place(one, other) or not (is_as_asked(one) and is_as_asked(other)):
        return None
    mine, theirs = _days(one), _days(other)
    days = bool(mine and theirs)
    if not days:
        if not (of_units or _same_measure(one, other)):
            return None
        mine, theirs = _amounts(one), _amounts(other)
    if not (mine and theirs):
        return None
    if min(low for low, _ in mine) > max(high for _, high in theirs):
        return 1
    if max(high for _, high in mine) < min(low for low, _ in theirs):
        return -1
    # Only a day is told so exactly: two things of one year, or two rounded sums, may differ.
    return 0 if days and mine == theirs and all(low == high for low, high in mine) else None


def are_one_place(one: Answer, other: Answer) -> bool:
    """Whether the very same words were read for both: then one of them was not told of."""
    return (
        bool(one.short)
        and one.short == other.short
        and {(c.article_id, c.start) for c in one.citations}
        == {(c.article_id, c.start) for c in other.citations}
    )


def _days(answer: Answer) -> list[tuple[float, float]]:
    """First and last day of each value, as numbers; empty where one gives only a bound."""
    found: list[tuple[float, float]] = []
    for value in answer.values:
        since = "" if _ASKS_START.search(answer.question) else _SINCE
        if _is_bound(answer, value, _OF_DAYS + since):
            return []
        whens = [resolve(mention, None) for mention in find_dates(value.text)]
        days = [day.toordinal() for when in whens if when for day in (when.first, when.last)]
        if days:
            found.append((min(days), max(days)))
    return found


def _amounts(answer: Answer) -> list[tuple[float, float]]:
    """Least and largest that each value allows, lengths and times in one unit: `at least 12`."""
    found: list[tuple[float, float]] = []
    for value in answer.values:
        quote, at = _place_of(answer, value)
        amount = amount_at(quote, at, at + len(value.text))
        numbers = find_numbers(value.text)
        if _IS_MULTIPLE.search(quote[at:]):
            return []
        if amount is None or not numbers:
            continue
        size = quantity_at(quote, at, at + len(value.text))
        if size is not None and amount.low == amount.high:
            found.append((size.size, size.size))
            continue
        scale = size.size / numbers[0].value if size and numbers[0].value else 1.0
        found.append((amount.low * scale, amount.high * scale))
    return found


def _place_of(answer: Answer, value: AnswerValue) -> tuple[str, int]:
    """Where a value stands in the sentence it is cited to; in itself where it was put in words."""
    whole = re.compile(rf"(?<!\w){re.escape(value.text)}(?!\w)")
    for citation in (c for c in answer.citations if c.number in value.citations):
        there = whole.search(citation.quote)
        if there is not None:
            return citation.quote, there.start()
    return value.text, 0


_IS_MULTIPLE = re.compile(r"^\S+(?: [a-z]+)? (?:as|more|less|fewer|higher|lower|larger)\b")
"""An amount told by another one: `half as many`."""
_OF_DAYS = r"before|after|until|by|between|from"
_SINCE = r"|since"
_ASKS_START = re.compile(
    r"^since when|\b(?:start|begin|beg[au]n|launch|found|establish|set up|open|introduc|creat)\w*",
    re.IGNORECASE,
)
"""Since when something is there is when it began, and no bound of that."""
_BOUND_AFTER = re.compile(r"\s*(?:(?:to|or|and|[-–])\s*[$€£¥₹]?\d|or (?:more|less|fewer)\b)")


def _is_bound(answer: Answer, value: AnswerValue, bounds: str) -> bool:
    """Whether a value is told as a bound or one end of a range: `fewer than 100`."""
    if re.match(rf"(?:{bounds})\b", value.text, re.IGNORECASE):
        return True
    before = re.compile(
        rf"(?:\b(?:{bounds})\s+(?:[\w,.]+\s+(?:and|to)\s+)?|\d\s*(?:to|or|and|[-–])\s*)[$€£¥₹]?$",
        re.IGNORECASE,
    )
    for citation in (c for c in answer.citations if c.number in value.citations):
        told, found, rest = citation.quote.partition(value.text)
        if found and (before.search(told) or _BOUND_AFTER.match(rest)):
            return True
    return False


def _same_measure(one: Answer, other: Answer) -> bool:
    mine, theirs = one.values[0].text, other.values[0].text
    places = [
        (*_place_of(answer, answer.values[0]), len(answer.values[0].text))
        for answer in (one, other)
    ]
    sizes = [quantity_at(text, at, at + length) for text, at, length in places]
    if sizes[0] and sizes[1]:
        return sizes[0].dimension == sizes[1].dimension
    first, second = (measure_at(text, at, at + length) for text, at, length in places)
    if bool(_PER_ONE.search(mine)) is not bool(_PER_ONE.search(theirs)):
        return False
    if first is None or second is None:
        return False
    apart = places[0][0] != places[1][0]
    counts = first.kind == second.kind == "count"
    if apart and counts and any(size and size.unit != 1 for size in sizes):
        return False  # nine days are counted in seconds, the other in nothing that is known
    bare = leaves_unit_out(first, mine) or leaves_unit_out(second, theirs)
    return bare or first.agrees(second)


_PER_ONE = re.compile(r"\d\S*(?: [a-z]+){0,2} (?:an?|per|each) [a-z]+$")
"""A price of one: `48 dollars a bottle` is no sum."""
