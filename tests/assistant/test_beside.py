"""Two values of one sentence are told apart by the days, words and order it gives them."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain
from comparisons import compared, read_in

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
        ("It snowed 152 centimetres in 24 hours, beating the previous record of 131 centimetres.",
         [("152 centimetres", "131 centimetres", True)]),
        ("Some 6,400 runners started, fewer than the 7,100 of 2022.", [("6,400", "7,100", False)]),
        ("Turnout, at 58.3 per cent, was higher than in the first round, when it was 49.1.",
         [("58.3 per cent", "49.1", False)]),
        ("It was 58%, higher than in the first round, when it was 49.", [("58%", "49", False)]),
        ("A third of voters backed Lind, compared with a fifth in 2016.",
         [("third", "fifth", False)]),
        ("Some 40 people died, a better than expected result, when it was 90 that were feared.",
         []),
        ("Last year over 4 million visitors came and this year the town expects about 6 million.",
         [("4 million", "6 million", False)]),
        ("In 2015 the ferry carried 4,000 people and in 2018 12 drowned.", []),
        ("They found 40 boats, other than 3 that had sunk.", []),
        ("Some 900 people came, more than 300 of them women.", []),
        ("Last year 400 people came and this year the town lost 6 ships.", []),
        ("The council voted by seven to two against charging for parking.", []),
        ("Some 300 people marched, against 45 per cent who stayed at home.", []),
        ("The crew of 12 rescued 40 passengers.", []),
        ("Bread costs 9 euros after a rise of 2 euros in May.", []),
        ("Norrline has 640 staff after a cut of 90 staff.", []),
        ("The school has 30 pupils, 5 more than the 25 of the year before.", []),
        ("The budget was not cut from 84 million euros to 79 million euros.", []),
        ("Women hold 12 of 40 seats, up from 9 of 38.", []),
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


def test_what_is_not_the_other_sides_is_the_first_ones() -> None:
    report = article("The monitors of Tolm counted 14 fires overnight, against nine on Monday.")
    asked = "How many fires did the monitors of Tolm count overnight compared with Monday?"
    assert ask(chain(report, threshold=0.2), asked).short == "14; nine"


def test_two_years_are_told_apart_by_the_year_of_the_report() -> None:
    report = article(
        "The organisers of the Tolm fair counted 21,000 visitors, compared with 26,000 last year.",
        published=date(2014, 12, 8),
    )
    asked = "How did the number of visitors at the Tolm fair change from 2013 to 2014?"
    old = read_in(report, "26,000")
    answer = compared(asked, [report], [old, old])
    assert answer.short == "26,000; 21,000"


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


@pytest.mark.parametrize(
    ("asked", "sentence", "read", "said"),
    [
        # Two single readings are kept, whatever is set beside the first.
        ("How did turnout in Tolm compare with Vik?",
         "Turnout in Tolm was 48 per cent, down from 60, compared with 52 per cent in Vik.",
         ("48 per cent", "52 per cent"), "48 per cent; 52 per cent"),
        # The pair of another place, and of a part of what is named.
        ("How did turnout in Vik compare with the year before?",
         "Turnout was 48 per cent in Tolm, up from 41, and 52 per cent in Vik, down from 60.",
         ("52 per cent", "52 per cent"), "52 per cent; 60"),
        ("How did turnout in Tolm compare with the general election?",
         "Turnout in Tolm was 48 per cent, down from 67 at the local one and 71 at the general.",
         ("48 per cent", "48 per cent"), None),
        ("How did sales at Norrline compare with the year before?",
         "Sales at Norrline were 9 million euros, up from 7 million at Baltor.",
         ("9 million euros", "7 million"), None),
        ("How many visitors did the Vik museum have, compared with before?",
         "Vik had more visitors than the Tolm museum, which had 5,000 visitors, up from 4,000.",
         ("5,000", "4,000"), None),
        # The times of values.
        ("How did sales at Norrline in 2016 compare with 2015?",
         "Sales at Norrline were 9 million euros, against 7 million a year earlier and 5 in 2014.",
         ("9 million euros", "9 million euros, against 7 million"), None),
        ("How did sales at Norrline compare with the year before?",
         "Sales at Norrline were 9 million euros, up from 7 million the month before.",
         ("9 million euros", "9 million euros"), None),
        ("How did sales at Norrline compare with the year before?",
         "Sales at Norrline were 9 million euros, up from 7 million in 2009.",
         ("9 million euros", "9 million euros"), None),
        ("How did sales at Norrline in 2016 compare with 2015?",
         "Sales at Norrline were 9 million euros in 2016, up from 7 million a year earlier.",
         ("9 million euros", "9 million euros"), "9 million euros; 7 million"),
        # Values of other things, changes, plans.
        ("How did exports of Tolm in 2016 compare with 2015?",
         "Exports were 48 million euros in 2016, compared with imports of 60 million in 2015.",
         ("48 million euros", "60 million"), None),
        ("How did the number of deaths in Tolm in 2016 compare with 2015?",
         "Tolm counted 40 deaths in 2016, compared with 300 injured in 2015.",
         ("40", "300"), None),
        ("How did the profit of Norrline in 2016 compare with 2015?",
         "It made a loss of 5 million euros in 2016, after a profit of 7 million in 2015.",
         ("5 million euros", "7 million"), None),
        ("How many visitors came to Tolm in 2016, against 2015?",
         "Visitors to Tolm rose by 500 in 2016, compared with a rise of 300 in 2015.",
         ("500", "300"), None),
        ("How did the budget of Tolm compare with the year before?",
         "The budget of Tolm grew by 4 million euros, down from 9 million the year before.",
         ("4 million euros", "9 million"), None),
        ("How did the price of oil in 2016 compare with 2015?",
         "The price of oil was $50 in 2016, down by $10 from 2015.",
         ("$50", "$10"), None),
        ("How did attendance in Tolm compare with the previous one?",
         "Attendance in Tolm was 5,000 instead of the 9,000 hoped for.",
         ("5,000", "9,000"), None),
        # A span over both values is no value of one side; two values may be alike.
        ("How long did the trial of Kord last, compared with that of Lind?",
         "The trial of Kord lasted 3 weeks, against 2 months for Lind.",
         ("3 weeks", "3 weeks, against 2 months"), None),
        ("How many visitors came to Tolm in 2016, against 2015?",
         "In 2016, 5,000 visitors came to Tolm, against 5,000 in 2015.",
         ("5,000", "5,000"), "5,000; 5,000"),
    ],
)  # fmt: skip
def test_a_sentence_sets_beside_each_other_what_is_of_both_sides_or_nothing(
    asked: str, sentence: str, read: tuple[str, str], said: str | None
) -> None:
    report = article(sentence, published=date(2017, 1, 20))
    answer = compared(asked, [report], [read_in(report, short) for short in read])
    assert answer.short == said


def test_what_sources_differ_on_stays_disputed_unless_they_differ_as_the_sides_do() -> None:
    report = article("Turnout in Tolm was 48 per cent in 2016, up from 41 per cent in 2015.")
    asked = "How did turnout in Tolm in 2016 compare with 2015?"
    theirs = read_in(report, "41 per cent")
    disputed = read_in(report, "48 per cent or 55 per cent", Outcome.CONFLICT)
    assert compared(asked, [report], [disputed, theirs]).outcome is Outcome.CONFLICT
    of_both = read_in(report, "48 per cent or 41 per cent", Outcome.CONFLICT)
    assert compared(asked, [report], [of_both, theirs]).short == "48 per cent; 41 per cent"


def test_a_time_ties_a_value_only_to_what_was_in_that_year() -> None:
    told = "Turnout in the Tolm by-election on Thursday was 48.3 per cent, down from 67.1 in June."
    named = "Lind, who won the general election in June 2012, did not stand."
    report = article(f"{told} {named}", published=date(2021, 10, 20))
    asked = "How did turnout in the Tolm by-election compare with the general election?"
    assert ask(chain(report), asked).outcome is Outcome.ABSTAINED
