# ruff: noqa: E501 (a pair of sentences is read more easily unbroken)
"""A yes/no question is settled by the sentence that tells of that deed, by and to those parties."""

from __future__ import annotations

from pathlib import Path

import pytest
from answer_builders import article, evidence

from assistant.question import analyse
from assistant.reader import SpanReader
from assistant.whether.settle import settle

HERE = Path(__file__).parent / "whether"


def _cases() -> list[tuple[str, str, str]]:
    lines = (HERE / "cases.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(wanted, question, text) for wanted, question, text in rows]


CASES = _cases()
PLAIN = [(case[0], *case[1:]) for case in CASES if case[0] in ("yes", "no")]


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    return SpanReader.load(threads=1)


def _said(reader: SpanReader, question: str, text: str) -> str:
    """`yes`, `no`, `both` or `none`."""
    settled = settle(analyse(question), [evidence(article(text))], reader)
    words = {"yes" if one.positive else "no" for one in settled}
    return words.pop() if len(words) == 1 else "both" if words else "none"


@pytest.mark.parametrize(("wanted", "question", "text"), CASES)
def test_no_question_is_settled_the_wrong_way(
    reader: SpanReader, wanted: str, question: str, text: str
) -> None:
    fits = {"claimed": {"yes"}, "denied": {"no"}, "disputed": {"yes", "both"}}.get(
        wanted, set(wanted.split(","))
    )
    assert _said(reader, question, text) in {"none", *fits}


def test_nine_in_ten_plain_cases_are_settled(reader: SpanReader) -> None:
    right = sum(_said(reader, question, text) == wanted for wanted, question, text in PLAIN)
    assert right >= 0.9 * len(PLAIN)


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Did Okafor respond?", "The opposition urged Okafor to resign. He has not responded.", "no"),
        ("Did Skylane scrap flights?", "Skylane is on strike. The airline cancelled 140 flights.", "yes"),
        ("Did Norland welcome the result?", "Norland's foreign minister welcomed the result.", "yes"),
        ("Did Berg welcome the result?", "Berg's lawyer welcomed the result.", "none"),
        ("Has the WHO commented?", "The World Health Organization has not yet commented.", "no"),
        ("Did the bank raise its rates?", "The bank kept its rates unchanged on Monday.", "no"),
        ("Did the talks end with a truce?", "The talks ended on Friday with a handshake but without a truce.", "no"),
        ("Did the fund sell its stake?", "The fund sold a tenth of its stake in June.", "none"),
        ("Were the Danish samples tainted?", "The Finns said their samples were tainted; the Danish ones were clean.", "none"),
        ("Will the pool be closed?", "The council will raise parking fees and close the pool.", "yes"),
        ("Will the pool be closed?", "The council will close the pool if the vote fails.", "none"),
        ("Did the ministry issue the licence?", "The ministry, which issued the licence, did not send a lawyer.", "yes"),
        ("Has the survey been finished?", "A court ordered the firm to stop until a survey of owls is finished.", "none"),
        ("Did Corano end the contract?", "Corano had stood by her; her sponsor, the bank Hallmark, ended the contract.", "none"),
        ("Did a Swedish team join the search?", "Sweden offered help. A Finnish team joined the search.", "none"),
        ("Did Orvane's shares rise?", "Orvane's stock climbed 4 percent.", "yes"),
        ("Did the army build a dyke?", "The mayor thanked the army for building a dyke.", "yes"),
        ("Did Orvane scrap its dividend?", "Orvane plans no new debt. In April it abolished its dividend.", "yes"),
        ("Did the council comment on the vote?", "The vote was close. The council, which met late, did not comment.", "no"),
        ("Were all the hostages freed?", "Police freed two of the hostages. Eleven hostages were freed later.", "none"),
        ("Is the bay closed to all ships?", "The bay is closed to ships longer than 60 metres.", "none"),
        ("Is the bay closed to all ships?", "The bay is closed to all ships.", "yes"),
        ("Did the labs see any effect?", "The labs in Japan and Italy tried to repeat it and saw no effect.", "no"),
        ("Has SELA called for reform?", "The Latin American System (SELA) has called for reform.", "yes"),
        ("Did the ministers back the plan?", "Neither Ana Moe nor the ministers have backed the plan.", "no"),
        ("Was the deputy mayor acquitted?", "The mayor and the deputy mayor were tried. His deputy was acquitted.", "yes"),
    ],
)  # fmt: skip
def test_parties_are_known_by_other_words_too(
    reader: SpanReader, question: str, text: str, said: str
) -> None:
    assert _said(reader, question, text) == said


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did Moe write the letter?", "Ola Moe read the letter that his sister had written."),
        ("Did Moe criticise Berg?", "Moe, who had come late, was sharply criticised by Berg."),
        ("Is Moe the owner of the yard?", "Nils Moe, the former owner of the yard, said orders had doubled."),
    ],
)  # fmt: skip
def test_another_s_deed_and_a_former_part_settle_nothing(
    reader: SpanReader, question: str, text: str
) -> None:
    assert _said(reader, question, text) == "none"
