"""What something is, or somebody, is told in the words that say it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.defining import defined


@pytest.mark.parametrize(
    ("question", "sentence", "phrase"),
    [
        (
            "What is a lahar?",
            "Farms were cleared for fear of a lahar, a flow of mud and ash from a volcano.",
            "a flow of mud and ash from a volcano",
        ),
        (
            "What is a kurgan?",
            "A kurgan is a mound over a grave, often of earth.",
            "a mound over a grave",
        ),
        ("Who is Ida Berg?", "The town's coach, Ida Berg, was late.", "The town's coach"),
        ("Who is Ida Berg?", "“No,” said its general secretary, Ida Berg.", "general secretary"),
        ("Who is Ida Berg?", "They fought its many foes in Syria, Ida Berg.", None),
        ("Who is Ida Berg?", "Ida Berg (52), the mayor of Tolm, was late.", "the mayor of Tolm"),
        (
            "Who is Ida Berg?",
            "Ida Berg, deputy head of the bank, was late.",
            "deputy head of the bank",
        ),
        ("Who is Ida Berg?", "The boat took Foreign Minister Ida Berg home.", "Foreign Minister"),
        ("Who is Ida Berg?", "Ida Berg, who was late, had a boat.", None),
        ("Who is Ida Berg?", "Ida Berg was late.", None),
        (
            'What is "the flower"?',
            "The crust that forms at dusk, which is called the flower, is dear.",
            "The crust that forms at dusk",
        ),
        (
            "What is a lahar, according to Tide & Field?",
            "A lahar is a flow of mud.",
            "a flow of mud",
        ),
        (
            "What is the NFU?",
            "The Northern Farmers Union (NFU) was late.",
            "Northern Farmers Union",
        ),
        (
            "What is Brine?",
            "Brine is a mixture of water and salt that, if left to dry, would leave the salt.",
            "a mixture of water and salt",
        ),
        (
            "What is Brine?",
            "Brine is an effort to build the world's largest, highest quality manual.",
            "an effort to build the world's largest, highest quality manual",
        ),
        ("What is Brine?", "Brine is the longest, and the town likes it.", "the longest"),
        ("Who is Brine?", "Brine is a Catholic priest, he told the court.", "a Catholic priest"),
        ("What is Brine?", "They met in a network called Brine.", "a network"),
    ],
)
def test_the_words_that_define_are_found(question: str, sentence: str, phrase: str | None) -> None:
    assert defined(question, sentence).phrase == phrase


def test_who_somebody_is_no_reply_of_theirs_tells() -> None:
    text = (
        "Ada Moe, 58, opened a bakery in Marn in 1994.\n\nWhat sells best, Ms Moe?\n\n"
        "The rye with caraway."
    )
    talk = article(text, title="Ada Moe on thirty years of bread")
    answer = ask(chain(talk), "Who is Ada Moe?")
    assert [cited.quote for cited in answer.citations] == [text.partition("\n")[0]]


def test_a_definition_is_answered_in_short_with_its_sentence() -> None:
    report = article("Eva Moe was late. Eva Moe, the mayor of Tolm, closed the fair on Monday.")
    answer = ask(chain(report), "Who is Eva Moe?")
    assert answer.short == "the mayor of Tolm"
    assert answer.values[0].text == answer.short
    assert answer.citations[0].quote.startswith("Eva Moe, the mayor of Tolm")
