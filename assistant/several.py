# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and the turn before it in, whom or what its "they" means out."""

from __future__ import annotations

import re

from assistant.clause import split_asked
from assistant.mentioned import (
    A_BODY,
    A_PERSON,
    WHICH,
    belongs_to,
    is_led,
    is_somebody,
    is_thing,
)
from assistant.persons import PERSON, people
from assistant.phrases import core, is_plural, plural_phrases
from assistant.places import is_city, is_place
from assistant.question import Expects
from assistant.things import thing
from assistant.turn import Turn
from assistant.word_order import stated
from index.letters import compile_latin, widened

_THEY_ACT = re.compile(r"\b(?:did|do|have|had|will|can|could|would) they (?!been\b|be\b)", re.I)


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
    spoken_of = thing(before)
    known = spoken_of in (*before.names, *before.answer_names) and not is_city(spoken_of)
    meant = named or body or (spoken_of if known else "")
    # "Is he their captain?": they are others.
    return "" if meant == person and PERSON.search(question) else meant


_OF_PEOPLE = compile_latin(r"[a-z]+ ([a-z-]+s|men|women|children|people)\b")
_PEOPLE = compile_latin(
    rf"(?:people|men|women|children|troops|police|staff|crew|families|dead|(?:{A_PERSON.pattern[:-1]}|ee)s)$"
)
_COUNTABLE = compile_latin(
    r"[A-Z]|(?:the|an?|his|her|its|their|two|three|four|five|six|seven|eight|nine|ten)\b|\d|[a-z-]+(?<!s)s\b"
)
_UNITS = re.compile(r"(?:years|months|weeks|days|hours|minutes|seconds|metres|times)\b")
_OBLIQUE = compile_latin(r"(?:with|by|from|through) [a-z]", re.IGNORECASE)
_BETWEEN = compile_latin(
    r"\bbetween ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* and (?:[a-z]+ ){0,2}[\w’'-]+(?: [A-Z][\w’'-]*)*)"
)


def several_told(before: Turn) -> str:
    """The answer where it is several people or things: `the two guards`, but not `two years`."""
    if not is_plural(before.value):
        return ""
    parts = before.value.split(" and ")
    if len(parts) > 1 and not all(map(_COUNTABLE.match, parts)):
        return ""  # "Theft and arson"
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
    if is_plural(head) and re.match(widened(r"[Tt]he |[A-Z].* [a-z-]+$|[a-z-]+s$"), head):
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
    who = before.expects is Expects.PERSON or before.clause.asking.casefold() == "who"
    if not who or is_plural(before.value):
        return ""
    unnamed = re.match(widened(r"the (?:[A-Z][\w-]+ )*[a-z]"), before.value, re.IGNORECASE)
    someone = re.search(widened(r", [A-Z]"), before.value)
    if is_thing(before.value, before.value) or (unnamed and not someone):
        return before.value  # "Who walked out?", "The Varon delegation."
    belongs = belongs_to(before.clause)
    if is_plural(belongs):
        return belongs  # "Who is the captain of the Rovers?"
    led = [name for name in before.names if not is_place(name)]
    return led[-1] if led and is_led(before.question) else ""


def _couple(before: Turn) -> str:
    """Two that "they" can mean: those of a pair, or the one asked about and the one told."""
    subject, held = before.clause.subject, before.clause.object
    if is_somebody(held) and (subject in people(before) or is_somebody(subject)):
        return f"{subject} and {held}"  # "Did Lind meet the mayor?", "Where did they meet?"
    if before.expects is Expects.PERSON and before.value and not WHICH.match(before.question):
        asked = [subject] if subject in before.names else []
        told = [name for name in before.answer_names if not is_place(name)]
        return " and ".join([*asked, *told][:2]) if asked and told else ""
    both = people(before)[:2]
    return " and ".join(both) if len(both) > 1 else ""
