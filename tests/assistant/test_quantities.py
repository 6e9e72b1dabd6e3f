"""One quantity is known in whatever unit a report tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quantities import Quantity, quantity_at


def told(text: str) -> Quantity:
    found = quantity_at(text, 0, len(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two and a half hours", "150 minutes"),
        ("an hour and ten minutes", "70 minutes"),
        ("in 3 hours 31", "211 minutes"),
        ("three-quarters of an hour", "45 minutes"),
        ("24 months", "two years"),
        ("a fortnight", "14 days"),
        ("sixteen days", "384 hours"),
        ("seventy-two hours", "three days"),
        ("a metre and a half", "150 centimetres"),
        ("four kilometres", "4,000 metres"),
        ("1,200 hectares", "some 3,000 acres"),
        ("1.5 tonnes", "1,500 kilograms"),
        ("2016 metres", "2.016 kilometres"),
        ("a year and eight months", "20 months"),
    ],
)
def test_units_that_differ_may_tell_one_quantity(one: str, other: str) -> None:
    assert told(one).is_one_with(told(other))
    assert told(other).is_one_with(told(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two hours", "90 minutes"),
        ("five and a half hours", "seven hours"),
        ("three weeks", "two months"),
        ("23 metres", "ten years"),
    ],
)
def test_other_quantities_are_told_apart(one: str, other: str) -> None:
    assert told(one).is_one_with(told(other)) is False


def test_two_numbers_of_one_unit_are_left_to_what_else_is_known_of_them() -> None:
    assert told("about 40 minutes").is_one_with(told("45 minutes")) is None


def test_a_unit_without_a_number_is_no_quantity() -> None:
    assert quantity_at("the hours after the blast", 0, 25) is None


def test_the_quantity_is_the_one_that_the_place_belongs_to() -> None:
    text = "It took six weeks, after two years of talks."
    at = text.index("two")
    found = quantity_at(text, at, at + 3)
    assert found == told("two years")


_PIECES = st.sampled_from(
    ["2016", "1,2", "12,34", "1.5", "a", "half", "three-quarters of", "twenty", "million", " and ",
     " ", "-", ", ", "½", "metres", "m", "hours", "min", "years", "fortnight", "kg", "and a half"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=8))
def test_whatever_is_written_gives_a_quantity_or_none(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = quantity_at(text, 0, len(text))
    assert found is None or found.size >= 0
