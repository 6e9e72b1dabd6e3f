# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question who did a thing and a reading in its sentence in, whether it is told to be another's part out.

"The painting by Agnes Holm that was stolen" tells of no thief, and neither does who says that it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.attribution import attributions
from assistant.clause import take_apart
from assistant.evidence import Sentence, sentences_of
from assistant.phrases import core
from assistant.question import Question
from assistant.verbs import is_ing, is_participle, verb_root, words_in
from assistant.words import Token, tokenize

_BE = words_in("is are was were be been being got")
_HAVE = words_in("has have had having")
_SMALL = words_in("not never also already then still later first reportedly allegedly soon")
_PASSIVE_ALONE = re.compile(r"\w+(?:en|wn|ung|um)$")
_HANGS_ON = r"(?:['’]s?)?,?\s+(?P<by>by|of|from)\s+(?:the\s+|an?\s+)?"
_WORKS = words_in(
    "painting picture portrait drawing print photo photograph sculpture statue bust vase mural"
    " tapestry book novel poem manuscript score film album song play work building"
)
_TAKING = frozenset(
    map(
        verb_root,
        words_in(
            "steal damage destroy sell buy find recover return seize take burn smash deface vandalise"
            " vandalize slash loot remove restore own lose ban show acquire auction"
        ),
    )
)
"""What is done to a work by somebody else than its maker: "the vase by Orr was stolen"."""
_SENDING = frozenset(
    map(verb_root, words_in("send issue give make offer donate deliver bring submit publish write"))
)
"""What is from somebody was sent by them: "the letter from the ministry was sent"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """What is asked to be whose doing: the verb, and the noun that it is done to."""

    verb: str
    object: str


def is_no_doer(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Whether it is asked who did a thing, and who stands here is told to be no party to it.

    Args:
        question: The question, analysed.
        sentence: Where the reading stands.
        start: Where it starts, counted from the sentence's start.
        end: Where it ends, counted likewise.
    """
    deed = _asked(question)
    if deed is None:
        return False
    text = sentence.text
    told = _told(deed, text)
    by_whom = [token for token, _ in told if _BY_NEXT.match(text[token.end :])]
    if by_whom and len(by_whom) == len(told):
        # "Taken by soldiers in 1897 and bought by the museum": they bought nothing.
        return all(start < token.end for token in by_whom)
    hangs = _hangs_on_object(deed, text, start) if told else None
    if hangs == "of" or (hangs == "by" and deed.object in _WORKS and deed.verb in _TAKING):
        return not _does_it(told, text, end)
    if hangs == "by" or (hangs == "from" and deed.verb in _SENDING):
        return False
    if any(not passive for _, passive in told):
        return False
    speaks = any(a.start < end and start < a.end for a in attributions(text))
    if not told:
        return speaks and _is_left_open(deed, sentence)
    if any(_says_by(text, token) for token, _ in told):
        return False
    return speaks or any(_undergoes(text, start, token) for token, _ in told)


_BY_NEXT = re.compile(r"(?: (?:in|on|for) [\w.,]+(?: [\w.]+)?)?\s+by (?!\d)", re.IGNORECASE)


def _asked(question: Question) -> _Deed | None:
    clause = take_apart(question.text)
    verb = clause.rest.partition(" ")[0]
    if clause.asking.casefold() != "who" or clause.subject or not clause.object:
        return None
    if clause.auxiliary.casefold() in _BE or verb.casefold() in _BE | _HAVE:
        return None
    return _Deed(verb=verb_root(verb), object=core(clause.object).split()[-1].casefold())


def _told(deed: _Deed, text: str) -> list[tuple[Token, bool]]:
    """Where a text has the verb, and whether it is done to somebody there."""
    tokens = tokenize(text)
    return [
        (token, _is_passive(tokens[:at], token))
        for at, token in enumerate(tokens)
        if verb_root(token.text) == deed.verb
    ]


def _is_passive(before: list[Token], verb: Token) -> bool:
    """Whether a form of "be" governs a participle, or it can be nothing but a passive."""
    word = verb.text.casefold()
    if not is_participle(word) or is_ing(word):
        return False
    words = (token.text.casefold() for token in reversed(before))
    governor = next((w for w in words if w not in _SMALL and not w.endswith("ly")), "")
    return governor in _BE or (governor not in _HAVE and bool(_PASSIVE_ALONE.match(word)))


def _does_it(told: list[tuple[Token, bool]], text: str, end: int) -> bool:
    """Whether a form behind who stands here is active, no participle that a comma sets apart."""
    return any(
        token.start >= end and not passive and not text[: token.start].endswith(", ")
        for token, passive in told
    )


def _says_by(text: str, verb: Token) -> bool:
    return re.search(r"\bby\b", text[verb.end :]) is not None


def _hangs_on_object(deed: _Deed, text: str, start: int) -> str | None:
    """The preposition by which it only belongs to what the deed is done to: `painting by Holm`."""
    hangs = re.search(rf"\b{re.escape(deed.object)}{_HANGS_ON}$", text[:start], re.IGNORECASE)
    return hangs["by"].casefold() if hangs else None


def _undergoes(text: str, start: int, verb: Token) -> bool:
    """Whether it stands in what the verb is done to: before it, with no other verb between."""
    between = (token.text.casefold() for token in tokenize(text[start : verb.start]))
    return start < verb.start and not any(w not in _BE and is_participle(w) for w in between)


def _is_left_open(deed: _Deed, sentence: Sentence) -> bool:
    """Whether the article tells that the thing was done, and nowhere by whom."""
    told = [
        (other.text, token, passive)
        for other in sentences_of(sentence.article)
        for token, passive in _told(deed, other.text)
    ]
    return bool(told) and all(
        passive and not _says_by(text, token) for text, token, passive in told
    )
