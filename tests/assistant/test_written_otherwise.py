"""Who asks for a name is told that the articles write it in two ways."""

from __future__ import annotations

import pytest
from answer_builders import article, evidence, value

from assistant.question import analyse
from assistant.written_otherwise import written_otherwise

REPORT = article("The hall was opened by Kristen Wold, who keeps the archive.", title="Hall opens")


def other_in(text: str, question: str = "What is the first name of Wold, the archivist?") -> str:
    found = written_otherwise(
        analyse(question), value(REPORT, "Kristen"), [evidence(article(text, title="More"))]
    )
    return "" if found is None else found.best.text


def test_another_spelling_of_the_name_that_is_asked_for_is_told() -> None:
    assert other_in("A talk with Kristin Wold follows.") == "Kristin"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("A talk with Kristen Wold follows.", "What is Wold's first name?"),
        ("Her brother Anders Wold sang.", "What is Wold's first name?"),
        ("A talk with Kristin Berg follows.", "What is Wold's first name?"),
        ("Her sister Kristena Wold sang.", "Who is Kristen Wold?"),
        ("A talk with Kristin Wold follows.", "Who opened the hall?"),
    ],
)
def test_others_and_questions_for_something_else_bring_up_no_spelling(
    text: str, question: str
) -> None:
    assert other_in(text, question) == ""
