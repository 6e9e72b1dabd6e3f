# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for somebody by what they are and a name in its sentence in, whether it is another's out.

"The bishop, Leon Arrif, spoke" names no priest who assisted the bishop, and "the architect Ida Moe"
no contractor: what a sentence says somebody is beside their name is told, not guessed.
"""

from __future__ import annotations

import re

from assistant.asked_nouns import PERSONS
from assistant.values import is_title
from assistant.words import fold
from index.letters import compile_latin

_EXCLUDE = tuple(
    frozenset(pair.split())
    for pair in (
        "composer librettist", "composer interpreter", "conductor composer", "architect contractor",
        "architect builder", "author translator", "author illustrator", "captain coach",
        "captain referee", "coach referee", "prosecutor judge", "prosecutor lawyer", "judge lawyer",
        "seller buyer", "plaintiff defendant", "hostage kidnapper", "pilot passenger",
        "winner loser", "organist bishop",
    )
)  # fmt: skip
"""Parts of which nobody has both in one matter."""
_ROLES = PERSONS | frozenset[str]().union(*_EXCLUDE) | {"priest"}
_ASKED = re.compile(
    r"^(?:and )?(?:which|what) (?!(?:is|are|was|were)\b)(?P<which>[a-z]+)(?= (?!of\b))"
    r"|^(?:and )?who (?:is|was|are|were) the (?:[a-z-]+ ){0,2}?(?P<who>[a-z]+)(?= (?:of|for|in|at|on|behind|who|that)\b|\s*\?*$)"
    r"|^what (?:is|was) the name of the (?P<name>[a-z]+)\b",
    re.IGNORECASE,
)
_BECOMES = re.compile(
    r"\b(?:becomes?|became|named|elected|appointed|chosen|made|crowned|plays?|played|is|was|are|were|as)\b",
    re.IGNORECASE,
)
"""Who was named the winner, or plays the king, is both."""
_BESIDE = re.compile(r"\bthe (?P<role>[a-z]+)(?= (?!of\b)|\s*\?*$)", re.IGNORECASE)
_BEFORE = compile_latin(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]*['’]s?) (?P<told>(?:[\w’'-]+ ){0,4}?[a-z]+),? (?:(?:Dr|Mr|Mrs|Ms|Dom|Fr|Sir|Father|Rev)\.? )?$"
)
_BEHIND = compile_latin(
    r"(?: \([^()]{1,30}\))?,(?: \d{1,3},)? (?:the|an?|its|his|her|their) (?P<told>(?:[\w’'-]+ ){0,4}?[a-z]+)(?=[,.;]|\s*$)"
)


def is_of_other_trade(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether a name is said to be that of somebody with another part than is asked for.

    Args:
        question: The question, standing alone.
        sentence: Where the name stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    match = _ASKED.match(question)
    wanted = _role(match.group(match.lastgroup)) if match and match.lastgroup else ""
    if match is None or not wanted:
        return False  # every reading comes here, and few questions ask for a part
    told = _told(sentence, start, end)
    if not told or wanted in told:
        return False
    if any(frozenset((wanted, one)) in _EXCLUDE for one in told):
        return True
    if not match["which"] or _BECOMES.search(question):
        return False
    # "Which priest assisted the bishop": whoever is the bishop is the other party.
    return bool(told & {_role(other["role"]) for other in _BESIDE.finditer(question, match.end())})


def _told(sentence: str, start: int, end: int) -> set[str]:
    """All that somebody at a place of a sentence is said to be: `editor and author`."""
    found = (_BEFORE.search(sentence[:start]), _BEHIND.match(sentence, end))
    lead = re.match(r"(?:the |an? )?(?P<told>[a-z]+) (?=[A-Z])", sentence[start:end])
    words = [word for one in (*found, lead) if one for word in one["told"].split()]
    return {role for word in words if (role := _role(word.strip(",")))}


def _role(word: str) -> str:
    """A word as that of a part that somebody has; empty for any other."""
    low = fold(word)
    return low if low in _ROLES or is_title(low) else ""
