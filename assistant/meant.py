"""A question and the turn before it in, what its "it", its "they" or its "he" means out."""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, core, is_plural, plural_phrases
from assistant.mentioned import as_thing, is_somebody, names_several
from assistant.question import Expects
from assistant.restate import statement
from assistant.turn import Turn

PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_IT_ACTS = re.compile(rf"\b{AUXILIARY} it\b|\bit {AUXILIARY}\b", re.IGNORECASE)
_IT_DECIDES = re.compile(
    rf"\b{AUXILIARY} it (?:employ|demand|own|sell|produce|make|build|operate|plan|want|intend|buy"
    r"|offer|pay|promise|ask|keep|say|deny|admit|reject|announce|expect|threaten|refuse|hire|close)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\bit (?:last|end|start|begin|continue|happen|affect|cost|hit)\w*\b", re.I)
_BARE = re.compile(r"\d[\d.,]*")
_LEADS = re.compile(
    r"(?:heads?|headed|leads?|led|runs?|ran|chairs?|chaired|found(?:s|ed)|owns?|owned|directs?|directed|manages?"
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
    found = is_plural(before.value) and not before.amount and not _THEY_ACT.search(question)
    if found and before.things == before.clause.subject and not before.clause.noun:
        return before.value  # "What did they find?", "How old are they?"
    subject = before.clause.subject
    asked_who = person if before.expects is Expects.PERSON else ""
    one_word = subject in before.names and " " not in subject
    body = subject if before.clause.rest and (as_thing(subject) or one_word) else ""
    told = "".join(plural_phrases(before.answer)[-1:])
    named = before.things or before.couple or before.body or asked_who
    # A state or a firm may be "they", a strike is not.
    meant = named or told or body or (before.thing if before.thing[:1].isupper() else "")
    # "Is he their captain?": they are others.
    return "" if meant == person and PERSON.search(question) else meant


def thing_meant(question: str, before: Turn) -> str:
    """What "it" means in a question."""
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
    if not _IT_DECIDES.search(question):
        return thing
    if before.expects is Expects.PERSON:
        # "Who won the contract and how many people does it employ?": the winner does.
        return thing if _LEADS.match(clause.rest) else before.value or thing
    return clause.subject if clause.subject in before.names and clause.rest else thing


def person_meant(before: Turn) -> str:
    """The subject of the last question where it is somebody without a name: `the mayor`."""
    whole = _NAME_OF.sub("", before.clause.subject)
    subject = whole if before.expects is Expects.PERSON and not before.clause.rest else core(whole)
    return subject if is_somebody(subject) and not names_several(core(subject)) else ""
