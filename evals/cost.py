"""Trials and a price list to what a run has spent on a language model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.records import Usage
from evals.errors import UsageError
from evals.records import Trial

_MILLION = 1_000_000
_PRICE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[/:,]\s*(\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Money for a million tokens, in whatever currency the user thinks in."""

    prompt: float
    reply: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a language model took for all questions asked, repeats included.

    `answers` counts the answers that a model was asked for, `estimated` those among
    them that no server counted. `cost` is None without a price.
    """

    answers: int
    prompt_tokens: int
    reply_tokens: int
    estimated: int
    cost: float | None

    @property
    def tokens(self) -> int:
        """Prompts and replies together."""
        return self.prompt_tokens + self.reply_tokens


def spend(trials: Sequence[Trial], price: Price | None = None) -> Spent | None:
    """Add up what was used; None (not applicable) where no language model was asked."""
    used = [usage for trial in trials if (usage := usage_of(trial)) is not None]
    if not used:
        return None
    prompt = sum(usage.prompt_tokens for usage in used)
    reply = sum(usage.reply_tokens for usage in used)
    return Spent(
        answers=len(used),
        prompt_tokens=prompt,
        reply_tokens=reply,
        estimated=sum(usage.estimated for usage in used),
        cost=None if price is None else (prompt * price.prompt + reply * price.reply) / _MILLION,
    )


def usage_of(trial: Trial) -> Usage | None:
    """What the answer took; None for an error and for the built-in reader."""
    return trial.answer.usage if trial.answer else None


def read_price(given: str | None) -> Price | None:
    """`0.15/0.60` to the price of a million tokens of prompt and of reply.

    Raises:
        UsageError: If it is no pair of numbers.
    """
    if given is None:
        return None
    found = _PRICE.fullmatch(given)
    if found is None:
        raise UsageError(
            f"--price {given}: give two numbers with / between, the price of a million tokens of "
            "prompt and of reply, such as 0.15/0.60"
        )
    return Price(prompt=float(found[1]), reply=float(found[2]))


def price_of(provenance: Mapping[str, Any]) -> Price | None:
    """The price that a run was made with, if one was given."""
    price = provenance.get("price")
    return Price(**price) if price else None
