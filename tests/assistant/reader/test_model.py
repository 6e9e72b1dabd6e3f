"""The training loss on logits worked out by hand, and a network of toy size."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch")

from assistant.reader.model import losses  # noqa: E402


def _loss(start: list[list[float]], spans: list[list[int]], pair: list[int]) -> dict[str, float]:
    count = len(start)
    logits = torch.tensor(start)
    allowed = torch.zeros_like(logits, dtype=torch.bool)
    allowed[:, 2:] = True
    answerable = torch.tensor([float(any(s[0] == i for s in spans)) for i in range(count)])
    found = losses(
        (logits, torch.zeros_like(logits), torch.zeros(count)),
        allowed,
        torch.tensor(spans, dtype=torch.long).reshape(-1, 3),
        answerable,
        torch.tensor(pair),
    )
    return {name: float(value) for name, value in found.items()}


def test_span_loss_of_a_hand_worked_case() -> None:
    # Starts: [CLS] 0, question masked, passage log 2 and 0 -> P(first) = 2/4; ends uniform 1/3.
    found = _loss([[0.0, 9.0, math.log(2), 0.0]], [[0, 2, 2]], [0])
    assert found["span"] == pytest.approx(-math.log(2 / 4 * 1 / 3), abs=1e-4)


def test_all_right_spans_count_together() -> None:
    one = _loss([[0.0, 9.0, 1.0, 0.0]], [[0, 2, 2]], [0])
    both = _loss([[0.0, 9.0, 1.0, 0.0]], [[0, 2, 2], [0, 3, 3]], [0])
    assert both["span"] < one["span"]


def test_no_answer_is_the_null_span() -> None:
    found = _loss([[math.log(2), 9.0, 0.0, 0.0]], [], [0])
    assert found["span"] == pytest.approx(-math.log(2 / 4 * 1 / 3), abs=1e-4)
    assert found["shared"] == 0.0


def test_readings_of_one_question_share_their_normalisation() -> None:
    alone = _loss([[0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 5.0, 0.0]], [[0, 2, 2]], [0, 1])
    together = _loss([[0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 5.0, 0.0]], [[0, 2, 2]], [0, 0])
    assert together["shared"] > alone["shared"]
    assert together["span"] == pytest.approx(alone["span"])
