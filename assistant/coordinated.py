# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question with several asking words or verbs of one subject in, a question of each out.

"When and where did the ferry sink?", "Where did she speak, and why?" and "When does the fair
open and close?" each ask two things of one clause, which every part gets whole.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION, take_apart
from index.letters import compile_latin

_BARE = rf"(?:(?:{PREPOSITION} )?(?:when|where|whom|what)|why|how(?: (?:long|often))?|(?:by|for) how (?:much|long|many))"
_AHEAD = compile_latin(
    rf"^(?P<asks>(?:{_BARE}|who)(?:, {_BARE})*,? and (?:{_BARE}))\s+(?P<body>{AUXILIARY}\s.+)$",
    re.IGNORECASE,
)
_BEHIND = compile_latin(rf"^(?P<first>.+?),?\s+and\s+(?P<ask>{_BARE})\s*\?*$", re.IGNORECASE)
_DOER_BEHIND = compile_latin(
    rf"^(?P<first>(?:who|(?:which|what) [a-z]+) (?P<deed>(?-i:[a-z]+)) (?P<object>(?:(?:the|an?|its|this)\s|(?-i:[A-Z])).+?)),?"
    rf"\s+and\s+(?P<ask>{_BARE})\s*\?*$",
    re.IGNORECASE,
)
_VERBS = compile_latin(
    rf"^(?P<head>(?:when|where|at what time|on what (?:day|date)) {AUXILIARY} (?:(?!{AUXILIARY}\b)[\w’'-]+ )+?)"
    rf"(?P<one>(?-i:[a-z]+)) and (?P<two>(?-i:[a-z]+))(?P<tail>(?: {PREPOSITION} [^?]*)?)\?*$",
    re.IGNORECASE,
)
_TURN_WORDS = """
open close start end begin finish stop resume arrive leave depart return land board disembark
opened closed started ended begun finished stopped resumed built demolished founded dissolved
born buried raised educated married die died arrested tried convicted sentenced released
launched signed ratified published written recorded made sold found lost stolen recovered
"""
_TURNS = frozenset(_TURN_WORDS.split())
"""Verbs that "when" and "where" ask of in pairs; other words may be nouns: `salt and pepper`."""


def split_coordinated(question: str) -> tuple[str, ...]:
    """One question an asking word or verb; the question alone where it has but one."""
    text = question.strip()
    ahead = _AHEAD.match(text)
    if ahead:
        asks = re.split(r",? and |, ", ahead["asks"])
        return tuple(_asked(ask, ahead["body"]) for ask in asks)
    verbs = _VERBS.match(text)
    if verbs and {verbs["one"], verbs["two"]} <= _TURNS:
        return tuple(f"{verbs['head']}{verbs[verb]}{verbs['tail']}?" for verb in ("one", "two"))
    doer = _DOER_BEHIND.match(text)
    done = _participle(doer["deed"]) if doer else ""
    if doer and done:
        # "Who founded the choir and when?": the second is when the choir was founded.
        thing, tail = _object(doer["object"])
        return (f"{doer['first']}?", _asked(doer["ask"], f"was {thing} {done}{tail}"))
    behind = _BEHIND.match(text)
    if behind:
        first = behind["first"]
        clause = take_apart(first)
        named = clause.noun and not re.search(r"\bof$|\bhow\b", clause.asking, re.IGNORECASE)
        if clause.auxiliary and clause.asking and clause.rest:
            noun = f" the {clause.noun}" if named else ""
            return (f"{first}?", _asked(behind["ask"], f"{clause.body}{noun}"))
    return (question,)


_PARTICIPLES = {
    "wrote": "written", "stole": "stolen", "took": "taken", "gave": "given", "broke": "broken", "chose": "chosen",
    "drew": "drawn", "drove": "driven", "saw": "seen", "did": "", "began": "begun", "threw": "thrown", "ate": "eaten",
    **{same: same for same in ("built", "won", "sold", "bought", "shot", "found", "led", "made", "set", "lost", "hit")},
}  # fmt: skip


def _participle(deed: str) -> str:
    """`founded` → `founded`, `wrote` → `written`; empty for what is no past form."""
    deed = deed.casefold()
    return deed if deed.endswith("ed") else _PARTICIPLES.get(deed, "")


def _object(phrase: str) -> tuple[str, str]:
    """A noun phrase, and what follows it from its first preposition but "of" on."""
    found = re.search(rf"\s(?!of\s){PREPOSITION}\s", phrase, re.IGNORECASE)
    at = found.start() if found else len(phrase)
    return phrase[:at], phrase[at:]


def _asked(ask: str, body: str) -> str:
    return f"{ask[:1].upper()}{ask[1:]} {body.strip(' ?')}?"
