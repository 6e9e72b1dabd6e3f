"""A question that the articles do not answer in, an honest refusal with its reason out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import CitationList
from assistant.compose import resolved_text
from assistant.evidence import Sentence, passage_sentences
from assistant.matching import Weights
from assistant.premise import contradicts
from assistant.question import Kind, Question
from assistant.records import Answer, Evidence, Outcome

_NEAREST = 3
_PREMISE = 0.6  # share of the question that a sentence must cover to contradict it
_ON_TOPIC = 0.35  # share of the question that the nearest sentence must cover
_ALIKE = 0.42  # or the cosine of question and passage, for a topic in other words


def abstained(question: Question, reason: str, nearest: Sequence[Sentence] = ()) -> Answer:
    """Build the refusal; the nearest sentences are shown as such, never as support."""
    cited = CitationList()
    cited.marks(nearest)
    shown = cited.citations()
    return Answer(
        question=question.text,
        text=reason,
        short=None,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        nearest=shown,
    )


def not_found(question: Question, evidence: Sequence[Evidence]) -> Answer:
    """Say which of the reasons holds: no such articles, no such topic, or not this fact."""
    within = question.limits.show()
    if not evidence:
        return abstained(question, f"There are no articles{within}.")
    ranked = nearest_sentences(question, evidence)
    alike = any((item.similarity or 0) >= _ALIKE for item in evidence)
    if not ranked or (ranked[0][0] < _ON_TOPIC and not alike):
        return abstained(question, f"The articles{within} say nothing about this topic.")
    opposite = next((s for share, s in ranked[:_NEAREST] if _is_opposite(question, share, s)), None)
    if opposite is not None:
        return abstained(
            question, f"The articles say otherwise: {resolved_text(opposite)}", [opposite]
        )
    reason = f"The articles{within} deal with this topic but do not give this fact."
    return abstained(question, reason, [sentence for _, sentence in ranked[:_NEAREST]])


def _is_opposite(question: Question, share: float, sentence: Sentence) -> bool:
    """Whether a near sentence denies the question's premise rather than just missing it."""
    asks_whether = question.kind is Kind.YES_NO
    return share >= _PREMISE and not asks_whether and contradicts(question, sentence.text)


def is_on_topic(question: Question, evidence: Evidence) -> bool:
    """Whether some sentence of a passage covers enough of the question."""
    ranked = nearest_sentences(question, [evidence])
    return bool(ranked) and ranked[0][0] >= _ON_TOPIC


def nearest_sentences(
    question: Question, evidence: Sequence[Evidence]
) -> list[tuple[float, Sentence]]:
    """Sentences that cover most of the question, with the share covered, best first."""
    weights = Weights(question.text, [item.passage.text for item in evidence])
    scored: dict[tuple[str, int], tuple[float, Sentence]] = {}
    for item in evidence:
        for sentence in passage_sentences(item):
            share = weights.coverage((sentence.text, 1.0), (item.article.title, 0.6))
            scored[item.article.article_id, sentence.start] = (share, sentence)
    return sorted(scored.values(), key=lambda pair: -pair[0])
