"""One reading to learn from → padded batches of like lengths, readings of a question together."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.reader.tokens import CLS, PAD, SEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Ids of `[CLS] question [SEP] (prefix [SEP]) passage [SEP]` and what is right in it.

    `spans` are inclusive positions in `ids`, empty when the passage does not answer;
    `body` is the first position of the passage; `pair` joins readings of one question.
    """

    ids: tuple[int, ...]
    body: int
    question_end: int
    spans: tuple[tuple[int, int], ...]
    pair: int


@dataclass(slots=True, kw_only=True)
class Batch:
    """Padded arrays, `[n, length]` unless said otherwise."""

    ids: np.ndarray
    mask: np.ndarray
    types: np.ndarray
    allowed: np.ndarray
    spans: np.ndarray  # int64 [m, 3]: example, start, end
    answerable: np.ndarray  # float32 [n]
    pair: np.ndarray  # int64 [n]


def make_example(
    asked: Sequence[int],
    prefix: Sequence[int],
    body: Sequence[int],
    spans: Iterable[tuple[int, int]],
    pair: int,
) -> Example:
    """Put question, prefix and passage together; `spans` count from the passage's first piece."""
    head = [CLS, *asked, SEP]
    question_end = len(head)
    if prefix:
        head += [*prefix, SEP]
    at = len(head)
    return Example(
        ids=(*head, *body, SEP),
        body=at,
        question_end=question_end,
        spans=tuple((a + at, b + at) for a, b in spans),
        pair=pair,
    )


def batch_units(
    units: list[list[Example]], *, tokens: int, most: int, rng: random.Random
) -> list[list[Example]]:
    """Batches of like lengths in random order; the readings of one question stay together.

    Args:
        units: The readings of each question; shuffled in place.
        tokens: Word pieces of a batch at most, padding counted.
        most: Examples of a batch at most.
        rng: Decides the order.
    """
    rng.shuffle(units)
    batches: list[list[Example]] = []
    for low in range(0, len(units), 2048):
        part = sorted(units[low : low + 2048], key=_longest)
        batches.extend(_fill(part, tokens, most))
    rng.shuffle(batches)
    return batches


def _longest(unit: Sequence[Example]) -> int:
    return max(len(example.ids) for example in unit)


def rounded(length: int) -> int:
    """Length rounded up to a multiple of 32, which bounds the number of shapes."""
    return -(-length // 32) * 32


def _fill(units: Iterable[list[Example]], tokens: int, most: int) -> list[list[Example]]:
    batches: list[list[Example]] = []
    batch: list[Example] = []
    for unit in units:
        cost = rounded(_longest(unit)) * (len(batch) + len(unit))
        full = cost > tokens or len(batch) + len(unit) > most
        if batch and full:
            batches.append(batch)
            batch = []
        batch.extend(unit)
    if batch:
        batches.append(batch)
    return batches


def collate(examples: Sequence[Example]) -> Batch:
    """Pad examples to one rounded length."""
    length = rounded(max(len(example.ids) for example in examples))
    shape = (len(examples), length)
    ids = np.full(shape, PAD, dtype=np.int64)
    mask, types = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    allowed = np.zeros(shape, dtype=bool)
    spans: list[tuple[int, int, int]] = []
    for number, example in enumerate(examples):
        size = len(example.ids)
        ids[number, :size] = example.ids
        mask[number, :size] = 1
        types[number, example.question_end : size] = 1
        allowed[number, example.body : size - 1] = True
        spans += [(number, a, b) for a, b in example.spans]
    _, pair = np.unique([example.pair for example in examples], return_inverse=True)
    return Batch(
        ids=ids,
        mask=mask,
        types=types,
        allowed=allowed,
        spans=np.array(spans, dtype=np.int64).reshape(-1, 3),
        answerable=np.array([bool(e.spans) for e in examples], dtype=np.float32),
        pair=pair.astype(np.int64),
    )
