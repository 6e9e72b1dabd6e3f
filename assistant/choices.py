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
from assistant.records import Answer, AnswerValue, Outcome
from assistant.values import find_numbers

_TWO = r"(?P<one>[^,?]{{2,80}}?),?\s+{word}\s+(?P<two>[^,?]{{2,80}}?)"
_TRAILING = re.compile(
    rf"^(?:which|who|what)\b(?P<ask>[^,:?]*?)(?:\s*[,:]|\s+[–—-])\s+{_TWO.format(word='or')}\s*\?*$",
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
    r"^(?:\w+\s+)?(?P<deed>\w+)\s+(?:the\s+)?(?P<way>more|most|fewer|fewest)\s+(?P<unit>\w+)$",
    re.IGNORECASE,
)
_NO_DEEDS = frozenset(
    [
        *["is", "was", "are", "were", "be", "been", "being", "has", "have", "had"],
        *["do", "does", "did", "can", "could", "will", "would", "may", "might"],
    ]
)
_THIRD_PERSON = re.compile(r"[^aious]s$")
_LAST_S = re.compile(r"(?<=ch|sh|ss|go)es$|s$")
_SAID_OF = re.compile(
    r"(?:\w+\s+){0,2}?(?:(?:is|was|are|were|took|takes|lasted|lasts)\s+(?:the\s+)?|costs?\s+)"
    r"(?:(?:more|less|most|least)\s+)?\w+$",
    re.IGNORECASE,
)
"""The thing itself is larger: it "is larger", and does not have what is."""

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
    ask = ask.strip()
    for pattern, form, most in _ORDERS:
        # With a noun behind it ("the larger population") it compares that, not the thing.
        match = re.search(rf"(?:{pattern})$", ask, re.IGNORECASE)
        if match and (form.startswith("When") or _SAID_OF.match(ask)):
            words = ask[: match.start()].split()
            deed = words[-1] if words and words[-1].casefold() not in _PLAIN_DEEDS else ""
            if not deed.endswith("ed"):
                deed = ""
            return form.replace("{deed}", f" {deed}" if deed else ""), most
    counted = _COUNTED.match(ask)
    if counted is None or counted["deed"].casefold() in _NO_DEEDS:
        return None
    deed, unit = counted["deed"], counted["unit"]
    if deed.endswith("ed"):
        by = f"were {deed} by {{it}}"
    elif _THIRD_PERSON.search(deed):
        by = f"does {{it}} {_LAST_S.sub('', re.sub(r'ies$', 'y', deed))}"
    else:
        by = f"did {{it}} {deed}"
    return f"How many {unit} {by}?", counted["way"].casefold() in ("more", "most")


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
    if untold:
        of = " or ".join(untold)
        return _open(both, f"The articles do not give this of {of}, so they cannot be compared.")
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
        text=f"{reason}\n\n{_MARKER.sub('', both.text)}" if both.citations else reason,
        short=None,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        citations=(),
        nearest=both.citations or both.nearest,
        values=(),
    )


_MARKER = re.compile(r"\s?\[\d+\]")  # it would point to citations, and a refusal has none


def _order(one: Answer, other: Answer) -> int | None:
    """1 where the first has more or is later, -1 where the second is, 0 alike, None unknown."""
    mine, theirs = _days(one), _days(other)
    days = bool(mine and theirs)
    if not days:
        if not _same_measure(one, other):
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


def _days(answer: Answer) -> list[tuple[float, float]]:
    """First and last day of each value, as numbers; empty where one gives only a bound."""
    found: list[tuple[float, float]] = []
    for value in answer.values:
        if _is_bound(answer, value, _OF_DAYS):
            return []
        whens = [resolve(mention, None) for mention in find_dates(value.text)]
        days = [day.toordinal() for when in whens if when for day in (when.first, when.last)]
        if days:
            found.append((min(days), max(days)))
    return found


def _amounts(answer: Answer) -> list[tuple[float, float]]:
    """Least and largest number of each value; empty where one gives only a bound."""
    found: list[tuple[float, float]] = []
    for value in answer.values:
        if _is_bound(answer, value, _OF_AMOUNTS):
            return []
        numbers = [number.value for number in find_numbers(value.text)]
        if numbers:
            found.append((min(numbers), max(numbers)))
    return found


_OF_DAYS = r"before|after|since|until|by|between|from"
_OF_AMOUNTS = (
    r"(?:more|less|fewer|greater|larger|higher|lower) than|at (?:least|most)|up to|over|under|above"
    r"|below|nearly|almost|between|from|as (?:many|much|few|little) as"
)
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
    mine, theirs = one.short or "", other.short or ""
    first, second = measure_at(mine, 0, len(mine)), measure_at(theirs, 0, len(theirs))
    return first is not None and second is not None and first.agrees(second)
