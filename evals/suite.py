"""A suite file or arguments to the golden sets of a run."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import GoldenError, UsageError
from evals.golden import load_golden
from evals.records import GoldenItem

SUITE_PATH = Path(__file__).with_name("suite.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenSet:
    """Golden questions and the folder of articles that they are asked about."""

    name: str
    golden: Path
    articles: Path
    items: tuple[GoldenItem, ...]


def default_sets(path: Path = SUITE_PATH) -> list[GoldenSet]:
    """The sets of a suite file, in its order.

    Raises:
        GoldenError: If the file or one of its sets cannot be read.
        UsageError: If a folder of articles is missing, as in an installed package
            without the source tree.
    """
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["set"]
        entries = [(entry["name"], entry["golden"], entry["articles"]) for entry in listed]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise GoldenError(f"{path} is not a suite file: {error!r}") from error
    root = path.parent.parent
    return _checked([_load(name, root / gold, root / articles) for name, gold, articles in entries])


def given_sets(golden: Sequence[Path], articles: Sequence[Path]) -> list[GoldenSet]:
    """The sets named on the command line.

    Args:
        golden: Golden files, one or more.
        articles: One folder for all of them, or one for each in the same order.

    Raises:
        GoldenError: If a golden file cannot be used, or an id occurs twice.
        UsageError: If the numbers do not fit or a folder is missing.
    """
    if len(articles) not in {1, len(golden)}:
        raise UsageError(
            f"{len(golden)} golden files and {len(articles)} folders of articles: give one "
            "--articles for all, or one for each --golden."
        )
    folders = list(articles) * (len(golden) if len(articles) == 1 else 1)
    return _checked(
        [_load(path.stem, path, folder) for path, folder in zip(golden, folders, strict=True)]
    )


def _load(name: str, golden: Path, articles: Path) -> GoldenSet:
    if not articles.exists():
        raise UsageError(f"the articles {articles} of the golden set {golden} do not exist")
    items = tuple(load_golden(golden))
    if not items:
        raise GoldenError(f"{golden} holds no question")
    return GoldenSet(name=name, golden=golden, articles=articles, items=items)


def _checked(sets: list[GoldenSet]) -> list[GoldenSet]:
    seen: dict[str, Path] = {}
    for golden_set in sets:
        for item in golden_set.items:
            if item.item_id in seen:
                raise GoldenError(
                    f"the id {item.item_id} occurs twice: in {seen[item.item_id]} "
                    f"and in {golden_set.golden}"
                )
            seen[item.item_id] = golden_set.golden
    return sets
