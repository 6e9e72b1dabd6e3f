"""Days that stand beside an article without being the day of its publication."""

from __future__ import annotations

import time
from datetime import date

import pytest

from index.clean import Cleaned, clean_article
from index.draft import Draft
from index.published import Dating, date_article

TITLE = "Harbour of Varna reopens"
BODY = (
    "The harbour of Varna reopened after a week of storms, the port authority said.\n\n"
    "Captain Ana Petrova told reporters that forty ships were waiting outside the harbour."
)
TABLE = """Net 521,000 vs 480,000
    Sales 35.1 mln vs 30.9 mln
    Year
    Net 1.2 mln vs 1.1 mln
    NOTE: The year includes a gain of 49,000 crowns for
the four months ended April 30, 1986. The shares were split on
April 29, 1986.
"""


def read(text: str) -> tuple[Cleaned, Dating]:
    draft = Draft(uri="a.txt", text=text)
    cleaned = clean_article(draft)
    return cleaned, date_article(draft, cleaned)


@pytest.mark.parametrize(
    "line",
    [
        "Accessed: 26 November 2026",
        "Retrieved on 26 November 2026",
        "Printed 26 November 2026",
        "Translated on 26 November 2026",
        "Abgerufen am 26. November 2026",
        "Consulté le 26 novembre 2026",
        "Next update: November 26, 2026",
        "Event date: November 26, 2026",
        "Deadline: November 26, 2026",
        "Valid until 26 November 2026",
        "Transcript of 26 November 2026",
        "Concert: November 26, 2026",
        "Corrected November 26, 2026",
    ],
)
def test_a_label_that_names_another_day_gives_no_publication_date(line: str) -> None:
    _, dating = read(f"{TITLE}\n{line}\n\n{BODY}")
    assert dating.published is None


@pytest.mark.parametrize(
    "line",
    [
        "Published 9 January 2020. Next update: 11 January 2020",
        "Published 9 January 2020 | Accessed 26 November 2026",
        "Airdate: January 9, 2020",
        "Publication date: January 9, 2020",
        "Coast News: January 9, 2020, by Ana Ito",
        "Stand: 9. Januar 2020",
        "Publicado: 9 de enero de 2020",
        "9 januari 2020, 10.12 uur",
        "January 9, 2020, 10 a.m.",
    ],
)
def test_the_day_of_publication_beside_it_counts(line: str) -> None:
    _, dating = read(f"{TITLE}\n{line}\n\n{BODY}")
    assert dating.published == date(2020, 1, 9)


@pytest.mark.parametrize(
    "line", ["Deadline: November 26, 2026", "Event date: November 26, 2026", "Concert: 5 May 2027"]
)
def test_a_day_that_the_article_tells_of_stays_in_its_text(line: str) -> None:
    cleaned, _ = read(f"{TITLE}\n{line}\n\n{BODY}")
    assert line in cleaned.text


def test_two_thousand_lines_that_tell_of_changes_are_judged_together() -> None:
    started = time.process_time()
    _, dating = read(f"{TITLE}\n\n{BODY}\n\n" + "Updated 05/03/2020\n\n" * 2000)
    assert dating.published is None
    assert time.process_time() - started < 2


def test_the_last_line_of_a_wrapped_note_is_no_byline() -> None:
    cleaned, dating = read(TABLE)
    assert dating.published is None
    assert cleaned.text.endswith("The shares were split on April 29, 1986.")
    assert "30.9 mln\n\nYear\n\nNet" in cleaned.text


def test_one_wrapped_line_below_indented_ones_is_joined() -> None:
    cleaned, _ = read(
        "Profit four cts vs loss 16 cts\n    Net 155,000 vs loss 577,000\n"
        "    Note: The net includes a tax credit of 51,000 crowns, or one ct per\nshare.\n"
    )
    assert cleaned.text.endswith("one ct per share.")


def test_a_word_that_ends_a_broken_sentence_is_no_button() -> None:
    cleaned, _ = read(f"{BODY}\n\nThe town will pay one crown per\n\nshare.\n\n{BODY[:40]}")
    assert "\n\nshare." in cleaned.text


def test_a_row_of_figures_may_recur() -> None:
    row = "Average shares 2,332 vs 1,428"
    cleaned, _ = read(f"{BODY}\n\n{row}\n\nYear\n\n{row}")
    assert cleaned.text.count(row) == 2
    cleaned, _ = read(
        f"{BODY}\n\nThe harbour is open again.\n\n{BODY}\n\nThe harbour is open again."
    )
    assert cleaned.text.count("open again") == 1


@pytest.mark.parametrize(
    "line", ["Payment date is April 23, 1987.", "The harbour was released on 8 November 2010."]
)
def test_a_short_sentence_with_a_day_is_no_byline(line: str) -> None:
    cleaned, dating = read(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert dating.published is None
    assert line in cleaned.text
