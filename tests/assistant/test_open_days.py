"""A weekday that a report without a date leaves open is the day that another report gives."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain, evidence, reading

from assistant.grouping import find_values
from assistant.question import analyse

UNDATED = article(
    "The general was killed on Friday on the orders of Rome.", title="Talks after raid"
)
ASKED = "When was the general killed?"


def dated(day: str, title: str = "Rockets fired") -> str:
    text = f"The general was killed on {day}, which Rome ordered."
    other = article(text, title=title, published=date(2020, 1, 9))
    return ask(chain(UNDATED, other), ASKED).short or ""


def test_the_weekday_is_that_of_the_day() -> None:
    assert dated("January 3") == "3 January 2020"


def test_a_day_that_falls_on_another_weekday_is_another_value() -> None:
    assert "Friday" in dated("January 2") or dated("January 2") == "2 January 2020"
    assert "3 January" not in dated("January 2")


def test_no_second_day_is_put_to_the_weekday() -> None:
    first = article("The general was killed on January 3, it said.", published=date(2020, 1, 9))
    later = article("The general was killed on January 10, it said.", published=date(2020, 1, 12))
    answer = ask(chain(UNDATED, first, later), ASKED)
    assert all(
        "10 January" not in value.text or "3 January" not in value.text for value in answer.values
    )


@pytest.mark.parametrize(
    ("text", "number", "values"),
    [
        ("A survey of 1709 pupils from 88 schools was held.", "1709", ["1709"]),
        ("The 1999 pupils of the survey were from Tolm.", "1999", []),
        ("In 1999 pupils of 88 schools took part in it.", "1999", []),
        ("A survey of 1999 was held among pupils.", "1999", []),
        ("In May 2004 pupils took part in the survey.", "2004", []),
        ("During 2004 pupils took part in the survey.", "2004", []),
    ],
)
def test_a_number_like_a_year_counts_what_is_asked_for(
    text: str, number: str, values: list[str]
) -> None:
    question, item = analyse("How many pupils took part in the survey?"), evidence(article(text))
    groups = find_values(question, [reading(item.passage, number)], [item])
    assert [group.best.text for group in groups] == values
