"""Sentences judged once more by the verifier: which of them, and what of both counts."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.entailment.network import EntailmentJudge
from assistant.entailment.verified import VerifiedJudge
from assistant.entailment.view import View
from assistant.reader.tokens import load_tokenizer
from assistant.reader.weights import WEIGHTS_DIR, Floats, Ints, VerifierNetwork, load_verifier

WHY = "Why was the ferry to Marnes cancelled?"
# Of these the first four are likeliest to the judge; the reason is told in the second.
TOLD = (
    "The ferry to Marnes was cancelled on Friday.",
    "A crack had been found in its hull.",
    "The ferry was cancelled because its captain had not slept.",
    "It was cancelled after an hour.",
    "The bakery opens at six.",
    "Rain fell in Kolm.",
)


class Verifier(VerifierNetwork):
    """Says the same of every sentence, and counts what it was shown."""

    def __init__(self, yes: float) -> None:
        self.yes = yes
        self.shown = 0

    def judge(self, ids: Ints, mask: Ints, marked: Ints) -> Floats:
        self.shown += len(ids)
        return np.array([[0.0, self.yes, 0.0]] * len(ids), dtype=np.float32)


def views() -> list[View]:
    return [View(context="A report.", before="", sentence=one, after="") for one in TOLD]


@pytest.fixture(scope="module")
def quick() -> EntailmentJudge:
    return EntailmentJudge.load(threads=1)


def test_the_likeliest_four_are_verified_and_both_have_their_say(quick: EntailmentJudge) -> None:
    verifier = Verifier(yes=9.0)
    told = quick.tells(WHY, views())
    found = VerifiedJudge(quick, verifier, load_tokenizer()).gives_reason(WHY, views())
    assert verifier.shown == 4
    likely = sorted(range(len(told)), key=lambda at: -told[at])[:4]
    for at, (before, after) in enumerate(zip(told, found, strict=True)):
        expected = 0.33 * before + 0.67 * 9.0 if at in likely else before
        assert after == pytest.approx(expected, abs=1e-4)


def test_what_the_verifier_did_not_see_is_no_likelier_than_what_it_did(
    quick: EntailmentJudge,
) -> None:
    found = VerifiedJudge(quick, Verifier(yes=-30.0), load_tokenizer()).gives_reason(WHY, views())
    seen = sorted(found)[-4:]
    assert max(found) == pytest.approx(seen[-1])
    assert min(seen) == pytest.approx(min(found), abs=1e-6)


def test_no_sentence_gives_no_reason(quick: EntailmentJudge) -> None:
    verifier = Verifier(yes=1.0)
    assert VerifiedJudge(quick, verifier, load_tokenizer()).gives_reason(WHY, []) == []
    assert verifier.shown == 0


def test_yes_and_no_are_the_judges_alone(quick: EntailmentJudge) -> None:
    verifier = Verifier(yes=9.0)
    judge = VerifiedJudge(quick, verifier, load_tokenizer())
    assert judge.judge("Was it cancelled?", views()) == quick.judge("Was it cancelled?", views())
    assert judge.tells(WHY, views()) == quick.tells(WHY, views())
    assert verifier.shown == 0


def test_the_verifier_is_the_readers_own() -> None:
    judge = VerifiedJudge.load(threads=1)
    assert load_verifier(WEIGHTS_DIR, threads=1) is load_verifier(WEIGHTS_DIR, threads=1)
    assert judge.name.startswith("dateline-judge:")
    assert "+" in judge.name


def test_the_shipped_verifier_knows_a_reason_in_other_words() -> None:
    judge = VerifiedJudge.load(threads=1)
    found = judge.gives_reason(WHY, views())
    assert max(range(len(found)), key=found.__getitem__) in (1, 2)
