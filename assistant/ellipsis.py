"""A question that leaves out what was just said in, the whole question out.

"And where in March?", "And for Rovers?", "What about Idlib?", "By when?": what is new takes
the place of its like in the last question.
"""

from __future__ import annotations

import re

from assistant.clause import ASKING, AUXILIARY, PREPOSITION, Clause, is_plural, split_asked
from assistant.dates import find_dates
from assistant.mentioned import A_BODY, is_somebody
from assistant.places import is_place
from assistant.question import Expects
from assistant.redated import with_new_date
from assistant.restate import object_of, with_object
from assistant.swapped import swap
from assistant.turn import Turn
from assistant.verbs import is_past
from assistant.word_order import inverted
from assistant.words import content_stems, tokenize

OPENING = re.compile(
    r"^(?:(?:sorry|thanks|thank you|right|great|good|interesting|hm+)[,.!]+\s*)?"
    r"(?:(?:and|but|so|also|then|ok|okay|well|now|or)\b(?!\s+(?:long|far|many|much)\b)[,\s]*)?",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"^(?:what|how) about (?P<subject>[^,?]+?)\s*(?:,\s*(?P<rest>[^?]{4,}))?\??$", re.IGNORECASE
)
_MEANT = re.compile(
    r"^(?:(?:no|nope|not that|sorry|actually|wait)\b[,.!]?\s*)*I (?:meant|mean|was asking about"
    r"|am asking about) (?P<subject>[^,?.]+?)\s*(?:,? (?:and )?not [^?.]+)?[?.]*$",
    re.IGNORECASE,
)
_SUBJECT_FIRST = re.compile(
    rf"^(?P<subject>(?:the )?[\w’'-]+(?: [\w’'-]+){{0,4}}), (?P<rest>{ASKING}\b[^?]{{4,}})\??$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    rf"^(?P<asking>{ASKING}(?:(?<=what|hich|many|much) [\w-]+)?)"
    rf"(?P<rest>(?: {PREPOSITION}\b[^?]+?)?)\s*\??$",
    re.IGNORECASE,
)
_STRANDED = re.compile(rf"^(?P<asking>what|where|who|whom) (?P<word>{PREPOSITION})\s*\??$", re.I)
_PHRASE = re.compile(rf"^(?P<word>{PREPOSITION}) (?P<new>[^?:;,]+?)\s*\??$", re.IGNORECASE)
_ANOTHER = re.compile(r"^(?:and|or|but) (?P<subject>[\w’' -]{2,50}?)\s*\??$", re.IGNORECASE)
_NAME_ALONE = re.compile(
    r"^(?P<subject>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) )?[\w’'-]+"
    r"(?: (?!(?:in|on|at|to|from|by)\b)[\w’'-]+)?)\s*\?$"
)
_WHICH_ONES = re.compile(r"which(?: ones?| of them)?$", re.IGNORECASE)
_COUNTED = re.compile(r"how (?:many|much) (?P<noun>[\w-]+)$", re.IGNORECASE)
_ASKED_OF = re.compile(r"(?:which|what) (?P<noun>(?!(?:time|date|day|year)$)[\w-]+)$", re.I)
_THE_ONE = re.compile(rf"the ones? (?P<phrase>{PREPOSITION} .+)$", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b{AUXILIARY}\b", re.IGNORECASE)
_VERB = re.compile(r"(?:happens|becomes|comes|goes|remains|follows|led|leads)$")
_PLURAL = re.compile(r"\b(?:it|them|those|these)\b")
_PRONOUN = re.compile(r"\b(?:it|he|she|they)\b", re.IGNORECASE)
_LONGEST_FRAGMENT = 7
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
_SIDE = re.compile(rf"(?:who|how (?:many|much)) (?P<new>{'|'.join(_SIDES)})\s*\??$", re.IGNORECASE)


def _on_other_side(bare: str, question: str) -> str | None:
    """`How many voted for it?`, `And how many against?` → `How many voted against it?`."""
    match = _SIDE.match(bare)
    new = match["new"].lower() if match else ""
    old = re.search(rf"\b(?:{_SIDES[new]})\b", question) if new else None
    if old is None:
        return None
    word = f"{new} of" if new.startswith("in ") else new
    return f"{question[: old.start()]}{word}{question[old.end() :]}"


def asked_again(question: str, before: Turn) -> str | None:
    """`Where did they meet in January?`, `And when?` → `When did they meet in January?`."""
    bare = OPENING.sub("", question)
    stranded = _STRANDED.match(bare)
    if stranded:
        bare = f"{stranded['word']} {stranded['asking'].lower()}?"
    other_side = _on_other_side(bare, before.question)
    if other_side is not None:
        return other_side
    match = _FRAGMENT.match(bare)
    if match is None or _AUXILIARY.search(bare) or len(bare.split()) > _LONGEST_FRAGMENT:
        return None
    asking, rest = match["asking"], match["rest"].strip()
    words = f"{asking} {rest}".split()[1:]
    if any(is_past(word) or _VERB.match(word) for word in words) or _PLURAL.search(rest):
        return None  # "What became of his brother?" has a verb of its own
    if rest and (find_dates(rest) or find_dates(f"in {rest}")):
        dated = with_new_date(before.question, rest)
        head = re.match(rf"^{ASKING}\b(?: (?!{AUXILIARY}\b)\w+)?", dated, re.IGNORECASE)
        return f"{asking}{dated[head.end() :]}" if head else None
    if rest and not content_stems(tokenize(rest)):
        return None
    noun, asked = before.clause.noun, before.clause.asking.casefold()
    counted = _COUNTED.match(asking)
    if noun and _WHICH_ONES.match(f"{asking} {rest}".strip()):
        return f"Which {noun} {before.clause.body}?"
    if noun and not rest and counted and asked.endswith(("how many", "how much")):
        how = re.sub(r"how (?:many|much)$", asking, before.clause.asking, flags=re.IGNORECASE)
        return f"{how} {before.clause.body}?"
    bare_count = not noun and not rest and asking.casefold() == "how many"
    if bare_count and is_plural(before.clause.object):
        # "When did the firm buy the trams?", "How many?"
        what = before.clause.object
        body = before.clause.body.replace(f" {what}", "", 1)
        return f"How many {what.removeprefix('the ')} {body}?"
    if bare_count and asked == "what" and before.clause.subject and is_plural(before.value):
        return f"How many {before.value} {before.clause.body}?"  # "What did they find?", "Rats."
    like = None if rest else _asked_of_a_like(asking, before)
    body = None if like else _body(before)
    return f"{asking} {body}{f' {rest}' if rest else ''}?" if body else like


def _asked_of_a_like(asking: str, before: Turn) -> str | None:
    """`Which singer sings it?`, `And which golfer?`: a team is a like of `who`, a prize is not."""
    clause, match = before.clause, _ASKED_OF.match(asking)
    if match is None or clause.subject or clause.auxiliary:
        return None
    asked, told = clause.asking.casefold(), clause.rest
    if asked == "who":
        does = is_somebody(f"the {match['noun']}") or A_BODY.search(match["noun"])
    else:
        does = asked in ("which", "what") and not is_past(told.partition(" ")[0])
        told = split_asked(told)[1]
    return f"{asking} {told}?" if does else None


_DOERS = {"who": "somebody", "how many": "people"}
"""Who did what was asked about, where the answer does not tell: `When did somebody win it?`."""


def _body(before: Turn) -> str:
    """The last question without what it asks with, its answer put where it belongs."""
    clause = before.clause
    several = before.expects is Expects.PERSON
    value = "" if before.amount and not several else before.value
    if not clause.rest and before.value and re.match(r"(?:is|was|are|were)$", clause.auxiliary):
        if before.expects is Expects.PLACE:
            where = before.answer.strip(" .")
            return f"{clause.auxiliary} {clause.subject} {where[:1].lower()}{where[1:]}"
        parts = (clause.subject, before.value)
        # "Which is longer?" asks of what is told, as "who" does.
        which = asked_of_kind(clause) and not re.match(r"the\b|an?\b|[A-Z]", clause.subject)
        named = before.expects is Expects.PERSON or which
        return " ".join((clause.auxiliary, *(parts[::-1] if named else parts)))
    if not clause.asking:
        return f"{clause.auxiliary.lower()} {clause.subject} {clause.rest}".strip()
    if not clause.subject:
        asking = clause.asking.casefold()
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
    told = with_object(clause.rest, object_of(before))
    return " ".join(part for part in (clause.auxiliary, clause.subject, told) if part)


def asked_of_kind(clause: Clause) -> bool:
    """Whether one of a kind is asked for."""
    return clause.asking.casefold() in ("which", "what")


def swapped_subject(question: str, before: Turn) -> str | None:
    """`What is at stake in Libya?`, `And what about Idlib?` → `What is at stake in Idlib?`."""
    bare = OPENING.sub("", question)
    first = _SUBJECT_FIRST.match(bare) if bare != question else None
    match = _WHAT_ABOUT.match(bare) or first
    if match is None:
        return None
    subject = match["subject"].strip()
    one = _THE_ONE.match(subject)
    if one:
        return _phrase(one["phrase"], before)
    if match["rest"]:
        return f"{_filled(match['rest'], subject)}?"
    return _with_subject(subject, before)


def corrected(question: str, before: Turn) -> str | None:
    """`Who is Anna Lind?`, `No, I meant Jo Lind` → `Who is Jo Lind?`."""
    match = _MEANT.match(question)
    return _with_subject(match["subject"].strip(), before) if match else None


def _filled(rest: str, subject: str) -> str:
    """A question with what it is about in the place of its pronoun or its `there`."""
    if _PRONOUN.search(rest):
        return _PRONOUN.sub(subject, rest, count=1)
    where = "in" if is_place(subject) else "at"
    return re.sub(r"\bthere(?=\s*$)", f"{where} {subject}", rest)


def _with_subject(subject: str, before: Turn) -> str:
    return (
        _phrase(subject, before)
        or swap(subject, before)
        or (f"{before.question.rstrip('?')} – {subject}?")
    )


def swapped_phrase(question: str, before: Turn) -> str | None:
    """`How many died in Marn in 2018?`, `And in Tolna?` → `How many died in Tolna in 2018?`."""
    return _phrase(OPENING.sub("", question), before)


def swapped_name(question: str, before: Turn) -> str | None:
    """`How old is Thomas?`, `And his wife?` → `How old is Thomas's wife?`."""
    match = _ANOTHER.match(question) or _named_alone(question)
    if match is None or _AUXILIARY.search(match["subject"]):
        return None
    if re.match(rf"{ASKING}\b", match["subject"], re.IGNORECASE):
        return None
    return swap(match["subject"], before)


_NO_NAME = re.compile(
    r"(?:really|sure|seriously|please|thanks|thank|yes|no|ok|okay|how|why|more|any\w*|some\w*|nothing|else)\b|\w+ly\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\b(?:{ASKING})\b", re.IGNORECASE)


def _named_alone(question: str) -> re.Match[str] | None:
    """A name or a noun phrase that is the whole question: `The Liberals?`."""
    match = _NAME_ALONE.match(question)
    if match is None or _NO_NAME.match(question) or _ASKS.search(question):
        return None
    named = re.match(r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s|[A-Z]", question)
    return match if named else None


def _phrase(text: str, before: Turn) -> str | None:
    """The last question with a phrase of the same preposition replaced, or one added."""
    match = _PHRASE.match(text)
    if match is None or len(text.split()) > _LONGEST_FRAGMENT or _AUXILIARY.search(text):
        return None
    if re.match(rf"{ASKING}\b", text, re.IGNORECASE):
        return None
    word, new = match["word"].casefold(), match["new"]
    if find_dates(text):
        return with_new_date(before.question, f"{word} {new}")
    end = rf"(?=\s+{PREPOSITION}\s|\s*\?|$)"
    for old in reversed(list(re.finditer(rf"\b{word}\s+[^?]+?{end}", before.question))):
        if not find_dates(old.group()):
            return f"{before.question[: old.start()]}{word} {new}{before.question[old.end() :]}"
    return f"{before.question.rstrip('?')} {word} {new}?"
