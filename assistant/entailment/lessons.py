"""Every labelled sentence of the repository → examples that a judge is trained on, in batches.

The verifier learns to judge beside its spans: with every batch of those it is given one of these.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from assistant.entailment.data import (
    Labelled,
    label_questions,
    paragraphs,
    question_files,
    read_articles,
    read_questions,
)
from assistant.entailment.reasons import (
    label_reasons,
    label_whys,
    read_reasons_asked,
    reason_files,
)
from assistant.entailment.turned import label_turned
from assistant.entailment.views import Window, cut_views
from assistant.reader.corpus import Corpus
from assistant.reader.news import is_for_measuring
from assistant.reader.weights import Ints
from assistant.reader.windows import to_arrays

_POOL = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window with its label, a place in `view.LABELS`."""

    window: Window
    label: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much is kept (0-1) of the sentences of a source that say something, and of the others."""

    told: float
    silent: float


# Half of what is kept says something: whether, and which way, is what is hard to learn.
VERIFIER_SHARES = {
    "whether": Share(told=1.0, silent=0.1),
    "reasons": Share(told=1.0, silent=0.12),
    "whys": Share(told=0.7, silent=0.12),
    "turned": Share(told=0.12, silent=0.03),
}


def labelled(public: Corpus, open_ones: Corpus, *, seed: int) -> dict[str, Iterator[Labelled]]:
    """Labelled sentences by where they are from.

    Args:
        public: The question-answering file whose paragraphs some questions are about.
        open_ones: All open questions that the reader is trained on.
        seed: Draws the sentences that say nothing.

    Raises:
        FileNotFoundError: In an installed package, which holds no questions.
    """
    articles = read_articles() | paragraphs(public)
    asked = read_questions(question_files())
    if not asked:
        raise FileNotFoundError(
            "no questions to train on: they come with the repository, not with the package"
        )
    asked = [one for one in asked if "/" in one.id or one.id in articles]
    asked = [one for one in asked if not _is_for_measuring(one.id)]
    reasons = [one for one in read_reasons_asked(reason_files()) if not _is_for_measuring(one.id)]
    known = {one.id: articles[one.id] for one in asked if one.id in articles}
    return {
        "whether": label_questions(asked, known, seed=seed),
        "reasons": label_reasons(reasons, articles, seed=seed),
        "whys": label_whys(open_ones, seed=seed),
        "turned": label_turned(open_ones, seed=seed),
    }


def _is_for_measuring(article_id: str) -> bool:
    """Whether the reader's training leaves an article out, named as `file/id`, to measure with."""
    file, divided, name = article_id.rpartition("/")
    return bool(divided) and is_for_measuring(file, name)


def to_examples(tokenizer: Tokenizer, sentences: Iterable[Labelled]) -> list[Example]:
    """Sentences as the network reads them."""
    return [
        Example(window=cut_views(tokenizer, one.question, [one.view])[0], label=one.label)
        for one in sentences
    ]


def to_batch(examples: Sequence[Example]) -> tuple[Ints, Ints, Ints, Ints]:
    """Ids, mask and marks `[n, longest]`, and labels `[n]`."""
    labels = np.array([one.label for one in examples], dtype=np.int64)
    return (*to_arrays([one.window for one in examples]), labels)


def batched(
    examples: Sequence[Example], *, tokens: int, rng: random.Random, pool: int = _POOL
) -> list[list[Example]]:
    """Batches of like lengths in random order, none larger than `tokens` word pieces."""
    mixed = list(examples)
    rng.shuffle(mixed)
    batches: list[list[Example]] = []
    for low in range(0, len(mixed), pool):
        batch: list[Example] = []
        for one in sorted(mixed[low : low + pool], key=lambda one: len(one.window.ids)):
            if batch and len(one.window.ids) * (len(batch) + 1) > tokens:
                batches.append(batch)
                batch = []
            batch.append(one)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


class Lessons:
    """Batches to judge without end, the same ones for the same seed."""

    def __init__(self, examples: Sequence[Example], *, tokens: int, seed: int) -> None:
        """Batch examples.

        Args:
            examples: What is judged.
            tokens: Word pieces of a batch at most.
            seed: Of the order.

        Raises:
            ValueError: If there are no examples.
        """
        if not examples:
            raise ValueError("there is nothing to judge")
        rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._batches = batched(examples, tokens=tokens, rng=rng)

    @classmethod
    def of(
        cls, tokenizer: Tokenizer, public: Corpus, open_ones: Corpus, *, tokens: int, seed: int
    ) -> Lessons:
        """What the repository holds, by `VERIFIER_SHARES`."""
        rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
        kept = (
            one
            for source, sentences in labelled(public, open_ones, seed=seed).items()
            for one in sentences
            if rng.random() < _share(source, one)
        )
        return cls(to_examples(tokenizer, kept), tokens=tokens, seed=seed)

    def batch(self, number: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Ids, mask, marks and labels of a batch; from the last one on, the first comes again."""
        return to_batch(self._batches[number % len(self._batches)])


def _share(source: str, one: Labelled) -> float:
    share = VERIFIER_SHARES[source]
    return share.told if one.label else share.silent
