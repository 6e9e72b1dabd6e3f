"""What is page furniture from end to end goes, and telling so never takes long."""

from __future__ import annotations

import time

import pytest

from index.furniture import drop_furniture, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the army ended in 1973.",
        "Sign up to vote is open until Friday.",
        "Register to vote by Friday.",
        "“We eat cookies every day,” said Ana Ito.",
        "We sold 3,000 boxes of cookies in a week.",
        "Email addresses of 3,000 voters were leaked.",
        "Already a member of the council, she ran for mayor.",
        "Sponsored by Senator Lee, the bill passed.",
        "At the summit all speeches were automatically translated into 24 languages.",
        "Machine translation can halve the cost of a book.",
        "The views expressed in the poll reflect anger over the price of fuel.",
        "“You are here because you lied,” the judge said.",
        "“You have reached the limit,” the judge told him.",
        "By registering voters early the parties agree on a truce.",
        "He gave up the house with all rights reserved to his sister.",
        "The translations may be wrong, the court heard.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up here",
        "Sign up for daily updates.",
        "Sign up to receive our morning briefing by email",
        "Log in to continue",
        "Email address",
        "Enter your email address",
        "Your email address will not be published.",
        "Sponsored by Coast Bank",
        "Already a member?",
        "Machine translation may contain errors.",
        "Machine translated by DeepL",
        "All speeches, all rights reserved.",
        "This website uses cookies to improve it.",
        "The opinions expressed are those of the author.",
        "You are here: Home > World",
        "12 comments | 3 shares · 1.2K views",
        "1 hr 20 mins 3 secs",
    ],
)
def test_furniture_of_a_page_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "piece",
    ["views 1 ", "1 views ", "12:00 ", "1 min 2 sec ", "3 comments, ", "news | ", "(", "\n", "- "],
)
def test_a_line_that_is_furniture_almost_to_its_end_is_judged_at_once(piece: str) -> None:
    lines = [(piece * 600)[:590].strip() + " zz" for _ in range(20)]
    started = time.process_time()
    drop_furniture(lines)
    assert time.process_time() - started < 1


def test_bars_alone_are_furniture() -> None:
    assert is_furniture(" | ")
