"""A list that several sentences tell is answered with all of them, or said to be short."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, evidence, reading

from assistant.evidence import sentences_of
from assistant.expects import Expects
from assistant.findings import Group
from assistant.grouping import find_values
from assistant.listed_on import asked_count, members_behind, told_together
from assistant.listing import listed
from assistant.question import analyse
from assistant.records import Answer
from assistant.reread import read_again
from index.records import Passage


class Scorer:
    """A reader that gives every span alone the same margin."""

    name = "scorer"

    def read(self, question: str, passages: list[Passage]) -> list[object]:
        return []

    def margins(self, question: str, spans: list[object]) -> list[float]:
        return [0.0 for _ in spans]


def groups_of(asked: str, text: str, *read: tuple[str, float]) -> list[Group]:
    found = evidence(article(text))
    readings = [reading(found.passage, span, probability=trust) for span, trust in read]
    return find_values(analyse(asked), readings, [found])


def answer(asked: str, text: str, *read: str) -> Answer:
    groups = groups_of(asked, text, *((span, 0.8 - at / 10) for at, span in enumerate(read)))
    return listed(analyse(asked), [replace(group, certainty=0.9) for group in groups])


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("It found the alarm off. It also found a drain blocked.", True),
        ("The first is buses. They are old. The second is football.", True),
        ("It found the alarm off. The mayor was not there.", False),
        ("It found the alarm off. Rain fell. It also found a drain blocked.", False),
    ],
)
def test_a_sentence_may_go_on_with_a_list(text: str, together: bool) -> None:
    first, *_, last = sentences_of(article(text))
    assert told_together(first, last) is together


def test_members_of_one_list_are_no_rivals() -> None:
    text = "The inquiry found the alarm off. It also found a drain blocked. The mayor fled."
    read = (("the alarm off", 0.5), ("a drain blocked", 0.3), ("The mayor", 0.2))
    several, one = "What failings did the inquiry find?", "Which failing did the inquiry find?"
    sure, also, other = read_again(analyse(several), groups_of(several, text, *read), Scorer())
    alone, *_ = read_again(analyse(one), groups_of(one, text, *read), Scorer())
    assert (sure.certainty or 0) > (alone.certainty or 0)
    assert (also.certainty or 0) > (other.certainty or 0)


def test_what_a_sentence_opens_with_a_number_is_told_to_its_end() -> None:
    text = "I have three goals: A quay for Tolm. Mending the roads. Paying nurses more.\n\nThanks."
    told = answer("Which goals has the mayor of Tolm?", text, "A quay for Tolm")
    assert "Paying nurses more." in [citation.quote for citation in told.citations]
    assert "Thanks." not in told.text
    assert len(members_behind(sentences_of(article(text))[0])) == 2


def test_a_sentence_that_only_counts_is_no_member_of_the_list() -> None:
    text = "Lind gives two reasons for waiting. The first is buses. The second is football."
    told = answer("Which two reasons does Lind give?", text, "waiting", "buses", "football")
    assert told.short == "buses; football"


def test_where_fewer_are_told_than_asked_for_the_answer_says_so() -> None:
    told = answer("Which three towns were cut off?", "Dolm and Perl were cut off.", "Dolm and Perl")
    assert "2 of the 3" in told.text
    alone = answer("Which towns were cut off?", "Dolm was cut off.", "Dolm")
    assert "no other" in alone.text
    both = answer("Which two towns were cut off?", "Dolm and Perl were cut off.", "Dolm and Perl")
    assert "articles found" not in both.text
    assert asked_count("Which two towns were cut off?") == 2


def test_a_member_is_not_cut_off_where_it_was_read_to_its_end() -> None:
    text = "The drink holds vodka of an orange kind, Balder Cream, and Ango bitters."
    told = answer(
        "What are the ingredients?", text, "vodka of an orange kind, Balder Cream, and Ango bitters"
    )
    assert "bitters" in (told.short or "")
    assert "vodka" in (told.short or "")


def test_what_is_known_besides_is_no_answer() -> None:
    text = "The council voted to ban private cars. It put off a toll."
    asked = "Apart from the car ban itself, what other proposals did the council vote on?"
    found = groups_of(asked, text, ("private cars", 0.8), ("a toll", 0.4))
    assert [group.best.text for group in found] == ["a toll"]


def test_who_or_what_asks_for_no_person() -> None:
    assert analyse("Who or what may use the road?").expects is Expects.ANY


def test_how_many_there_are_is_no_answer_to_which() -> None:
    text = "The chain will close nine shops. The shops in Perl will go first."
    found = groups_of("Which shops will the chain close?", text, ("nine shops", 0.8), ("Perl", 0.4))
    assert [group.best.text for group in found] == ["Perl"]


@pytest.mark.parametrize(
    ("before", "shown"),
    [("The Comic Corps collects comics for children.", True), ("Groups and clubs", False)],
)
def test_a_sentence_that_adds_to_a_list_is_shown_with_what_it_adds_to(
    before: str, shown: bool
) -> None:
    text = f"{before}\n\nOther groups included the Vik Guard and the Tolm Club."
    told = answer("Which groups were at the fair?", text, "the Vik Guard and the Tolm Club")
    assert (before in told.text) is shown
    assert len(told.citations) == 1 + shown


@pytest.mark.parametrize(
    ("told", "short"),
    [
        (
            "After the talks, the two leaders spoke of ballistic missiles.",
            "rockets; ballistic missiles",
        ),
        ("She gave two reasons for ballistic missiles.", "rockets"),
    ],
)
def test_those_who_are_known_already_announce_no_list(told: str, short: str) -> None:
    text = f"Tolm fired rockets at Vik. {told}"
    found = answer(
        "What kinds of weapons were fired at Vik?", text, "rockets", "ballistic missiles"
    )
    assert found.short == short
