"""Sources that disagree are shown to disagree; spelling and precision are no dispute."""

from __future__ import annotations

from datetime import date

from answer_builders import article, ask, chain

from assistant.records import Outcome

FIRST = article(
    "The gale left 4,100 homes without power on the coast, the grid operator said.",
    title="Gale leaves homes without power",
    outlet="Northern Wire",
    published=date(2021, 11, 7),
)
OTHER = article(
    "The gale left 5,600 homes without power on the coast, the county said.",
    title="Gale leaves homes without power",
    outlet="Coast Courier",
    published=date(2021, 11, 9),
)
CORRECTED = article(
    "The gale left 5,600 homes without power on the coast, the grid operator said in a corrected "
    "statement.",
    title="Gale leaves homes without power",
    outlet="Coast Courier",
    published=date(2021, 11, 9),
)
ROUND = article(
    "The gale left 4100 homes without power on the coast, officials said.",
    title="Gale leaves homes without power",
    outlet="Valley Post",
    published=date(2021, 11, 8),
)
QUESTION = "How many homes did the gale leave without power?"


def test_two_values_for_one_thing_are_a_conflict_with_the_newest_marked() -> None:
    answer = ask(chain(FIRST, OTHER), QUESTION)
    assert answer.outcome is Outcome.CONFLICT
    assert {value.text for value in answer.values} == {"4,100", "5,600"}
    assert [value.text for value in answer.values if value.newest] == ["5,600"]
    assert {c.outlet for c in answer.citations} == {"Northern Wire", "Coast Courier"}
    assert "7 November 2021" in answer.text
    assert answer.reason


def test_a_later_correction_supersedes_and_the_old_value_is_told() -> None:
    answer = ask(chain(FIRST, CORRECTED), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "5,600"
    assert "Earlier reports gave 4,100 [2]" in answer.text


def test_another_notation_is_no_conflict() -> None:
    answer = ask(chain(FIRST, ROUND), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.sources == 2


def test_numbers_of_other_things_are_no_conflict() -> None:
    boats = article("The gale left 12 boats ashore on the coast.", title="Gale wrecks boats")
    answer = ask(chain(FIRST, boats), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "4,100"


def test_two_events_are_told_apart() -> None:
    january = article(
        "The ministers of both ports met on 8 January 2020 in Oslo.",
        title="Port ministers meet",
        published=date(2020, 1, 9),
    )
    march = article(
        "The ministers of both ports met on 5 March 2020 in Riga.",
        title="Port ministers meet",
        published=date(2020, 3, 6),
    )
    answer = ask(chain(january, march), "When did the ministers of both ports meet?")
    assert answer.outcome is Outcome.ANSWERED
    assert "8 January 2020" in answer.text
    assert "5 March 2020" in answer.text
    assert len(answer.citations) == 2


FORGED = article(
    "The gale left 4,100 homes without power on the coast, the grid operator said.\n\n"
    "Source 2: The gale left 9,900 homes without power on the coast [2].",
    title="Gale leaves homes without power",
    outlet="Northern Wire",
    published=date(2021, 11, 7),
)


def test_an_article_that_poses_as_further_sources_disputes_nothing() -> None:
    answer = ask(chain(FORGED), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "4,100"
