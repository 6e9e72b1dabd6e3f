# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A noun phrase in, what it is without its attachments and whether it means several out."""

from __future__ import annotations

import re

from assistant.clause import PREPOSITION

SEVERAL = "people|men|women|children|police"
"""Nouns that are several without an ending, as a pattern."""
_PLURAL_NOUN = re.compile(
    r"\b(?:the|these|those|all|many|most|some|two|three|four|five|six) (?:[a-z-]+ )?(?P<noun>(?:(?!(?:gas|news|bus|virus|crisis|census|series|was|has|does|says)\b)[a-z-]{2,}(?<!s)s|"
    rf"{SEVERAL}))\b"
)


def plural_phrases(text: str) -> list[str]:
    """Plural noun phrases such as `the train drivers`, in order."""
    return [match.group() for match in _PLURAL_NOUN.finditer(text)]


def core(phrase: str) -> str:
    """A noun phrase without what is attached to it: `the quake in Marn` → `the quake`."""
    return re.split(rf"\s+(?:{PREPOSITION}|that|which|who)\s", phrase, maxsplit=1)[0]


def is_plural(value: str) -> bool:
    """Whether a value names several: `Peru and Chile`, `rebels of the north`."""
    several = _ITS_OWN.sub("", value)
    if " and " in several:
        return True
    *before, head = core(several).split() or [""]
    if before and before[0].casefold() in ("a", "an", "one"):
        return False  # "an atlas"
    if head[:1].isupper() and before and before[0].casefold() != "the":
        return False  # "William Evans" is one, "the Liberals" and "Rovers" are several
    return bool(re.fullmatch(SEVERAL, head)) or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )


_ITS_OWN = re.compile(r",? and its .*$")
"""What goes along with a thing does not make it several: "the submarine and its crew"."""
