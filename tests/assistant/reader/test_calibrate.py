from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.reader.calibrate import choose_threshold, fit, logistic, signed_logistic, top
from assistant.reader.features import FEATURES, log_odds
from assistant.reader.predict import Judged, Prediction
from assistant.reader.weights import Calibration


def judged(margin: float, f1: float) -> Judged:
    features = tuple(margin if name == "margin" else 0.5 for name in FEATURES)
    return Judged(features=features, text="x", passage="p", em=f1, f1=f1)


def prediction(*candidates: Judged, answerable: bool = True, setting: str = "open") -> Prediction:
    return Prediction(
        row="r",
        source="s",
        group="g",
        setting=setting,
        answerable=answerable,
        candidates=candidates,
    )


PLAIN = Calibration(names=("margin",), weights=(1.0,), bias=0.0, threshold=0.5, weights_sha256="")


def test_logistic_finds_the_odds_of_two_groups() -> None:
    # 1 of 4 right at x = 0, 3 of 4 right at x = 1: log-odds -log 3 and +log 3.
    x = np.array([[0.0]] * 4 + [[1.0]] * 4)
    y = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=float)
    weights, bias = logistic(x, y, np.ones(8), ridge=1e-9)
    assert bias == pytest.approx(-math.log(3), abs=1e-3)
    assert weights[0] + bias == pytest.approx(math.log(3), abs=1e-3)


def test_a_feature_with_the_wrong_sign_gets_no_weight() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(400, len(FEATURES)))
    misfit = FEATURES.index("misfit")
    y = (x[:, 0] + x[:, misfit] > 0).astype(float)
    weights, _ = signed_logistic(x, y, np.ones(400), FEATURES)
    assert weights[misfit] == 0.0
    assert weights[0] > 0


def test_the_candidate_with_the_highest_log_odds_is_taken() -> None:
    best, score = top(prediction(judged(1, 0), judged(4, 1)), PLAIN)
    assert best is not None
    assert best.f1 == 1
    assert score == pytest.approx(4)


def test_no_candidate_is_a_sure_no() -> None:
    assert top(prediction(), PLAIN) == (None, -20.0)


def test_the_threshold_is_as_strict_as_the_share_to_answer_allows() -> None:
    asked = [prediction(judged(n / 50 - 1, 1)) for n in range(100)]
    asked += [prediction(judged(9, 0), answerable=False)] * 50
    edge = choose_threshold(PLAIN, asked)
    shares = [1 / (1 + math.exp(-top(p, PLAIN)[1])) for p in asked[:100]]
    assert 82 <= sum(share >= edge for share in shares) <= 84


def test_a_fitted_calibration_ranks_right_above_wrong() -> None:
    rng = np.random.default_rng(1)
    made = [
        prediction(judged(float(m), float(m + rng.normal() > 0)), judged(float(m) - 2, 0.0))
        for m in rng.normal(0, 3, 300)
    ]
    fitted = fit(made, "ab")
    assert fitted.weights_sha256 == "ab"
    assert log_odds(fitted, judged(3, 1).features) > log_odds(fitted, judged(-3, 0).features)
