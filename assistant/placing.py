"""A reading in, the finding out: in its sentence, with the day meant, believed so far."""

from __future__ import annotations

import re

from assistant.amounts import amount_at
from assistant.changes import asks_past_value
from assistant.clause import take_apart
from assistant.datelines import opening
from assistant.dates import DateMention, find_dates
from assistant.deed_times import time_of_deed
from assistant.doubts import belief
from assistant.enumerations import asks_several, members_around
from assistant.evidence import Sentence, sentence_at, sentences_of, text_before
from assistant.findings import Finding
from assistant.lasting import after_past, asks_end, lasting_date, mention_at, range_end
from assistant.matching import Weights, stems_of
from assistant.matters import Place, tells_other_fate
from assistant.one_amount import first_of_pair, one_of_amounts, other_of_pair
from assistant.owners import number_of_name
from assistant.places import is_city
from assistant.question import Expects, Kind, Question, find_names
from assistant.records import Evidence, Reading
from assistant.spans import durations
from assistant.speakers import antecedent, is_short_denial
from assistant.told import meant
from assistant.values import same_name
from index.letters import compile_latin


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
        start, end = _number_meant(question, sentence, start, end)
    elif question.expects is Expects.DURATION:
        start, end = _duration_meant(sentence, start, end)
    elif question.expects in _NAMED:
        start, end = _whole_name(question, sentence, start, end)
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


def _number_meant(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the number stands that holds now, and for the name that is asked about."""
    at = sentence.start
    if question.kind is Kind.VALUE and not asks_several(question):
        low, high = one_of_amounts(question, sentence, start - at, end - at)
        low, high = other_of_pair(question, sentence, low, high)
        low, high = first_of_pair(question, sentence, low, high)
        start, end = at + low, at + high
    if not asks_past_value(question.text):
        start = after_past(sentence, start, end)
    told = opening(sentence)  # whose name heads a report owns no number of it
    text = sentence.article.text[told : sentence.end]
    owned = number_of_name(question, text, start - told, end - told) if start >= told else None
    if owned and not tells_other_fate(
        question.text, Place(sentence=text, start=owned.start, end=owned.end)
    ):
        return told + owned.start, told + owned.end
    amount = amount_at(sentence.text, start - at, end - at)
    if amount is None or question.expects is Expects.ANY:
        return start, end
    unit = _UNIT_FOLLOWS.match(sentence.text, end - at)
    end += len(unit.group()) if unit and sentence.text[end - at - 1].isdigit() else 0
    before = sentence.text[start - at : amount.start]
    hedge = _HEDGE.search(before)
    lead = before[: hedge.start()] if hedge else before
    return (start + len(lead), end) if len(lead.split()) >= _CLAUSE_WORDS else (start, end)


def _duration_meant(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The whole duration of which a part was read: the 36 of "within 36 hours"."""
    at, places = sentence.start, durations(sentence.text)
    for place, (first, last) in enumerate(places):
        if not first <= start - at < last:
            continue
        for low, high in places[place + 1 :]:
            # "1 minute 5 seconds", "two hours and ten minutes" are one.
            if not re.fullmatch(r",? (?:and )?", sentence.text[last:low]):
                break
            last = high
        return at + first, max(end, at + last)
    return start, end


def _whole_name(question: Question, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the name of a person or place stands of which a part, or what follows, was read."""
    if question.expects is Expects.PERSON:
        start, end = _name_before_letters(sentence, start, end)
        return start, _name_end(sentence, start, end)
    if _ASKS_REGION.search(question.text):
        return start, end
    return _place_start(sentence, start, end), end


_ASKS_REGION = re.compile(
    r"\b(?:country|countries|nation|state|province|region|county|continent|district)\b",
    re.IGNORECASE,
)
_PLACES_AHEAD = compile_latin(
    r"\b(?:in|near|from|outside) (?P<first>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),"
    r"(?: [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,)? $"
)
_MORE_PLACES = compile_latin(r",? (?:and|or) [A-Z]|, [A-Z][\w’' -]+?,? (?:and|or) [A-Z]")


def _place_start(sentence: Sentence, start: int, end: int) -> int:
    """Where the town begins whose province was read: the Levico of "in Levico, Trento, Italy".

    Not where several places are told one after the other.
    """
    at = sentence.start
    ahead = _PLACES_AHEAD.search(sentence.text[: start - at])
    if ahead is None or _MORE_PLACES.match(sentence.text[end - at :]):
        return start
    # "In March, Tokyo ..." is no chain, nor "in Washington, Paris ...": a capital ends none.
    apart = find_dates(ahead["first"]) or is_city(sentence.text[start - at : end - at])
    return start if apart else at + ahead.start("first")


_LETTERS = compile_latin(
    r"(?:[QK]C|M[SE]?P|MLA|MD|J[DP]|P(?:h\.?|H)D\.?|DPhil|Esq\.?|[CMO]BE|FR[SC]S?|[JS]r\.?|I{2,3})"
)
_NAME_AHEAD = compile_latin(r"(?P<name>[A-Z][\w’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.’'-]*)*), $")


def _name_before_letters(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the name stands whose letters were read: the "QC" of "Mark Tedeschi, QC" is nobody."""
    at = sentence.start
    read = sentence.text[start - at : end - at].strip()
    ahead = _NAME_AHEAD.search(sentence.text[: start - at]) if _LETTERS.fullmatch(read) else None
    return (at + ahead.start("name"), at + ahead.end("name")) if ahead else (start, end)


def _name_end(sentence: Sentence, start: int, end: int) -> int:
    """Where the name ends that follows a role that was read: "the singer" Amelia Roca."""
    at = sentence.start
    read, rest = sentence.text[start - at : end - at], sentence.text[end - at :]
    names = find_names(rest)
    if find_names(read) or not names or not rest.startswith(f" {names[0]}"):
        return end
    return end + 1 + len(names[0])


_HEDGE = compile_latin(
    r"(?:\b(?:more than|less than|fewer than|at least|at most|up to|about|around|some|nearly"
    r"|almost|over|under|between|an estimated)\s+)?(?:US|\b[A-Z]{2,3}\s?)?[$€£¥₹]?$"
)
_UNIT_FOLLOWS = re.compile(
    r"\s(?:seconds?|minutes?|hours?|metres?|meters?|kilomet(?:re|er)s?|km|miles?|feet|tonnes?|tons?"
    r"|kilos?|kilograms?|hectares?|acres?|degrees?|per ?cent|percentage points?)\b"
)
"""What a number that was cut off before its unit measures: the seconds of "1 minute 5"."""
_CLAUSE_WORDS = 3  # words before an amount that make it a clause: "the damage was put at ..."
