# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and the turn before it in, what its "it", its "they" or its "he" means out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import AUXILIARY, PREPOSITION, core, is_plural, plural_phrases, split_asked
from assistant.mentioned import (
    A_BODY,
    A_PERSON,
    WHICH,
    as_thing,
    belongs_to,
    is_led,
    is_somebody,
    names_several,
)
from assistant.places import is_city, is_place
from assistant.question import Expects
from assistant.restate import statement
from assistant.turn import Turn
from assistant.word_order import stated

PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_IT_ACTS = re.compile(rf"\b{AUXILIARY} it\b|\bit {AUXILIARY}\b", re.IGNORECASE)
_IT_DECIDES = re.compile(
    rf"\b{AUXILIARY} it (?:employ|demand|own|sell|produce|make|build|operate|plan|want|intend|buy"
    r"|offer|pay|promise|ask|keep|say|deny|admit|reject|announce|expect|threaten|refuse|hire|close)\b",
    re.IGNORECASE,
)
_IT_DOES = re.compile(
    r"\b(?:do|does|did|will|would|has|had|can|could) it (?!be\b|been\b)", re.IGNORECASE
)
_IT_LEADS = re.compile(r"\b(?:heads|leads|runs|chairs|founded|owns|represents) it\b", re.IGNORECASE)
_LASTS = re.compile(r"\bit (?:last|end|start|begin|continue|happen|affect|cost|hit)\w*\b", re.I)
_BARE = re.compile(r"\d[\d.,]*")
_LEADS = re.compile(
    r"(?:edits?|edited|conducts?|conducted|teach(?:es)?|taught|heads?|headed|leads?|led|runs?|ran|chairs?|chaired|found(?:s|ed)|owns?|owned|directs?|directed|manages?"
    r"|managed|represents?|represented|bought|joined|left)\b"
)
_SAID = re.compile(
    r"\b(?:say|said|claim|claimed|deny|denied|confirm|confirmed|report|reported|think|believe|announce|announced)"
    r" it\b",
    re.IGNORECASE,
)
_THEY_ACT = re.compile(r"\b(?:did|do|have|had|will|can|could|would) they (?!been\b|be\b)", re.I)
_NAME_OF = re.compile(r"^the names? of (?=the )", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|this)\b", re.IGNORECASE)


def several_meant(question: str, before: Turn, person: str) -> str:
    """What "they" means, a pair or a body before the person who was asked for."""
    clause, acts = before.clause, _THEY_ACT.search(question)
    subject = clause.subject
    told = several_told(before)
    if told and before.expects is Expects.PERSON:
        return told
    found = told and not acts and _things(before) == subject and not clause.noun
    if found:
        return told  # "What did they find?", "How old are they?"
    if acts and clause.noun and subject and not _PEOPLE.search(clause.noun):
        return subject  # "How many ideas does the paper read?", "How many do they keep?"
    asked_who = person if before.expects is Expects.PERSON else ""
    one_word = subject in before.names and " " not in subject
    body = subject if clause.rest and (A_BODY.search(core(subject)) or one_word) else ""
    between = _BETWEEN.search(before.question)
    named = (between[1] if between else "") or _things(before) or _couple(before)
    named = named or _body(before) or asked_who or _acting(before)
    # A state or a firm may be "they", a strike and a city are not.
    known = before.thing in (*before.names, *before.answer_names)
    thing = before.thing if known and not is_city(before.thing) else ""
    meant = named or body or thing
    # "Is he their captain?": they are others.
    return "" if meant == person and PERSON.search(question) else meant


_OF_PEOPLE = re.compile(r"[a-z]+ ([a-z-]+s|men|women|children|people)\b")
_PEOPLE = re.compile(
    rf"(?:people|men|women|children|troops|police|staff|crew|families|dead|(?:{A_PERSON.pattern[:-1]}|ee)s)$"
)
_UNITS = re.compile(r"(?:years|months|weeks|days|hours|minutes|seconds|metres|times)\b")
_OBLIQUE = re.compile(r"(?:with|by|from|through) [a-z]", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* and (?:[a-z]+ ){0,2}[\w’'-]+(?: [A-Z][\w’'-]*)*)"
)


def several_told(before: Turn) -> str:
    """The answer where it is several people or things: `the two guards`, but not `two years`."""
    if not is_plural(before.value):
        return ""
    if not before.amount:
        return before.value
    counted = before.counts or before.expects is Expects.PERSON
    if not counted or before.expects is Expects.NUMBER or _UNITS.search(before.value):
        return ""
    return f"the {before.value[:1].lower()}{before.value[1:]}"


def _things(before: Turn) -> str:
    """What "they" or "them" can mean besides a pair of people."""
    subject = before.clause.subject
    if " and " in core(subject) and before.clause.rest:
        return subject
    if subject.removeprefix("The ") in before.names and _OBLIQUE.match(before.answer):
        # "What does Varon pay with?", "With shells.": they are those of Varon.
        return subject
    plural = plural_phrases(before.question)
    head = core(subject)
    if is_plural(head) and (re.match(r"[Tt]he ", head) or head.rpartition(" ")[2].islower()):
        return subject
    people = _OF_PEOPLE.match(before.clause.rest)
    if people and _PEOPLE.search(people[1]):
        return people[1]  # "How much does the state pay farmers?"
    if before.expects in (Expects.NUMBER, Expects.MONEY):
        return several_told(before) or _counted(before)
    return several_told(before) or "".join(plural[-1:])


def _counted(before: Turn) -> str:
    """Those that a number was asked of: `the jobs that Halvorsen will cut`."""
    clause = before.clause
    noun, rest = (clause.noun, clause.rest) if clause.noun else split_asked(clause.rest)
    if clause.asking.casefold() != "how many" or (clause.auxiliary and not clause.noun):
        return ""
    told = stated(clause.subject, clause.auxiliary.lower(), rest)
    return f"the {noun} that {told}"


def _acting(before: Turn) -> str:
    """Several that the answer tells of as doing something: `Because of a strike by the pilots`."""
    where = r"\b(?:in|at|on|of|from|for|near|to|over|after|within)"
    found = [
        phrase
        for phrase in plural_phrases(before.answer)
        if not _UNITS.search(phrase) and not re.search(rf"{where} {phrase}", before.answer)
    ]
    return "" if before.amount else "".join(found[-1:])


def _body(before: Turn) -> str:
    """Whom "they" can mean where one person was told of: `the regulator`, those whom one leads."""
    if before.expects is not Expects.PERSON or is_plural(before.value):
        return ""
    if re.match(r"the [a-z]", before.value):
        return before.value
    belongs = belongs_to(before.clause)
    if is_plural(belongs):
        return belongs  # "Who is the captain of the Rovers?"
    led = [name for name in before.names if not is_place(name)]
    return led[-1] if led and is_led(before.question) else ""


def _couple(before: Turn) -> str:
    """Two that "they" can mean: those of a pair, or the one asked about and the one told."""
    if before.expects is Expects.PERSON and before.value and not WHICH.match(before.question):
        asked = [before.clause.subject] if before.clause.subject in before.names else []
        told = [name for name in before.answer_names if not is_place(name)]
        return " and ".join([*asked, *told][:2]) if asked and told else ""
    return " and ".join(before.people[:2]) if len(before.people) > 1 else ""


def thing_meant(question: str, before: Turn, own: Sequence[str] = ()) -> str:
    """What "it" means in a question that names `own` itself: nobody, and nothing of those."""
    thing = _thing(question, before)
    somebody = thing in before.names and _is_person(thing, before)
    return "" if somebody or any(name in thing for name in own) else thing


_ITS_CHIEF = re.compile(r"\bits (?P<who>(?:[a-z-]+ )?[a-z-]+)")


def owner_meant(question: str, before: Turn) -> str:
    """Whose "its" is: a body's where one of its people is asked for."""
    match = _ITS_CHIEF.search(question)
    subject = before.clause.subject
    body = subject in before.names or A_BODY.search(core(subject))
    if match and body and is_somebody(f"the {match['who']}") and subject not in before.people[:1]:
        return subject
    return before.owner


def _is_person(name: str, before: Turn) -> bool:
    """Whether somebody was spoken of by this name."""
    turn: Turn | None = before
    while turn is not None:
        asked_for = turn.expects is Expects.PERSON and name in turn.answer_names
        if turn.people[:1] == [name] and (turn.spoken_of_as or asked_for):
            return True
        turn = turn.earlier
    return False


def _thing(question: str, before: Turn) -> str:
    clause = before.clause
    if _SAID.search(question):
        return ""
    untold = not before.answer and not before.dealt_with and clause.asking.casefold() == "what"
    if untold and clause.rest:
        return "" if PERSON.search(question) else f"what {statement(before)}"
    why = clause.asking.casefold() == "why" and as_thing(clause.subject)
    if why and not _LASTS.search(question):
        return clause.subject
    if clause.noun and before.expects is Expects.NUMBER and _BARE.fullmatch(before.amount):
        return ""  # "He found 17 nests", "What did he say about it?"
    thing = before.thing if _IT_ACTS.search(question) else before.thing_acted_on
    if before.amount and _THAT.search(question):
        return clause.subject or thing  # "Which rank does that give it?": that is the amount
    if A_BODY.search(core(clause.subject)) and clause.rest:
        does = _IT_DOES.search(question) and not _LASTS.search(question)
        return clause.subject if does or _IT_LEADS.search(question) else thing
    if not _IT_DECIDES.search(question):
        return thing
    if before.expects is Expects.PERSON:
        # "Who won the contract and how many people does it employ?": the winner does.
        led = _LEADS.match(clause.rest) or is_led(before.question)
        return thing if led else before.value or thing
    return clause.subject if clause.subject in before.names and clause.rest else thing


_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)


def whom(question: str, before: Turn, own: Sequence[str]) -> str:
    """Whom "he" or "she" means in a question that names `own` itself.

    "Did he meet the mayor?", "What is her name?": whoever was "he" is not "she".
    """
    spoken_of = before.people[0] if before.people else ""
    now = "she" if _SHE.search(question) else "he"
    other = before.spoken_of_as and before.spoken_of_as != now and before.names
    known = other and before.expects is not Expects.PERSON and spoken_of in before.names
    people = before.people[1:] if known else before.people
    found = next((name for name in people if name and name not in own), "")
    if known and not found:
        held = before.clause.object
        return held if is_somebody(held) else ""
    return found or _unnamed(before)


_ATTACHED = re.compile(rf"\s+(?:(?!of\b){PREPOSITION}|that|which|who)\s")
"""What follows somebody's office: `the minister of health in Marn`."""


def _unnamed(before: Turn) -> str:
    """The subject of the last question where it is somebody without a name: `the mayor`."""
    whole = _NAME_OF.sub("", before.clause.subject)
    whole_one = before.expects is Expects.PERSON and not before.clause.rest
    subject = whole if whole_one else _ATTACHED.split(whole, maxsplit=1)[0]
    return subject if is_somebody(subject) and not names_several(core(subject)) else ""
