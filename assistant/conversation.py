# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""History and a question in, a standalone question out, without a language model.

A question that leans on what was said before (a pronoun, "And what about X?", a bare
fragment) takes over what it leans on from the last question and the last answer. One
that stands on its own is left alone: a change of subject carries nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked_about import asked_about
from assistant.clause import PREPOSITION, take_apart
from assistant.dates import find_dates
from assistant.ellipsis import (
    AN_AUXILIARY,
    OPENING,
    corrected,
    swapped_name,
    swapped_phrase,
    swapped_subject,
)
from assistant.fragments import asked_again
from assistant.generic import named_again
from assistant.keywords import whole_question
from assistant.mentioned import placed
from assistant.picked import picked
from assistant.places import is_place
from assistant.pointed import pointed_at, that_named
from assistant.pronouns import filled_pronouns, replace_there
from assistant.question import find_names
from assistant.redated import counted_from_told
from assistant.restate import affirmed, claimed, is_clause
from assistant.tallies import counted_again, value_sourced, was_before
from assistant.things import dealt_with, thing
from assistant.turn import Turn, read_turn
from assistant.words import content_stems, tokenize
from index.letters import compile_latin

Exchange = tuple[str, str]
"""A question and the text of its answer, which may be empty."""


def standalone(question: str, history: Sequence[Exchange]) -> str:
    """Rewrite a follow-up so that it can be understood alone.

    Args:
        question: What was asked now.
        history: Earlier turns, oldest first. May be empty.

    Returns:
        The rewritten question, or the question as it is when it stands alone.
    """
    return _rewritten(question, last_turn(history))


def _rewritten(question: str, before: Turn | None) -> str:
    if before is None:
        return question
    changed = _CHANGE.match(question)
    if changed is not None:
        rest = question[changed.end() :]
        return rest[:1].upper() + rest[1:] or question
    meant = next((said for read in _MEANT if (said := read(question, before))), None)
    for rewrite in (
        _of_the_source,
        pointed_at,
        value_sourced,
        was_before,
        corrected,
        swapped_subject,
        counted_again,
        swapped_phrase,
        swapped_name,
        asked_about,
        asked_again,
        filled_pronouns,
        _as_meant if meant else _with_topic,
    ):
        rewritten = rewrite(meant or question.strip(), before)
        if rewritten is not None:
            rewritten = _settled(rewritten, before)
            return rewritten[:1].upper() + rewritten[1:]
    return question


_MEANT = (picked, named_again, that_named, counted_from_told)


def announces_change(question: str) -> bool:
    """Whether a question says that it is about something else: `Now to something else: ...`."""
    return _CHANGE.match(question) is not None


def last_turn(history: Sequence[Exchange]) -> Turn | None:
    """The last turn, its question standing alone; None without one that is about anything."""
    before = None
    for asked, said in history:
        if asked.strip():
            whole = whole_question(_CHANGE.sub("", _rewritten(asked, before)))
            about = content_stems(tokenize(whole))
            alone = OPENING.sub("", whole)
            before = read_turn(alone, said, asked, before) if about else None
    return before


def _as_meant(question: str, before: Turn) -> str | None:
    """A question that names by now what it is about needs no more of the last one."""
    return OPENING.sub("", question)


_CHANGE = re.compile(
    r"^(?:(?:and|but|so|ok|okay|now)[,\s]+)*(?:(?:on )?to something (?:completely )?(?:else|different)|(?:a|one) (?:different|new|other|last) "
    r"(?:question|topic|subject)|another (?:question|topic|subject)|changing the subject|on another (?:note|topic))\s*[:,.–-]\s*",
    re.IGNORECASE,
)


def _settled(rewritten: str, before: Turn) -> str:
    """Without a `there` that was left in, and with the topic that its last question had in brackets."""
    settled = " ".join(replace_there(rewritten, before).split())
    named = set(before.names) & set(find_names(settled))
    if not before.told or "(" in settled or named or not set(find_names(before.told)):
        return settled
    return f"{settled.rstrip(' ?')} ({before.told})?"


_SOURCE = re.compile(
    r"^(?:who|which (?:newspaper|outlet|agency|paper|site|source)s?) (?:first )?(?:(?:reported|says?|reports?) (?:this|that|it|so)|(?:published|wrote) (?:this|that|so))\s*\??$"
    r"|^(?:says who|according to (?:whom?|what|which \w+)|where (?:is|does) (?:this|that|it) (?:come )?from"
    r"|where did you (?:read|get|find|see) (?:this|that|it)|how do you know(?: (?:this|that))?"
    r"|what(?: is|'s|’s) (?:the|your) source(?: (?:of|for) (?:this|that))?)\s*\??$",
    re.IGNORECASE,
)


def _of_the_source(question: str, before: Turn) -> str | None:
    """`Which newspaper says so?` → `Who reported on the final of the cup?`."""
    if _SOURCE.match(OPENING.sub("", question)) is None:
        return None
    return f"Who reported {'that' if is_clause(before) else 'on'} {claimed(before)}?"


_SAYING = re.compile(
    r"\b(?:did|do|does|has|have|had)\b.*\b(?:say|said|think|thought|tell|told|claim|claimed)\s*\??$",
    re.IGNORECASE,
)
_OPEN_VERB = re.compile(
    r"\b(?:agree|disagree|deny|confirm|respond|react|reply|comment|object|approve|accept|refuse)\s*\??$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:(?P<to>respond|react|reply|object)|(?P<on>comment)|(?P<with>agree|disagree))\s*\??$",
    re.IGNORECASE,
)
_AGREES = re.compile(r"\b(?:agree|disagree)\s*\??$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:any|some|every)(?:body|one)\b|\belse\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:the|this|that) (?:same )?(?:company|firm|group|organi[sz]ation|party|country|nation|city|town|village|ship|vessel"
    r"|boat|plane|aircraft|man|woman|couple|team|club|agency|post|job|former|latter|deal|agreement|attack|explosion|blast"
    r"|accident|crash|victims?|injured|dead|suspects?|attackers?|perpetrators?|building|same)\b",
    re.IGNORECASE,
)
_IS_NAMED = compile_latin(r"(?i:who|what) (?:is|are|was|were) (?:the )?[A-Z]")
_ASKED_BEHIND = compile_latin(
    r"^(?:[\w-]+ ){1,3}(?:what|who|whom|when|where|which)(?: [a-z]+)?\s*\??$", re.IGNORECASE
)
""""Replacing whom?", "Ahead of which rival?"."""
_IN_ORDER = re.compile(r" (?:second|third|fourth|last|next)\s*\??$", re.IGNORECASE)
_FEW = 2


def _with_topic(question: str, before: Turn) -> str | None:
    """A question that goes on (`And what did she say?`) or says too little gets the topic."""
    bare = OPENING.sub("", question)
    own = find_names(bare, skip_first=True)
    alike = _of_the_same(bare, before) if bare != question else None
    if alike is not None:
        return alike
    if not _leans(question, bare, own):
        return bare if bare != question else None
    agreed = _AGREES.search(bare)
    if agreed and thing(before) and thing(before) == before.value:
        return f"{bare.rstrip(' ?')} with {before.value}?"
    topic = [name for name in before.named_apart or before.names if name not in own]
    people = [name for name in topic if not is_place(name)]
    if own and people:
        topic.remove(people[0])  # the one asked about now takes the place of the last one
    if _SAYING.search(bare) and dealt_with(before):
        return f"{bare.rstrip(' ?')} about {dealt_with(before)}?"
    if _SAYING.search(bare) and topic:
        return f"{bare.rstrip(' ?')} about {' and '.join(topic)}?"
    if _SAYING.search(bare) and own:
        return bare
    answering = _ANSWERS.search(bare)
    if answering and topic:
        return f"{bare.rstrip(' ?')} {answering.lastgroup} {' and '.join(topic)}?"
    told = affirmed(before)
    lasts = re.match(r"(?:has|have|had|is|are|do|does|will)$", before.clause.auxiliary, re.I)
    if _INDEFINITE.search(bare) and before.clause.rest and before.clause.subject and not lasts:
        return f"{bare.rstrip(' ?')} when {told}?"
    return f"{bare.rstrip(' ?')} ({told})?" if told else bare


def _of_the_same(bare: str, before: Turn) -> str | None:
    """`And how did the public vote?` → `How did the public vote on the stadium?`, as asked before.

    Only where the verb is the same and what follows it once is missing now.
    """
    clause = _WHEN_CLAUSE.search(bare)
    head = bare[: clause.start() if clause else len(bare)].rstrip(" ?")
    now = take_apart(head)
    verb, _, told = before.clause.rest.partition(" ")
    if not now.subject or now.rest != verb or find_dates(told):
        return None
    if not re.match(rf"{PREPOSITION}\b", told):
        return None
    return f"{head} {told}{bare[len(head) :]}"


_WHEN_CLAUSE = re.compile(r"\s(?:when|after|before|if|while|because)\s")


def _leans(question: str, bare: str, own: Sequence[str]) -> bool:
    """Whether a question without pronouns still needs the one before it."""
    stems = content_stems(tokenize(bare))
    if _IN_ORDER.search(bare):
        return not own  # "Who came second?"
    if _ASKED_BEHIND.match(bare) and not AN_AUXILIARY.search(bare):
        return True
    if own and _IS_NAMED.match(bare):
        return False
    if bare != question and re.match(r"(?:and|but|also)\b", question, re.IGNORECASE):
        if placed(bare) & set(own):
            return False  # "And how many died in Marn?": another place of its own
        return len(stems) <= _FEW or _GENERIC.search(bare) is not None
    if _OPEN_VERB.search(bare):
        return True
    if own:
        return False  # "What did Anna Lind say?" misses nothing
    if len(stems) < _FEW or _SAYING.search(bare):
        return True
    return bool(_GENERIC.search(bare) or (_INDEFINITE.search(bare) and len(stems) <= _FEW + 1))
