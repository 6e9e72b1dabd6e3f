"""A question with a pronoun in, whether it names itself whom or what the pronoun means out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import ASKING, AUXILIARY, PREPOSITION, take_apart
from assistant.mentioned import A_BODY, A_PERSON, is_somebody, names_several
from assistant.persons import PERSON
from assistant.phrases import core
from assistant.places import is_place
from assistant.values import is_title
from index.letters import compile_latin

PLURAL = compile_latin(
    r"\b(?:they|them|their|theirs)\b|(?<=\bof )those(?! (?:who|that|[a-z-]+s)\b)", re.IGNORECASE
)
THING = re.compile(r"\bit\b(?!['’]s?\b)", re.IGNORECASE)


def introduces(question: str, own: Sequence[str], pronoun: re.Pattern[str]) -> bool:
    """Whether the question itself names, before its pronoun, whom or what the pronoun means.

    That is a name, or else the subject. An object is another than the subject: "Where did
    the company make them?"
    """
    match = pronoun.search(question)
    if match is None:
        return False
    before = question[: match.start()]
    named = [name for name in own if name in before and not is_place(name)]
    if pronoun is not THING and len(named) > (pronoun is PLURAL and " and " not in before):
        return True
    if pronoun is PERSON:
        return _asks_for_them(before, match.group().casefold())
    owns = match.group().casefold() in ("its", "their", "theirs")
    if not owns and not _CLAUSE_OPENS.search(before):
        return False
    subject = _subject(before)
    if pronoun is PLURAL:
        return names_several(subject) or A_BODY.search(subject) is not None
    return _is_one_thing(subject)


_WHO = rf"(?:who|which (?:[a-z-]+ )?(?P<noun>[a-z-]+)) (?!{AUXILIARY} (?:[A-Z]|the\b|an?\b))"
_OF_THEIR_OWN = compile_latin(
    rf"{_WHO}(?:has|had|have|lost|changed|gave up|kept|(?:[a-z]+ )+own)$", re.IGNORECASE
)
_AND_THEY = compile_latin(rf"{_WHO}.*\band {ASKING}(?: [a-z]+)? {AUXILIARY} $", re.IGNORECASE)


def _asks_for_them(before: str, pronoun: str) -> bool:
    """Whether a question asks for the one whom its own pronoun means.

    "Which expert has his doubts, and where does he work?"
    """
    nominative = pronoun in ("he", "she")
    match = _AND_THEY.match(before) if nominative else _OF_THEIR_OWN.match(before.strip())
    return match is not None and (not match["noun"] or is_somebody(f"the {match['noun']}"))


_LATER_CLAUSE = compile_latin(
    rf",?\s+(?:(?:and|but)\s+(?:{ASKING}|{AUXILIARY})\b.*|(?:because|while|if|although|when)\b.*|and|but)$",
    re.IGNORECASE,
)
_CLAUSE_OPENS = compile_latin(
    rf"\b(?:(?:{ASKING}|and|but)\s+{AUXILIARY}|and|but|because|while|if|although|when)\s+$",
    re.IGNORECASE,
)
_ASKED_OF = compile_latin(
    rf"(?:which|how many) ((?:[a-z-]+ )?[a-z-]+) (?!(?:{PREPOSITION}|{AUXILIARY})$)[a-z-]+$", re.I
)

_HOW_MANY = compile_latin(
    r"how many ((?:[a-z-]+ )?[a-z-]+?s) (?=(?:had|has|have|did|do|does|will)\b)", re.I
)


def _subject(before: str) -> str:
    """The noun phrase or name that is the subject of what stands before a pronoun."""
    text = _LATER_CLAUSE.sub("", before.strip())
    asked = _ASKED_OF.match(text) or _HOW_MANY.match(text)
    return f"the {asked[1]}" if asked else core(take_apart(text).subject)


def _is_one_thing(subject: str) -> bool:
    """Whether "it" may mean a subject: a place, or with an article no person and not several."""
    if is_place(subject):
        return True
    *before, head = subject.split() or [""]
    thing = not A_PERSON.search(head) and not is_title(head) and not names_several(subject)
    return bool(before) and before[0].casefold() in ("the", "a", "an", "his", "her") and thing
