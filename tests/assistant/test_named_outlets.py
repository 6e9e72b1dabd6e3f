"""A question may name an outlet as its readers call it."""

from __future__ import annotations

import pytest

from assistant.evidence import names_outlet


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many ships wait according to the Tidings?", True),
        ("What does the Tidings report about the ships?", True),
        ("What did Ada Orr tell the Tidings?", False),
        ("What does the Tidings Trust own?", False),
        ("What were the tidings?", False),
    ],
)
def test_an_outlet_is_named_by_the_end_of_its_name(question: str, named: bool) -> None:
    assert names_outlet(question, "Lowmark Tidings") is named


def test_a_common_noun_that_ends_a_name_names_no_outlet() -> None:
    assert not names_outlet("What is the news about the ships?", "Lowmark news")


@pytest.mark.parametrize("outlet", ["The Oslo Courier", "Boston Globe", "The Japan Times"])
def test_a_place_at_its_beginning_belongs_to_the_name_of_an_outlet(outlet: str) -> None:
    name = outlet.removeprefix("The ")
    assert names_outlet(f"What did the {name} report?", outlet)


@pytest.mark.parametrize(
    ("outlet", "question"),
    [
        ("Correio de Vellin", "How many died in the Vellin fire?"),
        ("Voice of America", "Who won the America race?"),
        ("Radio France", "Who leads the France team?"),
    ],
)
def test_a_place_in_the_name_of_an_outlet_is_no_short_name_of_it(
    outlet: str, question: str
) -> None:
    assert not names_outlet(question, outlet)
