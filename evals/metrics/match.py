"""An answer and the accepted forms of a fact to a yes or no, by the type of the fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evals.metrics.dates import conflicts, covers, find_moments, matches_date
from evals.metrics.numbers import find_quantities, matches_number
from evals.metrics.words import contains_sequence, tokens
from evals.records import Fact

_MEMBER_NAMES = re.compile(r"\s*\|\s*")


def matches_fact(answer: str, fact: Fact) -> bool:
    """Whether `answer` states `fact` in one of its accepted forms.

    Numbers and dates are compared by value, lists need every member in any order,
    everything else by its words in sequence. A number or date form that cannot be
    read as one is compared by its words. False for an empty answer.
    """
    if fact.type == "list":
        return any(all(matches_any(answer, member) for member in form) for form in fact.any_of)
    forms = [form[0] for form in fact.any_of]
    if fact.type == "date":
        return matches_date(answer, forms) or _states_one(
            answer, [form for form in forms if not find_moments(form)]
        )
    if fact.type == "number":
        return any(
            matches_number(answer, form) if find_quantities(form) else states(answer, form)
            for form in forms
        )
    return _states_one(answer, forms)


def matches_any(answer: str, names: str) -> bool:
    """Whether `answer` states one of the ` | `-separated forms, by value where it is one."""
    return any(_matches_form(answer, name) for name in _MEMBER_NAMES.split(names))


def asserts_value(answer: str, value: str) -> bool:
    """Whether `answer` asserts a forbidden `value`.

    Like `matches_any`, but a date also counts when the answer gives its day and
    month alone: leaving the year out does not make a wrong day right.
    """
    moments = _as_date(value)
    if moments is None:
        return _matches_form(answer, value)
    return any(
        covers(found, moments)
        or (not conflicts(found, moments) and {"day", "month"} <= found.keys() & moments.keys())
        for found in find_moments(answer)
    )


def states(answer: str, form: str) -> bool:
    """Whether the words of `form` stand in `answer` in sequence.

    Case, accents, articles (a, an, the) and possessives do not count, nor does the
    way compounds are written: `cease-fire` is `ceasefire`, `U.S.` is `US`.
    """
    words, wanted = tokens(answer), tokens(form)
    if contains_sequence(words, wanted):
        return True
    goal = _squash(wanted)
    if not goal:
        return False
    sizes = range(1, len(wanted) + 3)
    return any(_squash(words[at : at + size]) == goal for size in sizes for at in range(len(words)))


def _states_one(answer: str, forms: Sequence[str]) -> bool:
    return any(states(answer, form) for form in forms)


def _squash(words: Sequence[str]) -> str:
    """Join words; dots go from abbreviations but stay in numbers."""
    return "".join(
        word if any(c.isdigit() for c in word) else word.replace(".", "") for word in words
    )


def _matches_form(answer: str, form: str) -> bool:
    if _as_date(form) is not None:
        return matches_date(answer, [form]) or states(answer, form)
    if _is_number(form):
        return matches_number(answer, form)
    return states(answer, form)


def _as_date(form: str) -> dict[str, int] | None:
    """The moment that `form` is, or None when it is or holds anything else."""
    moments = find_moments(form)
    if len(moments) != 1:
        return None
    rest = [word for word in tokens(form) if not find_moments(word) and not word.isdigit()]
    leftover = [word for word in rest if word not in {"on", "at", "in", "of", "m", "p.m", "a.m"}]
    ordinals = [word for word in leftover if re.fullmatch(r"\d+(st|nd|rd|th)", word)]
    months = [word for word in leftover if find_moments(word.capitalize())]
    if len(leftover) > len(ordinals) + len(months):
        return None
    return dict(moments[0])


def _is_number(form: str) -> bool:
    """Whether `form` is a number with nothing but its unit."""
    return len(find_quantities(form)) == 1 and all(
        find_quantities(word) or re.fullmatch(_NUMBER_WORDS, word) for word in tokens(form)
    )


_NUMBER_WORDS = re.compile(
    r"hundred|dozen|thousand|million|billion|trillion|and|per|cent|percent|us|dollars?|euros?|"
    r"pounds?|yen|usd|eur|gbp|half"
)
