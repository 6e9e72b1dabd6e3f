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

from assistant.phrases import is_plural
from assistant.verbs import base_form, is_participle, is_past, is_plain
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
        if match is not None and _is_plain_subject(match) and not _ON_TIME.search(text):
            return Plain(question=f"{made(match)}?", turned=True)
    plain = text
    for idiom, verb in _IDIOMS:
        plain = idiom.sub(verb, plain)
    return Plain(question=f"{plain}?", turned=False) if plain != text else None


def _is_plain_subject(match: re.Match[str]) -> bool:
    """Whether the parts of a frame are what they look like: a subject without a verb, a deed.

    Of all, any or some the opposite is no mere turn: "Not all voted" is no yes to "Did all fail to?".
    """
    parts = match.groupdict()
    words = (parts.get("who") or parts.get("what") or "").split()
    deed = base_form((parts.get("deed") or "do").lower())
    if (
        _SOME.match(" ".join(words))
        or not is_plain(deed)
        or (deed in ("be", "do") and parts.get("deed"))
    ):
        return False
    if re.match(r"(?:,| or| and) \w+ing\b", parts.get("rest") or ""):
        return False
    return bool(words) and not any(w == "to" or is_participle(w) or is_past(w) for w in words[1:])


_SOME = re.compile(
    r"(?:all|every\w*|each|both|any\w*|some\w*|most|many|few|no|none|nobody|only|not|\d+|one|two|three"
    r"|the (?:two|three|four|five|most|only))\b",
    re.IGNORECASE,
)
_ON_TIME = re.compile(
    r"\b(?:(?:on|in) time|until|till|before|by|enough|fully|properly|adequately|promptly|at once)\b",
    re.IGNORECASE,
)
"""What leaves open whether a deed was done at all, or until when it was not."""
_Made = Callable[[re.Match[str]], str]
_ADVERBS = r"(?:(?:ever|really|actually|all|also|just|simply|again|either) )*"
_WHO = r"(?P<who>(?:(?!\b(?:if|when|after|before|because|while|although|that|who|which)\b)[^,;]){1,80}?)"
"""A subject without a clause of its own: nothing is failed in "run if he failed to win"."""
_EVENT = (
    r"(?:meetings?|protests?|votes?|ceremon(?:y|ies)|funeral|match(?:es)?|games?|talks|summit|sessions?|debates?"
    r"|rall(?:y|ies)|march(?:es)?|wedding|trial|hearings?|elections?|polls|conference|parade|festival|events?"
    r"|part(?:y|ies)|dinner|inauguration|opening|launch|commemoration|celebrations?|class(?:es)?|lessons)"
)
_UNHURT = r"(?:unhurt|unharmed|uninjured|unscathed)"
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


def _passive(match: re.Match[str], done: str) -> str:
    """`Was Lind jailed`, `Were the pilots hurt`, `Will Lind be jailed`."""
    who, rest = match["who"], match["rest"]
    if match["aux"].casefold() == "will":
        return f"Will {who} be {done}{rest}"
    return f"{'Were' if is_plural(who) else 'Was'} {who} {done}{rest}"


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
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:(?:stay(?:ed)?|keep|kept|remain(?:ed)?) away from|skip(?:ped)?|boycott(?:ed)?) (?P<rest>.*\b{_EVENT}\b.*)$",
        lambda match: f"{_asking(match)} {match['who']} attend {match['rest']}",
    ),
    (
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:stay(?:ed)?|remain(?:ed)?) (?:single|unmarried)(?: all (?:his|her|their) li(?:fe|ves)| for life)?$",
        lambda match: f"Did {match['who']} marry",
    ),
    (
        rf"^(?P<aux>{_DID}) {_WHO} {_ADVERBS}(?:stay(?:ed)?|keep|kept|remain(?:ed)?) (?:silent|quiet|mum)(?P<rest> (?:about|over|on)\b.*)$",
        lambda match: f"{_asking(match)} {match['who']} comment{_ABOUT.sub(' on', match['rest'])}",
    ),
    (
        rf"^(?P<aux>did|has|have) {_WHO} {_ADVERBS}(?:(?:come|came|get|got) (?:out|away)|escaped?|remain(?:ed)?|stay(?:ed)?|left|leave) {_UNHURT}\b(?P<rest>.*)$",
        lambda match: _passive(match, "hurt"),
    ),
    (
        rf"^(?P<aux>was|were) {_WHO} {_UNHURT}\b(?P<rest>.*)$",
        lambda match: _passive(match, "hurt"),
    ),
    (
        rf"^(?P<aux>did|has|have|will) {_WHO} {_ADVERBS}(?:avoid(?:ed)?|escape(?:d)?) (?:going to |being sent to )?(?:prison|jail|a (?:prison|jail) (?:term|sentence))\b(?P<rest>.*)$",
        lambda match: _passive(match, "jailed"),
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
        (rf"make {_A}decision (?:on|about)", "decide on"),
        (r"put an end to", "end"),
        (r"give (?:the )?(?:green light|go-ahead) to", "approve"),
        (r"have (?:a |any )?(?:hand|part|role) in", "take part in"),
        (r"give (?:any )?thought to", "consider"),
    )
)
