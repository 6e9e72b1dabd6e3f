"""Answerable question → a near miss: one detail changed, so that its passage no longer answers.

People who doubt a system ask such questions, and a network that has only seen unrelated
passages as negatives answers them gladly.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_NAME = re.compile(r"(?<=[\s(\"'])[A-ZÀ-Þ][\w’'\-]+(?: (?:(?:of|the|de|and) )?[A-ZÀ-Þ][\w’'\-]+)*")
_YEAR = re.compile(r"\b1[0-9]{3}s?\b|\b20[0-4][0-9]s?\b")
_FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})*(?:\.\d+)?\b")
_PAIRS = (
    "first last|before after|most least|north south|northern southern|east west|eastern western"
    "|increase decrease|increased decreased|won lost|win lose|largest smallest|highest lowest"
    "|more fewer|bought sold|buy sell|allowed banned|male female|men women|man woman"
    "|oldest youngest|older younger|early late|earliest latest|above below|open close"
    "|opened closed|start end|started ended|began ended|begin end|rise fall|rose fell|best worst"
    "|major minor|public private|always never|inside outside|upper lower|larger smaller"
    "|longest shortest|support oppose|supported opposed|accept reject|accepted rejected"
    "|arrive leave|arrived left|birth death|born killed|father mother|son daughter|brother sister"
    "|husband wife|king queen|prince princess|left right|summer winter|day night|hot cold"
    "|good bad|strong weak|rich poor|urban rural|import export|attack defend|add remove"
    "|added removed|join leave|joined left|top bottom|maximum minimum|positive negative"
)
_OPPOSITE = {a: b for pair in _PAIRS.split("|") for a, b in (pair.split(), pair.split()[::-1])}
_AUXILIARY = re.compile(r"\b(did|does|do|was|were|is|are|has|had|can|could|will|would)\b")


def names_and_figures(texts: Sequence[str]) -> list[str]:
    """Names, years and figures of some texts, each once, in order of appearance."""
    found: dict[str, None] = {}
    # Not at a sentence's start, where every word is capitalised.
    inner = re.compile(rf"(?<=[a-z,] ){_NAME.pattern}")
    for text in texts:
        for pattern in (inner, _YEAR, _FIGURE):
            found.update(dict.fromkeys(pattern.findall(text)))
    return list(found)


def near_miss(question: str, context: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Change one detail of the question.

    Args:
        question: A question that the context answers.
        context: Its passage.
        others: Names and figures from other passages of the same article or source.
        rng: Decides which detail.

    Returns:
        The changed question, or None if nothing can be changed with confidence.
    """
    ways = [_swap_detail, _swap_opposite]
    if rng.random() < 0.15:
        ways.insert(0, _deny)
    elif rng.random() < 0.3:
        ways.reverse()
    for way in ways:
        changed = way(question, context, others, rng)
        if changed is not None:
            return changed
    return None


def _swap_detail(
    question: str, context: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put a name or figure that the context lacks in the place of one that it has."""
    lowered = context.lower()
    for pattern in rng.sample([_NAME, _YEAR, _FIGURE], 3):
        spots = [m for m in pattern.finditer(question) if m.group().lower() in lowered]
        if not spots:
            continue
        spot = rng.choice(spots)
        alike = [
            other
            for other in others
            if pattern.fullmatch(f" {other}", 1)
            and other.lower() not in lowered
            and other.lower() not in question.lower()
            and abs(other.count(" ") - spot.group().count(" ")) <= 1
        ]
        if alike:
            return question[: spot.start()] + rng.choice(alike) + question[spot.end() :]
    return None


def _swap_opposite(
    question: str, context: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """Put "last" for "first" and the like, unless the context speaks of both."""
    del others
    spots = [
        m
        for m in re.finditer(r"[a-z]+", question)
        if m.group() in _OPPOSITE and not re.search(rf"\b{_OPPOSITE[m.group()]}", context.lower())
    ]
    if not spots:
        return None
    spot = rng.choice(spots)
    return question[: spot.start()] + _OPPOSITE[spot.group()] + question[spot.end() :]


def _deny(question: str, context: str, others: Sequence[str], rng: random.Random) -> str | None:
    """Ask for what did not happen."""
    del context, others
    match = _AUXILIARY.search(question)
    if match is None or " not " in question or "n't" in question:
        return None
    verb = match.group(1)
    if rng.random() < 0.5 and verb not in ("can", "will"):
        return f"{question[: match.start()]}{verb}n't{question[match.end() :]}"
    rest = question[match.end() :]
    spot = re.match(r"\s+(?:the |a |an )?\S+", rest)
    at = match.end() + (spot.end() if spot and verb in ("did", "does", "do") else 0)
    return f"{question[:at]} not{question[at:]}"
