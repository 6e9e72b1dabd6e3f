"""A question of a count in, the next one about the same things whole out.

"How many people died in Marn?" is followed by "How many were hurt?" and "Who says eleven?".
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.ellipsis import OPENING
from assistant.restate import with_object
from assistant.turn import Turn
from assistant.values import same_numbers
from assistant.verbs import is_participle
from assistant.word_order import stated

_HOW_MANY = re.compile(
    rf"^how many (?P<told>(?:{AUXILIARY} )?(?:(?:still|also|been|be) ){{0,2}}[a-z]+)\s*\??$",
    re.IGNORECASE,
)
_AND_HURT = re.compile(
    r"^(?:(?:and|or|but|what about) )?(?:how many |the )?"
    r"(?P<told>[a-z]+ed|hurt|missing|dead)\s*\??$",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(
    r"^who (?P<verb>says?|said|claims?|claimed|reports?|reported) (?:that (?:it (?:is|was) )?)?"
    r"(?P<value>[\w$€£.,-]+(?: [\w%]+){0,2}?)\s*\??$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?P<noun>(?:[a-z-]+ )?[a-z-]+)"
    rf" (?P<verb>(?!(?:{PREPOSITION}|the|an?)\b)[a-z]+)(?P<tail>(?: .*)?)$"
)


def counted_again(question: str, before: Turn) -> str | None:
    """`How many were hurt?` → `How many people were hurt in the flood in Marn?`."""
    done = is_participle(before.clause.rest.partition(" ")[0])  # "were killed", "And wounded?"
    hurt = None if done else _AND_HURT.match(question)
    bare = f"how many were {hurt['told']}?" if hurt else OPENING.sub("", question)
    match = _HOW_MANY.match(bare)
    noun, verb, tail = _parts(before)
    if match is None or not noun or not re.search(rf"^{AUXILIARY}\b|ed$", match["told"], re.I):
        return None
    kind = re.match(rf"{AUXILIARY} (?:[a-z-]+s|men|women|children)$", match["told"])
    if kind or (tail and not re.match(rf"{PREPOSITION}\b", tail)):
        return f"How many of the {noun} that {verb} {tail} {match['told']}?"
    return f"How many {noun} {match['told']}{f' {tail}' if tail else ''}?"


def was_before(question: str, before: Turn) -> str | None:
    """`And how much was it before?` → `How much did the firm offer for the mill before?`."""
    match, clause = _WAS_BEFORE.match(question), before.clause
    if match is None or not clause.subject or not clause.asking.casefold().startswith("how "):
        return None
    how, noun = match["how"], match["noun"]
    if how and how.casefold() != clause.asking.casefold().removeprefix("how "):
        return None
    if (
        noun
        and noun.casefold() != "figure"
        and _COUNTED_AS.get(clause.asking.casefold(), "") != _KIND_OF.get(noun.casefold())
    ):
        return None
    asked = clause.auxiliary.casefold()
    auxiliary = _PAST.get(asked, asked)
    if auxiliary not in _PAST.values():
        return None
    subject, rest = _NOW.sub("", clause.subject), _NOW.sub("", clause.rest)
    parts = (clause.asking, clause.noun, auxiliary, subject, rest)
    return f"{' '.join(part for part in parts if part)} {match['then']}?"


_PAST = {"does": "did", "do": "did", "did": "did", "will": "did", "is": "was", "are": "were",
         "was": "was", "were": "were"}  # fmt: skip
_COUNTED_AS = {"how many": "count", "how much": "sum"}
_KIND_OF = {"number": "count", "total": "count", "price": "sum", "sum": "sum", "offer": "sum",
            "amount": "sum"}  # fmt: skip
_NOW = re.compile(
    r"\b(?:now|currently|today|at present|these days) |,? (?:now|currently|today)$", re.IGNORECASE
)
_WAS_BEFORE = re.compile(
    r"(?:and |but )?(?:what|how (?P<how>much|many|high|large|big|long|old)) (?:had|was|were|did)"
    r" (?:it|they|that|this|the (?P<noun>figure|number|price|sum|offer|amount|total))(?: been| be)?"
    r" (?P<then>before(?: that)?|earlier|previously|originally|at first|until then"
    r"|(?:a|the) (?:year|month|week) (?:earlier|before)|last (?:year|month|week))\s*\?*$",
    re.IGNORECASE,
)


def value_sourced(question: str, before: Turn) -> str | None:
    """`Who says eleven?` → `Who says that eleven people died in Marn?`."""
    match = _WHO_SAYS.match(OPENING.sub("", question))
    if match is None or not _is_told(match["value"], before.answer):
        return None
    noun, verb, tail = _parts(before)
    if not noun:
        return None
    clause = before.clause
    if clause.subject:
        rest = with_object(clause.rest, " ".join((match["value"], noun)))
        told = stated(clause.subject, clause.auxiliary.lower(), rest)
    else:
        told = " ".join(part for part in (match["value"], noun, verb, tail) if part)
    return f"Who {match['verb']} that {told}?"


def _is_told(value: str, answer: str) -> bool:
    """Whether a value is one of those that an answer gives."""
    return any(same_numbers(value, part) for part in re.split(r"\bor\b", answer))


def _parts(before: Turn) -> tuple[str, str, str]:
    """What was counted, what was told of it, and where; empty for no count."""
    clause = before.clause
    if clause.asking.casefold() != "how many":
        return "", "", ""
    if clause.noun:
        told = clause.rest
        place = re.search(rf"\b(?!to [a-z]+\b){PREPOSITION} .*", told, re.IGNORECASE)
        if clause.subject:
            return clause.noun, "", place[0] if place else ""
        told = f"{clause.auxiliary} {told[: place.start()] if place else told}".strip()
        return clause.noun, told, place[0] if place else ""
    match = _COUNTED.match(clause.rest)
    return (match["noun"], match["verb"], match["tail"].strip()) if match else ("", "", "")
