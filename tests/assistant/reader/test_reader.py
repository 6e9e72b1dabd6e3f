from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.protocols import Reader
from assistant.reader.reader import SpanReader
from assistant.reader.tokens import load_tokenizer
from assistant.reader.weights import Calibration, Floats, Ints
from index.records import Passage

TOKENIZER = load_tokenizer()
CALIBRATION = Calibration(
    names=("margin",), weights=(1.0,), bias=0.0, threshold=0.5, weights_sha256=""
)


def pointing_at(*words: str) -> Callable[[Ints, Ints, Ints], tuple[Floats, Floats, Floats]]:
    """A network that finds the given words, the first one surest, and nothing else."""
    wanted = {
        TOKENIZER.encode(word, add_special_tokens=False).ids[0]: 8.0 - 2 * number
        for number, word in enumerate(words)
    }

    def score(piece: int) -> float:
        return wanted.get(piece, -6.0)

    def run(ids: Ints, mask: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        scores = np.vectorize(score, otypes=[np.float32])(ids)
        scores = np.where(types == 1, scores, -6.0).astype(np.float32)
        scores[:, 0] = 0.0
        return scores, scores.copy(), np.zeros(len(ids), dtype=np.float32)

    return run


def reader(*words: str) -> SpanReader:
    return SpanReader(pointing_at(*words), TOKENIZER, CALIBRATION)


def passage(text: str, *, article: str = "a", start: int = 0, context: str = "") -> Passage:
    return Passage(
        passage_id=f"{article}:{start}",
        article_id=article,
        ordinal=0,
        start=start,
        end=start + len(text),
        text=text,
        context=context,
    )


def test_it_is_a_reader() -> None:
    found: Reader = reader("harbour")
    assert found.name.startswith("dateline-reader:")


def test_readings_are_article_offsets() -> None:
    article = "A title line.\n\nThe ferry sank near the harbour."
    part = passage(article[15:], start=15)
    best = reader("harbour").read("Where was the ferry?", [part])[0]
    assert best.text == article[best.start : best.end] == "harbour"


def test_surest_comes_first_and_probability_follows_score() -> None:
    found = reader("harbour", "pier").read(
        "Where was the ferry?", [passage("By the pier."), passage("In the harbour.", article="b")]
    )
    assert [r.text for r in found[:2]] == ["harbour", "pier"]
    scores = [r.score for r in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= r.probability <= 1 for r in found)
    assert found[0].probability > 0.9


def test_no_passages_give_no_readings() -> None:
    assert reader("harbour").read("Where was the ferry?", []) == []
    assert reader("harbour").read("Where was the ferry?", [passage("  ")]) == []


def test_the_title_is_read_but_never_quoted() -> None:
    found = reader("harbour").read(
        "Where was the ferry?", [passage("The ferry sank.", context="Harbour news")]
    )
    assert all("arbour" not in r.text for r in found)


def test_passages_that_overlap_give_one_reading() -> None:
    text = "The ferry sank near the harbour. Nobody was hurt."
    parts = [passage(text), passage(text[10:], start=10)]
    found = reader("harbour").read("Where was the ferry?", parts)
    assert [r.text for r in found].count("harbour") == 1


def test_an_answer_deep_in_a_long_passage_is_found() -> None:
    text = "Nothing happened that day. " * 120 + "Then the ferry hit the pier."
    best = reader("pier").read("What did the ferry hit?", [passage(text)])[0]
    assert best.text == "pier"
    assert best.start == text.index("pier")


def test_a_yes_no_question_gets_a_stating_sentence_or_nothing() -> None:
    text = "The ferry sank near the harbour on Friday. The owner denied that the crew slept."
    stated = reader("harbour").read("Did the ferry sink near the harbour?", [passage(text)])
    assert [r.text for r in stated] == ["The ferry sank near the harbour on Friday."]
    assert reader("harbour").read("Did the crew sleep?", [passage(text)]) == []


def test_rank_puts_the_passage_that_answers_above() -> None:
    scores = reader("harbour").rank(
        "Where was the ferry?", [passage("It rained."), passage("In the harbour.", article="b")]
    )
    assert scores[1] > scores[0]


def test_support_asks_for_the_same_value() -> None:
    part = passage("The ferry sank near the harbour.")
    found = reader("harbour")
    assert found.supports("Where was the ferry?", "the harbour", part) > 0.9
    assert found.supports("Where was the ferry?", "Lisbon", part) == 0.0


@given(st.text(max_size=300), st.text(max_size=60))
def test_every_reading_quotes_its_passage(text: str, question: str) -> None:
    part = passage(text, start=7, context="Title · 2 May 2016")
    for found in reader("harbour").read(question, [part]):
        assert part.text[found.start - part.start : found.end - part.start] == found.text
        assert found.text.strip() == found.text != ""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did the mayor close the bridge?", "The mayor refused to close the bridge."),
        ("Did the mayor close the bridge?", "The mayor may close the bridge on Monday."),
        ("Did the mayor close the bridge?", "Will the mayor close the bridge?"),
        ("Did the mayor close the bridge?", "The mayor opened the bridge."),
        ("Did the mayor not close the bridge?", "The mayor closed the bridge."),
    ],
)
def test_denied_hedged_or_missing_is_no_yes(question: str, text: str) -> None:
    assert reader("bridge").read(question, [passage(text)]) == []
