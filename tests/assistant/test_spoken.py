"""What somebody said of something is told in their own words, with who they are, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from answer_builders import article, ask, chain, evidence, passage

from assistant.attribution import attributions, says_next
from assistant.entailment.view import View
from assistant.evidence import Sentence, sentences_of
from assistant.interviews import replies
from assistant.protocols import Judgement
from assistant.question import Kind, analyse
from assistant.reading import read_evidence
from assistant.records import Evidence, Outcome, Reading
from assistant.said_by import named_before, spoken_on
from assistant.speakers import speaker_of
from assistant.spoken import Speaker
from assistant.statements import read_statements
from index.records import Passage


class Hears:
    """A judge that hears the answer in the sentences with a given word."""

    name = "hears"

    def __init__(self, word: str) -> None:
        self._word = word

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        raise NotImplementedError

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        return [1.5 if self._word in view.sentence else -2.0 for view in views]

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        raise NotImplementedError


class FindsAll:
    """A reader that takes every sentence of a passage for an answer."""

    name = "finds all"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        return [Reading.within(one, one.start, one.end, log_odds=1) for one in passages]


KILN = article(
    "The mayor of Tolm, Odo Lam, said on Monday that the kiln would stay shut. "
    "He described the plan as a bill for the young.\n\n"
    "“It smokes. Nobody sleeps,” said the neighbour, 61-year-old Ada Orr. “We will move.”\n\n"
    "A spokesman for the guild said the claim was untrue. Jo Berg declined to comment on the suit.",
    title="Kiln of Tolm",
)


def sentence(part: str) -> Sentence:
    """The sentence of the report on the kiln that holds a part."""
    return next(one for one in sentences_of(KILN) if part in one.text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"It smokes," said the finder, 61-year-old Odo Lam.', "Odo Lam"),
        ('"It smokes," said another parent, Ada Orr.', "Ada Orr"),
        ('We will not move," Lam told a crowd.', "Lam"),
        ("A spokesman for the guild said the claim was untrue.", "A spokesman for the guild"),
        ("In court, Odo Lam, QC, said that it smoked.", "Odo Lam"),
        ('"It smokes," Odo Lam, owner and heir of the founder, told Kilnbladet.', "Odo Lam"),
        ("Odo Lam, head of the union, said that it smoked.", "Odo Lam"),
        ("The best is when Odo Lam, a former editor, likened it to wine.", "Odo Lam"),
        ("Ada Orr, 34, who keeps a shop beside the church, said it smoked.", "Ada Orr"),
    ],
)
def test_whoever_is_introduced_beside_a_verb_of_saying_is_the_speaker(
    text: str, speaker: str
) -> None:
    assert [found.speaker for found in attributions(text)] == [speaker]


def test_a_verb_of_saying_within_a_quotation_makes_nobody_its_speaker() -> None:
    text = '"My neighbour thought it was a drunk."'
    assert not says_next(text, text.index(" thought"))
    assert says_next(text.strip('"'), text.index(" thought") - 1)


def test_no_word_of_a_quotation_is_taken_for_its_speaker() -> None:
    text = '"My spade rang," it was told. He added that he was glad.'
    assert speaker_of(sentences_of(article(f"Odo Lam said so. {text}"))[2]) == ("Odo Lam", "added")


def test_a_pronoun_behind_a_colon_means_whom_its_sentence_names() -> None:
    text = article("Odo Lam said it was hot. Ada Orr disagrees: she thinks that it was cold.")
    assert speaker_of(sentences_of(text)[1]) == ("Ada Orr", "thinks")


def test_a_quotation_goes_on_with_whoever_spoke_before_it_in_its_paragraph() -> None:
    text = article("“It smokes,” Odo Lam said. “Nobody sleeps.” Ada Orr said that she did.")
    assert speaker_of(sentences_of(text)[1]) == ("Odo Lam", "said")


@pytest.mark.parametrize("asked", ["the mayor of Tolm", "Odo Lam", "Lam"])
def test_somebody_is_known_by_name_and_by_office(asked: str) -> None:
    found = [one for one in sentences_of(KILN) if Speaker(asked).says(one, evidence(KILN))]
    assert [one.text.split()[0] for one in found] == ["The", "He"]


def test_a_body_speaks_through_its_spokesman() -> None:
    assert Speaker("the guild").says(sentence("untrue"), evidence(KILN))
    assert not Speaker("the guild").says(sentence("stay shut"), evidence(KILN))


def test_what_somebody_said_in_other_words_is_heard_by_the_judge() -> None:
    question = analyse("How did the mayor of Tolm describe the plan for the town's oven?")
    found = read_statements(question, [evidence(KILN)], Hears("bill"))
    assert found[0].text.startswith("He described the plan")


def test_whatever_else_somebody_said_is_no_answer() -> None:
    question = analyse("What did Ada Orr say about the compensation?")
    assert read_statements(question, [evidence(KILN)], Hears("smokes")) == []
    assert read_evidence(question, [evidence(KILN)], FindsAll(), Hears("smokes")) == []


def test_who_declined_to_comment_on_it_has_said_nothing_else_of_it() -> None:
    question = analyse("What did Jo Berg say about the suit?")
    assert read_evidence(question, [evidence(KILN)], FindsAll(), Hears("untrue")) == []


def test_nobody_has_said_what_is_in_no_sentence() -> None:
    question = analyse("Who said that the neighbours should be jailed?")
    found = read_evidence(question, [evidence(KILN)], FindsAll(), Hears("jail"))
    assert found == []


def test_words_repeated_from_a_quotation_without_marks_find_its_speaker() -> None:
    said = article(
        "Odo Lam had doubts. “One kiln is a triumph, twelve a year is a trade,” he said."
    )
    question = analyse(
        "Who said of the plan that one kiln is a triumph but twelve a year is a trade?"
    )
    found = read_statements(question, [evidence(said)], Hears("nothing"))
    assert [reading.text for reading in found] == ["Odo Lam"]
    question = analyse("Who said of the plan that a triumph over the kiln would take twelve years?")
    assert read_statements(question, [evidence(said)], Hears("nothing")) == []


class FindsNames:
    """A reader that takes every name of two for an answer."""

    name = "finds names"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        places = [(one, one.text.find(name), name) for one in passages for name in PEOPLE]
        return [
            Reading.within(one, one.start + at, one.start + at + len(name), log_odds=1)
            for one, at, name in places
        ]


PEOPLE = ("Odo Lam", "Ada Orr")


def test_whoever_is_brought_up_right_before_their_words_may_be_their_speaker() -> None:
    text = "Odo Lam had doubts. “It smokes,” he said. Ada Orr owns the kiln."
    question = analyse("Who said that the town must not pay?")
    found = read_evidence(question, [evidence(article(text))], FindsNames())
    assert [reading.text for reading in found] == ["Odo Lam"]


def test_nobody_has_said_the_reverse_of_what_they_said() -> None:
    said = article("It was a marriage of need, not of love, said Odo Lam.")
    asked = analyse("Who said that it was a marriage of love?")
    assert read_statements(asked, [evidence(said)], Hears("marriage")) == []


def test_who_said_it_is_cited_with_the_quotation_and_with_the_name() -> None:
    said = article(
        "Odo Lam, the mayor, told the Gazette of the kiln. “It smokes at night,” he said."
    )
    answer = ask(chain(said), "Who said that it smokes at night?")
    assert answer.short == "Odo Lam"
    assert {one.quote for one in answer.citations} == {one.text for one in sentences_of(said)}


def test_words_under_a_pronoun_are_shown_with_the_sentence_that_names_their_speaker() -> None:
    naming = named_before(analyse("What did Odo Lam say?"), sentence("bill"))
    assert naming is not None
    assert (naming[0], naming[1].text) == ("Odo Lam", sentence("stay shut").text)


def test_a_longer_word_names_no_speaker() -> None:
    said = article("Odo Day said that it was dark. He said that Daylight would be back.")
    naming = named_before(analyse("What did Odo Day say?"), sentences_of(said)[-1])
    assert naming is not None
    assert naming[1].text == "Odo Day said that it was dark."


def test_a_quotation_that_somebody_goes_on_with_is_shown() -> None:
    question = analyse("What did Ada Orr say about the smoke?")
    more = spoken_on(question, sentence("smokes"))
    assert more is not None
    assert more.text == "“We will move.”"


LABELS = article(
    "TG: Why did you train in a lake?\n\nAO: The pool was shut.\n\nIt was cold.\n\n"
    "TG: And now?\n\nAO: I rest.",
    title="Ten minutes with Ada Orr",
)
PLAIN = article(
    "Do you rest?\n\nNever. I swim.\n\nAre you too old?\n\nAsk me in the water.",
    title="An interview with Ada Orr",
)


def test_in_an_interview_each_turn_has_its_speaker() -> None:
    mine = [one.text for one in sentences_of(LABELS) if replies("Ada Orr", one)]
    assert mine == ["AO: The pool was shut.", "It was cold.", "AO: I rest."]
    assert not any(replies("Odo Lam", one) for one in sentences_of(LABELS))


def test_replies_without_labels_are_those_of_whom_the_interview_is_with() -> None:
    mine = [one.text for one in sentences_of(PLAIN) if replies("Orr", one)]
    assert mine == ["Never.", "I swim.", "Ask me in the water."]
    assert not any(replies("Odo Lam", one) for one in sentences_of(PLAIN))


def test_what_somebody_said_in_an_interview_is_found_by_the_question_put_to_them() -> None:
    question = analyse("What did Ada Orr say about being too old?")
    found = read_statements(question, [evidence(PLAIN)], Hears("water"))
    assert found[0].text == "Ask me in the water."


def test_questions_that_a_report_asks_make_no_interview_of_it() -> None:
    said = article(
        "The kiln smokes. Who will pay?\n\nThe council has no money.\n\nAnd what of the jobs?\n\n"
        "Ada Orr said that they would stay.",
        title="Trouble for Odo Lam",
    )
    assert not any(Speaker("Odo Lam").says(one, evidence(said)) for one in sentences_of(said))


def test_whoever_is_named_for_a_reply_in_an_interview_is_its_speaker() -> None:
    said = article(
        "Do you rest?\n\nNever. I swim.\n\nAre you too old?\n\nOdo Lam said so.",
        title="An interview with Ada Orr",
    )
    assert not Speaker("Ada Orr").says(sentences_of(said)[-1], evidence(said))


def test_what_stands_far_off_in_a_long_paragraph_is_not_said_around_a_sentence() -> None:
    said = article(" ".join(f"Odo Lam said that kiln {at} smoked." for at in range(40)))
    around = Speaker("Odo Lam").words_around(sentences_of(said)[20], evidence(said))
    assert "kiln 19 smoked" in around
    assert "kiln 21 smoked" in around
    assert "kiln 1 smoked" not in around
    assert "kiln 39 smoked" not in around


def test_what_somebody_says_in_another_article_is_told_though_one_has_them_silent() -> None:
    later = article("Jo Berg said that the suit was baseless.")
    question = analyse("What did Jo Berg say about the suit?")
    found = read_evidence(question, [evidence(KILN), evidence(later, 2)], FindsAll())
    assert [one.text for one in found] == ["Jo Berg said that the suit was baseless."]


def test_a_speaker_is_looked_for_within_the_passage() -> None:
    said = article("In Tolm the kiln smokes and smokes and smokes, said Odo Lam.")
    cut = Evidence(number=1, passage=passage(said, 0, 0, 30), article=said, score=1.0)
    assert read_statements(analyse("Who said that the kiln smokes?"), [cut]) == []


def test_a_refusal_to_comment_is_no_answer() -> None:
    answer = ask(chain(KILN), "What did Jo Berg say about the suit?")
    assert answer.outcome is Outcome.ABSTAINED


def test_a_paragraph_of_mere_quotation_goes_on_with_the_one_before_it() -> None:
    said = '"It smokes. Nobody sleeps," Odo Lam said.\n\n"We will move. It is cold."'
    text = article(f"{said}\n\nAda Orr said that she did.")
    assert speaker_of(sentences_of(text)[-2]) == ("Odo Lam", "said")


def test_whoever_said_nothing_about_it_keeps_silent() -> None:
    said = article("The bank, Lam & Sons, has said nothing about the trial. Odo Lam left.")
    answer = ask(chain(said), "What did the bank Lam & Sons say about the trial?")
    assert answer.outcome is Outcome.ABSTAINED


def test_who_wrote_that_something_was_so_asks_for_no_article() -> None:
    assert analyse("Who wrote that the bog was empty?").kind is Kind.SPEAKER
    assert analyse("Who wrote that?").kind is Kind.REPORTED_BY


@pytest.mark.parametrize(
    ("asked", "sentence", "theirs"),
    [
        ("the union in Vik", "Ada Moe denied a union claim that the firm had called.", True),
        ("the union", "Ada Moe denied the union's claim that the firm had called.", True),
        ("Ola Lind", "Ada Moe denied Lind's claim that the firm had called.", True),
        ("Ola Lind", "Ada Moe denied the claim that the firm had called.", False),
        ("the prime minister", "Roe repeated his allegation that the vote was rigged.", False),
        ("the union's lawyer", "The firm denied a union claim that jobs were lost.", False),
    ],
)
def test_a_claim_may_be_told_in_its_denial(asked: str, sentence: str, theirs: bool) -> None:
    told = article(sentence)
    said = sentences_of(told)[0]
    assert Speaker(asked).says(said, evidence(told)) is theirs
