"""Which of two is earlier or larger follows from what the articles give of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest
from answer_builders import article, ask, chain, reading

from assistant.choices import conclude, find_choice, keep_to_two
from assistant.records import Answer, AnswerValue, Citation, Outcome, Reading
from index.records import Passage

BRIDGE = article(
    "The bridge of Tolm was opened on 3 May 2019. The bridge cost 4 million euros.",
    title="Bridge of Tolm",
    published=date(2019, 5, 4),
)
TUNNEL = article(
    "The tunnel of Vik was opened on 9 June 2020. The tunnel cost 9 million euros.",
    title="Tunnel of Vik",
    published=date(2020, 6, 10),
)


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("Which was opened first, the bridge of Tolm or the tunnel of Vik?", "The bridge of Tolm"),
        ("Which opened later, the bridge of Tolm or the tunnel of Vik?", "The tunnel of Vik"),
        ("Which costs more: the bridge or the tunnel?", "The tunnel"),
        ("Was the bridge opened earlier or later than the tunnel?", "The bridge"),
        ("Which of the bridge and the tunnel is cheaper?", "The bridge"),
        ("which was opened first the bridge of tolm or the tunnel of vik", "The bridge of tolm"),
        ("what costs more the bridge or the tunnel", "The tunnel"),
        ("The bridge or the tunnel: which costs more?", "The tunnel"),
    ],
)
def test_both_are_asked_for_and_compared(question: str, winner: str) -> None:
    answer = ask(chain(BRIDGE, TUNNEL), question)
    assert answer.short == winner
    assert {c.article_id for c in answer.citations} == {BRIDGE.article_id, TUNNEL.article_id}
    assert "[1]" in answer.text
    assert "[2]" in answer.text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What takes Lind longer, a page of prose or a page of verse?",
         ("How long does a page of prose take Lind?", "How long does a page of verse take Lind?")),
        ("Did more bats die under the striped turbines or under the plain ones?",
         ("How many bats died under the striped turbines?",
          "How many bats died under the plain turbines?")),
        ("Who puts the cost of the law higher, the chamber or the government?",
         ("At what figure does the chamber put the cost of the law?",
          "At what figure does the government put the cost of the law?")),
        ("Which Tolm Hill landslide killed more people, the one in 1997 or the one in 2016?",
         ("How many people were killed by the Tolm Hill landslide in 1997?",
          "How many people were killed by the Tolm Hill landslide in 2016?")),
        ("Which piece appeared later, the one with Ada Moe or the one with Ole Lund?",
         ("When was the piece with Ada Moe published?",
          "When was the piece with Ole Lund published?")),
        ("Which lasted longer at the fair, the parade or the concert?",
         ("How long did the parade last at the fair?",
          "How long did the concert last at the fair?")),
        ("Has Moe sung in more towns or in more villages?",
         ("In how many towns has Moe sung?", "In how many villages has Moe sung?")),
        ("Who started older, Ada Moe or Ole Lund?",
         ("At what age did Ada Moe start?", "At what age did Ole Lund start?")),
        ("Which was deadlier, the fire of Vik or the flood?",
         ("How many people died in the fire of Vik?", "How many people died in the flood?")),
        ("Did sales grow faster or slower than profit, and what were the two rates?",
         ("By how much did sales grow?", "By how much did profit grow?")),
        ("Which fell more, the price of oil or that of gas?",
         ("By how much did the price of oil fall?", "By how much did the price of gas fall?")),
        ("Is the bridge of Tolm longer or shorter than the tunnel?",
         ("How long is the bridge of Tolm?", "How long is the tunnel?")),
        ("Which started later, the fair or the feast, and in which year?",
         ("When was the fair started?", "When was the feast started?")),
        ("Which is longer, Moe's bridge at Tolm or the one by the mill?",
         ("How long is Moe's bridge at Tolm?", "How long is the bridge by the mill?")),
        ("Which had the stronger gusts, Edda or Brandr, and how strong were they?",
         ("How strong were the gusts of Edda?", "How strong were the gusts of Brandr?")),
        ("Was turnout better in the June vote or in 2018? Give both figures.",
         ("What was the turnout in the June vote?", "What was the turnout in 2018?")),
        ("Whose interview with the Courier is newer: Ada Moe's or Ole Lund's?",
         ("When was the Courier interview with Ada Moe published?",
          "When was the Courier interview with Ole Lund published?")),
        ("Are there more cows or sheep on the island?",
         ("How many cows are there on the island?", "How many sheep are there on the island?")),
    ],
)  # fmt: skip
def test_what_is_compared_is_asked_of_each(question: str, asked: tuple[str, str]) -> None:
    choice = find_choice(question)
    assert choice is not None
    assert choice.parts == asked
    assert choice.most


@pytest.mark.parametrize(
    ("bridge", "tunnel", "winner"),
    [
        ("cost 4 million euros", "cost at least 9 million euros", "The tunnel"),
        ("cost at least 4 million euros", "cost 9 million euros", None),
        ("cost half as much as the tunnel", "cost 9 million euros", None),
    ],
)
def test_amounts_are_compared_by_what_they_allow(
    bridge: str, tunnel: str, winner: str | None
) -> None:
    one = article(f"The bridge of Tolm {bridge}.", title="Bridge of Tolm")
    other = article(f"The tunnel of Vik {tunnel}.", title="Tunnel of Vik")
    assert ask(chain(one, other), "Which cost more, the bridge or the tunnel?").short == winner


def told(value: str, quote: str) -> Answer:
    """An answer of one value, cited to its sentence."""
    cited = Citation(
        number=1, article_id=quote, title="A report", outlet=None, published=None,
        uri="file:///a.md", quote=quote, start=0, end=len(quote),
    )  # fmt: skip
    return Answer(
        question="How much?",
        text=f"{value} [1]",
        short=value,
        outcome=Outcome.ANSWERED,
        citations=(cited,),
        values=(AnswerValue(text=value, citations=(1,)),),
    )


@pytest.mark.parametrize(
    ("bridge", "tunnel", "winner"),
    [
        ("40 million euros", "12 million", "The bridge"),
        ("48 euros a bottle", "12 million", None),
        ("three years", "40 months", "The tunnel"),
        ("3 minutes 12 seconds", "1 minute 20 seconds", "The bridge"),
        ("three years", "40 kilometres", None),
        ("40 million euros", "12 million pounds", None),
    ],
)
def test_units_are_brought_together_before_two_are_compared(
    bridge: str, tunnel: str, winner: str | None
) -> None:
    choice = find_choice("Which costs more, the bridge or the tunnel?")
    assert choice is not None
    answers = [
        (asked, told(value, f"The {name} takes {value}."))
        for asked, name, value in zip(
            choice.parts, ("bridge", "tunnel"), (bridge, tunnel), strict=True
        )
    ]
    assert conclude("Which costs more?", choice, answers).short == winner


def test_sources_that_differ_leave_no_doubt_which_killed_more() -> None:
    one = article("The slide of 1997 killed six people at Tolm.", title="Slide of 1997")
    reports = [
        article(
            f"The slide of 2016 killed {n} people at Tolm.", title=f"Slide of 2016 ({n})", outlet=n
        )
        for n in ("19", "23")
    ]
    asked = "Which killed more people at Tolm, the slide of 1997 or the slide of 2016?"
    assert ask(chain(one, *reports), asked).short == "The slide of 2016"


def test_where_one_is_not_told_nothing_is_concluded() -> None:
    answer = ask(chain(BRIDGE), "Which was opened first, the bridge of Tolm or the canal of Rauk?")
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.short is None
    assert not answer.citations
    assert "do not give this of the canal of Rauk" in (answer.reason or "")


@pytest.mark.parametrize(
    "question",
    [
        "Which bridge opened first?",
        "Who paid, the town or the state?",
        "Where is the first bridge?",
        "Who won the first-round match in Paris or London?",
        "Who won the first match in Paris or London?",
        "Who came last year Peru or Chile?",
        "Who spent more money on coal or gas?",
        "Which country has a population that is larger, Peru or Chile?",
        "Which came later in 2020, the flood or the fire?",
    ],
)
def test_other_questions_are_no_choice_of_more_or_less(question: str) -> None:
    assert find_choice(question) is None


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Which was more expensive, the bridge or the tunnel?", "How much does the bridge cost?"),
        ("Which opened first – the bridge or the tunnel?", "When was the bridge opened?"),
        ("Which takes more cars, the Marit or the Astrid?", "How many cars does the Marit take?"),
        ("Which ferry carries fewer people, the Marit or the Astrid?",
         "How many people does the Marit carry?"),
        ("Which came out first, the report on Tolm or the one on Vik? Please give me both dates.",
         "When was the report on Tolm published?"),
        ("Which brought Norrline more revenue in May, tiles or basins?",
         "How much revenue did tiles bring Norrline in May?"),
        ("Who is older, Ole or Ada? Give both ages.", "How old is Ole?"),
        ("Who teaches more pupils, Ana Kord or Ivo Lind?",
         "How many pupils does Ana Kord teach?"),
        ("Which town is larger: Tolm or Vik?", "How large is Tolm?"),
        ("whos older ana kord or ivo lind", "How old is ana kord?"),
        ("Which of the flood and the fire killed more people?",
         "How many people were killed by the flood?"),
    ],
)  # fmt: skip
def test_what_is_asked_of_each(question: str, part: str) -> None:
    choice = find_choice(question)
    assert choice is not None
    assert choice.parts[0] == part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opened in 2019", "opened in 2019"),
        ("opened in May 2019", "opened on 9 May 2019"),
        ("opened before 3 May 2019", "opened on 1 March 2018"),
    ],
)
def test_days_that_are_not_told_apart_are_not_compared(one: str, other: str) -> None:
    bridge = article(f"The bridge of Tolm was {one}.", title="Bridge of Tolm")
    tunnel = article(f"The tunnel of Vik was {other}.", title="Tunnel of Vik")
    question = "Which was opened first, the bridge of Tolm or the tunnel of Vik?"
    answer = ask(chain(bridge, tunnel), question)
    assert answer.outcome is Outcome.ABSTAINED
    assert "cannot be compared" in answer.text
    assert "[1]" not in answer.text


@pytest.mark.parametrize(
    ("one", "other", "winner"),
    [
        ("between 40 and 60", "45", None),
        ("40 to 60", "45", None),
        ("fewer than 100", "80", None),
        ("at least 30", "80", None),
        ("30", "80", "The fire in Vik"),
        ("80", "80", None),
        ("about 30", "80", "The fire in Vik"),
    ],
)
def test_counts_are_compared_where_they_are_told_in_full(
    one: str, other: str, winner: str | None
) -> None:
    flood = article(f"The flood in Tolm killed {one} people.", title="Flood in Tolm")
    fire = article(f"The fire in Vik killed {other} people.", title="Fire in Vik")
    question = "Which killed more people, the flood in Tolm or the fire in Vik?"
    assert ask(chain(flood, fire), question).short == winner


def test_sources_that_differ_on_one_may_leave_no_doubt() -> None:
    later = article(
        "The bridge of Tolm was opened on 5 May 2019.",
        title="Bridge of Tolm",
        published=date(2019, 5, 6),
    )
    question = "Which was opened first, the bridge of Tolm or the tunnel of Vik?"
    answer = ask(chain(BRIDGE, later, TUNNEL), question)
    assert answer.short == "The bridge of Tolm"
    assert "differ" in answer.text


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Did the bridge or the tunnel cost more?", "How much did the bridge cost?"),
        ("Did the bridge or the tunnel open first?", "When did the bridge open?"),
        ("Is the bridge or the tunnel longer?", "How long is the bridge?"),
        ("Was the church or the castle built first?", "When was the church built?"),
        ("Does Lorn or Baltor have more calls booked for May?",
         "How many calls does Lorn have booked for May?"),
        ("Do more cars use the bridge or the tunnel?", "How many cars use the bridge?"),
        ("Were more people hurt in Tolm or in Vik?", "How many people were hurt in Tolm?"),
        ("Are there more pupils in Tolm or in Vik?", "How many pupils are there in Tolm?"),
        ("Who has more drivers, Lorn or Baltor?", "How many drivers does Lorn have?"),
        ("Who got more ship visits last year, Tolm or Vik?",
         "How many ship visits did Tolm get last year?"),
        ("Which of the two towns has more people, Tolm or Vik?", "How many people does Tolm have?"),
        ("Which country has the larger population, Peru or Chile?",
         "How large is the population of Peru?"),
        ("Which school kitchen is older, Tolm's or Vik's?", "How old is Tolm's school kitchen?"),
        ("Who has been in office longer, Ana Kord or Ivo Lind?",
         "Since when has Ana Kord been in office?"),
        ("Which strike lasted longer, the first or the second one?",
         "How long did the first last?"),
        ("Who earns more, the mayor or the judge?", "How much does the mayor earn?"),
        ("Who died first, Ana Kord or Ivo Lind?", "When did Ana Kord die?"),
    ],
)  # fmt: skip
def test_what_is_asked_of_each_in_other_forms(question: str, part: str) -> None:
    choice = find_choice(question)
    assert choice is not None
    assert choice.parts[0] == part


@pytest.mark.parametrize(
    "question",
    [
        "Did Ana Kord or Ivo Lind sing after dinner?",
        "Do more than ten cars use the bridge or the tunnel?",
        "Has the town or the state paid for the bridge?",
        "Was the mayor or the judge older than sixty?",
        "Is it more expensive or cheaper?",
        "Did Moe hire more staff or resign?",
        "Which snake is more deadly, the adder or the cobra?",
        "Who looked younger, Ada Moe or Ole Lund?",
    ],
)
def test_either_or_without_more_and_less_is_no_choice(question: str) -> None:
    assert find_choice(question) is None


def test_what_is_told_of_the_other_is_not_taken_for_this_one() -> None:
    both = article(
        "The quay of Tolm opened in May 2016. The terminal of Vik is due to open in April 2019.",
        title="Two harbours",
    )
    assert ask(chain(both), "Did the quay or the terminal open first?").short == "The quay"


def test_one_sentence_may_tell_of_both() -> None:
    both = article("Last year 64 ships called at Tolm and 38 at Vik.", title="Two harbours")
    answer = ask(chain(both), "Did more ships call at Vik or at Tolm?")
    assert answer.short == "Tolm"


def test_a_depth_is_no_size() -> None:
    both = article(
        "Tolm has a quay of 410 metres. Vik has dredged its harbour to 9 metres.", title="Harbours"
    )
    assert ask(chain(both), "Which is larger, Tolm or Vik?").outcome is Outcome.ABSTAINED


def test_who_is_larger_may_be_told_by_people() -> None:
    both = article("Tolm has 31,000 inhabitants. Vik has 12,500 inhabitants.", title="Two towns")
    assert ask(chain(both), "Which is smaller, Tolm or Vik?").short == "Vik"


def test_what_counts_other_things_is_not_compared() -> None:
    both = article("Lorn employs 640 drivers. Baltor employs 415 drivers.", title="Two bus firms")
    answer = ask(chain(both), "Who has more buses, Lorn or Baltor?")
    assert answer.outcome is Outcome.ABSTAINED
    assert ask(chain(both), "Who has more drivers, Lorn or Baltor?").short == "Lorn"


def test_what_is_asked_besides_of_both_leaves_it_a_choice() -> None:
    asked = "Which cost more, the bridge of Tolm or the tunnel of Vik, and what were the costs?"
    answer = ask(chain(BRIDGE, TUNNEL), asked)
    assert answer.short == "The tunnel of Vik"
    assert "4 million" in answer.text
    assert "9 million" in answer.text


def test_what_a_thing_is_worth_is_no_price_to_compare() -> None:
    asked = "Which cost more, the hall of Tolm or the Vik canvas?"
    told = "The hall of Tolm cost 40 million euros. The Vik canvas {} 8 million euros."
    bought = article(told.format("cost"), title="A hall and a canvas")
    assert ask(chain(bought, threshold=0.2), asked).short == "The hall of Tolm"
    worth = article(told.format("is worth"), title="A hall and a canvas")
    answer = ask(chain(worth, threshold=0.2), asked)
    assert answer.outcome is Outcome.ABSTAINED


def test_how_it_was_answers_no_choice_between_two() -> None:
    report = article("In Tolm the profit of Norrline grew less sharply in spring.")
    whole = ask(chain(report, threshold=0.0), "What grew less sharply in Tolm in spring?")
    how = replace(whole, short="less sharply")
    assert keep_to_two("What grew in Tolm, wages or prices?", how).outcome is Outcome.ABSTAINED
    assert keep_to_two("What grew in Tolm?", how) is how


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Who won the relay in Tolm, the US or the UK?", "The United States"),
        ("Who paid for the Tolm bridge, the state or the town?", "The government"),
        ("Who will lead the party, the doctor or the lawyer?", "Ana Kord"),
        ("What is the bridge of Tolm made of, wood or steel?", "timber"),
    ],
)
def test_one_of_two_may_be_told_by_another_name(asked: str, said: str) -> None:
    found = ask(chain(article("Vik has 9 cars."), threshold=0.0), "How many cars has Vik?")
    told = replace(found, short=said)
    assert keep_to_two(asked, told) is told


def test_what_sources_differ_on_is_asked_in_other_words() -> None:
    asked = "Which happened first, the opening of the Tolm bridge or the Vik talks?"
    bridge = article("The opening of the Tolm bridge was on 3 May 2019. It did take place.")
    first = article("The Vik talks were on 9 June 2020, it was said.", title="One")
    other = article("The Vik talks were on 4 March 2018, it was said.", title="Other")
    settled = article("The Vik talks did take place on 9 June 2020.", title="Settled")
    choice = find_choice(asked)
    assert choice is not None
    assert choice.otherwise is not None
    assert choice.otherwise.parts[1] == "When did the Vik talks take place?"
    disputed = ask(chain(bridge, first, other, threshold=0.2), asked)
    assert disputed.outcome is not Outcome.ANSWERED
    assert ask(chain(bridge, settled, threshold=0.2), asked).short == (
        "The opening of the Tolm bridge"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Which of the owners of the mill is older, Ole or Ada Moe?",
        "Ole Moe or Ada Moe: who was the older one, and how old were they?",
        "Who is the elder of the couple on trial in Vik, Ole or Ada Moe, and how old is each?",
        "Who was younger at the time of the interview: Ole Moe or Ada Moe?",
        "Which of the siblings is the elder, Ole or Ada Moe?",
    ],
)
def test_who_is_older_is_asked_of_each_by_the_full_name(question: str) -> None:
    choice = find_choice(question)
    assert choice is not None
    assert choice.things == ("Ole Moe", "Ada Moe")
    assert all(part.startswith("How old ") for part in choice.parts)


def test_a_place_lends_no_name() -> None:
    choice = find_choice("Which is larger, Berlin or New York?")
    assert choice is not None
    assert choice.things == ("Berlin", "New York")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Who was older when the Tidings talked to them, Ole Lund or Ada Moe? How old was each?",
            ("How old was Ole Lund?", "How old was Ada Moe?"),
        ),
        (
            "Which was published first, the interview with the mayor or the one with the bishop?",
            (
                "When was the interview with the mayor published?",
                "When was the interview with the bishop published?",
            ),
        ),
        (
            "Which bridge is longer, the one in Vik or that in Holm?",
            ("How long is the bridge in Vik?", "How long is the bridge in Holm?"),
        ),
    ],
)
def test_one_stands_for_what_both_are(question: str, parts: tuple[str, str]) -> None:
    choice = find_choice(question)
    assert choice is not None
    assert choice.parts == parts


@pytest.mark.parametrize(
    "question",
    [
        "Which was larger at the end of 2019, Tolm or Vik?",
        "Who was older at his death, Ole Moe or Per Lind?",
        "Who was elder of the church in Vik, Ole Moe or Per Lind?",
        "Which company was larger at the time of the merger, Moe or Lind?",
    ],
)
def test_a_condition_is_not_left_out_of_what_is_compared(question: str) -> None:
    assert find_choice(question) is None


def test_ages_at_times_of_their_own_are_not_settled_by_births() -> None:
    choice = find_choice("Who was older at the time of the interview, Ole Moe or Per Lind?")
    assert choice is not None
    assert choice.otherwise is None


def test_what_a_price_was_paid_in_stays_in_the_question() -> None:
    choice = find_choice("Which was cheaper in the sale, Nordwerk or Sudwerk?")
    assert choice is not None
    assert choice.parts[0] == "How much does Nordwerk cost in the sale?"


def test_two_units_of_one_are_compared_by_their_numbers() -> None:
    moe = article("Ada Moe has sung in 32 towns. Ada Moe has sung in 40 villages.")
    answer = ask(chain(moe), "Has Ada Moe sung in more towns or in more villages?")
    assert answer.short == "Villages"


@dataclass(frozen=True)
class TakesSix:
    """Reads six for either outbreak, and with some belief 13 for that of Orlach."""

    name: str = "six"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        odds = {"six": 0.95} if "dairy" in question else {"six": 0.7, "13": 0.6}
        return [reading(one, word, probability=odds[word]) for one in passages for word in odds]


@pytest.mark.parametrize(
    "question",
    [
        "Is he older or younger than 40?",
        "Was the ferry built earlier or later than 1990?",
        "Did sales grow faster or slower than expected?",
        "Did the strike last longer or shorter than a week?",
        "Who climbed higher, Ada Moe or Ole Berg?",
    ],
)
def test_an_amount_or_what_was_expected_is_no_second_thing(question: str) -> None:
    assert find_choice(question) is None


def test_of_one_value_read_for_both_the_less_certain_side_is_asked_for_another() -> None:
    told = article(
        "In the Orlach outbreak 13 people fell ill. In the dairy outbreak six people fell ill.",
        title="Outbreaks at Orlach",
    )
    parts = replace(chain(told), reader=TakesSix())
    asked = "Did more people fall ill in the Orlach outbreak or in the dairy outbreak?"
    answer = ask(parts, asked)
    assert answer.short == "The Orlach outbreak"
    assert [value.text for value in answer.values] == ["13", "six"]
