"""`What about his deputy?` in, `What do the articles say about Lind's deputy?` out.

For whoever or whatever has no like in the last question, or where the articles don't tell the
same of it: then anything that they tell of it may be meant.
"""

from __future__ import annotations

import re

from assistant.dates import find_dates
from assistant.ellipsis import new_phrase, newly_named
from assistant.places import is_place
from assistant.pronouns import filled_pronouns
from assistant.question import Expects
from assistant.restate import affirmed
from assistant.turn import Turn
from assistant.words import content_stems, tokenize
from index.letters import compile_latin

_A_VALUE = (Expects.DATE, Expects.NUMBER, Expects.MONEY, Expects.DURATION, Expects.PLACE)
_NOUN_PHRASE = compile_latin(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [\w’' -]+$"
    r"|[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,4}$"
)
_SEVERAL = compile_latin(r"(?:[a-z-]+ )?[a-z-]{3,}(?<![sui])s$")
_NO_NOUN = re.compile(
    r"\b(?:first|second|third|last|next|latter|former|others?|ones?|same|dead|missing|\w+ed)$"
    r"|['’]s$|s['’]$",
    re.IGNORECASE,
)
_DETERMINER = compile_latin(r"^(?:The|An?|His|Her|Its|Their) (?=[a-z])")
_ONE = re.compile(r"\bones?$")


def _lowered(match: re.Match[str]) -> str:
    return match.group().lower()


def asked_about(question: str, before: Turn) -> str | None:
    """`And the fine?` → `What do the articles say about the fine?`, and what was talked of."""
    subject = newly_named(question)
    noun = before.clause.noun
    if noun and re.match(r"the other ones?$", subject):
        subject = _ONE.sub(noun, subject)
    return _about(subject, before, several=True)


def _about(subject: str, before: Turn, *, several: bool = False) -> str | None:
    if not _is_new(subject) and not (several and _SEVERAL.match(subject)):
        return None
    plain = f"What do the articles say about {_DETERMINER.sub(_lowered, subject)}?"
    whole = filled_pronouns(plain, before) or plain
    told = "" if whole != plain else affirmed(before)
    return f"{whole.rstrip('?')} ({told})?" if told else whole


def _is_new(named: str) -> bool:
    """Whether it is somebody or something that an article can tell of: no day, no `the second`."""
    told = content_stems(tokenize(f"- {named}")) and _NOUN_PHRASE.match(named)
    dated = find_dates(named) or find_dates(f"in {named.removesuffix('s')}")
    return bool(told) and not dated and not _NO_NOUN.search(named)


def brought_up(question: str, before: Turn) -> str:
    """What a follow-up brings up: the deputy of `And his deputy?`, the York of `And in York?`."""
    named = newly_named(question.strip()) or new_phrase(question.strip(), before)
    named = named.title() if is_place(named.title()) else _DETERMINER.sub(_lowered, named)
    return named if _is_new(named) else ""


def otherwise_asked(question: str, before: Turn, *, answered: bool) -> str | None:
    """What to ask of somebody or something else where the articles don't tell the same of it.

    "What about his deputy?" may be about anything that happened to the deputy, but where a number,
    a time or a place is asked for and not told, that is all there is to say.

    Args:
        question: The follow-up as it was asked.
        before: The turn that it leans on.
        answered: Whether it was answered, with a sentence that tells nothing of what is new.
    """
    if before.expects in _A_VALUE and not answered:
        return None
    return _about(brought_up(question, before), before)
