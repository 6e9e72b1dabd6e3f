"""Predictions on development questions → calibration weights and the no-answer threshold.

    python -m assistant.reader.calibrate --data ../shared/reader/dev.json.gz
    python -m assistant.reader.calibrate --verifier     # the reader with its verifier behind it

A logistic regression over the top reading of each question, over retrieved passages, half of
the time from a corpus that cannot answer, and over news articles with questions that they
nearly answer: that is how the reader is used.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.reader import pins
from assistant.reader.corpus import join_corpora, read_corpus
from assistant.reader.features import VERIFIED_FEATURES, log_odds
from assistant.reader.news import news_files, read_news
from assistant.reader.predict import (
    OPEN_SOURCES,
    Judged,
    Prediction,
    Proposes,
    predict_gold,
    predict_news,
    predict_open,
    predict_sibling,
    sample,
)
from assistant.reader.reader import SpanReader
from assistant.reader.squad import calibration_error
from assistant.reader.tokens import load_tokenizer
from assistant.reader.verified import VerifiedReader
from assistant.reader.weights import (
    READER,
    VERIFIER,
    WEIGHTS_DIR,
    Calibration,
    SpanNetwork,
    VerifierNetwork,
    check_sha256,
    sha256_of,
)

RIGHT_F1 = 0.6
ROUNDS = 4
RETRIEVED = ("open", "removed", "news")
LEAST_ANSWERED = 0.82
NEWS_TIMES = 7
"""Questions on news for each one of a source over a corpus: news is what is asked about."""
_AGAINST = frozenset({"misfit", "echo"})
_START = {"margin": 0.25, "answerable": 0.5, "names": 2.0}


def top(prediction: Prediction, calibration: Calibration) -> tuple[Judged | None, float]:
    """The candidate with the highest log-odds, and these; (None, -20) without candidates."""
    scored = [(log_odds(calibration, c.features), c) for c in prediction.candidates]
    if not scored:
        return None, -20.0
    score, best = max(scored, key=lambda pair: pair[0])
    return best, score


def is_right(prediction: Prediction, candidate: Judged | None) -> bool:
    """Whether the candidate answers: an answer is there and the words mostly agree."""
    return prediction.answerable and candidate is not None and candidate.f1 >= RIGHT_F1


def first_guess(digest: str) -> Calibration:
    """Plain weights to rank candidates with before any are fitted."""
    return Calibration(
        names=tuple(_START),
        weights=tuple(_START.values()),
        bias=-1.0,
        threshold=0.5,
        weights_sha256=digest,
    )


def fit(predictions: Sequence[Prediction], digest: str) -> Calibration:
    """Weigh the features of the readings that are shown: the top one of each question.

    Which one is on top depends on the weights, so both are found in turn. Runners-up are left
    out: they teach which span of a passage is best, at the cost of whether any is.

    Args:
        predictions: Those over retrieved passages are used, if there are any.
        digest: SHA-256 of the weights they were made with.
    """
    asked = [p for p in predictions if p.setting in RETRIEVED] or list(predictions)
    asked = [p for p in asked if p.candidates]
    fitted = first_guess(digest)
    for _ in range(ROUNDS):
        tops = [(top(p, fitted)[0], p) for p in asked]
        x = np.array([best.features for best, _ in tops if best])
        y = np.array([is_right(p, best) for best, p in tops], dtype=float)
        names = VERIFIED_FEATURES[: x.shape[1]]
        weights, bias = signed_logistic(x, y, np.ones(len(y)), names)
        fitted = replace(fitted, names=names, weights=tuple(float(w) for w in weights), bias=bias)
    return replace(fitted, threshold=choose_threshold(fitted, asked))


def choose_threshold(calibration: Calibration, predictions: Sequence[Prediction]) -> float:
    """The strictest probability that still answers `LEAST_ANSWERED` of what can be answered.

    Strict rather than lenient: a wrong answer is worse than an abstention.
    """
    scores = [top(p, calibration)[1] for p in predictions if p.answerable]
    if not scores:
        return 0.5
    edge = float(np.quantile(scores, 1 - LEAST_ANSWERED))
    return round(1 / (1 + float(np.exp(-edge))) - 0.0005, 3)


def signed_logistic(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    weight: NDArray[np.float64],
    names: Sequence[str],
) -> tuple[NDArray[np.float64], float]:
    """Logistic weights with the signs that make sense; a feature that will not obey gets 0.

    A small sample may say that dates answer "how many" better than numbers do: it is wrong.
    """
    signs = np.array([-1.0 if name in _AGAINST else 1.0 for name in names])
    kept = np.ones(len(names), dtype=bool)
    while True:
        found, bias = logistic(x[:, kept], y, weight)
        wrong = found * signs[kept] < 0
        if not wrong.any():
            weights = np.zeros(len(names))
            weights[kept] = found
            return weights, bias
        kept[np.flatnonzero(kept)[wrong]] = False


def logistic(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    weight: NDArray[np.float64],
    *,
    ridge: float = 1.0,
    rounds: int = 40,
) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic regression, by Newton's method.

    `ridge` is the penalty on squared weights of standardised columns; the bias goes free.
    """
    mean, spread = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    penalty = np.full(z.shape[1], ridge)
    penalty[-1] = 1e-6
    beta = np.zeros(z.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        slope = z.T @ (weight * (p - y)) + penalty * beta
        bend = (z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        move = np.linalg.solve(bend, slope)
        beta -= move
        if float(np.abs(move).max()) < 1e-6:
            break
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def crossed(predictions: Sequence[Prediction], digest: str) -> list[tuple[Prediction, Calibration]]:
    """Every prediction with a calibration fitted on the other half of the articles."""
    halves: tuple[list[Prediction], list[Prediction]] = ([], [])
    for prediction in predictions:
        halves[zlib.crc32(prediction.group.encode()) % 2].append(prediction)
    found: list[tuple[Prediction, Calibration]] = []
    for here, there in (halves, halves[::-1]):
        calibration = fit(there, digest)
        found += [(prediction, calibration) for prediction in here]
    return found


def predict_all(reader: Proposes, data: Path, *, count: int, open_count: int) -> list[Prediction]:
    """Predictions in every setting, with a line of progress now and then."""
    corpus = read_corpus(data)
    rows = sample(corpus.rows, count)
    near = [r for r in rows if r.source.startswith(("squad2", "squadshifts-new", "qed"))]
    retrieved = sample([r for r in corpus.rows if r.source in OPEN_SOURCES], open_count)
    news = join_corpora([read_news(path, dev=True) for path in news_files()])
    news = replace(news, rows=tuple(sample(news.rows, NEWS_TIMES * open_count)))
    tokenizer = load_tokenizer()
    seen = 0

    def count_tokens(text: str) -> int:
        return len(tokenizer.encode(text, add_special_tokens=False).ids)

    def tick() -> None:
        nonlocal seen
        seen += 1
        if seen % 500 == 0:
            print(f"{seen} questions read", flush=True)

    return [
        *predict_gold(reader, corpus, rows, tick),
        *predict_sibling(reader, corpus, near, tick),
        *predict_open(reader, corpus, retrieved, tick),
        *predict_news(reader, news, count_tokens, tick),
    ]


def open_reader(weights: Path, *, pinned: bool = True) -> SpanReader:
    """A reader whose calibration does not matter yet."""
    if pinned:
        check_sha256(weights, pins.WEIGHTS_SHA256)
    network = SpanNetwork(weights)
    return SpanReader(network, load_tokenizer(), first_guess(pins.WEIGHTS_SHA256))


def main() -> None:
    """Calibrate from the command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.reader.calibrate")
    parser.add_argument("--data", default="../shared/reader/dev.json.gz")
    parser.add_argument("--verifier", action="store_true", help="with the verifier behind it")
    parser.add_argument("--weights", help="the network that is calibrated, where not the shipped")
    parser.add_argument("--count", type=int, default=300, help="questions a source, 0 for all")
    parser.add_argument("--open-count", type=int, default=200, help="the same, over a corpus")
    parser.add_argument("--out", help="the file that is written, where not the shipped")
    args = parser.parse_args()
    pinned = VERIFIER if args.verifier else READER
    weights = Path(args.weights or WEIGHTS_DIR / pinned.weights)
    if args.verifier:
        guess = first_guess(pinned.sha256)
        deep = SpanReader(VerifierNetwork(weights), load_tokenizer(), guess)
        reader = VerifiedReader(SpanReader.load(), deep, guess)
    else:
        reader = open_reader(weights, pinned=False)
    found = predict_all(reader, Path(args.data), count=args.count, open_count=args.open_count)
    digest = pinned.calibrated(sha256_of(weights))
    calibration = fit(found, digest)
    target = Path(args.out or WEIGHTS_DIR / pinned.calibration)
    target.write_text(calibration.to_json(), encoding="utf-8")
    print(json.dumps(summary(crossed(found, digest)), indent=1))
    print(calibration.to_json())


def summary(pairs: Sequence[tuple[Prediction, Calibration]]) -> dict[str, float]:
    """Held-out calibration error and answering rates at the fitted thresholds."""
    asked = [(p, c) for p, c in pairs if p.setting in RETRIEVED]
    rows: list[tuple[bool, bool, float, bool]] = []
    for prediction, calibration in asked:
        best, score = top(prediction, calibration)
        probability = 1 / (1 + float(np.exp(-score)))
        answered = probability >= calibration.threshold
        rows.append((prediction.answerable, is_right(prediction, best), probability, answered))
    there = [row for row in rows if row[0]]
    gone = [row for row in rows if not row[0]]
    answered = [row for row in rows if row[3]]
    return {
        "questions": len(rows),
        "calibration_error": calibration_error([r[2] for r in rows], [r[1] for r in rows]),
        "answered_of_answerable": float(np.mean([row[3] for row in there])),
        "right_of_answerable": float(np.mean([row[1] for row in there])),
        "answered_of_unanswerable": float(np.mean([row[3] for row in gone])),
        "right_of_answered": float(np.mean([row[1] for row in answered])) if answered else 0.0,
    }


if __name__ == "__main__":
    main()
