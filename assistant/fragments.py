"""A bare fragment in, the question that it asks again in another way out.

"And where in March?", "By when?", "Which ones?", "How many?": it takes over the last question's
clause, with what was answered in its place.
"""

from __future__ import annotations

import re

from assistant.clause import ASKING, AUXILIARY, PREPOSITION, split_asked
from assistant.dates import find_dates
from assistant.ellipsis import LONGEST_FRAGMENT, OPENING, has_verb
from assistant.mentioned import A_BODY, is_somebody
from assistant.phrases import is_plural
from assistant.question import Expects
from assistant.redated import with_new_date
from assistant.restate import affirmed, object_of, with_object
from assistant.turn import Turn
from assistant.turned import WHAT_NEXT, turned
from assistant.verbs import is_past
from assistant.word_order import inverted
from assistant.words import content_stems, tokenize
from index.letters import compile_latin, widened

_FRAGMENT = compile_latin(
    rf"^(?P<asking>{ASKING}(?:(?<=what|hich|many|much) [\w-]+)?)"
    rf"(?P<rest>(?: {PREPOSITION}\b[^?]+?)?)\s*\??$",
    re.IGNORECASE,
)
_STRANDED = compile_latin(rf"^(?P<asking>what|where|who|whom) (?P<word>{PREPOSITION})\s*\??$", re.I)
_WHICH_ONES = re.compile(r"which(?: ones?| of them)?$", re.IGNORECASE)
_COUNTED = re.compile(r"how (?:many|much) (?P<noun>[\w-]+)$", re.IGNORECASE)
_ASKED_OF = re.compile(
    r"(?:which|what|how many|how much) (?P<noun>(?!(?:time|date|day|year)$)[\w-]+)$", re.I
)
_STARTING = re.compile(
    r"^(?:starting|beginning|effective|as of|with effect)(?: from)? when\b", re.IGNORECASE
)
_HOW_SO = re.compile(r"^how (?:so|come)(?=\s*\??$)", re.IGNORECASE)
_THEN_WHAT = re.compile(
    r"^(?:(?:and|so|ok(?:ay)?),? )?(?:then what|what then|what next"
    r"|what (?:happened|came|followed) (?:then|next|after(?:wards?| that)))\s*\??$",
    re.IGNORECASE,
)


def asked_again(question: str, before: Turn) -> str | None:
    """`Where did they meet in January?`, `And when?` → `When did they meet in January?`."""
    bare = _plain(question)
    return turned(bare, before) or _with_clause(bare, before)


def _plain(question: str) -> str:
    """A fragment in its plainest words: `Starting when?` → `From when?`."""
    if _THEN_WHAT.match(question):
        return WHAT_NEXT
    bare = _STARTING.sub("from when", _HOW_SO.sub("why", OPENING.sub("", question)))
    stranded = _STRANDED.match(bare)
    if stranded is None:
        return bare
    return f"{stranded['word']} {re.sub('who$', 'whom', stranded['asking'].lower())}?"


def _with_clause(bare: str, before: Turn) -> str | None:
    """A fragment with the clause of the last question, the answer put into it."""
    match = _FRAGMENT.match(bare)
    if match is None or len(bare.split()) > LONGEST_FRAGMENT:
        return None
    asking, rest = match["asking"], match["rest"].strip()
    if has_verb(f"{asking} {rest}".partition(" ")[2]):
        return None  # "What became of his brother?" has a verb of its own
    if rest and (find_dates(rest) or find_dates(f"in {rest}")):
        dated = with_new_date(before.question, rest)
        head = re.match(rf"^{ASKING}\b(?: (?!{AUXILIARY}\b)\w+)?", dated, re.IGNORECASE)
        return f"{asking}{dated[head.end() :]}" if head else None
    if rest and not content_stems(tokenize(rest)):
        return None
    noun = before.clause.noun
    if noun and _WHICH_ONES.match(f"{asking} {rest}".strip()):
        return f"Which {noun} {before.clause.body}?"
    counted = "" if rest else _counted_besides(asking, before)
    if counted:
        return counted
    asked_of = None if rest else _ASKED_OF.match(asking)
    if asked_of:
        return _asked_of_another(asking, asked_of["noun"], before)
    body = _body(before)
    return f"{asking} {body}{f' {rest}' if rest else ''}?" if body else None


def _counted_besides(asking: str, before: Turn) -> str:
    """`How many seats were won?`, `And how many votes?`; `What did they find?`, `How many?`."""
    clause = before.clause
    noun, asked = clause.noun, clause.asking.casefold()
    if noun and _COUNTED.match(asking) and asked.endswith(("how many", "how much")):
        how = re.sub(r"how (?:many|much)$", asking, clause.asking, flags=re.IGNORECASE)
        return f"{how} {clause.body}?"
    if noun or asking.casefold() != "how many":
        return ""
    if is_plural(clause.object):
        # "When did the firm buy the trams?"
        body = clause.body.replace(f" {clause.object}", "", 1)
        return f"How many {clause.object.removeprefix('the ')} {body}?"
    told = asked == "what" and clause.subject and is_plural(before.value)
    return f"How many {before.value} {clause.body}?" if told else ""


def _asked_of_another(asking: str, noun: str, before: Turn) -> str | None:
    """`Which singer sings it?`, `And which golfer?`; `What did they lose?`, `Which ships?`.

    A team is a like of `who`, a prize is not. Where nothing like it was asked for, what was
    talked of is all that it leans on.
    """
    clause = before.clause
    asked, told = clause.asking.casefold(), clause.rest
    amount = asking.casefold().startswith("how")
    if clause.subject or clause.auxiliary or amount:
        alike = ("how many", "how much") if amount else ("what", "which", "whom")
        open_end = asked.endswith(alike)
        if open_end and (clause.subject or clause.noun):
            return f"{asking} {clause.body}?"
        return _about(asking, before)
    if asked == "who":
        does = is_somebody(f"the {noun}") or A_BODY.search(noun)
    else:
        does = asked in ("which", "what") and not is_past(told.partition(" ")[0])
        told = split_asked(told)[1]
    return f"{asking} {told}?" if does else _about(asking, before)


def _about(asking: str, before: Turn) -> str:
    told = affirmed(before)
    return f"{asking} ({told})?" if told else f"{asking}?"


_DOERS = {"who": "somebody", "how many": "people"}
"""Who did what was asked about, where the answer does not tell: `When did somebody win it?`."""


def _body(before: Turn) -> str:
    """The last question without what it asks with, its answer put where it belongs."""
    clause = before.clause
    if not clause.rest and before.value and re.match(r"(?:is|was|are|were)$", clause.auxiliary):
        if before.expects is Expects.PLACE:
            where = before.answer.strip(" .")
            return f"{clause.auxiliary} {clause.subject} {where[:1].lower()}{where[1:]}"
        parts = (clause.subject, before.value)
        # "Which is longer?" asks of what is told, as "who" does.
        asked_of = clause.asking.casefold() in ("which", "what")
        which = asked_of and not re.match(widened(r"the\b|an?\b|[A-Z]"), clause.subject)
        named = before.expects is Expects.PERSON or which
        return " ".join((clause.auxiliary, *(parts[::-1] if named else parts)))
    if not clause.asking:
        return f"{clause.auxiliary.lower()} {clause.subject} {clause.rest}".strip()
    return _done_by(before) if not clause.subject else _done_to(before)


def _done_by(before: Turn) -> str:
    """The same where who did it was asked for."""
    clause, asking = before.clause, before.clause.asking.casefold()
    several = before.expects is Expects.PERSON
    value = "" if before.amount and not several else before.value
    asked_of = asking.endswith(("which", "what"))
    if clause.noun and clause.auxiliary:
        return f"{clause.auxiliary} {(asked_of and value) or clause.noun} {clause.rest}"
    who = value or _DOERS.get(asking, "something")
    if clause.auxiliary:
        return f"{clause.auxiliary} {who} {clause.rest}"
    verb, _, tail = clause.rest.partition(" ")
    if verb == "happened" and any(is_past(word) for word in value.split()):
        return f"was it that {value} {tail}".rstrip()
    if asking == "who" or is_past(verb):
        return inverted(who, clause.rest)
    # The team of "which team won" is told by now.
    noun, told = split_asked(clause.rest)
    return inverted(value or (f"the {noun}" if asked_of else noun), told)


def _done_to(before: Turn) -> str:
    """The same with what was asked for as the object."""
    clause = before.clause
    told = with_object(clause.rest, object_of(before))
    return " ".join(part for part in (clause.auxiliary, clause.subject, told) if part)
