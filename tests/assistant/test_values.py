"""The same value in two spellings is one value; two values are not."""

from __future__ import annotations

import pytest

from assistant.values import find_numbers, same_name, same_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khalifa Haftar", "Hifter"),
        ("General Khalifa Hifter", "Khalifa Haftar"),
        ("Qasim Sulaimani", "Qassem Soleimani"),
        ("Sergey Lavrov", "Foreign Minister Sergei Lavrov"),
        ("Erdoğan", "Recep Tayyip Erdogan"),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("Libya", "Syria"),
        ("Putin", "Peskov"),
        ("Anna Lind", "Maria Lind"),
        ("John Major", "John Smith"),
    ],
)
def test_different_names_differ(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_numbers_agree_across_notations() -> None:
    assert same_numbers("2,500 soldiers", "2500 troops")
    assert same_numbers("3 million", "3,000,000 people")
    assert same_numbers("twelve", "12")
    assert not same_numbers("4,100 homes", "5,600 homes")
    assert not same_numbers("no number", "none")


def test_days_of_dates_are_no_numbers() -> None:
    assert [n.value for n in find_numbers("On Jan. 12 about 40 people met.")] == [40]


def test_a_word_that_begins_like_a_number_is_none() -> None:
    assert not find_numbers("an onerous task, thirdly")
