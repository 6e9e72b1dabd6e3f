"""History and a question in, a standalone question out, without a language model.

A question that leans on what was said before (a pronoun, "And what about X?", a bare
fragment) takes over names from the last question and the last answer. One that
stands on its own is left alone: a change of subject carries nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import find_names
from assistant.words import content_stems, tokenize

Turn = tuple[str, str]
"""A question and the text of its answer, which may be empty."""

_WHAT_ABOUT = re.compile(
    r"^(?:and|but|ok|okay|so)?[,\s]*(?:what|how) about (?P<subject>.+?)\s*\??$", re.IGNORECASE
)
_OPENING = re.compile(r"^(?:and|but|so|also|then|ok|okay)[,\s]+", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:they|them|their|theirs|these|those)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|this|that)\b(?!\s+(?:true|the case)\b)", re.IGNORECASE)
_PLACE = re.compile(
    r"\bthere\b(?<!is there)(?<!are there)(?<!was there)(?<!were there)", re.IGNORECASE
)


def standalone(question: str, history: Sequence[Turn]) -> str:
    """Rewrite a follow-up so that it can be understood alone.

    Args:
        question: What was asked now.
        history: Earlier turns, oldest first. May be empty.

    Returns:
        The rewritten question, or the question as it is when it stands alone.
    """
    turns = [(asked, said) for asked, said in history if asked.strip()]
    if not turns:
        return question
    previous, said = turns[-1]
    previous = standalone(previous, turns[:-1])
    match = _WHAT_ABOUT.match(question.strip())
    if match:
        return _swap_subject(previous, match["subject"].strip())
    rest = _OPENING.sub("", question.strip())
    rewritten = _replace_pronouns(rest, previous, said)
    if rewritten != rest:
        return _capital(rewritten)
    if len(content_stems(tokenize(rest))) <= 1 and not find_names(rest, skip_first=True):
        return f"{_capital(rest).rstrip('?')} – {previous}"
    return question


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _swap_subject(previous: str, subject: str) -> str:
    """`What is at stake in Libya?` + `And what about Idlib?` → `What is at stake in Idlib?`."""
    names = find_names(previous, skip_first=True)
    if not names:
        return f"{previous.rstrip('?')} – {subject}?"
    return previous.replace(names[-1], subject)


def _replace_pronouns(question: str, previous: str, said: str) -> str:
    asked, answered = find_names(previous, skip_first=True), find_names(_first_line(said))
    answered = [name for name in answered if name not in asked]
    own = set(find_names(question, skip_first=True))
    who_first = previous.strip().casefold().startswith(("who", "which", "whose"))
    person = next((n for n in ([*answered, *asked] if who_first else [*asked, *answered])
                   if n not in own), None)  # fmt: skip
    if person and _PERSON.search(question):
        return _put(question, _PERSON, person)
    topic = _topic(previous)
    if _PLACE.search(question) and (asked or answered):
        place = next(iter([*answered, *asked]))
        return _PLACE.sub(f"in {place}", question, count=1)
    for pattern in (_PLURAL, _THING):
        if topic and pattern.search(question):
            return _put(question, pattern, topic)
    return question


def _put(question: str, pattern: re.Pattern[str], name: str) -> str:
    def swap(match: re.Match[str]) -> str:
        owner = match.group().casefold() in ("his", "their", "its")
        following = question[match.end() :].lstrip()[:1]
        if match.group().casefold() == "her" and following.isalpha():
            owner = True
        return f"{name}'s" if owner else name

    return pattern.sub(swap, question, count=1)


def _topic(previous: str) -> str:
    """What the previous question was about: its noun phrase after `the`, else its names."""
    match = _NOUN_PHRASE.search(previous)
    if match:
        return match[1]
    names = find_names(previous, skip_first=True)
    return names[0] if names else ""


_NOUN_PHRASE = re.compile(
    r"\b(the [^?]+?)(?=\s+(?:set|start|begin|take|was|were|is|are|will|in|on|to|be|happen|held"
    r"|signed|\w+ed)\b|\?|$)",
    re.IGNORECASE,
)


def _first_line(text: str) -> str:
    return re.sub(r"\[\d+\]", "", text.split("\n", 1)[0])
