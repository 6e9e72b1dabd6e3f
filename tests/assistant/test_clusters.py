"""Disputes are told in whatever words they come, and none is made up of what agrees."""

from __future__ import annotations

import pytest
from clusters import ACCOUNTS, Counts, count

from assistant.settings import Settings
from assistant.wiring import load_reader


@pytest.fixture(scope="module")
def counts() -> Counts:
    return count(*load_reader(Settings()))


def test_most_disputes_are_told_with_both_values(counts: Counts) -> None:
    assert counts.disputes == 25
    assert counts.told >= 13


def test_hardly_any_dispute_is_made_up(counts: Counts) -> None:
    assert counts.made_up <= 2


def test_outlets_that_tell_of_one_event_in_different_words_are_set_against_each_other() -> None:
    found = count(*load_reader(Settings()), path=ACCOUNTS)
    assert found.disputes == 31
    assert found.told >= 15
    assert found.made_up <= 1
