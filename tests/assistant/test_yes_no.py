# ruff: noqa: E501 (a pair of sentences is read more easily unbroken)
"""Yes and no are said only where a sentence tells of just the deed that is asked about."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.records import Answer, Outcome


def asked(question: str, *texts: str, title: str = "A report") -> Answer:
    reports = [article(text, title=f"{title} {at}") for at, text in enumerate(texts)]
    return ask(chain(*reports), question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did the city ignore warnings?", "The mayor, Eva Moe, denied that the city had ignored warnings."),
        ("Did the city ignore warnings?", "The city denied ignoring warnings."),
        ("Were the workers paid late?", "The union Verk disputed that the workers were paid late."),
    ],
)  # fmt: skip
def test_a_reported_denial_is_a_no_by_whoever_denies_it(question: str, text: str) -> None:
    answer = asked(question, text)
    assert answer.short == "No"
    assert "denies it" in answer.text


def test_what_one_source_says_and_another_denies_is_disputed_with_both_shown() -> None:
    answer = asked(
        "Did the city ignore warnings?",
        "Inspector Lena Ahl said that the city had ignored warnings.",
        "The mayor, Eva Moe, denied that the city had ignored warnings.",
    )
    assert answer.outcome is Outcome.CONFLICT
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "Lena Ahl" in quotes
    assert "Eva Moe" in quotes


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Moe and Berg meet in Tarn?", "Moe prepared to receive Berg in Kolm for a meeting."),
        ("Did Moe and Berg call for a truce in Kolm?", "Moe is urging Berg to end the attack on Kolm and its truce."),
        ("Does Norway support Haug?", "Norway was asked. Moe said that 2,500 Danish guards were supporting Haug."),
        ("Did the council sell the building?", "The treasurer urged the council to sell the building."),
        ("Did the council sell the building?", "The council will sell the building."),
        ("Did Norway deploy guards?", "The deal allowed Norway to deploy guards."),
        ("Did the mayor approve the budget?", "The mayor watched as the council approved the budget."),
        ("Did Moe resign?", "Berg told Moe that he resigned."),
        ("Did Moe resign?", "There was no evidence that Moe resigned."),
        ("Did Moe resign?", "Reports that Moe had resigned were false."),
        ("Was Moe killed by Berg?", "Moe was killed by Haug, Berg said."),
        ("Was the mayor criticised?", "The mayor criticised the union."),
        ("Are Norway and Denmark on the same side in Kolm?", "Norway and Denmark still disagreed about Kolm."),
        ("Is Denmark a member of the club?", "Denmark met Norway, a member of the club."),
    ],
)  # fmt: skip
def test_another_doer_another_place_or_a_plan_settles_nothing(question: str, text: str) -> None:
    assert asked(question, text).outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("Did the council approve the budget?", "The council approved the budget.", "Yes"),
        ("Did Moe and Berg meet in Kolm?", "Eva Moe, the mayor, and Ida Berg met in Kolm.", "Yes"),
        ("Is Norway a member of the club?", "Denmark met Norway, a member of the club.", "Yes"),
        ("Is Norway a club member?", "Berg met with club member Norway.", "Yes"),
        ("Did the bank lend the town money?", "The bank refused to lend the town money.", "No"),
        ("Was Moe killed by Berg?", "Moe was killed by Berg.", "Yes"),
        ("Was the bridge closed?", "The bridge was closed after the flood.", "Yes"),
        ("Was the bridge closed?", "The police closed the bridge after the flood.", "Yes"),
    ],
)
def test_the_very_deed_settles_it(question: str, text: str, short: str) -> None:
    assert asked(question, text).short == short


def test_a_common_noun_is_written_small_where_it_is_the_source() -> None:
    answer = asked(
        "Does the hall need repairs?", "Experts say that the hall does not need repairs."
    )
    assert answer.text.startswith("No, according to experts")


def test_who_does_it_is_not_given_as_its_source() -> None:
    answer = asked("Did Moe criticise the law?", "In Kolm on Sunday Moe criticised the law.")
    assert answer.text.startswith("Yes [1]")


def test_a_report_that_was_taken_back_is_a_no() -> None:
    answer = asked(
        "Has the mayor resigned?",
        "The mayor has resigned, Radio Kolm learned.",
        "Radio Kolm reported wrongly on Monday that the mayor had resigned.",
    )
    assert answer.short == "No"
    assert "reported wrongly" in answer.text
