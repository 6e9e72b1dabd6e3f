"""A later part of a question that leaves out what the first said in, the whole part out.

"What did the mayor promise, and what the governor?" asks what the governor promised.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, take_apart
from assistant.verbs import is_participle

_PLACED = re.compile(
    r"(?P<prep>in|on|at|from|to|by|for|with|under|after|before|during|against) \w", re.IGNORECASE
)
_NAMED = re.compile(r"(?:the|an?|his|her|its|their) [\w’' -]+$|[A-Z][\w.’'-]*(?: [\w.’'-]+)*$")
_LONGEST = 5  # words of a party; more are hardly without a verb
_ASKED_OF = re.compile(rf"which (?P<noun>(?!{AUXILIARY}\b).+?) (?={AUXILIARY}\b)", re.IGNORECASE)


def filled(first: str, later: str) -> str:
    """The later part with what it leaves out of the first; as it is where it leaves out nothing.

    Args:
        first: The first part, without its question mark: `How many were hurt in Leeds`.
        later: The part behind it: `how many in York`.
    """
    whole, part = take_apart(f"{first}?"), take_apart(f"{later}?")
    asked_of = _ASKED_OF.match(first)
    if asked_of and part.asking.casefold() == "which" and part.auxiliary and not part.noun:
        return f"which {asked_of['noun']} {part.body}"
    if part.auxiliary or part.asking.casefold() != whole.asking.casefold():
        return later
    left = part.rest
    placed = _PLACED.match(left)
    if placed:
        before = re.split(rf" {placed['prep']} (?!.* {placed['prep']} )", whole.body, maxsplit=1)[0]
        return " ".join(word for word in (part.asking, whole.noun, before, left) if word)
    head = " ".join(word for word in (part.asking, whole.noun, whole.auxiliary) if word)
    if whole.subject and whole.rest and _NAMED.match(left) and len(left.split()) <= _LONGEST:
        return f"{head} {left} {whole.rest}"
    if whole.auxiliary and not whole.subject and is_participle(left.split(" ", 1)[0]):
        return f"{head} {left}"
    return later
