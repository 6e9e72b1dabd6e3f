"""Readers' words become safe expressions; names are found in other spellings."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import match_expression, terms_of
from index.names import skeleton, skeletons


def test_stop_words_are_left_out_unless_nothing_else_is_left() -> None:
    assert terms_of("When was the ceasefire set to start?") == ["ceasefire", "set", "start"]
    assert terms_of("Who is who?") == ["Who", "is", "who"]


def test_compounds_stay_together() -> None:
    assert terms_of("Did AT&T or the U.S. pay?") == ["AT&T", "U.S", "pay"]
    assert match_expression(["AT&T"]) == '{context text}: "AT T"'


@pytest.mark.parametrize("text", ["", " ", "?!", "\0", "***", '"', "()"])
def test_text_without_words_gives_no_expression(text: str) -> None:
    assert match_expression(terms_of(text)) == ""


@given(st.text(max_size=80))
def test_every_expression_is_valid_for_the_word_index(text: str) -> None:
    terms = terms_of(text)
    expression = match_expression(terms, terms)
    if not expression:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (context, text, names)")
    connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
    connection.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Haftar", "Hifter"),
        ("Soleimani", "Suleimani"),
        ("Gaddafi", "Qaddafi"),
        ("Muhammad", "Mohamed"),
        ("Zelensky", "Zelenskyy"),
        ("Erdoğan", "Erdogan"),
    ],
)
def test_spellings_of_a_name_share_a_key(one: str, other: str) -> None:
    first, second = skeleton(one), skeleton(other)
    assert first == second or None in (first, second)


def test_short_words_have_no_key() -> None:
    assert skeleton("Iran") is None
    assert skeletons("the Haftar of Haftar and Rome") == [skeleton("Haftar")]
