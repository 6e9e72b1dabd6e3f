"""A question that asks several things in, the single questions out.

"Who ordered it, and with what was it done?" are two questions; "in January and in
March", with the preposition said twice, asks the same of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.circumstance import behind, holds_for, led
from assistant.clause import AUXILIARY, WH
from assistant.contradicted import asks_who_denies
from assistant.conversation import standalone
from assistant.coordinated import split_coordinated
from assistant.gapped import filled, matter_of, measured_again, owned, with_noun, with_place
from assistant.verbs import SINGULAR
from index.letters import compile_latin

_WH = rf"(?:(?:on|in|at|to|from|for|with|by|of|under|through|until|since|about) )?{WH}"
_SUBJECT = r"(?:(?:the|his|her|its|their|he|she|they|it)\b|(?-i:[A-Z]))"
_SECOND = compile_latin(
    rf"[,;]?\s+and\s+(?={_WH})|[;,]\s+(?={_WH})(?!who\b|which\b|whose\b|where\b|when\b)"
    rf"|,\s+and\s+(?=(?:do|does|did|has|have) {_SUBJECT}[^?,\"“”]*"
    r" (?:it|this|that|them|him|her)\W*$)",
    re.I,
)
_NEXT_QUESTION = compile_latin(
    rf"\?\s+(?:(?:and|but|so|also)[, ]+)?(?=(?:{_WH}|{AUXILIARY}\b))", re.I
)
"""Where another question of its own begins: "Did it sink? How many died?"."""
_THIRD = compile_latin(rf"(?<=\w), (?=(?:{_WH})[^,]+$)", re.IGNORECASE)
_COMMA_AND = re.compile(r",\s+and\b")
_NAMED = r"(?:the )?[A-Z0-9][\w.’'-]*(?: [A-Z0-9][\w.’'-]*)*"
_TWICE = compile_latin(
    rf"\b(?P<prep>in|of|to|by|from|with|for|on|at)\s+(?P<one>{_NAMED})"
    rf"\s+and\s+(?P=prep)\s+(?P<two>{_NAMED})"
)
_EACH = re.compile(
    r"\b(?P<aux>do|did|have|had|are|were|will|would)\s+(?P<one>[\w’'-]+(?: [\w’'-]+){0,3}?)"
    r"\s+and\s+(?P<two>[\w’'-]+(?: [\w’'-]+){0,3}?)\s+each\b"
)
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A single question of several: standing alone, and `leaning` as it was asked.

    `leaning` is empty where the part leans on no other one's answer. `told_on` is the time whose
    reports are to answer it: a weekday, a month, "first" or "last"; empty where any may. What
    somebody said is told `in_full`: with what else they say beside it. How two things differ is
    told `in_sentences`, where it is no number, day or name. `side` holds the words that set a
    second side apart from the first, as they were asked: "the year before". `untold` is a value
    that is known to be the other side's; empty for none.
    """

    text: str
    leaning: str = ""
    told_on: str = ""
    in_full: bool = False
    in_sentences: bool = False
    side: str = ""
    untold: str = ""

    def after(self, asked: str, answer: str) -> str:
        """The question as it stands once the first one is answered.

        "Who leads Rovers, and whom did she replace?" asks on about the one who leads them.
        """
        return standalone(self.leaning, [(asked, answer)]) if self.leaning else self.text

    def shown(self, text: str) -> str:
        """The question as its answer is headed, with the day whose reports answer it."""
        day = (
            f"{self.told_on} reports" if self.told_on in ("first", "last") else self.told_on.title()
        )
        return f"{text.rstrip(' ?')} ({day})?" if day else text


def split_question(text: str) -> tuple[Part, ...]:
    """Split a question into single ones; one element when it is single."""
    if re.match(r"(?:and\s+)?(?:what|how) about\b", text, re.IGNORECASE):
        return (Part(text=text),)
    before = led(text)
    if before is not None:
        lead, rest = before
        parts = split_question(rest)
        if len(parts) > 1 and holds_for([part.text for part in parts]):
            return tuple(
                part
                if asks_who_denies(part.leaning or part.text)
                else replace(part, text=behind(lead, part.text), leaning=behind(lead, part.leaning))
                for part in parts
            )
    pieces = [
        piece.strip(" ,;?") for sentence in _questions_of(text) for piece in _SECOND.split(sentence)
    ]
    if len(pieces) > 1 and not _COMMA_AND.search(text):
        # "Who sold it, who bought it and for how much?", but not "the man, who died, and what".
        pieces = [part for piece in pieces for part in _THIRD.split(piece)]
    pieces = _whole(pieces)
    if len(pieces) > 1 and all(len(piece.split()) >= _LEAST_WORDS for piece in pieces):
        first, *others = pieces
        if re.match(rf"^(?:{_WH}|is\b|was\b|did\b|does\b|do\b|are\b)", first, re.IGNORECASE):
            parts = [Part(text=one) for one in _split_clause(f"{first}?")]
            for other in others:
                other = with_place(with_noun(other, first), first)
                leaning = f"{other[:1].upper()}{other[1:]}{matter_of(other)}?"
                whole = filled(parts[-1].text, leaning) or owned(parts[-1].text, leaning)
                whole = whole or measured_again(parts[0].text, leaning)
                if whole:
                    parts.append(Part(text=whole))
                    continue
                # A later part leans on the first as a follow-up does.
                alone = _split_clause(standalone(leaning, [(f"{first}?", "")]))
                one_part = len(alone) == 1
                parts += [Part(text=one, leaning=leaning if one_part else "") for one in alone]
            return tuple(parts)
    return tuple(Part(text=one) for one in _split_clause(text))


def _questions_of(text: str) -> list[str]:
    """The questions that stand one behind another; what is quoted is not parted."""
    ends = [
        match.span()
        for match in _NEXT_QUESTION.finditer(text)
        if text[: match.start()].count('"') % 2 == 0
        and text[: match.start()].count("“") == text[: match.start()].count("”")
    ]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [text[low:high] for low, high in zip(starts, stops, strict=True)]


def _split_clause(text: str) -> tuple[str, ...]:
    """The questions of one clause that asks several things, or the same of several."""
    coordinated = split_coordinated(text)
    if len(coordinated) > 1:
        return coordinated
    match = _EACH.search(text)
    if match:
        auxiliary = SINGULAR.get(match["aux"].casefold(), match["aux"])
        head, tail = text[: match.start()], text[match.end() :]
        return tuple(f"{head}{auxiliary} {match[name]}{tail}" for name in ("one", "two"))
    match = _TWICE.search(text)
    if match:
        head = re.sub(r"\bboth\s+$", "", text[: match.start()])
        tail = text[match.end() :]
        return tuple(f"{head}{match['prep']} {match[name]}{tail}" for name in ("one", "two"))
    return (text,)


def _whole(pieces: Sequence[str]) -> list[str]:
    """The pieces of a question, "When" and "where did it sink" as one: they share a clause."""
    joined: list[str] = []
    for piece in pieces:
        if joined and len(joined[-1].split()) < _LEAST_WORDS:
            joined[-1] = f"{joined[-1]} and {piece}"
        else:
            joined.append(piece)
    return joined
