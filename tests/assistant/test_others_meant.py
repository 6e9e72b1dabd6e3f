"""A question that names nothing may mean what another story tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answer_builders import article, evidence, value

from assistant.decide import decide
from assistant.others_meant import others_meant
from assistant.question import analyse

PLANT = article(
    "The last strike at Corvane in Brennick was in 1984 and lasted for five weeks.",
    title="Corvane pickets dig in",
    published=date(2022, 6, 10),
)
NURSES = article(
    "The last strike by nurses at Aldine Bay, in 1991, went on for nine days.",
    title="Nurses walk out",
    published=date(2022, 10, 21),
)
OF_PLANT, OF_NURSES = value(PLANT, "five weeks"), value(NURSES, "nine days", trust=0.7)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("How long did the last strike go on?", ["nine days"]),
        ("How long did the last strike at Corvane go on?", []),
        ("How long did the strike of 1984 go on?", []),
        ("According to the union, how long did the last strike go on?", []),
    ],
)
def test_whoever_names_no_story_may_mean_another(question: str, meant: list[str]) -> None:
    found = others_meant(analyse(question), [OF_PLANT, OF_NURSES])
    assert [group.best.text for group in found] == meant


def test_what_is_hardly_trusted_or_told_alike_is_not_shown() -> None:
    asked = analyse("How long did the last strike go on?")
    assert others_meant(asked, [OF_PLANT, value(NURSES, "nine days", trust=0.45)]) == []
    alike = article("The last strike lasted for five weeks.", title="Miners")
    assert others_meant(asked, [OF_PLANT, value(alike, "five weeks")]) == []
    assert others_meant(replace(asked, is_part=True), [OF_PLANT, OF_NURSES]) == []


def test_reports_of_one_event_are_no_other_story() -> None:
    asked = analyse("How long did the last strike go on?")
    again = article(
        "At Corvane in Brennick the last strike lasted for six weeks, Ada Moe told Ole Lund.",
        title="Corvane pickets dig in",
        published=date(2022, 6, 11),
    )
    one = replace(PLANT, text=f"{PLANT.text} Ada Moe was there with Ole Lund.")
    assert others_meant(asked, [value(one, "five weeks"), value(again, "six weeks")]) == []


def test_reports_of_some_days_are_of_one_story() -> None:
    asked = analyse("How many people did the fire kill?")
    one = article("The fire killed 12 people.", title="Fire", published=date(2022, 6, 10))
    two = article("The fire killed 14 people.", title="Toll", published=date(2022, 6, 11))
    far = article("The fire killed 14 people.", title="Toll", published=date(2023, 6, 11))
    assert others_meant(asked, [value(one, "12"), value(two, "14")]) == []
    assert others_meant(asked, [value(one, "12"), value(far, "14")])


def test_both_are_shown_with_a_citation_each() -> None:
    asked = analyse("How long did the last strike go on?")
    found = [evidence(PLANT), evidence(NURSES, 2)]
    answer = decide(asked, [OF_PLANT, OF_NURSES], found, threshold=0.4)
    assert answer.short == "five weeks"
    assert "It may also mean: nine days [2]" in answer.text
    assert [citation.article_id for citation in answer.citations] == [
        PLANT.article_id,
        NURSES.article_id,
    ]
