# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A yes/no question that asks in a roundabout way in, the plain one and whether its answer turns out.

"Were the operators kept from seeing the data?" is "Did the operators see the data?" answered the
other way round; "Did she make use of it?" is "Did she use it?". Neither grammar nor network follows
a question whose own words deny.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.verbs import base_form
from index.letters import compile_latin


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A plain yes/no question; where `turned` is set, its yes is a no to the one asked."""

    question: str
    turned: bool


def in_plain_words(question: str) -> Plain | None:
    """The plain question behind a roundabout one; None for one that is plain."""
    text = " ".join(question.split()).rstrip(" ?")
    for pattern, made in _TURNED:
        match = pattern.match(text)
        if match is not None:
            return Plain(question=f"{made(match)}?", turned=True)
    plain = text
    for idiom, verb in _IDIOMS:
        plain = idiom.sub(verb, plain)
    return Plain(question=f"{plain}?", turned=False) if plain != text else None


_Made = Callable[[re.Match[str]], str]
_ADVERBS = r"(?:(?:ever|really|actually|all|also|just|simply|again|either) )*"
_WHO = r"(?P<who>(?:(?!\b(?:if|when|after|before|because|while|although|that|who|which)\b)[^,;]){1,80}?)"
"""A subject without a clause of its own: nothing is failed in "run if he failed to win"."""
_DID = r"(?:did|does|do|has|have|had|will|would)"
_WAS = r"(?:was|were|is|are|has|have|had)"


def _deed(match: re.Match[str], auxiliary: str) -> str:
    return f"{auxiliary} {match['who']} {base_form(match['deed'].lower())}{match['rest']}"


def _asking(match: re.Match[str]) -> str:
    """The auxiliary with which the plain form of a verb is asked for: `Has` gives `Did`."""
    word = match["aux"].casefold()
    return "Did" if word in ("has", "have", "had") else word.capitalize()


def _able(match: re.Match[str]) -> str:
    return "Could" if match["aux"].casefold() in ("was", "were", "had") else "Can"


def _be(match: re.Match[str]) -> str:
    return "Were" if match["aux"].casefold() in ("were", "have") else "Was"


_FRAMES: tuple[tuple[str, _Made], ...] = (
    (
        rf"^(?P<aux>was|were|has|have|had) {_WHO} (?:been )?{_ADVERBS}(?:kept|prevented|stopped|blocked|dissuaded|discouraged) from (?P<deed>\w+ing)\b(?P<rest>.*)$",
        lambda match: _deed(match, "Did"),
    ),
    (
        rf"^(?P<aux>{_WAS}) {_WHO} (?:been )?{_ADVERBS}(?:barred|banned|prohibited|kept|prevented|stopped|excluded) from (?P<deed>\w+ing)\b(?P<rest>.*)$",
        lambda match: _deed(match, _able(match)),
    ),
    (
        rf"^(?P<aux>{_WAS}) {_WHO} (?:been )?{_ADVERBS}(?:forbidden|prohibited|unable) to (?P<deed>\w+)\b(?P<rest>.*)$",
        lambda match: _deed(match, _able(match)),
    ),
    (
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:fail(?:ed)?|omit(?:ted)?|neglect(?:ed)?) to (?P<deed>\w+)\b(?P<rest>.*)$",
        lambda match: _deed(match, _asking(match)),
    ),
    (
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:(?:stay(?:ed)?|keep|kept|remain(?:ed)?) away from|skip(?:ped)?|boycott(?:ed)?) (?P<rest>.+)$",
        lambda match: f"{_asking(match)} {match['who']} attend {match['rest']}",
    ),
    (
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:stay(?:ed)?|remain(?:ed)?) (?:single|unmarried)\b.*$",
        lambda match: f"Did {match['who']} marry",
    ),
    (
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:stay(?:ed)?|keep|kept|remain(?:ed)?) (?:silent|quiet|mum)\b(?P<rest>.*)$",
        lambda match: f"{_asking(match)} {match['who']} comment{_ABOUT.sub(' on', match['rest'])}",
    ),
    (
        rf"^(?P<aux>did|was|were|has|have) {_WHO} {_ADVERBS}(?:(?:come|came|get|got) (?:out|away) |escape(?:d)? |remain(?:ed)? |stay(?:ed)? |left |leave )?(?:unhurt|unharmed|uninjured|unscathed)\b(?P<rest>.*)$",
        lambda match: f"{_be(match)} {match['who']} hurt{match['rest']}",
    ),
    (
        rf"^(?P<aux>did|has|have|will) {_WHO} {_ADVERBS}(?:avoid(?:ed)?|escape(?:d)?) (?:going to |being sent to )?(?:prison|jail|a (?:prison|jail) (?:term|sentence))\b(?P<rest>.*)$",
        lambda match: f"{_be(match)} {match['who']} jailed{match['rest']}",
    ),
    (
        r"^(?P<aux>is|was) it impossible for (?P<who>.+?) to (?P<deed>\w+)\b(?P<rest>.*)$",
        lambda match: _deed(match, _able(match)),
    ),
    (
        r"^(?P<aux>is|are|was|were) (?P<what>.+?) impossible (?:for (?P<who>.+?) )?to (?P<deed>\w+)(?P<rest>)$",
        lambda match: f"{_able(match)} {match['who'] or 'people'} {match['deed']} {match['what']}",
    ),
)
_TURNED = tuple((compile_latin(pattern, re.IGNORECASE), made) for pattern, made in _FRAMES)
_ABOUT = re.compile(r"^ (?:about|over|on)\b", re.IGNORECASE)
_A = r"(?:an? |any |the )?"
_IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b{idiom}\b", re.IGNORECASE), verb)
    for idiom, verb in (
        (r"(?:get|got) to see (?:each other|one another)", "meet"),
        (r"see (?:each other|one another)", "meet"),
        (rf"make {_A}use of", "use"),
        (rf"pay {_A}visit to", "visit"),
        (rf"make {_A}decision (?:on|about)", "decide"),
        (r"put an end to", "end"),
        (r"give (?:the )?(?:green light|go-ahead) to", "approve"),
        (r"have (?:a |any )?(?:hand|part|role) in", "take part in"),
        (r"have (?:a |any )?say in", "decide"),
        (r"give (?:any )?thought to", "consider"),
    )
)
