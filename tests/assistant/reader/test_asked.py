"""Further questions about paragraphs that training data holds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from assistant.reader.asked import with_questions
from assistant.reader.corpus import Corpus, Row

TEXT = "The mill closed in 1911. Its owner sold the land to the county."
KEY = hashlib.sha256(TEXT.encode()).hexdigest()[:12]


def corpus() -> Corpus:
    row = Row(
        id="1",
        source="squad",
        group="Mills",
        ctx=0,
        question="When did the mill close?",
        answers=(("1911", 19),),
        impossible=False,
    )
    return Corpus(contexts=(TEXT,), rows=(row,))


def write(folder: Path, key: str, *questions: tuple[str, list[str]]) -> Path:
    path = folder / "asked.jsonl"
    asked = [{"q": question, "a": answers} for question, answers in questions]
    path.write_text(json.dumps({"c": key, "questions": asked}) + "\n")
    return path


def test_questions_join_the_rows_of_the_paragraph_they_name(tmp_path: Path) -> None:
    path = write(tmp_path, KEY, ("Who got the ground?", ["the county"]), ("Who built it?", []))
    _, answered, missed = with_questions(corpus(), [path]).rows
    assert answered.answers == (("the county", TEXT.index("the county")),)
    assert (answered.group, answered.ctx, answered.impossible) == ("Mills", 0, False)
    assert (missed.answers, missed.impossible) == ((), True)


def test_a_paragraph_that_the_data_lacks_is_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, "0" * 12, ("Who built it?", []))
    assert with_questions(corpus(), [path]) == corpus()


def test_an_answer_that_is_not_in_its_paragraph_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, KEY, ("Who got the ground?", ["the town"]))
    with pytest.raises(ValueError, match="'the town' does not stand"):
        with_questions(corpus(), [path])


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text('{"c": 3}\n')
    with pytest.raises(ValueError, match=r"asked\.jsonl, line 1"):
        with_questions(corpus(), [path])
