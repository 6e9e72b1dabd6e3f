"""What a judge is trained on, in batches: sizes, order, shares."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from assistant.entailment.data import Labelled
from assistant.entailment.lessons import (
    VERIFIER_SHARES,
    Example,
    Lessons,
    batched,
    labelled,
    to_batch,
    to_examples,
)
from assistant.entailment.view import View
from assistant.entailment.views import Window
from assistant.reader.corpus import Corpus
from assistant.reader.lines import read_lines
from assistant.reader.news import NewsArticle, is_dev, news_files
from assistant.reader.tokens import load_tokenizer

NOTHING = Corpus(contexts=(), rows=(), prefixes=())


def example(length: int, label: int = 0) -> Example:
    return Example(window=Window(ids=(7,) * length, low=2, high=length - 1), label=label)


@pytest.fixture
def examples() -> list[Example]:
    rng = random.Random(4)
    return [example(rng.randrange(10, 60), label=number % 3) for number in range(500)]


def test_no_batch_is_larger_than_asked_for(examples: list[Example]) -> None:
    found = batched(examples, tokens=300, rng=random.Random(1), pool=100)
    sizes = [len(batch) * max(len(one.window.ids) for one in batch) for batch in found]
    assert max(sizes) <= 300
    assert sum(map(len, found)) == len(examples)


def test_a_sentence_that_is_too_long_gets_a_batch_of_its_own() -> None:
    found = batched([example(90), example(10)], tokens=50, rng=random.Random(1))
    assert sorted(len(batch) for batch in found) == [1, 1]


def test_the_same_seed_gives_the_same_batches_and_they_begin_anew(examples: list[Example]) -> None:
    one, other = (Lessons(examples, tokens=400, seed=9) for _ in range(2))
    count = len(batched(examples, tokens=400, rng=random.Random(9)))
    for number in (0, 3, count - 1):
        for ours, theirs, again in zip(
            one.batch(number), other.batch(number), one.batch(number + count), strict=True
        ):
            assert (ours == theirs).all()
            assert (ours == again).all()


def test_a_batch_marks_the_sentence_and_leaves_out_the_padding() -> None:
    ids, mask, marked, labels = to_batch([example(8, 1), example(5, 2)])
    assert ids.shape == (2, 8)
    assert mask.sum(1).tolist() == [8, 5]
    assert marked[1].tolist() == [0, 0, 1, 1, 0, 0, 0, 0]
    assert labels.tolist() == [1, 2]


def test_a_sentence_becomes_what_the_network_reads() -> None:
    view = View(context="", before="", sentence="It sank.", after="")
    made = to_examples(load_tokenizer(), [Labelled(question="Did it?", view=view, label=1)])
    window = made[0].window
    assert load_tokenizer().decode(list(window.ids[window.low : window.high])) == "it sank."
    assert made[0].label == 1


def test_nothing_is_learned_from_what_is_kept_for_measuring() -> None:
    sources = labelled(NOTHING, NOTHING, seed=1)
    assert sources.keys() == VERIFIER_SHARES.keys()
    kept = {
        article.prefix()
        for path in news_files(beside_article=True)
        for article in read_lines(path, NewsArticle)
        if path.name.startswith("dev-") or is_dev(article.id)
    }
    told = [one for one in sources["reasons"] if one.label]
    assert len(told) > 1000
    assert kept.isdisjoint(one.view.context for one in told)


def test_of_what_says_nothing_less_is_kept() -> None:
    lessons = Lessons.of(load_tokenizer(), NOTHING, NOTHING, tokens=4096, seed=1)
    found = Counter(int(label) for number in range(60) for label in lessons.batch(number)[3])
    silent = found[0] / found.total()
    assert 0.4 < silent < 0.6
    assert min(found[1], found[2]) > 0.15 * found.total()


def test_nothing_to_judge_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to judge"):
        Lessons([], tokens=10, seed=1)
