"""A language model as judge is read strictly, held against labels, and reported apart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from asking import scored

from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import Meter
from evals.judge import (
    Calibration,
    Label,
    calibrate,
    cohen_kappa,
    corrected_share,
    judge_results,
    llm_judge,
    load_labels,
    read_opinion,
)


class Opinionated:
    """Calls every answer right, in two pieces, and says what that took."""

    name = "scripted:judge"
    context_window = 4096

    def __init__(self) -> None:
        self.asked: list[str] = []

    def stream(
        self,
        messages: Sequence[Message],
        *,
        schema: Mapping[str, Any] | None = None,
        timeout_s: float | None = None,
    ) -> Iterator[str | Usage]:
        self.asked.append(messages[-1].content)
        yield "RI"
        yield "GHT"
        yield Usage(prompt_tokens=50, reply_tokens=1)


def test_a_model_sees_question_gold_and_answer_and_its_tokens_are_counted():
    model, meter = Opinionated(), Meter()
    results = scored()
    labels = [Label(question="Who?", expected="Ann", answer="Ann", right=True)]
    opinion = judge_results(llm_judge(model, meter=meter), results, labels)
    assert opinion["share called right"] == "1.00"
    assert opinion["corrected for its errors"] == "unknown"  # no wrong answer is labelled
    assert all(part in model.asked[1] for part in ("Question 0?", "Monday"))
    assert meter.total == Usage(prompt_tokens=50 * 7, reply_tokens=7)


def test_a_judge_is_read_strictly():
    assert read_opinion("RIGHT.") is True
    assert read_opinion("I say: **WRONG**") is False
    assert read_opinion("RIGHT or WRONG?") is None
    assert read_opinion("") is None


def test_kappa_and_correction_by_hand():
    # 3 of 4 agree; chance agreement is 0.5: kappa 0.5
    pairs = [(True, True), (True, True), (False, False), (False, True)]
    assert cohen_kappa(pairs) == pytest.approx((0.75 - 0.5) / 0.5)
    assert cohen_kappa([]) is None
    assert cohen_kappa([(True, True)]) is None
    skilled = Calibration(n=1, unusable=0, sensitivity=0.9, specificity=0.8, kappa=None)
    # Rogan-Gladen: (0.62 + 0.8 - 1) / (0.9 + 0.8 - 1)
    assert corrected_share(0.62, skilled) == pytest.approx(0.6)
    chance = Calibration(n=1, unusable=0, sensitivity=0.5, specificity=0.5, kappa=None)
    assert corrected_share(0.6, chance) is None


def test_a_judge_is_calibrated_on_the_labels():
    labels = load_labels()
    assert len(labels) >= 20
    truth = {(label.question, label.answer): label.right for label in labels}
    perfect = calibrate(lambda q, e, a: truth[q, a], labels)
    assert (perfect.sensitivity, perfect.specificity, perfect.kappa) == (1, 1, 1)
    lenient = calibrate(lambda q, e, a: True, labels)
    assert (lenient.sensitivity, lenient.specificity) == (1, 0)
    mute = calibrate(lambda q, e, a: None, [Label(question="", expected="", answer="", right=True)])
    assert mute.unusable == 1
