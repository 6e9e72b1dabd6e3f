"""Probabilities and their log-odds."""

from __future__ import annotations

import math

_LEAST = 1e-4
_SURELY_NOT = -60.0


def probability_of(log_odds: float) -> float:
    """The probability (0-1) of log-odds."""
    if log_odds < _SURELY_NOT:
        return 0.0  # `exp` would overflow further down
    return 1 / (1 + math.exp(-log_odds))


def log_odds_of(probability: float) -> float:
    """The log-odds of a probability, which is held off 0 and 1."""
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
