"""Readings of times placed in their sentences, and time questions put to the reader."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence, reading

from assistant.findings import Finding
from assistant.matching import Weights
from assistant.placing import place
from assistant.question import analyse

MONDAY = date(2018, 9, 24)
TEXT = (
    "Nine people died in the flood of 12 September. The clinic of Tolna says that its "
    "bread ran out on Sunday. The bridge to the town was closed to all lorries on Friday."
)


def placed(question: str, text: str) -> Finding:
    item = evidence(article(TEXT, published=MONDAY))
    return place(analyse(question), reading(item.passage, text), item, Weights(question, [TEXT]))


def test_of_a_reading_over_two_sentences_the_one_that_tells_of_the_deed_counts() -> None:
    text = "12 September. The clinic of Tolna says that its bread ran out on Sunday"
    found = placed("When did the clinic of Tolna run out of bread?", text)
    assert found.when is not None
    assert found.when.show() == "23 September 2018"
    assert found.sentence.text.startswith("The clinic")


def test_a_time_is_shown_without_the_sentence_before_it() -> None:
    text = "The bridge to the town was closed to all lorries on Friday"
    assert placed("When was the bridge closed?", text).text == "Friday"


def test_of_a_clause_that_was_read_the_amount_is_the_value() -> None:
    text = "The damage was put at more than 40 million crowns."
    item = evidence(article(text))
    question = analyse("How great was the damage?")
    found = place(question, reading(item.passage, text[:-1]), item, Weights(question.text, [text]))
    assert found.text == "more than 40 million crowns"


def test_the_name_beside_a_role_and_the_unit_beside_a_number_belong_to_the_value() -> None:
    text = '"It rained," said the singer Amelia Roca. The storm will pass within 36 hours.'
    item = evidence(article(text))
    values = [
        place(analyse(question), reading(item.passage, read), item, Weights(question, [text])).text
        for question, read in (("Who sang?", "the singer"), ("How long will it last?", "36"))
    ]
    assert values == ["the singer Amelia Roca", "36 hours"]


@pytest.mark.parametrize(
    ("question", "text", "read", "shown"),
    [
        (
            "Who called it pantomime?",
            "Owen Blythe, her manager, called the decision pantomime.",
            "her manager",
            "Owen Blythe",
        ),
        (
            "What is Owen Blythe to her, who called it pantomime?",
            "Owen Blythe, her manager, called the decision pantomime.",
            "her manager",
            "her manager",
        ),
        (
            "Who called it pantomime?",
            "Ada Orr and Owen Blythe, her manager, called it pantomime.",
            "her manager",
            "her manager",
        ),
        (
            "Who resigned?",
            "At Norrline Energy, the chief executive, Ada Orr, resigned.",
            "the chief executive",
            "the chief executive",
        ),
        (
            "Who resigned?",
            "After Hurricane Maria, the mayor, who was ill, resigned.",
            "the mayor",
            "the mayor",
        ),
    ],
)
def test_whoever_is_known_by_name_is_given_by_it(
    question: str, text: str, read: str, shown: str
) -> None:
    item = evidence(article(text))
    found = place(analyse(question), reading(item.passage, read), item, Weights(question, [text]))
    assert found.text == shown


def test_a_clause_behind_an_amount_is_no_part_of_it() -> None:
    text = "Storm Brandr brought gusts of 161km/h and killed five people."
    question = analyse("How strong were the gusts of Storm Brandr?")
    item = evidence(article(text))
    for read in ("161km/h and killed five people", "gusts of 161km/h and killed five people"):
        found = place(question, reading(item.passage, read), item, Weights(question.text, [text]))
        assert found.text == "161km/h"


def test_a_rise_is_told_by_its_share_and_not_by_what_it_came_to() -> None:
    text = "Revenue rose 6 per cent to £1.84bn."
    question = analyse("By how much did revenue rise?")
    item = evidence(article(text))
    read = reading(item.passage, "6 per cent to £1.84bn")
    assert place(question, read, item, Weights(question.text, [text])).text == "6 per cent"


def test_a_toll_is_the_whole_of_which_some_were_found_later() -> None:
    text = "The toll now stands at 29: six of those first listed as missing were found dead."
    item = evidence(article(text))
    for question, shown in (
        ("What was the death toll of the storm?", "29"),
        ("How many of the missing were found?", "six"),
        ("What was the toll among those first listed as missing?", "six"),
    ):
        found = place(
            analyse(question), reading(item.passage, "six"), item, Weights(question, [text])
        )
        assert found.text == shown


@pytest.mark.parametrize(
    ("question", "read", "shown"),
    [
        ("By how much does Moe lead?", "1 minute 5", "1 minute 5 seconds"),
        ("How high is the mast?", "30", "30 metres"),
        ("How many riders are left?", "71", "71"),
        ("How many seconds ahead is Moe?", "1 minute 5", "1 minute 5 seconds"),
    ],
)
def test_a_number_keeps_its_unit(question: str, read: str, shown: str) -> None:
    text = "Moe leads by 1 minute 5 seconds. The mast is 30 metres high. Of 96 riders 71 are left."
    item = evidence(article(text))
    asked = analyse(question)
    found = place(asked, reading(item.passage, read), item, Weights(question, [text]))
    assert found.text == shown


def test_a_reading_that_runs_on_into_the_next_sentence_is_cut() -> None:
    text = "The storm left 12,000 homes without power. All but 900 have it back."
    item = evidence(article(text))
    read = reading(item.passage, "12,000 homes without power. All but 900")
    question = "How many homes lost power?"
    found = place(analyse(question), read, item, Weights(question, [text]))
    assert found.text.startswith("12,000 homes")
    assert found.sentence.text == "The storm left 12,000 homes without power."
    assert found.end < found.sentence.end


def test_letters_behind_a_name_are_nobody() -> None:
    text = "In the words of the prosecutor, Mark Tedder, QC, the girl cried for months."
    item = evidence(article(text))
    question = analyse("Who is the prosecutor?")
    found = place(question, reading(item.passage, "QC"), item, Weights(question.text, [text]))
    assert found.text == "Mark Tedder"


@pytest.mark.parametrize(
    ("question", "text", "read", "meant"),
    [
        (
            "In which town is she?",
            "She is in Levico Terme, Trento, Italy.",
            "Trento",
            "Levico Terme, Trento",
        ),
        ("Where is she?", "She is in Levico, Trento, Italy.", "Italy", "Levico, Trento, Italy"),
        ("In which country is she?", "She is in Levico, Trento, Italy.", "Italy", "Italy"),
        ("Which country is larger?", "It is in Levico, Rome and Turin.", "Rome", "Rome"),
        ("In which town is it?", "In March, Paris saw it.", "Paris", "Paris"),
        ("In which town is it?", "It is in Levico, Rome and Turin.", "Rome", "Rome"),
    ],
)
def test_a_town_belongs_to_the_province_that_was_read(
    question: str, text: str, read: str, meant: str
) -> None:
    item, asked = evidence(article(text)), analyse(question)
    assert (
        place(asked, reading(item.passage, read), item, Weights(asked.text, [text])).text == meant
    )


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("the defence ministers of Vik", "The foreign ministers and the defence ministers of Vik"),
        ("the defence staff", "the defence staff"),
    ],
)
def test_of_two_of_a_kind_neither_is_left_out(read: str, meant: str) -> None:
    text = f"The foreign ministers and {read} were told to stay in contact."
    item, asked = evidence(article(text)), analyse("Which ministers were told to stay in contact?")
    found = place(asked, reading(item.passage, read), item, Weights(asked.text, [text]))
    assert found.text == meant


@pytest.mark.parametrize(("read", "shown"), [("At least 17", "At least 17"), ("six", "six")])
def test_a_dateline_owns_no_number(read: str, shown: str) -> None:
    text = "PUERTO ALTO, Norland - At least 17 people died and six were missing after the Eva sank."
    item = evidence(article(text))
    question = "How many people died when the Eva sank?"
    found = place(analyse(question), reading(item.passage, read), item, Weights(question, [text]))
    assert found.text == shown
