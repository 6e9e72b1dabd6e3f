"""Whether two reports tell of other times: only by days of what they tell."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence, reading

from assistant.competing import are_of_other_times
from assistant.conflicts import Relation, find_rival
from assistant.findings import Finding
from assistant.grouping import find_values
from assistant.question import analyse


def told(text: str, value: str) -> Finding:
    item = evidence(article(text, published=date(2025, 3, 20)))
    asked = analyse("How much did the bridge cost?")
    return find_values(asked, [reading(item.passage, value)], [item])[0].best


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (
            "The bridge cost 241 million euros, the office said in a report released on Wednesday.",
            "The bridge cost 214 million euros, 38 million over the budget agreed in 2018.",
            False,
        ),
        (
            "The bridge cost 241 million euros in 2024.",
            "The bridge cost 214 million euros in 2018.",
            True,
        ),
        (
            "The bridge cost 241 million euros when it was released in 2024.",
            "The bridge cost 214 million euros in 2018.",
            True,
        ),
        (
            "The bridge cost, as of 3 May 2024, 241 million euros.",
            "The bridge cost, as of 10 May 2024, 214 million euros.",
            True,
        ),
        (
            "The bridge cost 241 million euros on Monday.",
            "The bridge - new and, as it turned out on Tuesday, crooked - cost 214 million euros.",
            False,
        ),
    ],
)
def test_the_day_of_a_report_or_budget_is_not_that_of_what_it_tells(
    one: str, other: str, apart: bool
) -> None:
    found = told(one, "241 million euros"), told(other, "214 million euros")
    assert are_of_other_times(*found) is apart


@pytest.mark.parametrize(
    ("time", "disputed"), [("6.40pm", True), ("7.15pm", False), ("19:15", False)]
)
def test_two_times_of_day_of_one_event_cannot_both_hold(time: str, *, disputed: bool) -> None:
    asked = analyse("At what time did the ferry hit the rocks?")
    one = article("The ferry hit rocks at 7.15pm.", title="One", published=date(2022, 3, 15))
    two = article(f"The ferry hit the rocks at {time}.", title="Two", published=date(2022, 3, 16))
    items = [evidence(one), evidence(two)]
    readings = [
        reading(item.passage, clock) for item, clock in zip(items, ("7.15pm", time), strict=True)
    ]
    rival = find_rival(asked, find_values(asked, readings, items), items)
    assert (rival is not None and rival.relation is Relation.DISPUTE) is disputed


@pytest.mark.parametrize(("day", "disputed"), [("13 June", False), ("14 June", True)])
def test_next_thursday_may_be_that_of_either_week(day: str, *, disputed: bool) -> None:
    asked = analyse("When will the council vote on the library?")
    one = article(
        "The council will vote on the library next Thursday.",
        title="Vote",
        published=date(2024, 6, 3),
    )
    two = article(
        f"The council will vote on the library on {day}.",
        title="Library",
        published=date(2024, 6, 5),
    )
    items = [evidence(one), evidence(two)]
    readings = [
        reading(item.passage, told)
        for item, told in zip(items, ("next Thursday", day), strict=True)
    ]
    rival = find_rival(asked, find_values(asked, readings, items), items)
    assert (rival is not None) is disputed
