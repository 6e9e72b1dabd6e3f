"""What the network may settle, and what is kept from it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from answer_builders import article, evidence

from assistant.entailment.view import View
from assistant.protocols import Judgement
from assistant.question import analyse
from assistant.reader import SpanReader
from assistant.records import Answer, Reading
from assistant.settings import Settings
from assistant.whether.entailed import settle_by_entailment
from assistant.whether.settled import Settled
from assistant.wiring import load_judge, load_reader
from assistant.yes_no import answer_yes_no


class FakeJudge:
    """Says yes or no to sentences that hold a word, and nothing to others."""

    name = "fake"

    def __init__(self, sure: float = 0.9, **words: bool) -> None:
        self.words, self.sure = words, sure
        self.seen: list[str] = []

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        self.seen += [view.sentence for view in views]
        return [self._of(view.sentence) for view in views]

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        raise AssertionError("asked for an answer")

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        raise AssertionError("asked for a reason")

    def _of(self, sentence: str) -> Judgement:
        told = [positive for word, positive in self.words.items() if word in sentence]
        return Judgement(positive=any(told), probability=self.sure if told else 0.1)


class HearingJudge(FakeJudge):
    """Keeps the questions that it is asked."""

    def __init__(self, **words: bool) -> None:
        super().__init__(**words)
        self.heard: list[str] = []

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        self.heard.append(question)
        return super().judge(question, views)


def settled(question: str, text: str, judge: FakeJudge) -> Settled | None:
    found = settle_by_entailment(analyse(question), [evidence(article(text))], judge, threshold=0.5)
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Has Oslo acknowledged Moe's claim of tanks?", "No"),
        ("Has Oslo confirmed that it has tanks in Vik?", "No"),
        ("Did Oslo accept that it has tanks in Vik?", "No"),
        ("Has Bergen acknowledged that Oslo has tanks in Vik?", "Disputed"),
    ],
)
def test_whoever_denies_a_claim_has_neither_acknowledged_nor_confirmed_it(
    question: str, short: str
) -> None:
    told = "Ida Moe said that Oslo has 40 tanks in Vik – a claim denied by Oslo."
    answer = answer_yes_no(
        analyse(question), [evidence(article(told))], NoSpans(), FakeJudge(tanks=False)
    )
    assert answer.short == short


@pytest.mark.parametrize(
    ("question", "told", "short"),
    [
        (
            "Did the council approve the closure of Vik Street?",
            "Vik Street came up. Two members abstained.",
            None,
        ),
        (
            "Did the council approve the closure of Vik Street?",
            "Vik Street came up. Two members voted against.",
            "No",
        ),
        ("Was Ada Pell convicted?", "Pell's wife, Ada, cleared in May, was not in court.", "No"),
    ],
)
def test_a_no_has_a_word_of_the_question_or_stands_against_it(
    question: str, told: str, short: str | None
) -> None:
    judge = FakeJudge(0.82, members=False, cleared=False)
    answer = answer_yes_no(analyse(question), [evidence(article(told))], NoSpans(), judge)
    assert answer.short == short


def test_the_surest_sentence_settles_it() -> None:
    found = settled(
        "Has the harbour reopened?",
        "Rain fell in the harbour. Ships have been let in again.",
        FakeJudge(let=True),
    )
    assert found is not None
    assert found.positive
    assert found.sentence.text == "Ships have been let in again."


def test_opposite_answers_settle_nothing() -> None:
    text = "Ships have been let in to the harbour. The harbour is empty, guards say."
    assert settled("Has the harbour reopened?", text, FakeJudge(let=True, empty=False)) is None


def test_of_opposite_answers_that_on_whom_it_is_about_settles_it() -> None:
    found = settled(
        "Will buses run in Tolm while the trams stand still?",
        "No trams will leave in Tolm. Buses are to be on the road as ever.",
        FakeJudge(trams=False, Buses=True),
    )
    assert found is not None
    assert found.positive


@pytest.mark.parametrize("told", ["Lind, the chief, is staying on.", "Lind will stay as chief."])
def test_a_yes_to_the_opposite_is_a_no(told: str) -> None:
    text = f"{told} The recall is large."
    judge = FakeJudge(sure=0.78, stay=True, large=True)
    found = settled("Is Lind leaving the car maker over the recall?", text, judge)
    assert found is not None
    assert not found.positive
    text = text.replace("is staying", "is not staying").replace("will stay", "will not stay")
    assert settled("Is Lind leaving the car maker over the recall?", text, judge) is not None


def test_a_sentence_that_denies_the_opposite_is_no_no() -> None:
    told = "It was not an alarm that failed, it was a town with one car."
    assert settled("Did the siren of Tolm work?", told, FakeJudge(alarm=False)) is None
    assert settled("Did the siren of Tolm work?", "No siren was heard.", FakeJudge(heard=False))


def test_a_sentence_with_the_question_s_own_words_is_left_to_grammar() -> None:
    judge = FakeJudge(Denmark=True)
    assert settled("Did Norway attack Denmark?", "Denmark attacked Norway.", judge) is None
    assert not judge.seen


@pytest.mark.parametrize(("outlet", "heard"), [("Kolm Tidings", False), ("Tarn Post", True)])
def test_the_network_is_not_asked_about_the_paper_that_is_named(outlet: str, heard: bool) -> None:
    judge = HearingJudge(let=True)
    report = article("Ships have been let in to the harbour again.", outlet=outlet)
    asked = "Has the harbour reopened, according to the Kolm Tidings?"
    settle_by_entailment(analyse(asked), [evidence(report)], judge, threshold=0.5)
    assert judge.heard == [asked if heard else "Has the harbour reopened?"]


@pytest.mark.parametrize(("outlet", "short"), [("Kolm Tidings", "Yes"), ("Tarn Post", None)])
def test_a_paper_tells_what_stands_in_it(outlet: str, short: str | None) -> None:
    report = article("Ships have been let in to the harbour again.", outlet=outlet)
    answer = answer_yes_no(
        analyse("Has the harbour reopened, according to the Kolm Tidings?"),
        [evidence(report)],
        SpanReader.load(threads=1),
        FakeJudge(let=True),
    )
    assert answer.short == short


def test_the_numbers_of_a_question_may_stand_elsewhere_in_its_article() -> None:
    asked, told = "Did a ship get to the boat with 74 aboard?", "A patrol ship reached the boat."
    judge = FakeJudge(reached=True)
    assert settled(asked, f"{told} Its 74 passengers were cold.", judge) is not None
    assert settled(asked, f"{told} Its 71 passengers were cold.", judge) is None


def test_a_question_is_no_answer() -> None:
    judge = FakeJudge(harbour=True)
    assert settled("Has the harbour reopened?", "Will the harbour take ships again?", judge) is None


def test_a_heading_is_no_answer() -> None:
    judge = FakeJudge(Hiring=True)
    text = "Hiring employees\n\nThe owners look for people who stay."
    assert settled("Do the owners hire students?", text, judge) is None
    assert settled("Do the owners hire students?", text.replace("ees", "ees goes well."), judge)
    bullet = "- No student is Hiring\n\nThe owners look for people who stay."
    assert settled("Do the owners hire students?", bullet, judge)


@pytest.mark.parametrize(
    "question",
    [
        "Were more than 200 people on the ferry?",
        "Is the ferry not in service?",
        "Did Berg or Moe sail the ferry?",
    ],
)
def test_amounts_and_questions_with_not_or_or_are_kept_from_the_network(question: str) -> None:
    judge = FakeJudge(ferry=True)
    answer_yes_no(
        analyse(question),
        [evidence(article("The ferry left Kolm at dawn."))],
        SpanReader.load(threads=1),
        judge,
    )
    assert not judge.seen


def test_the_sentence_reader_goes_without_a_judge(tmp_path: Path) -> None:
    for kind, judges in (("sentences", False), ("auto", True)):
        settings = Settings(index_dir=tmp_path, reader=kind)
        reader, _ = load_reader(settings)
        assert (load_judge(settings, reader) is not None) is judges


def test_the_chain_is_imported_without_the_network_s_libraries() -> None:
    code = (
        "import sys, assistant.wiring; "
        "print([m for m in ('onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_no_that_denies_nothing_has_to_be_surer() -> None:
    class Doubting(FakeJudge):
        def _of(self, sentence: str) -> Judgement:
            return Judgement(positive=False, probability=0.62)

    plain = "Was it Lee's last visit?", "Lee made his final visit to Tolm."
    assert settled(*plain, Doubting()) is None
    denied = "Did the crew find oil?", "The crew saw no crude on the water."
    assert settled(*denied, Doubting()) is not None


def test_a_yes_has_a_word_of_what_is_asked() -> None:
    """Else the network has to be surer."""
    question = "Do applicants at the mill have to give references?"
    assert (
        settled(
            question, "Test sheets lie ready for hopeful newcomers.", FakeJudge(0.7, sheets=True)
        )
        is None
    )
    found = settled(
        question, "Applicants bring a letter of an earlier firm.", FakeJudge(0.7, letter=True)
    )
    assert found is not None
    assert found.positive


def test_a_yes_is_told_of_whoever_is_named() -> None:
    """Else the network has to be surer: many sentences of a report have a word of the question."""
    question = "Did Ada Moe leave the serial?"
    rest = "It rained. It snowed. It blew. It thawed. "
    told = "He let her try a serial of her own."
    far = f"Ada Moe played the part. {rest}{told}"
    near = f"{rest}Ada Moe was the author. {told}"
    assert settled(question, far, FakeJudge(0.7, own=True)) is None
    assert settled(question, near, FakeJudge(0.7, own=True)) is not None
    assert settled(question, far, FakeJudge(0.85, own=True)) is not None


def test_two_parties_that_say_the_opposite_dispute_it() -> None:
    asked = analyse("Was Moe robbed of her papers?")
    judge = FakeJudge(safe=True, cabin=False)
    told = article(
        "Ada Moe said that her papers lay in a safe. The harbour police said that her papers never "
        "left her cabin.",
        title="Ada Moe and her papers",
    )
    answer = answer_yes_no(asked, [evidence(told)], NoSpans(), judge)
    assert answer.short == "Disputed"
    assert len(answer.citations) == 2
    plain = article(
        "Her papers lay in a safe. Her papers never left her cabin.", title="Ada Moe and her papers"
    )
    assert answer_yes_no(asked, [evidence(plain)], NoSpans(), judge).short is None


def test_the_network_may_be_less_sure_where_the_words_agree() -> None:
    question = "Were pregnant women included in the study?"
    out = "The trial left out pregnant women."
    found = settle_by_entailment(
        analyse(question), [evidence(article(out))], FakeJudge(0.45, left=False), threshold=0.5
    )
    assert [one.positive for one in found] == [False]
    other = "The trial paid pregnant women nothing."
    assert not settle_by_entailment(
        analyse(question), [evidence(article(other))], FakeJudge(0.45, paid=False), threshold=0.5
    )


def test_a_no_is_about_who_or_what_is_asked() -> None:
    question = "Did Moe and Berg back the harbour plan in their statement?"
    judge = FakeJudge(0.6, truce=False)
    assert settled(question, "The statement has no call for a truce.", judge) is None
    assert settled(question, "Moe and Berg made no call for a truce.", judge) is not None
    bare = "Moe and Berg met at the harbour. No truce."
    assert settled(question, bare, judge) is not None


def test_whoever_denies_it_does_not_accept_it() -> None:
    judge = FakeJudge(ships=True)
    told = article(
        "Lena Ahl said there are 20 Norland ships in the bay – a claim denied by Norland."
    )

    def said(question: str) -> Answer:
        return answer_yes_no(analyse(question), [evidence(told)], NoSpans(), judge)

    accepts = said("Does Norland accept that its ships are in the bay?")
    assert accepts.short == "No"
    assert accepts.text.startswith("No, Norland denies it")
    assert said("Does Lena Ahl accept that Norland's ships are in the bay?").short == "Disputed"
    assert said("Are Norland's ships in the bay?").short == "Disputed"
    assert said("Did Norland accept ships in the bay?").short == "Disputed"


class NoSpans:
    """A reader that finds nothing."""

    name = "nothing"

    def read(self, question: str, passages: Sequence[object]) -> list[Reading]:
        return []


@pytest.mark.parametrize(
    ("told", "yes"),
    [
        ("Moe's sister pleaded with Moe to take the girl to a doctor.", False),
        ("Moe instead took the girl to no doctor but a healer.", False),
        ("Moe took the girl to a doctor in Vik.", True),
    ],
)
def test_what_was_begged_for_is_not_told_as_done(told: str, *, yes: bool) -> None:
    judge = FakeJudge(sure=0.7, girl=True)
    assert (settled("Did Moe see that the girl got a doctor?", told, judge) is not None) is yes


def test_whoever_is_asked_whether_they_begged_is_answered() -> None:
    told = "Moe's sister pleaded with Moe to take the girl to a doctor."
    judge = FakeJudge(sure=0.7, girl=True)
    assert settled("Did Moe and his sister plead for her girl?", told, judge) is not None


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Are there adverts on Vikpedia for visitors who aren't logged in?", True),
        ("Are there no adverts on Vikpedia for visitors?", False),
        ("Are there adverts on Vikpedia or on Moepedia?", False),
    ],
)
def test_a_not_that_says_which_visitors_are_meant_is_left_to_the_network(
    question: str, *, asked: bool
) -> None:
    told = "Vikpedia shows opt-out advertising to anonymous visitors."
    judge = HearingJudge(anonymous=True)
    answer_yes_no(analyse(question), [evidence(article(told))], NoSpans(), judge)
    assert bool(judge.heard) is asked


@pytest.mark.parametrize(
    ("told", "yes"),
    [
        ("Ida Moe of the Nord Institute, who was not involved, called the findings good.", False),
        ("Ida Moe of the Nord Institute, who was much involved, called the findings good.", True),
    ],
)
def test_whoever_was_not_involved_had_no_part_in_it(told: str, *, yes: bool) -> None:
    judge = FakeJudge(sure=0.7, involved=True)
    assert (settled("Was Ida Moe part of the bee research?", told, judge) is not None) is yes
