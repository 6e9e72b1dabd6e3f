"""Patterns that are written with plain ranges find the letters of every Latin alphabet."""

from __future__ import annotations

import re

import pytest

from index.letters import compile_latin, widened


@pytest.mark.parametrize(
    "name",
    ["Łódź", "Émile", "Şahin", "Škoda", "Øyvind", "Đặng", "Țepeș", "Åse", "Zoë", "Özil", "Ikea"],
)
def test_a_capital_is_one_in_every_alphabet(name: str) -> None:
    assert compile_latin(r"[A-Z][a-z]+").fullmatch(name)


@pytest.mark.parametrize("word", ["łódź", "émile", "12", "_x"])
def test_what_begins_small_begins_with_no_capital(word: str) -> None:
    assert compile_latin(r"[A-Z]").match(word) is None


def test_flags_and_the_rest_of_a_pattern_are_kept() -> None:
    pattern = compile_latin(r"(?P<who>[A-Z0-9][\w-]*) said", re.IGNORECASE)
    found = pattern.match("šimek said")
    assert found is not None
    assert found["who"] == "šimek"
    assert widened(r"\d+ km") == r"\d+ km"
