"""A question that leaves out what was just said in, the whole question out.

"And for Rovers?", "What about Idlib?", "And how many in York?": what is new takes the place of
its like in the last question.
"""

from __future__ import annotations

import re

from assistant.clause import ASKING, AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.mentioned import A_PERSON
from assistant.places import is_place
from assistant.redated import with_new_date
from assistant.swapped import swap
from assistant.turn import Turn
from assistant.verbs import is_participle, is_past
from index.letters import compile_latin, widened

OPENING = re.compile(
    r"^(?:(?:sorry|thanks|thank you|right|great|good|interesting|hm+)[,.!]+\s*)?"
    r"(?:(?:and|but|so|also|then|ok|okay|well|now|or)\b(?!\s+(?:long|far|many|much)\b)[,\s]*)?",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"^(?:what|how) (?:about|of) (?P<subject>[^,?]+?)(?: then| now| too)?\s*"
    r"(?:,\s*(?P<rest>[^?]{4,}))?\??$",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^(?:(?:no|nope|not that|sorry|actually|wait)\b[,.!]?\s*)*I (?:meant|mean|was asking about"
    r"|am asking about) (?P<subject>[^,?.]+?)\s*(?:,? (?:and )?not [^?.]+)?[?.]*$",
    re.IGNORECASE,
)
_SUBJECT_FIRST = compile_latin(
    rf"^(?P<subject>(?:the )?[\w’'-]+(?: [\w’'-]+){{0,4}}), (?P<rest>{ASKING}\b[^?]{{4,}})\??$",
    re.IGNORECASE,
)
_PHRASE = compile_latin(rf"^(?P<word>{PREPOSITION}) (?P<new>[^?:;,]+?)\s*\??$", re.IGNORECASE)
_ANOTHER = re.compile(r"^(?:and|or|but) (?P<subject>[\w’' -]{2,50}?)\s*\??$", re.IGNORECASE)
_NAME_ALONE = re.compile(
    r"^(?P<subject>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) )?[\w’'-]+"
    r"(?: (?!(?:in|on|at|to|from|by)\b)[\w’'-]+)?)\s*\?$"
)
_THE_ONE = compile_latin(rf"the ones? (?P<phrase>{PREPOSITION} .+)$", re.IGNORECASE)
AN_AUXILIARY = compile_latin(rf"\b{AUXILIARY}\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|he|she|they)\b", re.IGNORECASE)
LONGEST_FRAGMENT = 7


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


def _with_subject(subject: str, before: Turn) -> str | None:
    return _phrase(subject, before) or swap(subject, before)


def newly_named(question: str) -> str:
    """The `his deputy` of `What about his deputy?` and of `And his deputy?`; empty without one."""
    match = _WHAT_ABOUT.match(OPENING.sub("", question))
    match = match or _MEANT.match(question) or _name(question)
    return "" if match is None or match.groupdict().get("rest") else match["subject"].strip()


def new_phrase(question: str, before: Turn) -> str:
    """The `York` of `And in York?` and of `And how many in York?`; empty without one."""
    bare = OPENING.sub("", question)
    match = _PHRASE.match(_asked_alike(bare, before) or bare)
    return match["new"] if match and match["new"][:1].isupper() else ""


def swapped_phrase(question: str, before: Turn) -> str | None:
    """`How many died in Marn in 2018?`, `And in Tolna?` → `How many died in Tolna in 2018?`."""
    bare = OPENING.sub("", question)
    return _phrase(_asked_alike(bare, before) or bare, before)


def swapped_name(question: str, before: Turn) -> str | None:
    """`How old is Thomas?`, `And his wife?` → `How old is Thomas's wife?`."""
    left = _asked_alike(OPENING.sub("", question), before)
    if left and (_NOUN_PHRASE.match(left) or is_participle(left)):
        return swap(left, before)
    match = _name(question)
    return swap(match["subject"], before) if match else None


def _name(question: str) -> re.Match[str] | None:
    """A name or a noun phrase that is all there is besides "and"."""
    match = _ANOTHER.match(question) or _named_alone(question)
    if match is None or AN_AUXILIARY.search(match["subject"]) or _NO_NAME.match(match["subject"]):
        return None
    asks = re.match(rf"(?:{ASKING}|{PREPOSITION})\b", match["subject"], re.IGNORECASE)
    return None if asks else match


_NOUN_PHRASE = compile_latin(
    r"(?:the|an?|his|her|its|their) [\w’' -]+$|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}$"
)


def _asked_alike(bare: str, before: Turn) -> str:
    """What is new in a fragment that asks as the last question did: `how many in York`.

    Of "Who was hurt?" after "Who was killed in Marn?" only the deed is new.
    """
    clause = before.clause
    if not clause.asking or _WHAT_ABOUT.match(bare):
        return ""
    heads = [f"{clause.asking} {word}" for word in (clause.noun, clause.auxiliary) if word]
    low = f"{bare.casefold().strip(' ?')} "
    head = next((h for h in (*heads, clause.asking) if low.startswith(f"{h} ".casefold())), "")
    left = bare[len(head) :].strip(" ?") if head else ""
    deed = bool(clause.auxiliary) and head.endswith(f" {clause.auxiliary}")
    if " " not in left and is_participle(left):
        return left if clause.auxiliary and not clause.subject else ""
    return "" if deed or has_verb(left) else left


def has_verb(left: str) -> bool:
    """Whether a fragment is whole: `of them survived`."""
    own = AN_AUXILIARY.search(left) or _THEM.search(left)
    return bool(own) or any(is_past(word) or _VERB.match(word) for word in left.split())


_VERB = re.compile(r"(?:happens|becomes|comes|goes|remains|follows|led|leads)$")
_THEM = re.compile(r"\b(?:it|them|those|these)\b")


_NO_NAME = compile_latin(
    r"(?:really|sure|seriously|please|thanks|thank|yes|no|ok|okay|how|why|more|any\w*|some\w*|nothing|else|before|after|then|since|next|later"
    r"|earlier|again|first|second|third|last)\b(?! [a-z])|(?:any|some|no|more)\w*\b|\w+ly\b",
    re.IGNORECASE,
)
_ASKS = compile_latin(rf"\b(?:{ASKING})\b", re.IGNORECASE)


def _named_alone(question: str) -> re.Match[str] | None:
    """A name or a noun phrase that is the whole question: `The Liberals?`."""
    match = _NAME_ALONE.match(question)
    if match is None or _NO_NAME.match(question) or _ASKS.search(question):
        return None
    named = re.match(widened(r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s|[A-Z]"), question)
    kind = re.match(widened(r"([A-Z][a-z]+)s\b"), question)  # "Survivors?", but not "Rovers?"
    return match if named and not (kind and A_PERSON.search(kind[1].casefold())) else None


def _phrase(text: str, before: Turn) -> str | None:
    """The last question with a phrase of the same preposition replaced, or one added."""
    match = _PHRASE.match(text)
    if match is None or len(text.split()) > LONGEST_FRAGMENT or AN_AUXILIARY.search(text):
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
