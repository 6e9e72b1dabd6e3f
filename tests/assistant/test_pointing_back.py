"""`That`, `so`, `there` and `the second one` are put back into words that stand alone."""

from __future__ import annotations

import pytest

from assistant.conversation import standalone
from assistant.question import Expects
from assistant.replied import shortened


@pytest.mark.parametrize(
    ("asked", "said", "follow_up", "expected"),
    [
        ("How many nests did Ada Moe find?", "17.", "Where was that?",
         "Where did Ada Moe find 17 nests?"),
        ("Which county was left out of the study?", "Marn.", "Why was that?",
         "Why was Marn left out of the study?"),
        ("When did Ada Moe leave the choir?", "In 2019.", "Why did she do that?",
         "Why did Ada Moe leave the choir?"),
        ("How much does the repair of the organ cost?", "3 million euros.", "Who pays for that?",
         "Who pays for the repair of the organ?"),
        ("What will the Varon Bank keep?", "The old mint.", "When was that turned into a school?",
         "When was the old mint turned into a school?"),
        ("Is there a cure for the blight?", "A cure is being tested in Tolna.", "Who says so?",
         "Who reported that a cure is being tested in Tolna?"),
        ("Who won the cup?", "Rovers.", "Is that confirmed?",
         "Is it confirmed that Rovers won the cup?"),
        ("When did the choir move to Marn?", "In 2019.", "What did it sing before that?",
         "What did the choir sing before 2019?"),
        ("When did Ada Moe take over?", "In 2019.", "How many singers were there then?",
         "How many singers were there when Ada Moe took over in 2019?"),
        ("Which minister visited Tolna?", "Jo Berg.", "Whom did he meet there?",
         "Whom did Jo Berg meet in Tolna?"),
        ("On which ship did Ada Moe serve?", "The Havfrue.", "Whom did she meet there?",
         "Whom did Ada Moe meet on the Havfrue?"),
        ("What is Ada Moe's first novel called?", "It is called Ashes.",
         "What about the second one?", "What is Ada Moe's second novel called?"),
        ("Which trains will stop in Marn?", "The night train to Tolna and the mail train.",
         "How fast is the first one?", "How fast is the night train to Tolna?"),
        ("How many died in the flood of 1988?", "Nine.", "What about the one in 2002?",
         "How many died in the flood in 2002?"),
        ("In how many towns has Ada Moe sung?", "In 32 towns.", "And how many countries?",
         "In how many countries has Ada Moe sung?"),
        ("How does the mayor of Marn want to pay?", "With a loan.", "And Berg?",
         "How does Berg want to pay?"),
        ("Who is the chief executive of Halvorsen?", "Ada Moe.", "Why had they lost patience?",
         "Why had Halvorsen lost patience?"),
        ("How many pupils were examined in the study?", "1,709.", "How old were they?",
         "How old were the pupils that were examined in the study?"),
        ("What do the anglers ask for on the Wend?", "A cull.", "Does Moe agree?",
         "Does Moe agree with the cull?"),
        ("What did the mayor say about the quay?", "That it was a ruin.", "How old is it?",
         "How old is the quay?"),
        ("What did the divers find in the dam?", "They found cracks in two pillars.",
         "When did they find them?", "When did the divers find cracks in two pillars?"),
        ("Who designed the Corran dam?", "The engineer Ada Moe designed it.",
         "Is she still alive?", "Is Ada Moe still alive?"),
        ("Why was the airport in Tolna closed?", "Because of a strike by the baggage handlers.",
         "What do they demand?", "What do the baggage handlers demand?"),
        ("Why was the airport in Tolna closed?", "Because of a strike by the baggage handlers.",
         "When will it reopen?", "When will the airport in Tolna reopen?"),
        ("Does Norway support the treaty?", "No.", "Why not?",
         "Why does Norway not support the treaty?"),
        ("Where did the train derail?", "Near Marn.", "What caused it?",
         "What caused the train to derail?"),
        ("Where did the train derail?", "Near Marn.", "Was anyone hurt?",
         "Was anyone hurt when the train derailed near Marn?"),
        ("What does the rail union demand?", "A rise.", "How much are they offered?",
         "How much is the rail union offered?"),
        ("How many flights were cancelled in Marn?", "112.", "And the day before?",
         "How many flights were cancelled in Marn the day before?"),
        ("How many flights were cancelled in Marn?", "112.", "Which ones?",
         "Which flights were cancelled in Marn?"),
        ("What did Varon's foreign minister say?", "That it was over.", "What is his name?",
         "What is Varon's foreign minister's name?"),
        ("Who ordered the evacuation?", "Ada Moe.", "Who criticised her for it?",
         "Who criticised Ada Moe for the evacuation?"),
        ("What is history written with, according to Ada Moe?", "With red ink.",
         "Why does she say that?", "Why does Ada Moe say that history is written with red ink?"),
        ("When was the Marn mine fined first?", "In 2019.", "And the second time?",
         "When was the Marn mine fined for the second time?"),
        ("How many nests did Ada Moe find?", "17.", "What did she say about it?",
         "What did Ada Moe say about it (Ada Moe found 17 nests)?"),
        ("What is the name of Ada Moe's band?", "The band is called Low Tide.",
         "When did she start it?", "When did Ada Moe start Low Tide?"),
    ],
)  # fmt: skip
def test_what_is_pointed_at_is_named(asked: str, said: str, follow_up: str, expected: str) -> None:
    assert standalone(follow_up, [(asked, said)]) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        ("What is the band called?", "The band is called Low Tide.", "Low Tide"),
        ("What is the band called?", "The band is called Spoken Tides.", "Spoken Tides"),
        ("What did Ada Moe die of?", "She died of a fever.", "of a fever"),
        ("Which city did Berg visit?", "Berg was in Tolna on 7 May 2020.", "in Tolna"),
        ("How many miners were saved?", "Nine miners were brought out.", "Nine miners"),
    ],
)
def test_a_sentence_is_cut_down_to_the_value_it_gives(
    question: str, sentence: str, value: str
) -> None:
    expects = Expects.NUMBER if question.startswith("How many") else Expects.NAME
    assert shortened(question, expects, sentence) == value


@pytest.mark.parametrize("sentence", ["The road is not open.", "It was dropped.", "No, it is."])
def test_a_sentence_without_a_value_stays_whole(sentence: str) -> None:
    assert shortened("What is the plan for the road?", Expects.CLAUSE, sentence) == sentence


def test_a_second_question_with_its_own_matter_gets_no_more() -> None:
    history = [("What did the lawyer of Ada Moe argue?", "That she was ill.")]
    asked = "And how did the prosecutor describe the last months of the singer?"
    assert standalone(asked, history) == (
        "How did the prosecutor describe the last months of the singer?"
    )
