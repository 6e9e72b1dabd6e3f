# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for a reason or an account in, the sentences that give it out.

Spans are the wrong shape for "why": the answer is a sentence that deals with what is
asked and says what for, or, in an interview, what follows when the same was asked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.evidence import Sentence, passage_sentences, sentence_before
from assistant.matching import Weights
from assistant.question import Kind, Question
from assistant.records import Evidence, Reading

_CAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|as a result|in order to|so that|so as to|in retaliation|retaliat\w+|in response"
    r"|in protest|aimed at|aims? to|in a bid|intended to|meant to|the reason|reasons?|thanks to|caused?|causes|led to"
    r"|prompted|motivated|therefore|for the sake|in the hope|to (?:avoid|prevent|help|stop|protect|secure|ensure|show"
    r"|make|give|support|reduce|end|ease)|as (?:it|he|she|they)|after|worried|concerned|fear\w*|wants? to)\b",
    re.IGNORECASE,
)
_SLOPE, _MIDDLE = 10.0, 0.72
_KINDS = {Kind.REASON}


def reads_as_reason(question: Question) -> bool:
    """Whether sentences, not spans, are to be read for this question."""
    return question.kind in _KINDS


def read_reasons(
    question: Question, evidence: Sequence[Evidence], spans: Sequence[Reading]
) -> list[Reading]:
    """Readings of whole sentences, best first.

    Args:
        question: Why something is, or how it came.
        evidence: What to read.
        spans: What the span reader found; a sentence that it points into is
            the likelier for it.
    """
    weights = Weights(question.text, [item.passage.text for item in evidence])
    readings: list[Reading] = []
    for item in evidence:
        for sentence in passage_sentences(item):
            score = _score(sentence, item, weights)
            hinted = max((s.probability for s in spans if _inside(s, sentence)), default=0.0)
            readings.append(_reading(item, sentence, score + 0.25 * hinted))
    return sorted(readings, key=lambda reading: -reading.score)[:12]


def _score(sentence: Sentence, item: Evidence, weights: Weights) -> float:
    if sentence.text.rstrip().endswith("?"):
        return 0.0
    before = sentence_before(sentence)
    earlier = before.text if before else ""
    share = weights.coverage((sentence.text, 1.0), (earlier, 0.6), (item.article.title, 0.7))
    if earlier.rstrip().endswith("?"):
        # The same question put in an interview: what follows answers it.
        return max(share, 0.95 * weights.coverage((f"{earlier} {sentence.text}", 1.0)))
    return 0.85 * share + (0.15 if _CAUSE.search(sentence.text) else 0.0)


def _inside(reading: Reading, sentence: Sentence) -> bool:
    return (
        reading.start < sentence.end
        and sentence.start < reading.end
        and (reading.passage.article_id == sentence.article.article_id)
    )


def _reading(item: Evidence, sentence: Sentence, score: float) -> Reading:
    start = max(sentence.start, item.passage.start)
    end = min(sentence.end, item.passage.end)
    log_odds = _SLOPE * (score - _MIDDLE)
    return Reading(
        passage=item.passage,
        text=item.article.text[start:end],
        start=start,
        end=end,
        score=log_odds,
        probability=1 / (1 + math.exp(-log_odds)),
    )
