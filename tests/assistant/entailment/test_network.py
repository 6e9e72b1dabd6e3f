# ruff: noqa: E501 (a pair of sentences is read more easily unbroken)
"""The shipped judge: its file, its word vectors, and what it says of plain sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.entailment import pins
from assistant.entailment.network import WEIGHTS_DIR, EntailmentJudge
from assistant.entailment.view import View
from assistant.entailment.views import cut_views
from assistant.entailment.words import word_vectors
from assistant.errors import ModelError
from assistant.reader.tokens import load_tokenizer


def view(sentence: str, before: str = "", after: str = "") -> View:
    return View(context="A report. 9 May 2014.", before=before, sentence=sentence, after=after)


def test_the_sentence_alone_is_marked() -> None:
    tokenizer = load_tokenizer()
    window = cut_views(
        tokenizer, "Was it sold?", [view("It was sold.", "Ships lay idle.", "So be it.")]
    )[0]
    assert tokenizer.decode(list(window.ids[window.low : window.high])) == "it was sold."


def test_the_longest_view_fits_the_network() -> None:
    long = "word " * 400
    window = cut_views(load_tokenizer(), long, [view(long, long, long)])[0]
    assert 200 < len(window.ids) <= 256


def test_vectors_are_those_of_the_published_encoder() -> None:
    from safetensors.numpy import load_file

    from assistant.reader.tokens import tokenizer_path

    rows = load_file(tokenizer_path().parent / "model.safetensors")
    table = rows["embeddings.word_embeddings.weight"]
    assert np.array_equal(word_vectors([[101, 2003], [0, 102]]), table[[[101, 2003], [0, 102]]])


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    whole = (WEIGHTS_DIR / pins.WEIGHTS_FILE).read_bytes()
    (tmp_path / pins.WEIGHTS_FILE).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(ModelError, match=r"was changed.*reinstall"):
        EntailmentJudge.load(tmp_path)


def test_the_shipped_file_is_small_enough() -> None:
    assert (WEIGHTS_DIR / pins.WEIGHTS_FILE).stat().st_size <= 14_000_000


@pytest.mark.parametrize(
    ("question", "sentence", "word"),
    [
        ("Has the harbour at Kolm reopened?", "The harbour has been open to ships again since Monday.", "yes"),
        ("Did Haug buy the ship Arietta?", "Berg sold the Arietta to Haug for two million crowns.", "yes"),
        ("Did the council approve the bridge at Kolm?", "The council voted against the bridge at Kolm on Monday night.", "no"),
        ("Was anyone hurt in the fire at the Tarn mill?", "Nobody was injured in the fire at the Tarn mill, the brigade said.", "no"),
    ],
)  # fmt: skip
def test_other_words_and_opposites_are_understood(question: str, sentence: str, word: str) -> None:
    judged = EntailmentJudge.load(threads=1).judge(question, [view(sentence)])[0]
    assert judged.positive == (word == "yes")
    assert judged.probability > 0.5


def test_a_sentence_beside_the_point_says_neither() -> None:
    judge = EntailmentJudge.load(threads=1)
    judged = judge.judge("Was the bridge approved?", [view("Rain is expected on Sunday.")])[0]
    assert judged.probability < 0.3


def test_a_sentence_is_also_judged_without_what_stands_around_it() -> None:
    judge = EntailmentJudge.load(threads=1)
    told = "There is no licensed vaccine."
    asked = "Is there an approved vaccine against the fever?"
    around = view(told, "The fever spread in May. It has been seen in Kolm.", "Rain fell.")
    alone, both = judge.judge(asked, [view(told), around])
    assert not alone.positive
    assert not both.positive
    assert alone.probability != both.probability


def test_sentences_are_judged_alike_in_any_company() -> None:
    judge = EntailmentJudge.load(threads=1)
    views = [
        view("The council voted down the bridge."),
        view("Rain fell. " * 12),
        view("Moe slept."),
    ]
    together = judge.judge("Was the bridge approved?", views)
    alone = [judge.judge("Was the bridge approved?", [one])[0] for one in views]
    # What is padded is quantised a little otherwise.
    for one, other in zip(together, alone, strict=True):
        assert one.probability == pytest.approx(other.probability, abs=0.1)
        assert one.positive == other.positive or one.probability < 0.3
