"""Who somebody is, read from the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from answer_builders import article, evidence

from assistant.accounts import read_accounts
from assistant.entailment.view import View
from assistant.protocols import Judgement
from assistant.question import analyse
from assistant.reasons import read_reasons

TEXT = (
    "The rebels want General Omar Senn to withdraw his guns from Tolna first. "
    "General Omar Senn, who commands the army of Varon, spoke of a breach on Monday. "
    "Their spokesman, Jo Berg, denied it. Berg said that the army had fired first."
)


def best(question: str) -> str:
    readings = read_accounts(analyse(question), [evidence(article(TEXT))], [])
    return readings[0].text


def test_a_title_in_the_question_is_no_definition() -> None:
    assert best("Who is General Senn?").startswith("General Omar Senn, who commands")


def test_a_role_before_a_name_defines_it() -> None:
    assert best("Who is Jo Berg?").startswith("Their spokesman, Jo Berg")


def test_what_came_after_the_event_did_not_cause_it() -> None:
    after = "Rescuers found a body in Kesmar a week after the landslide that hit the town."
    cause = "The landslide in Kesmar happened because an old gallery fell in."
    question = analyse("What caused the landslide in Kesmar?")
    read = read_reasons(question, [evidence(article(f"{after} {cause}"))], [])
    assert [reading.text for reading in read] == [cause]


def test_a_denied_deed_has_no_reason_that_is_told_of_another() -> None:
    text = "Anton Wise was jailed for taking bribes. His deputy, Clara Jahn, was acquitted."
    question = analyse("Why was Clara Jahn convicted?")
    assert read_reasons(question, [evidence(article(text))], []) == []


def test_what_is_denied_of_others_denies_no_reason() -> None:
    cause = "The search was suspended because of a storm east of Orl."
    question = analyse("Why was the hunt for the missing off Tolm halted?")
    wreck = article(f"Six were missing. {cause}", title="Ferry sinks off Tolm")
    other = article("I don't miss the planes.", title="Ada Moe")
    read = read_reasons(question, [evidence(wreck), evidence(other, 2)], [])
    assert cause in [reading.text for reading in read]


def test_what_befell_another_by_name_has_the_reason_of_that_one() -> None:
    text = "Few in Tolm minded. Tolm was left out of the survey because its salt is iodised."
    other, same = (analyse(f"Why was {place} left out of the survey?") for place in ("Vik", "Tolm"))
    cause = "because its salt"
    read = read_reasons(other, [evidence(article(text))], [])
    assert not any(cause in reading.text for reading in read)
    assert any(cause in one.text for one in read_reasons(same, [evidence(article(text))], []))


@pytest.mark.parametrize(
    "told",
    [
        "She was arrested because she had taken bribes.",
        "Moe was arrested because she had taken bribes.",
        "Residents were arrested because of the noise.",
        "The Baker was arrested because she had taken bribes.",
    ],
)
def test_who_may_be_the_one_asked_about_keeps_the_reason(told: str) -> None:
    report = article(f"Ada Moe bakes in Marn. {told}")
    read = read_reasons(analyse("Why was Ada Moe arrested?"), [evidence(report)], [])
    assert told in [reading.text for reading in read]


def test_a_deed_has_no_reason_where_its_reverse_is_told() -> None:
    text = 'The bakers\' union protested. "It punishes those who had one good year," Ola Lund said.'
    welcomed = analyse("Why does the bakers' union welcome the flour tax?")
    assert read_reasons(welcomed, [evidence(article(text, title="Flour tax"))], []) == []
    opposed = analyse("Why does the bakers' union oppose the flour tax?")
    assert read_reasons(opposed, [evidence(article(text, title="Flour tax"))], [])


def test_the_reverse_that_is_told_beside_the_deed_leaves_it_its_reason() -> None:
    text = "Tolm closed its pool because it leaked. It had opened in 1970."
    question = analyse("Why did Tolm close its pool?")
    assert read_reasons(question, [evidence(article(text))], [])[0].text.startswith("Tolm closed")


class FakeJudge:
    """Takes for a reason what holds a word."""

    name = "fake"

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[str] = []

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        raise AssertionError("asked for yes or no")

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        raise AssertionError("asked for an answer")

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        self.asked += [view.sentence for view in views]
        return [8.0 if self.word in view.sentence else -8.0 for view in views]


def test_a_reason_in_other_words_is_found_by_the_judge() -> None:
    text = "Few growers in Tolm insure their hops against hail. Premiums have doubled since 2020."
    question = analyse("Why do so few growers in Tolm insure against hail?")
    by_words = read_reasons(question, [evidence(article(text))], [])
    assert by_words[0].text.startswith("Few growers")
    judged = read_reasons(question, [evidence(article(text))], [], FakeJudge("Premiums"))
    assert [reading.text for reading in judged][:1] == ["Premiums have doubled since 2020."]
    assert judged[0].probability > 0.5 > judged[1].probability


def test_the_judge_sees_the_likeliest_sentences_only() -> None:
    text = " ".join(f"The mill of Tolm was shut on day {day}." for day in range(1, 60))
    judge = FakeJudge("day 3.")
    found = read_reasons(analyse("Why was the mill shut?"), [evidence(article(text))], [], judge)
    assert len(judge.asked) == 16
    assert found[0].text.endswith("day 3.")


def test_what_stands_before_because_in_its_clause_is_given_its_reason() -> None:
    late = (
        "The council raised rents from £48 to £62, its first rise since 2015, and deferred a"
        " decision on the pool roof because the report was incomplete."
    )
    other = "The roof of the pool leaks, and the council raised rents because money was short."
    question = analyse("Why was the decision on the pool roof deferred?")

    def sure(text: str) -> bool:
        found = read_reasons(question, [evidence(article(text))], [], FakeJudge("nothing"))
        return any(reading.probability > 0.5 for reading in found)

    assert sure(late)
    assert not sure(other)
    assert not sure(late.replace("deferred", "has not deferred"))


def test_of_two_near_ones_that_which_says_because_gives_the_reason() -> None:
    class Near(FakeJudge):
        def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
            return [1.0 if "pitch" in view.sentence else 0.8 for view in views]

    plain = "Marta Vik had been on the pitch for nine minutes and scored."
    because = "She left Vik out of the line-up because the forward had sat an exam."
    question = analyse("Why was Marta Vik on the bench at kick-off?")
    found = read_reasons(question, [evidence(article(f"{plain} {because}"))], [], Near("pitch"))
    assert found[0].text == because
    others = because.replace("Vik", "Berg")
    found = read_reasons(question, [evidence(article(f"{plain} {others}"))], [], Near("pitch"))
    assert found[0].text == plain
    knee = "A sore knee kept Marta Vik on the bench at kick-off, on the pitch later."
    found = read_reasons(question, [evidence(article(f"{knee} {because}"))], [], Near("pitch"))
    assert found[0].text == knee


@pytest.mark.parametrize(
    ("event", "first"),
    [
        ("The roof of the hall in Vik fell in on Tuesday, an hour after the match.", "Wet snow"),
        ("The roof of the hall in Vik fell in because it had been built badly.", "The roof"),
    ],
)
def test_a_cause_right_behind_the_event_goes_before_the_event(event: str, first: str) -> None:
    class Near(FakeJudge):
        def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
            return [1.0 if view.sentence == event else 0.9 for view in views]

    told = f"{event} Wet snow had snapped two of the beams."
    question = analyse("Why did the roof of the hall in Vik fall in?")
    found = read_reasons(question, [evidence(article(told))], [], Near(""))
    assert found[0].text.startswith(first)


@pytest.mark.parametrize(
    ("put", "found"),
    [
        ("Why did you choose to study mathematics?", True),
        ("Where did you choose to study mathematics?", False),
        ("Why did you leave the town of Tolm?", False),
    ],
)
def test_the_reply_to_the_same_why_gives_the_reason(put: str, *, found: bool) -> None:
    text = (
        f"Our talk with Ida Moe of the college.\n\n{put}\n\n"
        "First of all it was beautiful. My father showed me a book.\n\n"
        "What will you do next?\n\nI will walk in the hills."
    )
    question = analyse("What drew Ida Moe to mathematics?")
    judge = FakeJudge("nothing of the kind")
    report = article(text, title="An interview with Ida Moe")
    best = read_reasons(question, [evidence(report)], [], judge)[0]
    assert (best.text == "First of all it was beautiful." and best.probability > 0.5) is found


def test_a_because_answers_the_why_that_was_asked() -> None:
    text = (
        "Our talk with Ida Moe.\n\nWhy was nobody hurt?\n\nBecause the siren worked.\n\n"
        "What will you do next?\n\nWe will build a dam of rock in the valley of Ruvello."
    )
    report = article(text, title="An interview with Ida Moe on the flood")
    asked = analyse("What caused the flood at Ruvello?")
    found = read_reasons(asked, [evidence(report)], [], FakeJudge("siren"))
    assert all(one.text != "Because the siren worked." for one in found)
    asked = analyse("Why was nobody hurt at Ruvello?")
    found = read_reasons(asked, [evidence(report)], [], FakeJudge("siren"))
    assert found[0].text == "Because the siren worked."
