"""The best values, read once more without what surrounds them: how far each can be trusted.

In its passage a span competes with every other span and profits from every word around it. Read
again in its own sentence and the two beside it, with no title, a reading that only stood near
the right words falls, and one that answers stays. What counts anyhow, or never would, is not read
again where no more is asked than what to show. A second network, which judges whether what is
marked in an article answers the question and marks nothing itself, has its say beside the reader.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.ages import is_age_of, whose_age
from assistant.entailment.view import View
from assistant.enumerations import asks_several
from assistant.evidence import sentence_after, sentence_before
from assistant.findings import Finding, Group
from assistant.listed_on import told_together
from assistant.odds import log_odds_of, probability_of
from assistant.protocols import Reader, SentenceJudge, SpanScorer
from assistant.question import Kind, Question
from assistant.quoted import read_quoted, words_quoted
from assistant.wording import as_sentence
from index.records import Passage

_LOOKED_AT = 4
_HOPELESS = 0.02
"""A value no stronger than this is not certain enough to count, however well it reads alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weights:
    """A logistic regression over a value's strength, its margin alone, its best rival and a judge.

    Strengths count as log-odds; `told` weighs the judge's log-odds.
    """

    strength: float
    alone: float
    rival: float
    told: float = 0.0
    bias: float

    def probability(self, strength: float, alone: float, rival: float, told: float) -> float:
        odds = (
            self.strength * log_odds_of(strength)
            + self.alone * alone
            + self.rival * log_odds_of(rival)
            + self.told * told
            + self.bias
        )
        return probability_of(odds)


# Fitted on development questions: docs/lab-notes/reader.md, "A verifier behind the reader".
_VALUE = _Weights(strength=0.84, alone=0.09, rival=-0.33, bias=-0.02)
_JUDGED = _Weights(strength=0.75, alone=0.08, rival=-0.31, told=0.23, bias=-0.16)
# What was said, what is meant by a word and how old somebody is are read from grammar: answers.md,
# "Read again alone".
_SAID = _Weights(strength=0.62, alone=0.04, rival=-0.15, bias=0.55)
_SAYING = {Kind.STATEMENT, Kind.SPEAKER, Kind.DEFINITION}


def read_again(
    question: Question,
    groups: Sequence[Group],
    reader: Reader,
    judge: SentenceJudge | None = None,
    *,
    threshold: float | None = None,
) -> list[Group]:
    """Give the first values their `Group.certainty`; the order stays.

    Args:
        question: The question, analysed.
        groups: Values, strongest first. May be empty. Reasons are as certain as they are strong:
            whole sentences, they were judged by themselves already.
        reader: A reader that cannot score spans leaves the groups as they are.
        judge: Says whether the values answer; None to go by the reader alone.
        threshold: Certainty (0-1) from which a value is shown. Values that stay above or below
            whatever is decided by have the margin that such ones have on average and are not
            read again; None reads all.
    """
    said = _put_down(question, groups)
    if said:
        return [replace(g, certainty=_QUOTED if g in said else g.certainty) for g in groups]
    if not groups or not isinstance(reader, SpanScorer):
        return list(groups)
    looked = [
        group
        for at, group in enumerate(groups[:_LOOKED_AT])
        if not at or group.strength >= _HOPELESS
    ]
    if question.kind is Kind.REASON:
        judged = [replace(group, certainty=group.strength) for group in looked]
        return [*judged, *_others(groups, looked)]
    weights, told = _VALUE, [0.0] * len(looked)
    if question.kind in _SAYING:
        weights = _SAID
    elif judge is not None:
        weights = _JUDGED
        told = judge.tells(question.text, [_marked(group.best) for group in looked])
    who, several = whose_age(question), asks_several(question)

    def known(group: Group, tells: float) -> _Known:
        strength, rival = _weighed(group, groups, several=several)
        is_age = bool(who) and is_age_of(who, group.best.sentence, group.best.start)
        used = _SAID if is_age else weights
        return _Known(weights=used, strength=strength, rival=rival, told=tells)

    values = [known(group, tells) for group, tells in zip(looked, told, strict=True)]
    margins = _read_alone(question, looked, values, reader, threshold)
    sure = [
        replace(
            group,
            certainty=value.certainty(margin),
            told=value.told if weights is _JUDGED else None,
        )
        for group, value, margin in zip(looked, values, margins, strict=True)
    ]
    return [*sure, *_others(groups, looked)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of a value before it is read alone."""

    weights: _Weights
    strength: float
    rival: float
    told: float

    def certainty(self, alone: float) -> float:
        """How certain the value is (0-1) with such a margin alone."""
        return self.weights.probability(self.strength, alone, self.rival, self.told)

    def usual_margin(self, low: float, high: float) -> float | None:
        """Its margin on average where none puts it between two certainties; None where one may."""
        if self.certainty(_LEAST_ALONE) >= high:
            return _IF_SURE
        return _IF_HARDLY if self.certainty(_MOST_ALONE) < low else None


# Outside these nothing is decided by how certain a value is: of a second one it may tell whether
# two reports differ. Margins of 1,169 values: docs/lab-notes/reader.md, "Fewer windows".
_HARDLY, _FIRST_SURE, _OTHER_SURE = 0.2, 0.6, 0.75
_LEAST_ALONE, _MOST_ALONE = -15.0, 8.0  # of those that hardly count, none had more
_IF_SURE, _IF_HARDLY = 5.0, -8.0


def _read_alone(
    question: Question,
    groups: Sequence[Group],
    values: Sequence[_Known],
    reader: SpanScorer,
    threshold: float | None,
) -> list[float]:
    """The margin of each value alone, or what it is likely to be where nothing hangs on it."""
    margins: dict[int, float] = {}
    if threshold is not None:
        for at, value in enumerate(values):
            high = max(threshold, _OTHER_SURE if at else _FIRST_SURE)
            usual = value.usual_margin(min(threshold, _HARDLY), high)
            if usual is not None:
                margins[at] = usual
    hanging = [at for at in range(len(values)) if at not in margins]
    if hanging:
        spans = [
            (_alone(groups[at].best, at), groups[at].best.start, groups[at].best.end)
            for at in hanging
        ]
        read = reader.margins(as_sentence(question), spans)
        margins |= dict(zip(hanging, read, strict=True))
    return [margins[at] for at in range(len(values))]


def _others(groups: Sequence[Group], looked: Sequence[Group]) -> list[Group]:
    return [group for group in groups if not any(group is one for one in looked)]


_QUOTED = 0.95  # of whoever a verbatim quotation is put down to


def _put_down(question: Question, groups: Sequence[Group]) -> list[Group]:
    """The values that are whoever a quotation of the question is put down to."""
    words = words_quoted(question)
    if not words:
        return []
    read = read_quoted(words, [group.best.evidence for group in groups])
    places = {(one.passage.passage_id, one.start, one.end) for one in read}
    return [
        group
        for group in groups
        if (group.best.evidence.passage.passage_id, group.best.start, group.best.end) in places
    ]


def _weighed(group: Group, groups: Sequence[Group], *, several: bool) -> tuple[float, float]:
    """Strength of a value, and of the strongest one beside it; 0 where it stands alone.

    Of several things that are asked for, those of one sentence, or of one that goes on from it, are
    no rivals where the reader is sure of one: it has parted among them what it believes of them.
    """
    place = [g for g in groups if told_together(g.best.sentence, group.best.sentence)]
    sure = several and place[0].strength >= _SURE and group.strength >= _MEMBER
    allied = place if sure else [group]
    missed = math.prod(1 - one.strength for one in allied)
    beside = (other.strength for other in groups if other not in allied)
    return 1 - missed, max(beside, default=0.0)


# With less of either, two short lists more are shown where they were declined (answers.md).
_SURE, _MEMBER = 0.5, 0.1


def _marked(finding: Finding) -> View:
    """A value with what stands around it, as a judge of values reads it."""
    evidence = finding.evidence
    return View.of(
        evidence.article.text, finding.start, finding.end, context=evidence.passage.context
    )


def _alone(finding: Finding, number: int) -> Passage:
    """The sentence of a finding with its neighbours, as a passage without a title."""
    sentence = finding.sentence
    before, after = sentence_before(sentence), sentence_after(sentence)
    start = before.start if before else sentence.start
    end = after.end if after else sentence.end
    return replace(
        finding.evidence.passage,
        passage_id=f"alone-{number}",
        start=start,
        end=end,
        text=sentence.article.text[start:end],
        context="",
    )
