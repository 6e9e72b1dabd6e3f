"""What is known about a reading → the numbers its probability is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reader.fit import content_stems, coverage, name_stems, span_fit
from assistant.reader.merge import contradicts
from assistant.reader.question import QuestionKind
from assistant.reader.weights import Calibration

FEATURES = ("margin", "answerable", "share", "misfit", "covered", "near", "names", "echo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what is looked up again for every reading."""

    text: str
    kind: QuestionKind
    stems: frozenset[str]
    names: frozenset[str]


def describe(
    asked: Asked,
    *,
    margin: float,
    answerable: float,
    share: float,
    answer: str,
    sentence: str,
    passage: str,
) -> tuple[float, ...]:
    """Numbers in the order of `FEATURES`.

    `covered`, `near` and `names` are shares of the question's words found in the passage
    (its title included), of its words in the sentence of the answer, and of its names in the
    passage. `misfit` is 1 when the answer is not of the kind asked for, `echo`
    when it only repeats words of the question.
    """
    held = content_stems(passage)
    said = content_stems(answer)
    echo = bool(said) and said <= asked.stems
    return (
        max(-20.0, min(20.0, margin)),
        max(-10.0, min(10.0, answerable)),
        share,
        1.0 if span_fit(asked.kind, answer) < 0 else 0.0,
        coverage(set(asked.stems), held),
        coverage(set(asked.stems), content_stems(sentence)),
        coverage(set(asked.names), held | name_stems(passage)),
        1.0 if echo else 0.0,
    )


LARGEST_LEAD = 6.0


def lead_of_best(scored: Sequence[tuple[float, str]]) -> tuple[int, float]:
    """Which answer is best, and by how much (log-odds) it leads what contradicts it.

    Args:
        scored: Log-odds and wording of every answer to one question; not empty.

    Returns:
        Its index, the first of equals, and the lead: 0 to `LARGEST_LEAD`, which also stands
        for having no rival.
    """
    best = max(range(len(scored)), key=lambda index: scored[index][0])
    score, text = scored[best]
    rivals = (other for other, said in scored if contradicts(said, text))
    return best, min(LARGEST_LEAD, score - max(rivals, default=score - LARGEST_LEAD))


def log_odds(calibration: Calibration, features: tuple[float, ...]) -> float:
    """Log-odds that the reading is right."""
    at: dict[str, float] = dict(zip(FEATURES, features, strict=True))
    weighed = zip(calibration.names, calibration.weights, strict=True)
    return calibration.bias + sum(weight * at[name] for name, weight in weighed)
