"""What counts from a time told of before is dated by the article's own sentences."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.compose import resolved_text
from assistant.dates import find_dates
from assistant.evidence import Sentence, sentences_of
from assistant.told import dated
from tests.assistant.answer_builders import article

MONDAY = date(2018, 9, 24)


def last_sentence(text: str, published: date | None = MONDAY) -> Sentence:
    return sentences_of(article(text, published=published))[-1]


def last_day(text: str, published: date | None = MONDAY) -> str | None:
    """What the last date expression of a text means."""
    when = dated(last_sentence(text, published))[-1][1]
    return when and when.show()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The quake struck on Saturday. The following day the road broke.", "23 September 2018"),
        ("It opened on 3 May 2017. It closed two weeks later.", "15–21 May 2017"),
        ("The strike ended on Friday; the day before, talks had failed.", "20 September 2018"),
        ("They met in March 2017. A year earlier they had not.", "March 2016"),
        ("They won last night. It was their first cup since 1963. Rain fell the day before.",
         "22 September 2018"),
        ("Sales fell in March 2017, it said on Thursday. A year earlier they rose.", "March 2016"),
        ("It began last week. A year earlier it was dry.", "2017"),
        ("They met at the weekend. A year earlier they had not.", "2017"),
        ("A smaller fire killed two a year earlier.", "2017"),
        ("It was called in June.\n\nFour years earlier turnout was 64.", "2014"),
        ("She fell ill on the 15th; they came the following day and left that night.",
         "16 September 2018"),
        ("It came to light in April 2017. The boat was laid up that summer.", "summer 2017"),
        ("In December 2017 she was hurt. She came back that spring.", "spring 2018"),
        ("In January 2018 the slip froze. It burst that winter.", "winter 2017/18"),
        ("In 2013 the crew was honoured. That winter the slip froze.", "winter 2013/14"),
        ("She was freed on Friday. It was built in 2010. He had left two weeks earlier.",
         "3–9 September 2018"),
    ],
)  # fmt: skip
def test_it_counts_from_the_time_told_of_before(text: str, shown: str) -> None:
    assert last_day(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The pact was signed on Saturday. The day after the signing, one state left it.",
         "23 September 2018"),
        ("The quake struck on Tuesday. It rained on Friday. Two days after the quake a road broke.",
         "20 September 2018"),
        ("The pact will be signed on Saturday. The evening before the signing they will dine.",
         "28 September 2018"),
    ],
)  # fmt: skip
def test_what_counts_from_an_event_counts_from_its_day(text: str, shown: str) -> None:
    assert last_day(text) == shown


def test_overnight_is_the_night_that_was_told_of_before() -> None:
    fire = "A fire in the early hours of Saturday destroyed the mill. It broke out overnight."
    assert last_day(fire) == "22 September 2018"
    assert last_day("The mill opened on Saturday. It burned down overnight.") == (
        "23–24 September 2018"
    )


def test_it_stays_open_where_the_day_of_the_event_is_not_told() -> None:
    assert last_day("The quake was strong. Two days after the quake a road broke.") is None


def test_a_day_on_which_something_was_only_reported_is_not_counted_from() -> None:
    text = "The toll of the quake on Saturday rose on Monday. The following day a road broke."
    assert last_day(text) == "23 September 2018"


def test_it_stays_open_where_the_day_before_it_is_not_known() -> None:
    text = "Last week she sent him there. He left the following day."
    assert last_day(text) is None


def test_it_stays_open_in_an_article_without_any_day() -> None:
    text = "They met on Tuesday. The following day they parted."
    assert last_day(text, None) is None


def test_what_was_counted_from_a_guess_is_not_written_into_a_sentence() -> None:
    text = "The quake struck on Saturday. The following day the road broke on Thursday."
    assert (
        resolved_text(last_sentence(text))
        == "The following day the road broke on Thursday (20 September 2018)."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Overnight stays fell by 4 per cent.",
        "The overnight train to Vaasa was full.",
        "She had packed an overnight bag.",
        "Overnight ferries cost more.",
    ],
)
def test_what_is_made_for_the_night_tells_no_night(text: str) -> None:
    assert not find_dates(text)


@pytest.mark.parametrize("text", ["Overnight raids killed nine.", "The road was closed overnight."])
def test_what_happens_overnight_tells_the_night(text: str) -> None:
    assert find_dates(text)
