"""Yes/no questions about the invented articles, and open questions turned round → labelled views.

A line of `questions/` names the article that it asks about, its verdict and a fragment of the
sentence that gives it. Every other sentence of the article gives none.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from assistant.entailment.view import LABELS, View
from assistant.reader.asked import digest_of
from assistant.reader.corpus import Corpus
from assistant.reader.fit import content_stems
from assistant.reader.lines import read_lines
from assistant.reader.news import NewsArticle, news_files
from assistant.reader.predict import title_of
from index.sentences import split_sentences

_NEAREST, _FARTHER, _FOREIGN = 4, 2, 2
_LIKE_ENOUGH = 0.6


class WhetherQuestion(BaseModel, extra="forbid"):
    """A question (`q`), its verdict `v` and a fragment `s` of the sentence that gives it.

    `id` names an invented article as `file/id`, or a paragraph as `assistant.reader.asked` does.
    """

    id: str
    q: str
    v: Literal["yes", "no", "none"]
    s: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A question with one sentence; `label` is a place in `view.LABELS`."""

    question: str
    view: View
    label: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text cut into sentences, with what stands before it at run time."""

    context: str
    text: str
    sentences: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, context: str = "") -> Text:
        """Cut a text."""
        return cls(context=context, text=text, sentences=tuple(split_sentences(text)))

    def view(self, number: int) -> View:
        """One sentence with its neighbours."""
        return View.of(self.text, *self.sentences[number], context=self.context)

    def holder(self, low: int, high: int) -> int:
        """The sentence that holds most of `[low, high)`."""
        shared = [min(high, b) - max(low, a) for a, b in self.sentences]
        return max(range(len(shared)), key=shared.__getitem__)


def question_files(*, dev: bool = False) -> list[Path]:
    """The questions that the repository holds; none in an installed package."""
    return sorted((Path(__file__).parent / "questions").glob("dev*" if dev else "train*"))


Item = tuple[str, Text, dict[int, int]]
"""A question about a text, with the label of each sentence that tells something, by its number."""


def read_articles() -> dict[str, Text]:
    """The invented articles by `file/id`."""
    found: dict[str, Text] = {}
    for path in news_files(beside_article=True):
        for article in read_lines(path, NewsArticle):
            found[f"{path.stem}/{article.id}"] = Text.of(article.text(), article.prefix())
    return found


def paragraphs(corpus: Corpus) -> dict[str, Text]:
    """The paragraphs of a question-answering file by the names that questions have for them."""
    titles = {row.ctx: title_of(row) for row in corpus.rows}
    return {
        digest_of(text): Text.of(text, titles.get(ctx, ""))
        for ctx, text in enumerate(corpus.contexts)
    }


def read_questions(paths: Iterable[Path]) -> list[WhetherQuestion]:
    """Read question files.

    Raises:
        ValueError: If a line is no such question.
    """
    return [asked for path in paths for asked in read_lines(path, WhetherQuestion)]


class Rarity:
    """How much a shared word says: rare ones more. Ranks sentences by the words of a question."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._held = [
            (text, number, content_stems(text.text[low:high]))
            for text in texts
            for number, (low, high) in enumerate(text.sentences)
        ]
        counts = Counter(stem for _, _, stems in self._held for stem in stems)
        self._weight = {stem: log(1 + len(self._held) / count) for stem, count in counts.items()}
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, (_, _, stems) in enumerate(self._held):
            for stem in stems:
                self._places[stem].append(at)

    def shared(self, asked: frozenset[str], stems: frozenset[str]) -> float:
        """Weight of the stems in common."""
        return fsum(self._weight.get(stem, 0.0) for stem in asked & stems)

    def stems(self, text: Text) -> list[frozenset[str]]:
        """Stems of each sentence of a text."""
        return [content_stems(text.text[low:high]) for low, high in text.sentences]

    def foreign(self, asked: frozenset[str], own: Text, keep: int) -> list[tuple[Text, int]]:
        """Sentences of other texts that share most with the question."""
        scores: defaultdict[int, float] = defaultdict(float)
        for stem in sorted(asked):  # a set's order changes from run to run
            for at in self._places.get(stem, []) if self._weight.get(stem, 0) > 3 else []:
                scores[at] += self._weight[stem]
        best = sorted(scores, key=lambda at: (-scores[at], at))[: keep + 20]
        found = [(self._held[at][0], self._held[at][1]) for at in best]
        return [(text, number) for text, number in found if text is not own][:keep]


def label_questions(
    questions: Sequence[WhetherQuestion], articles: Mapping[str, Text], *, seed: int
) -> Iterator[Labelled]:
    """The deciding sentence of each question with its verdict, and others with none.

    Raises:
        ValueError: If the article is unknown or the fragment does not stand in it.
    """
    items: list[Item] = []
    for asked in questions:
        text, [deciding] = find_fragments(asked.id, [asked.s], articles)
        told = {deciding: LABELS.index(asked.v)} if asked.v != "none" else {}
        items.append((asked.q, text, told))
    return label_sentences(items, articles.values(), seed=seed)


def find_fragments(
    article_id: str, fragments: Sequence[str], articles: Mapping[str, Text]
) -> tuple[Text, list[int]]:
    """The article and the number of the sentence that holds each fragment.

    Raises:
        ValueError: If the article is unknown or a fragment does not stand in it.
    """
    text = articles.get(article_id)
    if text is None:
        raise ValueError(f"{article_id}: there is no such article")
    numbers: list[int] = []
    for fragment in fragments:
        at = text.text.find(fragment)
        if at < 0:
            raise ValueError(f"{article_id}: {fragment!r} does not stand there")
        numbers.append(text.holder(at, at + len(fragment)))
    return text, numbers


def label_sentences(
    items: Iterable[Item], texts: Iterable[Text], *, seed: int
) -> Iterator[Labelled]:
    """The sentences that tell something, and others with none, of `texts` also."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    rarity = Rarity(texts)
    for question, text, told in items:
        for number, label in told.items():
            yield Labelled(question=question, view=text.view(number), label=label)
        for view in _silent(question, text, told, rarity, rng):
            yield Labelled(question=question, view=view, label=0)


def _silent(
    question: str, text: Text, told: Collection[int], rarity: Rarity, rng: random.Random
) -> Iterator[View]:
    """Sentences that say nothing to a question: the nearest, some others, some of other texts.

    What may repeat one that does is left out.
    """
    asked, stems = content_stems(question), rarity.stems(text)
    free = [
        number
        for number, held in enumerate(stems)
        if number not in told and not any(_repeats(held, stems[one]) for one in told)
    ]
    free.sort(key=lambda number: -rarity.shared(asked, stems[number]))
    rest = free[_NEAREST:]
    for number in [*free[:_NEAREST], *rng.sample(rest, min(_FARTHER, len(rest)))]:
        yield text.view(number)
    for other, number in rarity.foreign(asked, text, _FOREIGN):
        yield other.view(number)


def _repeats(held: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a sentence may tell the same again, so that it cannot be said to say nothing."""
    return len(held & told) > _LIKE_ENOUGH * min(len(held), len(told))
