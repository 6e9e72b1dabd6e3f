from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.corpus import Corpus, Row, piece_all, read_corpus
from assistant.reader.data import Mixture
from assistant.reader.examples import Example, collate
from assistant.reader.mix import MixConfig
from assistant.reader.nearmiss import names_and_figures, near_miss
from assistant.reader.noise import add_noise
from assistant.reader.tokens import CLS, SEP, load_tokenizer

TOKENIZER = load_tokenizer()
CONTEXTS = (
    "Ana Duarte won the first race in Lisbon on 3 May. Crowds cheered along the river all day.",
    "Piet Hansen lost the race in Oslo in June. Snow fell during the night before the race.",
    "The council of Porto met on Friday. It raised the price of water by four percent.",
)


def row(number: int, ctx: int, question: str, *answers: str) -> Row:
    return Row(
        id=str(number),
        source="squad2.0-dev",
        group="Races",
        ctx=ctx,
        question=question,
        answers=tuple((text, CONTEXTS[ctx].index(text)) for text in answers),
        impossible=not answers,
    )


CORPUS = Corpus(
    contexts=CONTEXTS,
    rows=(
        row(0, 0, "Who won the first race in Lisbon?", "Ana Duarte", "Duarte"),
        row(1, 1, "Where did Piet Hansen lose the race?", "Oslo", "in Oslo"),
        row(2, 2, "What did the council of Porto raise?", "the price of water"),
        row(3, 2, "Who chairs the council of Lagos?"),
    ),
)


def mixture(**changes: Any) -> Mixture:
    return Mixture(CORPUS, TOKENIZER, MixConfig(**changes), seed=1)


def test_an_epoch_is_a_function_of_seed_and_number() -> None:
    assert mixture().epoch(3) == mixture().epoch(3)
    assert mixture(negative_share=1.0).epoch(0) != mixture(negative_share=0.0).epoch(0)


def test_every_span_covers_an_accepted_answer() -> None:
    for number in range(8):
        for example in (e for batch in mixture().epoch(number) for e in batch):
            for first, last in example.spans:
                said = TOKENIZER.decode(list(example.ids[first : last + 1]))
                accepted = [text.lower() for text, _ in CORPUS.rows[example.pair].answers]
                assert said in accepted
                assert first >= example.body


def test_made_negatives_hold_no_accepted_answer() -> None:
    made = mixture(negative_share=1.0, near_miss_share=0.0, shares=(), impossible_share=1.0).epoch(
        0
    )
    negatives = [e for batch in made for e in batch if not e.spans]
    assert len(negatives) >= 4
    for example in negatives:
        text = TOKENIZER.decode(list(example.ids[example.body :]))
        assert all(a.lower() not in text for a, _ in CORPUS.rows[example.pair].answers)


def test_a_source_is_drawn_as_often_as_its_share_says() -> None:
    shares = (("squad", 4.0),)
    made = mixture(
        negative_share=0.0, near_miss_share=0.0, shares=shares, impossible_share=0.5
    ).epoch(0)
    assert sum(e.pair == 3 for batch in made for e in batch) == 2


def test_examples_have_the_layout_of_run_time() -> None:
    for batch in mixture(prefix_share=1.0).epoch(0):
        for example in batch:
            assert example.ids[0] == CLS
            assert example.ids[-1] == SEP
            assert example.ids[example.question_end - 1] == example.ids[example.body - 1] == SEP
            assert len(example.ids) <= 256


def test_padding_is_masked_and_never_an_answer() -> None:
    long = Example(ids=(CLS, 5, SEP, *range(200, 240), SEP), body=3, question_end=3,
                   spans=((4, 6), (5, 5)), pair=9)  # fmt: skip
    short = Example(ids=(CLS, 5, SEP, 7, SEP), body=3, question_end=3, spans=(), pair=9)
    batch = collate([long, short])
    assert batch.ids.shape == (2, 64)
    assert batch.mask.sum(axis=1).tolist() == [44, 5]
    assert batch.allowed[1].nonzero()[0].tolist() == [3]
    assert batch.spans.tolist() == [[0, 4, 6], [0, 5, 5]]
    assert batch.answerable.tolist() == [1.0, 0.0]
    assert batch.pair.tolist() == [0, 0]
    assert batch.ids.dtype == np.int64


def test_pieces_find_the_span_of_an_answer() -> None:
    text = CONTEXTS[0]
    pieces = piece_all(TOKENIZER, [text])[0]
    start = text.index("Duarte won")
    found = pieces.span(start, start + len("Duarte won"))
    assert found is not None
    assert text[pieces.starts[found[0]] : pieces.ends[found[1]]] == "Duarte won"
    assert pieces.span(3, 3) is None


def test_an_answer_that_is_not_where_it_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.json.gz"
    fields = ["id", "source", "group", "ctx", "question", "answers", "impossible"]
    data = {"fields": fields, "contexts": ["A ferry."], "rows": [
        ["q1", "s", "g", 0, "What?", [["ferry", 3]], 0],
    ]}  # fmt: skip
    with gzip.open(path, "wt") as file:
        json.dump(data, file)
    with pytest.raises(ValueError, match="row q1: answer not found at 3"):
        read_corpus(path)


@given(st.text(min_size=1, max_size=80), st.integers(0, 99))
def test_noise_never_empties_a_question(question: str, seed: int) -> None:
    noisy = add_noise(question, random.Random(seed))
    assert noisy or not question.rstrip(" ?")


def test_a_near_miss_asks_for_what_the_passage_lacks() -> None:
    others = names_and_figures(["They met Piet Hansen in Oslo, then 44 others."])
    assert others == ["Piet Hansen", "Oslo", "44"]
    for seed in range(20):
        changed = near_miss(
            "Who won the first race in Lisbon?", CONTEXTS[0], others, random.Random(seed)
        )
        assert changed is not None
        assert changed != "Who won the first race in Lisbon?"


def test_nothing_to_change_gives_no_near_miss() -> None:
    assert near_miss("and this?", "A ferry.", [], random.Random(0)) is None
