"""A question that asks several things in, the single questions out.

"Who ordered it, and with what was it done?" are two questions; "in January and in
March", with the preposition said twice, asks the same of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.attribution import PRONOUN
from assistant.circumstance import behind, holds_for, led
from assistant.clause import AUXILIARY, PREPOSITION, WH, take_apart
from assistant.contradicted import asks_who_denies
from assistant.conversation import standalone
from assistant.coordinated import split_coordinated
from assistant.dates import find_dates
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
                other = _with_place(_with_noun(other, first), first)
                leaning = f"{other[:1].upper()}{other[1:]}{_matter_of(other)}?"
                filled = _filled(parts[-1].text, leaning) or _owned(parts[-1].text, leaning)
                if filled:
                    parts.append(Part(text=filled))
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


def _with_noun(other: str, first: str) -> str:
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


def _with_place(other: str, first: str) -> str:
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


def _matter_of(other: str) -> str:
    """` about that` behind a later question for what each of two says that names no matter."""
    return " about that" if _EACH_SAYS.fullmatch(other) else ""


# "When was he arrested, and when was the trial?" leaves no "arrested" out.
_OF_DEEDS = frozenset(["do", "does", "did", "will", "would", "can", "could"])


def _filled(first: str, other: str) -> str:
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


def _owned(first: str, other: str) -> str:
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
