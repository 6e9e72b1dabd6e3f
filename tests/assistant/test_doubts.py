"""How much less a reading is believed for what stands around it."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article

from assistant.dates import find_dates
from assistant.doubts import belief
from assistant.evidence import sentence_at
from assistant.question import analyse

REPORT = article(
    "The Halden Line has eleven stations. Snow closed it for a week. Bulbs were planted by hand. "
    "There are now 60,000 of them.",
    title="A railway in flower",
)


@pytest.mark.parametrize(
    ("question", "believed"),
    [
        ("How many bulbs grow along the Halden Line?", 1.0),
        ("How many bulbs grow along the Marrow Coast?", 0.5),
        ("How many bulbs will the Halden Line move to May?", 1.0),
    ],
)
def test_a_name_counts_against_a_sentence_only_where_its_whole_article_lacks_it(
    question: str, believed: float
) -> None:
    start = REPORT.text.index("60,000")
    sentence = sentence_at(REPORT, start, start + 6)
    assert belief(analyse(question), sentence, start, start + 6, None) == believed


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("When did the strike begin?", True),
        ("Give me the date when the strike began.", True),
        ("Give me the date when the works will reopen.", False),
    ],
)
def test_a_time_to_come_is_doubted_where_it_is_asked_when_something_was_done(
    question: str, doubted: bool
) -> None:
    text = "The works will open again on 16 March 2022 after a strike of three weeks."
    told = article(text, published=date(2022, 3, 15))
    mention = find_dates(text)[0]
    sentence = sentence_at(told, mention.start, mention.end)
    believed = belief(analyse(question), sentence, mention.start, mention.end, mention)
    assert (believed < 1) is doubted


@pytest.mark.parametrize(
    ("question", "value", "doubted"),
    [
        ("What profit did it make in 2022?", "8.3 million", True),
        ("What profit did it make in 2023?", "8.3 million", True),
        ("What profit did it make in 2023?", "16.9 million", False),
        ("What profit did it make in 2024?", "8.3 million", False),
        ("What profit did it make?", "8.3 million", False),
    ],
)
def test_a_value_of_another_year_is_doubted(question: str, value: str, doubted: bool) -> None:
    told = article(
        "It made a profit of 8.3 million in 2024, down from 16.9 million in 2023.",
        title="A profit",
        published=date(2025, 3, 27),
    )
    start = told.text.index(value)
    sentence = sentence_at(told, start, start + len(value))
    factor = belief(analyse(question), sentence, start, start + len(value), None)
    assert (factor < 0.4) is doubted


@pytest.mark.parametrize(
    ("question", "doubted"),
    [("When will the tram start?", True), ("When will a ferry start?", False)],
)
def test_an_article_that_has_no_word_of_the_question_is_doubted(
    question: str, doubted: bool
) -> None:
    told = article("A second ferry will run from Wednesday.", title="The Botnia")
    start = told.text.index("Wednesday")
    mention = find_dates(told.text)[0]
    sentence = sentence_at(told, start, start + 9)
    assert (belief(analyse(question), sentence, start, start + 9, mention) < 0.5) is doubted


@pytest.mark.parametrize(
    ("question", "doubted"),
    [
        ("Where did the two presidents meet in March 2020?", True),
        ("Where did the two presidents meet in January 2020?", False),
        ("Where did the two presidents meet?", False),
    ],
)
def test_a_day_that_ends_a_sentence_is_that_of_all_it_tells(question: str, doubted: bool) -> None:
    text = "The two presidents talk in Marn at the opening of the canal, January 8, 2020."
    told = article(text, published=date(2020, 3, 5))
    start = text.index("Marn")
    sentence = sentence_at(told, start, start + 4)
    plain = belief(analyse("Where did they meet?"), sentence, start, start + 4, None)
    found = belief(analyse(question), sentence, start, start + 4, None)
    assert (found < 0.5 * plain) is doubted


def test_a_sentence_that_gives_a_reason_is_no_value_that_was_changed() -> None:
    text = "The town raised rents from £48 to £62, since the roof leaks."
    sentence = sentence_at(article(text), 0, len(text))
    why, how_much = analyse("Why did the town raise rents?"), analyse("How high is the rent?")
    assert belief(why, sentence, 0, len(text), None) == 1.0
    before = text.index("£48")
    assert belief(how_much, sentence, before, before + 3, None) < 1.0
