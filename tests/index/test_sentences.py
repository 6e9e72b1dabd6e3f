"""Sentences are cut where a reader would cut them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import split_sentences

# A bar marks where a cut is expected.
CASES = [
    "Mr. Ito met Gen. Okoye. |He left.",
    "The U.S. President spoke. |In the U.S. |The talks failed.",
    "A truce from Jan. 12, it said. |On Jan. 12 they met.",
    "Stop as of 00.00 hours on 12 January. |Then talk.",
    "“We agree,” he said. |“We will go.” |Then they went.",
    "“We will go.” Okoye said. |Nobody answered.",
    "“We will go.” |Okoye said he had been told so.",
    'He asked "Why?" and left. |"Stop!" Ito said.',
    'She said "it works." |"Really?" she asked.',
    "Wait... what? |No... |Yes.",
    "J. R. Abe came. |George W. Ito went.",
    "It costs $3.5 million. |See example.com. |OK.",
    "At 5 p.m. Friday he left. |At 5 p.m. |The bus came.",
    "They voted, i.e. Saturday night to Sunday. |Next came the count.",
    "1. First item. |2. Second item.",
    "She lives in Washington, D.C. |He works for Apple Inc. in Ohio.",
    "你好。|再见！|好。",
    "No. 5 is alive. |He said no. |She went.",
    "(This is it.) |Next comes that.",
    "The dog sat. |Abe left on Sat. Feb. 1 for Va. |He came back.",
    "He met Sen. Ito and the mayor of St. Louis.",
    "The U.N. Security Council met. |It ended 3-0. |12 people came.",
    "Asked about Al-Assad. |A new influx began.",
    "It rained in the 5th. |6 men left.",
    "One paragraph without a stop\n\n|Another one",
    "A line\nbroken in two. |Then more.",
    "‘It is.’ |‘Is it?’ |‘Yes.’",
    "She has a Ph.D. |He does not. |He got a Ph.D. in law. |She left.",
    "Am 12. Januar beginnt die Waffenruhe. |Danach wird verhandelt.",
]
GLUED = [
    "The statement said.|Turkey’s President spoke.",
    "A ceremony on Jan. 8, 2020.|Erdogan spoke.",
    "An attack in Iraq.|”We believe it is over.”",
    "He asked for “calm.”|”Turkey is concerned.”",
    "He said no.|She said yes.",
    "It said (in full).|Then it closed.",
]


@pytest.mark.parametrize("marked", CASES)
def test_a_sentence_ends_where_a_reader_ends_it(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text)] == [p.strip() for p in marked.split("|")]


@pytest.mark.parametrize("marked", GLUED)
def test_a_missing_space_does_not_hide_the_end(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text)] == marked.split("|")


@pytest.mark.parametrize("text", ["", "  \n\n \t", "\n"])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB1 .!?…\n"”“’)(U.S,。é'), max_size=120))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    ranges = split_sentences(text)
    covered = [i for a, b in ranges for i in range(a, b)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(text[a:b] == text[a:b].strip() for a, b in ranges)
    assert ranges == sorted(ranges)
