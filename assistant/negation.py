# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A text in, whether and where it denies, negates, reverses or takes back something out."""

from __future__ import annotations

import re

from assistant.matching import in_text, stems_of
from assistant.question import Question
from assistant.words import stem, tokenize

DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s)?|refut(?:ed|es)|dismiss(?:ed|es)|disput(?:ed|es)|contradict(?:ed|s)"
    r"|no evidence)\b",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:not|cannot|no|never|neither|nor|none|nobody|without|failed to|refus(?:ed|es) to"
    r"|unable to|no longer|fall(?:s)? short of|rather than|instead of|except(?: for)?"
    r"|exclud(?:ed|es|ing)|left out)\b|n['’]t\b",
    re.IGNORECASE,
)
_WRONGLY = r"(?:wrongly|falsely|erroneously|incorrectly|mistakenly|in error|by mistake)"
_TOLD = r"(?:report|sa(?:y|id)|claim|stat|announc|wrote|writ)\w*"
_RETRACTED = re.compile(
    rf"\b(?:{_TOLD} {_WRONGLY}|{_WRONGLY} {_TOLD}|(?:retract|withdr[ae]w)\w* .{{0,20}}"
    r"(?:report|claim|statement)) (?:.{0,30}\b)?that\b",
    re.IGNORECASE,
)
_NEGATED_WORDS = 4
_REACH = re.compile(r"[^,;:.!?—–]*")
_OPPOSITES = (
    ("same", "opposing opposite rival different"),
    ("together", "separately"),
    ("win", "lose"),
    ("rise", "fall drop decline"),
    ("increase", "decrease fall decline"),
    ("open", "closed shut"),
    ("alive", "dead died killed"),
    ("guilty", "innocent acquitted"),
    ("support", "oppose opposes opposed"),
    ("agree", "disagree disagreed odds"),
    ("accept", "reject rejected refuse"),
    ("succeed", "fail failed"),
    ("first", "second third last"),
    ("before", "after"),
    ("legal", "illegal"),
    ("safe", "unsafe dangerous"),
)


def is_denial(text: str) -> bool:
    """Whether a text denies or negates anything, a mere condition behind it aside."""
    told = _CONDITION.sub(_without_condition, text)
    return bool(DENIED.search(told) or NOT.search(told) or _RULED_OUT.search(told))


STAYS_AWAY = re.compile(
    r"\b(?:skip(?:s|ped|ping)?|withdr[ae]w(?:s|n|ing)?(?= from)|(?:pull|drop|bow)(?:s|ed|ped|ing|ping)? out"
    r"|s[ia]t(?:s|ting)? out|stay(?:s|ed|ing)? away|(?-i:miss(?:es|ed)?)(?= (?:the|its|his|her|their)\b))\b",
    re.IGNORECASE,
)
"""What says without a *not* that somebody does not come or take part."""
_RULED_OUT = re.compile(r"\b(?:rul(?:e|es|ed|ing) out|cleared of|acquitted of)\b", re.IGNORECASE)


_CONDITION = re.compile(
    r"(?P<before>[\w’'-]+,? )(?:(?:as|so) long as|provided that|on condition that|unless)"
    r" (?:it|they|he|she|you|we|nobody|nothing|none|no|the|there)\b[^,;.]*",
    re.IGNORECASE,
)
""""It is safe as long as it is not swallowed": a condition denies nothing."""
_OF_LENGTH = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "twice",
        "times",
        "half",
        "just",
        "nearly",
        "almost",
        "about",
        "took",
        "takes",
    ]
)


def _without_condition(match: re.Match[str]) -> str:
    """What stands before a condition; all of it where a length is compared: "twice as long as"."""
    before = match["before"].strip(" ,").casefold()
    return match.group() if before in _OF_LENGTH else match["before"]


def denials_in(text: str) -> list[tuple[int, int]]:
    """Where a text tells that somebody denies something: the verbs, in order."""
    return [match.span() for match in DENIED.finditer(text)]


def is_retracted(text: str) -> bool:
    """Whether a sentence takes back what was reported: "reported wrongly that ..."."""
    return bool(_RETRACTED.search(text))


def negation_near(question: Question, text: str) -> bool:
    """Whether a negation stands right before one of the question's words that is no name."""
    named = {word for name in question.names for word in stems_of(name)}
    asked = frozenset(word for word in question.stems if word not in named)
    for match in NOT.finditer(text):
        # "Moe, who ran without shoes, won" denies no winning: a comma ends what is negated.
        reach = _REACH.match(text, match.end(), match.end() + 60)
        following = tokenize(reach.group() if reach else "")[:_NEGATED_WORDS]
        if any(in_text(token.stem, asked) for token in following):
            return True
    return False


def opposite_in(question: Question, text: str) -> str:
    """The question's word whose opposite stands in the sentence, else empty."""
    asked = {token.stem: token.text for token in tokenize(question.text)}
    there = {token.stem for token in tokenize(text)}
    for word, opposites in _OPPOSITES:
        turned = any(stem(other) in there for other in opposites.split())
        if turned and stem(word) in asked and stem(word) not in there:
            return asked[stem(word)]
    return ""


def reverses_of(question: Question) -> list[str]:
    """The opposites of the question's words."""
    asked = {token.stem for token in question.tokens}
    return [
        other
        for word, opposites in _OPPOSITES
        if stem(word) in asked
        for other in opposites.split()
    ]
