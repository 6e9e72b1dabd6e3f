"""What a second report tells in other words is set against the first where the judge hears it."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, value

from assistant.findings import Group
from assistant.other_names import is_on_another_occasion, is_other_name
from assistant.other_report import counts_the_same_again, is_other_account
from assistant.question import analyse
from index.records import Article

QUESTION = analyse("How many flights did airlines scrap at Halden airport because of the storm?")


def report(text: str, day: int = 3) -> Article:
    return article(text, title="Storm hits Halden airport", published=date(2021, 2, day))


FIRST = report("The storm made airlines scrap 84 flights at Halden airport, the operator said.")
OTHER = report("At Halden airport 112 departures were called off in Tuesday's storm.")


def test_another_report_in_other_words_gives_another_account() -> None:
    assert is_other_account(QUESTION, value(FIRST, "84"), value(OTHER, "112", trust=0.8))


def test_a_sentence_in_which_no_answer_is_heard_gives_none() -> None:
    other = value(OTHER, "112", trust=0.1)
    assert not is_other_account(QUESTION, value(FIRST, "84"), other)


def test_nothing_is_known_of_a_value_that_was_not_judged() -> None:
    assert not is_other_account(QUESTION, value(FIRST, "84"), value(OTHER, "112", told=None))


def test_one_time_in_another_unit_is_no_other_account() -> None:
    one = report("The storm closed Halden airport for two and a half hours.")
    other = report("At Halden airport nothing moved for 150 minutes in the storm.")
    asked = analyse("How long did the storm close Halden airport?")
    first = value(one, "two and a half hours")
    assert not is_other_account(asked, first, value(other, "150 minutes"))


def test_sums_of_two_currencies_are_not_compared() -> None:
    one = report("The storm cost Halden airport 2 million euros.")
    other = report("The storm cost Halden airport 3 million dollars.")
    asked = analyse("How much did the storm cost Halden airport?")
    assert not is_other_account(asked, value(one, "2 million"), value(other, "3 million"))


def test_a_length_is_no_other_account_of_a_number_without_a_unit() -> None:
    one = report("The ship hit Halden airport's pier with its crew of 21 in the storm.")
    other = report("At Halden airport the 142-metre ship lost its anchor in the storm.")
    asked = analyse("How large was the crew of the ship that hit Halden airport's pier?")
    assert not is_other_account(asked, value(one, "21"), value(other, "142-metre"))


def test_a_part_is_no_other_account_of_the_whole() -> None:
    other = report("At Halden airport 12 of the flights were scrapped again after the storm.")
    assert not is_other_account(QUESTION, value(FIRST, "84"), value(other, "12"))


def test_what_was_counted_long_ago_is_no_other_account() -> None:
    other = report("At Halden airport 40 flights were scrapped in the storm of January 2014.")
    assert not is_other_account(QUESTION, value(FIRST, "84"), value(other, "40"))


def test_an_article_that_names_nothing_of_the_event_is_of_another_one() -> None:
    other = article(
        "In Skarsund 22 flights were dropped.", title="Snow", published=date(2021, 2, 3)
    )
    assert not is_other_account(QUESTION, value(FIRST, "84"), value(other, "22"))


WHO = analyse("Who was the first to see the smoke at Halden airport?")
SEEN = "The smoke over Halden airport was first seen by Eva Moe of Tolm Tower."
BERG = report("Ida Berg saw the smoke over Halden airport first, the Tolm Tidings said.")


@pytest.mark.parametrize(
    ("text", "name", "trust", "disputed"),
    [
        (
            SEEN,
            "Eva Moe",
            0.8,
            True,
        ),
        (
            SEEN,
            "Eva Moe",
            0.3,
            False,
        ),
        (
            "Eva Moe saw Halden airport smoke, as did Ida Berg of Tolm.",
            "Eva Moe",
            0.8,
            False,
        ),
        (
            "Halden airport smoke was first seen by Mrs Berg of Tolm.",
            "Mrs Berg",
            0.8,
            False,
        ),
    ],
)
def test_another_report_of_the_event_that_is_as_sure_of_another_name_disputes_it(
    text: str, name: str, trust: float, disputed: bool
) -> None:
    other = value(report(text), name, trust=trust)
    assert is_other_name(WHO, value(BERG, "Ida Berg"), other) is disputed


def test_names_of_which_several_are_asked_for_dispute_nothing() -> None:
    asked = analyse("Who were the guests at Halden airport?")
    other = report("Eva Moe was a guest at Halden airport near Tolm.")
    assert not is_other_name(asked, value(BERG, "Ida Berg"), value(other, "Eva Moe"))


def _met(place: str, day: date | None, trust: float = 0.8) -> Group:
    text = f"Brandt and Vik met in {place}."
    return value(article(text, title=f"Talks {place}", published=day), place, trust=trust)


@pytest.mark.parametrize(
    ("question", "first", "other", "another"),
    [
        ("Where did Brandt and Vik meet?", date(2021, 1, 8), date(2021, 3, 5), True),
        ("Where did Brandt and Vik meet?", None, date(2021, 3, 5), True),
        ("Where did Brandt and Vik meet?", date(2021, 3, 4), date(2021, 3, 5), False),
        ("Where did Brandt and Vik meet in March 2021?", date(2021, 1, 8), date(2021, 3, 5), False),
        ("Where was Brandt born?", date(2021, 1, 8), date(2021, 3, 5), False),
        ("Where did Brandt and Vik meet?", None, None, False),
        ("Who met in March?", date(2021, 1, 8), date(2021, 3, 5), False),
    ],
)
def test_two_who_met_in_two_places_weeks_apart_met_twice(
    question: str, first: date | None, other: date | None, another: bool
) -> None:
    asked = analyse(question)
    assert is_on_another_occasion(asked, _met("Holm", first), _met("Tolm", other)) is another


def test_a_place_that_is_hardly_trusted_is_no_other_occasion() -> None:
    asked = analyse("Where did Brandt and Vik meet?")
    first = _met("Holm", date(2021, 1, 8))
    assert not is_on_another_occasion(asked, first, _met("Tolm", date(2021, 3, 5), trust=0.5))


FERRY = "The ferry Eva ran on to the Orl reef off Hask on Monday evening"
ASHORE = article(
    f"{FERRY} with 86 passengers and 14 crew aboard. She had left Tolm at noon.",
    title="Ferry Eva on the rocks off Hask",
    published=date(2022, 3, 16),
)
HIT = "The ferry Eva from Tolm struck the reef of Orl."
COUNTED = analyse("How many passengers were on the Eva?")


@pytest.mark.parametrize(
    ("text", "number", "day", "trust", "again"),
    [
        (f"All 91 passengers were saved near Hask. {HIT}", "91", 15, 0.26, True),
        (f"All 91 passengers were saved near Hask. {HIT}", "91", 15, 0.2, False),
        (f"All 91 passengers were saved near Hask. {HIT}", "91", 28, 0.26, False),
        ("All 91 passengers were saved near Hask by boats.", "91", 15, 0.26, False),
        (f"All 91 cars were saved near Hask. {HIT}", "91", 15, 0.26, False),
        (f"Of them 12 passengers were saved near Hask. {HIT}", "12", 15, 0.26, False),
    ],
)  # fmt: skip
def test_another_report_of_the_event_that_counts_the_same_things(
    text: str, number: str, day: int, trust: float, *, again: bool
) -> None:
    told = article(text, title="All saved from ferry", published=date(2022, 3, day))
    other = value(told, number, trust=trust)
    groups = [value(ASHORE, "86"), other]
    assert counts_the_same_again(COUNTED, groups, other) is again


def test_a_count_that_its_own_report_answers_better_is_no_other() -> None:
    told = article(
        f"All 91 passengers were saved near Hask. {HIT} In all 12 passengers sang.",
        title="All saved from ferry",
        published=date(2022, 3, 15),
    )
    better, other = value(told, "91", trust=0.4), value(told, "12", trust=0.3)
    groups = [value(ASHORE, "86"), better, other]
    assert counts_the_same_again(COUNTED, groups, better)
    assert not counts_the_same_again(COUNTED, groups, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ruairidh Macaskill", True),
        ("Rod McAskill", False),
        ("McAskill", False),
        ("Bill McAskill", False),
    ],
)
def test_another_given_name_is_another_name(name: str, *, other: bool) -> None:
    asked = analyse("What is the name of the Eva's master?")
    one = article(
        "The master of the Eva, off Hask, was named as Roderick McAskill of Tolm.",
        title="Eva on the rocks off Hask",
        published=date(2022, 3, 15),
    )
    two = article(
        f"The skipper, {name}, has sailed the Eva from Tolm to Hask for years.",
        title="Eva: all saved",
        published=date(2022, 3, 16),
    )
    found = is_other_name(asked, value(one, "Roderick McAskill"), value(two, name))
    assert found is other
