# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question who held an office before or after somebody in, the plain question for it out.

"Who was mayor before Moe?" asks whom "Moe succeeded" or "her predecessor" names, and whoever Moe
succeeded is not who succeeded Moe.
"""

from __future__ import annotations

import re

from assistant.asked_nouns import PERSONS
from assistant.dates import is_date
from assistant.mentioned import may_be_person
from assistant.places import is_place
from assistant.values import is_title
from assistant.words import fold
from index.letters import compile_latin

_NAME = r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sir|Lady) )?[A-Z][\w’'-]+(?: (?:(?:de|la|van|von|der|bin|al) )?[A-Z][\w’'.-]+){0,3})"
_SIDE = r" (?:(?:right|immediately|just|directly) )?(?P<side>before|after) "
_HELD = compile_latin(
    rf"^[Ww]ho (?:was|were|had been|served as|acted as) (?:the )?(?P<office>[^?,]+?){_SIDE}{_NAME}\s*\?*$"
)
_POST = compile_latin(
    rf"^[Ww]ho (?:held|had|filled|occupied) (?P<post>(?:the |that )?[^?,]*?\b(?:portfolio|post|office|job|position|seat|role|chair)\b[^?,]*?){_SIDE}{_NAME}\s*\?*$"
)
_LED = compile_latin(
    rf"^[Ww]ho (?P<did>led|ran|headed|chaired|coached|managed|captained) (?P<body>[^?,]+?){_SIDE}{_NAME}\s*\?*$"
)
_AS = {
    "led": "leader", "ran": "head", "headed": "head", "chaired": "chair", "coached": "coach",
    "managed": "manager", "captained": "captain",
}  # fmt: skip
_NO_ONE = frozenset(["brexit", "covid", "covid-19", "christmas", "easter", "ramadan"])
_LATER = re.compile(
    r"\bwho (?:will |would |has |had |is to )?(?:succe(?:ed(?:s|ed)?)|replace[sd]?|follow(?:s|ed)?|t(?:ake|akes|ook|aken) over from|c(?:ame|omes?) after)\b|\bsuccessor\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\bwho (?:had |has )?preceded\b|\bpredecessor\b|\bwhom? (?:did|does|will|had|has) .+ (?:succeed|replaced?|follow)",
    re.IGNORECASE,
)
_TAKES_OVER = re.compile(
    r"(?<!be )(?<!been )(?<!was )(?<!were )(?<!is )\b(?:succeed(?:s|ed|ing)?|replac(?:e[sd]?|ing)|follow(?:s|ed|ing)|(?:takes?|took|taking) over from)"
    r" (?:the |(?:former |late )?[a-z]+ |Mr |Mrs |Ms |Dr |Sir |Lady )?$"
)
_HANDS_OVER = re.compile(
    r"\b(?:succeeded|replaced|followed) by (?:the |(?:former )?[a-z]+ |Mr |Mrs |Ms |Dr |Sir |Lady )?$"
    r"|\bsuccessor,? (?:(?:will be|is|was) )?$"
)


def in_succession(question: str) -> str:
    """`Who was mayor before Moe?` → `Who preceded Moe as mayor?`; empty for other questions.

    Args:
        question: On one line, standing alone.
    """
    for form in (_HELD, _POST, _LED):
        match = form.match(question)
        if match is None or not _is_person(match["name"]):
            continue
        told = match.groupdict()
        verb = "preceded" if told["side"].casefold() == "before" else "followed"
        office, post, body = told.get("office"), told.get("post"), told.get("body")
        if office and _is_office(office):
            return f"Who {verb} {told['name']} as {office}?"
        if post:
            return f"Who {verb} {told['name']} in {post}?"
        if body:
            return f"Who {verb} {told['name']} as {_AS[told['did'].casefold()]} of {body}?"
    return ""


def _is_person(name: str) -> bool:
    known = fold(name) in _NO_ONE or is_date(name) or is_place(name)
    return may_be_person(name) and not known


def _is_office(phrase: str) -> bool:
    """Whether a phrase has the word for what somebody is: `prime minister`, `mayor of Tolm`."""
    head = re.split(r" (?:of|in|at|for) ", phrase, maxsplit=1)[0].split()[-1]
    return fold(head) in PERSONS or is_title(head)


def is_other_way_round(question: str, sentence: str, start: int) -> bool:
    """Whether a sentence gives the one before where the one after is asked for, or the reverse.

    Args:
        question: The question.
        sentence: Where a name stands.
        start: Where it starts there.
    """
    before = sentence[:start]
    if _LATER.search(question):
        return _TAKES_OVER.search(before) is not None
    return bool(_EARLIER.search(question) and _HANDS_OVER.search(before))
