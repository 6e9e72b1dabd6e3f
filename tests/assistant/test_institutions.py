"""What a value calls itself tells that it is no institution of the kind asked for."""

from __future__ import annotations

import pytest

from assistant.institutions import is_of_other_kind


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("Which prison was Mullion taken to?", "Thornhaven Crown Court", True),
        ("Which prison was Mullion taken to?", "Thornhaven", False),
        ("Which prison was Mullion taken to?", "Thornhaven Jail", False),
        ("Which court sentenced Mullion?", "Thornhaven Crown Court", False),
        ("Which hospital treated them?", "the University of Tolm", True),
        ("Which hospital treated them?", "Tolm University Hospital", False),
        ("What museum lent it?", "the Hale Gallery", False),
        ("Which court official spoke?", "Vik Park", False),
    ],
)
def test_another_kind_is_no_answer(question: str, value: str, *, other: bool) -> None:
    assert is_of_other_kind(question, value) is other
