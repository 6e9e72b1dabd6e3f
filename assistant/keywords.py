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
    MAKERS,
    MEASURES,
    NAMED_KINDS,
    NOMINALS,
    NUMBERS,
    PERSONS,
    PLACES,
    REASONS,
    RELATIONAL,
    SPANS,
    TIMES,
)
from assistant.clause import AUXILIARY, PREPOSITION
from assistant.noun_clauses import as_verb, done_to, inverted_clause, is_done, with_the
from assistant.offices import OFFICE_CHANGES
from assistant.phrases import is_plural
from assistant.verbs import is_past
from assistant.words import fold

_NO_PHRASE = re.compile(
    rf"(?:{AUXILIARY}|who|whom|whose|whos|what|whats|which|when|where|why|how|since|until|and|but|or|so|also|then|if|because"
    r"|no|not|yes|ok|okay|well|now|please|name|list|tell|give|show|find|compare|explain|describe|define|summari[sz]e|say"
    r"|is|it|he|she|they|we|you|i|there|this|that|these|those|his|her|its|their|more|any|some|other|another"
    rf"|{PREPOSITION})\b(?! of\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|why|how|since when|or|publication|publishing)\b|[,;:]\s*(?:who|which|where|when)\b|\b[A-Z]?\w+[.!]\s+[A-Z]|[.!]$",
    re.I,
)
_LED = re.compile(
    r"^(?:the )?(?:(?:exact|precise|actual|specific|full|official|total|overall)\s+)?", re.I
)
_TELLS = re.compile(
    rf"(?!(?:{TIMES}|{PLACES}|{REASONS}) (?!of\b|for\b))"
    rf"(?:(?!\b(?:who|that|which|where|when|whose)\b).)*?\b{AUXILIARY}\b",
    re.IGNORECASE,
)
"""A verb that is in no clause of its own makes a sentence: `number of dead is 20`."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PRONOUN_FIRST = re.compile(r"(?:it|he|she|they|we|you|i)\b", re.IGNORECASE)


def whole_question(text: str) -> str:
    """The question that a noun phrase asks; the text itself where it is none, or asks nothing told.

    Args:
        text: A query, standing alone.
    """
    phrase = " ".join(text.split()).rstrip(" ?")
    bare = _LED.sub("", phrase)
    if _NO_PHRASE.match(phrase) or _ASKS.search(phrase) or _TELLS.match(bare) or " " not in bare:
        return text
    if fold(bare.partition(" ")[0]) in ASKED:
        bare = bare[:1].lower() + bare[1:]  # "Value of the art", written as a heading is
    asked = next((made for rule in _RULES if (made := rule(bare))), None)
    return f"{asked}?" if asked else text


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
    relative = re.search(r" (?:who|that|which) ", what)
    if relative and not _PRONOUN_FIRST.match(what[relative.end() :]):
        return f"How many {what[: relative.start()]} {what[relative.end() :]}"
    due = re.search(r" to be (?=\w+(?:ed|en|t)\b)", what)
    if due:
        return f"How many {what[: due.start()]} are to be {what[due.end() :]}"
    done = done_to(what, several=True)
    if done:
        return f"How many {done[0]} were {done[1]}"
    return f"What is the number of {what}"


def _summed(phrase: str) -> str | None:
    """`amount stolen from the bank` → `How much was stolen from the bank`."""
    match = re.match(rf"(?:{AMOUNTS})(?P<of> of)? (?P<what>.+)$", phrase, re.IGNORECASE)
    if match is None:
        return None
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
    turned = inverted_clause(match["clause"])
    return f"Why {turned}" if turned else None


def _timed(phrase: str) -> str | None:
    """`date of the raid`, `year the painting was stolen`, `start of the truce`."""
    match = re.match(rf"(?:{TIMES}) (?:of|for) (?P<what>.+)$", phrase, re.IGNORECASE)
    if match:
        told = as_verb(match["what"])
        # "Is" keeps open whether the day is past or to come.
        return f"When {told}" if told else f"What is the date of {with_the(match['what'])}"
    match = re.match(
        rf"(?P<event>[a-z]+(?:ing|[st]ion|ment|al|ure|start)) (?:{TIMES}) of (?P<what>.+)$", phrase
    )
    if match:
        return f"What is the date of the {match['event']} of {match['what']}"
    match = re.match(rf"(?:{SPANS}) of .+$", phrase, re.IGNORECASE)
    if match:
        return f"When is the {phrase}"
    match = re.match(rf"(?:{TIMES}) (?:when |that |(?:on|in) which )?(?P<clause>.+)$", phrase, re.I)
    turned = inverted_clause(match["clause"]) if match else None
    return f"When {turned}" if turned else _time_last(phrase)


def _time_last(phrase: str) -> str | None:
    """`Aner Shalev birth year`, `Girl at the Lock year painted`, `Thornby library quiz date`."""
    match = re.match(rf"(?P<what>.+) (?P<noun>{'|'.join(NOMINALS)}) (?:{TIMES})$", phrase, re.I)
    if match:
        auxiliary, verb = NOMINALS[match["noun"].lower()]
        return f"When {auxiliary} {match['what']} {verb}"
    match = re.match(rf"(?P<what>.+) (?:{TIMES}) (?P<done>[a-z]+)$", phrase)
    if match and is_done(match["done"]):
        return f"When was {match['what']} {match['done']}"
    match = re.match(r"(?P<what>.+ (?:start|beginning)|.+(?= date$))(?: date)?$", phrase)
    if match is None or _YEAR.search(phrase):
        return None
    return f"What is the date of {with_the(match['what'])}"


def _placed(phrase: str) -> str | None:
    """`venue of the final`, `place where the bacterium was found`."""
    match = re.match(rf"(?P<noun>{'|'.join(NOMINALS)}) (?:{PLACES}) of (.+)$", phrase)
    if match:
        return f"Where {as_verb(' of '.join(match.groups()))}"
    match = re.match(rf"(?:{PLACES}) (?:of|for) (?P<what>.+)$", phrase, re.IGNORECASE)
    if match:
        told = as_verb(match["what"])
        return f"Where {told}" if told else f"Where is {with_the(match['what'])}"
    match = re.match(rf"(?:{PLACES}) (?:where |that )?(?P<clause>.+)$", phrase, re.IGNORECASE)
    turned = inverted_clause(match["clause"]) if match else None
    return f"Where {turned}" if turned else None


def _held(phrase: str) -> str | None:
    """`founder of Librivox`, `Velden's agriculture minister`, `Halmar bank manager`."""
    words = phrase.split(" ")
    front = re.split(rf" {PREPOSITION} ", phrase, maxsplit=1)[0].split(" ")
    if fold(front[-1]) not in PERSONS:
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


def _which(phrase: str) -> str | None:
    """`shipyard that built the ferry`, `towns cut off by snow`, `player sent off in the final`."""
    match = re.match(r"(?P<what>(?:[a-z-]+ ){1,3})(?:that|which|who) (?P<does>.+)$", phrase)
    if match and not _PRONOUN_FIRST.match(match["does"]):
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


_RULES: tuple[Callable[[str], str | None], ...] = (
    _named,
    _counted,
    _summed,
    _measured,
    _reasoned,
    _timed,
    _placed,
    _held,
    _which,
)
