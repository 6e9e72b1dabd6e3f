"""The shipped file → a checked ONNX session that judges windows."""

# pyright: reportMissingTypeStubs=false
from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import cast

import numpy as np
from tokenizers import Tokenizer

from assistant.entailment import pins
from assistant.entailment.view import LABELS, View
from assistant.entailment.views import Window, cut_views
from assistant.entailment.words import word_vectors
from assistant.odds import probability_of
from assistant.protocols import Judgement
from assistant.reader.tokens import PAD, load_tokenizer
from assistant.reader.weights import Floats, Ints, check_sha256, open_session
from assistant.reader.windows import to_arrays

WEIGHTS_DIR = Path(__file__).parent / "weights"
# Weight of the reading with what stands around a sentence; the rest is the sentence's alone.
_AROUND = 0.67
# Log-odds that a sentence settles the question rightly: how surely it says anything of it, and
# how surely one thing rather than the other (docs/lab-notes/entailment.md).
_DECIDES, _RATHER, _BIAS = 0.49, 0.98, -0.90


class EntailmentNetwork:
    """The network as a function of numpy arrays."""

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        self._session = open_session(path, threads=threads)

    def __call__(self, words: Floats, mask: Ints, types: Ints) -> Floats:
        """Logits `[n, 3]` of none, yes and no from word vectors `[n, length, 384]`."""
        feed = {"words": words, "mask": mask, "types": types}
        return cast("list[Floats]", self._session.run(["logits"], feed))[0]


class EntailmentJudge:
    """Says what sentences say to a question."""

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        self._path = path
        self._threads = threads

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> EntailmentJudge:
        """Prepare the shipped network; it is loaded by the first question that needs it.

        Raises:
            ModelError: If the file is missing or changed, or the word vectors are.
        """
        path = (folder or WEIGHTS_DIR) / pins.WEIGHTS_FILE
        check_sha256(path, pins.WEIGHTS_SHA256)
        word_vectors([[PAD]])  # a damaged file of theirs is told at once, not at some question
        return cls(path, threads=threads)

    @property
    def name(self) -> str:
        """Short name with the first hex digits of the weights' SHA-256."""
        return f"dateline-judge:{pins.WEIGHTS_SHA256[:12]}"

    @cached_property
    def _loaded(self) -> tuple[EntailmentNetwork, Tokenizer]:
        return EntailmentNetwork(self._path, threads=self._threads), load_tokenizer()

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        """Whether each view says yes or no to the question, in order."""
        # Read twice, with and without what stands around it: two readings err less than one.
        alone = [replace(view, before="", after="") for view in views]
        logits = _AROUND * self.read(self.windows(question, views))
        logits += (1 - _AROUND) * self.read(self.windows(question, alone))
        return [_judgement(*map(float, row)) for row in logits]

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        """Log-odds that each view answers an open question, in order; not calibrated."""
        return answering(self.read(self.windows(question, views)))

    def windows(self, question: str, views: Sequence[View]) -> list[Window]:
        """The views as the network reads them, in order."""
        return cut_views(self._loaded[1], question, views)

    def read(self, windows: Sequence[Window]) -> Floats:
        """Logits `[n, 3]` of none, yes and no, in order."""
        network = self._loaded[0]

        def judge(ids: Ints, mask: Ints, types: Ints) -> Floats:
            return network(word_vectors(ids), mask, types)

        return judge_windows(judge, windows)


def answering(logits: Floats) -> list[float]:
    """Log-odds of each row `[n, 3]` that it answers: a sentence that does was taught as a yes."""
    return [float(yes - none) for none, yes, _ in logits]


Judges = Callable[[Ints, Ints, Ints], Floats]
"""Ids, mask and marks `[n, length]` to logits `[n, 3]` of none, yes and no."""


def judge_windows(network: Judges, windows: Sequence[Window]) -> Floats:
    """Logits `[n, 3]` of none, yes and no, in order; each window is read by itself.

    Together they would be padded to the longest, and each would be judged a little otherwise in
    other company.
    """
    logits = np.zeros((len(windows), len(LABELS)), dtype=np.float32)
    for at, window in enumerate(windows):
        logits[at] = network(*to_arrays([window]))[0]
    return logits


def _judgement(none: float, yes: float, no: float) -> Judgement:
    decides = math.log(math.exp(yes) + math.exp(no)) - none
    odds = _DECIDES * decides + _RATHER * abs(yes - no) + _BIAS
    return Judgement(positive=yes > no, probability=probability_of(odds))
