# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""An amount that was read in part, or beside the one that is asked for, in, the one meant out."""

from __future__ import annotations

import re

from assistant.amounts import amount_at
from assistant.changes import asks_past_value
from assistant.datelines import opening
from assistant.enumerations import asks_several
from assistant.evidence import Sentence
from assistant.lasting import after_past
from assistant.matching import in_text, stems_of
from assistant.matters import Place, matters_in, narrowed_at, narrowed_in, tells_other_fate
from assistant.one_amount import first_of_pair, one_of_amounts, other_of_pair
from assistant.other_occasions import of_side_asked
from assistant.owners import number_of_name
from assistant.question import Expects, Kind, Question
from assistant.spans import durations
from index.letters import compile_latin


def number_meant(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the number stands that holds now, and for the name that is asked about."""
    at = sentence.start
    if question.kind is Kind.VALUE and not asks_several(question):
        low, high = one_of_amounts(question, sentence, start - at, end - at)
        low, high = other_of_pair(question, sentence, low, high)
        low, high = first_of_pair(question, sentence, low, high)
        low, high = of_side_asked(question, sentence, low, high)
        start, end = at + low, at + high
        start, end = _toll_meant(question, sentence, start, end)
    if not asks_past_value(question.text):
        start = after_past(sentence, start, end)
    told = opening(sentence)  # whose name heads a report owns no number of it
    text = sentence.article.text[told : sentence.end]
    owned = number_of_name(question, text, start - told, end - told) if start >= told else None
    if owned and not tells_other_fate(
        question.text, Place(sentence=text, start=owned.start, end=owned.end)
    ):
        return told + owned.start, told + owned.end
    asks_change = _BY_HOW_MUCH.search(question.text) is not None
    change = _FROM_TO.search(sentence.text) if asks_change else None
    if change is not None and start - at < change.end() and change.start() < end - at:
        return at + change.start(), at + change.end()
    by = _BY_TO.fullmatch(sentence.text[start - at : end - at]) if asks_change else None
    if by is not None:
        return start, start + by.end("by")
    amount = amount_at(sentence.text, start - at, end - at)
    if amount is None or question.expects is Expects.ANY:
        return start, end
    unit = _UNIT_FOLLOWS.match(sentence.text, end - at)
    end += len(unit.group()) if unit and sentence.text[end - at - 1].isdigit() else 0
    clause = _CLAUSE_BEHIND.match(sentence.text[amount.end : end - at])
    end = at + amount.end + clause.end("unit") if clause else end
    before = sentence.text[start - at : amount.start]
    hedge = _HEDGE.search(before)
    lead = before[: hedge.start()] if hedge else before
    cut = len(lead.split()) >= _CLAUSE_WORDS or (clause is not None and lead.strip())
    return (start + len(lead), end) if cut else (start, end)


_TOLL = re.compile(
    r"\btoll\b[^.;:]{0,60}?\b(?:at|to|reached|is|was|of) (?:at least |about |now )?(?P<n>\d(?:[\d,]*\d)?)(?![\w%]|[.,]\d)"
)


def _toll_meant(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The toll where a part of it was read: "now stands at 29: six of those missing were found"."""
    at, text = sentence.start, sentence.text
    told = _TOLL.search(text)
    if told is None or "dead" not in matters_in(question.text) or narrowed_in(question.text):
        return start, end
    read = narrowed_at(Place(sentence=text, start=start - at, end=end - at))
    whole, part = stems_of(text[: told.end()]), stems_of(text[told.end() :])
    # "How many died in Vik?" asks for the six of "29, including six who died in Vik".
    of_part = any(
        in_text(word, part) and not in_text(word, whole) and not matters_in(word)
        for word in question.stems
    )
    if of_part or "part" not in read:
        return start, end
    return at + told.start("n"), at + told.end("n")


def duration_meant(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The whole duration of which a part was read: the 36 of "within 36 hours"."""
    at, places = sentence.start, durations(sentence.text)
    for place, (first, last) in enumerate(places):
        if not first <= start - at < last:
            continue
        for low, high in places[place + 1 :]:
            # "1 minute 5 seconds", "two hours and ten minutes" are one.
            if not re.fullmatch(r",? (?:and )?", sentence.text[last:low]):
                break
            last = high
        return at + first, max(end, at + last)
    return start, end


_BY_HOW_MUCH = re.compile(
    r"^(?:by )?how much\b.*\b(?:go|went|gone|rise|rose|risen|fall|fell|fallen|increase|raise|cut|drop|reduce|grow|climb|chang)",
    re.I,
)
_SUM = r"[$€£¥]?\d[\d,.]*\d?(?: (?:million|billion|thousand|per ?cent|percentage points|euros?|dollars?|pounds?|crowns?))*%?p?"
_FROM_TO = re.compile(rf"\bfrom {_SUM} to {_SUM}(?: an? (?:year|month|week|day|hour))?")
"""A rise that is told by both of its ends."""
_BY_TO = re.compile(r"(?P<by>\d[\d.,]*\s?(?:per ?cent|%|percentage points?)) to \S.*")
"""A rise of a share, and what it came to: "6 per cent to £1.84bn"."""
_HEDGE = compile_latin(
    r"(?:\b(?:more than|less than|fewer than|at least|at most|up to|about|around|some|nearly"
    r"|almost|over|under|between|an estimated)\s+)?(?:US|\b[A-Z]{2,3}\s?)?[$€£¥₹]?$"
)
_UNIT_FOLLOWS = re.compile(
    r"\s(?:seconds?|minutes?|hours?|metres?|meters?|kilomet(?:re|er)s?|km|miles?|feet|tonnes?|tons?"
    r"|kilos?|kilograms?|hectares?|acres?|degrees?|per ?cent|percentage points?)\b"
)
"""What a number that was cut off before its unit measures: the seconds of "1 minute 5"."""
_CLAUSE_BEHIND = re.compile(
    r"(?P<unit>[%°]|\s?(?:k?m/?h|mph|per ?cent|[a-z]{1,2}\b|(?:kilo)?met(?:re|er)s(?: (?:an|per) hour)?|miles(?: (?:an|per) hour)?|people)?)?"
    r"(?: (?:and|but) [a-z]+(?:ed|t)\b| (?:was|were|is|are|had|has|have) ).*$"
)
"""A clause that goes on behind an amount: "161km/h and killed five people"."""
_CLAUSE_WORDS = 3  # words before an amount that make it a clause: "the damage was put at ..."
