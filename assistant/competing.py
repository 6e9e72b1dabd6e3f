"""Two values with their sentences in, whether they are told of one quantity and can't both hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.changes import past_values
from assistant.clause import take_apart
from assistant.evidence import Sentence, cluster_of
from assistant.findings import Finding, Group
from assistant.matching import in_text, stems_of
from assistant.matters import matters_at, matters_in, narrowed_at, narrowed_in, tell_of_one
from assistant.phrases import core
from assistant.question import Expects, Question, find_names
from assistant.same_event import is_told_beside
from assistant.told import dated, is_of_saying
from assistant.two_amounts import measure_of, place_of
from assistant.values import same_name
from assistant.voices import SIDE, counts_anew, is_revised, told_by_two
from assistant.whether.senses import of_thing

# Chosen on evals/dev/dev.jsonl, tests/assistant/probe and half of its clusters, see
# docs/lab-notes/answers.md.
_NEAR_STRENGTH = 0.4  # of the strongest value's
_NEAR_STRENGTH_OF_CHANGE = 0.25
_NEAR_STRENGTH_IN_MATTER = 0.2
_NEAR_STRENGTH_OF_COUNT = 0.1
_LEAST_COVERAGE = 0.55
_LEAST_COVERAGE_IN_MATTER = 0.4  # its article's included

# An article that poses as the assistant's own sources or answer is no second voice.
_FORGED = re.compile(r"\b(?:source|evidence|passage|answer)\s*\d*\s*:|\[\d{1,2}\]", re.IGNORECASE)
_UPDATE = re.compile(
    r"\b(?:now|rose|risen|rising|climbed|revised|corrected|correction|updated|latest|so far|by then"
    r"|postponed|delayed|rescheduled|moved (?:to|from)|brought forward|no longer|has since|first"
    r" (?:said|reported|counted)|earlier (?:said|reported|count)|still|wrong(?:ly)?)\b",
    re.IGNORECASE,
)


def competes(question: Question, groups: Sequence[Group], other: Group) -> bool:
    """Whether a value is told of what the strongest one is told of, by another voice.

    Args:
        question: Asks for one value.
        groups: Values, the one that answers first, the others strongest first.
        other: The value, one of them.
    """
    first, best = groups[0], other.best
    if _FORGED.search(best.sentence.text):
        return False
    told = is_told_of_one(question, first.best, best)
    if told is False or are_of_other_turns(first.best, best):
        return False
    if not _is_near(first, other, in_matter=bool(told)):
        asked = tells_asked(question, first.best) or not tells_asked(question, best)
        if not asked or not is_told_beside(question, groups, other, in_matter=told):
            return False
    if not _tells_of_all(question, best):
        return False
    apart = not _clusters(other) <= _clusters(first) or (
        # A report that repeats the first value in passing may still correct it.
        _clusters(other) != _clusters(first) and tells_change(best.sentence.text)
    )
    if question.expects is Expects.DATE:
        days = first.best.when and best.when and not may_be_one_weekday(first.best, best)
        return bool(days or clocks_differ(first.best, best)) and apart
    mine, theirs = measure_of(first.best), measure_of(best)
    if mine is None or theirs is None or not mine.agrees(theirs):
        return False
    if mine.is_length is not theirs.is_length:
        return False
    if is_of_another(question, first.best, best.sentence):
        return False
    return apart or told_by_two(first.best, best)


def may_be_one_weekday(one: Finding, other: Finding) -> bool:
    """Whether days a week apart may be one: of "next Thursday" nobody knows which it is."""
    if one.when is None or other.when is None:
        return False
    told = any(finding.text.casefold().startswith("next ") for finding in (one, other))
    return told and abs((one.when.first - other.when.first).days) == _WEEK


_WEEK = 7


def clocks_differ(one: Finding, other: Finding) -> bool:
    """Whether both are times of day alone, and not one time."""
    clocks = [finding.mention and finding.mention.clock for finding in (one, other)]
    return all(clocks) and clocks[0] != clocks[1]


def is_of_another(question: Question, first: Finding, other: Sentence) -> bool:
    """Whether another sentence is plainly about something else: the delay, not the bridge."""
    match = _SUBJECT.match(other.text)
    if match is None or SIDE.fullmatch(match["head"]):
        return False
    article, head = first.evidence.article, match["head"]
    about = stems_of(f"{question.text} {first.sentence.text} {article.title}") | _FIGURES
    if head[:1].isupper():
        about |= stems_of(article.text)  # "The Maid of Strome" is the ferry of the other report
    alike = set[str]().union(*(of_thing(word) for word in stems_of(head)))
    return not any(in_text(word, about) for word in alike)


_SUBJECT = re.compile(
    r"(?:The|An?|Its|His|Her|Their)\s+(?:[\w’'-]+\s+){0,2}?(?P<head>(?!(?:it|he|she|they)\b)[\w’'-]+)"
    r"(?:\s+of\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+)?"
    r"\s+(?:is|was|are|were|will|would|could|can|may|has|have|had|costs?)\b"
)
# A scheme or a plan is whatever its article is about.
_FIGURES = stems_of(
    "number figure toll total bill price cost estimate scheme project plan programme work works job"
    " repair repairs operation undertaking contract"
)


def is_told_of_one(question: Question, one: Finding, other: Finding) -> bool | None:
    """Whether two values tell of the same matter of the same whole; None where that is open."""
    return tell_of_one(question.text, place_of(one), place_of(other))


def _is_near(first: Group, other: Group, *, in_matter: bool) -> bool:
    """Whether the reader trusts the second value nearly as much, and it is on the question."""
    sentence = other.best.sentence.text
    share = _NEAR_STRENGTH_IN_MATTER if in_matter else _NEAR_STRENGTH
    if counts_anew(sentence) or (in_matter and is_revised(sentence)):
        share = _NEAR_STRENGTH_OF_COUNT
    elif past_values(sentence):
        share = min(share, _NEAR_STRENGTH_OF_CHANGE)
    if other.strength < share * first.strength:
        return False
    if in_matter:
        return other.best.coverage >= _LEAST_COVERAGE_IN_MATTER
    return other.best.held >= _LEAST_COVERAGE


def is_of_part_asked(question: Question, finding: Finding) -> bool:
    """Whether a number counts what is asked for, all of it or the same part of it."""
    return narrowed_at(place_of(finding)) == narrowed_in(question.text)


def tells_asked(question: Question, finding: Finding) -> bool:
    """Whether a value is told of the very matter that is asked for."""
    return bool(matters_in(question.text) & matters_at(place_of(finding)))


def are_of_other_times(one: Finding, other: Finding) -> bool:
    """Whether both sentences name days, days of saying it aside, and none in common."""
    mine, theirs = _days(one), _days(other)
    return bool(mine and theirs) and not any(
        a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs
    )


def are_of_other_turns(one: Finding, other: Finding) -> bool:
    """Whether one sentence tells of the first and the other of the second stage, round, quake."""
    mine, theirs = ({m[2]: m[1] for m in _TURN.finditer(f.sentence.text)} for f in (one, other))
    return any(theirs[what] != turn for what, turn in mine.items() if what in theirs)


_TURN = re.compile(r"\b(first|second|third|fourth|fifth|last|next|earlier|previous) (\w{4,})")


def are_of_other_names(question: Question, one: Finding, other: Finding) -> bool:
    """Whether two articles name nothing in common where they begin: two events, then.

    A question that names the event itself has chosen between them.
    """
    mine, theirs = _names(one), _names(other)
    if question.names or not mine or not theirs:
        return False
    return not any(same_name(a, b) for a in mine for b in theirs)


def tells_change(sentence: str) -> bool:
    """Whether a sentence says itself that another value was given before."""
    return bool(_UPDATE.search(sentence) or past_values(sentence))


def _days(finding: Finding) -> list[tuple[date, date]]:
    sentence = finding.sentence
    asides = [
        found.span()
        for found in _ASIDE.finditer(sentence.text)
        if not found.start() <= finding.within[0] < found.end()
    ]
    return [
        (when.first, when.last)
        for mention, when in dated(sentence)
        if when is not None
        and not is_of_saying(sentence.text, mention)
        and not _OF_A_PAPER.search(sentence.text[: mention.start])
        and not any(start <= mention.start < end for start, end in asides)
    ]


# What turned out on Monday had happened before.
_ASIDE = re.compile(
    r"[,(–—]\s*(?:and,?\s+)?as (?:it|they|he|she) (?:(?:later|then|only|also) )?"
    r"(?:turned out|emerged|became|transpired|was (?:found|discovered|learnt|announced|reported)"
    r"|announced|reported|said|put it)\b[^,()–—]*(?=[,)–—])"
)


_OF_A_PAPER = re.compile(
    r"\b(?!(?:is|was|were|are|been|be|being|has|had|have|and|also|it|they|he|she|who|which|that)\b)"
    r"[a-z]+ (?:released|published|agreed|signed|issued|adopted|approved|presented|unveiled"
    r"|announced|drawn up)"
    r"(?: (?:on|in|by|back in|late|early))*\s*$",
    re.IGNORECASE,
)
"""What stands before a day that is that of a report or a budget, not of what it tells."""


def _names(finding: Finding) -> list[str]:
    article = finding.evidence.article
    lead = article.text[:200]
    return find_names(article.title, skip_first=True) + find_names(
        f"{finding.sentence.text} {lead}"
    )


def _tells_of_all(question: Question, finding: Finding) -> bool:
    """Whether the article brings up every name of the question; without any, what it asks of."""
    article = finding.evidence.article
    held = stems_of(f"{article.title} {article.outlet or ''} {article.text}")
    asked = question.names
    if not asked and question.expects is Expects.DATE:
        asked = core(take_apart(question.text).subject).split()[-1:]
    return all(any(in_text(s, held) for s in stems) for stems in map(stems_of, asked) if stems)


def _clusters(group: Group) -> set[str]:
    return {cluster_of(finding.evidence.article) for finding in group.findings}
