"""A later part of a question in, what it leaves out filled from the first part.

"Which side does Oslo back, and which does Rome?" leaves out the side and the verb, "what was the
debt then, and what is it now?" the debt.
"""

from __future__ import annotations

import re

from assistant.attribution import PRONOUN
from assistant.clause import AUXILIARY, PREPOSITION, take_apart
from assistant.dates import find_dates
from assistant.verbs import SINGULAR
from index.letters import compile_latin


def with_noun(other: str, first: str) -> str:
    """`which one does Rome back` behind "which camp does Oslo back": which camp."""
    noun = take_apart(first).noun
    if not re.fullmatch(r"[a-z-]+", noun):
        return other
    return re.sub(
        rf"^(which|what) one(?= {AUXILIARY}\b)", rf"\1 {noun}", other, flags=re.IGNORECASE
    )


_THERE = re.compile(
    r"^(?P<ask>how (?:many|much)(?: [a-z-]+)? (?:were|was|are|is)) there\b(?! (?:an?|any)\b)", re.I
)
_SOMEWHERE = compile_latin(
    r"\b(?P<where>(?:at|in|on|aboard|inside) (?:the |[A-Z])[^,?]*?)"
    r"(?= (?:now|today|at present|currently)\b|\s*$)"
)


_AT_OTHER_TIME = re.compile(
    r"(?:before|originally|initially|at first|previously|earlier|then|now|today)\b", re.IGNORECASE
)


def _is_time(text: str) -> bool:
    """Whether a text is a time and nothing more: `in 2019`."""
    told = find_dates(text)
    bare = re.sub(r"^(?:in|on|at) ", "", text)
    return bool(told) and told[0].text == bare


def with_place(other: str, first: str) -> str:
    """`how many were there before?` behind "how many are at Moe's school now": at Moe's school."""
    there, where = _THERE.match(other), _SOMEWHERE.search(first)
    if there is None or where is None or find_dates(where["where"]) or " there " in first:
        return other
    behind = other[there.end() :].strip()
    if behind and not (_AT_OTHER_TIME.match(behind) or _is_time(behind)):
        return other  # "how many are there in Sweden?" has a place of its own
    return f"{there['ask']} {where['where']}{other[there.end() :]}"


_EACH_SAYS = re.compile(
    r"what (?:do|does|did|have|has) (?!they\b)[^,?]+ each"
    r" (?:say|said|think|claim|claimed|hold|tell|told)",
    re.IGNORECASE,
)


def matter_of(other: str) -> str:
    """` about that` behind a later question for what each of two says that names no matter."""
    return " about that" if _EACH_SAYS.fullmatch(other) else ""


# "When was he arrested, and when was the trial?" leaves no "arrested" out.
_OF_DEEDS = frozenset(["do", "does", "did", "will", "would", "can", "could"])


def filled(first: str, other: str) -> str:
    """`Which does Moscow?` behind a question of the same form, with the words that it leaves out.

    Empty where it has a verb of its own, or asks for something else.
    """
    whole, gapped = take_apart(first), take_apart(other)
    subject, left = gapped.subject, gapped.rest
    if whole.noun and left and " " not in left and whole.rest.startswith(f"{left} "):
        left = ""  # "which side does Oslo back?" behind "... does Rome back in Libya"
    if re.fullmatch(r"the|an?", subject, re.IGNORECASE) and " " not in left:
        subject, left = f"{subject} {left}", ""  # "the board": no verb is told
    verbs = {SINGULAR.get(clause.auxiliary, clause.auxiliary) for clause in (whole, gapped)}
    alike = whole.asking.casefold() == gapped.asking.casefold() != "" and len(verbs) == 1
    alike = alike and verbs <= _OF_DEEDS and not PRONOUN.fullmatch(subject)
    if (
        not (alike and whole.subject and whole.rest and subject)
        or left
        or gapped.noun not in ("", whole.noun)
    ):
        return ""
    words = (whole.asking, whole.noun, gapped.auxiliary, subject, whole.rest)
    return f"{' '.join(word for word in words if word)}?"


_OWNER = r"(?:(?:which|what) [\w-]+['’]s|whose)"
_GAPPED_OWNER = re.compile(
    rf"(?P<whose>{_OWNER}) (?P<prep>{PREPOSITION}) (?P<where>[^?]+)", re.IGNORECASE
)


def owned(first: str, other: str) -> str:
    """`Whose at the Oslo talks?` behind "Whose truce was the aim at the Rome talks?", filled.

    Empty where it leaves nothing out, or the first has no such place.
    """
    gapped = _GAPPED_OWNER.match(other)
    if gapped is None:
        return ""
    whole = re.match(
        rf"{_OWNER} (?P<what>.+? {gapped['prep']}) [^?]+?(?P<tail> {PREPOSITION} [^?]+)?\?*$",
        first,
        re.IGNORECASE,
    )
    if whole is None:
        return ""
    tail = whole["tail"] or ""
    return f"{gapped['whose']} {whole['what']} {gapped['where'].rstrip('?')}{tail}?"


_IT_NOW = re.compile(
    r"what (?P<be>is|was|are|were) (?:it|they)(?P<when> [^?]+)?\s*\?*$", re.IGNORECASE
)
_THEN = compile_latin(
    r"^[Ww]hat (?:was|is|were|are) (?P<what>(?:(?:the|its|his|her|their) |[A-Z])[^?,]*?)"
    r" (?:when|before|after|in|at|on|until|since|now|today)\b"
)


def measured_again(first: str, other: str) -> str:
    """`What is the debt now?` for "what is it now?" behind "What was the debt when she came?".

    Empty where it asks for something else.
    """
    again, then = _IT_NOW.match(other), _THEN.match(first)
    if again is None or then is None:
        return ""
    return f"What {again['be'].casefold()} {then['what']}{again['when'] or ''}?"
