# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and the text of its answer in, what the answer gives out: "It is called Opus 1" gives `Opus 1`.

A language model answers in whole sentences. What they repeat of the question is dropped, so
that a follow-up takes over the value alone.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.phrases import core
from assistant.question import Expects
from assistant.verbs import base_form, is_ing, is_participle, is_past, is_plain
from assistant.words import tokenize
from index.letters import compile_latin, widened

_REFUSED = re.compile(
    r"(?:The articles\b.*? (?:say|deal|do not)|There are no articles|The question does not say)\b"
)
_DIFFER = re.compile(r"The articles? (?:differ|gives both): ")
_AUXILIARY = compile_latin(rf"{AUXILIARY}$", re.IGNORECASE)
_PREPOSITION = compile_latin(rf"{PREPOSITION}$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?|his|her|its|their)$", re.IGNORECASE)
_REPEATS = re.compile(r"(?:he|she|it|they|that|this|there|been|be|called|named)$", re.IGNORECASE)
_NO_VALUE = re.compile(r"(?:yes|no|that (?!is\b|was\b))\b", re.IGNORECASE)
_PLAIN_YES = re.compile(r"(?:yes|no)\b", re.IGNORECASE)
_DONE_BY = compile_latin(
    r"(?:it|they|he|she) (?:was|were|is|are|has been|have been) (?P<deed>[a-z]+) by (?P<who>[^,]+)$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:he|she|it|they|him|them|those)\b", re.IGNORECASE)
_LONGEST = 8
_BEFORE_VERB = 6


def said(answer: str) -> str:
    """The first line of an answer without its citations; of a refusal, nothing."""
    line = answer.strip().split("\n", 1)[0]
    if _REFUSED.match(line):
        return ""
    if _DIFFER.match(line):
        values = re.findall(r"(?:differ: |both: | – )(.+?)(?= \[\d)", line)
        return " or ".join(values)
    return re.sub(r"\s*\[\d+\]", "", line)


def shortened(question: str, expects: Expects, sentence: str) -> str:
    """A sentence without what it repeats of the question; as it is where nothing is left over.

    Args:
        question: What was asked.
        expects: What it asks for.
        sentence: The first line of the answer, which may be a bare value.
    """
    words = sentence.rstrip(" .").split()
    if not words or _NO_VALUE.match(sentence):
        return sentence
    doer = _DONE_BY.match(sentence.rstrip(" ."))
    if doer and expects in (Expects.PERSON, Expects.NAME):
        return doer["who"]
    asked = {base_form(token.text) for token in tokenize(question)}
    known = [_is_repeated(word, asked) for word in words]
    first = next((at for at, same in enumerate(known) if not same), len(words))
    if first == len(words) or not any(_is_verb(word, asked) for word in words[1:first]):
        kept = _before_repeated(words, known, asked) or _subject_told(words, expects)
    else:
        while _ARTICLE.match(words[first - 1]) or _PREPOSITION.match(words[first - 1]):
            first -= 1
        kept = words[first:]
    if not kept or len(kept) > _LONGEST or _goes_on(kept[0]):
        return sentence
    return _without_time(" ".join(kept), expects)


def _before_repeated(words: list[str], known: list[bool], asked: set[str]) -> list[str]:
    """What stands before a verb that only repeats the question: `Lind designed it`."""
    at = next((at for at in range(len(words), 0, -1) if not known[at - 1]), 0)
    return words[:at] if any(_is_verb(word, asked) for word in words[at:]) else []


def _goes_on(word: str) -> bool:
    """Whether a word carries on a verb: `The road is not open`, `The plan was dropped`."""
    return word in ("not", "no", "never") or is_participle(word) or is_ing(word)


def _is_repeated(word: str, asked: set[str]) -> bool:
    bare = re.sub(r"['’]s$", "", word.strip(",;:")).casefold()
    small = (_AUXILIARY, _PREPOSITION, _ARTICLE, _REPEATS)
    return base_form(bare) in asked or any(kind.match(bare) for kind in small)


def _is_verb(word: str, asked: set[str]) -> bool:
    low = word.casefold()
    return bool(_AUXILIARY.match(low)) or (base_form(low) != low and base_form(low) in asked)


def _subject_told(words: list[str], expects: Expects) -> list[str]:
    """What stands before the verb, where an amount or a person was asked for: `Nine miners were ...`."""
    at = next((at for at, word in enumerate(words) if _AUXILIARY.match(word)), 0)
    opens = is_amount(" ".join(words)) or words[0][:1].isupper()
    wanted = expects in (Expects.NUMBER, Expects.MONEY, Expects.PERSON)
    return words[:at] if wanted and opens and 0 < at <= _BEFORE_VERB else []


def _without_time(kept: str, expects: Expects) -> str:
    """A place or a name without the day that the sentence adds: `Damascus, on 7 January`."""
    dates = find_dates(kept)
    if expects in (Expects.DATE, Expects.DURATION) or not dates or dates[-1].end < len(kept) - 1:
        return kept
    return re.sub(rf",?\s*\b{PREPOSITION}\s*$", "", kept[: dates[-1].start]) or kept


def value_of(answer: str) -> str:
    """An answer without its full stop, or empty when it is more than a value."""
    deed = re.match(r"to ([a-z]+)", answer.strip(), re.IGNORECASE)
    if deed and is_plain(deed[1]):
        return f"to{answer.strip().rstrip('. ')[2:]}" if len(answer.split()) <= _LONGEST else ""
    value = re.sub(
        r"^(?:because of|due to|in|at(?! least| most)|aboard|to|on|by|with|from|for|through)\s+",
        "",
        re.sub(r",? according to .*", "", answer.strip()).rstrip(". "),
        flags=re.IGNORECASE,
    )
    if (
        not value
        or len(value.split()) > _LONGEST
        or _SPOKEN.search(value)
        or _PLAIN_YES.match(value)
    ):
        return ""
    if (
        re.match(r"(?:he|she|it|they|there|that|because|if|when|after)\b", value, re.IGNORECASE)
        or _POINTS.search(value)
        or _is_sentence(value)
    ):
        return ""
    if is_amount(value):
        return re.sub(widened(r"^[A-Z](?=[a-z]+ [a-z])"), lambda m: m[0].lower(), value)
    # What the answer brought in is known from then on: "a committee" → "the committee".
    value = re.sub(r"^an? (?=[a-z\d])", "the ", value, flags=re.IGNORECASE)
    lowered = re.match(r"(?:The|A|An|Her|His) [a-z]", value)
    return value[:1].lower() + value[1:] if lowered else value


def head_of(answer: str) -> str:
    """What a long noun phrase is about: `A second offer from the drinks group, ...` → `the second offer`."""
    if re.search(r"\b(?:and|or)\b", answer):
        return ""
    phrase = core(answer.rstrip(" .").partition(",")[0])
    *before, last = phrase.split() or [""]
    verb = (
        is_participle(last) or is_past(last) or (last.endswith("s") and is_plain(base_form(last)))
    )
    small = any(_AUXILIARY.match(word) for word in before)
    if (
        not before
        or not _ARTICLE.match(before[0])
        or len(before) > _BEFORE_VERB - 2
        or verb
        or small
    ):
        return ""
    return value_of(phrase)


_SPOKEN = compile_latin(r"[\"”’'] (?:he|she|they|it|[A-Z]\w+) said$|\bsaid$")
_CLAUSE_OPENS = compile_latin(
    rf"(?:(?:the|an?|his|her|its|their) )?[\w’'-]+(?: [A-Z][\w’'-]*)* {AUXILIARY}\b", re.IGNORECASE
)


def _is_sentence(value: str) -> bool:
    """Whether a value has a verb of its own: `An explosion has destroyed a bakery`."""
    return _CLAUSE_OPENS.match(value) is not None


_AMOUNT = compile_latin(
    r"(?:(?:about|some|nearly|almost|over|around|more than|at least|up to|between) )?(?:[\d$€£]|(?:one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:a )?(?:hundreds?|thousands?|millions?|dozens?|few))\b"
    r"(?! (?-i:[A-Z])))",
    re.IGNORECASE,
)


def is_amount(value: str) -> bool:
    """Whether a value is a number, a sum or a time."""
    dates = find_dates(value)
    return bool(_AMOUNT.match(value)) or bool(dates and dates[0].start <= 3)
