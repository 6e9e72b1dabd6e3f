"""Headline, outlet, authors and page furniture leave the text; sentences stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from index_fakes import BODY, clean

from index import IndexSettings
from index.furniture import is_furniture
from index.sources import expand, load


def test_the_headline_is_the_line_whose_words_the_article_uses() -> None:
    cleaned = clean(
        "Tuesday, January 25, 2022\nAll the best of the coast\n\nHarbour of Varna reopens\n\n"
        + BODY
    )
    assert cleaned.title == "Harbour of Varna reopens"
    assert cleaned.text == BODY


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Eastfield Post, 12 March 2019", "Eastfield Post"),
        ("The Carr Valley Courier | Tuesday, 12 March 2019, 10:40", "The Carr Valley Courier"),
        ("Kelten Weekly - 12/03/2019", "Kelten Weekly"),
        ("Port Ansel Chronicle (12 March 2019)", "Port Ansel Chronicle"),
        ("Published in the Eastfield Post on 12 March 2019", "Eastfield Post"),
        ("Le Courrier du Val, 12 mars 2019", "Le Courrier du Val"),
        ("www.carrvalley.example | 12 March 2019", "www.carrvalley.example"),
        ("BBC, 12 March 2019", "BBC"),
        ("CGTN – 12 March 2019", "CGTN"),
        ("London, 12 March 2019", None),
        ("PARIS | March 12, 2019", None),
        ("Jane Smith, 12 March 2019", None),
        ("By Ana Sun, 12 March 2019", None),
        ("Sun, 12 March 2019", None),
        ("World News, 12 March 2019", None),
        ("Updated 12 March 2019 10:40 EST", None),
    ],
)
def test_an_outlet_that_stands_before_the_date_is_told_from_a_place_and_a_person(
    line: str, outlet: str | None
) -> None:
    cleaned = clean(f"Harbour of Varna reopens\n\n{line}\n\n{BODY}")
    assert (cleaned.outlet, cleaned.text) == (outlet, BODY)


def test_bylines_outlet_and_duration_leave_the_text() -> None:
    cleaned = clean(f"Harbour of Varna reopens\nUpdated 12:10, 09-Jan-2020\nBTV\n01:50\n\n{BODY}")
    assert (cleaned.outlet, cleaned.text) == ("BTV", BODY)
    assert [b.text for b in cleaned.bylines] == ["Updated 12:10, 09-Jan-2020"]


def test_authors_are_read_from_the_byline() -> None:
    cleaned = clean(f"Harbour of Varna reopens\n\nBy Ana Ito and Ben Okoye, Coast News\n\n{BODY}")
    assert (cleaned.authors, cleaned.outlet) == (("Ana Ito", "Ben Okoye"), "Coast News")
    assert cleaned.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "# Harbour of Varna reopens",
        "Harbour of Varna reopens | Coast News | March 12, 2019",
        "Harbour of Varna reopens • 12 March 2019",
    ],
)
def test_a_headline_is_freed_of_what_was_joined_to_it(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{line}\n\n{BODY}", encoding="utf-8")
    (item,) = expand([tmp_path], IndexSettings())
    (loaded,) = load(item, IndexSettings())
    assert loaded.article.title == "Harbour of Varna reopens"
    assert loaded.article.outlet == ("Coast News" if "Coast" in line else None)
    assert loaded.article.published == (None if "#" in line else date(2019, 3, 12))


def test_a_known_title_is_not_repeated_in_the_text() -> None:
    cleaned = clean(f"Harbour of Varna reopens\n\n{BODY}", title="Harbour of Varna reopens")
    assert cleaned.text == BODY


def test_text_without_a_headline_keeps_its_first_sentence() -> None:
    cleaned = clean(BODY)
    assert cleaned.text == BODY
    assert cleaned.title.startswith("The harbour of Varna reopened")


def test_a_teaser_that_is_cut_off_goes_when_the_sentence_follows_whole() -> None:
    cleaned = clean(f"Harbour of Varna reopens\n\nThe harbour of Varna reopened on..\n\n{BODY}")
    assert cleaned.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "1991 views 0 comment(s)",
        "Comments (3)",
        "01:50",
        "3 min read",
        "Read more",
        "Read more:",
        "Read more: Why the harbour was closed",
        "Read More – Source",
        "RELATED STORIES",
        "Disclaimer: The translations are done by a machine and may be wrong.",
        "This article was automatically translated.",
        "The views expressed here are the author's own.",
        "Advertisement",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Follow us on Twitter",
        "Sign up for our newsletter",
        "© 2020 Coast News. All rights reserved.",
        "We use cookies to improve this site.",
        "Home > World > Europe",
        "Issued on: Modified:",
        "Bonus video:",
        "Leave a comment",
        "Tags: harbour, storms",
        "Video Duration 01 minutes 44 seconds 01:44",
        "0:00 / 1:23:45",
        "Play Video",
        "This article was translated automatically from Czech.",
        "This is a machine translation of the original article.",
        "Translated from German by Google Translate.",
        "The translation of this article may contain inaccuracies.",
        "(Translated by machine)",
        "Daily newsletterReceive essential international news every morning",
        "By signing up, you agree to our Terms and Privacy Policy.",
        "You have reached your article limit.",
        "Already a subscriber? Log in",
        "Views 1991 Comments 0",
        "Show comments (14)",
        "Comments are closed.",
        "News | World | Europe",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Your browser does not support the video tag.",
        "Updated 2 hours ago",
        "Image 1 of 5",
        "Follow",
    ],
)
def test_page_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "He asked them to read more: books, papers and letters.",
        "The video shows ships that leave the harbour.",
        "Share prices fell on Monday.",
        "Comments by the minister angered the fishermen.",
        "Home owners were hit hardest.",
        "The article was translated into 12 languages.",
        "His speech was translated automatically for the delegates.",
        "Copyright law is to be reformed, the minister said.",
        "Subscribe to the theory or not, voters are angry.",
        "Loading of the ships began at dawn.",
        "2 hours ago he had left the house, she said.",
        "Follow the money, she said.",
        "More from the summit: the ministers meet again in May.",
        "The video lasts 2 minutes and 5 seconds.",
        "Close to 300 people died in the fire",
        "Get the vaccine, officials urge",
        "“Read my lips,” she said.",
        "Subscribe was the word he used, and they did.",
        "More than 1,991 people watched it.",
        "Watch out for waves, the port said.",
    ],
)
def test_sentences_that_sound_like_furniture_stay(line: str) -> None:
    assert not is_furniture(line)


def test_a_pointer_takes_the_headline_it_points_to_with_it() -> None:
    first, second = BODY.split("\n\n")
    cleaned = clean(f"{first}\n\nRead more:\n\nWhy was the harbour closed?\n\n{second}")
    assert cleaned.text == BODY


def test_a_cut_off_ending_goes_with_what_cut_it_off() -> None:
    assert clean(f"{BODY}\n\nThe port says TRead More – Source").text == BODY


@pytest.mark.parametrize("end", ["Bonus video:", "відгуки і коментарі:", "コメント"])
def test_headings_that_nothing_follows_go(end: str) -> None:
    assert clean(f"{BODY}\n\n{end}").text == BODY
