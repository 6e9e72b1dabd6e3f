"""A question and its evidence in, readings out: each kind of question read its own way.

Who said what, who holds which office and how old somebody is are read from the grammar of the
sentence, everything else by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.accounts import asks_account, read_accounts
from assistant.ages import read_ages, whose_age
from assistant.attribution import attributions, says_next, tells_saying
from assistant.evidence import (
    Sentence,
    by_passage,
    passages_of,
    sentence_after,
    sentence_at,
)
from assistant.holders import (
    asks_office,
    read_headlines,
    read_holders,
    without_other_offices,
)
from assistant.matching import stems_of
from assistant.nobody import read_nobody
from assistant.premise import keeps_silent
from assistant.protocols import Reader, SentenceJudge
from assistant.question import Kind, Question
from assistant.quoted import read_quoted, words_quoted
from assistant.reasons import read_reasons
from assistant.records import Evidence, Reading
from assistant.sentence_readings import view_of
from assistant.speakers import speaker_of
from assistant.spoken import Speaker
from assistant.spoken_topic import is_on_topic, topic_of, without_silence
from assistant.statements import read_statements
from assistant.values import same_name
from assistant.wording import as_sentence


def read_evidence(
    question: Question,
    evidence: Sequence[Evidence],
    reader: Reader,
    judge: SentenceJudge | None = None,
) -> list[Reading]:
    """Readings of the evidence, best first; empty when nothing answers.

    Args:
        question: The question, analysed.
        evidence: The passages found.
        reader: Finds spans.
        judge: Knows sentences that give a reason; None to go by words and spans alone.
    """
    evidence = without_silence(question, evidence)
    quoted = words_quoted(question)
    speakers = read_quoted(quoted, evidence) if quoted else []
    if speakers:
        return speakers
    said = read_statements(question, evidence, judge)
    if said:
        return [reading for reading in said if not keeps_silent(reading.text)]
    office = asks_office(question)
    holding = read_holders(office, evidence) if office else []
    if holding:
        return holding
    who = whose_age(question)
    ages = read_ages(who, evidence) if who else []
    if ages:
        return ages
    nobody = read_nobody(question, evidence)
    readings = [*nobody, *reader.read(as_sentence(question), passages_of(evidence))]
    if office is not None:
        kept = without_other_offices(office, readings, evidence)
        return [*kept, *read_headlines(office, evidence)]
    if question.kind is Kind.REASON:
        return read_reasons(question, evidence, readings, judge)
    if asks_account(question):
        return read_accounts(question, evidence, readings)
    if question.kind is Kind.SPEAKER:
        readings = _of_speakers(question, readings, evidence)
        readings = _heard(question, readings, evidence, judge) if judge else readings
    if question.kind is Kind.STATEMENT and question.speaker:
        readings = _not_by_others(question, question.speaker, readings, evidence)
    return readings


_DENIES = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)


def _of_speakers(
    question: Question, readings: Sequence[Reading], evidence: Sequence[Evidence]
) -> list[Reading]:
    """Drop whoever only stands in their sentence: another says it there, or nobody does.

    A speaker whom the grammar does not know ("a Western diplomat said") is kept.
    """

    def says(reading: Reading, sentence: Sentence) -> bool:
        start, end = reading.start - sentence.start, reading.end - sentence.start
        found, said = speaker_of(sentence), attributions(sentence.text)
        named = [a.speaker for a in said] + ([found[0]] if found else [])
        return (
            says_next(sentence.text, end)
            or any(a.start < end and start < a.end for a in said)
            or any(same_name(reading.text, name) for name in named)
            or (not named and (tells_saying(sentence.text) or _speaks_next(reading.text, sentence)))
        )

    placed = list(_placed(readings, evidence))
    if placed and not _DENIES.search(question.text) and _denies(*placed[0]):
        return []  # who denied it did not say it, and nobody else is likelier to have
    return [reading for reading, sentence in placed if says(reading, sentence)]


def _denies(reading: Reading, sentence: Sentence) -> bool:
    """Whether somebody is told to have denied what their sentence tells."""
    return any(
        same_name(reading.text, one.speaker) and _DENIES.search(one.verb)
        for one in attributions(sentence.text)
    )


def _speaks_next(name: str, sentence: Sentence) -> bool:
    """Whether somebody brought up in a sentence speaks in the next one."""
    later = sentence_after(sentence)
    found = speaker_of(later) if later else None
    return found is not None and same_name(name, found[0])


_LEAST_HEARD = -1.0


def _heard(
    question: Question,
    readings: Sequence[Reading],
    evidence: Sequence[Evidence],
    judge: SentenceJudge,
) -> list[Reading]:
    """Drop whoever stands in a sentence that says nothing of what was asked."""
    placed = by_passage(evidence)
    pairs = list(_placed(readings, evidence))
    views = [view_of(sentence, placed[one.passage.passage_id]) for one, sentence in pairs]
    told = judge.tells(question.text, views) if views else []
    return [one for (one, _), tells in zip(pairs, told, strict=True) if tells >= _LEAST_HEARD]


def _not_by_others(
    question: Question, speaker: str, readings: Sequence[Reading], evidence: Sequence[Evidence]
) -> list[Reading]:
    """Drop what somebody else than the speaker asked about is quoted with, and silence."""
    placed, topic, asked = by_passage(evidence), topic_of(question), Speaker(speaker)

    def is_theirs(reading: Reading, sentence: Sentence) -> bool:
        if not is_on_topic(topic, asked, sentence, placed[reading.passage.passage_id]):
            return False
        if keeps_silent(sentence.text):
            return False
        found = speaker_of(sentence)
        named = stems_of(speaker) & stems_of(sentence.text)
        return same_name(speaker, found[0]) if found else bool(named)

    return [
        reading for reading, sentence in _placed(readings, evidence) if is_theirs(reading, sentence)
    ]


def _placed(
    readings: Sequence[Reading], evidence: Sequence[Evidence]
) -> Iterator[tuple[Reading, Sentence]]:
    """Readings with the sentences that they stand in."""
    placed = by_passage(evidence)
    for reading in readings:
        article = placed[reading.passage.passage_id].article
        yield reading, sentence_at(article, reading.start, reading.end)
