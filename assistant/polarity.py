"""A yes/no question and evidence in, yes, no or "X says so, Y denies it" out, or nothing.

Only a sentence that holds all that the question holds can settle it. A denial in it, an
opposite or a hedge decides which way; where a party only claims it, the claim is what
is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.attribution import Attribution, attributions, denial_after, speaker_of
from assistant.evidence import Sentence, passage_sentences, sentence_before
from assistant.matching import Weights, in_text, stems_of
from assistant.question import Question
from assistant.records import Evidence
from assistant.values import find_numbers, same_name
from assistant.words import stem, tokenize

_LEAST_SHARE = 0.78
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s)?|refut(?:ed|es)|dismiss(?:ed|es)|disput(?:ed|es))\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|without|failed to|refus(?:ed|es) to|unable to"
    r"|no longer|fall(?:s)? short of|rather than|instead of|except(?: for)?|exclud(?:ed|es|ing)"
    r"|left out)\b|n['’]t\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|reportedly|allegedly|alleged|accused|suspected"
    r"|planned|plans|expected|hopes?|unclear|possibly|perhaps|proposed|threatened)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:say|said|claim|tell|told|think|believe|want|call|deny|describe)")
_OPPOSITES = (
    ("same", "opposing opposite rival different"),
    ("together", "separately"),
    ("win", "lose"),
    ("rise", "fall drop decline"),
    ("increase", "decrease fall decline"),
    ("open", "closed shut"),
    ("alive", "dead died killed"),
    ("guilty", "innocent acquitted"),
    ("support", "oppose opposes opposed"),
    ("agree", "disagree disagreed odds"),
    ("accept", "reject rejected refuse"),
    ("succeed", "fail failed"),
    ("first", "second third last"),
    ("before", "after"),
    ("legal", "illegal"),
    ("safe", "unsafe dangerous"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the articles say to a yes/no question.

    `word` is `Yes`, `No` or `Disputed`; `claimed_by` and `denied_by` say who claims
    and who denies it; `denial` is the sentence that denies, where it is another one.
    """

    word: str
    sentence: Sentence
    evidence: Evidence
    share: float
    claimed_by: str | None = None
    denied_by: str | None = None
    denial: Sentence | None = None


def judge(question: Question, evidence: Sequence[Evidence]) -> Verdict | None:
    """Settle a yes/no question, or return None where no sentence does."""
    weights = Weights(question.text, [item.passage.text for item in evidence])
    found: list[Verdict] = []
    for item in evidence:
        for sentence in passage_sentences(item):
            verdict = _judge(question, sentence, item, weights)
            if verdict is not None:
                found.append(verdict)
    return max(found, key=lambda verdict: verdict.share, default=None)


def _judge(
    question: Question, sentence: Sentence, item: Evidence, weights: Weights
) -> Verdict | None:
    text = sentence.text
    if text.rstrip().endswith("?"):
        return None
    opposite = _opposite_in(question, text)
    before = sentence_before(sentence)
    wide = f"{text} {opposite}"
    share = weights.coverage(
        (wide, 1.0), (before.text if before else "", 0.6), (item.article.title, 0.6)
    )
    if share < _LEAST_SHARE or not _numbers_there(question.text, text):
        return None
    if not _names_there(question, f"{text} {before.text if before else ''} {item.article.title}"):
        return None
    return _verdict(question, sentence, item, share, opposite)


def _verdict(
    question: Question, sentence: Sentence, item: Evidence, share: float, opposite: str
) -> Verdict | None:
    text = sentence.text
    sources = attributions(text)
    denier = next((a for a in sources if _DENIED.search(a.verb)), None)
    asked_denial = bool(_DENIED.search(question.text))
    if denier is not None and not asked_denial:
        claimant = next((a for a in sources if a is not denier), None)
        return Verdict(
            word="Disputed" if claimant else "No",
            sentence=sentence,
            evidence=item,
            share=share,
            claimed_by=_named(claimant, sentence),
            denied_by=denier.speaker,
        )
    if _NOT.search(question.text):
        return None  # "Isn't it not ...": what yes means is anybody's guess
    negated = bool(negation_near(question, text)) != bool(opposite)
    if not negated and _HEDGED.search(text) and not _HEDGED.search(question.text):
        return None
    claimed = speaker_of(sentence)
    denied = denial_after(sentence)
    if denied is not None and not negated and not asked_denial:
        return Verdict(
            word="Disputed",
            sentence=sentence,
            evidence=item,
            share=share,
            claimed_by=claimed[0] if claimed else None,
            denied_by=denied[0],
            denial=denied[1],
        )
    if question.source and not (claimed and same_name(question.source, claimed[0])):
        return None
    spoken = claimed is not None and not _asks_about(question, claimed[0])
    return Verdict(
        word="No" if negated else "Yes",
        sentence=sentence,
        evidence=item,
        share=share,
        claimed_by=claimed[0] if claimed and spoken else None,
    )


def is_denial(text: str) -> bool:
    """Whether a text denies or negates anything."""
    return bool(_DENIED.search(text) or _NOT.search(text))


def denials_in(text: str) -> list[tuple[int, int]]:
    """Where a text tells that somebody denies something: the verbs, in order."""
    return [match.span() for match in _DENIED.finditer(text)]


def _asks_about(question: Question, speaker: str) -> bool:
    """Whether the question is itself about what this speaker said."""
    stems = stems_of(speaker)
    return any(in_text(word, stems) for word in question.stems) and bool(
        re.search(
            r"\b(?:say|said|claim|tell|told|think|believe|want|call|deny|describe)", question.text
        )
    )


def _named(source: Attribution | None, sentence: Sentence) -> str | None:
    if source is None:
        return None
    if not source.is_pronoun:
        return source.speaker
    found = speaker_of(sentence)
    return found[0] if found else None


def _opposite_in(question: Question, text: str) -> str:
    """The question's word whose opposite stands in the sentence, else empty."""
    asked = {token.stem: token.text for token in tokenize(question.text)}
    there = {token.stem for token in tokenize(text)}
    for word, opposites in _OPPOSITES:
        turned = any(stem(other) in there for other in opposites.split())
        if turned and stem(word) in asked and stem(word) not in there:
            return asked[stem(word)]
    return ""


def negation_near(question: Question, text: str) -> bool:
    """Whether a negation stands right before one of the question's words that is no name."""
    named = {word for name in question.names for word in stems_of(name)}
    asked = frozenset(word for word in question.stems if word not in named)
    for match in _NOT.finditer(text):
        following = tokenize(text[match.end() : match.end() + 60])[:_NEGATED_WORDS]
        if any(in_text(token.stem, asked) for token in following):
            return True
    return False


_NEGATED_WORDS = 4


def _numbers_there(question: str, text: str) -> bool:
    given = {number.value for number in find_numbers(text)}
    return all(number.value in given for number in find_numbers(question))


def _names_there(question: Question, text: str) -> bool:
    held = stems_of(text)
    return all(any(in_text(word, held) for word in stems_of(name)) for name in question.names)
