"""A thumb down in the chat becomes a golden question that the suite asks."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from makers import make_article, make_citation

from assistant.records import Answer, Outcome
from assistant.ui.conversations import Conversation, Turn
from assistant.ui.feedback import FeedbackFile
from evals.__main__ import main
from evals.gold import Articles
from evals.golden import load_golden
from evals.records import Trial
from evals.score import score_trial

TEXT = (
    "The swing bridge reopens on 31 May 2021. It cost 3 million crowns. It rained on 2 June 2021."
)
ARTICLE = make_article("bridge", TEXT)
WRONG = Answer(
    question="When does the swing bridge reopen?",
    text="2 June 2021 [1]",
    short="2 June 2021",
    outcome=Outcome.ANSWERED,
    citations=(make_citation(ARTICLE, "It rained on 2 June 2021."),),
)


@pytest.fixture
def talk():
    """Two turns, the second one a follow-up."""
    at = datetime(2021, 5, 30, tzinfo=UTC)
    cost = replace(WRONG, question="And its cost?", text="6 million [1]", short="6 million")
    turns = [Turn(question=answer.question, answer=answer, asked_at=at) for answer in (WRONG, cost)]
    return Conversation(conversation_id="0" * 16, title="Bridge", turns=tuple(turns))


@pytest.fixture
def new(tmp_path, monkeypatch):
    """`evals new` over the feedback, with what is typed at its prompts."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/bridge.txt").write_text("Ellery bridge\n\n" + TEXT + "\n")
    places = ["--golden", str(tmp_path / "my.jsonl"), "--articles", str(tmp_path / "articles")]

    def run(typed):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return main(["new", *places, "--feedback", str(tmp_path / "feedback.jsonl")])

    run.places = places
    run.golden = tmp_path / "my.jsonl"
    return run


def test_a_thumb_down_becomes_an_item_that_the_complained_of_answer_fails(tmp_path, talk, new):
    feedback = FeedbackFile(tmp_path / "feedback.jsonl")
    feedback.append(talk, 0, "down", reason="wrong-answer", note="31 May 2021")
    feedback.append(talk, 1, "down", reason="should-abstain")
    # Every proposal is taken: the reader's words, the first sentence, the value complained of.
    assert new("\n" * 20) == 0
    first, second = load_golden(new.golden)
    assert (first.category, first.facts[0].any_of) == ("number_date", (("31 May 2021",),))
    assert first.evidence[0].alternatives[0].quote == "The swing bridge reopens on 31 May 2021."
    assert first.forbidden == ("2 June 2021",)
    assert (second.answerable, second.forbidden) == (False, ("6 million",))
    assert second.history == (("When does the swing bridge reopen?", "2 June 2021 [1]"),)
    assert main(["lint", *new.places]) == 0
    right = replace(WRONG, text="31 May 2021 [1]", short="31 May 2021")
    for answer, correct in ((WRONG, 0), (right, 1)):
        trial = Trial(item_id=first.item_id, answer=answer)
        assert score_trial(first, trial, Articles([ARTICLE])).scores["correct"].value == correct


def test_what_is_an_item_already_is_not_asked_again(tmp_path, talk, new, capsys):
    FeedbackFile(tmp_path / "feedback.jsonl").append(talk, 0, "down", note="31 May 2021")
    assert new("\n" * 20) == 0
    assert new("") == 0
    assert len(load_golden(new.golden)) == 1
    assert "0 thumbs-down" in capsys.readouterr().out


def test_a_value_that_is_accepted_is_not_proposed_as_forbidden(tmp_path, talk, new):
    FeedbackFile(tmp_path / "feedback.jsonl").append(talk, 0, "down", reason="wrong-answer")
    assert new("\n\n\n2 June 2021\n\n\n") == 0
    assert load_golden(new.golden)[0].forbidden == ()


def test_input_that_ends_keeps_what_was_made_and_shows_no_traceback(tmp_path, talk, new, capsys):
    feedback = FeedbackFile(tmp_path / "feedback.jsonl")
    feedback.append(talk, 0, "down", note="31 May 2021")
    feedback.append(talk, 1, "down")
    assert new("\n\n\n\n\n\n") == 130
    assert len(load_golden(new.golden)) == 1
    assert "goes on from here" in capsys.readouterr().err
