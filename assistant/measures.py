"""A value in its sentence in, what it measures out: money, a share, people, tonnes, a day.

Two numbers can only contradict each other where they measure the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.amounts import amount_at
from assistant.matching import in_text
from assistant.values import Number
from assistant.words import is_stop, tokenize
from index.letters import compile_latin

_SIGN = re.compile(r"(?:[$€£¥₹]|\b(?:US|USD|EUR|GBP)\s?\$?)\s?$")
_NAMES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee",
    "S": "dollar", "D": "dollar", "R": "euro", "P": "pound",
}  # fmt: skip
"""Currencies by the last character of their signs."""
_CURRENCY = compile_latin(
    r"\s?(?:[A-Z][a-z]+ )?(?P<name>dollars?|euros?|pounds?|yen|roubles?|rubles?|lira|francs?"
    r"|rupees?|yuan|crowns?|pesos?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?(?:%|per ?cent\b|percentage points?\b)", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.!?()–—\"“”]")
_SAME = {
    "km": "kilometer",
    "kilometr": "kilometer",
    "kph": "kilometer",
    "m": "meter",
    "metr": "meter",
}
_LENGTHS = {"meter": 1.0, "kilometer": 1000.0, "centimetr": 0.01, "mile": 1609.344, "foot": 0.3048}
_PEOPLE_WORDS = """
people person life lives passenger worker resident villager man woman child soldier member visitor
student civilian demonstrator protester fan spectator refugee migrant employee victim patient
inhabitant citizen guest sailor miner crew prisoner hostage tourist pupil marcher teacher
fisherman diver climber kid youngster toddler baby schoolchild schoolchildren adult teenager boy
girl learner traveller commuter congregation crowd public voter human individual men women
volunteer nurse doctor surgeon officer firefighter scientist researcher engineer journalist reporter
editor author actor singer dancer musician artist player athlete supporter candidate applicant
driver pilot lawyer politician lawmaker survivor relative neighbour immigrant donor subscriber
reader viewer customer
children job post killed hurt missing arrested trapped
"""
_PEOPLE = frozenset(token.stem for token in tokenize(_PEOPLE_WORDS))
_STAFF = frozenset(token.stem for token in tokenize("employee worker staff job post colleague"))
_PUBLIC = frozenset(
    token.stem
    for token in tokenize(
        "visitor passenger tourist spectator guest fan traveller commuter user reader viewer"
        " customer"
    )
)
"""People who are never each other: whoever is served, and who serves them."""
_STATES = frozenset(
    token.stem for token in tokenize("injured killed dead wounded hurt drowned homeless arrested")
)
"""What only people are counted as."""
_THINGS = frozenset(
    token.stem
    for token in tokenize(
        "home house household building flat apartment car vehicle bus lorry truck train flight"
        " plane aircraft ship boat vessel school shop store share seat book painting tree bridge"
        " film song page letter photo poem chapter recording ticket card phone computer tent rocket"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a number counts: `kind` is `money`, `share` or `count`; `unit` its stems, if said."""

    kind: str
    unit: frozenset[str] = frozenset()

    @property
    def is_length(self) -> bool:
        """Whether it is a length: of a bridge, or of its height."""
        return any(word in _LENGTHS for word in self.unit)

    def agrees(self, other: Measure) -> bool:
        """Whether both may measure the same thing; a count without a unit may be any count."""
        if self.kind != other.kind:
            return False
        if not self.unit or not other.unit or self.factor_to(other) is not None:
            return True
        if self.unit & _PEOPLE and other.unit & _PEOPLE:
            return True
        return any(in_text(word, other.unit) for word in self.unit)

    def factor_to(self, other: Measure) -> float | None:
        """How many of this one's units the other's is: 1000 of metres to kilometres."""
        mine = next((_LENGTHS[word] for word in self.unit if word in _LENGTHS), None)
        theirs = next((_LENGTHS[word] for word in other.unit if word in _LENGTHS), None)
        return theirs / mine if mine and theirs else None


def measure_at(sentence: str, start: int, end: int) -> Measure | None:
    """What the first number in `[start, end)` of a sentence measures; None without a number."""
    number = amount_at(sentence, start, end)
    if number is None:
        return None
    after = sentence[number.end :]
    sign = _SIGN.search(sentence[: number.start])
    if sign:
        return Measure(kind="money", unit=frozenset({_NAMES[sign.group().strip()[-1]]}))
    currency = _CURRENCY.match(after)
    if currency:
        return Measure(kind="money", unit=frozenset({currency["name"].casefold().rstrip("s")}))
    if _SHARE.match(after):
        return Measure(kind="share")
    return Measure(kind="count", unit=_unit(after))


def amount_span(text: str, number: Number) -> tuple[int, int]:
    """Where a number starts and ends in a text, with the sign of a currency before it."""
    signed = number.start > 0 and text[number.start - 1] in "$€£¥₹"
    return number.start - signed, number.end


def is_age(sentence: str, start: int, end: int) -> bool:
    """Whether a number stands as an age behind a name: `Ana Kord, 64, said`."""
    told = sentence[start:end].strip().isdigit() and _NAMED_BEFORE.search(sentence[:start])
    return bool(told) and _AGE_ENDS.match(sentence[end:]) is not None


_NAMED_BEFORE = compile_latin(r"\b[A-Z][\w’'-]+, $")
_AGE_ENDS = re.compile(r"(?:,| who\b)")


def may_be_sum(measure: Measure) -> bool:
    """Whether a number may be money: a unit that is not known may be a currency."""
    return measure.kind != "share" and not measure.unit & (_PEOPLE | _SIZES)


def counts_other(unit: Sequence[str], measure: Measure) -> bool:
    """Whether a number counts what was not asked for: a sum, a size, or homes for people.

    Args:
        unit: Stems of what is to be counted, as they stand in the question.
        measure: What the number measures.
    """
    if any(in_text(word, _SIZES | _SUMS) for word in unit):
        return False
    if measure.kind != "count" or measure.unit & _SIZES:
        return True
    for one, other in ((_STAFF, _PUBLIC), (_PUBLIC, _STAFF)):
        if measure.unit & other and any(word in one for word in unit):
            return True
    people, things = bool(measure.unit & _PEOPLE), bool(measure.unit & _THINGS)
    # "Passenger trains" are trains, "school children" are children.
    asked = [word for word in unit if word in _PEOPLE | _STATES | _THINGS][-1:]
    if not asked or people == things:
        return False
    return things != (asked[0] in _THINGS)


_SCALED = re.compile(r"\b(?:hundred|thousand|million|billion)", re.IGNORECASE)


def leaves_unit_out(measure: Measure, text: str) -> bool:
    """Whether a large number has no unit: the "12 million" beside "40 million euros"."""
    return measure.kind == "count" and not measure.unit and _SCALED.search(text) is not None


_SHORT = 4  # letters


def is_short_for(full: Iterable[str], word: str) -> bool:
    """Whether a word is how one of others begins: `admin` of administrators, `photo`."""
    return len(word) >= _SHORT and any(other.startswith(word) for other in full)


def counts_people(unit: Iterable[str]) -> bool:
    """Whether people are to be counted, by whatever they are or what befell them."""
    return any(in_text(word, _PEOPLE | _STATES) for word in unit)


def is_of_other_stuff(unit: Sequence[str], sentence: str, end: int) -> bool:
    """Whether an amount that ends here is one of wheat where maize is asked for."""
    stuff = _STUFF.match(sentence[end:])
    told = frozenset(token.stem for token in tokenize(stuff["what"])) if stuff else frozenset[str]()
    asked = [word for word in unit if word not in _SIZES | _SUMS | _GROUND]
    return bool(asked and told) and not any(in_text(word, told) for word in asked)


_STUFF = compile_latin(
    r"(?:\s+(?:tonnes?|tons?|kilos?|kilograms?|lit(?:re|er)s?|barrels?|bushels?|sacks?|crates?|loads?"
    r"|hectares?|acres?|square (?:kilomet(?:re|er)s?|miles?|met(?:re|er)s?)))?"
    r"\s+of\s+(?!(?:it|its|the|this|that|these|those|them|which|a|an|his|her|their|all|us|whom|our)\b)"
    r"(?P<what>[a-z-]+(?:\s+[a-z-]+)?)"
)
_SIZES = frozenset(
    token.stem
    for token in tokenize(
        "second minute hour day week month year decade century metre meter kilometre kilometer mile"
        " foot feet tonne ton kilogram litre liter degree"
    )
)
_GROUND = frozenset(token.stem for token in tokenize("land area ground terrain territory space"))
"""What any hectares are of, whatever grows there."""
_SUMS = frozenset(
    token.stem for token in tokenize("dollar euro pound yen crown money percent percentage")
)


# "3 of its 5 pillars" counts pillars, "480 of the hospital's 600 nurses" nurses.
_OF = re.compile(
    r"^\s+of\s+(?:(?:the|its|their|his|her|those|these|all)\s+)?(?:(?:[\w-]+['’]s?\s+)?\d[\d,]*\s+)?"
)


def _unit(after: str) -> frozenset[str]:
    """The first two words behind a number, as far as no comma and no small word parts them."""
    after = _OF.sub("", after)
    stop = _BREAK.search(after)
    stems: list[str] = []
    for token in tokenize(after[: stop.start()] if stop else after)[:2]:
        if is_stop(token.text):
            break
        stems.append(_SAME.get(token.stem, token.stem))
    return frozenset(stems)
