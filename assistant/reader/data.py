"""Rows with answers → one epoch's batches: crops, prefixes, question noise, made negatives.

An epoch is a pure function of the seed and its number, so a run that stopped anywhere is
resumed by building the epoch again and skipping what was done.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from tokenizers import Tokenizer

from assistant.reader.corpus import Corpus, Pieces, Row, piece_all
from assistant.reader.examples import Example, batch_units, make_example
from assistant.reader.mining import near_contexts
from assistant.reader.mix import MixConfig
from assistant.reader.nearmiss import names_and_figures, near_miss
from assistant.reader.noise import add_noise

SHORT_SOURCES = ("qamr", "qasrl")


@dataclass(slots=True)
class Mixture:
    """Builds epochs from a corpus: crops, prefixes, question noise and made negatives."""

    corpus: Corpus
    tokenizer: Tokenizer
    config: MixConfig = field(default_factory=MixConfig)
    seed: int = 0
    _pieces: list[Pieces] = field(init=False)
    _near: list[list[int]] = field(init=False)
    _members: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._pieces = piece_all(self.tokenizer, self.corpus.contexts)
        members: dict[str, set[int]] = defaultdict(set)
        for row in self.corpus.rows:
            members[row.group].add(row.ctx)
        self._members = {group: sorted(found) for group, found in members.items()}
        self._near = near_contexts(self.corpus, self._pieces, self.tokenizer)

    def epoch(self, number: int) -> list[list[Example]]:
        """All batches of an epoch, in training order."""
        rng = random.Random(f"{self.seed}/{number}")  # noqa: S311 - repeatable, not secret
        units: list[list[Example]] = []
        for index, row in enumerate(self.corpus.rows):
            short = row.source.startswith(SHORT_SOURCES)
            for _ in range(self._draws(row, rng)):
                unit = self._unit(index, row, rng, short=short)
                if unit:
                    units.append(unit)
        return batch_units(
            units, tokens=self.config.tokens_per_batch, most=self.config.max_per_batch, rng=rng
        )

    def _draws(self, row: Row, rng: random.Random) -> int:
        """How often an epoch uses a row; what lies between two numbers is drawn."""
        found = (s for name, s in self.config.shares if row.source.startswith(name))
        share = next(found, 1.0) * (self.config.impossible_share if row.impossible else 1.0)
        return int(share) + (rng.random() < share % 1)

    def _unit(self, index: int, row: Row, rng: random.Random, *, short: bool) -> list[Example]:
        question = row.question
        if rng.random() < self.config.noise_share:
            question = add_noise(question, rng)
        asked = self.tokenizer.encode(question, add_special_tokens=False).ids[:48]
        prefix = self._prefix(row, rng) if rng.random() < self.config.prefix_share else []
        gold = self._gold(index, row, asked, prefix, rng, short=short)
        if gold is None:
            return []
        if not row.impossible and rng.random() < self.config.near_miss_share:
            miss = self._near_miss(index, row, prefix, gold, rng)
            if miss:
                return [gold, miss]
        share = self.config.short_negative_share if short else self.config.negative_share
        if row.impossible or rng.random() > share:
            return [gold]
        negative = self._negative(index, row, asked, prefix, rng, short=short)
        return [gold, negative] if negative else [gold]

    def _near_miss(
        self, index: int, row: Row, prefix: Sequence[int], gold: Example, rng: random.Random
    ) -> Example | None:
        """The same passage under a question with one detail changed."""
        context = self.corpus.contexts[row.ctx]
        members = self._members[row.group]
        if len(members) < 2:
            members = self._near[index]
        texts = [self.corpus.contexts[ctx] for ctx in rng.sample(members, min(6, len(members)))]
        changed = near_miss(row.question, context, names_and_figures(texts), rng)
        if changed is None:
            return None
        asked = self.tokenizer.encode(changed, add_special_tokens=False).ids[:48]
        body = gold.ids[gold.body : -1]
        room = self.config.max_length - len(asked) - len(prefix) - 4
        # Another question: it shares no normalisation with the one it was made from.
        return make_example(asked, prefix, body[:room], (), -index - 1)

    def _room(self, asked: Sequence[int], prefix: Sequence[int], rng: random.Random) -> int:
        config = self.config
        length = config.tight_length if rng.random() < config.tight_share else config.max_length
        return length - len(asked) - len(prefix) - (4 if prefix else 3)

    def _gold(
        self,
        index: int,
        row: Row,
        asked: Sequence[int],
        prefix: Sequence[int],
        rng: random.Random,
        *,
        short: bool,
    ) -> Example | None:
        pieces = self._pieces[row.ctx]
        spans = [pieces.span(start, start + len(text)) for text, start in row.answers]
        good = sorted({span for span in spans if span})
        room = self._room(asked, prefix, rng)
        if row.answers and not good:
            return None
        low, high = _window(pieces, rng.choice(good) if good else None, room, rng)
        held = tuple((a - low, b - low) for a, b in good if low <= a and b < high)
        body = list(pieces.ids[low:high])
        if short and rng.random() < self.config.joined_share:
            before, after = self._neighbours(row, rng)
            body, held = (
                before + body + after,
                tuple((a + len(before), b + len(before)) for a, b in held),
            )
        if row.answers and not held:
            return None
        return make_example(asked, prefix, body, held, index)

    def _neighbours(self, row: Row, rng: random.Random) -> tuple[list[int], list[int]]:
        """Other sentences of the same article around a lone sentence, as an article has."""
        answers = [text.lower() for text, _ in row.answers]
        others = [
            ctx
            for ctx in self._members[row.group]
            if ctx != row.ctx and not _holds(self.corpus.contexts[ctx], answers)
        ]
        picked = sorted(rng.sample(others, min(len(others), rng.randint(1, 3))))
        before = [i for ctx in picked if ctx < row.ctx for i in self._pieces[ctx].ids[:60]]
        after = [i for ctx in picked if ctx > row.ctx for i in self._pieces[ctx].ids[:60]]
        return before, after

    def _negative(
        self,
        index: int,
        row: Row,
        asked: Sequence[int],
        prefix: Sequence[int],
        rng: random.Random,
        *,
        short: bool,
    ) -> Example | None:
        room = self._room(asked, prefix, rng)
        answers = [text.lower() for text, _ in row.answers]
        if not short and rng.random() < 0.15:
            body = self._elsewhere(row, room, rng)
            if body:
                return make_example(asked, prefix, body, (), index)
        if not self._near[index]:
            return None
        # Mostly the nearest ones: those are what a retriever would hand over.
        near = self._near[index]
        ctx = near[min(int(rng.expovariate(0.5)), len(near) - 1)]
        if _holds(self.corpus.contexts[ctx], answers):
            return None
        low, high = _window(self._pieces[ctx], None, room, rng)
        return make_example(asked, prefix, list(self._pieces[ctx].ids[low:high]), (), index)

    def _elsewhere(self, row: Row, room: int, rng: random.Random) -> list[int]:
        """The longest stretch of the row's own context between its answers, if long enough."""
        pieces = self._pieces[row.ctx]
        spans = sorted(s for t, a in row.answers if (s := pieces.span(a, a + len(t))))
        edges = [-1, *[edge for span in spans for edge in span], len(pieces.ids)]
        gaps = [(b - a, a + 1, b) for a, b in pairwise(sorted(edges))]
        size, low, high = max(gaps)
        if size < 50:
            return []
        text = self.corpus.contexts[row.ctx][pieces.starts[low] : pieces.ends[high - 1]]
        if _holds(text, [answer.lower() for answer, _ in row.answers]):
            return []
        # Not right up to the answer: a sentence cut just before it gives itself away.
        inner = pieces.ids[low + 5 : high - 5]
        start = rng.randint(0, max(0, len(inner) - room))
        return list(inner[start : start + room])

    def _prefix(self, row: Row, rng: random.Random) -> list[int]:
        """A headline and date such as every passage carries at run time, made up if need be."""
        if known := self.corpus.prefix(row.ctx):
            return self.tokenizer.encode(known, add_special_tokens=False).ids[:24]
        name = row.group.split("/")[-1].replace("_", " ").replace("-", " ")
        if row.source.startswith(("squad2", "squad1", "squadshifts-new", "qed", "fairy")):
            title = name
        else:
            words = self.corpus.contexts[rng.choice(self._members[row.group])].split()
            low = rng.randint(0, max(0, len(words) - 8))
            title = " ".join(words[low : low + rng.randint(4, 9)]).strip(".,;:")
        day = date(1987, 1, 1) + timedelta(days=rng.randint(0, 14_000))
        told = rng.choice([f"{day.day} {day:%B %Y}.", f"About {day.day} {day:%B %Y}.", ""])
        text = f"{title}. {told}".rstrip()
        return self.tokenizer.encode(text, add_special_tokens=False).ids[:24]


def _holds(text: str, answers: Sequence[str]) -> bool:
    lowered = text.lower()
    return any(answer in lowered for answer in answers)


def _window(
    pieces: Pieces, span: tuple[int, int] | None, room: int, rng: random.Random
) -> tuple[int, int]:
    """A random stretch of at most `room` pieces that holds the span."""
    total = len(pieces.ids)
    if total <= room:
        return 0, total
    first, last = span if span else (rng.randint(0, total - 1),) * 2
    lowest, highest = max(0, last + 1 - room), min(first, total - room)
    low = rng.randint(min(lowest, highest), max(lowest, highest))
    return low, min(total, low + room)
