"""What shape of answer the words of a question ask for."""

from __future__ import annotations

import pytest

from assistant.expects import Expects, expected_by
from assistant.kinds import Kind, kind_of
from assistant.question import analyse
from assistant.spans import agrees


@pytest.mark.parametrize(
    ("question", "kind", "expects"),
    [
        ("What was Ida Berg's spoken word band called?", Kind.VALUE, Expects.NAME),
        ("What is the ship named?", Kind.VALUE, Expects.NAME),
        ("What did Ida Berg call the plan?", Kind.STATEMENT, Expects.CLAUSE),
        ("When did the Herald publish its interview with the owner?", Kind.PUBLISHED, None),
        ("When did the town publish the plan?", Kind.VALUE, Expects.DATE),
        ("Who was mayor when the bridge fell?", Kind.VALUE, Expects.PERSON),
        ("Which prize did the woman whose book was banned win?", Kind.VALUE, Expects.ANY),
        ("Which firm digs in the bay where the snail lives?", Kind.VALUE, Expects.ANY),
        ("When and where was Ida Berg born?", Kind.VALUE, Expects.DATE),
        ("bridge closed when", Kind.VALUE, Expects.DATE),
        ("Who keeps the attendance list of the club?", Kind.VALUE, Expects.PERSON),
        ("What does the so-called trigger do?", Kind.VALUE, Expects.ANY),
        ("Besides Oslo, which cities are named?", Kind.LIST, Expects.ANY),
        ("On what dates was the fair held?", Kind.VALUE, Expects.DATE),
        ("What was the name of the band she formed?", Kind.VALUE, Expects.NAME),
        ("What is the name of the mayor?", Kind.VALUE, Expects.PERSON),
        ("Which clerk was surprised by how many came?", Kind.VALUE, Expects.ANY),
        ("Which day did the report on the fair come out?", Kind.PUBLISHED, None),
        ("What date is on the interview with the owner?", Kind.PUBLISHED, None),
        ("What are the villages of the coast like?", Kind.VALUE, Expects.ANY),
        ("When did the Herald interview with Ida Berg come out?", Kind.PUBLISHED, None),
        ("When did the film with Ida Berg come out?", Kind.VALUE, Expects.DATE),
        ("'a matter of pride' for the city - whose words", Kind.SPEAKER, Expects.PERSON),
        ("The dam will hold: who said that?", Kind.SPEAKER, Expects.PERSON),
        ("Which poet is it whose words are on the coin?", Kind.VALUE, Expects.ANY),
        ("When did the report say the dam broke?", Kind.VALUE, Expects.DATE),
        ("Can you sum up the interview with Ida Berg?", Kind.GIST, None),
        ("What is the story about the dam about?", Kind.GIST, None),
        ("What does the report say about the dam?", Kind.STATEMENT, Expects.CLAUSE),
        ("What are the prints worth?", Kind.VALUE, Expects.MONEY),
        ("Who heads the inquiry into what happened to the boat?", Kind.VALUE, Expects.PERSON),
        ("Which boat fills in on the bay while one is being mended?", Kind.VALUE, Expects.ANY),
        ("Give me the date on which it opened.", Kind.VALUE, Expects.DATE),
        ('Whose words: "Nobody measured"?', Kind.SPEAKER, Expects.PERSON),
        ("Who remarked that nobody measured?", Kind.SPEAKER, Expects.PERSON),
        ("Who dismissed the plan as a toy?", Kind.SPEAKER, Expects.PERSON),
        ("Who wrote in a letter that the dam was cracked?", Kind.SPEAKER, Expects.PERSON),
        ("Who wrote the lyrics to the tango?", Kind.VALUE, Expects.PERSON),
        ("Who declared independence in 1991?", Kind.VALUE, Expects.PERSON),
        ("What did the mayor admit?", Kind.STATEMENT, Expects.CLAUSE),
        ("Which paper reported that the ward would shut?", Kind.REPORTED_BY, None),
        ("Which reporters wrote the story on the eels?", Kind.REPORTED_BY, None),
        ("Who wrote the Tolm Ledger's piece on the lake?", Kind.REPORTED_BY, None),
        ("Who is the author of the Tolm Ledger feature?", Kind.REPORTED_BY, None),
        ("Who wrote Lind's letter to the minister?", Kind.VALUE, Expects.PERSON),
        ("Who wrote the book on the lake?", Kind.VALUE, Expects.PERSON),
        ("What kind of place is the Tolm Project Force?", Kind.DEFINITION, None),
        ("What kind of company is Ostwerk?", Kind.VALUE, None),
        ("What kind of company is buying the mill?", Kind.VALUE, None),
        ("What type of building was destroyed?", Kind.VALUE, None),
        ("Who wrote Kafka's short story about the beetle?", Kind.VALUE, Expects.PERSON),
        ("Who wrote the White House's climate report?", Kind.VALUE, Expects.PERSON),
        ("Who was the author of the Mueller report?", Kind.VALUE, Expects.PERSON),
        ("How many days ago did the fair open?", Kind.VALUE, Expects.DATE),
        ("Which journalists signed the petition?", Kind.VALUE, None),
        ("On what date did the council publish its report on Tolm?", Kind.VALUE, Expects.DATE),
        ("On what date did the Herald run its interview with Moe?", Kind.PUBLISHED, None),
        ("What was the founder doing then?", Kind.VALUE, Expects.ANY),
        ("What had he promised before polling day?", Kind.VALUE, Expects.ANY),
        ("silo company flotation year", Kind.VALUE, Expects.DATE),
        ("extra flights friday", Kind.VALUE, Expects.ANY),
        ("On what grounds was the owner cleared?", Kind.REASON, Expects.CLAUSE),
        ("What kept the helicopters from taking off?", Kind.REASON, Expects.CLAUSE),
        ("What reason did she give for leaving?", Kind.REASON, Expects.CLAUSE),
        ("What was the death toll?", Kind.VALUE, Expects.NUMBER),
        ("What was Ida Berg's winning margin?", Kind.VALUE, Expects.NUMBER),
        ("What is the fare to Oslo?", Kind.VALUE, Expects.MONEY),
        ("What was the bridge supposed to cost?", Kind.VALUE, Expects.MONEY),
        ("What is the price war about?", Kind.VALUE, Expects.ANY),
        ("What was the reason for the fine?", Kind.REASON, Expects.CLAUSE),
        ("What had she accused him of?", Kind.STATEMENT, None),
        ("How many articles does the site have?", Kind.VALUE, Expects.NUMBER),
        ("How many articles mention the site?", Kind.MENTIONS, None),
        ("How many articles are there on the site?", Kind.MENTIONS, None),
        ("Which towns are said to have bought stories about Moe?", Kind.LIST, None),
        ("Which of Berg's reports mention the mill?", Kind.MENTIONS, None),
        ("What do the articles about Tolm say?", Kind.MENTIONS, None),
        ("stories about Tolm", Kind.MENTIONS, None),
        ("How many pieces were on show?", Kind.VALUE, Expects.NUMBER),
        ("How many stories are there in the tower?", Kind.VALUE, Expects.NUMBER),
        ("How many articles do you have about Lind?", Kind.MENTIONS, None),
        ("How many articles has Lind written?", Kind.MENTIONS, None),
        ("How many articles did the paper print in May?", Kind.VALUE, Expects.NUMBER),
        ("Which papers have stories about Lind?", Kind.MENTIONS, None),
        ("What did reports about Lind say?", Kind.MENTIONS, None),
        ("Whose claim was rejected by the court?", Kind.VALUE, None),
        ("Which country claims the island?", Kind.VALUE, None),
        ("What had the man told to leave done?", Kind.VALUE, None),
        ("Which mayor claims that it matters?", Kind.SPEAKER, None),
        ("At which two museums were they shown?", Kind.LIST, None),
        ('Whose line is "Anyone can become a monkey"?', Kind.SPEAKER, None),
        ("Who used the image of a shed?", Kind.SPEAKER, None),
        ("Which Tolm recording does Moe like best?", Kind.VALUE, Expects.NAME),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Kind, expects: Expects | None) -> None:
    assert kind_of(question) is kind
    if expects is not None:
        assert expected_by(question, kind) is expects


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What did Harriet Vosper call her autobiography?", Kind.VALUE),
        ("What did Harriet Vosper call her employer?", Kind.STATEMENT),
        ("What was the pay claim at Corvane?", Kind.VALUE),
        ("What did the union claim at Corvane?", Kind.STATEMENT),
        ("How did the mayor answer the demand?", Kind.STATEMENT),
    ],
)
def test_what_something_is_called_is_a_name_and_a_claim_may_be_a_sum(
    question: str, kind: Kind
) -> None:
    assert analyse(question).kind is kind


@pytest.mark.parametrize(("name", "somebody"), [("October", False), ("April", True), ("Ada", True)])
def test_a_month_is_nobody_but_may_be_a_name(name: str, somebody: bool) -> None:
    assert agrees(name, analyse("Who is the chief executive?")) is somebody


@pytest.mark.parametrize(
    ("answer", "question", "fits"),
    [
        ("Amara Sall of Senegal", "Who chaired the talks?", True),
        ("13.8 kilometres long", "How long will the line be?", True),
        ("13.8 kilometres long", "How long has the line been closed?", False),
        ("geologists", "Who warned of the slide?", True),
        ("the chamber of agriculture at Tolm", "Who decides?", True),
        ("oiling an engine", "Who broke the news?", False),
        ("Rwanda", "Who screens the passengers?", True),
        ("Rwanda", "Who is the coach?", False),
        ("paediatrician", "What does her husband do for a living?", True),
        ("Polish and Japanese", "Into which languages was it put?", True),
        ("South Korea", "Which country paid?", True),
        ("Lisbon", "Which country paid?", False),
        ("at dawn", "When did the ship arrive?", True),
        ("a fortnight", "How long will it take?", True),
        ("a tenth", "By how much did it rise?", True),
        ("about 3,400 years", "How old is the boat?", True),
        ("until Sunday", "How long are the flights full?", True),
        ("Cameroonian", "Whose ambulances came?", True),
        ("Cameroonian", "Who drove the ambulances?", False),
        ("18.40", "How old is the minister?", False),
        ("44", "How old is the minister?", True),
        ("nineteen months", "How long did she serve?", True),
        ("Senegal and Mali", "Who signed the treaty with Ghana?", True),
        ("the state", "Who will pay for the trees?", True),
        ("Levico Terme, Trento, Italy", "Which town held the fair?", True),
        ("Italy", "Which town held the fair?", False),
        ("108 million years ago", "How long was the crocodile?", False),
        ("108 million years ago", "How long ago did it live?", True),
        ("Saturday", "Who owns the mill?", False),
    ],
)
def test_whether_a_value_is_of_the_type_that_is_asked_for(
    answer: str, question: str, fits: bool
) -> None:
    assert agrees(answer, analyse(question)) is fits


@pytest.mark.parametrize(
    ("question", "kind"),
    [("What's a gallery?", Kind.DEFINITION), ("What's been stolen?", Kind.VALUE)],
)
def test_a_shortened_verb_is_read_whole(question: str, kind: Kind) -> None:
    assert analyse(question).kind is kind


@pytest.mark.parametrize(
    "question",
    [
        "Who will say whether the plan goes ahead?",
        "When did Moe say if he would run?",
        "Which minister refused to say whether taxes would rise?",
        "How many inspectors came to check if the dam was safe?",
        "Can anyone explain what caused the fire?",
        "Did the firm give the reason why it closed?",
        "Would anyone name all the victims?",
        "Tell me about the dam, would you?",
    ],
)
def test_an_open_question_is_not_one_for_yes_or_no(question: str) -> None:
    assert kind_of(question) is not Kind.YES_NO


@pytest.mark.parametrize(
    "question",
    [
        "According to Moe, had the dam been checked?",
        "Was a rudder fault the reason why the ship ran aground?",
        "Did Berg name the firm?",
        "She was a tax inspector, wasn't she?",
        "The mayor says the dam is safe. Is that true?",
        "I'd like to know whether the harbour is open.",
    ],
)
def test_yes_or_no_is_asked_in_many_ways(question: str) -> None:
    assert kind_of(question) is Kind.YES_NO
