"""A value that a reply gives in, the one that its interviewer's question gave for the same out.

"It was three years until publication; why so long?" – "It was about two years": whoever asks states
what the reply puts otherwise, and the reader reads replies, not questions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.amounts import amount_at
from assistant.evidence import Sentence
from assistant.findings import Finding, Group, likened
from assistant.interviews import is_asking, turn_of
from assistant.matching import in_text, stems_of
from assistant.measures import Measure, measure_at
from assistant.question import Question, find_names
from assistant.sentence_readings import is_named
from assistant.values import Number, find_numbers, same_numbers, tells_order

_BREAK = re.compile(r"[,;:?!–—]\s")
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so|then|now)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should"
    r"|how|what|why|when|where|who|whom|whose|which|if|suppose|imagine|say)\b",
    re.IGNORECASE,
)
"""How a clause begins that asks for something or supposes it."""
_OF_ANOTHER = re.compile(
    r"\b(?:first|last|next|other|another|most|many|some|previous|earlier|usual(?:ly)?|normal(?:ly)?"
    r"|average|is to|are to|will|would|before the war|ago)\b",
    re.IGNORECASE,
)
"""What makes a number that of another thing or of another time."""
_UNIT = re.compile(r"[\s-]*\w+(?:\s?/\s?\w+)?")
_OTHER_TIME = re.compile(r"\W*(?:ago|old|later|earlier|from now)\b", re.IGNORECASE)


def put_otherwise(question: Question, first: Group) -> Group | None:
    """The same thing measured otherwise by whoever asks; None where the question states nothing.

    Args:
        question: Asks for one value.
        first: The value that answers.
    """
    best = first.best
    turn = turn_of(best.sentence)
    if question.source or turn is None or turn.question is None or is_asking(best.sentence):
        return None
    measure = measure_at(best.sentence.text, *best.within)
    if measure is None or not measure.unit:
        return None
    asked = turn.question
    for number in find_numbers(asked.text):
        theirs = measure_at(asked.text, number.start, number.end)
        if theirs is None or not theirs.unit or not theirs.agrees(measure):
            continue
        if not _is_stated(question, best, asked, number, theirs.unit):
            continue
        end = asked.start + _end_of_unit(asked.text, number)
        found = likened(best, asked, best.evidence, asked.start + number.start, end)
        if _differs(best, found, measure, theirs):
            return Group(findings=(found,))
    return None


def _differs(best: Finding, found: Finding, measure: Measure, theirs: Measure) -> bool:
    """Whether two amounts are not one; who replies has heard the other: it is none rounded off."""
    if same_numbers(best.text, found.text):
        return False
    mine, other = (amount_at(one.sentence.text, *one.within) for one in (best, found))
    if mine is None or other is None:
        return False
    factor = measure.factor_to(theirs) or 1.0
    return not replace(mine, rounded=0.0).allows(replace(other, rounded=0.0), factor=factor)


def _is_stated(
    question: Question, best: Finding, asked: Sentence, number: Number, unit: frozenset[str]
) -> bool:
    """Whether whoever asks says so of what the reply is about, in the number's own clause.

    Names alone tell little: "you came to Paris three years ago".
    """
    text = asked.text
    breaks = [match.end() for match in _BREAK.finditer(text)]
    start = max((at for at in breaks if at <= number.start), default=0)
    end = min((at for at in breaks if at > number.end), default=len(text))
    if tells_order(number, text) or _ASKS.match(text[start:end]):
        return False
    if _OTHER_TIME.match(text[_end_of_unit(text, number) :]) or _OF_ANOTHER.search(text[start:end]):
        return False
    named = set(find_names(f"- {text[start:end]}"))
    if any(not is_named(name, f"{question.text} {best.sentence.text}") for name in named):
        return False
    names = stems_of(" ".join(find_names(f"- {question.text}")))
    clause = stems_of(text[start:end]) - unit - names
    return any(in_text(stem, clause) for stem in stems_of(best.sentence.text))


def _end_of_unit(text: str, number: Number) -> int:
    unit = _UNIT.match(text, number.end)
    return unit.end() if unit else number.end
