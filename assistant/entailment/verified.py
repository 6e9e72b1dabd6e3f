"""The sentences likeliest to give a reason, judged once more by the verifier.

The judge hears every sentence; the verifier, a larger network that has read the same questions,
only the first few of them. Of yes and no the verifier knows less than the judge does
(docs/lab-notes/entailment.md, "The verifier judges reasons"), so these are left to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.entailment.network import EntailmentJudge, Judges, answering, judge_windows
from assistant.entailment.view import View
from assistant.protocols import Judgement
from assistant.reader.weights import VERIFIER

# Chosen on the development questions for a reason; six sentences gain no more than four.
_LOOKED_AT = 4
_VERIFIERS_SHARE = 0.67


class VerifiedJudge:
    """A judge with the verifier behind it; implements `SentenceJudge`."""

    def __init__(self, judge: EntailmentJudge, verifier: Judges) -> None:
        """Put the two together: `judge` hears every sentence, `verifier` reads the same windows."""
        self._judge = judge
        self._verifier = verifier

    @property
    def name(self) -> str:
        """The judge's name with the first hex digits of the verifier's SHA-256."""
        return f"{self._judge.name}+{VERIFIER.sha256[:12]}"

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        """Whether each view says yes or no to the question, in order: the judge's alone."""
        return self._judge.judge(question, views)

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        """Log-odds that each view answers an open question, in order: the judge's alone."""
        return self._judge.tells(question, views)

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        """Log-odds that each view gives the reason, by both; not calibrated.

        A view that the verifier did not see is never likelier than one that it did.
        """
        windows = self._judge.windows(question, views)
        told = answering(self._judge.read(windows))
        likely = sorted(range(len(views)), key=lambda at: -told[at])[:_LOOKED_AT]
        verified = answering(judge_windows(self._verifier, [windows[at] for at in likely]))
        for at, tells in zip(likely, verified, strict=True):
            told[at] += _VERIFIERS_SHARE * (tells - told[at])
        least = min((told[at] for at in likely), default=0.0)
        return [one if at in likely else min(one, least) for at, one in enumerate(told)]
