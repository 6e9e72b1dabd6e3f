# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence that says that a matter is in dispute in, the amounts that the next ones give of it out.

"What the law will cost is in dispute. The chamber speaks of 40 million euros. The government's own
study arrives at 12 million." Neither of the two is told in words of the question: the first is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Sentence, passage_sentences, sentence_after
from assistant.findings import Finding, Group
from assistant.matching import in_text, stems_of
from assistant.matters import matters_in
from assistant.measures import (
    Measure,
    amount_span,
    is_age,
    leaves_unit_out,
    may_be_sum,
    measure_at,
)
from assistant.negation import is_denial
from assistant.question import Expects, Kind, Question
from assistant.records import Evidence
from assistant.values import find_numbers, same_numbers, tells_order

_DECLARES = re.compile(
    r"\b(?:is|are|was|were|remains?|remained) (?:(?:still|much|hotly|also|itself) )*(?:in dispute|disputed|contested|open to (?:question|dispute)|a matter of (?:dispute|debate|opinion))(?=\s*[.:;])"
    r"|\b(?:estimates|figures|accounts|opinions|counts|reports|numbers|claims) (?:of [^.;:]{3,60}? |on [^.;:]{3,60}? |as to [^.;:]{3,60}? )?(?:vary|varied|differ|differed|diverge|diverged)\b"
    r"|\b(?:disagree|disagreed|differ|differed|cannot agree|could not agree|do not agree|did not agree) (?:on|about|over|as to)\b",
    re.IGNORECASE,
)
_OF_DISPUTES = stems_of(
    "dispute disputed contested open question matter debate opinion estimates figures accounts opinions"
    " counts reports numbers claims vary varied differ differed diverge diverged disagree disagreed agree"
    " remain still much exactly sides two both widely hotly"
)
_LEAST_WORDS = 2
_FOLLOWING = 3  # sentences in which the parties have their say
_AMOUNTS = frozenset([Expects.NUMBER, Expects.MONEY, Expects.DURATION])
_OTHER = re.compile(
    r"\b(?:last|old|older|previous|former|earlier|other|another|next|similar|in \d{4})\b",
    re.IGNORECASE,
)
"""What the next sentence may be about instead: "the old bridge cost 12 million"."""
_UNIT = re.compile(
    r"\s(?!(?:of|in|on|at|to|for|and|or|by|a|an|the|per|is|are|was|were|as|more|less|that|who)\b)"
    r"[a-z]+(?=[\s.,;])"
)
_PROBABILITY = 0.5  # no reader found them


def declared_dispute(
    question: Question, evidence: Sequence[Evidence]
) -> tuple[Group, Group] | None:
    """The two amounts that an article sets against each other; None where none is declared.

    Args:
        question: Asks for an amount.
        evidence: The passages found, best first.
    """
    if question.kind is not Kind.VALUE or question.expects not in _AMOUNTS or question.source:
        return None
    for item in evidence:
        for sentence in passage_sentences(item):
            if _DECLARES.search(sentence.text) and _is_of_what_is_asked(question, sentence):
                told = _told_behind(question, sentence, item)
                if told is not None:
                    return told
    return None


def _is_of_what_is_asked(question: Question, sentence: Sentence) -> bool:
    """Whether all that a sentence says to be in dispute is asked about, and what is asked is."""
    if is_denial(sentence.text):
        return False
    matters = matters_in(question.text)
    if matters and not matters & matters_in(sentence.text):
        return False
    core = [stem for stem in stems_of(sentence.text) if stem not in _OF_DISPUTES]
    asked = frozenset(question.stems)
    return len(core) >= _LEAST_WORDS and all(in_text(stem, asked) for stem in core)


def _told_behind(
    question: Question, sentence: Sentence, item: Evidence
) -> tuple[Group, Group] | None:
    first: tuple[Finding, Measure] | None = None
    following: Sentence | None = sentence
    for _ in range(_FOLLOWING):
        following = sentence_after(following) if following else None
        if following is None:
            return None
        for number in find_numbers(following.text):
            measure = measure_at(following.text, number.start, number.end)
            if measure is None or tells_order(number, following.text):
                continue
            if is_age(following.text, number.start, number.end) or _OTHER.search(following.text):
                continue
            if question.expects is Expects.MONEY and not may_be_sum(measure):
                continue
            found = _finding(following, item, *amount_span(following.text, number))
            if first is None:
                first = (found, measure)
            elif _is_set_against(first, found, measure):
                return Group(findings=(first[0],)), Group(findings=(found,))
    return None


def _is_set_against(first: tuple[Finding, Measure], other: Finding, measure: Measure) -> bool:
    """Whether another sentence gives another amount of one measure, whose unit may be left out."""
    apart = first[0].sentence != other.sentence and not same_numbers(first[0].text, other.text)
    return apart and (leaves_unit_out(measure, other.text) or first[1].agrees(measure))


def _finding(sentence: Sentence, item: Evidence, start: int, end: int) -> Finding:
    unit = _UNIT.match(sentence.text, end)
    first, last = sentence.start + start, sentence.start + (unit.end() if unit else end)
    return Finding(
        text=sentence.article.text[first:last],
        start=first,
        end=last,
        sentence=sentence,
        evidence=item,
        probability=_PROBABILITY,
        coverage=_PROBABILITY,
    )
