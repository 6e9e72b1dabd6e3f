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
