# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A value in its sentence in, whether it is told of another occasion, rank or side out.

"It was the strongest quake since 1987, when 312 people died" tells of another quake; "ten voted for
it and five against" has two numbers, and one of them answers who was against.
"""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.datelines import opening
from assistant.dates import DateMention
from assistant.evidence import Sentence
from assistant.question import Expects, Kind, Question
from assistant.tense import BREAK
from assistant.told import dated

_RECORD = re.compile(
    r"\b(?:first|last|most|least|worst|best|only|(?-i:[a-z]{3,}est))\b[^,.;]{0,60}\bsince\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_WHEN = re.compile(r",?\s+(?:when|in which|on which|during which)\s+[^,.;]*$")
_LONG_AGO = timedelta(days=60)
_BEFORE_IT = r"(?:previous|earlier|similar|preceding|comparable|past|prior)"
_ANOTHER = re.compile(
    rf"\W*(?:an?|the|another|one)\s+(?:[\w-]+\s+)?{_BEFORE_IT}\s+\w+", re.IGNORECASE
)
_ASKS_BEFORE = re.compile(rf"\b{_BEFORE_IT}\b|\b(?:before|history|ever|last time)\b", re.IGNORECASE)
_VOTED = re.compile(r"\bvot(?:e[ds]?|ing)\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:(?P<yes>for|in favou?r(?: of)?)|(?P<no>against))\b", re.IGNORECASE)
_COUNT = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none)"
_BY_TO = re.compile(
    rf"\bby (?:a vote of )?(?P<yes>{_COUNT})(?: votes?)? (?:to|against) (?P<no>{_COUNT})\b"
)
_LOST = re.compile(
    r"\b(?:against|reject\w*|turn(?:ed|ing)? (?:\w+ )?down|threw out|thrown out|defeat\w*|refus\w*|los[te]\w*|block\w*|fail\w*|scrap\w*|veto\w*"
    r"|oppos\w*|dismiss\w*|overturn\w*|ban\w*|stop\w*|end|abolish\w*|repeal\w*|clos\w*|delay\w*|postpon\w*)\b",
    re.IGNORECASE,
)
"""What leaves open whether the first number of "by 49 to four" is of those for a thing."""
_NEXT = re.compile(r"\b(?:and|but|while|with)\b|[,;]")
_NOT_YET = re.compile(
    r"\b(?:will|would be|(?:plan|hope|want|aim|intend|seek|need)(?:s|ed)? to|(?:is|are|was|were) to"
    r"|due to|expected to|set to|about to|looking (?:for|to)|hoping (?:for|to))\b",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(r"\b(?:did|was|were)\b|\bcurrent(?:ly)?\b", re.IGNORECASE)
_WAS_PLANNED = re.compile(
    r"\b(?:plan|hop[ei]|want|aim|intend|seek|expect|due|set to|demand|propos|promis|pledg|offer"
    r"|will|would|should|could|need|meant|suppos|ask|schedul|going)\w*\b"
    r"|\b(?:was|were)(?: [\w’'-]+){0,5} to\b",
    re.IGNORECASE,
)
_LIES_AHEAD = re.compile(
    r"\b(?:must|will|shall|(?:has|have|had) yet to"
    r"|(?:is|are|was|were) (?:due |set |expected )?to)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<which>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    r"(?! (?:of|place|time)\b)",
    re.IGNORECASE,
)
_SUPERLATIVE = r"(?:biggest|largest|longest|highest|oldest|tallest|richest|smallest|busiest)"
_FIRST_IN_RANK = re.compile(
    rf"(?<!second )(?<!third )(?<!fourth )(?<!fifth )(?<!-)\b{_SUPERLATIVE}\b", re.IGNORECASE
)
_LOWER_IN_RANK = re.compile(
    rf"\b(?:second|third|fourth|fifth)(?:[- ]{_SUPERLATIVE}\b| in (?:size|rank|height|length)\b)",
    re.IGNORECASE,
)
_OVER_YEARS = re.compile(
    r"\b(?:in|over|during|within) the (?:past|last) (?:[\w-]+ ){0,2}"
    r"(?:years|decades|centur(?:y|ies))\b",
    re.IGNORECASE,
)
_ASKS_OVER = re.compile(r"\b(?:past|last|years?|decades?|ever|since|histor\w+|usual\w*)\b", re.I)


def is_of_record(question: Question, sentence: str, mention: DateMention) -> bool:
    """Whether a time only says how long it is since there was the like: "the first since March"."""
    return bool(_RECORD.search(sentence[: mention.start])) and not _SINCE.search(question.text)


def is_of_earlier(question: Question, sentence: Sentence, start: int) -> bool:
    """Whether a value is told of a time long before the article, which the question does not name.

    Or of another occasion of the kind: "A previous cyclone in 1999 left 10,000 people dead."

    Args:
        question: The question, analysed.
        sentence: Where the value stands.
        start: Where it starts in the article.
    """
    told_of = sentence.text[opening(sentence) - sentence.start :]
    if _ANOTHER.match(told_of) and not _ASKS_BEFORE.search(question.text):
        return not any(mention.text in question.text for mention, _ in dated(sentence))
    clause = _WHEN.search(sentence.text[: start - sentence.start])
    day = sentence.article.reference_date
    if clause is None or day is None:
        return False
    for mention, when in dated(sentence):
        if mention.end == clause.start() and when is not None and when.last < day - _LONG_AGO:
            named = sentence.text[mention.start : mention.end] in question.text
            period = question.period
            return not named and (period is None or period.until is None or period.until >= day)
    return False


def is_of_other_side(question: Question, sentence: str, end: int) -> bool:
    """Whether a number of votes is told of those for where those against are asked for.

    Args:
        question: The question, analysed.
        sentence: Where the number stands.
        end: Where it ends in the sentence.
    """
    if not _VOTED.search(question.text):
        return False
    asked = _SIDE.search(question.text)
    outcome = _outcome(question, sentence)
    if asked is not None and outcome is not None:
        low, high = outcome.span("no" if asked["no"] else "yes")
        return not low < end <= high
    told = _SIDE.search(_NEXT.split(sentence[end:], maxsplit=1)[0])
    if asked is None or told is None:
        return False
    return bool(asked["yes"]) is not bool(told["yes"])


def _outcome(question: Question, sentence: str) -> re.Match[str] | None:
    """The numbers of either side, where they are asked for and it is sure which is whose."""
    if question.expects is not Expects.NUMBER or _LOST.search(sentence):
        return None
    return _BY_TO.search(sentence)


def of_side_asked(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The number of those against of "by 49 to four", where all of that was read; else the place.

    Args:
        question: The question, analysed.
        sentence: Where a value stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    asked, outcome = _SIDE.search(question.text), _outcome(question, sentence.text)
    if asked is None or outcome is None or not _VOTED.search(question.text):
        return start, end
    both = start <= outcome.start("yes") and outcome.end("no") <= end
    return outcome.span("no" if asked["no"] else "yes") if both else (start, end)


def is_not_yet(question: Question, sentence: str, start: int) -> bool:
    """Whether a value is told of what is planned or wanted, where what was done is asked for.

    Args:
        question: The question, analysed.
        sentence: Where the value stands.
        start: Where it starts in the sentence.
    """
    # Which of two opened first is asked of both as done.
    if question.of_two or _WAS_PLANNED.search(question.text):
        return False
    if not _WAS_DONE.search(question.text):
        return False
    if question.expects is Expects.CLAUSE:
        return bool(_LIES_AHEAD.search(sentence))  # a whole sentence answers how it went
    return bool(_NOT_YET.search(BREAK.split(sentence[:start])[-1]))


def is_of_other_rank(question: Question, sentence: str) -> bool:
    """Whether a sentence tells of the second one where the third or the largest is asked for."""
    if question.kind is not Kind.VALUE:
        return False
    prize = _BEST.search(question.text)
    if prize and not _BEST.search(sentence) and not _OF_A_PRIZE.search(sentence):
        # "The veteran actor Odo Lam" was not named best actor there.
        return re.search(rf"\b{prize['what']}\b", sentence, re.IGNORECASE) is not None
    told = {match["which"].casefold() for match in _ORDINAL.finditer(sentence)}
    asked = {match["which"].casefold() for match in _ORDINAL.finditer(question.text)} - {"first"}
    if asked and told and not asked & told:
        return True
    largest = _FIRST_IN_RANK.search(question.text) and not asked
    return bool(largest and _LOWER_IN_RANK.search(sentence) and not _FIRST_IN_RANK.search(sentence))


_BEST = re.compile(
    r"\bbest (?:supporting |young |foreign |new )?(?P<what>actor|actress|director|film|picture|player|goalkeeper|song|album|play|novel|newcomer)\b",
    re.IGNORECASE,
)
_OF_A_PRIZE = re.compile(
    r"\b(?:w[io]ns?|wo[nr]|prize|award|named|voted|took|taken|honou?red|trophy)\w*\b", re.IGNORECASE
)


def is_over_years(question: Question, sentence: str) -> bool:
    """Whether a number sums up years or decades, where it is asked for one occasion."""
    return bool(_OVER_YEARS.search(sentence)) and not _ASKS_OVER.search(question.text)


def is_of_past(question: Question, sentence: str) -> bool:
    """Whether a sentence tells of long ago where it is asked what still holds.

    "Fifty years ago there were 900 pans": how many there still are stands elsewhere.
    """
    asks = question.expects is Expects.NUMBER and _ASKS_NOW.search(question.text)
    return bool(asks and _LONG_BEFORE.search(sentence)) and not _HOLDS_NOW.search(sentence)


_ASKS_NOW = re.compile(r"\b(?:still|now|today|currently|these days|nowadays|at present)\b", re.I)
_LONG_BEFORE = re.compile(
    r"\b(?:years|decades|centuries) (?:ago|earlier|before),? (?:there (?:was|were)|(?:it|they|he|she) (?:had|owned|kept))\b"
    r"|\bused to (?:be|have)\b",
    re.IGNORECASE,
)
_HOLDS_NOW = re.compile(
    r"\b(?:still|now|today|currently|since|remain\w*|is|are|has|have)\b", re.IGNORECASE
)
