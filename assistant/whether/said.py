"""A yes/no question and a sentence in, whether that speaks of all it does out.

Names, numbers, days, and what hangs on a preposition: another place, another year or "for" where
the question has "against" make it another matter.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.clause import PREPOSITION
from assistant.dates import find_dates
from assistant.evidence import Sentence, sentence_before, sentences_of
from assistant.matching import in_text, stems_of
from assistant.question import Question
from assistant.told import dated
from assistant.values import find_numbers
from assistant.whether.asked import IDLE, Whether
from assistant.whether.parties import is_acronym, is_anybody
from assistant.whether.senses import of_deed, of_thing, places
from assistant.words import fold, stem, tokenize
from index.letters import CAPITALS, compile_latin


def is_all_said(question: Question, asked: Whether, sentence: Sentence) -> bool:
    """Whether all else that the question says is said in the sentence or right around it."""
    text = sentence.text
    given = {number.value for number in find_numbers(text)}
    if not all(number.value in given for number in find_numbers(question.text)):
        return False
    before = sentence_before(sentence)
    lead = sentence.article.text[: sentences_of(sentence.article)[0].end]
    near = stems_of(f"{text} {before.text if before else ''} {sentence.article.title} {lead}")
    whole = stems_of(sentence.article.text) | near
    own = stems_of(f"{asked.before} {asked.verb}" if asked.verb else asked.predicate)
    if asked.then and not places(text, of_deed(asked.then).alike):
        return False
    parts = stems_of(f"{asked.subject} {asked.object}")
    for word in question.stems:
        if (
            word in own
            or word in IDLE
            or word in _EVENTS
            or (is_anybody(asked.subject) and word in stems_of(asked.subject))
        ):
            continue
        held = whole if word in parts else near
        if not any(in_text(one, held) for one in of_thing(word) | {word}) and not is_acronym(
            word, text
        ):
            return False
    return _days_fit(question, sentence) and all(
        _same_side(preposition, noun, text) and not _is_elsewhere(preposition, noun, text)
        for preposition, noun in _hung(asked)
    )


_EVENTS = stems_of("tragedy disaster catastrophe accident incident affair drama calamity")
"""What a question may call any event that an article tells of by another name."""


def _days_fit(question: Question, sentence: Sentence) -> bool:
    """Whether the sentence may tell of the days that the question names, if it names any."""
    named = find_dates(question.text)
    if not named:
        return True
    period = question.period
    if period is None or (period.since is None and period.until is None):
        words = {fold(t.text) for t in tokenize(sentence.text)}
        return all(
            fold(t.text) in words for m in named for t in tokenize(question.text[m.start : m.end])
        )
    since, until = period.since or date.min, period.until or date.max
    whens = [when for _, when in dated(sentence)]
    if whens:
        return any(when and when.first <= until and when.last >= since for when in whens)
    day = sentence.article.reference_date
    return day is not None and since <= day <= until


_LED = compile_latin(
    rf"\b(?P<prep>{PREPOSITION})\s+(?P<noun>(?:(?:the|a|an|its|his|her|their)\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_CONTRARY = tuple(
    frozenset(line.split())
    for line in (
        "for against",
        "from to",
        "by to",
        "in from",
        "in outside",
        "on under",
        "before after",
    )
)


def _hung(asked: Whether) -> list[tuple[str, str]]:
    behind = f"{asked.before.rpartition(' ')[2]} {asked.object} {asked.after}"
    return [(m["prep"].casefold(), m["noun"]) for m in _LED.finditer(behind)]


def _is_elsewhere(preposition: str, noun: str, text: str) -> bool:
    """Whether another name stands in the place of one: `in Switzerland` for `in Australia`."""
    names = [token.stem for token in tokenize(noun) if token.is_name]
    held = frozenset(token.stem for token in tokenize(text))
    if not names or find_dates(noun) or any(in_text(name, held) for name in names):
        return False
    others = re.finditer(rf"\b{preposition}\s+(?:the\s+)?(?P<name>[{CAPITALS}][\w’'-]*)", text)
    return any(not find_dates(other["name"]) for other in others)


def _same_side(preposition: str, noun: str, text: str) -> bool:
    """Whether a noun hangs on no contrary preposition wherever it stands in the sentence."""
    tokens = tokenize(text)
    head = stem(tokenize(noun)[-1].text)
    at = [i for i, token in enumerate(tokens) if in_text(head, frozenset({token.stem}))]
    if not at:
        return True
    for i in at:
        leading = next(
            (
                fold(t.text)
                for t in reversed(tokens[max(0, i - 4) : i])
                if re.fullmatch(PREPOSITION, fold(t.text))
            ),
            None,
        )
        if leading is None or frozenset({leading, preposition}) not in _CONTRARY:
            return True
    return False
