"""The chain answers with verified citations or says why it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answer_builders import FakeRetriever, article, ask, chain
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.citations import is_verbatim
from assistant.compose import source_line
from assistant.records import Outcome

BRIDGE = article(
    "The swing bridge over the Ellery will reopen at 06:00 on Jan. 12, the port authority said. "
    "Engineers replaced 214 metres of rail.",
    title="Ellery bridge to reopen",
    outlet="Coast Courier",
    published=date(2020, 1, 9),
)
BRIDGE_TOO = article(
    "The authority confirmed on Thursday that the Ellery bridge opens again on 12 January 2020.",
    title="Bridge date confirmed",
    outlet="Northern Wire",
    published=date(2020, 1, 10),
)


def test_one_date_in_two_spellings_is_one_answer_with_two_sources() -> None:
    answer = ask(chain(BRIDGE, BRIDGE_TOO), "When will the Ellery bridge reopen?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "06:00 on 12 January 2020"
    assert answer.sources == 2
    assert {c.outlet for c in answer.citations} == {"Coast Courier", "Northern Wire"}


def test_citations_quote_whole_sentences_verbatim() -> None:
    answer = ask(chain(BRIDGE, BRIDGE_TOO), "When will the Ellery bridge reopen?")
    articles = {a.article_id: a for a in (BRIDGE, BRIDGE_TOO)}
    assert answer.citations
    assert all(is_verbatim(c, articles[c.article_id]) for c in answer.citations)
    assert answer.citations[0].quote.endswith("the port authority said.")


def test_copies_of_one_story_count_once() -> None:
    one = article("The dam holds 40 million cubic metres.", title="One", cluster_id="c")
    two = article("The dam holds 40 million cubic metres!", title="Two", cluster_id="c")
    answer = ask(chain(one, two), "How many cubic metres does the dam hold?")
    assert answer.sources == 1


def test_two_reports_of_one_outlet_are_one_source() -> None:
    again = replace(BRIDGE_TOO, outlet="The Coast Courier")
    answer = ask(chain(BRIDGE, again), "When will the Ellery bridge reopen?")
    assert answer.sources == 1
    assert "independent" not in answer.text
    assert answer.text.endswith("Source: Coast Courier, 9 January 2020 and 10 January 2020.")
    assert len(answer.citations) == 2
    third = article("The bridge reopens on 12 January 2020, the port said.", outlet="Daily Post")
    line = source_line([again, BRIDGE, third])
    assert line.endswith(
        "2 independent sources: The Coast Courier, 10 January 2020 and 9 January 2020; "
        "Daily Post, undated."
    )


def test_outlets_that_are_not_known_are_told_apart_by_their_text() -> None:
    unknown = [replace(one, outlet=None) for one in (BRIDGE, BRIDGE_TOO)]
    assert ask(chain(*unknown), "When will the Ellery bridge reopen?").sources == 2


def test_a_topic_nobody_wrote_about_is_declined() -> None:
    answer = ask(chain(BRIDGE), "Who won the chess tournament in Oslo?")
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.citations == ()
    assert answer.reason


def test_no_article_within_the_dates_is_declined_with_that_reason() -> None:
    answer = ask(chain(BRIDGE), "When will the Ellery bridge reopen?", since=date(2021, 1, 1))
    assert answer.outcome is Outcome.ABSTAINED
    assert "since 1 January 2021" in (answer.reason or "")


def test_reports_after_the_day_of_the_question_are_not_known() -> None:
    answer = ask(
        chain(BRIDGE, BRIDGE_TOO), "When will the Ellery bridge reopen?", as_of=date(2020, 1, 9)
    )
    assert {c.outlet for c in answer.citations} == {"Coast Courier"}


def test_a_follow_up_is_asked_in_full_and_shown() -> None:
    parts = chain(BRIDGE)
    answer = ask(parts, "And when will it reopen?", [("What is the Ellery bridge?", "")])
    assert answer.standalone_question is not None
    assert "Ellery bridge" in answer.standalone_question
    retriever = parts.retriever
    assert isinstance(retriever, FakeRetriever)
    assert "Ellery bridge" in retriever.queries[0]


def test_the_outlet_and_date_come_from_the_catalogue() -> None:
    parts = chain(BRIDGE)
    assert ask(parts, "When was the article about the Ellery bridge published?").short == (
        "9 January 2020"
    )
    assert ask(parts, "Who reported on the Ellery bridge?").short == "Coast Courier"


def test_every_stage_is_timed() -> None:
    answer = ask(chain(BRIDGE), "When will the Ellery bridge reopen?")
    assert {"retrieve", "read", "decide", "total"} <= set(answer.timings_ms)


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="aé “”.\n12 ZKx’-", max_size=60), min_size=1, max_size=4),
    st.text(alphabet="aé 12?ZK", min_size=1, max_size=30),
)
def test_whatever_the_text_no_citation_is_off(texts: list[str], question: str) -> None:
    articles = [article(text, title=f"T{i}") for i, text in enumerate(texts)]
    answer = ask(chain(*articles, threshold=0.0), question)
    by_id = {a.article_id: a for a in articles}
    assert all(is_verbatim(c, by_id[c.article_id]) for c in (*answer.citations, *answer.nearest))


def test_one_amount_does_not_answer_two_questions() -> None:
    told = article("The fund of Tolm invited 500 museums to take its pictures.", title="Pictures")
    asked = "How many museums did the fund invite and how many museums refused the pictures?"
    answer = ask(chain(told), asked)
    assert answer.text.count("500") <= 1
