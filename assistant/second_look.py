"""The strongest value and all evidence in, what another source gives for the same thing out.

The reader finds a value by the words of the question. Another source may give it in words
that the question does not use ("raising the ship", "salvage"), so the sentence that
answered is compared with the sentences of other sources: the same measure, told by the
same word ("cost"), of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.competing import is_of_another, is_told_of_one, tells_asked
from assistant.dates import find_dates
from assistant.evidence import Sentence, cluster_of, passage_sentences
from assistant.findings import Finding, Group, likened
from assistant.matching import in_text, stems_of
from assistant.matters import FATES, matters_in, narrowed_in
from assistant.measures import Measure, amount_span, counts_people, measure_at
from assistant.question import Question
from assistant.records import Evidence
from assistant.same_event import tells_of_event
from assistant.values import Number, find_numbers, same_numbers
from assistant.words import content_stems, tokenize

_HEDGES = stems_of("expected estimated likely planned predicted thought believed due")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:that|while|and|but)\b")


def told_elsewhere(question: Question, first: Group, evidence: Sequence[Evidence]) -> Group | None:
    """The same thing measured otherwise by another source; None where no source does."""
    best = first.best
    measure = measure_at(best.sentence.text, *best.within)
    if measure is None or not measure.unit:
        return _tally(question, best, evidence)
    mine = _core(best.sentence.text, best.within[0])
    for item in evidence:
        if cluster_of(item.article) == cluster_of(best.evidence.article):
            continue
        for sentence, number in _measured(item, measure):
            if same_numbers(best.text, number.text) or _of_other_days(best.sentence, sentence):
                continue
            if _tells_the_same(question, best, mine, sentence, number):
                found = _finding(best, item, sentence, number)
                if is_told_of_one(question, best, found) is not False:
                    return Group(findings=(found,))
    return _tally(question, best, evidence)


_CROWD = frozenset(["joined"])
_TALLY = re.compile(
    r"\b(?:put(?:s|ting)?|estimated|estimates|counted) (?:the )?(?P<them>[a-z]+) at\s+"
    r"(?:at least\s+|about\s+|around\s+|some\s+|no more than\s+)?$"
    r"|\b(?:(?P<toll>(?:death )?toll)\b(?:[^,;.\d]{0,80}\b)?(?:at|to|is|was|of)"
    r"|(?:number|total|count|tally|figure) of (?:the )?(?:people |those )?(?P<whom>[a-z]+)"
    r"(?:\s+(?:now|had|has|have|been|stood|stands|rose|risen|climbed)){0,3}\s+(?:at|to|is|was))"
    r"\s+(?:at least\s+|about\s+|around\s+|some\s+)?$",
    re.IGNORECASE,
)


def _tally(question: Question, best: Finding, evidence: Sequence[Evidence]) -> Group | None:
    """Another count of the dead, the hurt, the missing or a crowd: a tally is of all there are."""
    counted = FATES | _CROWD if counts_people(question.unit) else FATES
    asked = matters_in(question.text) & counted
    if not asked or narrowed_in(question.text) or not tells_asked(question, best):
        return None
    for item in evidence:
        other = cluster_of(item.article) != cluster_of(best.evidence.article)
        if not other or not tells_of_event(question, item.article):
            continue
        for sentence in passage_sentences(item):
            for number in find_numbers(sentence.text):
                counted = _tallied(sentence.text[: number.start])
                if not counted & asked or same_numbers(best.text, number.text):
                    continue
                if counted <= _CROWD and not _is_of_event(question, sentence):
                    continue
                if not _is_elsewhere(question, best, sentence):
                    return Group(findings=(_finding(best, item, sentence, number),))
    return None


def _is_of_event(question: Question, sentence: Sentence) -> bool:
    """Whether a count of a crowd is of that of the event asked about: "the marchers" of a march.

    Its own words tell, or the title of its article.
    """
    event = [match.group() for match in _EVENT.finditer(question.text)]
    told = f"{sentence.article.title} {sentence.text}".casefold()
    return bool(event) and any(word.casefold()[:5] in told for word in event)


_EVENT = re.compile(
    r"\b(?:march|rally|protest|demonstration|strike|walkout|parade|concert|festival|fair|match|game"
    r"|vigil|funeral|procession|gathering|meeting|race|show)\b",
    re.IGNORECASE,
)


def _is_elsewhere(question: Question, best: Finding, sentence: Sentence) -> bool:
    """Whether a sentence tells of another event or of other days than the one that answers."""
    points = _THERE.match(sentence.text) is not None  # at what the sentence before is about
    other = is_of_another(question, best, sentence)
    return points or other or _of_other_days(best.sentence, sentence)


_THERE = re.compile(r"(?:there|then|in that)\b", re.IGNORECASE)


def _tallied(before: str) -> frozenset[str]:
    """Whom the words before a number count: `put the number of injured at`; a toll the dead."""
    tally = _TALLY.search(before)
    if tally is None:
        return frozenset()
    if tally["toll"]:
        return frozenset(["dead"])
    return matters_in(tally["whom"] or tally["them"]) & (FATES | _CROWD)


def _measured(item: Evidence, measure: Measure) -> Iterator[tuple[Sentence, Number]]:
    for sentence in passage_sentences(item):
        for number in find_numbers(sentence.text):
            found = measure_at(sentence.text, number.start, number.end)
            if found is not None and found.unit and found.agrees(measure):
                yield sentence, number


def _core(sentence: str, at: int) -> list[str]:
    """Topic words of the clause before a value, the nearest last; else of all before it."""
    parts = [part for part in _CLAUSE.split(sentence[:at]) if part and part.strip()]
    for text in (parts[-1] if parts else "", sentence[:at]):
        stems = [s for s in content_stems(tokenize(text)) if s not in _HEDGES]
        if len(stems) > 1:
            return stems
    return []


def _tells_the_same(
    question: Question, best: Finding, mine: Sequence[str], sentence: Sentence, number: Number
) -> bool:
    theirs = _core(sentence.text, number.start)
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    if is_of_another(question, best, sentence):
        return False
    here = stems_of(f"{question.text} {best.sentence.text} {best.evidence.article.title}")
    there = stems_of(f"{sentence.text} {sentence.article.title}")
    return all(in_text(word, here) for word in theirs) or all(in_text(w, there) for w in mine)


def _of_other_days(one: Sentence, other: Sentence) -> bool:
    mine = {mention.text for mention in find_dates(one.text)}
    theirs = {mention.text for mention in find_dates(other.text)}
    return bool(mine and theirs) and not mine & theirs


def _finding(best: Finding, item: Evidence, sentence: Sentence, number: Number) -> Finding:
    start, end = amount_span(sentence.text, number)
    return likened(best, sentence, item, start + sentence.start, end + sentence.start)
