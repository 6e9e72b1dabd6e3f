# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""What is asked of two things in, the questions to put to each of them out.

"is longer" asks how long either is, "has more drivers" how many drivers it has, "opened first" when
it opened; and whether the one with most of it is meant.
"""

from __future__ import annotations

import re

from assistant.alternatives import Alternatives
from assistant.clause import PREPOSITION
from assistant.degrees_of_deeds import (
    NO_DEEDS,
    Asked,
    age_at,
    auxiliary_of,
    figure,
    growth,
    length,
    time_in_place,
    toll,
)
from assistant.irregular import BASE
from assistant.phrases import is_plural
from assistant.verbs import base_form

_FIRST = r"first|earlier|earliest|sooner"
_LAST = r"last|later|latest|more recent(?:ly)?"
_ORDER = re.compile(
    rf"(?:\w+ ){{0,3}}?(?:(?P<be>is|was|are|were|be) )?(?:(?P<deed>\w+)(?: (?P<place>place))? )??(?:the )?(?:(?P<first>{_FIRST})|(?:{_LAST}))$",
    re.IGNORECASE,
)
_PLAIN_DEEDS = frozenset(
    [
        "happened",
        "happen",
        "came",
        "come",
        "took",
        "take",
        "was",
        "is",
        "were",
        "are",
        "be",
        "occurred",
        "occur",
        "did",
        "does",
    ]
)
_APPEARED = frozenset(["appear", "appeared", "out", "ran", "run"])
_PIECE = re.compile(
    r"(?:the|an?) (?:[\w.’'-]+ ){0,2}?(?:article|report|story|piece|interview|obituary|profile)"
    r"(?=$| (?:about|on|with|of|by|from)\b)",
    re.IGNORECASE,
)
_DEGREES: dict[str, tuple[str, bool]] = {
    "older": ("old", True), "oldest": ("old", True), "younger": ("old", False), "youngest": ("old", False),
    "longer": ("long", True), "longest": ("long", True), "shorter": ("long", False), "shortest": ("long", False),
    "higher": ("high", True), "highest": ("high", True), "taller": ("high", True), "tallest": ("high", True),
    "lower": ("high", False), "lowest": ("high", False), "deeper": ("deep", True), "deepest": ("deep", True),
    "shallower": ("deep", False), "wider": ("wide", True), "widest": ("wide", True), "broader": ("wide", True),
    "narrower": ("wide", False), "larger": ("large", True), "largest": ("large", True), "bigger": ("large", True),
    "biggest": ("large", True), "smaller": ("large", False), "smallest": ("large", False), "heavier": ("heavy", True),
    "lighter": ("heavy", False), "faster": ("fast", True), "slower": ("fast", False), "fastest": ("fast", True),
    "stronger": ("strong", True), "strongest": ("strong", True), "weaker": ("strong", False),
    "thicker": ("thick", True), "thickest": ("thick", True), "thinner": ("thick", False),
}  # fmt: skip
_DEGREE = rf"(?P<degree>{'|'.join(_DEGREES)})"
_OF_ITSELF = re.compile(
    rf"(?:\w+ ){{0,3}}?(?P<be>is|was|are|were|be) (?:the )?{_DEGREE}"
    r"(?: (?:one|man|woman|person|of the two(?: [a-z]+)?))?(?P<then> at the time(?: of (?:the|his|her|their) [\w ]+)?)?(?: when (?:(?:he|she|it|they) \w+ (?:to|with) [\w ]+"
    r"|(?:he|she|they) (?:was|were) interviewed(?: by [\w ]+)?"
    r"|[\w ]+? (?:interviewed|(?:talked|spoke|sat down) (?:to|with)|met) (?:him|her|them|each|both)))?$",
    re.IGNORECASE,
)
_OF_ITS_PART = re.compile(
    rf"(?:\w+ ){{0,2}}?(?P<have>has|have|had) (?:the |an? )?{_DEGREE} (?P<part>[a-z]+)$",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"(?:\w+ ){0,3}?(?:costs? (?:the )?(?P<more>more|most)|costs? (?:the )?(?:less|least)|(?:is|was|were|are) (?:the )?(?:(?P<dear>dearer|dearest"
    r"|more expensive|most expensive)|(?:cheaper|cheapest|less expensive|least expensive)))(?P<tail> .*)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:\w+ ){{0,4}}?(?P<deed>(?!(?:{PREPOSITION})\b)\w+) "
    r"(?:(?P<whom>(?-i:[A-Z])[\w’'-]*(?: (?-i:[A-Z])[\w’'-]*)*|him|her|it|them|the [a-z]+) )??"
    r"(?:the )?(?P<way>more|most|fewer|fewest)"
    r" (?P<unit>[a-z-]+(?: (?:[a-z-]{2,}(?<!s)s|people|men|women|children|staff|passengers))?)"
    rf"(?P<tail>(?: (?:{PREPOSITION}|last|this|each|every|per|a|\w+ed)\b.*)?)$",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    rf"(?:\w+ ){{0,2}}?(?P<deed>earn(?:s|ed)?|pays?|paid|weighs?|weighed|spends?|spent|owes?|owed|raised?|raises) (?:the )?(?P<way>more|most|less|least)"
    rf"(?P<tail>(?: {PREPOSITION} .*)?)$",
    re.IGNORECASE,
)
_BY_ITSELF = frozenset(BASE) | {"arrived"}
"""Verbs in forms that are no passive participle here: nobody is "died" or "arrived" by anything."""
_MASS = frozenset(
    [
        "money",
        "cash",
        "revenue",
        "profit",
        "income",
        "damage",
        "water",
        "oil",
        "gas",
        "power",
        "energy",
        "electricity",
        "land",
        "rain",
        "snow",
        "grain",
        "wheat",
        "milk",
    ]
)
_BEGINNINGS = {True: ("born",), False: ("built", "founded", "started")}


def degree_of(way: str) -> tuple[str, bool] | None:
    """What a word compares, and whether it says most of it: `shorter` is less long."""
    return _DEGREES.get(way)


def asked_of_each(two: Alternatives) -> list[Asked]:
    """The questions that may tell of each of two things, the plainest first; empty for none."""
    if two.counted:
        return [(two.counted, two.way == "more")]
    for read in (
        _order,
        _price,
        length,
        growth,
        figure,
        time_in_place,
        toll,
        age_at,
        _degree,
        _part,
        _count,
        _spending,
    ):
        asked = read(two)
        if asked:
            return asked
    return []


def _order(two: Alternatives) -> list[Asked]:
    match = _ORDER.match(two.ask)
    if match is None:
        return []
    deed, is_last = (match["deed"] or "").casefold(), match["first"] is None
    if _PIECE.match(two.one) and (not deed or deed in _PLAIN_DEEDS | _APPEARED):
        return [
            ("When was {it} published?", is_last),
            ("When was {it}?", is_last),
            ("When did {it} take place?", is_last),
        ]
    if not deed or deed in _PLAIN_DEEDS or match["place"]:
        return [("When was {it}?", is_last), ("When did {it} take place?", is_last)]
    if two.auxiliary:
        return [(f"When {two.auxiliary} {{it}} {deed}?", is_last)]
    if deed in _BY_ITSELF and not match["be"]:
        return [(f"When did {{it}} {base_form(deed)}?", is_last)]
    if match["be"] or deed.endswith("ed"):
        return [(f"When was {{it}} {deed}?", is_last)]
    return [("When was {it}?", is_last)]


def _price(two: Alternatives) -> list[Asked]:
    match = _PRICED.match(two.ask)
    if match is None:
        return []
    auxiliary = two.auxiliary or "does"
    return [
        (
            f"How much {auxiliary} {{it}} cost{match['tail'] or ''}?",
            bool(match["more"] or match["dear"]),
        )
    ]


def _degree(two: Alternatives) -> list[Asked]:
    match = _OF_ITSELF.match(two.ask)
    if match is None:
        return []
    of, most = _DEGREES[match["degree"].casefold()]
    be = match["be"].casefold()
    plain = (f"How {of} {'is' if be == 'be' else be} {{it}}?", most)
    if match["then"]:
        # Who was born first need not have been the older one, each at a time of their own.
        return [plain] if of == "old" and two.are_people else []
    if of == "large":
        return [plain, ("How many inhabitants does {it} have?", most)]
    if of == "old":
        return [
            plain,
            *((f"When was {{it}} {deed}?", not most) for deed in _BEGINNINGS[two.are_people]),
        ]
    return [plain]


def _part(two: Alternatives) -> list[Asked]:
    match = _OF_ITS_PART.match(two.ask)
    if match is None:
        return []
    of, most = _DEGREES[match["degree"].casefold()]
    several, past = is_plural(match["part"]), match["have"].casefold() == "had"
    be = ("were" if past else "are") if several else ("was" if past else "is")
    return [(f"How {of} {be} the {match['part']} of {{it}}?", most)]


def _count(two: Alternatives) -> list[Asked]:
    match = _COUNTED.match(two.ask)
    if match is None or match["deed"].casefold() in NO_DEEDS:
        return []
    deed, unit = match["deed"].casefold(), match["unit"]
    whom = f" {match['whom']}" if match["whom"] else ""
    how = "much" if unit in _MASS else "many"
    most = match["way"].casefold() in ("more", "most")
    if deed.endswith("ed") and deed not in _BY_ITSELF and not (two.auxiliary or whom):
        return [(f"How {how} {unit} were {deed} by {{it}}{match['tail']}?", most)]
    auxiliary = two.auxiliary or auxiliary_of(deed)
    return [(f"How {how} {unit} {auxiliary} {{it}} {base_form(deed)}{whom}{match['tail']}?", most)]


def _spending(two: Alternatives) -> list[Asked]:
    match = _ADVERB.match(two.ask)
    if match is None:
        return []
    auxiliary = two.auxiliary or auxiliary_of(match["deed"])
    form = f"How much {auxiliary} {{it}} {base_form(match['deed'])}{match['tail']}?"
    return [(form, match["way"].casefold() in ("more", "most"))]
