"""A question how deep or heavy a thing is and an amount in its sentence in, whether it may tell.

A wave six metres high is no depth of the lake, and a pig 15 metres high has no weight told.
"""

from __future__ import annotations

import re

from assistant.quantities import quantity_at

_ASKED = re.compile(
    r"\bhow (?:(?P<way>deep|tall|high|long|wide|broad|thick)\b|(?P<mass>heavy\b|much [^?]*\bweigh))"
    r"|\bwhat (?:is|was|are|were) [^?]*(?<!at the )"
    r"\b(?P<noun>depth|height|length|width|thickness|weight)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:[\w.,½]+[\s-]+){1,3}?(?:met(?:re|er)s?|feet|foot|ft|k?m|kilomet(?:re|er)s?|miles?|cm"
    r"|centimet(?:re|er)s?|inch(?:es)?|yards?)[\s-]+(?P<way>deep|tall|high|long|wide|broad|thick)\b",
    re.IGNORECASE,
)
_NO_TIME = frozenset(["deep", "tall", "thick"])
_OF_SPACE = frozenset(["depth", "length", "width", "thickness"])
_CLASS = {
    "deep": "depth",
    "tall": "height",
    "high": "height",
    "long": "length",
    "wide": "width",
    "broad": "width",
    "thick": "thickness",
}


def is_of_other_dimension(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether an amount is a height where a depth is asked for, or a length where a weight is.

    Args:
        question: The question.
        sentence: Where the amount stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    asked = _ASKED.search(question)
    if asked is None:
        return False
    if asked["way"]:
        of = _CLASS[asked["way"].casefold()]
    else:
        of = "weight" if asked["mass"] else asked["noun"].casefold()
    size = quantity_at(sentence, start, end)
    if size is not None and size.dimension == "length" and of == "weight":
        return True
    if size is not None and size.dimension == "mass" and of in _OF_SPACE:
        return True
    # "How high is life expectancy?" asks for years, how deep or tall something is does not.
    if (
        size is not None
        and size.dimension == "time"
        and (asked["way"] or "").casefold() in _NO_TIME
    ):
        return True
    told = _TOLD.match(sentence[start:])
    return (
        told is not None
        and told.start("way") <= end - start + _UNIT_ROOM
        and (_CLASS[told["way"].casefold()] != of)
    )


_UNIT_ROOM = 14  # characters that a unit takes behind the amount that was read
