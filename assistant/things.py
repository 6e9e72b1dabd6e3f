# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and the turn before it in, what its "it", its "its" or its "that" means out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.mentioned import (
    A_BODY,
    as_thing,
    asks_of_a_belonging,
    belongs_to,
    is_led,
    is_somebody,
    is_thing,
    named_after_preposition,
    noun_phrase,
)
from assistant.persons import PERSON, people
from assistant.phrases import core, is_plural
from assistant.places import is_place
from assistant.question import Expects
from assistant.restate import statement
from assistant.turn import Turn
from assistant.values import is_title
from assistant.verbs import is_past, is_plain
from index.letters import compile_latin, widened

_ABOUT = re.compile(
    r"\b(?:(?:say|said|think|claim|write|report\w*) about|(?:pay|paid|spend|spent) (?:for|on)|call|describe) "
    r"((?:the|an?) [\w’'-]+(?: [\w’'-]+){0,3}?)(?= (?:in|on|at|after|before|when)\b|\s*\?|$)"
)
_HAPPENED_TO = compile_latin(
    r"(?i:what (?:has |had )?(?:happened to|became of|become of)) "
    r"((?:the [\w’'-]+(?: [\w’'-]+){0,3}?|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*))(?= (?:in|on|at|after|before|when)\b|\s*\?|$)"
)
_PRONOUN = re.compile(r"(?:it|he|she|they|you|we|I|there)\b")
_WRITTEN = re.compile(
    r"\b(?:report|book|letter|study|article|paper|law|act|treaty|novel|survey|review)$", re.I
)
_DOES = compile_latin(r"(?:to )?([a-z]+) ")
_WHAT_ABOUT = re.compile(r"^what (?:is|are|was|were)\b.* about\s*\??$", re.IGNORECASE)
_ASKS_AROUND = compile_latin(rf"where\b|{PREPOSITION}\b", re.IGNORECASE)
_IT_ACTS = compile_latin(rf"\b{AUXILIARY} it\b|\bit {AUXILIARY}\b", re.IGNORECASE)
_IT_DECIDES = compile_latin(
    rf"\b{AUXILIARY} it (?:employ|demand|own|sell|produce|make|build|operate|plan|want|intend|buy"
    r"|offer|pay|promise|ask|keep|say|deny|admit|reject|announce|expect|threaten|refuse|hire|close|agree|accept|vote|sign|join|appeal|sue|go|respond|react|invest|apologi[sz]e|launch|blame|lose|earn|know|think|hope|fear|warn|learn|decide)\b",
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
_THAT = re.compile(r"\b(?:that|this)\b", re.IGNORECASE)


def dealt_with(before: Turn) -> str:
    """What somebody spoke of or paid for: the quay of `What did he say about the quay?`."""
    if as_thing(before.clause.subject) and _WRITTEN.search(core(before.clause.subject)):
        return ""
    match = _ABOUT.search(before.question) or _HAPPENED_TO.match(before.question)
    return match[1] if match else ""


def thing(before: Turn) -> str:
    """What "it" can mean; empty when that cannot be told."""
    subject = as_thing(before.clause.subject)
    spoken_of = dealt_with(before)
    if spoken_of:
        return spoken_of
    matter = _WHAT_ABOUT.search(before.question) is not None
    if asks_of_a_belonging(before.question) and before.value and not before.amount and not matter:
        return before.value
    if before.clause.asking.casefold() == "why" and is_thing(
        before.clause.subject, before.question
    ):
        return before.clause.subject
    led = before.clause.asking.casefold() == "who" and _LEADS.match(before.clause.rest)
    if before.expects is Expects.PERSON or led:
        belongs = belongs_to(before.clause)
        told = before.value if is_thing(before.value, before.value) else ""
        held = as_thing(before.clause.object) or as_thing(belongs) or told or before.named_thing
        return re.sub(r"^(?:an?|its|his|her) (?=[a-z])", "the ", held)
    told = "" if matter else _told_thing(before)
    whose = re.match(r"(?:his|her|their)(?= )", told)
    owners = people(before) if whose else []
    if whose and owners:
        told = f"{owners[0]}'s{told[whose.end() :]}"
    if before.amount and before.expects is Expects.ANY and subject:
        return subject
    if before.expects in (Expects.ANY, Expects.NAME, Expects.PLACE) and told:
        # "Where was the treaty signed?" is about the treaty, not about the place.
        return subject if _ASKS_AROUND.match(before.clause.asking) and subject else told
    if before.expects is Expects.CLAUSE and (before.amount or as_thing(told)):
        return told
    sized = before.expects in (Expects.NUMBER, Expects.MONEY) and not before.clause.rest
    if sized and " of " in subject:
        return subject.rsplit(" of ", 1)[1]
    done = "" if before.clause.asking else as_thing(before.clause.object)
    known = re.match(widened(r"[A-Z]|(?:[a-z]+ )*[A-Z]"), before.clause.subject)
    named = before.clause.subject if known and not _PRONOUN.match(before.clause.subject) else ""
    # The subject of "Where did the divers find the bell?" is several: the bell is meant.
    told_of = before.clause.rest if before.clause.subject else before.question
    return subject or done or noun_phrase(told_of) or named or before.named_thing


def _told_thing(before: Turn) -> str:
    """The answer where it is one thing, or may be: no count, not several, nothing done."""
    if before.clause.rest.startswith("happen"):
        # "What happened?", "A stand collapsed": the stand.
        doer = re.match(r"the (?:[a-z-]+ ){1,2}?(?=[a-z]+\b)", before.value)
        verb = before.value[doer.end() :].partition(" ")[0] if doer else ""
        return before.value[: doer.end()].strip() if doer and is_past(verb) else ""
    several = is_plural(before.value) and (
        " and " in before.value or core(before.value).split()[-1].islower()
    )
    done = _DOES.match(before.value)
    deed = done is not None and is_plain(done[1])
    # "Which category is Opal?": it is Opal.
    said_of = (
        before.clause.noun and not before.clause.rest and before.clause.subject in before.names
    )
    unfit = (
        deed or said_of or " or " in before.value or (before.counts if before.amount else several)
    )
    return "" if unfit else before.value


def thing_acted_on(before: Turn) -> str:
    """What "it" can mean behind a verb: there an amount that somebody named comes first."""
    timed = before.expects in (Expects.DATE, Expects.DURATION)
    many = before.clause.asking.casefold() == "how many"
    known = as_thing(before.clause.subject) or before.counts or timed or many
    return thing(before) if known or dealt_with(before) else before.amount or thing(before)


_OWNS = compile_latin(
    r"(?P<who>(?:[Tt]he )?[A-Z][\w-]*(?: (?:(?:&|of|de|van|von) )?[A-Z][\w-]*)*)(?:['’]s|(?<=s)['’]) [a-z]"
)


def owner(before: Turn) -> str:
    """Whose "its" can be: what the question belongs to, before what it is."""
    told = _OWNS.search(before.question) if before.amount else None
    if told is not None:
        return told["who"]  # "What was Norrline's profit?", "And its debt?": not that of the sum
    if before.expects is Expects.PERSON:
        if is_place(before.value):
            return before.value
        held = named_after_preposition(before.whole)
        belongs = [name for name in before.names if name in held]
        return belongs[-1] if belongs else before.clause.object
    return thing(before)


def thing_meant(question: str, before: Turn, own: Sequence[str] = ()) -> str:
    """What "it" means in a question that names `own` itself: nobody, and nothing of those."""
    meant = _thing(question, before)
    named = meant in before.names and _is_person(meant, before)
    somebody = named or is_title(core(meant).rpartition(" ")[2])
    return "" if somebody or any(name in meant for name in own) else meant


_ITS_CHIEF = compile_latin(r"\bits (?P<who>(?:[a-z-]+ )?[a-z-]+)")


def owner_meant(question: str, before: Turn) -> str:
    """Whose "its" is: a body's where one of its people is asked for."""
    match = _ITS_CHIEF.search(question)
    subject = before.clause.subject
    body = subject in before.names or A_BODY.search(core(subject))
    if match and body and is_somebody(f"the {match['who']}") and subject not in people(before)[:1]:
        return subject
    return owner(before)


def _is_person(name: str, before: Turn) -> bool:
    """Whether somebody was spoken of by this name."""
    return any(
        people(turn)[:1] == [name]
        and (turn.spoken_of_as or (turn.expects is Expects.PERSON and name in turn.answer_names))
        for turn in before.back()
    )


def _thing(question: str, before: Turn) -> str:
    clause = before.clause
    if _SAID.search(question):
        return ""
    untold = not before.answer and not dealt_with(before) and clause.asking.casefold() == "what"
    if untold and clause.rest:
        return "" if PERSON.search(question) else f"what {statement(before)}"
    why = clause.asking.casefold() == "why" and as_thing(clause.subject)
    if why and not _LASTS.search(question):
        return clause.subject
    number = clause.noun and before.expects is Expects.NUMBER and _BARE.fullmatch(before.amount)
    if number and not _IT_DECIDES.search(question):
        return ""  # "He found 17 nests", "What did he say about it?"
    meant = thing(before) if _IT_ACTS.search(question) else thing_acted_on(before)
    if before.amount and _THAT.search(question):
        return clause.subject or meant  # "Which rank does that give it?": that is the amount
    if A_BODY.search(core(clause.subject)) and clause.rest:
        does = _IT_DOES.search(question) and not _LASTS.search(question)
        return clause.subject if does or _IT_LEADS.search(question) else meant
    if not _IT_DECIDES.search(question):
        return meant
    if before.expects is Expects.PERSON:
        # "Who won the contract and how many people does it employ?": the winner does.
        led = _LEADS.match(clause.rest) or is_led(before.question)
        return meant if led else before.value or meant
    if clause.asking.casefold() == "who" and before.value:
        return before.value
    return clause.subject if clause.subject in before.names and clause.rest else meant
