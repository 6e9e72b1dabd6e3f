"""Articles to measure with: real ones from beside the project, else made-up ones."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_WORDS = """
harbour council minister budget river railway station report engineer market season price bridge
storm museum election company factory island border treaty forecast harvest airline court
inquiry strike union exchange currency parliament coast valley survey school hospital
"""
WORDS = _WORDS.split()

QUESTIONS = (
    "How much cocoa was shipped from Bahia?",
    "What did the Treasury secretary say about the dollar?",
    "Which countries agreed to cut oil production?",
    "How much did the company pay in the settlement?",
    "Who announced a takeover offer?",
    "What was the bank's net profit in the first quarter?",
    "When will the strike at the port end?",
    "How large is the wheat harvest expected to be?",
)


def write_articles(folder: Path, count: int) -> str:
    """Write `count` text files; returns in words where they come from."""
    folder.mkdir(parents=True)
    found = list(zip(range(count), real_articles(), strict=False))
    for number, text in found:
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    for number in range(len(found), count):
        (folder / f"{number:06}.txt").write_text(synthetic_article(number), encoding="utf-8")
    return "Reuters-21578" if len(found) == count else f"{len(found)} real, the rest made up"


def real_articles() -> Iterator[str]:
    """Title and body of the newswire stories of `../shared/news/reuters21578`, if it is there."""
    shared = Path(os.environ.get("DATELINE_SHARED_DIR", ROOT.parent / "shared"))
    for path in sorted((shared / "news" / "reuters21578").glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for story in json.load(file):
                if story.get("title") and story.get("body"):
                    yield f"{story['title']}\n\n{story['body']}\n"


def synthetic_article(number: int) -> str:
    """A text of the length of a newswire story, the same for a number in every run."""
    chance = random.Random(number)
    sentences = [
        " ".join(chance.choices(WORDS, k=chance.randint(8, 24))).capitalize()
        + f" {chance.randint(1, 9999)}."
        for _ in range(chance.randint(5, 20))
    ]
    return f"Report {number}\n\n" + " ".join(sentences) + "\n"
