"""A yes/no question that holds a value and evidence in, what the value read says out.

The value is read as for a question of its own, "How many people were on the ferry?". The same
value, or one within the bound, is a yes; another is a no only where nothing read agrees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.amounts import Amount, amount_at
from assistant.changes import past_values
from assistant.dates import DateMention, When, resolve
from assistant.evidence import Sentence, passage_sentences, sentence_before, sentences_of
from assistant.findings import Finding, Group
from assistant.grouping import find_values
from assistant.interviews import turn_of
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import STAYS_AWAY
from assistant.protocols import Reader
from assistant.question import Question, analyse, find_names
from assistant.reading import read_evidence
from assistant.records import Evidence
from assistant.reread import read_again
from assistant.values import Number, find_numbers, same_name
from assistant.whether.interviewed import says_yes
from assistant.whether.measured import MONEY, Measured
from assistant.whether.parties import is_acronym, names_wanted
from assistant.whether.placed import same_place
from assistant.whether.probes import probes
from assistant.whether.said import is_all_said
from assistant.whether.senses import places
from assistant.whether.settled import Settled
from assistant.whether.stance import senses_of, tells
from assistant.words import Token, tokenize

_YES = 0.3
_NO = 0.5
_NO_DEED = 0.7  # where the sentence has another word for the deed
_ON_TOPIC = 0.35  # share of the question
_ANOTHER = 0.3  # of somebody else read as the one who did it
# Least trust of another value for it to speak against a no: from the same article, from others.
_NEAR, _RIVAL = 0.04, 0.15
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_UNIT = re.compile(r"[ -]?(minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def settle_by_value(
    asked: Measured, evidence: Sequence[Evidence], reader: Reader
) -> tuple[Settled | None, bool]:
    """What the value read says to the question, and whether it speaks against a yes."""
    question = analyse(asked.question)
    readings = read_evidence(question, evidence, reader)
    groups = read_again(question, find_values(question, readings, evidence), reader)
    # Words alone do not tell "the minister of health" from another minister.
    by_words = bool(asked.place) or not (asked.name and not asked.whole.verb)
    if not groups or groups[0].trust < _YES:
        return None, not by_words
    best = groups[0].best
    if turn_of(best.sentence) is not None and says_yes(best.sentence.text) is not None:
        return None, False  # "No, I will back the nominee": to what it was said tells what it means
    verdict = agrees(asked, best)
    if asked.place and verdict and not _deeds(asked, best.sentence.text):
        return None, False
    if verdict is None or not _is_on(asked, question, best.sentence):
        return None, not by_words
    told = _stands(asked, best)
    if verdict:
        if told and _is_of_another(asked, best, reader):
            told = None
        against = told is not True and not asked.place
        return (None if told is None else _settled(groups[0], positive=told)), against
    sure = groups[0].trust >= (_NO if _tells_deed(asked, best) else _NO_DEED)
    sure = sure and not (asked.again or told is False or _is_given(asked, question, evidence))
    sure = sure and not _agreed(asked, groups)
    return (_settled(groups[0], positive=False) if sure else None), True


def _stands(asked: Measured, found: Finding) -> bool | None:
    """Whether a sentence tells its value as so (True), as not so, or leaves it open."""
    text, (start, end) = found.sentence.text, found.within
    if any(low < end and start < high for low, high in past_values(text)):
        return False
    deeds = _deeds(asked, text)
    if deeds and all(";" in text[min(start, d.start) : max(end, d.end)] for d in deeds):
        return None
    if asked.whole.verb and not deeds and STAYS_AWAY.search(text):
        return None  # "she would skip the meeting on Thursday" to "Will she run on Thursday?"
    deed = deeds[0] if deeds else Token(text[start:end], start, end, "")
    return tells(asked.whole, text, [(start, end)], deed)


def _is_on(asked: Measured, question: Question, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is asked: of all of it, where it is asked who it is."""
    if asked.name:
        return is_all_said(question, asked.whole, sentence)
    before = sentence_before(sentence)
    lead = sentences_of(sentence.article)[0].text
    near = f"{sentence.text} {before.text if before else ''} {sentence.article.title} {lead}"
    held = stems_of(near)
    return all(
        is_acronym(name, near) or all(in_text(token.stem, held) for token in tokenize(name))
        for name in question.names
    )


def _deeds(asked: Measured, text: str) -> list[Token]:
    senses = senses_of(asked.whole)
    return [*places(text, senses.alike), *places(text, senses.against)]


def _tells_deed(asked: Measured, found: Finding) -> bool:
    return bool(asked.name or _deeds(asked, found.sentence.text))


def _is_of_another(asked: Measured, found: Finding, reader: Reader) -> bool:
    """Whether the sentence has somebody else do what is asked."""
    subject = asked.whole.subject
    if not asked.whole.verb or asked.name or not find_names(f"- {subject}"):
        return False
    probe = probes(asked.whole)[0]
    low, high = found.sentence.start, found.sentence.end
    here = [
        reading
        for reading in reader.read(probe.question, [found.evidence.passage])
        if low <= reading.start and reading.end <= high
    ]
    best = max(here, key=lambda reading: reading.probability, default=None)
    return (
        best is not None
        and best.probability >= _ANOTHER
        and not names_wanted(probe.wanted, best.text)
        and not stems_of(subject) & stems_of(best.text)
    )


def _is_given(asked: Measured, question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether the very number asked about is told in an article on it: perhaps another's count."""
    if asked.amount is None:
        return False
    number = asked.amount.low or asked.amount.high
    weights = Weights(question.text, [item.passage.text for item in evidence])
    return any(
        any(
            found.value == number
            and (not asked.question.startswith("How much") or _is_sum(sentence.text, found))
            for found in find_numbers(sentence.text)
        )
        and weights.coverage((sentence.text, 1.0), (item.article.title, 1.0)) >= _ON_TOPIC
        for item in evidence
        for sentence in passage_sentences(item)
    )


def _is_sum(text: str, number: Number) -> bool:
    """Whether a number is one of money."""
    before = text[: number.start].rstrip()
    return before.endswith(("$", "€", "£")) or bool(MONEY.match(text, number.end))


def _agreed(asked: Measured, groups: Sequence[Group]) -> bool:
    """Whether another value that was read near the best one is what is asked."""
    home = groups[0].best.evidence.article
    return any(
        agrees(asked, finding)
        for group in groups[1:]
        for finding in group.findings
        if group.trust >= (_NEAR if finding.evidence.article == home else _RIVAL)
    )


def _settled(group: Group, *, positive: bool) -> Settled:
    best = group.best
    return Settled(
        sentence=best.sentence, evidence=best.evidence, positive=positive,
        probability=group.trust, stretch=best.sentence.text,
    )  # fmt: skip


def agrees(asked: Measured, finding: Finding) -> bool | None:
    """Whether a value read is the one asked about; None where that cannot be told."""
    if asked.day is not None:
        return _same_time(asked.day, asked.side, finding)
    if asked.place:
        return same_place(asked.place, finding.text)
    if asked.name:
        return _same_party(asked.name, finding.text)
    told = amount_at(finding.sentence.text, *finding.within)
    if asked.amount is None or told is None:
        return None
    if not asked.unit:
        return _within(asked.amount, told, strict=asked.strict)
    unit = _UNIT.match(finding.sentence.text, told.end)
    if unit is None:
        return None
    factor = _DAYS[unit[1].casefold()] / _DAYS[asked.unit]
    scaled = Amount(start=0, end=0, low=told.low * factor, high=told.high * factor)
    return _within(asked.amount, scaled, strict=asked.strict)


def _same_party(asked: str, told: str) -> bool | None:
    """Whether a party is called the same; None for one that is not called by name."""
    if same_name(told, asked) or names_wanted(asked, told):
        return True
    return False if any(token.is_name for token in tokenize(told)) else None


def _within(asked: Amount, told: Amount, *, strict: bool) -> bool | None:
    """Whether what is told lies wholly within what is asked, or wholly outside."""
    if not math.isinf(asked.high) and asked.low > 0:
        return asked.allows(told)
    if strict and (told.low, told.high) in ((asked.low, asked.low), (asked.high, asked.high)):
        return False
    if asked.low <= told.low and told.high <= asked.high:
        return True
    return None if asked.allows(told) else False


def _same_time(asked: DateMention, side: str, finding: Finding) -> bool | None:
    when, mention = finding.when, finding.mention
    if side:
        day = resolve(asked, finding.reference, sentence=finding.sentence.text)
        return None if day is None or when is None else _beside(side, day, when)
    for part in ("year", "month", "day", "weekday"):
        wanted = getattr(asked, part)
        if wanted is None:
            continue
        told = _part(part, when) if when else getattr(mention, part, None)
        if told is None:
            return None
        if told != wanted:
            return False
    return True


def _beside(side: str, asked: When, told: When) -> bool | None:
    """Whether a time lies before or after another; None where the two overlap."""
    if told.last < asked.first:
        return side == "before"
    if told.first > asked.last:
        return side == "after"
    return None


def _part(part: str, when: When) -> int | None:
    """The year, month, day or weekday that all of a stretch of time shares."""
    if part == "weekday":
        return when.first.weekday() if when.is_day else None
    first, last = getattr(when.first, part), getattr(when.last, part)
    alike = when.is_day or part == "year" or when.first.year == when.last.year
    if part == "day" and not when.is_day:
        return None
    return first if alike and first == last else None
