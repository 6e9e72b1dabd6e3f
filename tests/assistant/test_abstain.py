"""Which reason a refusal gives: no such topic in the articles, or not this fact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, evidence

from assistant.abstain import not_found
from assistant.question import analyse

DUNGEON = article("They advertise on the web now, since papers lost their readers.", title="Talk")


@pytest.mark.parametrize(
    ("similarity", "on_topic"), [(None, False), (0.2, False), (0.41, False), (0.6, True)]
)
def test_a_topic_in_other_words_is_one_that_is_close_in_meaning(
    similarity: float | None, on_topic: bool
) -> None:
    found = replace(evidence(DUNGEON), similarity=similarity)
    answer = not_found(analyse("Which cellar's owners left their jobs?"), [found])
    assert ("deal with this topic" in answer.text) is on_topic
    assert bool(answer.nearest) is on_topic


def test_words_in_common_are_enough() -> None:
    answer = not_found(analyse("When did papers lose readers?"), [evidence(DUNGEON)])
    assert "deal with this topic" in answer.text
