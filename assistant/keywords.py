# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A query that is a noun phrase in, the full question that it stands for out.

"Age of the captain" asks how old the captain is, "Halmar bank owner" who owns it. Only a noun that
names what is asked for (`assistant/asked_nouns.py`) is turned; whatever else is asked in keywords,
and every question and sentence, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asked_nouns import (
    AMOUNTS,
    ASKED,
    LENGTHS,
    LISTED,
    LISTED_PEOPLE,
    MAKERS,
    MEASURES,
    NAMED_KINDS,
    NUMBERS,
    PERSONS,
    PLACES,
    REASONS,
    RELATIONAL,
    TIMES,
)
from assistant.clause import AUXILIARY, PREPOSITION
from assistant.noun_clauses import as_verb, done_to, inverted_clause, is_done, modified_clause
from assistant.offices import OFFICE_CHANGES
from assistant.phrases import is_plural
from assistant.times_and_places import asks_when, asks_where
from assistant.values import is_title
from assistant.verbs import is_past
from assistant.words import fold
from index.letters import compile_latin
from index.sentences import split_sentences

_NO_PHRASE = compile_latin(
    rf"(?:{AUXILIARY}|who|whom|whose|whos|what|whats|which|when|where|why|how|since|until|and|but|or|so|also|then|if|because"
    r"|no|not|yes|ok|okay|well|now|please|name|list|tell|give|show|find|compare|explain|describe|define|summari[sz]e|say"
    r"|thanks?|thank|hello|hi|hey|dear|good (?:morning|afternoon|evening|day)"
    r"|is|it|he|she|they|we|you|i|there|this|that|these|those|his|her|its|their|more|any|some|other|another"
    rf"|{PREPOSITION})\b(?! of\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|why|how|since when|or|publication|publishing)\b|[,;:]\s*(?:who|which|where|when)\b"
    r"|\bof (?:which|whose|whom)\b|\b(?:who|which|where|when)$|[.!]$",
    re.I,
)
_LED = re.compile(
    r"^(?:the |an? )?(?:(?:exact|precise|actual|specific|full|official|total|overall)\s+)?", re.I
)
_TELLS = compile_latin(
    rf"(?!(?:{TIMES}|{PLACES}|{REASONS}) (?!of\b|for\b))"
    rf"(?:(?!\b(?:who|that|which|where|when|whose)\b).)*?\b{AUXILIARY}\b",
    re.IGNORECASE,
)
"""A verb that is in no clause of its own makes a sentence: `number of dead is 20`."""
_SUBJECT_FIRST = compile_latin(
    r"(?:(?i:it|he|she|they|we|you|i|the|an?|his|her|its|their)\b|[A-Z])"
)
"""The clause of "goals that Lind scored" has a subject of its own."""
_RELATIVE = re.compile(r" (?:who|that|which) ")


def whole_question(text: str) -> str:
    """The question that a noun phrase asks; the text itself where it is none, or asks nothing told.

    Args:
        text: A query, standing alone.
    """
    # A follow-up may have its topic behind it in brackets: that is no part of the phrase.
    phrase, bracket, topic = " ".join(text.split()).rstrip(" ?").partition(" (")
    topic = f"{bracket}{topic}"
    if topic and not topic.endswith(")"):
        return text
    bare = _LED.sub("", phrase)
    if _NO_PHRASE.match(phrase) or _ASKS.search(phrase) or len(split_sentences(phrase)) > 1:
        return text
    if _TELLS.match(bare) or " " not in bare:
        return text
    if fold(bare.partition(" ")[0]) in ASKED:
        bare = bare[:1].lower() + bare[1:]  # "Value of the art", written as a heading is
    asked = next((made for rule in _RULES if (made := rule(bare))), None)
    return f"{asked}{topic}?" if asked else text


def _named(phrase: str) -> str | None:
    """`name of the reef that it hit`, `definition of a tombolo`."""
    match = re.match(r"(?P<noun>names?|definition|meaning) of (?P<what>.+)$", phrase, re.IGNORECASE)
    if match is None:
        return None
    noun = match["noun"].lower()
    if noun in ("name", "names"):
        return f"What {'are' if noun == 'names' else 'is'} the {noun} of {match['what']}"
    return f"What is {match['what']}"


def _counted(phrase: str) -> str | None:
    """`number of people hurt in the raid` → `How many people were hurt in the raid`."""
    match = re.match(rf"(?:{NUMBERS}) of (?P<what>.+)$", phrase, re.IGNORECASE)
    if match is None:
        return None
    what = match["what"]
    told = _restricted(what)
    if told:
        return f"How many {told}"
    due = re.search(r" to be (?=\w+(?:ed|en|t)\b)", what)
    if due:
        return f"How many {what[: due.start()]} are to be {what[due.end() :]}"
    done = done_to(what, several=True)
    if done:
        return f"How many {done[0]} were {done[1]}"
    return f"What is the number of {what}"


def _restricted(what: str) -> str | None:
    """`goals that Lind scored` → `goals did Lind score`, `goals that won it` → `goals won it`."""
    relative = _RELATIVE.search(what)
    if relative is None:
        return None
    noun, clause = what[: relative.start()], what[relative.end() :]
    told = inverted_clause(clause) if _SUBJECT_FIRST.match(clause) else clause
    return f"{noun} {told}" if told else None


def _summed(phrase: str) -> str | None:
    """`amount stolen from the bank` → `How much was stolen from the bank`."""
    match = re.match(rf"(?:{AMOUNTS})(?P<of> of)? (?P<what>.+)$", phrase, re.IGNORECASE)
    if match is None:
        return None
    told = _restricted(match["what"]) if match["of"] else None
    if told:
        return f"How much {told}"
    done = done_to(match["what"] if match["of"] else f"- {match['what']}", several=False)
    if done is None or is_plural(done[0]):
        return None
    return f"How much {done[0].strip('- ')} was {done[1]}".replace("  ", " ")


def _measured(phrase: str) -> str | None:
    """`age of the captain`, `length of the strike`, `price of the tunnel`."""
    match = re.match(
        rf"(?P<noun>ages?|{LENGTHS}|(?:[a-z]+ )?(?:{MEASURES})(?: in [a-z]+)?) (?:of|for) (?P<what>.+)$",
        phrase,
        re.IGNORECASE,
    )
    if match is None:
        return None
    noun, what = match["noun"].lower(), match["what"]
    if noun in ("age", "ages"):
        return f"How old {'are' if noun == 'ages' else 'is'} {what}"
    if re.match(rf"(?:{LENGTHS})$", noun):
        return f"How long is {what}"
    return f"What is the {phrase}"


def _reasoned(phrase: str) -> str | None:
    """`cause of the fire`, `reason the final was put off`."""
    match = re.match(
        rf"(?P<noun>{REASONS}) (?:(?P<of>(?:of|for|behind) .+)|(?:why |that )?(?P<clause>.+))$",
        phrase,
        re.IGNORECASE,
    )
    if match is None:
        return None
    if match["of"]:
        told = as_verb(match["of"].partition(" ")[2])
        if told:
            return f"Why {told}"
        verb = "are" if match["noun"].endswith("s") else "is"
        return f"What {verb} the {match['noun'].lower()} {match['of']}"
    turned = modified_clause(match["clause"])
    return f"Why {turned}" if turned else None


def _held(phrase: str) -> str | None:
    """`founder of Librivox`, `Velden's agriculture minister`, `Halmar bank manager`."""
    words = phrase.split(" ")
    front = re.split(rf" {PREPOSITION} ", phrase, maxsplit=1)[0].split(" ")
    if fold(front[-1]) not in PERSONS or _is_told(words[len(front) + 1 :]):
        return None
    maker = re.match(r"(?P<noun>[a-z]+) of (?P<what>.+)$", phrase)
    if maker and maker["noun"] in MAKERS:
        return f"Who {MAKERS[maker['noun']]} {maker['what']}"
    if len(front) < len(words):
        plain = all(word.islower() or "’" in word or "'" in word for word in front)
        return f"Who is the {phrase}" if plain or len(front) > 1 else None
    if re.search(r"['’]s? ", phrase):
        return f"Who is {phrase}"
    names = max((at for at, word in enumerate(words) if word[:1].isupper()), default=-1)
    changed = next((at for at, word in enumerate(words) if fold(word) in OFFICE_CHANGES), 0)
    first = names + 1 or changed or (len(words) - 1 if fold(words[-1]) in RELATIONAL else 0)
    if names == len(words) - 1 or (not first and not changed and len(words) > 2):
        return None  # who is the whose of "savings bank branch manager" no word tells
    owner = f" of {' '.join(words[:first])}" if first else ""
    return f"Who is the {' '.join(words[first:])}{owner}"


def _role_first(phrase: str) -> str | None:
    """`libretto author Amber Weaver`, `prosecutor Pacomarca dam inquiry`.

    A role alone before a name may be that person's: "author Ida Berg" is left as it is.
    """
    words = phrase.split(" ")
    at = next((at for at, word in enumerate(words[:2]) if fold(word) in PERSONS), None)
    if at is None or is_title(words[at]) or not all(word.islower() for word in words[: at + 1]):
        return None
    behind = words[at + 1 :]
    if not behind or not behind[0][:1].isupper() or re.search(rf" {PREPOSITION} ", phrase):
        return None
    if behind[-1].islower():
        return f"Who is the {' '.join(words[: at + 1])} in the {' '.join(behind)}"
    return f"Who is the {' '.join(words[: at + 1])} of {' '.join(behind)}" if at else None


_EVENTS = (
    r"(?:floods?|fires?|collapse|crash(?:es)?|explosions?|accidents?|blaze|outages?|blackouts?|delays?|strikes?|outbreaks?|leaks?|spills?"
    r"|landslides?|derailment|sinking|earthquakes?|quakes?|deaths?|protests?|riots?|shortages?|closures?|failures?|disasters?)"
)
_CAUSED = compile_latin(
    rf"(?P<what>(?:[\w’'-]+ )*?(?i:{_EVENTS})) (?P<noun>causes?|reasons?)(?P<where> [A-Z][\w’'-]*)?$"
)


def _caused(phrase: str) -> str | None:
    """`flood cause Tolm`, `bridge collapse cause`: what the cause of it was."""
    match = _CAUSED.match(phrase)
    if match is None or re.search(rf"\b{PREPOSITION}\b", phrase):
        return None
    where = f" in{match['where']}" if match["where"] else ""
    verb = "are" if match["noun"].endswith("s") else "is"
    return f"What {verb} the {match['noun']} of the {match['what']}{where}"


def _is_told(words: list[str]) -> bool:
    """Whether words behind a person hold what they did: "captain of the ferry blamed the crew"."""
    for at, word in enumerate(words[1:], 1):
        if word in ("who", "that", "which", "whose", "where", "when"):
            return False
        if word.islower() and is_past(word) and not re.match(r"(?:the|an?)$", words[at - 1]):
            behind = words[at + 1] if at + 1 < len(words) else ""
            last = not behind and not is_done(word)
            return last or re.match(r"(?:the|an?|his|her|its|their)$", behind) is not None
    return False


def _which(phrase: str) -> str | None:
    """`shipyard that built the ferry`, `towns cut off by snow`, `player sent off in the final`."""
    match = re.match(
        r"(?P<what>(?:(?!the |an? )[a-z-]+ ){1,3})(?:that|which|who) (?P<does>.+)$", phrase
    )
    if match and not _SUBJECT_FIRST.match(match["does"]):
        what, verb = match["what"].strip(), match["does"].partition(" ")[0]
        does = is_past(verb) or re.match(rf"{AUXILIARY}$", verb)
        if re.search(rf" {AUXILIARY} ", match["does"]):
            return None  # "the ferry that sank was built here" is a sentence
        return f"Which {what} {match['does']}" if does else None
    done = done_to(phrase, several=False)
    if done is None or not done[0].islower() or len(done[0].split()) > 3:
        return None
    several, noun = is_plural(done[0]), done[0].split()[-1]
    if re.match(rf"(?:{MEASURES})$", noun):
        return f"What {done[0]} {'were' if several else 'was'} {done[1]}"
    if re.match(rf"(?:{TIMES}|{AMOUNTS}|{NUMBERS})$", noun):
        return None
    if several and noun not in NAMED_KINDS:
        return None
    return f"Which {done[0]} {'were' if several else 'was'} {done[1]}"


def _listed(phrase: str) -> str | None:
    """`tour stops for the play`, `members of the jury`: what they are."""
    match = re.match(r"(?:[a-z-]+ )?(?P<noun>[a-z-]+) (?:of|for|in|on|at) (?P<what>.+)$", phrase)
    if match is None or match["noun"] not in LISTED or _is_told(phrase.split(" ")):
        return None
    return f"{'Who' if match['noun'] in LISTED_PEOPLE else 'What'} are the {phrase}"


_RULES: tuple[Callable[[str], str | None], ...] = (
    _named,
    _counted,
    _summed,
    _measured,
    _reasoned,
    asks_when,
    asks_where,
    _held,
    _which,
    _role_first,
    _caused,
    _listed,
)
