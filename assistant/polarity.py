"""A yes/no question and evidence in, yes, no or "X says so, Y denies it" out, or nothing.

Only a sentence that holds all that the question holds can settle it. A denial in it, an
opposite or a hedge decides which way; where a party only claims it, the claim is what
is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.deeds import tells_deed
from assistant.evidence import Sentence, passage_sentences, text_before
from assistant.interviews import is_asking
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import (
    DENIED,
    NOT,
    is_retracted,
    negation_near,
    opposite_in,
    reverses_of,
)
from assistant.question import Question
from assistant.records import Evidence
from assistant.values import find_numbers, same_name
from assistant.verdict import Verdict, denied_in, reported
from assistant.whether.asked import take_whether
from assistant.whether.settled import Settled

_LEAST_SHARE = 0.78
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|reportedly|allegedly|alleged|accused|suspected"
    r"|planned|plans|expected|hopes?|unclear|possibly|perhaps|proposed|threatened"
    r"|false|untrue|rumou?rs?)\b",
    re.IGNORECASE,
)


def weigh(
    question: Question, evidence: Sequence[Evidence], settled: Sequence[Settled] = ()
) -> Verdict | None:
    """Settle a yes/no question, or return None where no sentence does.

    Args:
        question: Asks for yes or no.
        evidence: The passages found.
        settled: Sentences of them that are known to settle it already.
    """
    weights = Weights(question.text, [item.passage.text for item in evidence])
    found: list[Verdict] = []
    asked = take_whether(question.text)
    for item in evidence:
        for sentence in passage_sentences(item):
            if is_asking(sentence):
                continue  # "Critics say it came too late. Do you agree?"
            verdict = _judge(question, sentence, item, weights)
            if verdict is None:
                continue
            # Words that are all there do not tell who did it: parts do, where there is a verb.
            if asked is None or not asked.verb or verdict.denied_by or verdict.retracts:
                found.append(verdict)
    return _weighed([*found, *_told(question, settled, found, weights)])


def _told(
    question: Question, settled: Sequence[Settled], found: list[Verdict], weights: Weights
) -> Iterator[Verdict]:
    """What settles a question as a verdict; a sentence that is read two ways settles nothing."""
    for one in settled:
        known = next((v for v in found if v.sentence == one.sentence), None)
        if known is not None:
            if known.word in ("Yes", "No") and (known.word == "Yes") != one.positive:
                found.remove(known)
            continue
        text, title = one.sentence.text, one.evidence.article.title
        verdict = verdict_of(question, one, weights.coverage((text, 1.0), (title, 0.6)))
        if verdict is not None:
            yield verdict


def verdict_of(question: Question, settled: Settled, share: float) -> Verdict | None:
    """What a sentence that settles a question says, with who says or denies it."""
    sentence, item = settled.sentence, settled.evidence
    verdict = None
    if DENIED.search(sentence.text) and not DENIED.search(question.text):
        verdict = denied_in(sentence, item, share)
    return verdict or reported(question, sentence, item, share, positive=settled.positive)


def of_two_parties(found: Sequence[Verdict]) -> Verdict | None:
    """The only verdict; of two contrary ones a dispute where two parties say so, else none."""
    if len(found) < 2:
        return next(iter(found), None)
    parties = [verdict.claimed_by for verdict in found]
    told = parties[0] and parties[1] and not same_name(parties[0], parties[1])
    return _weighed(found) if told else None


def _weighed(found: Sequence[Verdict]) -> Verdict | None:
    """The best verdict; a dispute where one affirms what another says is denied, else no riddle."""
    back = next((verdict for verdict in found if verdict.retracts), None)
    if back is not None:
        return back
    best = max(found, key=lambda verdict: verdict.share, default=None)
    yes = max((v for v in found if v.word == "Yes"), key=lambda v: v.share, default=None)
    no = max((v for v in found if v.word == "No"), key=lambda v: v.share, default=None)
    if yes is None or no is None or best is None or best.word == "Disputed":
        return best
    if no.denied_by is None and no.claimed_by == yes.claimed_by:
        return None
    return replace(
        yes, word="Disputed", denial=no.sentence, denied_by=no.denied_by or no.claimed_by
    )


def _judge(
    question: Question, sentence: Sentence, item: Evidence, weights: Weights
) -> Verdict | None:
    text = sentence.text
    if text.rstrip().endswith("?"):
        return None
    opposite = opposite_in(question, text)
    before = text_before(sentence)
    wide = f"{text} {opposite}"
    share = weights.coverage((wide, 1.0), (before, 0.6), (item.article.title, 0.6))
    if share < _LEAST_SHARE or not numbers_there(question.text, text):
        return None
    if not _names_there(question, f"{text} {before} {item.article.title}"):
        return None
    if not tells_deed(question, sentence, reverses_of(question)):
        return None
    if not _predicate_there(question, wide):
        return None
    return _verdict(question, sentence, item, share, opposite)


def _predicate_there(question: Question, text: str) -> bool:
    """Whether most of what the question says of its names stands in the sentence itself.

    The names alone make up much of a question: "on the same side in Syria" is not told by
    whatever else the two did there.
    """
    named = {word for name in question.names for word in stems_of(name)}
    said = [word for word in question.stems if word not in named]
    held = stems_of(text)
    return sum(in_text(word, held) for word in said) * 2 >= len(said)


def _verdict(
    question: Question, sentence: Sentence, item: Evidence, share: float, opposite: str
) -> Verdict | None:
    text = sentence.text
    asked_denial = bool(DENIED.search(question.text))
    if DENIED.search(text) and not asked_denial:
        return denied_in(sentence, item, share)
    if NOT.search(question.text):
        return None  # "Isn't it not ...": what yes means is anybody's guess
    if is_retracted(text):
        return Verdict(word="No", sentence=sentence, evidence=item, share=share, retracts=True)
    negated = bool(negation_near(question, text)) != bool(opposite)
    if not negated and _HEDGED.search(text) and not _HEDGED.search(question.text):
        return None
    return reported(question, sentence, item, share, positive=not negated)


def numbers_there(question: str, text: str) -> bool:
    """Whether a text gives every number of a question."""
    given = {number.value for number in find_numbers(text)}
    return all(number.value in given for number in find_numbers(question))


def _names_there(question: Question, text: str) -> bool:
    held = stems_of(text)
    return all(any(in_text(word, held) for word in stems_of(name)) for name in question.names)
