"""Two things and a sentence in, which of them the sentence itself says to have more out.

"The Lind takes 28 cars, fewer than half as many as the Kord" gives one number and tells the order
all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.citations import told_in
from assistant.degrees import degree_of
from assistant.matching import in_text, stems_of
from assistant.negation import is_denial
from assistant.question import analyse
from assistant.records import Answer

_SHARE = r"(?:half|one half|a third|a quarter|two thirds|three quarters)"
_TIMES = r"(?:twice|double|three times|four times|ten times)"
_AS = r"(?:as (?:many|much|long|high|large|old) as|that of|those of|the size of)"
_THAN = re.compile(
    r"\b(?P<way>more|fewer|less|[a-z]+er)\b(?: (?P<unit>[a-z-]+))?? than"
    rf"(?: (?:(?P<share>{_SHARE})|(?P<times>{_TIMES})))?(?: {_AS})? (?P<what>[^,.;]+)",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?P<be>is|are|was|were)"
    r"(?: (?:much|far|slightly|a little|only|(?:[\d.,]+|two|three|four|five|six) [a-z]+))*\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d[\d.,]* [a-z]+,\s+$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|did|had)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|until|till|may|might|could|would|should|whether|some|believe\w*|hardly|barely|scarcely"
    r"|but|once|when|used to|(?:was|were|is|are) (?:to|said|thought|expected)|claim\w*|expect\w*"
    r"|unlikely|suppos\w*|doubt\w*|wrongly)\b|\?",
    re.IGNORECASE,
)
"""What leaves a comparison open, or lets it hold for a time only."""
_STARTS = re.compile(r"(?:^|[,;:])\s*(?:(?:and|the) )*$", re.IGNORECASE)


def say_stated(
    question: str, asked: str, things: tuple[str, str], most: bool, answers: Sequence[Answer]
) -> Answer | None:
    """The thing that a sentence of the answers names as the one meant; None where none does.

    Args:
        question: The question as a whole.
        asked: What is asked of the first thing: "How many cars does the Lind take?".
        things: Both, as the question names them.
        most: Whether the one with more of it is meant.
        answers: What was found for either; the sentences nearest to a refusal count too.
    """
    for answer in answers:
        for cited in (*answer.citations, *answer.nearest):
            order = _order(asked, things, cited.quote)
            if order is not None:
                name = things[0 if (order > 0) == most else 1]
                said = f"{name[:1].upper()}{name[1:]}"
                return told_in(replace(answer, question=question), said, cited)
    return None


def _order(asked: str, things: tuple[str, str], sentence: str) -> int | None:
    """1 where the sentence says the first has more, -1 the second; None where it leaves it open."""
    if _OPEN.search(sentence) or is_denial(sentence):
        return None
    for found in _THAN.finditer(sentence):
        ahead = sentence[: found.start()]
        more = _is_more(asked, found, ahead)
        # "Fewer than twice as many" and "more than half as many" leave open which it is.
        if more is None or (found["share"] and more) or (found["times"] and not more):
            continue
        for (mine, theirs), sign in ((things, 1), (things[::-1], -1)):
            if _is_of(mine, ahead, asked) and stems_of(found["what"]) == stems_of(theirs):
                return sign if more else -sign
    return None


def _is_of(thing: str, ahead: str, asked: str) -> bool:
    """Whether a clause is about the thing itself, and tells nothing that is not asked.

    "The house of Ana Kord is older" is not of her, and "until 1900" is not asked.
    """
    bare = re.sub(r"^(?:the|an?) ", "", thing, flags=re.IGNORECASE)
    places = list(re.finditer(rf"(?<!\w){re.escape(bare)}(?![\w’'])", ahead, re.IGNORECASE))
    if not places or not _STARTS.search(ahead[: places[-1].start()]):
        return False
    told = ahead[places[-1].end() :]
    aside = re.match(r", (?:which|who) [^,]*, (?=(?:is|are|was|were)\b)", told)
    told = told[aside.end() :] if aside else told
    words = stems_of(re.sub(r"\d[\d.,]*", "", _OF_ITSELF.sub("", told)))
    return all(in_text(word, stems_of(asked)) for word in words)


def _is_more(asked: str, found: re.Match[str], ahead: str) -> bool | None:
    """Whether a comparison says "more" of what is asked; None where it compares something else."""
    way = found["way"].casefold()
    if way in ("more", "fewer", "less"):
        unit = analyse(asked).unit
        counted = found["unit"] or (_COUNTED.search(ahead) or [""])[0]
        held = stems_of(counted)
        return way == "more" if unit and all(in_text(word, held) for word in unit) else None
    told, be = degree_of(way), _OF_ITSELF.search(ahead)
    if told is None or be is None or not re.match(rf"how {told[0]}\b", asked, re.IGNORECASE):
        return None
    if found["unit"] or (_PAST.search(be["be"]) and not _PAST.search(asked)):
        return None
    return told[1]
