# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for somebody by what they are and a name in its sentence in, whether it is another's out.

"The bishop, Leon Arrif, spoke" names no priest who assisted the bishop, and "the architect Ida Moe"
no contractor: what a sentence says somebody is beside their name is told, not guessed.
"""

from __future__ import annotations

import re

from assistant.asked_nouns import PERSONS
from assistant.values import is_title
from assistant.verbs import words_in
from assistant.words import fold
from index.letters import compile_latin

_TRADES = tuple(
    words_in(line)
    for line in (
        "composer librettist conductor interpreter singer soprano tenor baritone pianist violinist lyricist",
        "architect contractor builder surveyor electrician plumber",
        "author translator illustrator publisher editor reviewer",
        "screenwriter actor actress producer cameraman",
        "captain coach referee umpire physiotherapist mascot groundsman",
        "priest bishop archbishop cardinal pope imam rabbi organist sexton",
        "prosecutor judge juror defendant plaintiff clerk",
        "pilot stewardess steward passenger controller mechanic",
        "seller buyer auctioneer",
        "doctor nurse midwife patient pharmacist",
        "hostage kidnapper negotiator",
        "pupil teacher headteacher caretaker",
    )
)
"""Parts that nobody has two of in one matter; who directs a film may also have written it."""
_ROLES = PERSONS | frozenset[str]().union(*_TRADES)
_ASKED = re.compile(
    r"^(?:and )?(?:which|what) (?!(?:is|are|was|were)\b)(?:[a-z-]+ )??(?P<which>[a-z]+)\b(?! of\b)"
    r"|^(?:and )?who (?:is|was|are|were) the (?:[a-z-]+ ){0,2}?(?P<who>[a-z]+)(?= (?:of|for|in|at|on|behind|who|that)\b|\s*\?*$)"
    r"|^what (?:is|was) the name of the (?:[a-z-]+ ){0,2}?(?P<name>[a-z]+)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\bthe (?:[a-z-]+ )??(?P<role>[a-z]+)\b", re.IGNORECASE)
_BEFORE = compile_latin(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]*['’]s?) (?:[\w’'-]+ ){0,2}?(?P<role>[a-z]+),? (?:(?:Dr|Mr|Mrs|Ms|Dom|Fr|Sir|Father|Rev)\.? )?$"
)
_BEHIND = compile_latin(
    r"(?: \([^()]{1,30}\))?,(?: \d{1,3},)? (?:the|an?|its|his|her|their)(?: [\w’'-]+){0,2}? (?P<role>[a-z]+)\b"
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
    told = _told(sentence, start, end)
    if not told:
        return False
    if wanted and told != wanted and any(wanted in line and told in line for line in _TRADES):
        return True
    if match is None or not match["which"] or not wanted or told == wanted:
        return False
    # "Which priest assisted the bishop": whoever is the bishop is the other party.
    others = {_role(other["role"]) for other in _BESIDE.finditer(question, match.end())}
    return told in others


def _told(sentence: str, start: int, end: int) -> str:
    """What somebody at a place of a sentence is said to be; empty where it does not say."""
    before = _BEFORE.search(sentence[:start])
    behind = _BEHIND.match(sentence, end)
    for found in (before, behind):
        role = _role(found["role"]) if found else ""
        if role:
            return role
    lead = re.match(r"(?:the |an? )?(?P<role>[a-z]+) (?=[A-Z])", sentence[start:end])
    return _role(lead["role"]) if lead else ""


def _role(word: str) -> str:
    """A word as that of a part that somebody has; empty for any other."""
    low = fold(word)
    known = low in _ROLES or is_title(low)
    return low if known else ""
