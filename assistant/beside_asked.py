"""A pair of values and a question in, whether both values are of what the question asks out.

"40 deaths, compared with 300 injured" sets two counts beside each other that are not of one thing;
"rose by 500, compared with a rise of 300" tells how much a number changed, and not the number.
"""

from __future__ import annotations

import re

from assistant.beside import Pair, Told
from assistant.matching import in_text, stems_of
from assistant.question import find_names
from assistant.records import Answer
from assistant.values import find_numbers

_KINDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"deaths?|died|dead|killed|tolls?|fatalit(?:y|ies)|victims?",
        r"injur(?:ed|y|ies)|wounded|hurt",
        r"arrest(?:s|ed)|detained",
        r"missing",
        r"exports?|exported",
        r"imports?|imported",
        r"costs?|spending|expenditure|spent",
        r"sales|revenues?|turnover|takings|sold",
        r"profits?|earnings|results?",
        r"loss(?:es)?|results?",
        r"debts?|owed",
        r"surplus(?:es)?|balance",
        r"deficits?|balance",
        r"fines?",
        r"doctors?",
        r"nurses?",
    )
)
_PLANNED = re.compile(
    r"\b(?:expect\w*|hoped|plan\w*|forecasts?|targets?|estimat\w*|sought|intended|proposed)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:at first|first|initial\w*|original\w*|proposal|wanted|sought|offer\w*|goal)\b",
    re.IGNORECASE,
)
_CHANGE = r"(?:rise|increase|jump|growth|fall|drop|decline|decrease|cut|climb|gain)"
_CHANGED = (
    r"(?:rose|risen|fell|fallen|grew|grown|climbed|dropped|increased|decreased|jumped|declined|shrank"
    r"|gained|lost|went (?:up|down)|(?:up|down))"
)
_BY_HOW_MUCH = re.compile(
    rf"(?:\bby|\b{_CHANGED}|\b{_CHANGE} of)(?: (?:about|around|some|almost|nearly|only|just|a|an))*"
    r"\s+[$€£¥₹]?$",
    re.IGNORECASE,
)
_ASKS_CHANGE = re.compile(rf"\b(?:{_CHANGE}s?|{_CHANGED})\b", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?P<what>[a-z]+) (?:of|at)(?: (?:about|around|some|almost))?\s+[$€£¥₹]?$")
_LIKENED = re.compile(r"\b(?:than|unlike)\b", re.IGNORECASE)
_AHEAD = 60  # characters ahead of a value that the words right before it stand in
_NO_PLACE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|us|c|a)(?: \d+)?$",
    re.IGNORECASE,
)


def is_of_asked(pair: Pair, sentence: str, asked: str) -> bool:
    """Whether nothing in a sentence says that a value of a pair is of something else.

    Args:
        pair: Two values of the sentence.
        sentence: The sentence.
        asked: The questions of both sides, and the words that tell the sides.
    """
    words = [sentence[slice(*told.words)] for told in (pair.value, pair.other)]
    if not _ASKS_CHANGE.search(asked) and any(
        _is_change(sentence, told) for told in (pair.value, pair.other)
    ):
        return False
    right_ahead = sentence[max(0, pair.value.start - _AHEAD) : pair.value.start]
    of = _OF_WHAT.search(right_ahead)
    for told in (words[1], of["what"] if of else ""):
        kinds = [kind for kind in _KINDS if kind.search(told)]
        if kinds and not any(kind.search(asked) for kind in kinds):
            return False
    if _PLANNED.search(words[1]) and not (_PLANNED.search(asked) or _AT_FIRST.search(asked)):
        return False
    return _is_of_named(pair, sentence, asked)


def is_how_much_changed(answer: Answer, asked: str) -> bool:
    """Whether the value of an answer tells a change where none is asked for: `down by $10`."""
    if not answer.short or _ASKS_CHANGE.search(asked):
        return False
    for cited in answer.citations:
        start = cited.quote.find(answer.short)
        if start >= 0 and _BY_HOW_MUCH.search(cited.quote[max(0, start - _AHEAD) : start]):
            return True
    return False


def _is_change(sentence: str, told: Told) -> bool:
    """Whether a value is how much something changed: `rose by 500`, `a rise of 300`."""
    return _BY_HOW_MUCH.search(sentence[max(0, told.start - _AHEAD) : told.start]) is not None


def _is_of_named(pair: Pair, sentence: str, asked: str) -> bool:
    """Whether a pair is about what the question names, and its other value not about another."""
    named = stems_of(" ".join(find_names(asked)))
    wanted = stems_of(asked)
    first = min(pair.value.words[0], pair.other.words[0])
    last = max(pair.value.words[1], pair.other.words[1])
    if _LIKENED.search(sentence, first, min(pair.value.start, pair.other.start)):
        return False
    held = stems_of(sentence[first:last])
    missing = [name for name in named if not in_text(name, held)]
    for rest in (sentence[:first], sentence[last:]):
        # "Up from 41, and 52 per cent in Vik": what is named has another number.
        if find_numbers(rest) and any(in_text(name, stems_of(rest)) for name in missing):
            return False
    others = (
        name
        for name in find_names(sentence[slice(*pair.other.words)].strip())
        if not _NO_PLACE.match(name)
    )
    return all(any(in_text(word, wanted) for word in stems_of(name)) for name in others)
