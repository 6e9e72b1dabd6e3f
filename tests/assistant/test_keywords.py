"""Noun phrases asked as queries: what question each stands for, and what is left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked_nouns import ASKED, NOMINALS
from assistant.conversation import last_turn
from assistant.keywords import whole_question

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

RESTATED = [
    ("date of the raid on the bank", "What is the date of the raid on the bank?"),
    ("exact date of the museum break-in", "When was the museum break-in?"),
    ("date of the floods in Brask", "When were the floods in Brask?"),
    ("storm damage hearing date", "What is the date of the storm damage hearing?"),
    ("date of death of Osvaldo Ferrante", "When did Osvaldo Ferrante die?"),
    ("year of construction of the Solvik Star", "When was the Solvik Star built?"),
    ("Aner Shalev birth year", "When was Aner Shalev born?"),
    ("year the painting was stolen", "When was the painting stolen?"),
    ("cup final venue", "Where is the cup final?"),
    ("owner of the concert venue", "Who owns the concert venue?"),
    ("day Lind received the prize", "When did Lind receive the prize?"),
    ("Girl at the Lock year painted", "When was Girl at the Lock painted?"),
    ("Number of people hurt in the raid", "How many people were hurt in the raid?"),
    ("number of MPs who voted for the dam", "How many MPs voted for the dam?"),
    ("number of prisoners to be exchanged", "How many prisoners are to be exchanged?"),
    ("amount stolen from Halmar Savings Bank", "How much was stolen from Halmar Savings Bank?"),
    ("quantity of maize imported by Velden", "How much maize was imported by Velden?"),
    ("price paid by Norrline for the ferry", "What price was paid by Norrline for the ferry?"),
    ("age of the captain", "How old is the captain?"),
    ("length of the strike", "How long is the strike?"),
    ("cause of the fire", "What is the cause of the fire?"),
    ("reason for Karin Foss's resignation", "Why did Karin Foss resign?"),
    ("reason the final was put off", "Why was the final put off?"),
    ("place where the bacterium was found", "Where was the bacterium found?"),
    ("venue of the final", "Where is the final?"),
    ("burial place of Ferrante", "Where was Ferrante buried?"),
    ("founder of librivox", "Who is the founder of librivox?"),
    ("owner of Norrline", "Who owns Norrline?"),
    ("winner of the by-election", "Who won the by-election?"),
    ("Velden's agriculture minister", "Who is Velden's agriculture minister?"),
    ("Torsa new finance director", "Who is the new finance director of Torsa?"),
    ("kordavan interim finance chief", "Who is the interim finance chief of kordavan?"),
    ("eastwick rovers owner", "Who is the owner of eastwick rovers?"),
    ("name of the ship that ran aground", "What is the name of the ship that ran aground?"),
    ("definition of a tombolo", "What is a tombolo?"),
    ("shipyard that built the ferry", "Which shipyard built the ferry?"),
    ("player sent off in the cup final", "Which player was sent off in the cup final?"),
    (
        "sentence sought by the prosecutor for Weiss",
        "Which sentence was sought by the prosecutor for Weiss?",
    ),
    ("towns cut off by snow", "Which towns were cut off by snow?"),
    ("number of goals that Lind scored", "How many goals did Lind score?"),
    ("number of goals that decided the cup", "How many goals decided the cup?"),
    ("number of ships that Norrline owns", "What is the number of ships that Norrline owns?"),
    ("amount of rain that fell", "How much rain fell?"),
    ("year the injured man left", "When did the injured man leave?"),
    ("year Lind said he was ill", "When did Lind say he was ill?"),
    ("number of reasons that he gave", "How many reasons did he give?"),
    ("The number of dead (the raid)?", "What is the number of dead (the raid)?"),
    ("a woman injured in the crash", "Which woman was injured in the crash?"),
    ("prosecutor Marn dam inquiry", "Who is the prosecutor in the Marn dam inquiry?"),
    ("libretto author The Net", "Who is the libretto author of The Net?"),
    ("flood cause Tolm", "What is the cause of the flood in Tolm?"),
    ("bridge collapse causes", "What are the causes of the bridge collapse?"),
    ("age of Dr. Lind", "How old is Dr. Lind?"),
    ("tour stops for the play", "What are the tour stops for the play?"),
    ("members of the jury", "Who are the members of the jury?"),
    ("owner of the ferry that hit the reef", "Who owns the ferry that hit the reef?"),
    ("owner of the ferry damaged in the storm", "Who owns the ferry damaged in the storm?"),
]


@pytest.mark.parametrize(("phrase", "question"), RESTATED)
def test_a_phrase_is_asked_as_what_its_noun_asks_for(phrase: str, question: str) -> None:
    assert whole_question(phrase) == question


def test_a_time_past_or_to_come_stays_either() -> None:
    assert (
        whole_question("libya ceasefire start") == "What is the date of the libya ceasefire start?"
    )
    assert whole_question("start of the truce") == "When is the start of the truce?"


LEFT = [
    "president Ida Berg visit",
    "author Ida Berg",
    "prosecutor charges Berg in Marn",
    "turkish observation posts sochi deal",
    "flights cancelled by the strike",
    "branch savings bank manager",
    "Captain Ole Tveiten",
    "the captain",
    "the captain said the ferry was late",
    "The owner sold the boat.",
    "the number of dead is 20",
    "the ferry that sank was built in Kolding",
    "his wife",
    "And the number of dead?",
    "name the towns that were cut off",
    "hill republican ties since when",
    "iodine article publication date",
    "price",
    "The day Lind died was a Monday",
    "The reason he left is that he was ill",
    "year the painting that was stolen came back",
    "captain of the ferry blamed the crew",
    "king of Brask died",
    "winner of the cup thanked the crowd",
    "The owner of which ferry resigned?",
    "mayor of Brask became who?",
    "Owner of Norrline? Founder of Librivox?",
    "count of Monte Cristo",
    "day of the week the raid took place",
    "good morning captain of the ferry",
    "thank you captain",
    "the reason he gave",
    "The reason Lind cited for the delay",
    "The date (the mayor of Brask said about the dam)?",
    "Captain (Odo Lam, the mayor of Brask)?",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_names_nothing_asked_for_stays_as_it_is(text: str) -> None:
    assert whole_question(text) == text


@pytest.mark.parametrize(
    "path",
    [
        "evals/dev/dev.jsonl",
        "tests/assistant/probe/questions.jsonl",
        "tests/assistant/probe/further/questions.jsonl",
        "tests/assistant/probe/sides/questions.jsonl",
        "tests/assistant/probe/times/questions.jsonl",
    ],
)
def test_full_questions_are_untouched(path: str) -> None:
    rows = [json.loads(line) for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]
    changed = [
        row["question"] for row in rows if whole_question(row["question"]) != row["question"]
    ]
    asking = ("who ", "what ", "when ", "where ", "why ", "how ", "which ", "is ", "was ", "did ")
    assert not [text for text in changed if text.casefold().startswith(asking)]
    assert len(changed) <= 5  # keywords each


def test_a_follow_up_leans_on_the_question_that_the_phrase_stood_for() -> None:
    turn = last_turn([("age of Rafael Ibarra", "58")])
    assert turn is not None
    assert turn.question == "How old is Rafael Ibarra?"


_PIECES = st.sampled_from(
    [*sorted(ASKED), *NOMINALS, "of", "for", "the", "that", "who", "to be", "was", "stolen",
     "hurt in", "Lind", "Lind's", "’s", "off", "\n", "", "?", ".", ",", "(", "2007", "é"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=8))
def test_whatever_is_asked_is_left_as_it_is_or_made_a_question(pieces: list[str]) -> None:
    text = " ".join(pieces)
    asked = whole_question(text)
    assert asked == text or asked.endswith("?")
    assert whole_question(asked) == asked
