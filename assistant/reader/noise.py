"""Question → the same question as hurried people type it."""

from __future__ import annotations

import random
import re

# Words a keyword-style query leaves out.
_FILLER = frozenset(
    word
    for line in (
        "the a an of to is are was were did do does in on at for by what which that",
        "has have had be been it its their his her there",
    )
    for word in line.split()
)


def add_noise(question: str, rng: random.Random) -> str:
    """Return the question lower-cased, unpunctuated, mistyped or cut to keywords."""
    kind = rng.random()
    if kind < 0.35:
        return question.lower()
    if kind < 0.6:
        return question.rstrip(" ?")
    if kind < 0.8:
        return _mistype(question, rng)
    words = re.findall(r"[\w'’.\-]+", question.lower())
    kept = [word for word in words if word not in _FILLER]
    # Too little left to know what is asked: keep it whole, without its mark.
    return " ".join(kept) if len(kept) >= 3 else question.lower().rstrip(" ?")


def _mistype(question: str, rng: random.Random) -> str:
    places = [i for i in range(1, len(question) - 1) if question[i - 1 : i + 2].isalpha()]
    if not places:
        return question
    at = rng.choice(places)
    kind = rng.randrange(3)
    if kind == 0:
        return question[:at] + question[at + 1 :]
    if kind == 1:
        return question[:at] + question[at + 1] + question[at] + question[at + 2 :]
    return question[:at] + question[at] + question[at:]
