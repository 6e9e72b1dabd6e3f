"""Predicted and accepted answers → exact match and F1 as SQuAD computes them; ranking figures."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def squad_words(text: str) -> list[str]:
    """Lower-case, drop ASCII punctuation and English articles, split at white space.

    Source:
        The official evaluation script of SQuAD 1.1 and 2.0.
    """
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def exact_match(predicted: str, accepted: Sequence[str]) -> float:
    """1.0 if the answer equals one accepted; with none accepted, 1.0 for an empty answer."""
    return max(float(squad_words(predicted) == squad_words(gold)) for gold in accepted or [""])


def token_f1(predicted: str, accepted: Sequence[str]) -> float:
    """Best F1 of shared words over the accepted answers.

    `2 p r / (p + r)` with multiplicities. When either side is empty it is 1.0 if both are,
    else 0.0.
    """
    return max(_f1(squad_words(predicted), squad_words(gold)) for gold in accepted or [""])


def _f1(predicted: list[str], gold: list[str]) -> float:
    if not predicted or not gold:
        return float(predicted == gold)
    shared = sum((Counter(predicted) & Counter(gold)).values())
    if not shared:
        return 0.0
    precision, recall = shared / len(predicted), shared / len(gold)
    return 2 * precision * recall / (precision + recall)


def auroc(positive: ArrayLike, negative: ArrayLike) -> float:
    """Chance that a positive outscores a negative, ties counting half; nan if either is empty.

    Source:
        The Mann-Whitney U statistic over the number of pairs.
    """
    good, bad = np.asarray(positive, dtype=float), np.sort(np.asarray(negative, dtype=float))
    if not good.size or not bad.size:
        return float("nan")
    below = np.searchsorted(bad, good, side="left")
    upto = np.searchsorted(bad, good, side="right")
    return float((below + upto).mean() / 2 / bad.size)


def calibration_error(probability: ArrayLike, right: ArrayLike, *, bins: int = 10) -> float:
    """Expected calibration error: mean |accuracy - confidence| over bins of equal count.

    Source:
        Naeini et al. 2015, with quantile bins, so that no bin is nearly empty.
    """
    p, y = np.asarray(probability, dtype=float), np.asarray(right, dtype=float)
    if not p.size:
        return float("nan")
    parts = np.array_split(np.argsort(p, kind="stable"), min(bins, p.size))
    return float(sum(abs(p[i].mean() - y[i].mean()) * len(i) for i in parts) / p.size)


def risk_coverage(score: ArrayLike, right: ArrayLike) -> tuple[list[float], list[float]]:
    """Coverage and risk (both 0-1) as the threshold falls, the surest answer first."""
    order = np.argsort(-np.asarray(score, dtype=float), kind="stable")
    y = np.asarray(right, dtype=float)[order]
    count = np.arange(1, len(y) + 1)
    return (count / max(1, len(y))).tolist(), (1 - np.cumsum(y) / count).tolist()
