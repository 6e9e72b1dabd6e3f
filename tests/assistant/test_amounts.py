"""Two amounts contradict each other only where neither leaves room for the other."""

from __future__ import annotations

import pytest

from assistant.amounts import amount_at


def allows(one: str, other: str) -> bool:
    mine, theirs = amount_at(one, 0, len(one)), amount_at(other, 0, len(other))
    assert mine is not None
    assert theirs is not None
    assert mine.allows(theirs) == theirs.allows(mine)
    return mine.allows(theirs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 30 boats", "32 boats"),
        ("at least 12 died", "15 died"),
        ("up to 5,000 refugees", "4,300 refugees"),
        ("about 400 people", "412 people"),
        ("nearly 500 pages", "480 pages"),
        ("61 million euros", "61.3 million euros"),
        ("9,000 marchers", "8,600 marchers"),
        ("hundreds of trees", "340 trees"),
        ("tens of thousands", "30,000 people"),
        ("half a million", "500,000 voters"),
        ("two dozen eggs", "24 eggs"),
        ("between 10 and 12 ships", "11 ships"),
        ("40 or more cars", "55 cars"),
        ("nobody", "no one"),
    ],
)
def test_the_same_told_less_exactly_is_allowed(one: str, other: str) -> None:
    assert allows(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 dead", "15 dead"),
        ("no more than 44 per cent", "61 per cent"),
        ("more than 30 boats", "28 boats"),
        ("fewer than 3,000 workers", "5,200 workers"),
        ("almost a million people", "200,000 people"),
        ("dozens of people", "three people"),
        ("30,000 marchers", "12,000 marchers"),
        ("14.5 million", "14.6 million"),
        ("about 400 people", "600 people"),
        ("nobody", "eight people"),
        ("a dozen men", "13 men"),
    ],
)
def test_what_leaves_no_room_is_not(one: str, other: str) -> None:
    assert not allows(one, other)


def test_units_are_turned_into_each_other() -> None:
    short, long = "3.2 kilometres", "3,200 metres"
    mine, theirs = amount_at(short, 0, 3), amount_at(long, 0, 5)
    assert mine is not None
    assert theirs is not None
    assert mine.allows(theirs, factor=0.001)
    assert not mine.allows(theirs)


def test_a_least_number_is_told_as_one() -> None:
    least, plain = amount_at("at least 12", 0, 11), amount_at("12 men", 0, 2)
    assert least is not None
    assert least.is_bound
    assert plain is not None
    assert not plain.is_bound


def test_no_amount_is_found_where_none_stands() -> None:
    assert amount_at("The men came.", 0, 13) is None
    assert amount_at("", 0, 0) is None
