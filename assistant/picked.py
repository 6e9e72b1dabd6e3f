# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""`the second`, `the latter`, `the other company` in a question, what is meant by it out.

What can be counted is what the last answer or the last question lists; the other is what
the question named beside what was answered.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.places import is_place
from assistant.turn import Turn
from index.letters import compile_latin

_ORDINALS = {
    "first": 0,
    "former": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "latter": -1,
    "last": -1,
}
_NOUN = r"(?:company|firm|country|state|group|party|side|club|team|man|woman|person|town|city|ship)"
_ONE = r"(?:one|of (?:them|these|those|the \w+))"
_COUNTED = compile_latin(
    rf"\b(?:the|his|her|its|their) (?P<which>{'|'.join(_ORDINALS)})(?: {_ONE}\b(?! {PREPOSITION}\b)|(?: {_NOUN})?"
    rf"(?= {AUXILIARY}\b| (?:gets?|says?|said|wants?|takes?)\b|['’]s|\s*[?.,]?\s*$))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:(?:and|but)\s+)?(?:what about )?(the (?:second|third|last|next) time)\s*\??$", re.I
)
_FIRST = re.compile(r"\b(?:for the )?first(?: time)?(?=\s*\?|\s+(?:in|at|by|for)\b|$)")
_OTHER = compile_latin(r"\bthe other(?: (?P<noun>[a-z]+)\b|(?=\s*[?.,]?\s*$))", re.IGNORECASE)


def picked(question: str, before: Turn) -> str | None:
    """The question with the one of several put in its place; None where that is not clear."""
    time = _TIME.match(question)
    first = _FIRST.search(before.question) if time else None
    if time and first:
        asked = before.question
        return f"{asked[: first.start()]}for {time[1]}{asked[first.end() :]}"
    match = _COUNTED.search(question)
    if match is not None:
        listed = _listed(before)
        at = _ORDINALS[match["which"].casefold()]
        if len(listed) < 2 or at >= len(listed):
            return _next_of_its_kind(question, match, before)
        return f"{question[: match.start()]}{listed[at]}{question[match.end() :]}"
    match = _OTHER.search(question)
    if match is None or not _is_of_the_kind(match["noun"] or "one", before):
        return None
    other = _other(before)
    return other and f"{question[: match.start()]}{other}{question[match.end() :]}"


_ABOUT = re.compile(r"^(?:(?:and|but|or)\s+)?(?:(?:what|how) about )?$", re.IGNORECASE)


def _next_of_its_kind(question: str, match: re.Match[str], before: Turn) -> str | None:
    """`Lind's first book` and `the second one`: Lind's second book is meant."""
    numbered = _NUMBERED.search(before.question)
    if numbered is None or match["which"].casefold() not in _IN_ORDER:
        return None
    kind = f"{numbered['whose']}{match['which']} {numbered['noun']}"
    head, tail = question[: match.start()], question[match.end() :]
    if _ABOUT.match(head) and not tail.strip(" ?."):
        said = before.question
        return f"{said[: numbered.start()]}{kind}{said[numbered.end() :]}"
    return f"{head}{kind}{tail}"


def _is_of_the_kind(noun: str, before: Turn) -> bool:
    """Whether a noun says no more of what is meant than the last question did."""
    return bool(re.fullmatch(f"one|{_NOUN}", noun, re.I)) or noun in before.question.split()


def _listed(before: Turn) -> list[str]:
    """What the answer lists, else what the question does: `Peru, Chile and Bolivia`."""
    told = before.value or re.sub(r"^The (?=[a-z])", "the ", before.answer.strip(" ."))
    for text in (told, before.question.strip(" ?")):
        found = _LIST.search(text) or _NOUNS.fullmatch(text)
        if found is not None:
            parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", found.group())
            return [part for part in parts if part]
    return []


_IN_ORDER = ("first", "second", "third", "fourth", "last")
_NUMBERED = compile_latin(
    r"(?P<whose>\b(?:the|his|her|its|their|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*['’]s?) )"
    rf"(?:{'|'.join(_IN_ORDER)}) (?P<noun>[a-z]+)\b"
)
_NAME = r"(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*)*"
_NOUN_PHRASE = r"(?:the|an?) [^,]+?"
_NOUNS = compile_latin(rf"{_NOUN_PHRASE}(?:, {_NOUN_PHRASE})*,? and {_NOUN_PHRASE}")
_LIST = compile_latin(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}")


def _other(before: Turn) -> str:
    """The one name of the question that was not the answer and is of its kind."""
    listed = _listed(before)
    if len(listed) == 2 and before.value in listed:
        return next(name for name in listed if name != before.value)
    named = [
        name
        for name in before.named_apart
        if name not in before.value and is_place(name) == is_place(before.value)
    ]
    return named[0] if before.value and len(named) == 1 and not before.amount else ""
