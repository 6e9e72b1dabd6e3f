"""Sentences judged once more by the verifier: which of them, and what of both counts."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import pytest

from assistant.entailment.network import EntailmentJudge
from assistant.entailment.verified import VerifiedJudge
from assistant.entailment.view import View
from assistant.reader import SpanReader, VerifiedReader
from assistant.reader.weights import Floats, Ints, VerifierNetwork, load_calibration, load_verifier
from assistant.settings import Settings
from assistant.wiring import load_judge

WHY = "Why was the ferry to Marnes cancelled?"
TOLD = (
    "The ferry to Marnes was cancelled on Friday.",
    "A crack had been found in its hull.",
    "The ferry was cancelled because its captain had not slept.",
    "It was cancelled after an hour.",
    "The bakery opens at six.",
    "Rain fell in Kolm.",
)


class Verifier:
    """Says the same of every sentence, and counts what it was shown."""

    def __init__(self, yes: float) -> None:
        self.yes = yes
        self.shown = 0

    def __call__(self, ids: Ints, mask: Ints, marked: Ints) -> Floats:
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
    found = VerifiedJudge(quick, verifier).gives_reason(WHY, views())
    assert verifier.shown == 4
    likely = sorted(range(len(told)), key=lambda at: -told[at])[:4]
    for at, (before, after) in enumerate(zip(told, found, strict=True)):
        expected = 0.33 * before + 0.67 * 9.0 if at in likely else before
        assert after == pytest.approx(expected, abs=1e-4)


def test_what_the_verifier_did_not_see_is_no_likelier_than_what_it_did(
    quick: EntailmentJudge,
) -> None:
    told = quick.tells(WHY, views())
    found = VerifiedJudge(quick, Verifier(yes=-30.0)).gives_reason(WHY, views())
    likely = sorted(range(len(told)), key=lambda at: -told[at])[:4]
    least = min(found[at] for at in likely)
    # Left as they were, they would all come first.
    assert all(told[at] > least for at in range(len(told)))
    assert all(found[at] <= least for at in range(len(found)) if at not in likely)


def test_no_sentence_gives_no_reason(quick: EntailmentJudge) -> None:
    verifier = Verifier(yes=1.0)
    assert VerifiedJudge(quick, verifier).gives_reason(WHY, []) == []
    assert verifier.shown == 0


def test_yes_and_no_are_the_judges_alone(quick: EntailmentJudge) -> None:
    verifier = Verifier(yes=9.0)
    judge = VerifiedJudge(quick, verifier)
    assert judge.judge("Was it cancelled?", views()) == quick.judge("Was it cancelled?", views())
    assert judge.tells(WHY, views()) == quick.tells(WHY, views())
    assert verifier.shown == 0


class Network:
    """In the place of the verifier's network, to see who asks it."""

    def __init__(self) -> None:
        self.judge = Verifier(yes=1.0)


def test_the_verifier_is_the_readers_own(tmp_path: Path) -> None:
    network, spans = Network(), SpanReader.load(threads=1)
    reader = VerifiedReader(
        spans, spans, load_calibration(), network=cast("VerifierNetwork", network)
    )
    judge = load_judge(Settings(index_dir=tmp_path), reader)
    assert judge is not None
    judge.gives_reason(WHY, views())
    assert network.judge.shown == 4
    assert judge.name.startswith("dateline-judge:")


def test_the_shipped_networks_prefer_the_reason_to_the_event(quick: EntailmentJudge) -> None:
    judge = VerifiedJudge(quick, load_verifier(threads=1).judge)
    found = judge.gives_reason(WHY, views())
    assert max(range(len(found)), key=found.__getitem__) == TOLD.index(
        "The ferry was cancelled because its captain had not slept."
    )
