# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence and what a question expects in, the stretches of it that could answer out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.dates import find_dates
from assistant.matching import stems_of
from assistant.none_such import is_none_such
from assistant.places import is_city, is_country, is_nationality, is_place
from assistant.question import Expects, Question, find_names
from assistant.values import find_numbers, same_name
from assistant.words import is_stop, tokenize

_MONEY = re.compile(
    r"(?:[$€£¥₹]\s?|\b(?:US|USD|EUR|GBP)\s?\$?)\d[\d,.]*(?:\s?(?:million|billion|trillion|thousand|[mbk]n?\b))?"
    r"|\b\d[\d,.]*(?:\s(?:million|billion|trillion|thousand))?\s(?:US |American |Australian |Canadian )?"
    r"(?:dollars|euros|pounds|yen|roubles|rubles|lira|francs|rupees|yuan)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:(?:more than|over|about|around|nearly|almost|at least|up to|less than)\s+)?"
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)[\s-]+(?:and a half\s+)?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))\b",
    re.IGNORECASE,
)
_SPELL = re.compile(
    r"\b(?:since|until|till|from .+ to|between .+ and|life|decades|ages|another (?:year|month|week|day))\b|[-–]\s?\d{4}"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|to|from|near|outside|into|toward|towards|around|over)\s+(?:the\s+)?$"
)
_BARE_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch at `[start, end)` of a sentence."""

    start: int
    end: int


def candidate_spans(sentence: str, question: Question) -> list[Span]:
    """Find stretches of the expected type; the whole sentence where a clause is expected."""
    finder = _FINDERS.get(question.expects)
    return finder(sentence, question) if finder else [Span(0, len(sentence))]


def agrees(text: str, question: Question) -> bool:
    """Whether an answer text is of the type that the question word demands."""
    test = _TESTS.get(question.expects)
    if question.expects is Expects.DURATION and _MAY_BE_LENGTH.search(question.text):
        test = None
    if question.expects is Expects.PERSON and (
        (_WHO_DID.match(question.text) and is_country(text)) or is_nationality(text.strip())
    ):
        test = None
    if not text.strip() or (test is not None and not test(text)):
        return False
    if _is_time(text, question):
        return False
    if question.expects in _NAMED_TYPES and not _names_something(text, question):
        return False
    if is_none_such(text, question.text):
        return False
    if question.expects is Expects.NUMBER:
        return not _ASKS_AGE.search(question.text) or _may_be_age(text)
    if question.expects is not Expects.PLACE:
        return True
    # No country is a city, and only a country is one.
    if _ASKS_CITY.search(question.text):
        return not is_country(text)
    return not _ASKS_COUNTRY.search(question.text) or _may_be_country(text)


_MAY_BE_LENGTH = re.compile(
    r"\bhow long (?:(?:is|are|was|were)|(?:will|would)\b.*\bbe)\b(?!.*\w(?:ed|ing)\b)",
    re.IGNORECASE,
)
"""A line may be 14 kilometres long or three hours; whoever was held, was so for hours."""
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
"""108 million years ago is a time, and neither how long something is nor how long it lasted."""
_WHO = re.compile(r"(?:and )?who(?:m|se)?\b", re.IGNORECASE)
_IS_DAY = re.compile(
    r"(?:(?:on|last|this|next) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)",
    re.IGNORECASE,
)
_WHO_DID = re.compile(r"(?:and )?whom?\s+(?!is\b|was\b|are\b|were\b|['’]s\b)", re.IGNORECASE)
"""Who did something may be a nation: "Who worked with Turkey on the treaty?"."""

_NAMED_TYPES = {Expects.PERSON, Expects.PLACE, Expects.NAME, Expects.ANY}
_ASKS_AGE = re.compile(r"\bhow old\b|\bwhat age\b", re.IGNORECASE)
_OLDEST = 130


def _is_time(text: str, question: Question) -> bool:
    """Whether a text tells a time where somebody, or how long something is, is asked for."""
    if question.expects is Expects.DURATION and _AGO.search(text):
        return not _AGO.search(question.text)
    return bool(_WHO.match(question.text) and _IS_DAY.fullmatch(text.strip()))


def _may_be_age(text: str) -> bool:
    if "year" in text:
        return True
    return any(n.value <= _OLDEST and n.value == int(n.value) for n in find_numbers(text))


def _names_something(text: str, question: Question) -> bool:
    """Whether a value is more than a nationality and more than what the question named itself."""
    words = [token for token in tokenize(text) if not is_stop(token.text)]
    if all(is_nationality(part) for token in words for part in token.text.split("-")):
        return bool(_ASKS_NATION.search(question.text))
    asked = stems_of(question.text)
    return any(token.stem not in asked for token in words)


_ASKS_CITY = re.compile(
    r"\b(?:what|which) (?:[\w-]+ )?(?:city|town|capital|village)\b", re.IGNORECASE
)
_ASKS_NATION = re.compile(
    r"\b(?:what|which) (?:[\w-]+ )?(?:country|nation)\b|\b(?:nationality|languages?)\b|^(?:and )?whose\b",
    re.IGNORECASE,
)
_ASKS_COUNTRY = re.compile(r"\b(?:what|which) (?:[\w-]+ )?(?:country|nation)\b", re.IGNORECASE)


def _may_be_country(text: str) -> bool:
    """A country or nation that is known, or a bare name that is no known city."""
    words = [token.text for token in tokenize(text)]
    if any(is_country(word) or is_nationality(word) for word in words):
        return True
    return all(word[:1].isupper() for word in words) and not is_city(text)


def _dates(sentence: str, question: Question) -> list[Span]:
    mentions = find_dates(sentence)
    return [Span(m.start, m.end) for m in mentions if m.is_explicit or m.needs_reference]


def _numbers(sentence: str, question: Question) -> list[Span]:
    spans: list[Span] = []
    for number in find_numbers(sentence):
        after = tokenize(sentence[number.end : number.end + 60])[:5]
        if question.unit and not any(token.stem in question.unit for token in after):
            continue
        spans.append(Span(number.start, number.end))
    return spans


def _money(sentence: str, question: Question) -> list[Span]:
    return [Span(*match.span()) for match in _MONEY.finditer(sentence)]


def durations(text: str) -> list[tuple[int, int]]:
    """Where lengths of time stand in a text, in order."""
    return [match.span() for match in _DURATION.finditer(text)]


def _durations(sentence: str, question: Question) -> list[Span]:
    return [Span(*span) for span in durations(sentence)]


def _names(sentence: str, question: Question) -> list[Span]:
    spans: list[Span] = []
    for name in find_names(sentence):
        if any(same_name(name, asked) for asked in question.names):
            continue
        if find_dates(name) or re.fullmatch(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", name):
            continue
        at = sentence.find(name)
        if at >= 0:
            spans.append(Span(at, at + len(name)))
    return spans


def _places(sentence: str, question: Question) -> list[Span]:
    return [
        span for span in _names(sentence, question) if _PLACE_BEFORE.search(sentence[: span.start])
    ]


_FINDERS = {
    Expects.DATE: _dates,
    Expects.NUMBER: _numbers,
    Expects.MONEY: _money,
    Expects.DURATION: _durations,
    Expects.PERSON: _names,
    Expects.PLACE: _places,
    Expects.NAME: _names,
}


def _has_date(text: str) -> bool:
    return bool(find_dates(text)) or bool(
        re.search(
            r"\b(?:after|before|during|while|when|once|until|soon|later|now|never|spring|summer"
            r"|autumn|winter|fall|century|decade|\d+ years? old|age of|dawn|dusk|noon|midday|midnight|sunrise|sunset|morning"
            r"|afternoon|evening|night|o['’]clock|half[- ](?:past|time)|quarter (?:to|past)|mid-?(?:summer|winter|week|term)"
            r"|easter|christmas|whitsun|ramadan|eid|epiphany|weekend|\w+days?|fortnight|hours?|minutes?|B\.?C|A\.?D)\b"
            r"|^(?:at|by|from|until|around|before|after)\s+(?:about\s+)?(?:\d{1,2}(?:[.:]\d\d)?|one|two|three|four|five|six|seven"
            r"|eight|nine|ten|eleven|twelve)\s*$",
            text,
            re.IGNORECASE,
        )
    )


def _has_number(text: str) -> bool:
    return bool(find_numbers(text)) or bool(
        re.search(
            r"\b(?:dozens?|hundreds|thousands|millions|none|nobody|no one|half|third|quarter|fifth|sixth|seventh|eighth"
            r"|ninth|tenth|single|every)\b",
            text,
            re.IGNORECASE,
        )
    )


_ORIGIN = re.compile(r"\s+(?:of|from)\s.*$")
"""What follows a name: the Senegal of "Amara Diallo of Senegal"."""


def _is_somebody(text: str) -> bool:
    """Whether a text may name who did something: neither place nor number nor day nor deed."""
    text = _ORIGIN.sub("", text)
    if is_place(text) and not _SOMEBODY.search(text):
        return False
    words = [token.text for token in tokenize(text)]
    kept = [w for w in words if not is_nationality(w) and w.casefold() not in _MONTHS]
    if any(token.is_name or token.text[:1].isdigit() for token in tokenize(" ".join(kept))):
        return True
    return bool(_SOMEBODY.search(text)) or bool(_NOUN_PHRASE.match(text))


_NOUN_PHRASE = re.compile(
    r"(?:(?:an?|the|his|her|its|their|our|my|one|two|three|four|five|six|several|many|some|most)\s+)?"
    r"(?:[\w’'-]+(?<!ing)(?<!ed)\s+){0,2}[a-z’'-]{3,}(?<!ing)(?<!ed)(?:\s+(?:of|from|in|at|for)\b.*)?$"
)
"""A curate, geologists, the chamber of agriculture; but not "oiling an engine"."""
_MONTHS = frozenset(
    ["january", "february", "march", "july", "september", "october", "november", "december"]
)
"""Without those that people are called: April, May, June, August."""
_SOMEBODY = re.compile(
    r"\b(?:he|she|they|man|men|woman|women|people|police|officials?|diplomats?|troops|soldiers|army|forces|rebels"
    r"|militants|militia|fighters|gunmen|state|government|ministry|council|county|commission|committee|parliament|court"
    r"|company|firm|union|club|team|church|bank|party|board|agency|widow|wife|husband|father|mother|parents?|sons?"
    r"|daughters?|brothers?|sisters?|residents|students|pupils|families|children|relatives|members|volunteers|crew"
    r"|passengers|survivors|witness(?:es)?)\b"
)


_TESTS: dict[Expects, Callable[[str], bool]] = {
    Expects.DATE: _has_date,
    Expects.NUMBER: _has_number,
    Expects.MONEY: lambda text: bool(_BARE_NUMBER.search(text)) or bool(find_numbers(text)),
    Expects.DURATION: lambda text: bool(_DURATION.search(text)) or bool(_SPELL.search(text)),
    Expects.PERSON: _is_somebody,
}
