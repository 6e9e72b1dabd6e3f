"""Reports of one pattern are told apart by what they tell; copies are not by how they were cut."""

from __future__ import annotations

import pytest

from index.particulars import read_particulars, tell_apart

WEATHER = (
    "The weather service forecasts a mild day for Lindow on {day}. Temperatures will reach {high} "
    "degrees in the afternoon and fall to {low} at night. Winds blow from the west at up to {wind} "
    "kilometres an hour. The next forecast will be issued tomorrow morning by the service."
)
MATCH = (
    "At the harbour ground {home} beat {guest} {score} in the regional league, with goals by {one} "
    "and {two} in the second half. The coach praised his team and said that the work of the last "
    "weeks had paid off. The team stays in the upper half of the table."
)
MISSING = (
    "Police in {town} are looking for {name}, who was last seen on {day} near the railway station. "
    "Anyone who has seen her is asked to call the nearest police station, where officers with dogs "
    "searched the woods without success."
)
STORY = (
    "The port of Lindow reopened on Monday after four days of storms, the port authority said. "
    "Captain Ruth Adeyemi told Coast News that 40 ships had waited outside and that 12 of them had "
    "left since. The council will pay 3 million crowns for repairs to the northern pier, where a "
    "crane fell on two barges. Nobody was hurt, said Ana Ito, who speaks for the council. The "
    "work will take until May, and the ferries to Marwick sail from the southern pier until then."
)


def apart(one: str, other: str) -> bool:
    result = tell_apart(read_particulars(one), read_particulars(other))
    assert result == tell_apart(read_particulars(other), read_particulars(one))
    return result


@pytest.mark.parametrize(
    ("pattern", "one", "other"),
    [
        (
            WEATHER,
            {"day": "Monday", "high": 21, "low": 14, "wind": 30},
            {"day": "Tuesday", "high": 25, "low": 17, "wind": 30},
        ),
        (
            MATCH,
            {"home": "Lindow", "guest": "Marwick", "score": "2-1", "one": "Ito", "two": "Banda"},
            {"home": "Lindow", "guest": "Sandby", "score": "2-1", "one": "Lee", "two": "Banda"},
        ),
        (
            MISSING,
            {"town": "Lindow", "name": "Ana Ito", "day": "Monday"},
            {"town": "Sandby", "name": "Ruth Banda", "day": "Friday"},
        ),
    ],
)
def test_reports_of_one_pattern_tell_different_things(
    pattern: str, one: dict[str, object], other: dict[str, object]
) -> None:
    assert apart(pattern.format(**one), pattern.format(**other))
    assert not apart(pattern.format(**one), pattern.format(**one))


@pytest.mark.parametrize(
    "copy",
    [
        STORY.split(" Nobody was")[0],
        "Our own correspondent in the town writes: " + STORY,
        STORY.replace("on Monday", "yesterday"),
        STORY.replace("Captain Ruth Adeyemi", "Capt. Ruth Adeyemi"),
        STORY.replace("Coast News", "the Courier"),
        STORY.replace("Marwick", "Sandby"),
        STORY.replace("40 ships", "forty ships").replace("crowns", "crowns ($290,000)"),
        STORY.upper(),
        STORY + " In Sandby 7 people were hurt on Friday, when 2 roofs fell.",
    ],
)
def test_an_edited_copy_tells_the_same(copy: str) -> None:
    assert not apart(STORY, copy)


def test_one_word_changed_throughout_is_one_change() -> None:
    table = (
        "a loss of 5 crowns, Sales 41 mln in all, and a gain of 9 crowns, Sales 88 mln in all, it"
    )
    assert not apart(table, table.replace("Sales", "Revenue"))


def test_texts_without_a_place_in_common_are_not_told_apart() -> None:
    assert not apart("", STORY)
    assert not apart("7", "8")
