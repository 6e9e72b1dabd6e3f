"""Values that can be none of the kind that is asked for."""

from __future__ import annotations

import pytest

from assistant.none_such import is_none_such


@pytest.mark.parametrize(
    ("question", "value", "none_such"),
    [
        ("Which hospital was she taken to?", "the intensive care unit", True),
        ("Which hospital was she taken to?", "St Anne's", False),
        ("Which publisher brought out the book?", "illustrator Ann Lee", True),
        ("Which publisher brought out the book?", "Lee and Sons", False),
        ("Which Norwegian battalion fired first?", "Sweden", True),
        ("Which Norwegian battalion fired first?", "Telemark", False),
        ("Which Norwegian ally fired first?", "Sweden", False),
        ("Which battalion fired first?", "the third", False),
        ("Which prison was he sent to?", "Tanner's Row", True),
        ("Which prison was he sent to?", "Spring Hill", False),
        ("Which school did he go to?", "Castle Street", False),
    ],
)
def test_what_a_value_cannot_be(question: str, value: str, none_such: bool) -> None:
    assert is_none_such(value, question) is none_such
