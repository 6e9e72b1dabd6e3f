"""What is known about a reading → the numbers its probability is made from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.reader.fit import content_stems, coverage, name_stems, span_fit
from assistant.reader.question import QuestionKind
from assistant.reader.weights import Calibration

FEATURES = ("margin", "answerable", "misfit", "covered", "near", "names", "echo")
VERIFIED_FEATURES = (*FEATURES, "quick")
"""Those of a verified reading: the verifier's, and the log-odds of the reader itself."""


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
        1.0 if span_fit(asked.kind, answer) < 0 else 0.0,
        coverage(asked.stems, held),
        coverage(asked.stems, content_stems(sentence)),
        coverage(asked.names, held | name_stems(passage)),
        1.0 if echo else 0.0,
    )


def log_odds(calibration: Calibration, features: tuple[float, ...]) -> float:
    """Log-odds that the reading is right."""
    at: dict[str, float] = dict(zip(VERIFIED_FEATURES[: len(features)], features, strict=True))
    weighed = zip(calibration.names, calibration.weights, strict=True)
    return calibration.bias + sum(weight * at[name] for name, weight in weighed)
