"""Questions about texts become labelled sentences, and what is wrong in a file is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.entailment.data import (
    LABELS,
    Rarity,
    Text,
    WhetherQuestion,
    label_questions,
    question_files,
    read_articles,
    read_questions,
)
from assistant.entailment.turned import label_turned
from assistant.reader.corpus import Corpus, Row
from assistant.reader.fit import content_stems

TEXT = Text.of(
    "The council met on Monday. It voted against the bridge. The mayor went home early. "
    "A lorry blocked the road to Tarn for an hour."
)


def test_the_deciding_sentence_has_the_verdict_and_others_have_none() -> None:
    asked = WhetherQuestion(id="t", q="Was the bridge approved?", v="no", s="voted against the")
    found = list(label_questions([asked], {"t": TEXT}, seed=1))
    assert [(LABELS[one.label], one.view.sentence) for one in found[:1]] == [
        ("no", "It voted against the bridge.")
    ]
    assert {LABELS[one.label] for one in found[1:]} == {"none"}
    assert "The council met on Monday." in found[0].view.before


def test_a_question_that_the_text_leaves_open_has_no_verdict_anywhere() -> None:
    asked = WhetherQuestion(id="t", q="Did the bridge cost too much?", v="none")
    assert {one.label for one in label_questions([asked], {"t": TEXT}, seed=1)} == {0}


def test_a_fragment_that_does_not_stand_there_is_refused() -> None:
    asked = WhetherQuestion(id="t", q="Was it approved?", v="yes", s="voted for the bridge")
    with pytest.raises(ValueError, match="voted for the bridge"):
        list(label_questions([asked], {"t": TEXT}, seed=1))


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    path = tmp_path / "train-x.jsonl"
    path.write_text('{"id": "a", "q": "Was it?", "v": "perhaps"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"train-x\.jsonl, line 1"):
        read_questions([path])


def test_a_turned_question_has_another_value_of_its_kind_to_say_no_to() -> None:
    text = "The club was founded by Eva Moe in Kolm. In the spring, old Karl Berg bought a ground."
    rows = tuple(
        Row(
            id=str(at), source="s", group="g", ctx=0, question="Who was the club founded by?",
            answers=(("Eva Moe", text.index("Eva Moe")),), impossible=False,
        )
        for at in range(20)
    )  # fmt: skip
    found = list(label_turned(Corpus(contexts=(text,), rows=rows), seed=1))
    told = {(LABELS[one.label], one.question) for one in found if one.label}
    assert ("yes", "Was the club founded by Eva Moe?") in told
    assert ("no", "Was the club founded by Karl Berg?") in told


def test_every_question_of_the_repository_stands_in_its_article() -> None:
    articles = read_articles()
    asked = [*read_questions(question_files()), *read_questions(question_files(dev=True))]
    ours = [one for one in asked if "/" in one.id]
    assert len(ours) > 5000
    assert all(one.s in articles[one.id].text for one in ours)
    tested = {one.id for one in read_questions(question_files(dev=True))}
    assert not tested & {one.id for one in read_questions(question_files())}


def test_sentences_of_other_texts_come_in_the_order_they_stand_where_they_share_alike() -> None:
    others = [Text.of(f"The {'ferry' if n % 2 else 'tram'} left at {n}.") for n in range(20)]
    rarity = Rarity([*others, *[Text.of("Nothing of note was said.")] * 400])
    asked = frozenset(content_stems("a ferry or a tram"))
    found = rarity.foreign(asked, Text.of("Elsewhere."), 4)
    assert [others.index(text) for text, _ in found] == [0, 1, 2, 3]
