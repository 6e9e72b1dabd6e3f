"""A reading in its sentence in, how much less it can be believed for what stands around it out.

The reader judges words; whether names, days and changes of value agree is checked here. Each
factor was chosen on `evals/dev/dev.jsonl` and `tests/assistant/probe`.
"""

from __future__ import annotations

import re

from assistant.changes import asks_past_value, is_put_off, past_values
from assistant.datelines import opening
from assistant.dates import DateMention, find_dates, resolve
from assistant.deed_times import is_credited, is_in_aside, is_of_other_deed, is_of_picture
from assistant.doers import is_no_doer
from assistant.evidence import Sentence, sentence_after
from assistant.off_topic import is_of_other_period, is_only_compared, names_factor, period_factor
from assistant.other_occasions import (
    is_not_yet,
    is_of_earlier,
    is_of_other_rank,
    is_of_other_side,
    is_of_past,
    is_of_record,
    is_over_years,
)
from assistant.other_parties import is_of_other_party
from assistant.other_trades import is_of_other_trade
from assistant.premise import denies_deed, is_on_other_side
from assistant.question import Expects, Kind, Question
from assistant.reversals import tells_reverse
from assistant.somebody_else import is_of_somebody_else
from assistant.successions import is_other_way_round
from assistant.tense import BREAK
from assistant.told import meant
from assistant.verbs import is_past

_PAST_FACTOR = 0.3
_SAYING_FACTOR = 0.3
_REVERSE_FACTOR = 0.1
_DENIED_FACTOR = 0.1
_OTHER_PARTY_FACTOR = 0.05
_NOT_ASKED_FACTOR = 0.01
_REPORTED_FROM_FACTOR = 0.5
_OTHER_DEED_FACTOR = 0.3
_OVER_FACTOR = 0.2
_OTHER_OCCASION_FACTOR = 0.2
_OTHER_PERIOD_FACTOR = 0.1
_NOT_YET_FACTOR = 0.3
_TO_COME_FACTOR = 0.35
_ASIDE_FACTOR = 0.3
_PICTURE_FACTOR = 0.5
_CREDITED_FACTOR = 0.1
_TOLD_BY_QUESTION_FACTOR = 0.1
_EARLIER_YEAR_FACTOR = 0.3
# "When" may be answered by "after the war", but seldom is.
_TIMELESS_FACTOR = 0.4


def belief(
    question: Question, sentence: Sentence, start: int, end: int, mention: DateMention | None
) -> float:
    """What a reading's probability is to be multiplied with, 0-1.

    Args:
        question: The question, analysed.
        sentence: Where the reading stands.
        start: Where it starts in the article.
        end: Where it ends in the article.
        mention: The date that it is, where one is asked for.
    """
    factor = period_factor(question, sentence) * names_factor(question, sentence)
    if end <= opening(sentence):
        factor *= _REPORTED_FROM_FACTOR
    if _is_denied(question, sentence, start):
        factor *= _DENIED_FACTOR
    within = (start - sentence.start, end - sentence.start)
    factor *= _party_factor(question, sentence, *within)
    clause = BREAK.split(sentence.text[: within[0]])[-1]
    if any(tells_reverse(question, text) for text in (sentence.text, clause)):
        factor *= _REVERSE_FACTOR
    if (
        is_of_earlier(question, sentence, start)
        or is_of_other_side(question, sentence.text, within[1])
        or is_of_other_rank(question, sentence.text)
        or (question.expects is Expects.NUMBER and is_over_years(question, sentence.text))
    ):
        factor *= _OTHER_OCCASION_FACTOR
    if is_of_other_period(question, sentence, *within):
        factor *= _OTHER_PERIOD_FACTOR
    if question.kind is Kind.VALUE and is_not_yet(question, sentence.text, within[0]):
        factor *= _NOT_YET_FACTOR
    if question.expects is Expects.DATE and mention is None:
        factor *= _TIMELESS_FACTOR
    if mention:
        factor *= _time_factor(question, sentence, mention)
    return factor * _past_factor(question, sentence, start, end)


def _party_factor(question: Question, sentence: Sentence, start: int, end: int) -> float:
    """Less than 1 for what is told of somebody, or of a time, that is not asked about."""
    if (
        is_of_other_party(question, sentence, start, end)
        or is_of_other_trade(question.text, sentence.text, start, end)
        or is_other_way_round(question.text, sentence.text, start)
        or is_only_compared(question, sentence)
        or is_of_past(question, sentence.text)
    ):
        return _NOT_ASKED_FACTOR
    other = is_no_doer(question, sentence, start, end)
    return (
        _OTHER_PARTY_FACTOR if other or is_of_somebody_else(question, sentence, start, end) else 1.0
    )


def _time_factor(question: Question, sentence: Sentence, mention: DateMention) -> float:
    """Less than 1 for a time that is told of something else than what is asked about."""
    factor = _saying_factor(question, sentence, mention)
    if _is_over(question, sentence, mention):
        factor *= _OVER_FACTOR
    if _is_to_come(question, sentence, mention):
        factor *= _TO_COME_FACTOR
    if is_in_aside(question, sentence, mention):
        factor *= _ASIDE_FACTOR
    if is_of_other_deed(question, sentence.text, mention):
        factor *= _OTHER_DEED_FACTOR
    if is_of_picture(question, sentence.text, mention):
        factor *= _PICTURE_FACTOR
    if is_credited(question, sentence.text, mention):
        factor *= _CREDITED_FACTOR
    if is_of_record(question, sentence.text, mention):
        factor *= _OTHER_OCCASION_FACTOR
    return factor * _named_factor(question, sentence, mention)


def _named_factor(question: Question, sentence: Sentence, mention: DateMention) -> float:
    """Less than 1 for a time that the question tells, or before the year that it names.

    "When was the truce, brokered in 2018, renewed?" does not ask for 2018, and "the festival of
    2007" did not open in 1990. "In March or in May?" leaves open which it is.
    """
    when = meant(sentence, mention)
    if when is None or _OR.search(question.text):
        return 1.0
    named = [resolve(told, None) for told in find_dates(question.text)]
    if mention.clock is None and any(
        told and (told.first, told.last) == (when.first, when.last) for told in named
    ):
        return _TOLD_BY_QUESTION_FACTOR
    edition = _EDITION.search(question.text)
    if edition and when.last.year < int(edition["of"] or edition["year"]):
        return _EARLIER_YEAR_FACTOR
    return 1.0


_OR = re.compile(r"\bor\b", re.IGNORECASE)
_EDITION = re.compile(r"\bof (?P<of>(?:19|20)\d\d)\b|\b(?P<year>(?:19|20)\d\d) [a-z]{4,}")


def _is_denied(question: Question, sentence: Sentence, start: int) -> bool:
    """Whether somebody asked for did not do it, by their own sentence or the next on them."""
    if question.expects not in (Expects.PERSON, Expects.NAME):
        return False
    if denies_deed(question, sentence.text, start - sentence.start):
        return True
    later = sentence_after(sentence)
    if later is None or not _GOES_ON.match(later.text):
        return False
    return is_on_other_side(question, later.text)


_GOES_ON = re.compile(r"(?:He|She|They|It)\b")


def _past_factor(question: Question, sentence: Sentence, start: int, end: int) -> float:
    """Less than 1 for a value that the sentence says was changed."""
    # A sentence that gives a reason is none of the values that were changed in it.
    if question.expects is Expects.CLAUSE or asks_past_value(question.text):
        return 1.0
    inside = (start - sentence.start, end - sentence.start)
    gone = any(a < inside[1] and inside[0] < b for a, b in past_values(sentence.text))
    return _PAST_FACTOR if gone else 1.0


def _saying_factor(question: Question, sentence: Sentence, mention: DateMention) -> float:
    """Less than 1 for the day of a statement: "the company said on Wednesday"."""
    said = _SAID.search(sentence.text[: mention.start])
    return _SAYING_FACTOR if said and not _SAYS.search(question.text) else 1.0


def _is_over(question: Question, sentence: Sentence, mention: DateMention) -> bool:
    """Whether it is asked when something will be, and the time was over, or given up, by then."""
    day, when = sentence.article.reference_date, meant(sentence, mention)
    if not _WILL_BE.search(question.text):
        return False
    if is_put_off(sentence.text, mention.start, mention.end):
        return True
    if day is None or when is None:
        return False
    return when.last < day


_WILL_BE = re.compile(
    r"\b(?:will|going to|is (?:due|expected|planned|scheduled|to))\b", re.IGNORECASE
)


def _is_to_come(question: Question, sentence: Sentence, mention: DateMention) -> bool:
    """Whether it is asked when something was done, and the time lay ahead when it was told."""
    day, when = sentence.article.reference_date, meant(sentence, mention)
    if not _asks_of_past(question.text) or _WAS_PLANNED.search(question.text):
        return False
    return day is not None and when is not None and when.first > day


def _asks_of_past(text: str) -> bool:
    """Whether the time of what was done is asked for: also "Give me the date when it began"."""
    if _WAS_DONE.match(text):
        return True
    when = _DATE_WHEN.search(text)
    return when is not None and any(is_past(word) for word in when["clause"].split())


_DATE_WHEN = re.compile(
    r"\b(?:date|day|month|year|time) (?:when|on which|in which|that) (?P<clause>[^?.]+)",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    r"(?:(?:since|until|on|in|at|from) )?(?:when|(?:what|which) (?:date|day|month|year))"
    r" (?:did|was|were|had)\b",
    re.IGNORECASE,
)
_WAS_PLANNED = re.compile(
    r"\b(?:due|set|meant|supposed|scheduled|planned|expected|going|hop\w+|want\w*|plan|intend\w*"
    r"|(?:was|were)(?: \w+){1,5} to)\b",
    re.IGNORECASE,
)


_SAYS = re.compile(
    r"\b(?:sa(?:y|id|ys)|told|tell|announc\w*|report\w*|declar\w*|stat(?:e|ed)|call(?:s|ed)?|publish\w*)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|announced|told \w+|reported|declared|stated)(?:\s+in a statement)?\s+"
    r"(?:(?:late|early)\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
