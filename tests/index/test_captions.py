"""Captions stand apart from the body however they are credited and whatever they were joined to."""

from __future__ import annotations

import time

import pytest
from index_fakes import clean

TITLE = "Harbour of Port Ansel reopens after storms"
FIRST = (
    "The harbour of Port Ansel reopened on Monday after a week of storms, the port authority said. "
    "Forty ships were waiting outside the harbour."
)
SECOND = (
    "Captain Ana Petrova told reporters that two ships had sunk. The council will pay for repairs, "
    "which are put at 3 million euros."
)
SCENE = "A fisherman repairs his nets in Port Ansel"
CREDITED = [
    f"{SCENE}, Norway, June 3, 2021. REUTERS/Karin Berg",
    f"{SCENE}. REUTERS/Karin Berg/File Photo",
    f"{SCENE}. Karin Berg | AFP | Getty Images",
    f"{SCENE}. Karin Berg/AFP via Getty Images",
    f"{SCENE}. (AFP Photo/Karin Berg)",
    f"{SCENE}. [Karin Berg/Coast News]",
    f"{SCENE}. Photo by Karin Berg",
    f"{SCENE}. Credit...Karin Berg for The Courier",
    f"{SCENE}. PHOTO: REUTERS",
    f"{SCENE} © Karin Berg, AFP",
    f"{SCENE} Image: Karin Berg/dpa/picture alliance",
    f"{SCENE}. (Karin Berg via AP)",
    f"{SCENE}. (AP)",
    f"{SCENE}. / Getty Images",
    f"{SCENE}. Getty Images",
    f"{SCENE}. Karin Berg/AP",
    f"{SCENE}. File photo: AFP",
    f"{SCENE} (file photo)",
    f"{SCENE}. | Photo Credit: Karin Berg",
    f"{SCENE}. Courtesy of the Port Authority",
    f"FILE PHOTO: {SCENE}, Norway, June 3, 2021. REUTERS/Karin Berg/File Photo",
    f"FILE - {SCENE}, Norway, on June 3, 2021. (AP Photo/Karin Berg, File)",
    f"{SCENE}, Norway, June 3, 2021. /CFP",
    f"{SCENE}. Photo by Ana DeMarco",
    f"{SCENE}. Image: Karin LeBlanc/AFP",
]
LABELLED = [
    f"File photo: {SCENE}.",
    f"PHOTO: {SCENE}.",
    "In this photo taken on June 3, 2021, a fisherman repairs his nets in Port Ansel.",
    "Photo shows a fisherman who repairs his nets in Port Ansel.",
    "This handout picture taken and released on June 3, 2021 shows a fisherman in Port Ansel.",
]
PROSE = [
    "The fishermen will be paid by the port authority, Karin Berg said.",
    "The photo was taken by Karin Berg, who works for AFP.",
    "In this photo-finish, Norway beat Sweden by a second.",
    "The credit: 3 million euros at 4 percent.",
    "The ruling party (SPD/Greens) won 40 percent of the vote.",
    "The tests showed that the ship (IMO 9123/A) was safe.",
    "The firm sold its stake to Getty Images.",
    "A poll by Reuters/Ipsos puts her at 45 percent.",
    "File photos show that the dam was cracked, the report said.",
    "The two leaders meet in Geneva, Switzerland, on June 3, 2021.",
    "This shows how little the port had saved for such a week, she writes.",
    "Turkey/Syria: two dead in clashes.",
    "It upgraded the units of Steen N.V./B.V. to AA.",
]


def parts(text: str) -> tuple[str, str]:
    """The captions and the body of an article."""
    cleaned = clean(f"{TITLE}\n\n{text}")
    captions = [cleaned.text[a:b] for a, b in cleaned.captions]
    body = [part for part in cleaned.text.split("\n\n") if part not in captions]
    return " ".join(captions), " ".join(body)


@pytest.mark.parametrize("caption", CREDITED + LABELLED)
@pytest.mark.parametrize(
    "form",
    [
        "{first}\n\n{caption}\n\n{second}",
        "{caption}\n\n{first}\n\n{second}",
        "{caption}{first}\n\n{second}",
        "{first}{caption}\n\n{second}",
        "{first}{caption}{second}",
    ],
)
def test_a_caption_stands_apart_wherever_it_was_joined(form: str, caption: str) -> None:
    captions, body = parts(form.format(first=FIRST, caption=caption, second=SECOND))
    assert "fisherman" in captions
    assert body == f"{FIRST} {SECOND}"


@pytest.mark.parametrize("sentence", PROSE)
@pytest.mark.parametrize(
    "form", ["{first}\n\n{sentence}\n\n{second}", "{first} {sentence} {second}"]
)
def test_a_sentence_of_the_article_is_no_caption(form: str, sentence: str) -> None:
    captions, body = parts(form.format(first=FIRST, sentence=sentence, second=SECOND))
    assert (captions, body) == ("", f"{FIRST} {sentence} {SECOND}")


def test_what_was_said_before_a_caption_stays_in_the_body() -> None:
    captions, body = parts(f"{FIRST} {SCENE}. (AP Photo/Karin Berg)\n\n{SECOND}")
    assert captions == f"{SCENE}. (AP Photo/Karin Berg)"
    assert body == f"{FIRST} {SECOND}"


def test_an_agency_that_signs_an_article_makes_no_caption_of_its_last_sentence() -> None:
    captions, body = parts(f"{FIRST}\n\n{SECOND} The mayor resigned on Friday, she said. AFP")
    assert captions == ""
    assert "The mayor resigned on Friday, she said." in body


def test_a_name_written_in_one_word_is_not_parted() -> None:
    captions, body = parts(f"{FIRST}\n\n{SCENE} Image: SandPiper.\n\n{SECOND}")
    assert captions == f"{SCENE} Image: SandPiper."
    assert body == f"{FIRST} {SECOND}"


@pytest.mark.parametrize("piece", ["Aa-Bb'", "...", "Karin Berg/", "© Karin ", "(AP "])
def test_a_line_that_is_a_credit_almost_to_its_end_takes_no_second(piece: str) -> None:
    started = time.process_time()
    clean(f"{TITLE}\n\n" + (piece * 40_000)[:40_000] + "!")
    assert time.process_time() - started < 1


@pytest.mark.parametrize("caption", ["FILE - A dog runs.(AP)", "A man sits. Photo by Karin Berg"])
def test_a_million_characters_of_captions_run_together_take_no_minute(caption: str) -> None:
    started = time.process_time()
    clean(f"{TITLE}\n\n" + caption * (1_000_000 // len(caption)))
    assert time.process_time() - started < 30
