"""What is asked must be text with something in it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.errors import UsageError
from assistant.service import check_question


@pytest.mark.parametrize(
    ("question", "says"), [(None, "not NoneType"), (7, "not int"), (" ?! ", "empty")]
)
def test_what_is_no_question_is_named(question: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        check_question(question)
