"""What denies something, and what only sets a condition."""

from __future__ import annotations

import pytest

from assistant.negation import is_denial


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The pit cannot be moved.", True),
        ("The pit has not been moved.", True),
        ("Showering is safe as long as the water is not swallowed.", False),
        ("The fair goes ahead unless no ferry runs, she said.", False),
        ("It is safe as long as it is hot, and nobody has fallen ill.", True),
        ("The fair goes ahead.", False),
    ],
)
def test_a_condition_denies_nothing(text: str, denies: bool) -> None:
    assert is_denial(text) is denies
