"""A yes/no question and evidence in, the sentences that settle it out: read, then checked.

The reader finds who or what has the part that the question gives to somebody; the words of the
sentence then have to tell of that very deed, by and to those parties, and as done or not done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from assistant.evidence import (
    Sentence,
    by_passage,
    passage_sentences,
    passages_of,
    sentences_of,
)
from assistant.interviews import is_asking
from assistant.matching import in_text, stems_of
from assistant.protocols import Reader
from assistant.question import Question
from assistant.records import Evidence
from assistant.verbs import base_form, is_ing, is_participle
from assistant.whether.asked import Whether, take_whether
from assistant.whether.assigned import (
    has_parts,
    is_left_out,
    leads_to_then,
)
from assistant.whether.hits import own_length, trusted
from assistant.whether.meant import stand_ins
from assistant.whether.parties import (
    head_of,
    is_another,
    is_anybody,
    is_part,
    lexical_spans,
    tells_of_some,
)
from assistant.whether.parts import HAVE, Span, names_in, undergoes
from assistant.whether.probes import Probe, probes
from assistant.whether.said import is_all_said
from assistant.whether.senses import places
from assistant.whether.settled import Settled
from assistant.whether.stance import senses_of, stretch_of, tells
from assistant.words import Token, stem, tokenize


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """Where a party was read in a sentence."""

    span: Span
    probability: float


@dataclass(slots=True)
class _Found:
    sentence: Sentence
    evidence: Evidence
    hits: dict[int, list[_Hit]] = field(default_factory=dict[int, "list[_Hit]"])


def settle(question: Question, evidence: Sequence[Evidence], reader: Reader) -> list[Settled]:
    """Find the sentences that settle a yes/no question, the surest first."""
    asked = take_whether(question.text)
    if asked is None:
        return []
    wanted = probes(asked)
    found: dict[tuple[str, int], _Found] = {}
    placed, passages = by_passage(evidence), passages_of(evidence)
    for at, probe in enumerate(wanted):
        for reading in trusted(probe, reader.read(probe.question, passages)):
            item = placed[reading.passage.passage_id]
            touched = sentences_of(item.article, reading.start, reading.end)
            if not touched:
                continue
            sentence = touched[0]
            here = found.setdefault(
                (item.article.article_id, sentence.start), _Found(sentence=sentence, evidence=item)
            )
            start = reading.start - sentence.start
            span = (start, min(start + own_length(probe.wanted, reading.text), len(sentence.text)))
            hit = _Hit(span=span, probability=reading.probability)
            here.hits.setdefault(at, []).append(hit)
    for item in evidence:
        for sentence in passage_sentences(item):
            found.setdefault(
                (item.article.article_id, sentence.start), _Found(sentence=sentence, evidence=item)
            )
    settled = [s for here in found.values() if (s := _settled(question, asked, wanted, here))]
    return sorted(settled, key=lambda s: -s.probability)


def _settled(
    question: Question, asked: Whether, wanted: Sequence[Probe], here: _Found
) -> Settled | None:
    text = here.sentence.text
    if text.rstrip().endswith("?") or is_asking(here.sentence):
        return None
    if tells_of_some(question.text, text):
        return None
    if not is_all_said(question, asked, here.sentence):
        return None
    senses = senses_of(asked)
    for words in (senses.alike, senses.against):
        results = [
            told
            for deed in places(text, words)
            if not _is_mere_form(text, deed)
            if words is senses.alike or leads_to_then(asked, text, deed)
            if (told := _told_at(asked, wanted, here, deed)) is not None
        ]
        if results:
            if len({positive for positive, _ in results}) > 1:
                return None
            positive, stretch = results[0]
            sure = max((h.probability for hits in here.hits.values() for h in hits), default=0.1)
            return Settled(
                sentence=here.sentence, evidence=here.evidence, positive=positive,
                probability=sure, stretch=stretch,
            )  # fmt: skip
    return None


_BEFORE_PARTICIPLE = re.compile(r"(?:not|never|also|already|now|since|just|[a-z]+ly)\s+")


def _is_mere_form(text: str, deed: Token) -> bool:
    """Whether a verb only makes a tense: "has handed over" tells of nobody's having."""
    if deed.text.casefold() not in HAVE:
        return False
    behind = _BEFORE_PARTICIPLE.sub("", text[deed.end :].lstrip(), count=1)
    word = re.match(r"[\w-]+", behind)
    return word is not None and is_participle(word.group()) and not is_ing(word.group())


def _told_at(
    asked: Whether, wanted: Sequence[Probe], here: _Found, deed: Token
) -> tuple[bool, str] | None:
    text = here.sentence.text
    options = [_spans(at, probe, here, deed) for at, probe in enumerate(wanted)]
    for spans in product(*options):
        if has_parts(asked, text, deed, spans):
            positive = tells(asked, text, spans, deed)
            low, high = stretch_of(text, spans, deed)
            if positive is None or _is_anothers(wanted, text, text[low:high]):
                return None
            return positive, text[low:high]
    if len(options) == 2 and is_left_out(asked, here.sentence, deed):
        return _told_without(asked, text, deed, options)
    return None


def _told_without(
    asked: Whether, text: str, deed: Token, options: Sequence[Sequence[Span]]
) -> tuple[bool, str] | None:
    """What is told where one party is not named again: `Cars cannot be carried` there."""
    doers, things = options
    for who in () if things else doers:
        if has_parts(asked, text, deed, [who]):
            positive = tells(asked, text, [who], deed)
            return None if positive is None else (positive, text)
    for what in () if doers else things:
        # That nobody may be carried tells of everybody; that somebody was leaves open by whom.
        if undergoes(text, what, deed) and tells(asked, text, [what], deed) is False:
            return False, text
    return None


def _is_anothers(wanted: Sequence[Probe], text: str, stretch: str) -> bool:
    """Whether a name that narrows a party stands in the sentence, but with another party."""
    if not names_in(f"- {stretch}"):
        return False
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
    found = [hit.span for hit in here.hits.get(at, [])]
    if is_anybody(probe.wanted):
        return [*found, *(m.span() for m in _NO_ONE.finditer(text[: deed.start]))]
    found += lexical_spans(probe.wanted, text)
    found += stand_ins(probe.wanted, here.sentence)
    if at and base_form(deed.text) in _REACTING and _ENDS.match(text[deed.end :]):
        found.append((deed.end, deed.end))
    return [s for s in dict.fromkeys(found) if not _is_other(text, s, probe.wanted)]


def _is_other(text: str, span: Span, wanted: str) -> bool:
    """Whether what stands at a place is only part of what is wanted, or another of its kind."""
    return is_part(text, span[0], wanted) or is_another(text, span, wanted)


_REACTING = frozenset(["comment", "respond", "react", "reply", "answer"])
_ENDS = re.compile(r"\s*(?:[.,;]|$|(?:but|and|yet)\b)")
_NO_ONE = re.compile(r"\b(?:no one|no-one|nobody|nothing)\b", re.IGNORECASE)
