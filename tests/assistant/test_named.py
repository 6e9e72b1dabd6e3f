"""A passage that has lost the name of what its article is about is given it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answer_builders import article, evidence, value

from assistant.named import with_names, without_unnamed
from assistant.question import analyse
from assistant.records import Evidence

SHIP = article(
    "The cargo ship Sofie Lind ran aground off Tolm.\n\nThe ship had left Vik on Saturday.",
    title="Ship aground",
)
LATER = "The ship had left Vik on Saturday."


def later_passage() -> Evidence:
    whole = evidence(SHIP)
    start = SHIP.text.index(LATER)
    passage = replace(whole.passage, start=start, text=LATER, context="Ship aground")
    return replace(whole, passage=passage)


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("When did the Sofie Lind leave Vik?", "Sofie Lind: Ship aground"),
        ("When did the ship leave Vik?", "Ship aground"),
        ("When did the Anna Moe leave Vik?", "Ship aground"),
    ],
)
def test_a_name_that_only_the_article_has_is_put_before_the_title(
    question: str, context: str
) -> None:
    (item,) = with_names(analyse(question), [later_passage()])
    assert item.passage.context == context
    assert item.passage.text == LATER


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("Which ship left Vik in June 2018?", "June 2018: Ship aground"),
        ("Which ship left Vik in 2018?", "2018: Ship aground"),
        ("Which ship left Vik in May 2018?", "Ship aground"),
        ("Which ship left Vik in June?", "Ship aground"),
    ],
)
def test_the_month_of_a_report_is_put_before_the_title_where_it_is_asked_about(
    question: str, context: str
) -> None:
    found = later_passage()
    report = replace(found.article, published=date(2018, 6, 15))
    (item,) = with_names(analyse(question), [replace(found, article=report)])
    assert item.passage.context == context


def test_a_passage_that_has_the_name_stays_as_it_is() -> None:
    whole = evidence(SHIP)
    assert with_names(analyse("When did the Sofie Lind leave?"), [whole]) == [whole]


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("How many people died on the Sofie Lind?", []),
        ("How many people died in the shelling?", ["15"]),
        ("How many people died on the Marie Moe?", ["15"]),  # named by no report
        ("Which two towns near Sofie Lind were shelled?", ["15"]),
    ],
)
def test_what_names_nobody_that_others_name_gives_no_value(question: str, kept: list[str]) -> None:
    market = article("At the market of Hask 15 people died in the shelling.", title="Guns silent")
    found = without_unnamed(
        analyse(question), [value(market, "15")], [evidence(market), evidence(SHIP, 2)]
    )
    assert [group.best.text for group in found] == kept


def test_another_report_of_the_story_need_not_name_it() -> None:
    other = article(
        "The ship, which ran aground off Tolm on the way from Vik to Hask, had 15 aboard.",
        title="All saved",
    )
    first = article(f"{SHIP.text} It was bound for Hask.", title="Ship aground")
    asked = analyse("How many people were aboard the Sofie Lind?")
    found = without_unnamed(asked, [value(other, "15")], [evidence(first), evidence(other, 2)])
    assert [group.best.text for group in found] == ["15"]
