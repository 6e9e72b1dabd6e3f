# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""What is asked of two things by a verb in, the questions to put to each of them out.

"lasted longer" asks how long each lasted, "started younger" at what age each started, "was deadlier"
how many died in it.
"""

from __future__ import annotations

import re

from assistant.alternatives import Alternatives
from assistant.verbs import base_form, is_past

Asked = tuple[str, bool]
"""A question with `{it}` for the thing, and whether most of it is meant."""
_LASTED = re.compile(
    r"(?:\w+ ){0,3}?(?P<deed>took|takes?|last(?:s|ed)?) (?:the )?(?P<way>longer|longest|shorter|shortest)(?P<tail> to [a-z]+| (?:at|in|on|during|for) [^,?]+)?$",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"(?P<deed>took|takes?) (?P<whom>(?!the lo)[^,?]+?) (?:the )?(?P<way>longer|longest|less time)$",
    re.IGNORECASE,
)
_PUTS = re.compile(
    r"(?P<deed>puts?|estimates?|estimated|sets?|reckons?) (?P<what>(?:the|its|their) [^,?]+?)"
    r" (?:the |at an? )?(?P<way>higher|highest|lower|lowest)(?: figure)?$",
    re.IGNORECASE,
)
_AT_AGE = re.compile(
    r"(?P<deed>(?!(?:looked|felt|seemed|turned|got|grew|became|appeared|sounded|remained|stayed)\b)[a-z]+(?: [a-z]+)*?) (?:at (?:an?|the) )?(?:(?P<old>older|later in life|later age|older age|(?:greater|higher|more advanced) age)"
    r"|younger|earlier in life|younger age|earlier age|lower age)$",
    re.IGNORECASE,
)
_DEADLY = re.compile(
    r"(?:\w+ ){0,3}?(?:was|were|proved) (?:the )?(?:(?P<more>deadlier|deadliest|bloodier|bloodiest|more deadly|most deadly)"
    r"|less deadly)$",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"(?:\w+ ){0,2}?(?P<deed>grew|grow|grows|rose|rise|rises|fell|fall|falls|shrank|shrink|dropped|declined|increased|decreased|improved|gained|slipped)"
    r" (?:by )?(?:the )?(?:(?P<more>more|most|faster|fastest|further)|less|least|slower|slowest)$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"(?:\w+ ){0,2}?(?:has|have) been (?P<where>.+?) (?:for )?(?:longer|longest)$", re.IGNORECASE
)
NO_DEEDS = frozenset(
    [
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "may",
        "might",
    ]
)
_LAST_S = re.compile(r"(?<=ch|sh|ss|go)es$|(?<=[^aious])s$")


def growth(two: Alternatives) -> list[Asked]:
    """`grew faster`, `fell less`: by how much either did."""
    match = _GROWN.match(two.ask)
    if match is None or two.are_people:
        return []
    deed = base_form(match["deed"])
    auxiliary = two.auxiliary or auxiliary_of(match["deed"])
    return [(f"By how much {auxiliary} {{it}} {deed}?", match["more"] is not None)]


def length(two: Alternatives) -> list[Asked]:
    """`lasted longer`, `takes him longer`: how long either did."""
    takes = _TAKES.match(two.ask)
    if takes is not None:
        form = f"How long {auxiliary_of(takes['deed'])} {{it}} take {takes['whom']}?"
        return [(form, takes["way"].casefold().startswith("long"))]
    match = _LASTED.match(two.ask)
    if match is None:
        return []
    deed = base_form(match["deed"])
    auxiliary = two.auxiliary or auxiliary_of(match["deed"])
    form = f"How long {auxiliary} {{it}} {deed}{match['tail'] or ''}?"
    return [(form, match["way"].casefold().startswith("long"))]


def figure(two: Alternatives) -> list[Asked]:
    """`puts the cost higher`: at what figure either puts it."""
    match = _PUTS.match(two.ask)
    if match is None:
        return []
    deed = match["deed"]
    form = f"At what figure {auxiliary_of(deed)} {{it}} {base_form(deed)} {match['what']}?"
    return [(form, match["way"].casefold().startswith("high"))]


def time_in_place(two: Alternatives) -> list[Asked]:
    """`has been mayor longer`: since when either has been."""
    match = _IN_PLACE.match(f"{two.auxiliary} {two.ask}".strip())
    # Who has been there longer has been there since an earlier day.
    return [(f"Since when has {{it}} been {match['where']}?", False)] if match else []


def toll(two: Alternatives) -> list[Asked]:
    """`was deadlier`: how many people died in either."""
    match = _DEADLY.match(two.ask)
    return [("How many people died in {it}?", bool(match["more"]))] if match else []


def age_at(two: Alternatives) -> list[Asked]:
    """`Who started younger?` asks at what age either did; with "be" it asks how old they are."""
    match = _AT_AGE.match(two.ask)
    verb, _, rest = match["deed"].partition(" ") if match else ("", "", "")
    if match is None or not two.are_people or not is_past(verb) or verb in NO_DEEDS:
        return []
    return [(f"At what age did {{it}} {base_form(verb)} {rest}".rstrip() + "?", bool(match["old"]))]


def auxiliary_of(deed: str) -> str:
    """What a question with this verb is asked with: `does` or `did`."""
    return "does" if _LAST_S.search(deed) or deed.casefold() == "has" else "did"
