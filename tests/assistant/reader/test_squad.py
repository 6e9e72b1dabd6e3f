from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.reader.squad import (
    auroc,
    calibration_error,
    exact_match,
    risk_coverage,
    token_f1,
)


def test_f1_of_a_hand_worked_pair() -> None:
    # "big red boat" against "red boat house": 2 shared of 3 and 3.
    assert token_f1("the big red boat", ["a red boat house"]) == pytest.approx(2 / 3)


def test_the_best_accepted_answer_counts() -> None:
    assert token_f1("Porto", ["Lisbon", "Porto"]) == 1.0
    assert exact_match("The Porto.", ["Lisbon", "porto"]) == 1.0


def test_an_empty_answer_is_right_only_where_there_is_none() -> None:
    assert token_f1("", []) == exact_match("", []) == 1.0
    assert token_f1("Porto", []) == token_f1("", ["Porto"]) == 0.0


def test_auroc_counts_ties_half() -> None:
    assert auroc([2, 1], [1, 0]) == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    assert math.isnan(auroc([], [1.0]))


def test_calibration_error_of_sure_but_half_right() -> None:
    assert calibration_error([0.9] * 10, [1, 0] * 5, bins=1) == pytest.approx(0.4)
    assert math.isnan(calibration_error([], []))


def test_risk_rises_as_more_is_answered() -> None:
    coverage, risk = risk_coverage(np.array([3, 2, 1, 0]), np.array([1, 1, 0, 0]))
    assert coverage == [0.25, 0.5, 0.75, 1.0]
    assert risk == pytest.approx([0, 0, 1 / 3, 0.5])
