"""A turn of the conversation in, what it was about as a statement in plain English out."""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION, split_asked
from assistant.question import Expects
from assistant.turn import Turn
from assistant.verbs import is_plain
from assistant.word_order import stated
from index.letters import compile_latin

_HAPPENED = re.compile(r"happen(?:ed|s)?\b")
_VERB_FIRST = compile_latin(r"(?!of )\w+ (?:the|an?|its|his|her|their|[A-Z]\w*)\b")
_OF_WHICH = re.compile(r"(?:which|what)$", re.IGNORECASE)
_OF_NUMBER = re.compile(r"how (?:many|much)$")
_SMALL_FIRST = re.compile(r"(?:A|An|The|One|Two|Three|No) ")
_SENTENCE = compile_latin(
    r"(?!(?:yes|no|he|she|it|they|that|because|if|when|after|to|by|not)\b)"
    rf"[\w’'-]+(?: (?!(?:that|who|which)\b)[\w’'-]+){{0,5}} {AUXILIARY}\b",
    re.IGNORECASE,
)
_TO = re.compile(r" to (?P<whom>[^?]+)")
_LONGEST_CLAUSE = 15
_BE = re.compile(r"(?:is|was)$", re.IGNORECASE)
_OF_DEGREE = re.compile(r"how ", re.IGNORECASE)
_THAT = re.compile(r"That (?!is\b|was\b)")
_NO = re.compile(r"(?:no|not|nobody|nothing|none|never|disputed|yes or no)\b", re.IGNORECASE)
_COUNTED = compile_latin(r"\d[\d.,]* (?!(?:hundred|thousand|million|billion|dozen)s?\b)[a-z]+")
"""An amount that says what it counts: `60 poplars`, but not `1.2 million`."""


def statement(turn: Turn) -> str:
    """What was asked, as a clause, with what the answer gave: `Anna Lind wrote the novel`.

    A noun phrase where the question has no verb but "be": `the quake in Marn`; nothing where
    it has no subject but "it".
    """
    clause = turn.clause
    if turn.told:
        return turn.told
    if clause.subject == "it":
        tells = _BE.match(clause.auxiliary) and _OF_DEGREE.match(clause.asking)
        told = f"{clause.asking.lower()} it {clause.auxiliary} {clause.rest}"
        return told.strip() if tells else ""
    if not clause.subject and not clause.auxiliary and not clause.noun:
        return _told(turn)
    auxiliary = clause.auxiliary.lower()
    if not clause.subject:
        # "How many people are trapped in Idlib?" → "people are trapped in Idlib"
        named = clause.noun and _OF_WHICH.search(clause.asking) and not turn.amount
        who = (turn.value if named else "") or clause.noun or turn.value
        return " ".join(part for part in (who, auxiliary, clause.rest) if part)
    if not clause.rest and clause.noun:
        return f"{turn.value or clause.noun} {auxiliary} {clause.subject}"
    if not clause.rest:
        known = turn.expects is Expects.PERSON and turn.value
        return f"{turn.value}, {clause.subject}" if known else clause.subject
    around = re.match(rf"{PREPOSITION}\b", clause.asking, re.IGNORECASE)
    rest = with_object(clause.rest, object_of(turn) or ("" if around else clause.noun))
    place = f" {turn.answer.strip(' .')}" if _names_where_or_when(turn) else ""
    told = stated(clause.subject, auxiliary, rest)
    return f"{told}{place[:2].lower()}{place[2:]}"


def affirmed(turn: Turn) -> str:
    """The statement of a turn where it may be told as a fact; else empty.

    Whether something is so was only asked where nobody said yes. Told all the same, it would
    be shown as known, and draws the next answer to where it was looked for.
    """
    return "" if denied(turn) and not turn.told else statement(turn)


def claimed(turn: Turn) -> str:
    """What a turn claims: its answer where that is a sentence by itself, else the statement."""
    sentence = turn.answer.strip(" .")
    long = len(sentence.split()) > _LONGEST_CLAUSE
    if turn.value or long or not _SENTENCE.match(sentence):
        return statement(turn)
    return _SMALL_FIRST.sub(lambda m: m[0].lower(), sentence)


def denied(turn: Turn) -> bool:
    """Whether it was asked if something is so, and it is not, or the articles don't tell.

    Or where one says that it is, and another that it is not.
    """
    return not turn.clause.asking and (not turn.answer or _NO.match(turn.answer) is not None)


def is_clause(turn: Turn) -> bool:
    """Whether the statement of a turn has a verb."""
    return bool(turn.clause.rest or turn.clause.noun)


def object_of(turn: Turn) -> str:
    """What was asked for, as the object that the verb lacks; empty for a time or a place."""
    asking, noun = turn.clause.asking.casefold(), turn.clause.noun
    if turn.expects in (Expects.DATE, Expects.PLACE, Expects.DURATION) or not turn.clause.rest:
        return ""
    if noun:
        counted = turn.amount and not _COUNTED.search(turn.value)
        number = counted and _OF_NUMBER.match(asking)
        value = turn.value[:1].lower() + turn.value[1:] if number else turn.value
        return f"{value} {noun}" if number else value or noun
    if asking == "what" and not turn.value and _THAT.match(turn.answer):
        short = len(turn.answer.split()) <= _LONGEST_CLAUSE
        return f"that{turn.answer.rstrip('. ')[4:]}" if short else ""
    return turn.value if asking in ("what", "how much", "whom", "who") else ""


def with_object(predicate: str, what: str) -> str:
    """A verb and what follows it, with its object in between where a preposition follows."""
    verb, _, tail = predicate.partition(" ")
    if what and re.fullmatch(PREPOSITION, tail):
        return f"{predicate} {what}"
    to_do = re.match(r"to (?P<verb>[a-z]+)\b", tail)
    if what and to_do and is_plain(to_do["verb"]):
        # "What did the hospice have to close in May?"
        return f"{verb} {to_do[0]} {what}{tail[to_do.end() :]}"
    if not what or not re.match(rf"(?:{PREPOSITION}|{AUXILIARY})\b", tail):
        return f"{predicate} {what}".strip()
    return f"{verb} {what} {tail}"


def _names_where_or_when(turn: Turn) -> bool:
    preposition = re.match(r"(?:in|at|to|from|near|on)\s", turn.answer, re.IGNORECASE)
    asked = turn.expects in (Expects.PLACE, Expects.DATE)
    return asked and bool(turn.value) and preposition is not None


def _told(turn: Turn) -> str:
    """What the answer says of a question for the subject: `Anna Lind wrote the novel`."""
    rest = turn.clause.rest or turn.question.strip(" ?")
    happened = _HAPPENED.match(rest)
    to_whom = happened and _TO.match(rest, happened.end())
    if to_whom:
        return to_whom["whom"]  # "It rose" is told of what it happened to
    if happened and turn.answer:
        words = re.sub(r"^(?:A|An|The) ", lambda m: m[0].lower(), turn.answer.rstrip(". ")).split()
        return " ".join([*words[:_LONGEST_CLAUSE], rest[happened.end() :].strip()]).strip()
    if not turn.value and turn.clause.asking.casefold() in ("who", "what"):
        return f"{turn.clause.asking.lower()} {rest}"
    if not turn.value or (turn.amount and turn.expects is not Expects.PERSON):
        return rest
    # The team of "which team won", but not the verb of "what caused the fire".
    asking = turn.clause.asking.casefold()
    asked_of = asking.endswith(("which", "what")) and not _VERB_FIRST.match(rest)
    told = split_asked(rest)[1] if asked_of else rest
    whole = told.partition(" ")[0] in turn.value.split()  # "The drummer plays on two tracks."
    return turn.value if whole else f"{turn.value} {told}"
