"""A reading in, the finding out: in its sentence, with the day meant, believed so far."""

from __future__ import annotations

import re

from assistant.amounts_meant import duration_meant, number_meant
from assistant.clause import take_apart
from assistant.datelines import opening
from assistant.dates import DateMention
from assistant.deed_times import time_of_deed
from assistant.doubts import belief
from assistant.enumerations import asks_several, members_around
from assistant.evidence import Sentence, sentence_at, sentences_of, text_before
from assistant.findings import Finding
from assistant.lasting import asks_end, lasting_date, mention_at, range_end
from assistant.matching import Weights, stems_of
from assistant.question import Expects, Kind, Question, find_names
from assistant.records import Evidence, Reading
from assistant.speakers import antecedent, is_short_denial
from assistant.told import meant
from assistant.values import same_name
from assistant.whole_names import whole_name


def place(question: Question, reading: Reading, evidence: Evidence, weights: Weights) -> Finding:
    """Put a reading into its sentence and resolve its date."""
    sentence = sentence_at(evidence.article, reading.start, reading.end)
    start, end, mention = reading.start, reading.end, None
    if question.expects is Expects.DATE:
        sentence = _dated_sentence(question, sentence, start, end)
        start, end = max(start, sentence.start), min(end, sentence.end)
    elif question.kind is Kind.VALUE and (question.expects in _NAMED or not asks_several(question)):
        sentence, end = _first_sentence(sentence, start, end)
    before = text_before(sentence)
    if start < opening(sentence) < end:
        start = opening(sentence)
    if question.expects is Expects.DATE:
        start, end, mention = _time_meant(question, sentence, start, end)
    elif question.expects in _COUNTED:
        start, end = number_meant(question, sentence, start, end)
    elif question.expects is Expects.DURATION:
        start, end = duration_meant(sentence, start, end)
    elif question.expects in (*_NAMED, Expects.NAME):
        start, end = whole_name(question, sentence, start, end)
    if asks_several(question):
        start, end = _all_meant(question, sentence, start, end)
    text = evidence.article.text[start:end]
    if question.expects is Expects.PERSON and text.casefold() in ("he", "she"):
        text = antecedent(sentence) or text
    return Finding(
        text=text,
        start=start,
        end=end,
        sentence=sentence,
        evidence=evidence,
        probability=reading.probability
        * evidence.weight
        * belief(question, sentence, start, end, mention),
        coverage=weights.coverage(
            (sentence.text, 1.0),
            (evidence.article.title, 0.9),
            (before, 1.0 if is_short_denial(sentence.text) else 0.7),
            (evidence.passage.text, 0.5),
            (evidence.article.outlet or "", 1.0),
        ),
        held=weights.coverage(
            (sentence.text, 1.0),
            (before, 0.6),
            (evidence.article.title, 0.8),
        ),
        mention=mention,
        when=mention and meant(sentence, mention),
        rests_on=sentence_at(evidence.article, *reading.rests_on) if reading.rests_on else None,
    )


_NAMED = (Expects.PERSON, Expects.PLACE)
_COUNTED = (Expects.NUMBER, Expects.MONEY, Expects.ANY)
_LONGEST_BESIDE_DATE = 25
"""Characters of words beside a date that may belong to it: "shortly after sunset on Friday"."""


def _first_sentence(run: Sentence, start: int, end: int) -> tuple[Sentence, int]:
    """The sentence in which a reading begins, and where the reading ends in it.

    A short answer is told in one: "12,000 homes. All but 900" is what was asked for and more.
    """
    touched = sentences_of(run.article, start, end)
    if len(touched) < 2:
        return run, end
    told = run.article.text[start : touched[0].end].rstrip(' .?!\n”"’')
    return touched[0], start + len(told)


def _dated_sentence(question: Question, run: Sentence, start: int, end: int) -> Sentence:
    """Of a run of sentences that a reading went over, the dated one that tells of the deed."""
    deed = stems_of(take_apart(question.text).rest)
    dated = [
        sentence
        for sentence in sentences_of(run.article, start, end)
        if mention_at(sentence, start, end) is not None
    ]
    return max(dated, key=lambda sentence: len(deed & stems_of(sentence.text)), default=run)


def _time_meant(
    question: Question, sentence: Sentence, start: int, end: int
) -> tuple[int, int, DateMention | None]:
    """The time that is meant, whole: "midnight on January 12" where "January 12" was read."""
    read = mention_at(sentence, start, end)
    of_deed = read and time_of_deed(question, sentence, read)
    mention = of_deed and lasting_date(question, sentence, of_deed)
    if mention and mention is not read:
        start, end = sentence.start + mention.start, sentence.start + mention.end
    if mention and asks_end(question.text, sentence.text[: mention.start]):
        mention = range_end(sentence, mention)
    if mention is None:
        return start, end, None
    first, last = sentence.start + mention.start, sentence.start + mention.end
    start, end = min(start, first), max(end, last)
    if (end - start) - (last - first) > _LONGEST_BESIDE_DATE:
        start, end = first, last
    return start, end, mention


def _all_meant(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the whole enumeration stands that one or some of whose members were read.

    Without a first or last member that is known already.
    """
    at = sentence.start
    alike = _OF_ITS_KIND.search(sentence.text[: start - at])
    if alike and alike["head"] in sentence.text[start - at : end - at].split()[:_HEAD_WITHIN]:
        start = at + alike.start("first")
    members = list(members_around(sentence.text, start - at, end - at))
    for place in (0, -1):
        if members and is_known(question, sentence.text[members[place].start : members[place].end]):
            del members[place]
    if not members:
        return start, end
    return min(start, at + members[0].start), max(end, at + members[-1].end)


_OF_ITS_KIND = re.compile(
    r"(?P<first>\b(?:the |The )?[a-z]+ (?P<head>[a-z]{3,}s)),? (?:and|as well as) $"
)
"""`the foreign ministers and` before "the defence ministers": both are ministers."""
_HEAD_WITHIN = 3  # words of what was read


def is_known(question: Question, text: str) -> bool:
    """Whether a value names what the question names as known: the Moscow of "besides Moscow"."""
    return any(same_name(name, one) for name in question.excluded for one in find_names(text))
