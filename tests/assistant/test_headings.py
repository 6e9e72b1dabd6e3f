"""Sub-headings tell nothing; what stands in lines behind a colon is what is listed."""

from __future__ import annotations

from answer_builders import article, ask, chain

from assistant.evidence import Sentence, sentences_of
from assistant.headings import is_heading, items_behind, lead_of

REPORT = article(
    "The ferry ran aground in fog off Brannock.\n\nWhat happens to the crew\n\n"
    "Nine of the crew will be moved.\n\nThe union demanded:\n\na cap of ten hours on shifts\n\n"
    "a third officer at night\n\nIt will meet the line on Monday.",
    title="Ferry aground",
)


def find(words: str) -> Sentence:
    return next(one for one in sentences_of(REPORT) if one.text.startswith(words))


def test_a_line_without_a_stop_is_a_heading_unless_it_is_an_item() -> None:
    assert is_heading(find("What happens"))
    assert not is_heading(find("a cap"))
    assert not is_heading(find("Nine of"))


def test_the_items_behind_a_colon_belong_to_it() -> None:
    lead = find("The union demanded")
    items = [one.text for one in items_behind(lead)]
    assert items == ["a cap of ten hours on shifts", "a third officer at night"]
    assert lead_of(find("a third")) == lead
    assert items_behind(find("Nine of")) == []


def test_what_was_demanded_is_answered_with_its_items() -> None:
    answer = ask(chain(REPORT, threshold=0.1), "What did the union demand?")
    assert [one.quote for one in answer.citations] == [
        "The union demanded:",
        "a cap of ten hours on shifts",
        "a third officer at night",
    ]
