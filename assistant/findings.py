"""Readings in, values with their support out: the same value is counted once per source.

A reading is a guess about one passage. Here guesses of one value are brought
together across articles ("Jan. 12", "00.00 hours on 12 January", "midnight on
January 12"), each copy cluster speaking once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.attribution import antecedent, is_short_denial
from assistant.changes import asks_past_value
from assistant.datelines import opening
from assistant.dates import DateMention, When, find_dates
from assistant.doubts import belief
from assistant.evidence import (
    Sentence,
    by_passage,
    cluster_of,
    sentence_at,
    sentence_before,
)
from assistant.lasting import after_past, asks_end, lasting_date, mention_at, range_end
from assistant.matching import Weights, same_text, stems_of
from assistant.measures import counts_other, may_be_sum, measure_at
from assistant.places import is_nation
from assistant.question import Expects, Question
from assistant.records import Evidence, Reading
from assistant.spans import agrees
from assistant.told import meant
from assistant.values import find_numbers, same_day, same_name, same_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reading placed in its sentence.

    `coverage` (0-1) is the share of the question that sentence and title cover;
    `held` counts the sentence and what it leans on alone. `mention` and `when`
    are the date it is and the day meant, where a date is asked for.
    """

    text: str
    start: int
    end: int
    sentence: Sentence
    evidence: Evidence
    probability: float
    coverage: float
    held: float = 0.0
    mention: DateMention | None = None
    when: When | None = None

    @property
    def reference(self) -> date | None:
        """The day its article counts from."""
        return self.evidence.article.reference_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one value, best first; never empty.

    `certainty` is the probability (0-1) that the value is right, after its best finding was read
    again (`assistant.reread`); None if it was not.
    """

    findings: tuple[Finding, ...]
    certainty: float | None = None

    @property
    def best(self) -> Finding:
        """The finding that the reader trusts most."""
        return self.findings[0]

    @property
    def sources(self) -> int:
        """Independent sources: copies of one story count once."""
        return len({cluster_of(f.evidence.article) for f in self.findings})

    @property
    def strength(self) -> float:
        """Probability of the value (0-1): the best reading, raised by other sources.

        Sources are not independent witnesses of the reader's mistakes, so each
        further one closes only part of the gap that is left.
        """
        best: dict[str, float] = {}
        for finding in self.findings:
            cluster = cluster_of(finding.evidence.article)
            best[cluster] = max(best.get(cluster, 0.0), finding.probability)
        ranked = sorted(best.values(), reverse=True)
        strength = ranked[0]
        for other in ranked[1:4]:
            strength += (1 - strength) * 0.35 * other
        return strength

    @property
    def trust(self) -> float:
        """What decides whether a value is shown (0-1): its certainty, where it was read again.

        Else its strength, if it is on the question: a sure reading of a sentence about
        something else is no answer, and neither is an unsure one of the right sentence.
        """
        return self.strength * self.best.coverage if self.certainty is None else self.certainty

    @property
    def confidence(self) -> float:
        """What is told of how sure the answer is (0-0.99): its certainty, else its strength."""
        return min(0.99, self.strength if self.certainty is None else self.certainty)


def find_values(
    question: Question, readings: Sequence[Reading], evidence: Sequence[Evidence]
) -> list[Group]:
    """Place readings in their sentences and group them by value, strongest first.

    Readings whose type does not agree with the question word are dropped. Empty
    when there is none left.
    """
    placed = by_passage(evidence)
    weights = Weights(question.text, [item.passage.text for item in evidence])
    findings = [
        place(question, reading, placed[reading.passage.passage_id], weights)
        for reading in readings
        if reading.passage.passage_id in placed
    ]
    # What an interviewer asks is not what anybody states.
    findings = [finding for finding in findings if _may_answer(finding, question)]
    findings.sort(key=lambda finding: -finding.probability)
    return group_findings(findings, question)


_COUNTED = (Expects.NUMBER, Expects.MONEY, Expects.ANY)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_ASKS_CLOCK = re.compile(r"\b(?:what time|what hour|which hour|time of day)\b", re.IGNORECASE)


def _may_answer(finding: Finding, question: Question) -> bool:
    """Whether a finding is of the right type, and stated rather than asked."""
    if not agrees(finding.text, question) or finding.sentence.text.rstrip().endswith("?"):
        return False
    if finding.end <= opening(finding.sentence) and question.expects is not Expects.PLACE:
        return False
    if question.expects is Expects.DATE:
        if _ASKS_CLOCK.search(question.text) and not (finding.mention and finding.mention.clock):
            return False
        period, when = question.period, finding.when
        # "On which date in 2007": 1990 is no answer.
        return not (period and period.since and period.until and when) or (
            when.first <= period.until and when.last >= period.since
        )
    if question.expects in (Expects.NUMBER, Expects.MONEY):
        # The 3 of "January 3" counts nothing.
        start, end = finding.start - finding.sentence.start, finding.end - finding.sentence.start
        dates = find_dates(finding.sentence.text)
        held = stems_of(finding.sentence.text)
        # 2,500 Russian mercenaries are no Iranian ones.
        if any(is_nation(stem) and stem not in held for stem in question.unit):
            return False
        measure = measure_at(finding.sentence.text, start, end)
        if _HOW_MANY.search(question.text) and measure and counts_other(question.unit, measure):
            return False
        if question.expects is Expects.MONEY and measure and not may_be_sum(measure):
            return False
        return not any(m.start <= start and end <= m.end for m in dates)
    return True


def place(question: Question, reading: Reading, evidence: Evidence, weights: Weights) -> Finding:
    """Put a reading into its sentence and resolve its date."""
    sentence = sentence_at(evidence.article, reading.start, reading.end)
    before = sentence_before(sentence)
    start, end, mention = reading.start, reading.end, None
    if start < opening(sentence) < end:
        start = opening(sentence)
    if question.expects is Expects.DATE:
        mention = mention_at(sentence, start, end)
        lasting = mention and lasting_date(question, sentence, mention)
        if lasting and lasting is not mention:
            start, end = sentence.start + lasting.start, sentence.start + lasting.end
        mention = lasting
        if mention and asks_end(question.text, sentence.text[: mention.start]):
            mention = range_end(sentence, mention)
    elif question.expects in _COUNTED and not asks_past_value(question.text):
        start = after_past(sentence, start, end)
    if mention is not None:
        # "January 12" is read where "midnight on January 12" is written: take it whole.
        start = min(start, sentence.start + mention.start)
        end = max(end, sentence.start + mention.end)
    text = evidence.article.text[start:end]
    if question.expects is Expects.PERSON and text.casefold() in ("he", "she"):
        text = antecedent(sentence) or text
    return Finding(
        text=text,
        start=start,
        end=end,
        sentence=sentence,
        evidence=evidence,
        probability=reading.probability * belief(question, sentence, start, end, mention),
        coverage=weights.coverage(
            (sentence.text, 1.0),
            (evidence.article.title, 0.9),
            (before.text if before else "", 1.0 if is_short_denial(sentence.text) else 0.7),
            (evidence.passage.text, 0.5),
            (evidence.article.outlet or "", 1.0),
        ),
        held=weights.coverage(
            (sentence.text, 1.0),
            (before.text if before else "", 0.6),
            (evidence.article.title, 0.8),
        ),
        mention=mention,
        when=mention and meant(sentence, mention),
    )


def group_findings(findings: Sequence[Finding], question: Question) -> list[Group]:
    """Bring findings of one value together; the strongest group first."""
    groups: list[list[Finding]] = []
    for finding in findings:
        home = next((g for g in groups if same_value(g[0], finding, question)), None)
        if home is None:
            groups.append([finding])
        else:
            home.append(finding)
    made = [Group(findings=tuple(_on_point(group))) for group in groups]
    return sorted(made, key=lambda group: -group.strength)


# Shares of the best finding's probability and coverage.
_LEAST_PROBABILITY, _LEAST_COVERAGE = 0.35, 0.5


def _on_point(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those that have the value in common with the best and not the matter.

    "Iran" or "Wednesday" stands in many sentences: only where it is read as an answer there
    too does that sentence vouch for it.
    """
    best = findings[0]
    return [
        finding
        for finding in findings
        if finding.probability >= _LEAST_PROBABILITY * best.probability
        and finding.coverage >= _LEAST_COVERAGE * best.coverage
    ]


def same_value(one: Finding, other: Finding, question: Question) -> bool:
    """Whether two findings give one value, spelling and precision aside."""
    if one.mention and other.mention:
        return _same_date(one, other)
    if same_text(one.text, other.text):
        return True
    if question.expects in (Expects.NUMBER, Expects.MONEY, Expects.DURATION):
        return same_numbers(one.text, other.text)
    if find_numbers(one.text) or find_numbers(other.text):
        return same_numbers(one.text, other.text) and _overlap(one.text, other.text) >= 0.5
    if max(len(one.text.split()), len(other.text.split())) <= 6:
        return same_name(one.text, other.text)
    return _overlap(one.text, other.text) >= 0.6


def _same_date(one: Finding, other: Finding) -> bool:
    if one.when and other.when:
        return same_day(one.when, other.when)
    mine, theirs = one.mention, other.mention
    if mine is None or theirs is None or mine.month is None or theirs.month is None:
        return same_text(one.text, other.text)
    # "Jan. 12" in an undated article is the 12 January 2020 of a dated one.
    return (mine.month, mine.day) == (theirs.month, theirs.day)


def _overlap(one: str, other: str) -> float:
    """Shared topic words over those of the shorter text, 0-1."""
    mine, theirs = stems_of(one), stems_of(other)
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0
