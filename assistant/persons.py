"""A question and the turn before it in, whom its "he" or "she" means out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.mentioned import (
    A_BODY,
    A_PERSON,
    asks_of_a_belonging,
    described,
    is_somebody,
    is_thing,
    may_be_person,
    names_several,
    proper_names,
)
from assistant.phrases import core, is_plural
from assistant.question import Expects
from assistant.turn import ACCORDING, Turn
from assistant.values import is_title
from index.letters import compile_latin, widened

PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_WHICH = compile_latin(rf"(?i:which|what) (?!{AUXILIARY}\b)((?:[a-z-]+ )?[a-z-]+)")
_SHE_TOO = re.compile(
    r"\b(?:ship|boat|ferry|vessel|yacht|tanker|freighter|carrier|liner|trawler|submarine|animal|horse|mare|dog|cat)\b"
)
_NAME_OF = re.compile(r"^the names? of (?=the )", re.IGNORECASE)
_TITLED = compile_latin(r"\bthe (?:[a-z-]+ )?([a-z-]+)(?=\s*$| [a-z])")
_ATTACHED = compile_latin(rf"\s+(?:(?!of\b){PREPOSITION}|that|which|who)\s")
"""What follows somebody's office: `the minister of health in Marn`."""


def people(before: Turn) -> list[str]:
    """Whom "he" or "she" can mean by a name, the likeliest first."""
    asked, told = _asked(before), _told(before)
    source = ACCORDING.search(before.question)
    if source and not asked and not told:
        return proper_names(f"- {source.group()}")
    kind = _WHICH.match(before.question)
    owned = asks_of_a_belonging(before.question)
    ship = _SHE_TOO.search(before.clause.subject if owned else kind[1] if kind else "")
    if ship and before.value and not before.amount and before.clause.subject not in asked:
        return told or [before.value]
    if asks_who(before):
        unnamed = before.value if _UNNAMED.match(before.value) and not told else ""
        whom_asked = "" if _is_body(before) else unnamed or described(before.question)
        return told or ([whom_asked] if whom_asked else [])
    if before.expects is Expects.PLACE:
        near = r"\bwith (?:(?:his|her|their|the) [a-z]+ )?"
        return [*asked, *(name for name in told if re.search(near + name, before.answer))]
    if kind:
        return asked
    # "What is the minister accused of?", "How does he reply?": nobody whom the answer names.
    subject = "" if asked else _unnamed(before)
    return [subject, *told] if subject and subject in before.clause.subject else [*asked, *told]


_UNNAMED = compile_latin(r"the [a-z]")


def asks_who(before: Turn) -> bool:
    """Whether somebody is asked for."""
    kind = _WHICH.match(before.question)
    person = kind is not None and any(A_PERSON.search(word) for word in kind[1].split())
    several = is_plural(before.value) or asks_of_a_belonging(before.question)
    return (before.expects is Expects.PERSON or person) and not several


def _asked(before: Turn) -> list[str]:
    """Persons that the question names."""
    located = before.located
    found = [
        name
        for name in before.names
        if may_be_person(name)
        and name not in located
        and not is_thing(name, before.whole)
        and not _names_office(name, before.whole)
        and not _says_what_kind(name, before.question)
    ]
    subject = before.clause.subject
    if not before.clause.rest and (owned := _RELATIVE.match(subject)):
        subject = owned.group()  # "Was Lind's father deaf?"
    held = subject if is_somebody(subject) else ""
    if held and not held.startswith("the "):
        # "What did Varon's minister say?": he is the minister, and nobody is Varon.
        return [held, *(name for name in found if name not in held)]
    return found


_RELATIVE = compile_latin(r"(?:[A-Z][\w’'-]* )*[A-Z][\w-]*['’]s? [a-z-]+(?= [a-z-]+$)")


def _told(before: Turn) -> list[str]:
    """Persons that the answer names."""
    if _is_body(before):
        return []
    names = before.answer_names
    if before.expects is Expects.PERSON:
        names = [*names, *(name for name in before.names if name == before.value)]
    return [n for n in names if may_be_person(n) and not _names_office(n, before.answer)]


def _is_body(before: Turn) -> bool:
    """Whether the answer is no person: `The Freewinds`, `the firm Nordwerk`."""
    value = before.value
    called = re.match(widened(r"[Tt]he ((?:[a-z-]+ )+)[A-Z]"), value)
    named = re.match(widened(r"[Tt]he [A-Z]"), value) or is_thing(value, value)
    return bool(named or (called and A_BODY.search(called[1].strip())))


def _names_office(name: str, text: str) -> bool:
    """Whether a name only says whose somebody is: `the mayor of Marn`, `the widow of Jo Berg`."""
    of = re.search(rf"([\w-]+) of (?:the )?{re.escape(name)}\b", text)
    return of is not None and A_PERSON.search(of[1]) is not None


def _says_what_kind(name: str, text: str) -> bool:
    """Whether a name only says what kind of thing something is: `a Creative Commons license`."""
    return re.search(rf"\b[Aa]n? {re.escape(name)} [a-z]", text) is not None


def whom(question: str, before: Turn, own: Sequence[str]) -> str:
    """Whom "he" or "she" means in a question that names `own` itself.

    "Did he meet the mayor?", "What is her name?": whoever was "he" is not "she".
    """
    match = PERSON.search(question)
    now = gender(match.group()) if match else ""
    if _both(question) and not before.spoken_of_as:
        full_names = {name for name in (*people(before), *_asked(before)) if " " in name}
        if len(full_names) > 1:
            return ""  # "Does she support him?", and nothing tells who is who
    spoken_of = _likeliest(before)
    if not _is_other(before, now):
        found = next((name for name in people(before) if name not in own), "")
        return found if found and found not in _others(before, now) else _rest(before, now, own)
    held = before.clause.object
    return held if is_somebody(held) and held != spoken_of else _rest(before, now, own)


def _both(question: str) -> bool:
    return len({gender(pronoun) for pronoun in PERSON.findall(question)}) > 1


def whom_besides(before: Turn, person: str) -> str:
    """The other one of two that a turn was about: `him` of "What did she promise him?"."""
    held = before.clause.object
    unnamed = "" if asks_who(before) else _unnamed(before)
    both = (*people(before), unnamed, held if is_somebody(held) else "")
    return next((name for name in both if name and name != person), "")


def gender(pronoun: str) -> str:
    """Whether `his` or `herself` is of a "he" or of a "she"."""
    return "she" if _SHE.match(pronoun) else "he"


def _likeliest(before: Turn) -> str:
    return next(iter(people(before)), "") or _unnamed(before)


def _is_other(before: Turn, now: str) -> bool:
    """Whether the one that a turn was about was spoken of as "he", and now it is "she"."""
    return bool(before.spoken_of_as) and before.spoken_of_as != now and not asks_who(before)


def _others(before: Turn, now: str) -> set[str]:
    """Those who were "he" where it is "she" now."""
    return {_likeliest(turn) for turn in before.back() if _is_other(turn, now)}


def _rest(before: Turn, now: str, own: Sequence[str]) -> str:
    """Whom else a turn tells of, who may be meant."""
    ruled_out = {*own, *_others(before, now)}
    named = (*people(before)[1:], *(_asked(before) if ruled_out else ()), _unnamed(before))
    return next((name for name in named if name and name not in ruled_out), "")


def _unnamed(before: Turn) -> str:
    """The subject of the last question where it is somebody without a name: `the mayor`."""
    whole = _NAME_OF.sub("", before.clause.subject)
    whole_one = before.expects is Expects.PERSON and not before.clause.rest
    subject = whole if whole_one else _ATTACHED.split(whole, maxsplit=1)[0]
    if is_somebody(subject) and not names_several(core(subject)):
        return subject
    # "What do the teachers ask the minister?"
    titled = (m.group() for m in _TITLED.finditer(before.clause.rest) if is_title(m[1]))
    return next(titled, "")
