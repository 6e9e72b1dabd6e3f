"""Questions about the articles themselves, answered from the catalogue."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.about_articles import mentioned_words
from assistant.commands.plain import show_backend
from assistant.question import Kind, analyse
from assistant.records import Outcome

SIGNED = article(
    "Inspectors found cracks in the bridge of Tolm.",
    title="Cracks in the bridge of Tolm",
    outlet="Tolm Courier",
    authors=("Ada Vik", "Ole Lund"),
)
UNSIGNED = article(
    "The bridge of Tolm is shut because of cracks.",
    title="Bridge of Tolm shut",
    outlet="Coast Wire",
)


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the article about the cracks in the bridge of Tolm?",
        "Who is the author of the article on the cracks in the bridge of Tolm?",
    ],
)
def test_who_wrote_it_is_answered_by_those_who_signed_it(question: str) -> None:
    answer = ask(chain(SIGNED, UNSIGNED), question)
    assert answer.short == "Ada Vik, Ole Lund"
    assert {c.article_id for c in answer.citations} == {SIGNED.article_id}


def test_where_nobody_signed_the_outlet_is_named() -> None:
    answer = ask(chain(UNSIGNED), "Who wrote the article about the bridge of Tolm?")
    assert answer.short == "Coast Wire"


def test_who_reported_it_are_the_outlets() -> None:
    answer = ask(chain(SIGNED, UNSIGNED), "Which outlets reported on the bridge of Tolm?")
    assert answer.outcome is Outcome.ANSWERED
    assert "Tolm Courier" in answer.text
    assert "Coast Wire" in answer.text


def test_a_word_that_an_article_has_is_no_other_spelling_of_another_one() -> None:
    radar = article("The radar of the ferry failed off Tolm.", title="Ferry", outlet="Coast Wire")
    order = article("The mayor gave the order to close the school.", title="School")
    answer = ask(chain(radar, order), "Which articles mention the radar?")
    assert {c.article_id for c in answer.citations} == {radar.article_id}


def test_a_paper_that_carried_an_obituary_reported_it() -> None:
    obituary = article(
        "Ada Vik, who led the Tolm orchestra, died on Sunday.", outlet="Tolm Courier"
    )
    answer = ask(chain(obituary), "Which paper carried the obituary of Ada Vik?")
    assert answer.short == "Tolm Courier"


def test_how_an_article_came_out_is_told_in_many_ways() -> None:
    died = article(
        "Ada Vik, the engineer, died at home.",
        title="Ada Vik, engineer",
        outlet="Tolm Courier",
        published=date(2023, 11, 14),
    )
    for question in (
        "When did the Tolm Courier run its obituary of Ada Vik?",
        "When was the story about Ada Vik put out?",
    ):
        assert ask(chain(died), question).short == "14 November 2023"
    report = "When was the report about the death of Ada Vik released?"
    assert analyse(report).kind is not Kind.PUBLISHED
    assert ask(chain(died), "Which paper put out the story about Ada Vik?").short == "Tolm Courier"


def test_who_reported_a_number_are_the_outlets_that_give_it() -> None:
    cost = article("The bridge of Tolm cost 53 million euros.", title="Cost", outlet="Tolm Courier")
    first = article("The bridge of Tolm cost 48 million euros.", title="Open", outlet="Coast Wire")
    other = article("A bridge in Marn cost 7 million euros.", title="Marn", outlet="Marn Post")
    asked = "Who reported that the bridge cost 53 million euros or 48 million euros?"
    assert ask(chain(cost, first, other), asked).short == "Tolm Courier, Coast Wire"


@pytest.mark.parametrize(
    "question",
    [
        "Can you sum up the report on the bridge of Tolm?",
        "What is the article on the bridge of Tolm about?",
        "What was the Bay Herald article on the bridge of Tolm about?",
    ],
)
def test_an_article_is_summed_up_by_its_headline_and_its_lead(question: str) -> None:
    report = article(
        "Bridge of Tolm shut\n\nThe old bridge of Tolm was shut by the council because of cracks. "
        "Buses go by way of the ferry until it is mended in May. Nobody was hurt.",
        title="Bridge of Tolm shut",
        outlet="Bay Herald",
    )
    answer = ask(chain(report), question)
    assert answer.text.startswith(report.title)
    quotes = [citation.quote for citation in answer.citations]
    assert [quote.split()[0] for quote in quotes] == ["The", "Buses"]


def test_the_list_of_articles_answers_what_it_knows_and_the_reader_what_stands_in_them() -> None:
    ship = article(
        "The Aurelia rammed a quay in Holmsund. The ship was built in Rauma in 1998.",
        title="Aurelia rams quay",
        outlet="Northern Wire",
    )
    told = ask(chain(ship), "What do the articles say about the ship?")
    assert "Rauma" in told.text
    assert show_backend(told.backend) == "the built-in reader"
    known = ask(chain(ship), "Which outlets reported on the Aurelia?")
    assert known.short == "Northern Wire"
    assert show_backend(known.backend) == "the list of articles"


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Which article says that inspectors found cracks?", SIGNED.title),
        ("Which report says the bridge of Tolm is shut?", UNSIGNED.title),
        ("Which article says that the bridge of Tolm was sold by auction?", None),
    ],
)
def test_the_article_that_says_something_has_it_in_a_sentence(
    question: str, short: str | None
) -> None:
    answer = ask(chain(SIGNED, UNSIGNED), question)
    assert answer.short == short
    assert short or answer.reason == "No article says this."


def test_all_articles_that_mention_a_thing_are_named_however_many() -> None:
    told = [
        article(f"Report {n} of the week. The Kelso bank is named.", title=f"Report {n}")
        for n in range(35)
    ]
    beside = [article(f"Nothing happened in week {n}.", title=f"Week {n}") for n in range(20)]
    answer = ask(chain(*beside, *told), "In which articles does the Kelso bank come up?")
    assert answer.text.startswith("35 articles mention this:")
    assert len(answer.citations) == 30
    assert answer.text.splitlines()[-1] == "and 5 more"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which articles mention the Kelso bank?", "Kelso bank"),
        ("Which reports were published last week?", ""),
        ("When was the report on the Kelso bank published?", ""),
    ],
)
def test_only_what_is_to_be_mentioned_is_looked_for_everywhere(question: str, words: str) -> None:
    assert mentioned_words(analyse(question)) == words


def test_of_two_articles_that_have_the_words_the_one_whose_headline_has_the_rare_one_is_meant() -> (
    None
):
    wiki = article(
        "The Courier spoke to its founder, who also reads for Librivox.",
        title="Wikibook founder interviewed by the Courier",
        published=date(2009, 1, 31),
    )
    vox = article(
        "The Courier spoke to its founder, who reads books.",
        title="Interview with Librivox founder Hugh Vik",
        published=date(2006, 5, 28),
    )
    asked = "When was the Courier interview with Librivox's founder published?"
    assert ask(chain(wiki, vox), asked).short == "28 May 2006"
    one, other = (f"its interview with {whose} founder" for whose in ("Librivox's", "Wikibook's"))
    both = f"Did the Courier publish {one} before or after {other}?"
    assert ask(chain(wiki, vox), both).short == "Before"


@pytest.mark.parametrize(
    "question",
    [
        "Which Lowmark Tidings reports are about the ferry?",
        "Which Tidings report is about the ferry?",
    ],
)
def test_the_articles_of_an_outlet_are_its_own(question: str) -> None:
    theirs = article("The ferry sank.", title="Ferry sinks", outlet="Lowmark Tidings")
    other = article("The ferry was raised.", title="Ferry raised", outlet="Bay Herald")
    assert ask(chain(other, theirs), question).short == "Ferry sinks"


def test_what_articles_bring_up_they_mention() -> None:
    vox = article("Books are read under a Creative Commons licence.", title="Books read aloud")
    other = article("Nothing happened.", title="A quiet week")
    assert ask(chain(other, vox), "Which articles bring up Creative Commons?").short == vox.title
