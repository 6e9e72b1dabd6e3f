"""Where a way began, or what heads a report, is not where somebody went."""

from __future__ import annotations

import pytest
from answer_builders import article, evidence, reading

from assistant.grouping import find_values
from assistant.question import analyse

REPORT = article(
    "VIK, Norland - The ferry Eva left Tolm for Orl on Monday. A family from Brask was aboard."
)


@pytest.mark.parametrize(
    ("question", "place", "may"),
    [
        ("To which town did the ferry sail?", "Tolm", False),
        ("To which town did the ferry sail?", "Orl", True),
        ("Where was the ferry headed?", "VIK, Norland", False),
        ("Which island was the ferry heading for?", "VIK, Norland", False),
        ("To what country did the family travel?", "Brask", False),
        ("Where did the family come from?", "Brask", True),
        ("Where did the ferry sail from?", "Tolm", True),
        ("Where did it happen?", "VIK, Norland", True),
    ],
)
def test_a_way_ends_where_it_leads_to(question: str, place: str, *, may: bool) -> None:
    item = evidence(REPORT)
    found = find_values(analyse(question), [reading(item.passage, place)], [item])
    assert bool(found) is may
