"""Disputes are told in whatever words they come, and none is made up of what agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from clusters import ACCOUNTS, GROUPS, REPORTS, Counts, count

from assistant.settings import Settings
from assistant.wiring import load_judge, load_reader


def _count(path: Path) -> Counts:
    settings = Settings()
    reader, threshold = load_reader(settings)
    return count(reader, threshold, judge=load_judge(settings, reader), path=path)


@pytest.fixture(scope="module")
def counts() -> Counts:
    return _count(GROUPS)


def test_most_disputes_are_told_with_both_values(counts: Counts) -> None:
    assert counts.disputes == 25
    assert counts.told >= 13


def test_hardly_any_dispute_is_made_up(counts: Counts) -> None:
    assert counts.made_up <= 2


def test_outlets_that_tell_of_one_event_in_different_words_are_set_against_each_other() -> None:
    found = _count(ACCOUNTS)
    assert found.disputes == 31
    assert found.told >= 15
    assert found.made_up <= 1


def test_reports_in_quite_other_words_are_set_against_each_other() -> None:
    found = _count(REPORTS)
    assert found.disputes == 90
    assert found.told >= 20
    assert found.made_up <= 8
