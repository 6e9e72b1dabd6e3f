"""The reader's readings, verified by a second network: fakes that point at words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.protocols import Reader, SpanScorer
from assistant.reader.reader import SpanReader
from assistant.reader.tokens import load_tokenizer
from assistant.reader.verified import VerifiedReader, around
from assistant.reader.weights import Calibration, Floats, Ints
from index.records import Passage

TOKENIZER = load_tokenizer()
PLAIN = Calibration(names=("margin",), weights=(1.0,), bias=0.0, threshold=0.5, weights_sha256="")
BOTH = Calibration(
    names=("margin", "quick"), weights=(1.0, 0.5), bias=0.0, threshold=0.4, weights_sha256=""
)


def pointing_at(
    words: Mapping[str, float], seen: list[str] | None = None
) -> Callable[[Ints, Ints, Ints], tuple[Floats, Floats, Floats]]:
    """A network that scores the given words and nothing else, and keeps what it was shown."""
    wanted = {
        TOKENIZER.encode(word, add_special_tokens=False).ids[0]: score
        for word, score in words.items()
    }

    def scored(piece: int) -> float:
        return wanted.get(piece, -6.0)

    def run(ids: Ints, mask: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        if seen is not None:
            seen.extend(TOKENIZER.decode(row.tolist()) for row in ids)
        scores = np.vectorize(scored, otypes=[np.float32])(ids)
        scores = np.where(types == 1, scores, -6.0).astype(np.float32)
        scores[:, 0] = 0.0
        return scores, scores.copy(), np.zeros(len(ids), dtype=np.float32)

    return run


def verified(
    quick: dict[str, float], deep: dict[str, float], seen: list[str] | None = None
) -> VerifiedReader:
    return VerifiedReader(
        SpanReader(pointing_at(quick), TOKENIZER, PLAIN),
        SpanReader(pointing_at(deep, seen), TOKENIZER, PLAIN),
        BOTH,
    )


def passage(text: str, *, article: str = "a", start: int = 0) -> Passage:
    return Passage(
        passage_id=f"{article}:{start}",
        article_id=article,
        ordinal=0,
        start=start,
        end=start + len(text),
        text=text,
        context="",
    )


WHERE = "Where was the ferry?"


def test_it_is_a_reader_that_scores_spans() -> None:
    found: Reader = verified({"harbour": 5.0}, {"harbour": 5.0})
    assert isinstance(found, SpanScorer)
    assert "+" in found.name
    assert found.threshold == 0.4


def test_what_the_verifier_believes_comes_first() -> None:
    two = [passage("By the pier."), passage("In the harbour.", article="b")]
    read = verified({"harbour": 4.0, "pier": 3.0}, {"pier": 4.0, "harbour": -2.0})
    assert read.read(WHERE, two)[0].text == "pier"


def test_the_reader_has_its_say() -> None:
    two = [passage("By the pier."), passage("In the harbour.", article="b")]
    read = verified({"harbour": 6.0, "pier": 1.0}, {"harbour": 3.0, "pier": 3.0})
    best, second, *_ = read.read(WHERE, two)
    assert (best.text, second.text) == ("harbour", "pier")
    # Margins are the sums of start and end: 6 + 12 / 2 and 6 + 2 / 2.
    assert best.score == pytest.approx(12.0)
    assert second.score == pytest.approx(7.0)


def test_a_span_that_the_reader_did_not_see_is_found_beside_one_that_it_did() -> None:
    read = verified({"harbour": 4.0}, {"pier": 5.0, "harbour": -5.0})
    best = read.read(WHERE, [passage("Near the harbour. It lay at the pier.")])[0]
    assert best.text == "pier"
    assert best.score == pytest.approx(10.0 + 0.5 * -6.0)


def test_readings_stand_in_their_own_passage_at_article_offsets() -> None:
    article = "A title line.\n\n" + "Nothing was said. " * 40 + "It lay in the harbour then."
    part = passage(article[15:], start=15)
    best = verified({"harbour": 4.0}, {"harbour": 4.0}).read(WHERE, [part])[0]
    assert best.passage == part
    assert article[best.start : best.end] == best.text == "harbour"


def test_each_window_is_read_by_itself() -> None:
    rows: list[int] = []
    network = pointing_at({"harbour": 4.0})

    def counted(ids: Ints, mask: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        rows.append(len(ids))
        assert mask.all()
        return network(ids, mask, types)

    reader = SpanReader(counted, TOKENIZER, PLAIN)
    reader.read(WHERE, [passage("In the harbour."), passage("It lay at the pier.", article="b")])
    assert rows == [1, 1]


def test_what_the_reader_hardly_believes_is_not_verified() -> None:
    seen: list[str] = []
    two = [passage("In the harbour."), passage("By the pier.", article="b")]
    read = verified({"harbour": 4.0, "pier": -1.9}, {"harbour": 4.0, "pier": 4.0}, seen)
    best, second, *_ = read.read(WHERE, two)
    assert len(seen) == 1
    assert (best.text, second.text) == ("harbour", "pier")
    # The reader's own log-odds, less what the verifier takes from such a one on average.
    assert second.score == pytest.approx(-3.8 - 1.9)


def test_the_verifier_sees_a_few_sentences_of_the_best_passages() -> None:
    seen: list[str] = []
    long = "Nobody said a word about it at all. " * 30
    many = [passage(f"{long}It lay in the harbour. {long}", article=name) for name in "abcdefg"]
    verified({"harbour": 4.0}, {"harbour": 4.0}, seen).read(WHERE, many)
    assert len(seen) == 4
    assert all("harbour" in text and len(text) < 700 for text in seen)


def test_what_it_did_not_look_at_never_comes_before_what_it_did() -> None:
    many = [passage(f"In the harbour of {name}.", article=name) for name in "abcdefg"]
    found = verified({"harbour": 4.0}, {"harbour": -1.0}).read(WHERE, many)
    scores = [(r.passage.article_id, r.score) for r in found if r.text == "harbour"]
    # Verified: -2 + 8 / 2; the reader alone would give 8.
    assert scores == [(name, pytest.approx(2.0)) for name in "abcdefg"]


def test_no_value_of_a_window_is_lost() -> None:
    words = {"harbour": 4.0, "pier": 3.9, "quay": 3.8, "dock": 3.7, "beach": 3.6}
    told = "It lay in the harbour. Then the pier. Then a quay. Then the dock. Then a beach."
    found = verified(words, words).read(WHERE, [passage(told)])
    assert [r.text for r in found[:4]] == ["harbour", "pier", "quay", "dock"]
    quick = {
        r.text
        for r in SpanReader(pointing_at(words), TOKENIZER, PLAIN).read(WHERE, [passage(told)])
    }
    assert quick <= {r.text for r in found}


def test_no_passages_give_no_readings() -> None:
    assert verified({"harbour": 4.0}, {"harbour": 4.0}).read(WHERE, []) == []


def test_a_yes_no_question_is_left_to_the_reader() -> None:
    seen: list[str] = []
    found = verified({"harbour": 4.0}, {"harbour": 4.0}, seen).read(
        "Was the ferry sunk in the harbour?", [passage("The ferry was sunk in the harbour.")]
    )
    assert [r.text for r in found] == ["The ferry was sunk in the harbour."]
    assert seen == []


def test_around_takes_what_goes_before_first() -> None:
    text = "One two. Three four. Five six. Seven eight."
    start = text.index("Five")
    assert text[slice(*around(text, start, start + 4, most=22))] == "Three four. Five six."
    assert text[slice(*around(text, start, start + 4, most=33))] == "One two. Three four. Five six."
    assert text[slice(*around(text, start, start + 4, most=40))].endswith("Seven eight.")


def test_a_sentence_that_is_too_long_stays_whole() -> None:
    text = "It is short. " + "Word " * 50 + "end. It is short."
    start = text.index("end")
    found = text[slice(*around(text, start, start + 3, most=20))]
    assert found.startswith("Word")
    assert found.endswith("end.")


@given(st.lists(st.sampled_from(["Ab cd. ", "Ef! ", "Gh ij kl? ", "\n\n", "mn "]), max_size=20))
def test_around_holds_the_span_and_stays_inside(parts: list[str]) -> None:
    text = "Xy. " + "".join(parts)
    for start in range(0, len(text) - 1, 3):
        low, high = around(text, start, start + 1, most=30)
        assert 0 <= low <= start < high <= len(text)
