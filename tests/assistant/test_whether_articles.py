"""Yes/no questions on whole articles: about half of the plainly told are settled, none falsely."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import open_assistant
from assistant.records import Answer, Outcome

HERE = Path(__file__).parent / "whether"


def _said(answer: Answer) -> str:
    if answer.outcome is Outcome.ABSTAINED:
        return "none"
    return "disputed" if answer.outcome is Outcome.CONFLICT else (answer.short or "").casefold()


@pytest.mark.slow
def test_half_of_what_is_plainly_told_is_settled_and_nothing_falsely(tmp_path: Path) -> None:
    lines = (HERE / "questions.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    with open_assistant(tmp_path / "index") as assistant:
        assistant.ingest([str(HERE / "articles")])
        said = [(wanted.split(","), _said(assistant.ask(question))) for wanted, question in rows]
    plain = [(wanted, word) for wanted, word in said if "none" not in wanted]
    assert [(wanted, word) for wanted, word in said if word not in {"none", *wanted}] == []
    assert sum(word in wanted for wanted, word in plain) >= 0.5 * len(plain)
