"""A bare family name that two people have is asked about by the full name of either."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, ask, chain, evidence

from assistant.namesakes import find_namesakes, told_of_each, without_namesakes
from assistant.records import Outcome

BRIDGE = article(
    "Mayor Helena Duarte closed the bridge. Duarte is the mayor of Tolm.", title="Bridge"
)
STRIKE = article(
    "Armando Duarte is the general secretary of the dockers' union of Vik.", title="Strike"
)


def test_both_are_told_of() -> None:
    answer = ask(chain(BRIDGE, STRIKE), "Who is Duarte?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith("Duarte may be Helena Duarte or Armando Duarte.")
    assert {citation.title for citation in answer.citations} == {"Bridge", "Strike"}


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Who is Helena Duarte?", [BRIDGE.text, STRIKE.text]),
        ("Who is Duarte?", [BRIDGE.text, "Helena Duarte resigned in May."]),
        ("Who is Sulaimani?", ["Qassem Sulaimani spoke.", "Gen. Qasem Sulaimani was killed."]),
        ("Who are the Moes?", ["Ole Moe, 42, and his wife Ada Moe, 36, were tried."]),
        ("Where did Hill study?", ["Chris Hill studied.", "He took a degree at Chapel Hill."]),
        (
            "Who is Duarte?",
            [f"Helena Duarte spoke on day {day}." for day in "12345"] + [STRIKE.text],
        ),
        ("What is Duarte's first name?", [BRIDGE.text, STRIKE.text]),
        ("Who is Duarte?", [BRIDGE.text, STRIKE.text, "Duarte spoke."]),
        ("When will Brexit happen?", ["They want a Hard Brexit.", "They want a Soft Brexit."]),
        ("When did Labour win?", ["British Labour said it won.", "New Labour was founded."]),
        ("Who did Arsenal beat?", ["Premier Arsenal beat Leeds.", "Ladies Arsenal beat Vik."]),
        ("Who is Lund?", [f"Mr {first} Lund spoke." for first in ("Ada", "Ole", "Ina", "Jan")]),
    ],
)
def test_nobody_else_is_meant(question: str, texts: list[str]) -> None:
    found = [article(text, title=f"Report {n}") for n, text in enumerate(texts)]
    assert find_namesakes(question, found) is None


def test_one_person_written_in_two_ways_is_one() -> None:
    one = article("Mr Muammar Gaddafi was the leader of Libya.", title="One")
    other = article("Mr Moammar Gaddafi was the leader of Libya.", title="Other")
    assert "may be" not in ask(chain(one, other), "Who was Gaddafi?").text


@pytest.mark.parametrize(
    "question", ["Which articles mention Duarte?", "How many articles mention Duarte?"]
)
def test_a_listing_is_of_all_of_the_name(question: str) -> None:
    answer = ask(chain(BRIDGE, STRIKE), question)
    assert "2 articles mention this" in answer.text
    assert "[2]" in answer.text


def test_of_whom_nothing_is_told_is_left_out() -> None:
    answer = ask(chain(BRIDGE, STRIKE), "Which bridge did Duarte close?")
    assert "Armando" not in answer.text


def test_a_short_title_is_no_first_name() -> None:
    council = article(
        "Mayor Mick Duarte stays. Cr Duarte said that he had not seen it. Cllr Duarte is 62.",
        title="Vote",
    )
    found = find_namesakes("Who is Duarte?", [council, STRIKE])
    assert found is not None
    assert list(found.people) == ["Mick Duarte", "Armando Duarte"]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Armando Duarte", ["Strike"]),
        ("Helena Duarte", ["Bridge"]),
        ("Duarte", ["Bridge", "Strike"]),
        ("Rui Duarte", ["Bridge", "Strike"]),  # nobody tells of him: perhaps another name of one
    ],
)
def test_articles_on_a_namesake_are_left_out(name: str, left: list[str]) -> None:
    found = without_namesakes([name], [evidence(BRIDGE), evidence(STRIKE)])
    assert [item.article.title for item in found] == left


def test_one_may_be_told_of_in_a_whole_sentence() -> None:
    found = find_namesakes("Who is Duarte?", [BRIDGE, STRIKE])
    assert found is not None
    short = ask(chain(BRIDGE), "Who is Helena Duarte?")
    whole = replace(ask(chain(STRIKE), "Who is Armando Duarte?"), short=None)
    both = told_of_each("Who is Duarte?", found, [("one", short), ("two", whole)])
    assert both is not None
    assert both.text.startswith("Duarte may be")
