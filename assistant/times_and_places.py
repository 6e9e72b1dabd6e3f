# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A noun phrase that asks for a day or a place in, the question that it stands for out.

"Date of the raid" asks when the raid was, "venue of the final" where it is.
"""

from __future__ import annotations

import re

from assistant.asked_nouns import NOMINALS, PLACES, SPANS, TIMES
from assistant.clause import PREPOSITION
from assistant.noun_clauses import as_verb, is_done, modified_clause, with_the

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CALENDAR = r"the (?:week|month|year)\b"
"""`Day of the week` asks for no date."""


def asks_when(phrase: str) -> str | None:
    """`date of the raid`, `year the painting was stolen`, `start of the truce`."""
    match = re.match(rf"(?:{TIMES}) (?:of|for) (?!{_CALENDAR})(?P<what>.+)$", phrase, re.I)
    if match:
        told = as_verb(match["what"])
        return f"When {told}" if told else _day_of(with_the(match["what"]))
    match = re.match(
        rf"(?P<event>[a-z]+(?:ing|[st]ion|ment|al|ure|start)) (?:{TIMES}) of (?P<what>.+)$", phrase
    )
    if match:
        return f"What is the date of the {match['event']} of {match['what']}"
    match = re.match(rf"(?:{SPANS}) of .+$", phrase, re.IGNORECASE)
    if match:
        return f"When is the {phrase}"
    match = re.match(
        rf"(?:{TIMES}) (?:when |that |(?:on|in) which )?(?P<clause>(?!of\b).+)$", phrase, re.I
    )
    turned = modified_clause(match["clause"]) if match else None
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
    return _day_of(with_the(match["what"]))


def _day_of(event: str) -> str:
    """What nobody plans has been; "is" keeps open whether any other day is past or to come."""
    head = re.split(r" (?:of|in|at|on|from|by|near|aboard) ", event, maxsplit=1)[0].split()[-1]
    if not _UNPLANNED.fullmatch(head):
        return f"What is the date of {event}"
    return f"When {'were' if head.lower().endswith('s') else 'was'} {event}"


_UNPLANNED = re.compile(
    r"(?:theft|robbery|burglary|break-in|fire|blaze|crash|collision|accident|explosion|blast|quake"
    r"|earthquake|flood|storm|attack|murder|killing|shooting|bombing|assassination|outage|leak|spill"
    r"|collapse|derailment|landslide|avalanche|outbreak|kidnapping|grounding|sinking|eruption|disaster"
    r"|coup|massacre|stabbing|riot|mutiny)s?",
    re.IGNORECASE,
)


def asks_where(phrase: str) -> str | None:
    """`venue of the final`, `place where the bacterium was found`, `cup final venue`."""
    match = re.match(rf"(?P<noun>{'|'.join(NOMINALS)}) (?:{PLACES}) of (.+)$", phrase)
    if match:
        return f"Where {as_verb(' of '.join(match.groups()))}"
    match = re.match(rf"(?:{PLACES}) (?:of|for) (?P<what>.+)$", phrase, re.IGNORECASE)
    if match:
        told = as_verb(match["what"])
        return f"Where {told}" if told else f"Where is {with_the(match['what'])}"
    match = re.match(rf"(?:{PLACES}) (?:where |that )?(?P<clause>.+)$", phrase, re.IGNORECASE)
    turned = modified_clause(match["clause"]) if match else None
    if turned:
        return f"Where {turned}"
    match = _PLACE_LAST.match(phrase)
    return f"Where is {with_the(match['what'] or match['named'])}" if match else None


_PLACE_LAST = re.compile(
    rf"(?P<what>(?:(?!{PREPOSITION}\b)[\w’'-]+ )*?(?:final|festival|match|game|ceremony|summit|conference"
    r"|meeting|talks|fair|expo|convention|concert|congress|race|trial|wedding|funeral|premiere|exhibition)"
    r"(?: [A-Z][\w’'-]*)?(?: (?:19|20)\d\d)?)"
    rf" (?:venue|location)$|(?P<named>(?:(?!{PREPOSITION}\b)[\w’'-]+ )+(?:19|20)\d\d) (?:venue|location)$",
    re.IGNORECASE,
)
"""`cup final venue`: the noun of an event, or its year, stands before the place."""
