"""A question that leaves out what was just said in, the whole question out.

"And for Rovers?", "What about Idlib?", "And Lind?": what is new takes the place of its like in
the last question.
"""

from __future__ import annotations

import re

from assistant.clause import ASKING, AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.places import is_place
from assistant.redated import with_new_date
from assistant.swapped import swap
from assistant.turn import Turn

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
_PHRASE = re.compile(rf"^(?P<word>{PREPOSITION}) (?P<new>[^?:;,]+?)\s*\??$", re.IGNORECASE)
_ANOTHER = re.compile(r"^(?:and|or|but) (?P<subject>[\w’' -]{2,50}?)\s*\??$", re.IGNORECASE)
_NAME_ALONE = re.compile(
    r"^(?P<subject>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) )?[\w’'-]+"
    r"(?: (?!(?:in|on|at|to|from|by)\b)[\w’'-]+)?)\s*\?$"
)
_THE_ONE = re.compile(rf"the ones? (?P<phrase>{PREPOSITION} .+)$", re.IGNORECASE)
AN_AUXILIARY = re.compile(rf"\b{AUXILIARY}\b", re.IGNORECASE)
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
    if match is None or AN_AUXILIARY.search(match["subject"]):
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
