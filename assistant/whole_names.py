"""A name that was read in part in, where it stands whole out: a person's, a town's, a team's."""

from __future__ import annotations

import re

from assistant.dates import find_dates
from assistant.evidence import Sentence
from assistant.memberships import body_of
from assistant.places import is_city, is_place
from assistant.question import Expects, Question, find_names
from assistant.values import same_name
from index.letters import compile_latin


def whole_name(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the name of a person or place stands of which a part, or what follows, was read.

    And that of the body which somebody is of, where another one was read.
    """
    if question.expects is Expects.NAME:
        body = body_of(question, sentence.text)
        return (sentence.start + body[0], sentence.start + body[1]) if body else (start, end)
    if question.expects is Expects.PERSON:
        start, end = _name_before_letters(sentence, start, end)
        start, end = _name_before_role(question, sentence, start, end)
        return start, _name_end(sentence, start, end)
    if _ASKS_REGION.search(question.text):
        return start, end
    return _place_start(sentence, start, end), end


_ASKS_REGION = re.compile(
    r"\b(?:country|countries|nation|state|province|region|county|continent|district)\b",
    re.IGNORECASE,
)
_PLACES_AHEAD = compile_latin(
    r"\b(?:in|near|from|outside) (?P<first>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),"
    r"(?: [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,)? $"
)
_MORE_PLACES = compile_latin(r",? (?:and|or) [A-Z]|, [A-Z][\w’' -]+?,? (?:and|or) [A-Z]")


def _place_start(sentence: Sentence, start: int, end: int) -> int:
    """Where the town begins whose province was read: the Levico of "in Levico, Trento, Italy".

    Not where several places are told one after the other.
    """
    at = sentence.start
    ahead = _PLACES_AHEAD.search(sentence.text[: start - at])
    if ahead is None or _MORE_PLACES.match(sentence.text[end - at :]):
        return start
    # "In March, Tokyo ..." is no chain, nor "in Washington, Paris ...": a capital ends none.
    apart = find_dates(ahead["first"]) or is_city(sentence.text[start - at : end - at])
    return start if apart else at + ahead.start("first")


_LETTERS = compile_latin(
    r"(?:[QK]C|M[SE]?P|MLA|MD|J[DP]|P(?:h\.?|H)D\.?|DPhil|Esq\.?|[CMO]BE|FR[SC]S?|[JS]r\.?|I{2,3})"
)
_NAME_AHEAD = compile_latin(r"(?P<name>[A-Z][\w’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.’'-]*)*), $")


def _name_before_letters(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the name stands whose letters were read: the "QC" of "Mark Tedeschi, QC" is nobody."""
    at = sentence.start
    read = sentence.text[start - at : end - at].strip()
    ahead = _NAME_AHEAD.search(sentence.text[: start - at]) if _LETTERS.fullmatch(read) else None
    return (at + ahead.start("name"), at + ahead.end("name")) if ahead else (start, end)


_ROLE_OF_ONE = re.compile(r"(?:his|her|its|their|the|an?) [a-z-]+(?: [a-z-]+){0,2}", re.IGNORECASE)
_AGE_BEHIND = re.compile(r",(?: (?:aged )?\d{1,3},)? $")
_NAME_FOLLOWS = compile_latin(r", [A-Z][\w’'-]+ [A-Z]")


def _name_before_role(
    question: Question, sentence: Sentence, start: int, end: int
) -> tuple[int, int]:
    """The full name right before what somebody is, where only that was read: "her manager".

    Not where the question names them, nor in a list of several.
    """
    at, text = sentence.start, sentence.text
    read, rest = text[start - at : end - at].strip(), text[end - at :]
    comma = _AGE_BEHIND.search(text[: start - at])
    if comma is None or not rest.startswith(",") or not _ROLE_OF_ONE.fullmatch(read):
        return start, end
    before = text[: comma.start()]
    name = next((one for one in reversed(find_names(f"- {before}")) if before.endswith(one)), "")
    if " " not in name or find_dates(name) or is_place(name) or _NAME_FOLLOWS.match(rest):
        return start, end
    if any(same_name(name, asked) for asked in question.names):
        return start, end
    first = comma.start() - len(name)
    if _NOT_ALONE.search(before[:first]):
        return start, end
    return at + first, at + comma.start()


_BEHIND = "in|at|on|to|of|from|with|for|by|near|after|before|over|under|during"
_NOT_ALONE = re.compile(rf"(?:\b(?:and|or|{_BEHIND})(?: the)?|,)\s+$", re.IGNORECASE)
"""Ahead of one of several, or of a place, a firm or a storm that no role belongs to."""


def _name_end(sentence: Sentence, start: int, end: int) -> int:
    """Where the name ends that follows a role that was read: "the singer" Amelia Roca."""
    at = sentence.start
    read, rest = sentence.text[start - at : end - at], sentence.text[end - at :]
    names = find_names(rest)
    if find_names(read) or not names or not rest.startswith(f" {names[0]}"):
        return end
    return end + 1 + len(names[0])
