"""A question which of two is earlier, larger or dearer in, a question of each and the verdict out.

"Which opened first, the bridge or the tunnel?" asks when each opened; what the articles give of
both is shown, and compared only where it can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.dates import find_dates, resolve
from assistant.measures import measure_at
from assistant.parts import combine
from assistant.records import Answer, Outcome
from assistant.values import find_numbers

_TWO = r"(?P<one>[^,?]{{2,80}}?),?\s+{word}\s+(?P<two>[^,?]{{2,80}}?)"
_TRAILING = re.compile(
    rf"^(?:which|who|what)\b(?P<ask>[^,:?]*?)\s*[,:–-]\s*{_TWO.format(word='or')}\s*\?*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"^(?:which|who|what) of {_TWO.format(word='(?:and|or)')}\s+"
    r"(?P<ask>(?:is|was|are|were|did|does|has|had|will|came|happened|took|costs?|opened|started|began|killed|won|drew|lasted)\b[^,?]*?)\s*\?*$",
    re.IGNORECASE,
)
_ORDERS: tuple[tuple[str, str, bool], ...] = (
    (r"\b(?:first|earlier|earliest|sooner)\b", "When was {it}{deed}?", False),
    (r"\b(?:last|later|latest|more recent(?:ly)?)\b", "When was {it}{deed}?", True),
    (r"\b(?:older|oldest)\b", "How old is {it}?", True),
    (r"\b(?:younger|youngest)\b", "How old is {it}?", False),
    (r"\bcosts? (?:more|most)\b|\b(?:dearer|more expensive)\b", "How much does {it} cost?", True),
    (
        r"\bcosts? (?:less|least)\b|\b(?:cheaper|less expensive)\b",
        "How much does {it} cost?",
        False,
    ),
    (r"\b(?:longer|longest)\b", "How long is {it}?", True),
    (r"\b(?:shorter|shortest)\b", "How long is {it}?", False),
    (r"\b(?:higher|highest|taller|tallest)\b", "How high is {it}?", True),
    (r"\b(?:lower|lowest)\b", "How high is {it}?", False),
    (r"\b(?:larger|largest|bigger|biggest)\b", "How large is {it}?", True),
    (r"\b(?:smaller|smallest)\b", "How large is {it}?", False),
)
_COUNTED = re.compile(
    r"\b(?P<deed>\w+)\s+(?:the\s+)?(?P<way>more|most|fewer|fewest)\s+(?P<unit>\w+)", re.IGNORECASE
)
_PLAIN_DEEDS = frozenset(
    ["happened", "came", "was", "is", "were", "are", "took", "occurred", "did", "does"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Two things, what to ask of each, and whether the one with the most of it is meant."""

    things: tuple[str, str]
    parts: tuple[str, str]
    most: bool


def find_choice(question: str) -> Choice | None:
    """Read a question which of two; None for any other."""
    text = " ".join(question.split())
    match = _TRAILING.match(text) or _LEADING.match(text)
    if match is None:
        return None
    asked = _asked(match["ask"])
    if asked is None:
        return None
    form, most = asked
    one, two = match["one"].strip(), match["two"].strip()
    return Choice(
        things=(one, two), parts=(form.replace("{it}", one), form.replace("{it}", two)), most=most
    )


def _asked(ask: str) -> tuple[str, bool] | None:
    counted = _COUNTED.search(ask)
    if counted:
        deed, unit = counted["deed"], counted["unit"]
        by = f"were {deed} by {{it}}" if deed.endswith("ed") else f"did {{it}} {deed}"
        form = f"How many {unit} {by}?"
        return form, counted["way"].casefold() in ("more", "most")
    for pattern, form, most in _ORDERS:
        match = re.search(pattern, ask, re.IGNORECASE)
        if match:
            words = ask[: match.start()].split()
            deed = words[-1] if words and words[-1].casefold() not in _PLAIN_DEEDS else ""
            if not deed.endswith("ed"):
                deed = ""
            return form.replace("{deed}", f" {deed}" if deed else ""), most
    return None


def conclude(question: str, choice: Choice, answers: Sequence[tuple[str, Answer]]) -> Answer:
    """Put both answers together and say which it is, where both can be compared.

    A half is no answer: where one of the two is not told, or differs between sources, nothing
    is concluded.
    """
    both = combine(question, answers)
    if any(answer.outcome is Outcome.ABSTAINED for _, answer in answers):
        return _open(both, "The articles do not give this of both, so they cannot be compared.")
    order = _order(answers[0][1], answers[1][1])
    if order is None and both.outcome is Outcome.CONFLICT:
        return both
    if order is None:
        return _open(both, "What the articles give of the two cannot be compared.")
    if order == 0:
        return _said(both, "Both alike")
    winner = choice.things[0 if (order > 0) == choice.most else 1]
    return _said(both, f"{winner[:1].upper()}{winner[1:]}")


def _said(both: Answer, verdict: str) -> Answer:
    # Sources may differ on one of the two and still leave no doubt which it is.
    text = f"{verdict}.\n\n{both.text}"
    return replace(both, short=verdict, text=text, outcome=Outcome.ANSWERED, reason=None)


def _open(both: Answer, reason: str) -> Answer:
    return replace(
        both,
        text=f"{reason}\n\n{both.text}" if both.citations else reason,
        short=None,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        citations=(),
        nearest=both.citations or both.nearest,
        values=(),
    )


def _order(one: Answer, other: Answer) -> int | None:
    """1 where the first has more or is later, -1 where the second is, 0 alike, None unknown."""
    mine, theirs = _days(one), _days(other)
    if not (mine and theirs):
        if not _same_measure(one, other):
            return None
        mine, theirs = _amounts(one), _amounts(other)
    if not (mine and theirs):
        return None
    if min(low for low, _ in mine) > max(high for _, high in theirs):
        return 1
    if max(high for _, high in mine) < min(low for low, _ in theirs):
        return -1
    return 0 if mine == theirs and len(mine) == 1 else None


def _days(answer: Answer) -> list[tuple[float, float]]:
    """First and last day of each value, as numbers."""
    found: list[tuple[float, float]] = []
    for value in answer.values:
        whens = (resolve(mention, None) for mention in find_dates(value.text))
        when = next((when for when in whens if when is not None), None)
        if when is not None:
            found.append((when.first.toordinal(), when.last.toordinal()))
    return found


def _amounts(answer: Answer) -> list[tuple[float, float]]:
    numbers = (find_numbers(value.text) for value in answer.values)
    return [(found[0].value, found[0].value) for found in numbers if found]


def _same_measure(one: Answer, other: Answer) -> bool:
    mine, theirs = one.short or "", other.short or ""
    first, second = measure_at(mine, 0, len(mine)), measure_at(theirs, 0, len(theirs))
    return first is not None and second is not None and first.agrees(second)
