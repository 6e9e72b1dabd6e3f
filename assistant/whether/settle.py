"""A yes/no question and evidence in, the sentences that settle it out: read, then checked.

The reader finds who or what has the part that the question gives to somebody; the words of the
sentence then have to tell of that very deed, by and to those parties, and as done or not done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from assistant.evidence import (
    Sentence,
    by_passage,
    passage_sentences,
    passages_of,
    sentences_of,
)
from assistant.matching import in_text, stems_of
from assistant.protocols import Reader
from assistant.question import Question
from assistant.records import Evidence, Reading
from assistant.whether.asked import Whether, take_whether
from assistant.whether.meant import stand_ins
from assistant.whether.parties import (
    LIMITS,
    head_of,
    is_anybody,
    is_nobody,
    is_part,
    lexical_spans,
    names_wanted,
)
from assistant.whether.parts import Span, does, is_said_of, undergoes
from assistant.whether.probes import Probe, probes
from assistant.whether.said import is_all_said
from assistant.whether.senses import ERGATIVE, SYMMETRIC, places
from assistant.whether.stance import senses_of, stretch_of, tells
from assistant.whether.verbs import base_form
from assistant.words import Token, fold, stem, tokenize

_LEAST = 0.15
_RIVAL = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A sentence that settles a question, for yes where `positive`.

    `stretch` is the part of it that does; `probability` (0-1) the reader's of the parties.
    """

    sentence: Sentence
    evidence: Evidence
    positive: bool
    probability: float
    stretch: str


@dataclass(slots=True)
class _Found:
    sentence: Sentence
    evidence: Evidence
    hits: dict[int, list[tuple[Span, float, bool]]] = field(
        default_factory=dict[int, list[tuple[Span, float, bool]]]
    )


def settle(question: Question, evidence: Sequence[Evidence], reader: Reader) -> list[Settled]:
    """Find the sentences that settle a yes/no question, the surest first."""
    asked = take_whether(question.text)
    if asked is None:
        return []
    wanted = probes(asked)
    found: dict[tuple[str, int], _Found] = {}
    placed, passages = by_passage(evidence), passages_of(evidence)
    for at, probe in enumerate(wanted):
        for reading in _trusted(probe, reader.read(probe.question, passages)):
            item = placed[reading.passage.passage_id]
            touched = sentences_of(item.article, reading.start, reading.end)
            if not touched:
                continue
            sentence = touched[0]
            here = found.setdefault(
                (item.article.article_id, sentence.start), _Found(sentence=sentence, evidence=item)
            )
            span = (reading.start - sentence.start, min(reading.end, sentence.end) - sentence.start)
            here.hits.setdefault(at, []).append(
                (span, reading.probability, is_nobody(reading.text))
            )
    for item in evidence:
        for sentence in passage_sentences(item):
            found.setdefault(
                (item.article.article_id, sentence.start), _Found(sentence=sentence, evidence=item)
            )
    settled = [s for here in found.values() if (s := _settled(question, asked, wanted, here))]
    return sorted(settled, key=lambda s: -s.probability)


def _trusted(probe: Probe, readings: Sequence[Reading]) -> Iterator[Reading]:
    best = max((reading.probability for reading in readings), default=0.0)
    for reading in readings:
        if reading.probability < max(_LEAST, _RIVAL * best):
            continue
        if names_wanted(probe.wanted, reading.text):
            yield reading


def _settled(
    question: Question, asked: Whether, wanted: Sequence[Probe], here: _Found
) -> Settled | None:
    text = here.sentence.text
    if text.rstrip().endswith("?") or not is_all_said(question, asked, here.sentence):
        return None
    senses = senses_of(asked)
    for words in (senses.alike, senses.against):
        results = [
            told
            for deed in places(text, words)
            if (told := _told_at(asked, wanted, here, deed)) is not None
        ]
        if results:
            if len({positive for positive, _ in results}) > 1:
                return None
            positive, stretch = results[0]
            sure = max((p for hits in here.hits.values() for _, p, _ in hits), default=0.1)
            return Settled(
                sentence=here.sentence, evidence=here.evidence, positive=positive,
                probability=sure, stretch=stretch,
            )  # fmt: skip
    return None


def _told_at(
    asked: Whether, wanted: Sequence[Probe], here: _Found, deed: Token
) -> tuple[bool, str] | None:
    text = here.sentence.text
    options = [_spans(at, probe, here, deed) for at, probe in enumerate(wanted)]
    for spans in product(*options):
        if _has_parts(asked, text, deed, spans):
            positive = tells(asked, text, spans, deed)
            low, high = stretch_of(text, spans, deed)
            if positive is None or _is_anothers(wanted, text, text[low:high]):
                return None
            return positive, text[low:high]
    return None


def _is_anothers(wanted: Sequence[Probe], text: str, stretch: str) -> bool:
    """Whether a name that narrows a party stands in the sentence, but with another party."""
    elsewhere = stems_of(text) - stems_of(stretch)
    names = {
        stem(token.text)
        for probe in wanted
        for token in tokenize(probe.wanted)
        if token.is_name and token.text != head_of(probe.wanted)
    }
    return any(in_text(name, elsewhere) for name in names)


def _spans(at: int, probe: Probe, here: _Found, deed: Token) -> list[Span]:
    text = here.sentence.text
    found = [span for span, _, _ in here.hits.get(at, [])]
    if is_anybody(probe.wanted):
        return [*found, *(m.span() for m in _NO_ONE.finditer(text[: deed.start]))]
    found += lexical_spans(probe.wanted, text)
    found += stand_ins(probe.wanted, here.sentence)
    return [s for s in dict.fromkeys(found) if not is_part(text, s[0], probe.wanted)]


_NO_ONE = re.compile(r"\b(?:no one|no-one|nobody|nothing)\b", re.IGNORECASE)


def _has_parts(asked: Whether, text: str, deed: Token, spans: Sequence[Span]) -> bool:
    """Whether the parties have the parts in the sentence that they have in the question."""
    if any(start < deed.end and deed.start < end and asked.verb for start, end in spans):
        return False
    subject = spans[0]
    if not asked.verb:
        between = tokenize(text[min(subject[1], deed.end) : max(subject[0], deed.start)])
        limits = {fold(token.text) for token in between} & LIMITS
        said = {fold(token.text) for token in tokenize(asked.predicate)}
        return is_said_of(text, subject, deed) and not limits - said
    base = base_form(deed.text)
    if asked.passive:
        done = undergoes(text, subject, deed) or (
            base in ERGATIVE
            and len(spans) == 1
            and does(text, subject, deed)
            and not _takes_object(text, deed)
        )
        return done and (len(spans) == 1 or does(text, spans[1], deed))
    if len(spans) == 1:
        if base in ERGATIVE:
            return undergoes(text, subject, deed) or (
                does(text, subject, deed) and not _takes_object(text, deed)
            )
        return does(text, subject, deed)
    led = " " in asked.before
    straight = does(text, subject, deed) and undergoes(text, spans[1], deed, led=led)
    if base in SYMMETRIC and _both_do(text, subject, spans[1], deed):
        return True
    return straight or (
        base in SYMMETRIC and does(text, spans[1], deed) and undergoes(text, subject, deed)
    )


def _both_do(text: str, one: Span, other: Span, deed: Token) -> bool:
    """Whether "Moe and Berg" stands before the verb."""
    first, second = sorted((one, other))
    joined = second[1] <= deed.start and re.fullmatch(
        r"(?:,[^,]*,)?\s+(?:and|with)\s+(?:[\w’'-]+\s+){0,4}", text[first[1] : second[0]]
    )
    return bool(joined) and does(text, second, deed)


def _takes_object(text: str, deed: Token) -> bool:
    return bool(
        re.match(
            r"\s+(?:the|a|an|its|his|her|their|two|three|four|five|all|some|\d+|[A-Z])\b",
            text[deed.end :],
        )
    )
