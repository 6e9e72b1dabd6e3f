# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question that points back with `that`, `this` or `so` in, what it points at put in its place out.

"When was that?" asks when of what was just told; "Who says so?" asks for who says it; in
"Who pays for that?" it stands for a thing.
"""

from __future__ import annotations

import re

from assistant.clause import ASKING, PREPOSITION
from assistant.dates import find_dates
from assistant.ellipsis import OPENING
from assistant.fragments import asked_again
from assistant.persons import people
from assistant.phrases import is_plural
from assistant.question import Expects
from assistant.restate import claimed, denied, is_clause
from assistant.things import thing
from assistant.turn import Turn
from assistant.verbs import base_form

_THAT = r"(?:that|this|it)"
_TIME_OR_REASON = r"(?P<asking>when|where|why|how come|how|since when|until when|(?:in|on|at|from) (?:what|which) [\w-]+)"
_WHEN_WAS_IT = re.compile(
    rf"^(?:{_TIME_OR_REASON} (?:(?:is|was|were) (?:that|this)|(?:did|does|will|has|have) {_THAT} (?:happen|take place|occur)(?:ed)?"
    rf"|(?:did|does|do|will|has|have|can|could) (?:he|she|it|they) (?:do|done|manage|achieve) (?:{_THAT}|so))"
    r"|(?P<plain>when|why) (?:is|was) it|(?P<left>when|where|why|how) (?:did|does|do|will|has|have|had|can|could) (?:he|she|it|they))(?: exactly)?\s*\??$",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    rf"^(?P<who>who|does .+|did .+|do .+|has .+|why (?:did|does|do) .+) "
    rf"(?P<says>say|says|said|claim|claims|claimed|think|thinks|believe|believes|confirm|confirms|confirmed|deny|denies|denied|admit|admits|admitted) (?:so|{_THAT})\s*\??$",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    rf"^who(?: did| does| has)?(?: then)? (?:say|says|said|claim|claims|claimed) {_THAT}\s*\??$",
    re.IGNORECASE,
)
_SAID_THAT = re.compile(r"(?:say|said|claim|claimed) that (?P<what>.+)")
"""`Did Peskov say that it matters?`, `Who did say it?`: somebody else may have said so."""
_IS_SURE = re.compile(
    rf"^(?P<is>is|was|has) {_THAT}(?P<been> been|) (?P<how>(?:really |now |officially |definitely )?(?:confirmed|true|certain|sure|official|known|clear|denied|proven|verified))(?P<rest>(?: yet| by [^?]+)?)\s*\??$",
    re.IGNORECASE,
)
_BEHIND_PREPOSITION = re.compile(
    rf"(?P<before>\b(?!before|after|since|until|during){PREPOSITION} )(?:that|this)(?=\s*\??$)",
    re.I,
)
_SINCE_THAT = re.compile(r"\b(before|after|since|until) (?:that|this|then)(?=\s*\??$)", re.I)
_DONE_TO = re.compile(
    rf"^(?P<before>{ASKING}(?: [a-z]+)? (?:is|was|were) )(?:that|this)(?= [a-z]+(?:ed|en|ld|de|nt)\b)",
    re.I,
)
_COSTS = re.compile(
    rf"^(?P<before>(?:{ASKING}(?: [a-z]+)? )?(?:does|did|will|would|is|was) )(?:that|this)"
    r"(?= (?:have )?(?:cost|take|weigh|stand|look|work|contain|consist|open|close|start|end|last|worth)\b)",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    rf"^(?P<before>{ASKING} (?:does|did|do|will|would|can|could) )(?:that|this)"
    r"(?= (?:leave|mean|make|help|affect|matter|change|prove|explain|worry|allow|threaten)\b)",
    re.IGNORECASE,
)


_DO_IT = re.compile(
    rf"^(?P<head>(?:{ASKING} )?(?:did|does|do|will|would|can|could) (?P<who>[^?]+?)) do (?:it|that|so|this)\s*\??$",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b", re.IGNORECASE)
_WHY_NOT = re.compile(r"why( not)?\s*\??$", re.IGNORECASE)
_NO = re.compile(r"no\b", re.IGNORECASE)
_CAUSED_IT = re.compile(rf"(what (?:has |had )?caused) {_THAT}\s*\??$", re.IGNORECASE)
_CIRCUMSTANCES = (Expects.PLACE, Expects.DATE, Expects.DURATION, Expects.NUMBER)


def pointed_at(question: str, before: Turn) -> str | None:
    """The question with what `that` means; None where it does not point back."""
    bare = OPENING.sub("", question)
    when = _WHEN_WAS_IT.match(bare)
    if when:
        return asked_again(f"{when['asking'] or when['plain'] or when['left']}?", before)
    same = _DO_IT.match(bare)
    verb, _, tail = before.clause.rest.partition(" ")
    if same and verb and not _PRONOUN.match(same["who"]):
        return f"{same['head']} {base_form(verb)} {tail}".rstrip() + "?"
    why_not = _WHY_NOT.match(bare)
    clause = before.clause
    if (
        why_not
        and clause.subject
        and not clause.asking
        and (why_not[1] or _NO.match(before.answer))
    ):
        return (
            _why_instead(before)
            or f"Why {clause.auxiliary.lower()} {clause.subject} not {clause.rest}?"
        )
    caused = _CAUSED_IT.match(bare)
    if caused and clause.subject and clause.rest and before.expects in _CIRCUMSTANCES:
        be = "be " if clause.auxiliary.casefold() in ("is", "are", "was", "were") else ""
        return f"{caused[1]} {clause.subject} to {be}{clause.rest}?"
    said = _SAID_THAT.match(clause.rest) if _WHO_SAID.match(bare) else None
    if said and not clause.asking:
        return f"{bare[: bare.rindex(' ')]} that {said['what']}?"
    told = claimed(before) if is_clause(before) else ""
    says = _SAYS_SO.match(bare)
    who = _said_by(says["who"], before) if says else ""
    if says and told and who:
        return f"{who} {says['says']} that {told}?"
    sure = _IS_SURE.match(bare)
    if sure and told:
        return f"{sure['is']} it{sure['been']} {sure['how']}{sure['rest']} that {told}?"
    return None


_INSTEAD = re.compile(
    r"no[,:;–-]* (?:it|he|she|they) (?P<is>is|are|was|were) (?P<rest>(?!not\b)[^.;]+)\.?$",
    re.IGNORECASE,
)


def _why_instead(before: Turn) -> str:
    """`Had the ship left Marn?`, `No, it was still in Marn.`, `Why not?` → `Why was the ship still in Marn?`."""
    match = _INSTEAD.match(before.answer)
    return f"Why {match['is']} {before.clause.subject} {match['rest']}?" if match else ""


def _said_by(who: str, before: Turn) -> str:
    """`Why does he`, with him named; empty where it cannot be told whom a pronoun means."""
    spoken_of = people(before)
    named = _HE.sub(spoken_of[0], who) if spoken_of else who
    return "" if _PRONOUN.search(named) else named


def that_named(question: str, before: Turn) -> str | None:
    """The question with the thing or the fact that `that` stands for; None where it stands for neither."""
    bare = OPENING.sub("", question)
    told = _told_thing(before)
    since = _SINCE_THAT.search(bare)
    if since and before.expects is Expects.DATE and find_dates(before.value):
        return f"{bare[: since.start()]}{since[1]} {before.value}{bare[since.end() :]}"
    match = _BEHIND_PREPOSITION.search(bare) or _DONE_TO.match(bare) or _COSTS.match(bare)
    if match and told:
        return f"{bare[: match.start()]}{match['before']}{told}{bare[match.end() :]}"
    match = _LEADS_TO.match(bare)
    if match and is_clause(before) and not denied(before):
        return f"{match['before']}the fact that {claimed(before)}{bare[match.end() :]}"
    return None


def _told_thing(before: Turn) -> str:
    """What was told, or else what was asked about, where that is a thing."""
    value = before.value
    told = value if value.startswith("the ") and not is_plural(value) else thing(before)
    return told if re.match(r"(?:the|his|her|its|their) ", told) else ""
