"""Two values with their sentences in, whether they are told of one quantity and can't both hold."""

from __future__ import annotations

import re
from datetime import date

from assistant.amounts import Amount, amount_at
from assistant.changes import past_values
from assistant.evidence import Sentence, cluster_of, sentence_before
from assistant.findings import Finding, Group
from assistant.matching import in_text, stems_of
from assistant.matters import Place, matters_at, matters_in, narrowed_at, narrowed_in, tell_of_one
from assistant.measures import Measure, measure_at
from assistant.question import Expects, Question, find_names
from assistant.speakers import speaker_of
from assistant.told import dated, is_of_saying
from assistant.values import same_name

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


def competes(question: Question, first: Group, other: Group) -> bool:
    """Whether a value is told of what the strongest one is told of, by another voice."""
    best = other.best
    if _FORGED.search(best.sentence.text):
        return False
    told = is_told_of_one(question, first.best, best)
    if told is False or not _is_near(first, other, in_matter=bool(told)):
        return False
    if not _names_all(question, best):
        return False
    apart = not _clusters(other) <= _clusters(first) or (
        # A report that repeats the first value in passing may still correct it.
        _clusters(other) != _clusters(first) and tells_change(best.sentence.text)
    )
    if question.expects is Expects.DATE:
        return bool(first.best.when and best.when) and apart
    mine, theirs = measure_of(first.best), measure_of(best)
    if mine is None or theirs is None or not mine.agrees(theirs):
        return False
    if is_of_another(question, first.best, best.sentence):
        return False
    return apart or _told_by_two(first.best, best)


def is_of_another(question: Question, first: Finding, other: Sentence) -> bool:
    """Whether another sentence is plainly about something else: the delay, not the bridge."""
    match = _SUBJECT.match(other.text)
    if match is None or _SIDE.fullmatch(match["head"]):
        return False
    about = stems_of(f"{question.text} {first.sentence.text} {first.evidence.article.title}")
    return not any(in_text(word, about | _FIGURES) for word in stems_of(match["head"]))


_SUBJECT = re.compile(
    r"(?:The|An?|Its|His|Her|Their)\s+(?:[\w’'-]+\s+){0,2}?(?P<head>[\w’'-]+)"
    r"(?:\s+of\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+)?"
    r"\s+(?:is|was|are|were|will|would|could|can|may|has|have|had|costs?)\b"
)
# A scheme or a plan is whatever its article is about.
_FIGURES = stems_of(
    "number figure toll total bill price cost estimate scheme project plan programme"
)


def is_told_of_one(question: Question, one: Finding, other: Finding) -> bool | None:
    """Whether two values tell of the same matter of the same whole; None where that is open."""
    return tell_of_one(question.text, place_of(one), place_of(other))


def _is_near(first: Group, other: Group, *, in_matter: bool) -> bool:
    """Whether the reader trusts the second value nearly as much, and it is on the question."""
    sentence = other.best.sentence.text
    share = _NEAR_STRENGTH_IN_MATTER if in_matter else _NEAR_STRENGTH
    if _COUNTS_ANEW.search(sentence):
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


def is_one_amount(one: Finding, other: Finding) -> bool:
    """Whether both amounts may be the same one, told with other precision."""
    mine, theirs = _amount(one), _amount(other)
    if mine is None or theirs is None:
        return False
    units = measure_of(one), measure_of(other)
    factor = units[0].factor_to(units[1]) if units[0] and units[1] else None
    return mine.allows(theirs, factor=factor or 1.0)


def is_bound(finding: Finding) -> bool:
    """Whether a value is told as the least that is known: "at least 12"."""
    amount = _amount(finding)
    return amount is not None and amount.is_bound


def are_of_other_times(one: Finding, other: Finding) -> bool:
    """Whether both sentences name days, days of saying it aside, and none in common."""
    mine, theirs = _days(one.sentence), _days(other.sentence)
    return bool(mine and theirs) and not any(
        a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs
    )


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


def measure_of(finding: Finding) -> Measure | None:
    """What a finding's number measures; None without a number."""
    return measure_at(finding.sentence.text, *finding.within)


def place_of(finding: Finding) -> Place:
    """Where a finding stands in its sentence."""
    (start, end), before = finding.within, sentence_before(finding.sentence)
    return Place(
        sentence=finding.sentence.text,
        start=start,
        end=end,
        before=before.text if before else "",
    )


def _amount(finding: Finding) -> Amount | None:
    return amount_at(finding.sentence.text, *finding.within)


def _days(sentence: Sentence) -> list[tuple[date, date]]:
    return [
        (when.first, when.last)
        for mention, when in dated(sentence)
        if when is not None and not is_of_saying(sentence.text, mention)
    ]


def _names(finding: Finding) -> list[str]:
    article = finding.evidence.article
    lead = article.text[:200]
    return find_names(article.title, skip_first=True) + find_names(
        f"{finding.sentence.text} {lead}"
    )


def _names_all(question: Question, finding: Finding) -> bool:
    """Whether the article brings up every name of the question."""
    article = finding.evidence.article
    held = stems_of(f"{article.title} {article.outlet or ''} {article.text}")
    return all(any(in_text(word, held) for word in stems_of(name)) for name in question.names)


def _clusters(group: Group) -> set[str]:
    return {cluster_of(finding.evidence.article) for finding in group.findings}


def _told_by_two(one: Finding, other: Finding) -> bool:
    """Whether one article gives both values as two speakers', or one against the other."""
    if one.sentence == other.sentence:
        return bool(_AGAINST.search(one.sentence.text)) or _of_two_sides(one, other)
    if _COUNTS_ANEW.search(one.sentence.text) or _COUNTS_ANEW.search(other.sentence.text):
        return True
    mine, theirs = speaker_of(one.sentence), speaker_of(other.sentence)
    return mine is not None and theirs is not None and not same_name(mine[0], theirs[0])


_AGAINST = re.compile(
    r"\bnot\s+(?:just\s+|only\s+)?\W?\d|\b(?:rather than|instead of|as opposed to)\b"
)
_COUNTS_ANEW = re.compile(
    r"\b(?:puts?|gives?|gave|estimat\w+|sets?|reckon\w*)\b.{0,30}\b(?:number|figure|toll|total|sum|cost|price|count|it)"
    r"\b.{0,12}\b(?:at|as|to)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:police|organi[sz]ers?|unions?|government|compan(?:y|ies)|ministry|army|military|authorit\w+|officials?"
    r"|opposition|activists?|rebels?|hospital|court|council|operator|management|employers?|critics|witnesses"
    r"|residents|experts|agency|agencies|rescuers|party|office|owner|insurer)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:spoke|speaks?|put|puts|sa(?:id|ys)|claim\w*|count\w*|estimat\w*|according|reported|gave|gives|talked)\b",
    re.IGNORECASE,
)


def _of_two_sides(one: Finding, other: Finding) -> bool:
    """Whether one sentence gives two figures as those of two parties: "the police of 1,800"."""
    first, last = sorted((one, other), key=lambda finding: finding.start)
    text, end = one.sentence.text, first.within[1]
    between = text[end : last.within[0]]
    parted = re.search(r"[,;(]|\b(?:and|while|but|whereas|or)\b", between)
    if parted is None or not _TOLD.search(text):
        return False
    cut = end + parted.start()
    sides = [_SIDE.findall(part) for part in (text[:cut], text[cut:])]
    return all(sides) and sides[0][0].casefold() != sides[1][0].casefold()
