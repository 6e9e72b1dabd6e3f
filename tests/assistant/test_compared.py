"""One quantity of two sides is asked for twice, the second side in the place of its like."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain
from comparisons import compared, read_in

from assistant.compared import find_compared
from assistant.quantity_asked import in_other_words
from assistant.records import Outcome
from assistant.report_days import reports_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How did turnout in the Tolm by-election compare with the general election?",
         ["What was the turnout in the Tolm by-election?",
          "What was the turnout in the general election?"]),
        ("Compare the losses from the May 2021 flood in Tolm with those of 2014.",
         ["How large were the losses from the May 2021 flood in Tolm?",
          "How large were the losses from the 2014 flood in Tolm?"]),
        ("How do the job cuts in Norrline's spring plan compare with those in the autumn plan?",
         ["How large are the job cuts in Norrline's spring plan?",
          "How large are the job cuts in the autumn plan?"]),
        ("How did ticket sales at Vik in 2021 compare with the year before?",
         ["How large were the ticket sales at Vik in 2021?",
          "How large were the ticket sales at Vik in 2020?"]),
        ("How did the expected 2021 attendance of the Vik fair compare with the year before?",
         ["What was the expected 2021 attendance of the Vik fair?",
          "What was the 2020 attendance of the Vik fair?"]),
        ("How many people can the Eva carry compared with the Ada?",
         ["How many people can the Eva carry?", "How many people can the Ada carry?"]),
        ("What is the height of the mast at the fair compared with the town hall?",
         ["What is the height of the mast at the fair?",
          "What is the height of the town hall at the fair?"]),
        ("What was the price of milk at the shop compared with the market?",
         ["What was the price of milk at the shop?", "What was the price of milk at the market?"]),
        ("How many stories are there in Moe's first book as against his second?",
         ["How many stories are there in Moe's first book?",
          "How many stories are there in Moe's second book?"]),
        ("How does the attendance Tolm planned for its 2021 fair stack up against the year before?",
         ["What is the attendance Tolm planned for its 2021 fair?",
          "What is the attendance for its 2020 fair?"]),
        ("How does Varon's GDP measure up to Halia's?",
         ["What is Varon's GDP?", "What is Halia's GDP?"]),
        ("How many storks nested in Tolm in 2021, against 2020?",
         ["How many storks nested in Tolm in 2021?", "How many storks nested in Tolm in 2020?"]),
        ("How many boats called at Tolm last year, and how many at Vik?",
         ["How many boats called at Tolm last year?", "How many boats called at Vik last year?"]),
        ("How many posts were to go at first, and how many after the talks with the union?",
         ["How many posts were to go at first?",
          "How many posts were to go after the talks with the union?"]),
        ("How do Norrline's driver numbers compare with Beltra's?",
         ["What is the number of Norrline's drivers?", "What is the number of Beltra's drivers?"]),
        ("How does the number of books in the Tolm library compare with that of the Vik library?",
         ["What is the number of books in the Tolm library?",
          "What is the number of books in the Vik library?"]),
        ("How much of the money taken from Kestrel has come back, compared with the total fraud?",
         ["How much of the money taken from Kestrel has come back?",
          "How large was the total fraud?"]),
        ("How long is the finished section compared with the entire tunnel?",
         ["How long is the finished section?", "How long is the entire tunnel?"]),
        ("How many hours will the bath open, compared with before?",
         ["How many hours will the bath open?", "How many hours will the bath open before?"]),
        ("How long did it take to build the Vik Bridge, compared with the Tolm Bridge?",
         ["How long did it take to build the Vik Bridge?",
          "How long did it take to build the Tolm Bridge?"]),
        ("How did the price of bread in Tolm compare with the price of milk in Vik?",
         ["What was the price of bread in Tolm?", "What was the price of milk in Vik?"]),
        ("How does the salary of the mayor of Tolm compare with that of the judge?",
         ["What is the salary of the mayor of Tolm?", "What is the salary of the judge of Tolm?"]),
        ("How does the size of Tolmia's army compare to Vikia's navy?",
         ["What is the size of Tolmia's army?", "What is the size of Vikia's navy?"]),
        ("How did the number of deaths in Tolm compare with the number of injuries?",
         ["What was the number of deaths in Tolm?", "What was the number of injuries in Tolm?"]),
        ("Compare the price Norrline got per tonne with that of a year earlier.",
         ["What was the price Norrline got per tonne?",
          "What was the price Norrline got per tonne a year earlier?"]),
        ("How many hotels were asked compared with how many have said yes?",
         ["How many hotels were asked?", "How many hotels have said yes?"]),
        ("How does the herring quota of Tolm compare with that of Vik?",
         ["What is the herring quota of Tolm?", "What is the herring quota of Vik?"]),
        ("How did the result of Norrline compare with the forecast?",
         ["What was the result of Norrline?", "What was the forecast of Norrline?"]),
        ("How does the 2016 budget compare to the 2015 one?",
         ["What is the 2016 budget?", "What is the 2015 budget?"]),
        ("How many arrests were made in Tolm in 2016, compared with the previous year?",
         ["How many arrests were made in Tolm in 2016?",
          "How many arrests were made in Tolm in 2015?"]),
        ("How did turnout in May 2016 compare with last year?",
         ["What was the turnout in May 2016?", "What was the turnout in May 2015?"]),
        ("How high is the tower compared to the cathedral?",
         ["How high is the tower?", "How high is the cathedral?"]),
        ("How does the fine compare with the maximum penalty?", []),
        ("How far apart are Vik and Tolm?", []),
        ("How does the way Ana Kord writes differ from that of Ivo Lind?", []),
        ("How does the record of Ana Kord compare with her time on Sunday?", []),
        ("How many were hurt and how many were killed in the crash?", []),
        ("How many votes were cast against the bill?", []),
        (
            "How does the score of this year's final compare with that of the previous year's?",
            ["What is the score of this year's final?",
             "What is the score of the previous year's final?"],
        ),
        (
            "How did turnout this year compare with last year's?",
            ["What was the turnout this year?", "What was the turnout last year?"],
        ),
        (
            "How many homes were flooded at first and how many in the later count?",
            ["How many homes were flooded?"],
        ),
        (
            "How far apart are the pay claim and the offer at Corvane?",
            ["What was the pay claim at Corvane?", "What was the offer at Corvane?"],
        ),
    ],
)  # fmt: skip
def test_the_second_side_takes_the_place_of_its_like(question: str, parts: list[str]) -> None:
    assert [part.text for part in find_compared(question)] == parts


def test_a_toll_is_also_asked_for_as_how_many_died() -> None:
    asked = "What was the official death toll of the Tolm quake?"
    assert in_other_words(asked) == "How many people died in the Tolm quake?"
    assert not in_other_words("What was the cost of the Tolm quay?")


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("How many fires were known in May 2021?", "May 2021"),
        ("How many posts were to go at first?", "first"),
        ("How many posts were to go after the talks?", "last"),
        ("How many boats called at Tolm in 2021?", ""),
    ],
)
def test_a_time_points_to_its_reports(question: str, reports: str) -> None:
    assert reports_of(question) == reports


EARLY = article(
    "Nine boiler fires in Tolm are known so far, the brigade said.", published=date(2021, 5, 10)
)
LATE = article(
    "In Tolm 23 boiler fires are known so far, the brigade said.", published=date(2021, 6, 21)
)


def test_what_reports_of_two_months_give_is_told_by_them() -> None:
    asked = "How many boiler fires in Tolm were known in May 2021 and how many in June 2021?"
    answer = ask(chain(EARLY, LATE), asked)
    assert answer.short == "Nine; 23"
    assert [citation.article_id for citation in answer.citations] == [
        EARLY.article_id,
        LATE.article_id,
    ]
    assert ask(chain(LATE), asked).outcome is Outcome.ABSTAINED


def test_a_report_of_a_month_that_tells_of_the_one_before_gives_no_value_of_its_own() -> None:
    april = article(
        "Norrline sold 4,000 cars in April 2021, the firm said.", published=date(2021, 5, 4)
    )
    may = article(
        "Norrline sold 3,000 cars in May 2021, the firm said.", published=date(2021, 6, 4)
    )
    asked = "How many cars did Norrline sell in May 2021 and how many in June 2021?"
    first, then = read_in(april, "4,000"), read_in(may, "3,000")
    told = compared(asked, [april, may], [then, then], [first, then])
    assert told.outcome is Outcome.ABSTAINED


def test_a_report_that_does_not_know_of_the_talks_tells_nothing_of_after_them() -> None:
    first = article("Norrline wants to cut 340 posts, it said.", published=date(2021, 5, 4))
    later = article("Norrline wants to cut 90 posts in Vik, it said.", published=date(2021, 5, 9))
    knowing = article("After talks the union accepts 90 cuts.", published=date(2021, 5, 9))
    asked = "How many posts were to go at first, and how many after the union talks?"
    both = [read_in(first, "340"), read_in(first, "340")]
    for report, said in ((later, None), (knowing, "340; 90")):
        then = [read_in(first, "340"), read_in(report, "90")]
        assert compared(asked, [first, report], both, then).short == said


FLOOD = article(
    "The flood in Tolm did damage of 38 million kronor, the ministry said.",
    published=date(2021, 5, 10),
)
PAST = article(
    "In the 2014 flood in Tolm the damage came to 21 million kronor.", published=date(2021, 5, 10)
)
OF_FLOODS = "Compare the losses from the May 2021 flood in Tolm with those of 2014."


def test_a_value_that_is_read_for_both_sides_is_left_to_the_one_whose_it_is() -> None:
    one, other = read_in(PAST, "21 million kronor"), read_in(FLOOD, "38 million kronor")
    told = compared(OF_FLOODS, [FLOOD, PAST], [one, one], [other])
    assert told.outcome is Outcome.ANSWERED
    assert told.short == "38 million kronor; 21 million kronor"


def test_what_is_told_of_neither_side_takes_no_place_of_a_value_read_for_both() -> None:
    one = read_in(PAST, "21 million kronor")
    april = article("In April 2021 Tolm lost 4 million kronor.", published=date(2021, 5, 10))
    for report, said in ((april, "4 million kronor"), (PAST, "21 million kronor")):
        again = read_in(report, said)
        told = compared(OF_FLOODS, [report, PAST], [one, one], [again])
        assert told.outcome is Outcome.ABSTAINED


def test_a_month_since_which_something_lasts_reaches_to_the_report() -> None:
    early = article(
        "Nine boiler fires in Tolm are known since January.", published=date(2021, 5, 10)
    )
    asked = "How many boiler fires in Tolm were known in May 2021 and how many in June 2021?"
    answer = ask(chain(early, LATE), asked)
    assert answer.short == "Nine; 23"


def test_a_report_of_the_month_asked_about_is_believed_before_one_of_soon_after() -> None:
    answer = ask(chain(EARLY, LATE), "How many boiler fires in Tolm were known in May 2021?")
    assert answer.short == "Nine"
    assert ask(chain(LATE), "How many boiler fires in Tolm were known in May 2021?").short == "23"


@pytest.mark.parametrize(
    "question",
    [
        "How many goals were scored in the Leeds vs Everton game?",
        "When was Roe versus Wade decided?",
        "How much did the Apple versus Samsung case cost?",
        "What was the value of the goods set to be sold?",
        "What is the limit set against the speed of lorries?",
    ],
)
def test_a_match_or_a_case_is_no_comparison(question: str) -> None:
    assert find_compared(question) == ()
