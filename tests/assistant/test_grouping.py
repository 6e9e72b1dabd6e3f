"""Which readings may answer a question for a day."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence, passage, reading

from assistant.grouping import find_values
from assistant.question import analyse

TEXT = "The ferry to Lund will be sold later this month. The harbour office moves on Friday."


def values(question: str, text: str) -> list[str]:
    item = evidence(article(TEXT, published=date(2018, 9, 24)))
    found = find_values(analyse(question), [reading(item.passage, text)], [item])
    return [group.findings[0].text for group in found]


@pytest.mark.parametrize(
    ("question", "said", "answers"),
    [
        ("On what exact date will the ferry be sold?", "later this month", False),
        ("On which precise day will the ferry be sold?", "later this month", False),
        ("When will the ferry be sold?", "later this month", True),
        ("On what exact date does the harbour office move?", "on Friday", True),
        ("On what day does the harbour office move?", "on Friday", True),
    ],
)
def test_a_month_does_not_tell_the_exact_day(question: str, said: str, answers: bool) -> None:
    assert bool(values(question, said)) is answers


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("On what date did the ferry run aground?", False),
        ("Give me the exact date of the accident with the ferry.", False),
        ("When did the ferry run aground?", True),
        ("At what time did the ferry run aground?", True),
    ],
)
def test_a_time_of_day_is_no_date(question: str, answers: bool) -> None:
    item = evidence(article("The ferry ran aground at 9:40 p.m. off Varn.", published=None))
    found = find_values(analyse(question), [reading(item.passage, "9:40 p.m.")], [item])
    assert bool(found) is answers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The foundry of Lund has cast bells since 1843.", "1843"),
        ("A meeting is planned for the 22nd at the school.", "the 22nd"),
    ],
)
def test_what_is_a_time_by_the_word_before_it_may_answer(text: str, said: str) -> None:
    item = evidence(article(text, published=date(2018, 9, 24)))
    asked = analyse("Since when has the foundry of Lund cast bells?")
    assert find_values(asked, [reading(item.passage, said)], [item])


@pytest.mark.parametrize(("month", "answers"), [("January", True), ("February", False)])
def test_a_date_without_a_year_is_of_the_month_asked_about(month: str, answers: bool) -> None:
    item = evidence(article("The truce is to start on Jan. 12."))
    asked = analyse(f"On which day in {month} 2020 was the truce to start?")
    assert bool(find_values(asked, [reading(item.passage, "Jan. 12")], [item])) is answers


@pytest.mark.parametrize(("share", "first"), [(0.8, "Wednesday"), (0.3, "overnight")])
def test_a_day_of_the_calendar_goes_before_a_time_that_has_none(share: float, first: str) -> None:
    undated = evidence(article("Rockets hit the base overnight."))
    dated = evidence(article("Rockets hit the base on Wednesday.", published=date(2020, 1, 9)))
    found = find_values(
        analyse("When did rockets hit the base?"),
        [
            reading(undated.passage, "overnight", probability=0.6),
            reading(dated.passage, "Wednesday", probability=0.6 * share),
        ],
        [undated, dated],
    )
    assert found[0].best.text == first


@pytest.mark.parametrize(
    ("sure", "other", "first"),
    [
        # A week that holds the day is only vaguer; another day is not.
        (0.5, ("The week saw Dawud killed last week.", "last week", 0.55), {"Friday", "3 January"}),
        (0.16, ("Dawud was killed on 2 January.", "2 January", 0.58), {"2 January"}),
    ],
)
def test_a_weekday_is_placed_by_a_report_that_gives_the_day_as_surely(
    sure: float, other: tuple[str, str, float], first: set[str]
) -> None:
    bare = evidence(article("The strike that killed Dawud was on Friday."))
    dated = evidence(article("Dawud died in the strike of 3 January.", published=date(2020, 1, 9)))
    third = evidence(article(other[0], published=date(2020, 1, 8)))
    found = find_values(
        analyse("When was Dawud killed?"),
        [
            reading(bare.passage, "Friday", probability=0.6),
            reading(dated.passage, "3 January", probability=sure),
            reading(third.passage, other[1], probability=other[2]),
        ],
        [bare, dated, third],
    )
    assert {one.text for one in found[0].findings} == first


@pytest.mark.parametrize(
    ("text", "said", "answers"),
    [
        ('It showed the Oakley print called "Cowboys" from 1987.', "Cowboys", False),
        ('It showed the Oakley print called "The Cowboys of Oakley".', "Oakley", True),
        ('Police arrested a hacker called "Mafiaboy" in Tolm.', "Mafiaboy", True),
        ('A group called "Anonymous" was to blame.', "Anonymous", True),
        ("The film entitled “Lind” was banned.", "Lind", False),
    ],
)
def test_what_a_work_is_called_is_nobody(text: str, said: str, answers: bool) -> None:
    item = evidence(article(text))
    found = find_values(analyse("Who is it about?"), [reading(item.passage, said)], [item])
    assert bool(found) is answers


@pytest.mark.parametrize(
    ("question", "said", "answers"),
    [
        ("Besides Lund, which towns back the plan?", "Lund and Visby", False),
        ("Besides Lund, which towns back the plan?", "Visby", True),
        ("How many of the 500 schools took gifts?", "one or more", False),
        ("How many of the 500 schools took gifts?", "190", True),
    ],
)
def test_what_is_known_and_what_is_no_amount_answer_nothing(
    question: str, said: str, answers: bool
) -> None:
    text = "Lund and Visby back the plan. Of 500 schools, 190 took one or more gifts."
    item = evidence(article(text))
    found = find_values(analyse(question), [reading(item.passage, said)], [item])
    assert bool(found) is answers


@pytest.mark.parametrize(("nation", "answers"), [("Syrian", True), ("Iraqi", False)])
def test_whose_refugees_are_counted_may_stand_elsewhere_in_the_article(
    nation: str, answers: bool
) -> None:
    text = "Fighting went on in Syria. Some 200,000 refugees are moving towards the border."
    item = evidence(article(text))
    asked = analyse(f"How many {nation} refugees are moving towards the border?")
    assert bool(find_values(asked, [reading(item.passage, "200,000")], [item])) is answers


@pytest.mark.parametrize(
    ("question", "text", "said", "answers"),
    [
        ("How many counts does Ida Berg face?", "Ida Berg, 51, denies nine counts.", "51", False),
        ("How many counts does Ida Berg face?", "Ida Berg, 51, denies nine counts.", "nine", True),
        ("How old is Ida Berg?", "Ida Berg, 51, denies nine counts.", "51", True),
        ("How many boats left Tolm?", "Of the boats in Tolm, 51 left.", "51", True),
    ],
)
def test_an_age_counts_nothing(question: str, text: str, said: str, answers: bool) -> None:
    item = evidence(article(text))
    found = find_values(analyse(question), [reading(item.passage, said)], [item])
    assert bool(found) is answers


@pytest.mark.parametrize(
    ("question", "text", "said", "answers"),
    [
        (
            "How long is the Tolm Bridge?",
            "The Tolm Bridge was closed for six hours.",
            "six hours",
            False,
        ),
        (
            "How long was the Tolm bridge closed?",
            "The Tolm bridge was closed for six hours.",
            "six hours",
            True,
        ),
        (
            "How long is the Tolm Bridge?",
            "The Tolm Bridge is 640 metres long.",
            "640 metres",
            True,
        ),
        ("How long is the Ada Moe?", "That could take three days.", "three days", False),
        ("How long is the Ada Moe?", "The Ada Moe runs for two hours.", "two hours", True),
        ("How long was it?", "That took three days.", "three days", True),
        ("How long is the film?", "The film runs for two hours.", "two hours", True),
        (
            "How many red cards did she show?",
            "She showed seven yellow cards and no red ones.",
            "seven",
            False,
        ),
        (
            "How many Norwegian troops guard the posts?",
            "The deal allowed for 12 Norwegian observation posts.",
            "12",
            False,
        ),
        ("How many tonnes were kept?", "It was licensed to keep 40 tonnes.", "40", False),
        ("How many tonnes may it keep?", "It was licensed to keep 40 tonnes.", "40", True),
        ("How many of the welds broke?", "Cracks are in 312 of the 4,100 welds.", "4,100", False),
        ("How many of the welds broke?", "Cracks are in 312 of the 4,100 welds.", "312", True),
        ("How many welds are there?", "Cracks are in 312 of the 4,100 welds.", "4,100", True),
        ("How often do the trams run?", "They are the first trams for 68 years.", "68", False),
        ("How often do the trams run?", "They run 68 times a day.", "68", True),
        ("How many migrants landed?", "It was allowed to land 82 migrants.", "82", True),
        ("How many towns have trams?", "About 40 have trams.", "40", True),
        ("How many troops guard the posts?", "There are 40 at the posts.", "40", True),
        ("How many seats do the Democrats hold?", "There are 48 Democrats there.", "48", True),
        ("How many traffic deaths this year?", "There were 40 deaths on the roads.", "40", True),
        ("How many people attended the fair?", "It lit the town of 900 residents.", "900", False),
        ("How many people attended the fair?", "900 residents attended it.", "900", True),
        ("How many residents were evacuated?", "900 residents were moved out.", "900", True),
        (
            "How many photos has the photographic society?",
            "It has 28,000 photographs.",
            "28,000",
            True,
        ),
        ("How many cases of illness are there?", "There are nine illnesses.", "nine", True),
        (
            "How many posts do the troops guard?",
            "The deal allowed for 12 Norwegian observation posts.",
            "12",
            True,
        ),
        (
            "How many yellow cards did she show?",
            "She showed seven yellow cards and no red ones.",
            "seven",
            True,
        ),
    ],
)
def test_what_measures_or_counts_another_thing_answers_nothing(
    question: str, text: str, said: str, answers: bool
) -> None:
    item = evidence(article(text))
    found = find_values(analyse(question), [reading(item.passage, said)], [item])
    assert bool(found) is answers


@pytest.mark.parametrize(("value", "counts"), [("50,000th", False), ("1000", True)])
def test_the_last_of_them_is_no_number_of_them(value: str, *, counts: bool) -> None:
    site = article("It published its 50,000th article and has over 1000 featured articles.")
    question = analyse("How many featured articles has it?")
    found = find_values(question, [reading(passage(site), value)], [evidence(site)])
    assert bool(found) is counts


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("Who found oil in the water?", False),
        ("Who found no oil in the water?", True),
        ("Who found fish in the water?", True),
    ],
)
def test_whoever_found_none_did_not_find_it(question: str, *, may: bool) -> None:
    told = article("Environmental officers found no oil in the water but dead fish.")
    read = [reading(passage(told), "Environmental officers")]
    assert bool(find_values(analyse(question), read, [evidence(told)])) is may


@pytest.mark.parametrize(
    ("question", "said", "answers"),
    [
        ("Which party does Ada Moe belong to?", "parliament", False),
        ("Which party does Ada Moe belong to?", "Stain", False),
        ("Which party does Ada Moe belong to?", "the Greens", True),
        ("What is Ada Moe a member of?", "parliament", True),
    ],
)
def test_what_somebody_sits_in_or_for_is_no_party(question: str, said: str, answers: bool) -> None:
    told = "The member of parliament for Stain, Ada Moe, was late; so were the Greens."
    item = evidence(article(told))
    assert bool(find_values(analyse(question), [reading(item.passage, said)], [item])) is answers


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        ("A son, Ivo, died in 1971.", False),
        ("His son Ivo died on 3 May 1971, aged nine.", True),
        ("His son Ivo died of a fever in 1971.", True),
        ("In a fire in 1971 his son Ivo died.", True),
        ("His son Ivo died at sea.", True),
        ("His son Ivo fell 90 metres and died on Monday.", True),
    ],
)
def test_when_somebody_died_tells_not_how(told: str, answers: bool) -> None:
    item = evidence(article(told))
    found = find_values(analyse("How did his son Ivo die?"), [reading(item.passage, told)], [item])
    assert bool(found) is answers


def test_what_somebody_stood_for_is_a_party() -> None:
    item = evidence(article("Petra Vohl, who stood for the Greens in Tolm, resigned on Monday."))
    asked = analyse("Which party did Petra Vohl stand for?")
    assert find_values(asked, [reading(item.passage, "the Greens")], [item])
