"""Two values of one sentence are told apart by the days, words and order it gives them."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.beside import pairs_in
from assistant.records import Outcome


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Turnout was 48.3 per cent, down from 67.1 per cent in June.",
         [("48.3 per cent", "67.1 per cent", True)]),
        ("The mill recorded 4,150 cases last year, compared with 2,600 in 2015.",
         [("4,150", "2,600", False)]),
        ("The bath will open for 22 hours a week instead of 35.", [("22 hours", "35", True)]),
        ("Each launch costs 7 million dollars, against 11 million for the cheapest rival.",
         [("7 million dollars", "11 million", False)]),
        ("The number of posts was cut to 260 from the 340 announced in May.",
         [("260", "340", True)]),
        ("Its budget fell from 4.2 million euros to 3.6 million after a sponsor left.",
         [("3.6 million", "4.2 million euros", True)]),
        ("It made a loss of 210 million crowns last year, after a profit of 95 million before.",
         [("210 million crowns", "95 million", True)]),
        ("It expects between 830 and 850 million euros, compared with a forecast of 790 to 820.",
         [("830 and 850 million euros", "790 to 820", False)]),
        ("A share costs $15, up from $12.50 in May.", [("$15", "$12.50", True)]),
        ("It reached 41 degrees, a record for Tolm; the old one, 39 degrees, dated from 2003.",
         [("41 degrees", "39 degrees", True)]),
        ("The council voted by seven to two against charging for parking.", []),
        ("Some 300 people marched, against 45 per cent who stayed at home.", []),
        ("The crew of 12 rescued 40 passengers.", []),
    ],
)  # fmt: skip
def test_the_pairs_of_a_sentence(sentence: str, pairs: list[tuple[str, str, bool]]) -> None:
    told = [
        (
            sentence[pair.value.start : pair.value.end],
            sentence[pair.other.start : pair.other.end],
            pair.is_before,
        )
        for pair in pairs_in(sentence)
    ]
    assert told == pairs


def test_values_are_told_apart_by_the_days_beside_them() -> None:
    report = article(
        "The number of Norrline job cuts in the new plan was reduced to 260 from the 340 in May.",
        published=date(2021, 6, 28),
    )
    asked = "How do the job cuts in Norrline's May plan compare with those in the June plan?"
    answer = ask(chain(report, threshold=0.2), asked)
    assert answer.short == "340; 260"
    assert {citation.quote for citation in answer.citations} == {report.text}


def test_the_value_before_is_that_of_the_earlier_side() -> None:
    report = article("The Tolm bath will open for 22 hours a week instead of 35.")
    asked = "How many hours a week will the Tolm bath open, compared with before?"
    assert ask(chain(report), asked).short == "22 hours; 35"


def test_a_time_ties_a_value_to_what_else_is_told_of_it() -> None:
    told = "Turnout in the Tolm by-election on Thursday was 48.3 per cent, down from 67.1 in June."
    named = "Lind, who won the general election in June, did not stand."
    asked = "How did turnout in the Tolm by-election compare with the general election?"
    tied = article(f"{told} {named}", published=date(2021, 10, 20))
    assert ask(chain(tied), asked).short == "48.3 per cent; 67.1"
    # What happened in June is not told here.
    loose = article(told, published=date(2021, 10, 20))
    assert ask(chain(loose), asked).outcome is Outcome.ABSTAINED


def test_one_value_is_not_told_of_both_sides() -> None:
    report = article("The Vik Bridge took five years to build.", title="The Vik and Tolm bridges")
    asked = "How long did it take to build the Vik Bridge, compared with the Tolm Bridge?"
    assert ask(chain(report, threshold=0.2), asked).outcome is Outcome.ABSTAINED


def test_values_of_two_measures_are_no_comparison() -> None:
    turnout = article("Turnout in the Tolm by-election was 48.3 per cent.", title="Tolm")
    lead = article("Turnout in the general election gave a lead of 9,000 votes.", title="Vik")
    asked = "How did turnout in the Tolm by-election compare with the general election?"
    assert ask(chain(turnout, lead, threshold=0.2), asked).outcome is Outcome.ABSTAINED


def test_a_sentence_with_all_that_is_asked_counts_though_nothing_was_read() -> None:
    report = article(
        "Norrline imports of maize fell to 600,000 tonnes from 850,000.", title="Grain"
    )
    asked = "How do Norrline's maize imports compare with those of the year before?"
    # Nothing is sure enough to be read at this threshold.
    answer = ask(chain(report, threshold=1.1), asked)
    assert answer.short == "600,000 tonnes; 850,000"
    other = article("Norrline exports of maize fell to 600,000 tonnes from 850,000.", title="Grain")
    assert ask(chain(other, threshold=1.1), asked).outcome is Outcome.ABSTAINED


def test_those_who_died_since_are_no_toll() -> None:
    early = article(
        "Four people died in the Tolm ferry accident.", published=date(2019, 3, 12), title="Tolm"
    )
    late = article(
        "The toll of the Tolm ferry accident has risen to six after two people died in hospital.",
        published=date(2019, 3, 15),
        title="Tolm",
    )
    asked = "How did the toll of the Tolm ferry accident change from the first report to the last?"
    answer = ask(chain(early, late, threshold=0.3), asked)
    assert "two" not in (answer.short or "")
