"""A question for an account or a definition in, the sentences that give it out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.defining import defined
from assistant.evidence import Sentence, passage_sentences, text_before
from assistant.headings import is_heading
from assistant.matching import Weights
from assistant.premise import contradicts
from assistant.question import Expects, Kind, Question
from assistant.records import Evidence, Reading
from assistant.sentence_readings import (
    best_readings,
    is_named,
    read_in,
    reading_of,
    share_on_matter,
)
from assistant.speakers import denial_after
from index.sentences import split_sentences

_SLOPE, _MIDDLE = 10.0, 0.72


def asks_account(question: Question) -> bool:
    """Whether sentences, not spans, are to be read for this question, which asks for no reason."""
    told = question.kind is Kind.VALUE and question.expects is Expects.CLAUSE
    return told or question.kind is Kind.DEFINITION


def read_accounts(
    question: Question, evidence: Sequence[Evidence], spans: Sequence[Reading]
) -> list[Reading]:
    """Readings of whole sentences, best first.

    Args:
        question: How something came, or what somebody or something is.
        evidence: What to read.
        spans: What the span reader found; a sentence that it points into is
            the likelier for it.
    """
    weights = Weights(question.text, [item.passage.text for item in evidence])
    scored = [
        (item, sentence, _score(question, sentence, item, weights))
        for item in evidence
        for sentence in passage_sentences(item)
    ]
    # Where a sentence denies what is asked for, only one that is on the question may give it.
    is_denied = any(score is None for _, _, score in scored)
    readings: list[Reading] = []
    for item, sentence, score in scored:
        if score is None or (is_denied and score <= 0):
            continue
        score += 0.25 * read_in(sentence, spans)
        readings.append(reading_of(item, sentence, _SLOPE * (score - _MIDDLE)))
    return best_readings(readings)


def _score(
    question: Question, sentence: Sentence, item: Evidence, weights: Weights
) -> float | None:
    """How far a sentence is on what is asked and gives it, 0-1; None where it gives none at all."""
    if sentence.text.rstrip().endswith("?") or is_heading(sentence):
        return 0.0
    earlier = text_before(sentence)
    around = f"{sentence.text} {earlier} {item.article.title}"
    if any(not is_named(name, around) for name in question.names):
        return 0.0
    denied = contradicts(question, sentence.text) or denial_after(sentence)
    if denied and question.kind is not Kind.DEFINITION:
        return None  # the premise does not hold: there is nothing to tell of it
    share = share_on_matter(sentence, item, weights)
    asked = earlier.rstrip().endswith("?")
    if asked and (question.kind is not Kind.DEFINITION or _is_asked(weights, earlier)):
        # The same question put in an interview: what follows answers it.
        return max(share, 0.95 * weights.coverage((f"{earlier} {sentence.text}", 1.0)))
    if question.kind is Kind.DEFINITION:
        return 0.45 * share + 0.45 * defined(question.text, sentence.text).share
    return share


_THE_SAME = 0.9


def _is_asked(weights: Weights, earlier: str) -> bool:
    """Whether an interviewer asked the very question, and not only somebody of that name."""
    last = list(split_sentences(earlier))[-1:]
    return any(weights.coverage((earlier[a:b], 1.0)) >= _THE_SAME for a, b in last)
