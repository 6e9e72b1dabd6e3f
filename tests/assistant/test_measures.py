"""Numbers compete only where they measure the same."""

from __future__ import annotations

import pytest

from assistant.measures import Measure, counts_other, is_of_other_stuff, may_be_sum, measure_at
from assistant.question import Expects, analyse


def measure(sentence: str, value: str) -> Measure:
    start = sentence.index(value)
    found = measure_at(sentence, start, start + len(value))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("It cost $14.5m.", "14.5m"), ("It took $22 million, he said.", "22"), True),
        (("It cost $14.5m.", "14.5m"), ("It cost 22 million euros.", "22"), False),
        (("It took 3 weeks.", "3"), ("It cost $14.5m.", "14.5m"), False),
        (("About 3,000 workers came.", "3,000"), ("5,200 people took part.", "5,200"), True),
        (("19 people died.", "19"), ("The toll was put at 23, they said.", "23"), True),
        (("It carried 18 crew.", "18"), ("It carried 214 cars.", "214"), False),
        (("Prices rose 6 percent.", "6"), ("It grew 4%.", "4"), True),
    ],
)
def test_what_a_number_measures(one: tuple[str, str], other: tuple[str, str], agree: bool) -> None:
    assert measure(*one).agrees(measure(*other)) is agree


def test_where_no_number_stands_nothing_is_measured() -> None:
    assert measure_at("Somebody came.", 0, 8) is None


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("It brings gas to 15 million people.", "15 million", False),
        ("A tenth, or 12 percent, was lost.", "12", False),
        ("The bridge cost 4.2 million euros.", "4.2 million", True),
        ("The bridge cost 4.2 million, he said.", "4.2 million", True),
        ("The bridge cost 900 ngultrum.", "900", True),
    ],
)
def test_people_and_shares_are_no_sums(sentence: str, number: str, expected: bool) -> None:
    start = sentence.index(number)
    measure = measure_at(sentence, start, start + len(number))
    assert measure is not None
    assert may_be_sum(measure) is expected


@pytest.mark.parametrize("question", ["What did the bridge cost?", "How much did the bridge cost?"])
def test_a_cost_is_money(question: str) -> None:
    assert analyse(question).expects is Expects.MONEY


@pytest.mark.parametrize(
    "question",
    [
        "What does the abbey have to pay for its bell?",
        "prize money of the chess final",
        "Value in euros of the stolen paintings?",
    ],
)
def test_so_is_a_price_however_it_is_asked(question: str) -> None:
    assert analyse(question).expects is Expects.MONEY


@pytest.mark.parametrize(
    ("question", "sentence", "number", "other"),
    [
        ("How many injured in the storm?", "About 5,000 homes were flooded.", "5,000", True),
        ("How many people were hurt?", "The storm sank 12 boats.", "12", True),
        ("How many homes were flooded?", "Some 300 residents fled.", "300", True),
        ("How many houses were flooded?", "Some 300 homes stood in water.", "300", False),
        ("How many passenger trains were late?", "It held up 40 trains.", "40", False),
        ("How many school children came?", "Some 90 pupils came.", "90", False),
        ("How many trains were late?", "It held up 40 passenger trains.", "40", False),
        ("How many shares will they get?", "It pays C$26.50 for each.", "26.50", True),
        ("How many people were hurt?", "At least 12 were hurt.", "12", False),
        ("How many volunteers read?", "It has about a hundred completed books.", "hundred", True),
        ("How many drivers were fined?", "Police fined 40 and towed two cars.", "two", True),
        ("How many nurses voted?", "The 840 members who voted backed it.", "840", False),
        ("How many books did she write?", "Some 300 readers came.", "300", True),
    ],
)
def test_people_are_no_things_and_things_no_people(
    question: str, sentence: str, number: str, other: bool
) -> None:
    assert counts_other(analyse(question).unit, measure(sentence, number)) is other


@pytest.mark.parametrize(
    ("question", "sentence", "value", "other"),
    [
        ("How much rye did Lund export?", "Lund sold 4 million tonnes of oats.", "4 million", True),
        ("How much rye did Lund export?", "Lund sold 4 million tonnes of rye.", "4 million", False),
        ("How much rye did Lund export?", "Lund sold 4 million tonnes.", "4 million", False),
        ("How many people work there?", "It is all fifteen of us.", "fifteen", False),
        ("How much water does it hold?", "It serves 3,200 hectares of potatoes.", "3,200", True),
        ("How much land does he own?", "He owns 3,200 hectares of land.", "3,200", False),
        ("How much land burned?", "Some 3,200 hectares of forest burned.", "3,200", False),
    ],
)
def test_tonnes_of_one_thing_are_none_of_another(
    question: str, sentence: str, value: str, other: bool
) -> None:
    end = sentence.index(value) + len(value)
    assert is_of_other_stuff(analyse(question).unit, sentence, end) is other


def test_visitors_are_no_employees() -> None:
    asked = analyse("How many employees does the museum have?").unit
    assert counts_other(asked, measure("The museum has 900 daily visitors.", "900"))
    assert not counts_other(asked, measure("The museum has 900 workers.", "900"))
