"""A question that takes for granted what the articles deny is told so, not answered."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.evidence import sentences_of
from assistant.premise import contradicts, denies_deed, denies_its_deed
from assistant.question import analyse
from assistant.records import Outcome
from assistant.reversals import reverse_is_told, tells_reverse


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why was Eva Moe convicted?", "His deputy, Eva Moe, was acquitted of bribery."),
        ("Why did Norway send boats?", "Sweden and Denmark sent boats; Norway did not."),
        ("What did Eva Moe say about the suit?", "Eva Moe declined to comment on the suit."),
        ("Why did Ida Berg admit the error?", "Ida Berg denied the error."),
        ("Why did the club close the gym?", "The club denied that it would close the gym."),
        ("Why did the bank cut jobs?", "A report that the bank cut jobs was dismissed."),
        (
            "Why did the councillors approve the toll?",
            "The council voted by nine to four last night against charging a toll.",
        ),
    ],
)
def test_a_sentence_contradicts_what_is_taken_for_granted(question: str, sentence: str) -> None:
    assert contradicts(analyse(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did Norway send boats?", "Norway says that Sweden is not paying."),
        ("How much maize did Velden import?", "Velden exports wheat and imports maize."),
        (
            "Why did Tom Gale leave Tolm?",
            "Tom Gale left Tolm because the board rejected his plans to leave the town in peace.",
        ),
        ("Why did Tom Gale leave Tolm?", "Tom Gale left Tolm and denied having to leave."),
        ("Why did Tom Gale leave Tolm?", "Tom Gale rejected an offer from Vik."),
        ("Why did the slope fail?", "The slope had not failed because of the rain, she said."),
        ("Why did Eva Moe not resign?", "Eva Moe did not resign because nobody asked."),
        ("Why did the council adopt the toll?", "The council voted by nine to four for the toll."),
        (
            "Why did Oslo caution Eva Moe against letting ships in?",
            "Oslo warned Eva Moe not to allow ships to enter, to avoid new turmoil.",
        ),
        (
            "Why did the court bar Eva Moe from leaving?",
            "The court ordered that Eva Moe should not leave, for fear of flight.",
        ),
    ],
)
def test_a_sentence_that_leaves_the_premise_alone(question: str, sentence: str) -> None:
    assert not contradicts(analyse(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "denied"),
    [
        ("Why did Norway send boats?", "Sweden and Denmark sent boats; Norway did not.", True),
        ("When did the women leave?", "The women of the island did not leave.", True),
        ("How many boats sank at Kolm?", "No boats sank at Kolm.", True),
        ("How much is the fee?", "There is no fee for the museum.", True),
        ("Why did the bank cut jobs?", "A report that the bank cut jobs was dismissed.", True),
        ("Which ships did the storm sink?", "Oslo warned Vik not to allow ships to enter.", False),
        ("What is a salvage levy?", "The levy is no tax on salvage, the minister said.", False),
        ("When was the tower built?", "The tower was not the first that the town bought.", False),
    ],
)
def test_only_a_denial_of_the_deed_itself_is_told_as_the_opposite(
    question: str, sentence: str, denied: bool
) -> None:
    assert denies_its_deed(analyse(question), sentence) is denied


def test_the_reverse_of_a_deed_is_not_the_deed() -> None:
    assert tells_reverse(analyse("When did Norrline sell it?"), "Norrline bought it in 2011.")
    assert not tells_reverse(analyse("When did Norrline buy it?"), "Norrline bought it in 2011.")
    assert tells_reverse(analyse("When did Ines Calder leave Kell?"), "She joined Kell in 1956.")
    school = "Ines Calder left school in 2008 and started at Kell in 2009."
    assert not tells_reverse(analyse("When did Ines Calder join Kell?"), school)
    assert not tells_reverse(
        analyse("When did Ines Calder leave Kell?"), "She left Kell in 1979, having joined in 1956."
    )


@pytest.mark.parametrize(
    ("question", "sentence", "denied"),
    [
        ("Who attended the opening?", "Moe did not attend the opening.", True),
        ("Who lent the town money?", "Moe refused to lend the town money.", True),
        ("Who voted for the project?", "Moe voted against the project.", True),
        ("Who voted against the project?", "Moe voted for the project.", True),
        ("Who did not attend the opening?", "Moe did not attend the opening.", False),
        ("Who attended the opening?", "Moe attended, but Berg did not attend the opening.", False),
    ],
)
def test_whoever_did_not_do_it_is_no_answer(question: str, sentence: str, denied: bool) -> None:
    assert denies_deed(analyse(question), sentence, 0) is denied


def test_the_denial_is_shown_with_its_sentence() -> None:
    report = article("Eva Moe, the deputy mayor of Tolm, was acquitted of bribery on Monday.")
    answer = ask(chain(report), "Why was Eva Moe convicted of bribery?")
    assert answer.outcome is Outcome.ABSTAINED
    assert "say otherwise" in answer.text
    assert "acquitted" in answer.nearest[0].quote


def test_the_reverse_of_a_deed_is_shown_where_who_did_it_is_named_before() -> None:
    report = article(
        "Asta Ruhl, the poet, has died. She turned down the medal of the city in May 2005, "
        "saying that the bronze would be more use to a plumber."
    )
    answer = ask(chain(report), "Why did Asta Ruhl accept the medal of the city in May 2005?")
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.text.startswith("The articles say otherwise: She turned down the medal")


def test_what_is_kept_is_not_cut() -> None:
    kept = "The central bank kept its main rate at 4.25 percent on Thursday."
    assert tells_reverse(analyse("When did the central bank cut its rate?"), kept)
    assert not tells_reverse(analyse("When did the central bank keep its rate?"), kept)


def test_a_comma_ends_what_is_negated() -> None:
    question = analyse("Who came second among the women in Velden?")
    assert not contradicts(
        question, "A teacher who ran without shoes, won the women's race in Velden."
    )
    assert contradicts(analyse("Why did the women leave?"), "The women did not leave.")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Why did Asta Ruhl accept the medal?", "Ruhl turned down the medal, saying it was late."),
        ("Why did Asta Ruhl leave the party?", "Ruhl remained in the party for her friends."),
        ("Why was the fair allowed?", "The council banned the fair because of the noise."),
    ],
)
def test_why_of_a_deed_is_reversed_by_what_excludes_it_in_other_words(
    asked: str, told: str
) -> None:
    assert tells_reverse(analyse(asked), told)


def test_what_excludes_a_deed_reverses_nothing_where_the_deed_is_told_beside_it() -> None:
    question = analyse("Why did Asta Ruhl accept the medal?")
    assert not tells_reverse(
        question, "Ruhl took the medal.", "She had turned one down and accepted this one."
    )
    both = "Having turned down the first medal, Ruhl accepted the second for her pupils."
    assert not tells_reverse(question, both)


def test_whoever_opposed_another_thing_opposed_not_this_one() -> None:
    asked = analyse("What made Ruhl back the mayor?")
    assert not tells_reverse(asked, "Ruhl opposed the plant, but not that the mayor should stay.")
    assert tells_reverse(analyse("Why did Ruhl reject the fine?"), "Ruhl accepted the ruling.")
    assert tells_reverse(analyse("Why did Ruhl back the mayor?"), "Ruhl opposed the mayor.")


def test_whoever_admitted_it_did_not_refuse_to() -> None:
    asked = analyse("Why does Moe refuse to accept his defeat?")
    assert tells_reverse(asked, "He admitted defeat at nine.")
    assert not tells_reverse(asked, "He admitted that it was late.")
    assert not tells_reverse(asked, "He never admitted defeat.")
    assert not tells_reverse(asked, "His rival, Ole Lund, acknowledged defeat in 1990.")


def test_a_sentence_shortened_was_not_lengthened() -> None:
    asked = analyse("Why did the appeal court lengthen Ole Moe's sentence?")
    assert tells_reverse(asked, "Ole Moe has had his sentence shortened to three years.")
    assert not tells_reverse(asked, "Ole Moe has had his sentence lengthened by a year, not cut.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did the statement of Lund and Moe praise the killing of Vik?", True),
        ("Why did the statement of Lund and Moe criticize the killing of Vik?", False),
        ("Why did the statement of Berg praise the killing of Vik?", False),
        ("Why did the statement of Lund and Moe praise the harvest?", False),
    ],
)
def test_they_did_the_reverse_where_they_are_named_before(question: str, *, told: bool) -> None:
    report = article(
        "The statement of Lund and Moe voiced concern. It criticized the killing of General Vik.",
        title="Statement",
    )
    sentence = sentences_of(report)[-1]
    assert reverse_is_told(analyse(question), sentence) is told


@pytest.mark.parametrize(
    ("question", "sentence", "reverse"),
    [
        (
            "When did Lind collect the medal?",
            "She was offered the medal in 1994 and turned it down.",
            True,
        ),
        (
            "When did the mine close?",
            "The mine, opened in 1932, shut its gates on 3 May 1990.",
            False,
        ),
        (
            "When did the strike begin?",
            "The strike, which ended on Monday, was called on 3 May.",
            False,
        ),
        (
            "When did Moe accept the job?",
            "Moe, who had refused the job in March, took it on 3 May.",
            False,
        ),
        (
            "How long was Moe jailed for?",
            "Moe got six years for arson but was acquitted of fraud.",
            False,
        ),
    ],
)
def test_a_day_is_not_that_of_a_deed_that_was_refused(
    question: str, sentence: str, reverse: bool
) -> None:
    assert tells_reverse(analyse(question), sentence) is reverse
