"""What somebody said yes or no to in an interview settles the same question."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

INTERVIEW = article(
    "We met Ida Moe, who runs the puppet theatre of Osk.\n\n"
    "Do you think puppetry is alive as an art for adults?\n\n"
    "Absolutely. Half of our visitors have grey hair.\n\n"
    "If the grant does not come, would you consider moving the theatre to Marle?\n\n"
    "No, we will stay in Osk. We might play there in summer.\n\n"
    "Is the workshop open on Sundays?\n\n"
    "Yes, but not always.\n\n"
    "What would you say to the mayor about the grant for costumes?\n\n"
    "Nothing that you could print.",
    title="An interview with the puppet maker Ida Moe",
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Does Ida Moe believe that puppetry is still an art for adults?", "Yes"),
        ("Would Ida Moe move the theatre to Marle if it got no grant?", "No"),
        ("Would Ida Moe move her theatre to Marle in 2016 if the council did not help her?", "No"),
        ("Is the workshop of Ida Moe open on Sundays?", None),
        ("Does Ida Moe believe that puppetry is too expensive?", None),
        ("Would Anna Lind move the theatre to Marle if it got no grant?", None),
        ("Did the mayor pay the grant for costumes?", None),
    ],
)
def test_a_reply_counts_for_the_question_it_was_given_to(question: str, short: str | None) -> None:
    answer = ask(chain(INTERVIEW), question)
    assert answer.short == short


def test_the_question_is_cited_with_its_reply() -> None:
    answer = ask(chain(INTERVIEW), "Would Ida Moe move the theatre to Marle if it got no grant?")
    quote = answer.citations[0].quote
    assert quote.startswith("If the grant")
    assert quote.endswith("No, we will stay in Osk.")
