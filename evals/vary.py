"""Golden items to reworded variants, the same ones every time.

A variant asks for the same facts with the same gold, so its verdict should be that of
the original; the suite reports the worst of them and how often verdicts flip.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from evals.errors import UsageError
from evals.records import GoldenItem

_OPENERS = (
    "Um, ",
    "So, uh, ",
    "Okay, let me think … ",
    "Hi, quick one: ",
    "I was wondering, I mean, ",
)
_CLOSERS = (" again?", ", if you know?", ", do you know?", ", roughly speaking?")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_STOP = _words(
    "a an the of in on at to for from by with and or is are was were be been being do does did "
    "has have had will would can could shall should may might must it its their his her there "
    "that this these those according please tell me"
)
_QUESTION_WORDS = _words("who whom whose what when where why how which")
# Each keeps the grammar of what follows, so that the variant stays a sentence.
_PARAPHRASES: tuple[tuple[str, str], ...] = (
    ("When ", "On what date "),
    ("How many ", "What number of "),
    ("Who ", "Which person "),
    ("Where ", "In what place "),
    ("Why ", "For what reason "),
    ("Which ", "Of all those named, which "),
    ("", "According to the articles, "),
)


def vary(items: Sequence[GoldenItem], kinds: Sequence[str]) -> list[GoldenItem]:
    """Reword every original item in each of the ways.

    Args:
        items: Golden items; variants among them are not varied again.
        kinds: Names out of `KINDS`.

    Returns:
        The variants in order of the items. A way that does not fit a question (no
        word to misspell, no pattern to rephrase) gives none.

    Raises:
        UsageError: If a kind is unknown.
    """
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise UsageError(f"there is no variant {unknown[0]!r}; choose of {', '.join(KINDS)}")
    variants: list[GoldenItem] = []
    for item in items:
        for kind in kinds if item.variant_of is None else ():
            question = KINDS[kind](item.question, _chance(item.item_id, kind))
            if question and question != item.question:
                variants.append(
                    replace(
                        item,
                        item_id=f"{item.item_id}.{kind}",
                        question=question,
                        variant_of=item.item_id,
                        perturbation=kind,
                    )
                )
    return variants


def _chance(item_id: str, kind: str) -> random.Random:
    """A generator of its own for each variant, so that adding items changes no other."""
    seed = hashlib.sha256(f"{item_id}/{kind}".encode()).digest()
    return random.Random(seed)  # noqa: S311 (no secret depends on it)


def _typo(question: str, chance: random.Random) -> str | None:
    """Swap two neighbouring letters inside a longer word that is no name or number."""
    words = [
        match
        for match in re.finditer(r"\b[a-z]{5,}\b", question)
        if len(set(match.group()[1:-1])) > 1
    ]
    if not words:
        return None
    word = chance.choice(words)
    letters = list(word.group())
    places = [at for at in range(1, len(letters) - 2) if letters[at] != letters[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return question[: word.start()] + "".join(letters) + question[word.end() :]


def _disfluent(question: str, chance: random.Random) -> str | None:
    """Add what people say while they look for words, and repeat the beginning."""
    if not question.endswith("?"):
        return None
    first, _, rest = question.partition(" ")
    opener = chance.choice(_OPENERS)
    stutter = f"{_lower_first(first)}, {_lower_first(first)} " if rest else ""
    return opener + stutter + rest[:-1] + chance.choice(_CLOSERS)


def _keyword(question: str, chance: random.Random) -> str | None:
    """What someone types into a search box: no function words, no question mark."""
    del chance  # there is only one way
    words = re.findall(r"[\w’'.,-]*\w", question)
    kept = [word for word in words if word.lower() not in _STOP | _QUESTION_WORDS]
    asked = next((word.lower() for word in words if word.lower() in _QUESTION_WORDS), None)
    hint = {"when": "date", "where": "place", "why": "reason", "who": "who"}.get(asked or "", "")
    if asked == "how" and {"many", "much"} & {word.lower() for word in words}:
        hint = "number"
        kept = [word for word in kept if word.lower() not in {"many", "much"}]
    return " ".join([*kept, hint]).strip() if len(kept) > 1 else None


def _paraphrase(question: str, chance: random.Random) -> str | None:
    """Open the question in another way, by the first opening that fits."""
    del chance
    for opening, other in _PARAPHRASES:
        if question.startswith(opening):
            rest = question[len(opening) :]
            return other + (rest if opening else _lower_first(rest))
    return None


def _lower_first(word: str) -> str:
    return word if word.isupper() else word[:1].lower() + word[1:]


KINDS: dict[str, Callable[[str, random.Random], str | None]] = {
    "typo": _typo,
    "disfluent": _disfluent,
    "keyword": _keyword,
    "paraphrase": _paraphrase,
}
"""The ways of rewording, by the name that goes into `perturbation`."""
