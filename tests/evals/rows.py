"""Golden files as bare rows, and what both kinds of shipped questions are held to.

The tests of the data read it with nothing but the files themselves, so that a fault of the suite's
own reader cannot hide one of the data.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Item = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {
    "id",
    "question",
    "history",
    "as_of",
    "category",
    "tags",
    "cluster",
    "answerable",
    "facts",
    "forbidden",
    "evidence",
    "refusal_reason",
    "conflict",
    "variant_of",
    "perturbation",
    "author",
    "added_in",
}


def read_rows(path: Path) -> list[Item]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def normalise(text: str) -> str:
    """Lower-case words of `text` without punctuation; thousands separators dropped."""
    folded = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text).lower())
    return " ".join(re.findall(r"[^\W_]+", folded))


def occurs(phrase: str, text: str) -> bool:
    return f" {normalise(phrase)} " in f" {normalise(text)} "


def repeated_ids(items: Sequence[Item]) -> list[str]:
    return [name for name, count in Counter(item["id"] for item in items).items() if count > 1]


def asked_twice(items: Sequence[Item]) -> list[tuple[str, str]]:
    """Questions that occur more than once with the same history."""
    asked = Counter((normalise(item["question"]), json.dumps(item["history"])) for item in items)
    return [key for key, count in asked.items() if count > 1]


def misshapen(item: Item, categories: set[str]) -> list[str]:
    """What is wrong with the shape of an item, whatever it asks."""
    facts = [fact["id"] for fact in item["facts"]]
    rules = {
        "fields": set(item) == FIELDS,
        "category": item["category"] in categories,
        "question": item["question"] == item["question"].strip() != "",
        "history": all(len(turn) == 2 and turn[0] for turn in item["history"]),
        "a fact is named twice": len(set(facts)) == len(facts),
        "evidence of other facts": {row["fact"] for row in item["evidence"]} == set(facts),
        "author": item["author"] == "dateline",
        "conflict": item["conflict"] is None
        or (
            len(set(item["conflict"]["values"])) > 1
            and item["conflict"]["expected"] in {"latest", "report_both"}
        ),
    }
    return [rule for rule, holds in rules.items() if not holds]
