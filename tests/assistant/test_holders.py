"""Who holds an office is said by the sentence; another office, however near, is not it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, ask, chain, evidence, passage, reading

from assistant.holders import (
    asks_office,
    read_headlines,
    read_holders,
    without_other_offices,
)
from assistant.question import analyse
from assistant.records import Evidence, Outcome
from assistant.roles import holders

REPORT = article(
    "Deputy transport minister Ola Lund promised new buses for Westhaven. "
    "The transport minister, Ida Berg, did not attend. "
    "The port belongs to the fund Blue Quay. "
    "Harbour master Tor Vik said that the port was full. "
    "Nils Dahl, the mayor of Westhaven, stayed away; his deputy, Eva Moe, spoke. "
    "Line Brandt, the former mayor, laughed. "
    "The skipper of the Eva was named as Ruth Berg. "
    "Police chief Zdeněk Šimek kept silent, as did the union's chairman, Ivo Đurić.",
    title="Buses for Westhaven",
)


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Who is the transport minister?", "Ida Berg"),
        ("Who is the deputy transport minister?", "Ola Lund"),
        ("Who owns the port?", "Blue Quay"),
        ("who is westhavens mayor", "Nils Dahl"),
        ("Who is the deputy mayor of Westhaven?", "Eva Moe"),
        ("Who is the former mayor?", "Line Brandt"),
        ("Who is the police chief?", "Zdeněk Šimek"),
        ("Who is in charge of the union of Westhaven?", "Ivo Đurić"),
        ("Who was the master of the Eva?", "Ruth Berg"),
        ("Who is the chairman of the union?", "Ivo Đurić"),
    ],
)
def test_the_holder_of_the_office_that_is_asked_for(question: str, holder: str) -> None:
    assert ask(chain(REPORT, threshold=0.2), question).short == holder


@pytest.mark.parametrize(
    "question",
    [
        "Who is the finance minister?",
        "Who is the acting transport minister?",
        "Who owns the buses?",
        "Who is the captain of the port?",
        "Who owns the port of Tolm?",
    ],
)
def test_nobody_is_named_for_an_office_of_which_nothing_is_said(question: str) -> None:
    assert ask(chain(REPORT, threshold=0.2), question).outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Who led the attack on the Marn convoy?",
            "The Marn convoy union's president, Rolf Dahl, mourned the dead of the attack.",
        ),
        ("Who led the Harbour race at half-time?", "Harbour chairman Rolf Dahl saw the race."),
        ("Who headed the winning goal?", "Club chairman Rolf Dahl praised the winning goal."),
        ("Who operated on the king?", "The king thanked the operator, Rolf Dahl."),
        ("Who leads the union?", "The attack on the union was led by Rolf Dahl."),
        ("Who leads the union?", "Rolf Dahl led the union's attack."),
        ("Who leads the miners' union?", "The miners met Rolf Dahl, who leads the bank."),
    ],
)
def test_who_does_something_holds_no_office(question: str, sentence: str) -> None:
    office = asks_office(analyse(question))
    assert not (office and read_holders(office, [evidence(article(sentence))]))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who leads the miners' union?", "Rolf Dahl, who leads the miners' union, agreed."),
        ("Who leads the union IGV?", "The union IGV, led by Rolf Dahl, agreed."),
        ("Who led the union?", "The union, which was led by Rolf Dahl, agreed."),
        ("Who heads the union of Tolm?", "Rolf Dahl, president of the union of Tolm, agreed."),
        ("Who owns the port of Tolm?", "The port of Tolm is owned by Rolf Dahl."),
        ("Who commands the troops sent to Vik?", "Rolf Dahl, who commands the troops, agreed."),
    ],
)
def test_a_verb_may_ask_for_the_holder_of_an_office(question: str, sentence: str) -> None:
    office = asks_office(analyse(question))
    assert office is not None
    assert read_holders(office, [evidence(article(sentence))])[0].text == "Rolf Dahl"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who was mayor of Tolm when the bridge fell?", True),
        ("Who was mayor when the bridge fell?", False),
    ],
)
def test_the_time_of_an_office_is_no_part_of_its_name(question: str, asked: bool) -> None:
    office = asks_office(analyse(question))
    assert (office is not None and office.of == {"tolm"}) is asked


def test_whoever_leaves_an_office_is_not_the_new_one_in_it() -> None:
    leaving = "The finance director, Ola Lund, will leave in March."
    office = asks_office(analyse("Who is the new finance director?"))
    assert office is not None
    assert read_holders(office, [evidence(article(leaving))]) == []
    came = article("The finance director, Ola Lund, who came in March, is 40.")
    assert read_holders(office, [evidence(came)])


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who is the presiding judge in the Vik eel trial?", ["Ada Moe"]),
        ("Who is the judge of Vik?", []),
    ],
)
def test_the_judge_of_the_trial_that_a_report_is_about(question: str, found: list[str]) -> None:
    rest = "It rained for days. " * 3
    report = article(
        f"The eel trial opened in Vik. {rest}The presiding judge, Ada Moe, did not accept this.",
        title="Fishmonger jailed",
    )
    office = asks_office(analyse(question))
    assert office is not None
    start = report.text.index("The presiding")
    part = replace(passage(report), start=start, text=report.text[start:])
    near = Evidence(number=1, passage=part, article=report, score=1.0)
    assert [reading.text for reading in read_holders(office, [near])] == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who is the founder of Readalong?", ["Hugo Brandt"]),
        ("Who founded Readalong?", ["Hugo Brandt"]),
        ("Who is the founder of Bookpile?", []),
        ("Who is the director of Readalong?", []),
    ],
)
def test_whoever_only_a_headline_gives_an_office(question: str, found: list[str]) -> None:
    report = article(
        "The site offers a hundred books. Hugo Brandt read the first of them aloud.",
        title="Interview with Readalong founder Hugo Brandt",
    )
    office = asks_office(analyse(question))
    assert office is not None
    readings = read_headlines(office, [evidence(report)])
    assert [one.text for one in readings] == found
    assert [report.text[one.start : one.end] for one in readings] == found


def test_another_title_is_no_holder() -> None:
    report = article("Foreign Minister Ada Moe will head to Tolm, where the head, a miner, waits.")
    office = asks_office(analyse("Who is Norland's head of government?"))
    assert office is not None
    item = evidence(report)
    other, same = (reading(item.passage, text) for text in ("Foreign Minister", "a miner"))
    assert without_other_offices(office, [other, same], [item]) == [same]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The captain of the Eva was named by police as Ole Moe.", ["Ole Moe"]),
        ("The captain was identified as Norwegian.", []),
        ("The captain was named as Honorary Citizen.", []),
        ("The captain of the Eva is named as Respondent in the suit.", []),
    ],
)
def test_a_name_and_no_honour_is_a_holder(sentence: str, named: list[str]) -> None:
    office = asks_office(analyse("Who is the captain?"))
    assert office is not None
    assert [holder.name for holder in holders(sentence, office)] == named


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is mayor of Tolm?", "In Tolm the prize went to former city mayor Ada Moe."),
        ("Who is president of Tavria?", "Tavria's regional president Ada Moe spoke."),
        ("Who is the director of Norrline?", "Norrline's regional director Ada Moe spoke."),
    ],
)
def test_a_former_or_regional_office_is_another(question: str, sentence: str) -> None:
    office = asks_office(analyse(question))
    assert office is not None
    assert read_holders(office, [evidence(article(sentence))]) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who was mayor of Tolm in May 2007?", "Tolm came to witness city mayor Ada Moe go."),
        ("Who directs the gallery?", "Ida Berg hung it. Ada Moe, director of the gallery, left."),
        ("Who directs the museum at the University of Vik?",
         "Ida Berg of the University of Vik hung it. Ada Moe, director of the museum, left."),
    ],
)  # fmt: skip
def test_an_office_is_told_by_its_verb_and_a_town_by_what_it_is(question: str, text: str) -> None:
    assert ask(chain(article(text), threshold=0.2), question).short == "Ada Moe"


@pytest.mark.parametrize(
    "title", ["Would-be Tolm mayor Ada Moe loses vote", "Son of Tolm mayor Ada Moe arrested"]
)
def test_what_a_headline_says_in_passing_gives_no_office(title: str) -> None:
    office = asks_office(analyse("Who is the mayor of Tolm?"))
    assert office is not None
    report = article("Ole Lund, son of Ada Moe, was arrested after the vote.", title=title)
    assert read_headlines(office, [evidence(report)]) == []


CO_OP = article(
    "The co-operative of Tolm won in court. Ida Moe, who has been its president since May, wept. "
    "The co-operative was led by Moe's father, Petros, for years. "
    "The federal privacy watchdog has opened an inquiry. Its head, Eva Lund, was told late.",
    title="Co-operative of Tolm wins",
)


def named(question: str) -> list[str]:
    office = asks_office(analyse(question))
    assert office is not None
    return [one.text for one in read_holders(office, [evidence(CO_OP)])]


def test_the_head_of_a_body_may_be_its_president() -> None:
    assert named("Who is the head of the co-operative?") == ["Ida Moe"]


def test_whose_father_leads_leads_nothing() -> None:
    assert "Moe's" not in named("Who leads the co-operative?")


def test_its_head_is_that_of_the_body_before() -> None:
    assert "Eva Lund" not in named("Who is the head of the co-operative?")
    assert "Eva Lund" in named("Who is the head of the watchdog?")


def test_a_chairman_is_no_chief_executive() -> None:
    told = article(
        "Norrline's founder and chairman, Odo Lam, will go; its chief executive, Eva Lund, stays.",
        title="Norrline sold",
    )
    for question, name in (
        ("Who is the chairman of Norrline?", "Odo Lam"),
        ("Who founded Norrline?", "Odo Lam"),
        ("Who is the CEO of Norrline?", "Eva Lund"),
    ):
        office = asks_office(analyse(question))
        assert office is not None
        assert [one.text for one in read_holders(office, [evidence(told)])] == [name]
