"""A fragment that only turns the last question's own words in, the whole question out.

"Who else?", "Who didn't?", "And how many against?", "Then what?" bring nothing new: they ask of
others, of the other side, or of what came next.
"""

from __future__ import annotations

import re

from assistant.clause import ASKING, AUXILIARY, split_asked, take_apart
from assistant.question import find_names
from assistant.restate import affirmed, denied, is_clause, statement
from assistant.turn import Turn
from assistant.verbs import base_form
from assistant.word_order import stated
from index.letters import compile_latin, widened

WHAT_NEXT = "What next?"
"""How a fragment asks for what came after, in its plainest words."""
_ANY_SUCH = compile_latin(r"any (?P<what>(?:[a-z]+ )?[a-z]+s)\s*\??$", re.IGNORECASE)
_SIDES = {
    "against": r"for|in favou?r of",
    "for": "against",
    "in favour": "against",
    "in favor": "against",
    "without": "with",
    "with": "without",
    "before": "after",
    "after": "before",
    "over": "under",
    "under": "over",
    "above": "below",
    "below": "above",
}
_SIDE = compile_latin(
    rf"(?:(?:who|how (?:many|much)) (?P<new>{'|'.join(_SIDES)})|(?P<alone>against))\s*\??$",
    re.IGNORECASE,
)


def _on_other_side(bare: str, before: Turn) -> str | None:
    """`How many voted for it?`, `And how many against?` → `How many voted against it?`."""
    match = _SIDE.match(bare)
    new = (match["new"] or match["alone"]).lower() if match else ""
    old = re.search(rf"\b(?:{_SIDES[new]})\b", before.question) if new else None
    if old is None:
        return None
    word = f"{new} of" if new.startswith("in ") else new
    return f"{before.question[: old.start()]}{word}{before.question[old.end() :]}"


def _afterwards(bare: str, before: Turn) -> str | None:
    """`When did the talks fail?`, `Then what?` → `What happened after the talks failed?`."""
    told = bare == WHAT_NEXT and before.clause.subject and is_clause(before) and not denied(before)
    return f"What happened after {statement(before)}?" if told else None


def _any_such(bare: str, before: Turn) -> str | None:
    """`Any injuries?` → `Were there any injuries (a bridge fell)?`."""
    match, told = _ANY_SUCH.match(bare), affirmed(before)
    return f"Were there any {match['what']} ({told})?" if match and told else None


_ELSE = compile_latin(
    rf"^(?:(?P<asking>{ASKING}) else|which (?:other ones?|others)"
    r"|(?:any|some)(?:one|body|thing) else|any others?)\s*\??$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"(?:which|what|how many)$", re.IGNORECASE)


def _who_else(bare: str, before: Turn) -> str | None:
    """`Which states signed?`, `Who else?` → `Which states besides Peru signed?`, as far as told."""
    match = _ELSE.match(bare)
    if match is None:
        return None
    clause = before.clause
    noun, body = clause.noun, clause.body
    if _OF_ONE.match(clause.asking) and not clause.auxiliary:
        noun, body = split_asked(clause.rest)
    if noun and _OF_ONE.match(clause.asking):
        named = find_names(f"- {before.value}") == [before.value]
        which = f"{noun} besides {before.value}" if named else f"other {noun}"
        return f"Which {which} {body}?"
    asking = match["asking"] or clause.asking
    if asking and asking.casefold() == clause.asking.casefold():
        return f"{asking} else {body}?"
    if not clause.asking and clause.rest and asking.casefold() == "who":
        return f"{asking} else {stated('', clause.auxiliary.lower(), clause.rest)}?"
    told = affirmed(before)
    return f"{asking or 'Who'} else ({told})?" if told else None


_WHO_NOT = compile_latin(
    rf"^(?P<who>who|which(?: ones?| of them)?) (?P<aux>{AUXILIARY})(?P<not>n['’]t| not)?\s*\??$",
    re.IGNORECASE,
)
_KINDS = (("did", "do", "does"), ("is", "are", "was", "were"), ("has", "have", "had"))


def _who_did_not(bare: str, before: Turn) -> str | None:
    """`Is everybody convinced?`, `Who isn't?` → `Who isn't convinced?`."""
    match, clause = _WHO_NOT.match(bare), before.clause
    told = _done(before, match["aux"]) if match else ""
    of_several = _OF_ONE.match(clause.asking) or not clause.asking
    if match is None or not told or (not of_several and match["who"].casefold() != "who"):
        return None
    noun = clause.noun
    if not clause.auxiliary and _OF_ONE.match(clause.asking):
        noun = split_asked(clause.rest)[0]
    who = f"Which {noun}" if noun and match["who"].casefold() != "who" else match["who"]
    if match["not"]:
        return f"{who} {match['aux']}{match['not']} {told}?"
    return f"{stated(who, match['aux'].lower(), told)}?"


_DID_THEY = compile_latin(
    rf"^(?P<aux>{AUXILIARY}) (?P<who>(?:the [a-z]+|[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*){{0,2}})\s*\??$"
)


def _did_they(bare: str, before: Turn) -> str | None:
    """`Which states signed it?`, `Did Varon?` → `Did Varon sign it?`."""
    match = _DID_THEY.match(bare[:1].lower() + bare[1:])
    told = _done(before, match["aux"]) if match else ""
    return f"{match['aux'].capitalize()} {match['who']} {told}?" if match and told else None


def _done(before: Turn, auxiliary: str) -> str:
    """What was done, as it stands behind an auxiliary; empty where it cannot stand behind this."""
    clause = before.clause
    if not clause.rest or (clause.asking and clause.subject):
        return ""
    told = clause.rest
    if not clause.auxiliary and _OF_ONE.match(clause.asking):
        told = split_asked(clause.rest)[1]
    verb, _, tail = told.partition(" ")
    pair = {clause.auxiliary.casefold() or "did", auxiliary.casefold()}
    if not any(pair <= set(kind) for kind in _KINDS):
        return ""
    return told if clause.auxiliary else f"{base_form(verb)} {tail}".strip()


def _which_of_them(bare: str, before: Turn) -> str | None:
    """`Which side does Norland back?`, `And which does Sudland back?`: the noun is the same."""
    now, noun = take_apart(bare), before.clause.noun
    if not noun or now.noun or now.asking.casefold() != "which" or not before.clause.subject:
        return None
    known = now.rest and re.match(widened(r"(?:the |an? )?[A-Z]|the [a-z]"), now.subject)
    return f"{now.asking} {noun} {now.body}?" if known else None


_WHOLES = (
    _afterwards,
    _on_other_side,
    _who_else,
    _who_did_not,
    _did_they,
    _which_of_them,
    _any_such,
)


def turned(bare: str, before: Turn) -> str | None:
    """The whole question where a fragment is one of these; None where it is not."""
    wholes = (
        _afterwards,
        _on_other_side,
        _who_else,
        _who_did_not,
        _did_they,
        _which_of_them,
        _any_such,
    )
    return next((said for whole in wholes if (said := whole(bare, before))), None)
