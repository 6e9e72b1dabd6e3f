"""Questions for a reason become labelled sentences, and what is wrong in a file is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.entailment.data import LABELS, Text, read_articles
from assistant.entailment.reasons import (
    ReasonQuestion,
    label_reasons,
    label_whys,
    read_reasons_asked,
    reason_files,
)
from assistant.reader.corpus import Corpus, Row

TEXT = Text.of(
    "The fair of Tarn was put off. A lorry blocked the road for an hour. "
    "Stalls had not arrived either. The mayor went home early."
)


def test_every_sentence_that_gives_the_reason_is_a_yes_and_others_are_silent() -> None:
    asked = ReasonQuestion(
        id="t", q="Why did Tarn delay its fair?", s=["blocked the road", "Stalls had not arrived"]
    )
    found = [
        (LABELS[one.label], one.view.sentence)
        for one in label_reasons([asked], {"t": TEXT}, seed=1)
    ]
    assert [sentence for label, sentence in found if label == "yes"] == [
        "A lorry blocked the road for an hour.",
        "Stalls had not arrived either.",
    ]
    assert ("none", "The fair of Tarn was put off.") in found


def test_a_reason_that_is_not_told_stands_in_no_sentence() -> None:
    asked = ReasonQuestion(id="t", q="Why did the mayor leave?", s=[])
    assert {one.label for one in label_reasons([asked], {"t": TEXT}, seed=1)} == {0}


def test_a_reason_that_does_not_stand_there_is_refused() -> None:
    asked = ReasonQuestion(id="t", q="Why?", s=["it rained"])
    with pytest.raises(ValueError, match="it rained"):
        list(label_reasons([asked], {"t": TEXT}, seed=1))


def test_only_questions_for_a_reason_are_taken_from_a_reader_s() -> None:
    start = TEXT.text.find("A lorry")
    answers = (("A lorry blocked the road", start),)
    rows = tuple(
        Row(
            id=question,
            source="t",
            group="g",
            ctx=0,
            question=question,
            answers=answers,
            impossible=False,
        )
        for question in ("Why was the fair put off?", "What blocked the road?")
    )
    corpus = Corpus(contexts=(TEXT.text,), rows=rows)
    assert {one.question for one in label_whys(corpus, seed=1)} == {"Why was the fair put off?"}


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    path = tmp_path / "train-x.jsonl"
    path.write_text('{"id": "a", "q": "Why?", "s": "no list"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"train-x\.jsonl, line 1"):
        read_reasons_asked([path])


@pytest.mark.parametrize("dev", [False, True])
def test_all_that_the_repository_holds_stands_in_its_articles(dev: bool) -> None:
    asked = read_reasons_asked(reason_files(dev=dev))
    assert len(asked) > (300 if dev else 4000)
    assert {one.id.startswith("dev-") for one in asked} == {dev}
    articles = read_articles()
    assert all(fragment in articles[one.id].text for one in asked for fragment in one.s)
