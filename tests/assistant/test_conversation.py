"""A follow-up takes over what it leans on, and a new subject takes over nothing."""

from __future__ import annotations

from time import perf_counter

import pytest

from assistant.conversation import standalone
from assistant.parts import split_question


@pytest.mark.parametrize(
    ("asked", "said", "follow_up", "expected"),
    [
        (
            "Where did the ministers meet in January 2021?",
            "In Oslo.",
            "And where in March?",
            "Where did the ministers meet in March 2021?",
        ),
        (
            "What is at stake in Libya?",
            "The capital.",
            "And what about Syria?",
            "What is at stake in Syria?",
        ),
        (
            "Which bridge was opened in Ellery?",
            "The swing bridge.",
            "How long is it?",
            "How long is the swing bridge?",
        ),
        (
            "Who is the harbour master?",
            "Ines Calder.",
            "When did she say so?",
            "Ines Calder",
        ),
        (
            "Which engineer was honoured by the port?",
            "",
            "How old was he?",
            "How old was the engineer who was honoured by the port?",
        ),
        (
            "How old is Anna Lind?",
            "She is 42.",
            "And her husband?",
            "How old is Anna Lind's husband?",
        ),
        (
            "On which day does the bridge open?",
            "On 12 January.",
            "And at what hour?",
            "At what hour does the bridge open?",
        ),
        (
            "Which side does Norway back in Libya?",
            "The government.",
            "What about Sweden, whom does it support there?",
            "Whom does Sweden support in Libya?",
        ),
        ("Who opened the footbridge over the Wend?", "Godfrey Tull.", "How long is it?",
         "How long is the footbridge over the Wend?"),
        ("Where was the treaty signed?", "In Oslo.", "Which other countries signed it?",
         "Which other countries signed the treaty?"),
        ("What does the company produce?", "Solar panels.", "Where does it produce them?",
         "Where does the company produce solar panels?"),
        ("Where did the two leaders meet?", "In Geneva.", "What did they agree on there?",
         "What did the two leaders agree on in Geneva?"),
        ("How much did Ian Frost offer?", "12 million pounds.", "Did the council accept it?",
         "Did the council accept 12 million pounds?"),
        ("How many jobs will Halvorsen cut?", "600.", "Why does it do that?",
         "Why will Halvorsen cut 600 jobs?"),
        ("Who scored for Ashby in the final?", "Tomas Vidal.", "And for Rovers?",
         "Who scored for Rovers in the final?"),
        ("What is the population of Marn?", "60,000.", "And of Tolna?",
         "What is the population of Tolna?"),
        ("How many people died in Marn in 2018?", "31.", "And in 2019?",
         "How many people died in Marn in 2019?"),
        ("How much did Halvorsen earn in May 2021?", "340 euros.", "And a year earlier?",
         "How much did Halvorsen earn in May 2020?"),
        ("How many people died in Marn in 2018?", "31.", "And in Tolna?",
         "How many people died in Tolna in 2018?"),
        ("Who leads Varon?", "Sara Imre.", "and Estmark?", "Who leads Estmark?"),
        ("Who leads Varon?", "Sara Imre.", "What about its army?", "Who leads Varon's army?"),
        ("How strong was the quake in Marn?", "6.4.", "What about the aftershock?",
         "How strong was the aftershock in Marn?"),
        ("When did the strike begin?", "On 3 March 2020.", "And end?", "When did the strike end?"),
        ("Did Anna Lind resign?", "Yes.", "When?", "When did Anna Lind resign?"),
        ("Who was arrested at Heathrow?", "Victor Lang.", "What for?",
         "For what was Victor Lang arrested at Heathrow?"),
        ("How many jobs will Halvorsen cut?", "600.", "By when?",
         "By when will Halvorsen cut 600 jobs?"),
        ("Who rejected the truce?", "Idris Halabi.", "Why?",
         "Why did Idris Halabi reject the truce?"),
        ("When was the last quake in Marn?", "In 1987.", "How many people died then?",
         "How many people died in 1987 (the last quake in Marn)?"),
        ("Who won the cup final?", "Corran Rovers.", "Which newspaper says so?",
         "Who reported that Corran Rovers won the cup final?"),
        ("Which bank buys Ostbank?", "Nordbank.", "And the other bank, who works there?",
         "Who works at Ostbank?"),
        ("Which firm buys Ostwerk?", "Nordwerk.", "How many people does the other firm employ?",
         "How many people does Ostwerk employ?"),
        ("Which states signed?", "Peru, Chile and Togo.", "How much water does the second get?",
         "How much water does Chile get?"),
        ("Which states signed?", "Peru and Chile.", "What did the latter say?",
         "What did Chile say?"),
        ("Who is Anna Lind?", "A judge.", "No, I meant Jo Lind", "Who is Jo Lind?"),
        ("How many seats did Varon's Union win?", "38.", "The Liberals?",
         "How many seats did the Liberals win?"),
        ("How many people died in the flood in Marn?", "31.", "And how many are missing?",
         "How many people are missing in the flood in Marn?"),
        ("How many people died in the flood in Marn?",
         "The articles differ: nine [1] (Marn Post) – eleven [2] (Tolna News; the newest).",
         "Who says eleven?", "Who says that eleven people died in the flood in Marn?"),
        ("How many people died in the flood in Marn?",
         "The article gives both: nine [1] – eleven [2].",
         "Who says eleven?", "Who says that eleven people died in the flood in Marn?"),
        ("How much does Ostwerk now offer for the mill?", "It has raised its bid to 4 million.",
         "And how much had it been before?", "How much did Ostwerk offer for the mill before?"),
        ("How many people does Ostwerk employ?", "400.", "What was it a year earlier?",
         "How many people did Ostwerk employ a year earlier?"),
        ("How high is the toll in Marn?", "4 euros.", "What was it a year earlier?",
         "How high was the toll in Marn a year earlier?"),
        ("Why does the site use a Free Works license?", "Anna Lind says it lets people copy.",
         "Which license does she think better?", "Which license does Anna Lind think better?"),
        ("How many houses did the fire destroy?", "17.", "Who said 17?",
         "Who said that the fire destroyed 17 houses?"),
        ("Whom did Anna Lind marry?", "Jo Berg.", "Did they have children?",
         "Did Anna Lind and Jo Berg have children?"),
        ("What did Lena Dobrik say about the tanks?", "No.", "What did Jo Berg say about them?",
         "What did Jo Berg say about the tanks?"),
        ("What do the rebels want?", "Autonomy.", "And the government?",
         "What does the government want?"),
        ("Which ship did Anna Lind join?", "The Havfrue.", "As what?",
         "As what did Anna Lind join The Havfrue?"),
        ("Why did the mayor resign?", "She had lost a vote.", "Who succeeds her?",
         "Who succeeds the mayor?"),
        ("When did the composer Anna Lind die?", "On 3 May.", "Why did that happen?",
         "Why did the composer Anna Lind die?"),
        ("What happened in Lunde?", "An explosion destroyed a bakery.", "Was anybody hurt?",
         "Was anybody hurt (an explosion destroyed a bakery in Lunde)?"),
        ("Who captains the Solveig?", "The articles say nothing about this topic.",
         "When was it built?", "When was the Solveig built?"),
        ("Who owns the Solveig?", "Brinvik Lines.", "What else does the company own?",
         "What else does Brinvik Lines own?"),
        ("Who owns the Solveig?", "Brinvik Lines.", "How old is the ship?",
         "(Brinvik Lines owns the Solveig)"),
        ("How long was the bridge closed?", "For three weeks.", "When did it reopen?",
         "When did the bridge reopen?"),
        ("How many soldiers were killed near Qaro?", "Five.", "By whom?",
         "By whom were soldiers killed near Qaro?"),
        ("How many soldiers were killed near Qaro?", "Five.", "What about civilians?",
         "How many civilians were killed near Qaro?"),
        ("How many soldiers were killed near Qaro?", "Five.", "And wounded?",
         "How many soldiers were wounded near Qaro?"),
        ("How many soldiers were killed near Qaro?", "Five.", "Who says so?",
         "Who reported that soldiers were killed near Qaro?"),
        ("What caused the fire in Lunde?", "A heater, according to the police.", "Was it old?",
         "Was the heater old?"),
        ("How much does a ticket cost?", "12 euros.", "And parking?",
         "How much does parking cost?"),
        ("Who won the race?", "Anna Lind.", "And what time?",
         "What time did Anna Lind win the race?"),
        ("Who won the race?", "Anna Lind.", "And which team?", "Which team won the race?"),
        ("Which boat won the race?", "The Meltem.", "And which rower?",
         "Which rower won the race?"),
        ("Which boat won the race?", "Meltem.", "And what time?",
         "What time did Meltem win the race?"),
        ("Where was Berg before he flew to Oslo?", "He had paid a visit to Norway.",
         "Whom did he meet there?", "Whom did Berg meet in Norway?"),
        ("When did Moe and Berg meet in Oslo?", "On 8 January 2020.",
         "And where was Berg on the day before?", "Where was Berg on 7 January 2020?"),
        ("When did the bridge open?", "On 3 May 2019.", "What happened two days later?",
         "What happened on 5 May 2019?"),
        ("When did the bridge open?", "On 3 May 2019.", "Who spoke the day before the vote?",
         "Who spoke the day before the vote?"),
        ("When did Lam meet Odo?", "On 8 January 2019.", "After the fire, who came the next day?",
         "After the fire, who came the next day?"),
        ("When did Lam meet Odo?", "On 8 January 2019.", "Why did he wait until the day after?",
         "wait until the day after"),
        ("By what percentage did imports of steel rise?", "11%", "And exports?",
         "By what percentage did exports of steel rise?"),
        ("By what percentage did Norrline's tile sales fall in May?", "By 11%.",
         "And what about washbasin?", "By what percentage did Norrline's washbasin sales fall in"),
        ("Did Lind's boat sink?", "Yes.", "And Holm's?", "Did Holm's boat sink?"),
    ],
)  # fmt: skip
def test_a_follow_up_stands_alone(asked: str, said: str, follow_up: str, expected: str) -> None:
    assert expected in standalone(follow_up, [(asked, said)])


@pytest.mark.parametrize(
    "question",
    [
        "Which sea does the ferry to Saltmarsh cross?",
        "When did Anna Lind move to Oslo?",
        "How much did the repairs of the dam cost?",
        "What is the capital of Varon called?",
        "Which line was the ferry that ran aground run by?",
        "Who is the head of the port company that was blockaded?",
    ],
)
def test_a_change_of_subject_carries_nothing_over(question: str) -> None:
    assert standalone(question, [("Who won the chess final?", "Jo Berg.")]) == question


@pytest.mark.parametrize(
    "question",
    [
        "When did the Paris strike start and why was it called off?",
        "When was the bridge built, and how much did it cost?",
        "Why did the miners end their strike?",
        "Why did Norway and Sweden close their border?",
        "Why did the miners stop and when did they go back?",
        "What did Norway say about its oil fund?",
        "Which oil company closed its largest refinery?",
        "How many workers lost their jobs?",
    ],
)
def test_a_pronoun_for_the_subject_of_its_own_question_stays(question: str) -> None:
    history = [("When was the Lisbon treaty signed?", "In December 2007.")]
    assert standalone(question, history) == question


@pytest.mark.parametrize(
    "question",
    [
        "Did the council accept it?",
        "What did the minister say about its contents?",
        "Why was it signed in Lisbon?",
        "How many people spoke against it?",
        "Who wrote its first draft?",
    ],
)
def test_a_pronoun_for_what_was_asked_about_before_is_filled(question: str) -> None:
    history = [("When was the Lisbon treaty signed?", "In December 2007.")]
    assert "the Lisbon treaty" in standalone(question, history)


def test_an_announced_change_of_subject_is_cut_off() -> None:
    question = "Now to something else: which analyst spoke of prestige?"
    assert standalone(question, [("Who won?", "Jo Berg.")]) == "Which analyst spoke of prestige?"


def test_what_was_said_is_not_taken_for_who_said_it() -> None:
    history = [("Did Peskov say that victory is a matter of prestige?", "No, it was not Peskov.")]
    assert standalone("So who did say it?", history) == (
        "Who did say that victory is a matter of prestige?"
    )


@pytest.mark.parametrize(
    "answer",
    [
        "No [1]: He had slept well.",
        "The articles deal with this topic but do not give this fact.",
        "Disputed: Jo Lind says so, Tor Bergman denies it [1][2].",
        "",
    ],
)
def test_what_nobody_affirmed_is_told_to_no_follow_up(answer: str) -> None:
    asked = ("Did Tor Bergman feel under pressure?", answer)
    for follow_up in ("Where was the ship built?", "And the ship?", "Was it reported?"):
        assert "felt" not in standalone(follow_up, [asked])
    assert standalone("Where was the ship built?", [asked]) == "Where was the ship built?"
    yes = (asked[0], "Yes [1]: He felt rushed.")
    assert "felt under pressure" in standalone("Where was the ship built?", [yes])


def test_without_history_nothing_is_rewritten() -> None:
    assert standalone("And what about it?", []) == "And what about it?"


def test_two_questions_in_one_are_split() -> None:
    parts = split_question("Who opened the bridge, and when was it closed?")
    assert [part.text for part in parts] == [
        "Who opened the bridge?",
        "When was the bridge closed?",
    ]


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "alone"),
    [
        ("What happened to Ostler & Venn's profit?", "It fell 38% to £46.2m.",
         "And its revenue?", "What happened to Ostler & Venn's revenue?"),
        ("What was Norrline's net profit in 2020?", "4 million",
         "And its debt?", "What was Norrline's debt in 2020?"),
        ("How old is Thomas?", "48", "And his wife?", "How old is Thomas's wife?"),
        ("How far did KV-22 cut infections?", "By 71%.", "What about people over 65?",
         "How far did KV-22 cut infections among people over 65?"),
        ("How many fish did the men catch?", "12", "And the women?",
         "How many fish did the women catch?"),
        ("What did Ada Moe win?", "A cup", "And the children?", "What did the children win?"),
        ("What happened to Norrline's profit?", "It fell.",
         "And the share of online sales?",
         "What do the articles say about the share of online sales (Norrline's profit)?"),
    ],
)  # fmt: skip
def test_what_is_theirs_as_well_takes_the_place_of_what_is(
    asked: str, answer: str, follow_up: str, alone: str
) -> None:
    assert standalone(follow_up, [(asked, answer)]) == alone


def test_there_is_the_place_of_the_first_question() -> None:
    asked = "How many children are at Moe's school now and how many were there before the war?"
    assert [part.text for part in split_question(asked)] == [
        "How many children are at Moe's school now?",
        "How many children were at Moe's school before the war?",
    ]


def test_there_is_no_other_place_where_one_is_named() -> None:
    parts = split_question("How many bears live in Norland and how many are there in Sweden?")
    assert parts[1].text == "How many are there in Sweden?"
    parts = split_question("How many sailed on Monday and how many were there on Tuesday?")
    assert "Monday" not in parts[1].text


def test_a_preposition_said_twice_asks_of_each() -> None:
    parts = split_question("Where did they meet in January and in March?")
    assert [part.text for part in parts] == [
        "Where did they meet in January?",
        "Where did they meet in March?",
    ]


def test_one_question_stays_one() -> None:
    for question in (
        "What did Lind and Berg sign in Oslo?",
        "Who leads the party that won in May and governs now?",
        "libya ceasefire date",
    ):
        assert [part.text for part in split_question(question)] == [question]


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("What did Iran demand, and what did Norway reply?", "What did Norway reply to Iran?"),
        (
            "Who called for the end of it, and who said that the killing undermined security?",
            "Who said that the killing undermined security?",
        ),
        (
            "What is the name of the new mayor, and by how many votes did she win?",
            "By how many votes did the new mayor win?",
        ),
        ("How old was the victim, and where did he live?", "Where did the victim live?"),
        ("Who sold the barn, who bought it and for how much?", "Who bought the barn?"),
    ],
)
def test_a_second_part_takes_over_no_more_than_it_lacks(question: str, second: str) -> None:
    assert split_question(question)[1].text == second


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("Which side does Vik support, and which does Tolm?", "Which side does Tolm support?"),
        ("What did the union say, and what did the board?", "What did the board say?"),
        ("When was he arrested, and when was the trial?", "When was the trial (he was arrested)?"),
        (
            "Where did the ship sail, and where was the crew?",
            "Where was the crew (the ship sailed)?",
        ),
    ],
)
def test_a_second_part_has_the_verb_that_it_leaves_out(question: str, second: str) -> None:
    assert split_question(question)[1].text == second


def test_a_relative_clause_is_no_part_of_its_own() -> None:
    first, _ = split_question("Who was the bishop, who died in May, and what did he leave?")
    assert first.text == "Who was the bishop, who died in May?"


def test_a_question_what_something_named_is_stands_alone() -> None:
    asked = "What is the Gotthard?"
    assert standalone(asked, [("When did the Libya ceasefire start?", "On 12 January.")]) == asked


@pytest.mark.parametrize("asked", ["What happened to the", "What did Varon say about the"])
def test_a_word_without_an_end_is_read_at_once(asked: str) -> None:
    started = perf_counter()
    standalone("And what did it cost?", [(f"{asked} {'a' * 1900}, then?", "It sank.")])
    assert perf_counter() - started < 2
