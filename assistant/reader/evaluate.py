"""Shipped reader + development questions → the figures and plots of the model card.

    python -m assistant.reader.evaluate --data ../shared/reader/dev.json.gz

Probabilities are judged with weights fitted on the other half of the articles, so that no
figure is measured on what it was fitted to; the shipped calibration is fitted on both halves.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from assistant.reader import pins
from assistant.reader.calibrate import (
    RETRIEVED,
    crossed,
    fit,
    is_right,
    open_reader,
    predict_all,
    summary,
    top,
)
from assistant.reader.predict import Judged, Prediction, sample
from assistant.reader.squad import auroc, calibration_error, risk_coverage
from assistant.reader.timing import loaded_memory_mb, read_times_ms
from assistant.reader.weights import WEIGHTS_DIR, Calibration, load_calibration

Scored = tuple[Prediction, Judged | None, float]


def by_source(scored: Sequence[Scored]) -> dict[str, dict[str, float]]:
    """Exact match and F1 (0-100) of the answerable questions, by source.

    The span is the one with the best log-odds; abstaining is not offered.
    """
    table: dict[str, dict[str, float]] = {}
    for source in sorted({p.source for p, _, _ in scored}):
        found = [best for p, best, _ in scored if p.source == source and p.answerable]
        if found:
            table[source] = {
                "questions": len(found),
                "em": 100 * _mean(best.em if best else 0.0 for best in found),
                "f1": 100 * _mean(best.f1 if best else 0.0 for best in found),
            }
    return table


def with_abstention(scored: Sequence[Scored], threshold: float) -> dict[str, float]:
    """SQuAD 2.0's HasAns, NoAns and overall F1 (0-100) at a log-odds threshold."""
    has = [
        (best.f1 if best and score >= threshold else 0.0)
        for p, best, score in scored
        if p.answerable
    ]
    none = [float(score < threshold) for p, _, score in scored if not p.answerable]
    return {
        "has_answer_f1": 100 * _mean(has),
        "no_answer_f1": 100 * _mean(none),
        "overall_f1": 100 * _mean([*has, *none]),
    }


def best_threshold(scored: Sequence[Scored]) -> float:
    """The log-odds threshold with the highest overall F1, as SQuAD 2.0's script finds it."""
    order = sorted(scored, key=lambda item: -item[2])
    total = float(sum(not p.answerable for p, _, _ in scored))
    top_total, edge = total, float("inf")
    for prediction, best, score in order:
        total += (best.f1 if best else 0.0) if prediction.answerable else -1.0
        if total > top_total:
            top_total, edge = total, score
    return edge


def abstention(scored: Sequence[Scored], shipped: float) -> dict[str, object]:
    """How well the score tells questions that the paragraph answers from those it does not."""
    return {
        "auroc": auroc(
            [score for p, _, score in scored if p.answerable],
            [score for p, _, score in scored if not p.answerable],
        ),
        "at_best_threshold": with_abstention(scored, best_threshold(scored)),
        "at_shipped_threshold": with_abstention(scored, shipped),
    }


def report(predictions: Sequence[Prediction], shipped: Calibration) -> dict[str, object]:
    """All figures that follow from the predictions."""
    pairs = crossed(predictions, shipped.weights_sha256)
    scored: list[Scored] = [(p, *top(p, c)) for p, c in pairs]
    gold = [item for item in scored if item[0].setting == "gold"]
    squad = [item for item in gold if item[0].source == "squad2.0-dev"]
    sibling = [item for item in scored if item[0].setting == "sibling"]
    near = {p.source for p, _, _ in sibling}
    logit = float(np.log(shipped.threshold / (1 - shipped.threshold)))
    return {
        "gold_paragraph": by_source(gold),
        "squad2": abstention(squad, logit),
        "same_article_auroc": auroc(
            [s for p, _, s in gold if p.answerable and p.source in near],
            [s for _, _, s in sibling],
        ),
        "retrieved": summary(pairs),
        "corpus": summary([(p, c) for p, c in pairs if p.setting in ("open", "removed")]),
        "news": summary([(p, c) for p, c in pairs if p.setting == "news"]),
        "calibration_error_by_setting": {
            setting: calibration_error(
                [1 / (1 + np.exp(-s)) for p, _, s in scored if p.setting in settings],
                [is_right(p, best) for p, best, _ in scored if p.setting in settings],
            )
            for setting, settings in (
                ("retrieved", RETRIEVED),
                ("gold and same article", ("gold", "sibling")),
            )
        },
        "threshold": shipped.threshold,
        "weights_sha256": shipped.weights_sha256,
    }


def compare_networks(small: Path, full: Path, data: Path, count: int) -> dict[str, float]:
    """F1 of the int8 and the fp32 network on the same answerable questions."""
    from assistant.reader.corpus import read_corpus
    from assistant.reader.predict import predict_gold

    corpus = read_corpus(data)
    rows = [row for row in sample(corpus.rows, count) if not row.impossible]
    found: dict[str, float] = {"questions": len(rows)}
    for name, path in (("int8", small), ("fp32", full)):
        reader = open_reader(path, pinned=False)
        calibration = load_calibration()
        made = predict_gold(reader, corpus, rows, lambda: None)
        bests = [top(p, calibration)[0] for p in made]
        found[f"{name}_f1"] = 100 * _mean(best.f1 if best else 0.0 for best in bests)
    return found


def draw(predictions: Sequence[Prediction], shipped: Calibration, folder: Path) -> None:
    """Write the reliability and risk-coverage plots over retrieved passages."""
    from assistant.reader.plots import plot_reliability, plot_risk_coverage

    pairs = crossed(predictions, shipped.weights_sha256)
    scored = [(p, *top(p, c)) for p, c in pairs if p.setting in RETRIEVED]
    probability = [1 / (1 + float(np.exp(-score))) for _, _, score in scored]
    right = [is_right(p, best) for p, best, _ in scored]
    plot_reliability(probability, right, folder / "reliability.svg")
    coverage, risk = risk_coverage(probability, right)
    shown = float(np.mean([value >= shipped.threshold for value in probability]))
    plot_risk_coverage(coverage, risk, shown, folder / "risk-coverage.svg")


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else float("nan")


def main() -> None:
    """Evaluate from the command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.reader.evaluate")
    parser.add_argument("--data", default="../shared/reader/dev.json.gz")
    parser.add_argument("--count", type=int, default=0, help="questions a source, 0 for all")
    parser.add_argument("--open-count", type=int, default=250, help="the same, over a corpus")
    parser.add_argument("--out", default="docs/reader")
    parser.add_argument("--fp32", help="the fp32 network, to compare int8 with")
    parser.add_argument("--calibrate", action="store_true", help="also write the calibration")
    args = parser.parse_args()
    weights = WEIGHTS_DIR / pins.WEIGHTS_FILE
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    found = predict_all(
        open_reader(weights), Path(args.data), count=args.count, open_count=args.open_count
    )
    if args.calibrate:
        fitted = fit(found, pins.WEIGHTS_SHA256)
        (WEIGHTS_DIR / pins.CALIBRATION_FILE).write_text(fitted.to_json(), encoding="utf-8")
    shipped = load_calibration()
    figures: dict[str, object] = {
        "read_ms": read_times_ms(),
        "memory_mb": loaded_memory_mb(),
    } | report(found, shipped)
    if args.fp32:
        figures["int8_against_fp32"] = compare_networks(
            weights, Path(args.fp32), Path(args.data), 150
        )
    draw(found, shipped, out)
    text = json.dumps(_rounded(figures), indent=2) + "\n"
    (out / "figures.json").write_text(text, encoding="utf-8")
    print(text)


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {key: _rounded(inner) for key, inner in items}
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
