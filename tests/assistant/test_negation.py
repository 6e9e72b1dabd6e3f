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
        ("He provided no evidence.", True),
        ("It ruled out the power cut.", True),
        ("She was cleared of fraud in May.", True),
        ("As long as Lind is mayor the bridge will not be built.", True),
        ("The bridge is twice as long as the old one and not safe.", True),
        ("It took as long as six hours without a break.", True),
    ],
)
def test_a_condition_denies_nothing(text: str, denies: bool) -> None:
    assert is_denial(text) is denies
