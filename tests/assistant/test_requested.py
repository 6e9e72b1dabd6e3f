"""A request that names what is wanted is the question that asks for it."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.requested import asked_plainly


@pytest.mark.parametrize(
    ("request_", "question"),
    [
        ("Name the towns that sent help to Vik.", "Which towns sent help to Vik?"),
        ("Name the EU leaders who warned Lind in Tolm.", "Which EU leaders warned Lind in Tolm?"),
        ("List the villages that were evacuated", "Which villages were evacuated?"),
        ("Name the people who spoke for the union.", "Who spoke for the union?"),
        ("Name the books that she wrote.", "Which books did she write?"),
        ("List the towns where the river flooded.", "In which towns did the river flood?"),
        (
            "Tell me the tools with which Lind examined it.",
            "With which tools did Lind examine it?",
        ),
        ("What exactly is a tombolo?", "What is a tombolo?"),
        (
            "How is the first name of the curator Wold spelled?",
            "What is the first name of the curator Wold?",
        ),
        ("How do you spell the curator's last name?", "What is the curator's last name?"),
        ("How is the archivist's name spelt?", "What is the archivist's full name?"),
        ("Give the exact date of the ferry disaster.", "On what date was the ferry disaster?"),
        ("In what month of which year will Moe go?", "When will Moe go?"),
        ("For which month and year was it planned?", "When was it planned?"),
        ("By what month and year must it end?", "By when must it end?"),
        (
            "What is the headline of the Tidings story on the ships?",
            "Which Tidings story is about the ships?",
        ),
        ("the title of the article about Vik", "Which article is about Vik?"),
        ("Northern Front meaning", "What is Northern Front?"),
        ("meaning of tombolo", "What is tombolo?"),
        ("What is Ada Moe's occupation?", "Who is Ada Moe?"),
        ("what does Lind do for a living", "Who is Lind?"),
        ("What's the mayor's name?", "Who is the mayor?"),
        ("What is the name of the mayor of Vik?", "Who is the mayor of Vik?"),
        ("What is the name of the ship?", "What is the name of the ship?"),
        ("What does tombolo mean?", "What is tombolo?"),
        ("What does the word nematocysts mean?", "What are nematocysts?"),
        ('What do salters mean by "the flower"?', 'What is "the flower"?'),
        (
            "Which journal carried the findings on iodine?",
            "In which journal were the findings on iodine published?",
        ),
        ("Why do they leave, says Ada Lind?", "Why do they leave, according to Ada Lind?"),
        (
            "What did Berg get for it, in Lind's telling?",
            "What did Berg get for it, according to Lind?",
        ),
        (
            "Why did it burn, as the Tolm Ledger tells it?",
            "Why did it burn, according to the Tolm Ledger?",
        ),
        ("What is a tombolo, as Lind explains it?", "What is a tombolo?"),
        ("define tombolo", "What is tombolo?"),
        ("Define the term salt road (Vik article)", "What is salt road?"),
        ("Who says Lind?", "Who says Lind?"),
        ("What is the toll, by the army's estimate?", "What is the toll, according to the army?"),
        ("What is wrong, in Lind's view?", "What is wrong, according to Lind?"),
        ("Define how it works", "Define how it works"),
        ("What did he see in Lind's account?", "What did he see in Lind's account?"),
        ("Which paper carried the story?", "Which paper carried the story?"),
        ("What did Brown mean?", "What did Brown mean?"),
        ("What does Moe mean?", "What does Moe mean?"),
        ('What did Lea Pohl mean by "a bad day"?', 'What did Lea Pohl mean by "a bad day"?'),
        ("What does this mean?", "What does this mean?"),
        ("List the causes of the fire.", "What are the causes of the fire?"),
        ("Tell me when the ferry sank.", "When did the ferry sink?"),
        ("Please tell me who won the race", "Who won the race?"),
        ("Can you tell me how many people the fire killed?", "How many people did the fire kill?"),
        ("I'd like to know why the talks failed.", "Why did the talks fail?"),
        ("Explain what Lind wants in Tolm", "What does Lind want in Tolm?"),
        ("Do you know where the museum is?", "Where is the museum?"),
        ("tell me what kind of place Vik is", "What kind of place is Vik?"),
        (
            "Tell me what happened to the ferry after it sank",
            "What happened to the ferry after it sank?",
        ),
        ("Tell me who said that the war would end.", "Who said that the war would end?"),
        ("Explain what happened when Lind resigned.", "What happened when Lind resigned?"),
        ("Explain who the Red Cross helps.", "Who does the Red Cross help?"),
        ("Tell me whose idea it was", "Whose idea was it?"),
        ("List everyone who was arrested", "Who was arrested?"),
        ("Name a city that was hit by the storm", "Which city was hit by the storm?"),
        (
            "Tell me how much the mill costs and who pays",
            "How much does the mill cost, and who pays?",
        ),
        (
            "Set out for me which camp Rome supports and which one Tolm supports.",
            "Which camp does Rome support, and which one does Tolm support?",
        ),
    ],
)
def test_a_request_becomes_a_question(request_: str, question: str) -> None:
    assert asked_plainly(request_) == question


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about the ferry",
        "Tell me about the fires in Greece.",
        "Tell me about the people who died.",
        "Name that politician who resigned.",
        "Name the players who scored and the minutes they scored in.",
        "Name the members of the committee and say who leads it.",
        "Name the people that scientists say are at risk.",
        "Do you know what he did?",
        "Explain what the group founded in 1990 wants.",
        "Explain why the US led war failed.",
        "Tell me how the price rises hit families.",
        "Tell me why the peace talks stall so often.",
        "List how each senator voted.",
        "Tell me what you know about the ferry",
        "Tell me what the articles say about Vik",
        "Give me the date when it began",
        "Give me a summary of the talks",
        "Show me articles that mention Vik",
        "Tell me the name of the ship that sank",
        "Name the ship that sank and the captain who died.",
        "State whether he resigned",
        "Do you know if the ferry sank?",
        "Name the mayor of Vik",
        "Which towns sent help?",
        "towns that sent help",
        "When exactly did it sink?",
        "How precisely is the value known?",
        "What is the meaning of the vote?",
        "What is Norway's job?",
        "What is Moe's calling?",
        "Give the date of the fires.",
        "In which month did it end?",
        "What did Lind do?",
        "What is the mayor's job?",
    ],
)
def test_what_may_be_read_otherwise_stays(text: str) -> None:
    assert asked_plainly(text) == text


def test_the_question_that_a_request_makes_is_shown() -> None:
    answer = ask(
        chain(article("The ferry of Tolm sank on 3 May 2021.")), "Tell me when the ferry sank."
    )
    assert answer.standalone_question == "When did the ferry sink?"
    assert answer.short == "3 May 2021"
