"""A run and a gates file to the same file with the run's own lower bounds as floors."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from evals.records import Result
from evals.score import values_of
from evals.stats import lower_bound
from index.seal import replace_text

STEP = 0.05
_BLOCK = re.compile(r"^\[\[floor\]\]\n(?:(?!\[).*\n?)*", re.MULTILINE)
_SCORE = re.compile(r'^score = "(?P<name>[^"]+)".*$', re.MULTILINE)
_CATEGORY = re.compile(r'^category = "(?P<name>[^"]+)".*$', re.MULTILINE)
_FLOOR = re.compile(r"^floor = .*$", re.MULTILINE)


def write_floors(path: Path, results: Sequence[Result]) -> int:
    """Set every floor of a gates file to what a run has shown, rounded down to 0.05.

    Order, comments and everything else of the file stay; a crash leaves the old file or
    the new one. A floor whose score applies to
    no question of the run stays as it is.

    Returns:
        How many floors were set.
    """
    text = path.read_text(encoding="utf-8")
    set_anew = 0

    def renew(found: re.Match[str]) -> str:
        nonlocal set_anew
        block, changed = _renewed(found.group(), results)
        set_anew += changed
        return block

    replace_text(path, _BLOCK.sub(renew, text))
    return set_anew


def _renewed(block: str, results: Sequence[Result]) -> tuple[str, bool]:
    score, category = _SCORE.search(block), _CATEGORY.search(block)
    if score is None:
        return block, False
    scored = values_of(results, score["name"], category["name"] if category else None)
    if not scored:
        return block, False
    values = [value for value, _ in scored]
    low = lower_bound(values, [result.item.cluster for _, result in scored])
    mean = sum(values) / len(values)
    measured = f'score = "{score["name"]}" # measured: {mean:.3f}, at least {low:.3f}'
    block = _SCORE.sub(measured, block)
    return _FLOOR.sub(f"floor = {rounded_down(low):.2f}", block), True


def rounded_down(low: float) -> float:
    """The next multiple of `STEP` that is not above `low`."""
    return math.floor(low / STEP + 1e-9) * STEP
