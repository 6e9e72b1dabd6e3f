"""What belongs to the article stays, what belongs to the page goes, captions stand apart."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from index_fakes import BODY, clean

from index.characters import repair_characters
from index.clean import Cleaned
from index.language import guess_language
from index.paragraphs import split_paragraphs
from index.spacing import turn_quotes


def paragraphs(cleaned: Cleaned) -> list[str]:
    return cleaned.text.split("\n\n")


def captions(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[a:b] for a, b in cleaned.captions]


# Characters


@pytest.mark.parametrize(
    ("scraped", "plain"),
    [
        ("a\u200bb\u2060c\ufeffd", "abcd"),
        ("left \u202eright\u202c \u2066x\u2069", "left right x"),
        ("hid\U000e0041\U000e0042den", "hidden"),
        ("nul\x00 bell\x07", "nul bell"),
        ("lone \ud800 half", "lone  half"),
        ("pair \ud83d\ude00", "pair \U0001f600"),
        ("soft\u00adhyphen", "softhyphen"),
        ("no\u00a0break\u202fspace", "no break space"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("itâ€™s a cafÃ©", "it’s a café"),
        ("e\u0301", "é"),
    ],
)
def test_only_visible_characters_remain(scraped: str, plain: str) -> None:
    assert repair_characters(scraped) == plain


@pytest.mark.parametrize(
    "text", ["São Paulo’s “naïve” Âge", "می‌خواهم", "Ünder 5 °C – “ok”", "plain", "日本、東京。"]
)
def test_good_characters_are_left_alone(text: str) -> None:
    assert repair_characters(text) == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
@example("Â\x1f¡")
def test_repaired_text_is_stable_and_can_be_stored(text: str) -> None:
    once = repair_characters(text)
    once.encode("utf-8")
    assert "\x00" not in once
    assert repair_characters(once) == once


# Paragraphs and quotation marks


def test_hard_wrapped_lines_are_joined_and_indents_part_paragraphs() -> None:
    line = "word " * 13
    text = f"    {line}\n{line}\n{line}end.\n    {line}\n{line}end."
    found = split_paragraphs(text)
    assert len(found) == 2
    assert all(p.endswith("end.") for p in found)


def test_short_lines_are_paragraphs_of_their_own() -> None:
    assert split_paragraphs("A headline\nCGTN\n01:50") == ["A headline", "CGTN", "01:50"]


def test_the_lines_above_an_article_are_not_taken_for_wrapped_text() -> None:
    head = ["The future of the peace talks in Varna", "Jane Doe, Brussels Correspondent"]
    lines = [*head, "28 May 2006 • 6:15pm"]
    assert split_paragraphs("\n".join(lines) + f"\n\n{BODY}")[:3] == lines


def test_bylines_above_wrapped_text_stay_lines_of_their_own() -> None:
    head = "A harbour that nobody expected to see\nopen again so soon\nBy Jane Doe\nMay 28, 2006"
    body = textwrap.fill(BODY.replace("\n\n", " "), 60)
    assert split_paragraphs(f"{head}\n\n{body}") == [
        "A harbour that nobody expected to see open again so soon",
        "By Jane Doe",
        "May 28, 2006",
        BODY.replace("\n\n", " "),
    ]


@pytest.mark.parametrize(
    ("scraped", "turned"),
    [
        ("in Iraq.”We believe it,” she said.", "in Iraq.“We believe it,” she said."),
        ("the fire.” Nobody may,” he said.", "the fire. “Nobody may,” he said."),
        ("He said: “We will.” She left.", "He said: “We will.” She left."),
        ("and we go.” He said “so”.", "and we go.” He said “so”."),
    ],
)
def test_a_mark_that_faces_backwards_is_turned(scraped: str, turned: str) -> None:
    assert turn_quotes(scraped) == turned


def test_lost_spaces_between_sentences_come_back() -> None:
    cleaned = clean(f"{BODY} It was over, she said.Ships left.”We are glad,” he said.Then he left.")
    assert "said. Ships left. “We are glad,” he said. Then he left." in cleaned.text


# Captions


@pytest.mark.parametrize(
    "caption",
    [
        "Ships at Varna. (Ana Ito/BTV)",
        "Ships at Varna, January 7, 2020. /AP Photo",
        "Ships at Varna, Photo: AP",
        "Ships at Varna. Image: Ana Ito.",
        "FILE - Ships wait at Varna on Monday.",
        "File photo of ships at Varna.",
        "Mayor Ito (R) and Captain Petrova (L) shake hands at Varna, Bulgaria.",
    ],
)
def test_a_caption_is_known_by_credit_label_or_style(caption: str) -> None:
    first, second = BODY.split("\n\n")
    cleaned = clean(f"{first}\n\n{caption}\n\n{second}")
    assert captions(cleaned) == [caption]
    assert paragraphs(cleaned) == [first, caption, second]


def test_a_labelled_caption_at_the_end_of_a_paragraph_stands_apart() -> None:
    caption = "Pictured: the captain on Sunday. [Photo by Ana Ito/BTV]"
    cleaned = clean(f"{BODY} {caption}")
    assert (captions(cleaned), cleaned.text) == ([caption], f"{BODY}\n\n{caption}")


def test_furniture_that_a_caption_was_joined_to_goes() -> None:
    cleaned = clean(f"{BODY}Ships at Varna. (Ana Ito/BTV)Follow us on Twitter")
    assert paragraphs(cleaned) == [*BODY.split("\n\n"), "Ships at Varna. (Ana Ito/BTV)"]


def test_a_cover_line_becomes_a_plain_caption() -> None:
    cleaned = clean(f"{BODY}\n\n(Cover: Ships wait at Varna, January 8, 2020. /AP Photo)")
    assert captions(cleaned) == ["Ships wait at Varna, January 8, 2020. /AP Photo"]


def test_captions_run_into_the_text_are_told_apart() -> None:
    first, second = BODY.split("\n\n")
    dated = "Ships crowd the bay near Galata, Bulgaria, Jan. 8, 2020."
    credited = "Captain Ana Petrova waits for news. (Ben Okoye/BTV)"
    cleaned = clean(
        f"{first}{dated}{second}{credited}Captain Ana Petrova waits for The port is open."
    )
    assert captions(cleaned) == [dated, credited]
    assert paragraphs(cleaned) == [first, dated, second, credited, "The port is open."]


def test_a_label_on_a_line_of_its_own_announces_a_caption() -> None:
    cleaned = clean(
        f"Harbour of Varna reopens\n\nImage source, Getty Images\n\nImage caption\n"
        f"The bridge at Galata was swept away\n\n{BODY}"
    )
    assert captions(cleaned) == [
        "Image source, Getty Images",
        "The bridge at Galata was swept away",
    ]
    assert cleaned.text.endswith(BODY)


def test_a_repeated_caption_is_kept_once() -> None:
    caption = "Ships at Varna, Photo: AP"
    cleaned = clean(f"Harbour of Varna reopens\n\n{caption}\n{caption}\n\n{BODY}")
    assert paragraphs(cleaned) == [caption, *BODY.split("\n\n")]


def test_an_ordinary_sentence_with_a_date_is_no_caption() -> None:
    text = f"{BODY}\n\nThe treaty was signed in Varna, Bulgaria, Jan. 8, 2020."
    assert captions(clean(text)) == []


def test_prose_that_mentions_a_credit_is_no_caption() -> None:
    text = f"{BODY}\n\nA poll (Reuters/Ipsos) found that most people in the town were glad of it."
    assert captions(clean(text)) == []


# The whole


def test_clean_text_is_left_as_it_is() -> None:
    assert clean(BODY, title="Harbour").text == BODY


def test_the_samples_that_ship_with_the_project_come_through_unchanged(seeds_dir: Path) -> None:
    for path in sorted(seeds_dir.glob("*.md")):
        body = path.read_text().split("---\n", 2)[2].strip()
        assert clean(body, title="A title").text == body, path.name


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6).map("\n\n".join))
def test_cleaning_never_fails_and_captions_are_whole_paragraphs(text: str) -> None:
    cleaned = clean(text)
    bounds = set()
    position = 0
    for paragraph in paragraphs(cleaned):
        bounds.add((position, position + len(paragraph)))
        position += len(paragraph) + 2
    assert set(cleaned.captions) <= bounds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Der Hafen ist nach einer Woche mit Stürmen wieder offen und die Schiffe warten.", "de"),
        (
            "Le port est ouvert après une semaine de tempêtes et les navires sont dans la baie.",
            "fr",
        ),
        ("xyz", None),
    ],
)
def test_the_language_is_guessed_from_short_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language
