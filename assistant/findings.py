"""What was found: a reading in its sentence, and the readings of one value with their support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.dates import DateMention, When
from assistant.evidence import Sentence, cluster_of, independent
from assistant.records import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reading placed in its sentence.

    `coverage` (0-1) is the share of the question that sentence and title cover;
    `held` counts the sentence and what it leans on alone. `mention` and `when`
    are the date it is and the day meant, where a date is asked for. `rests_on` is the sentence
    in which somebody says what is asked about, where who says it is told in another one.
    """

    text: str
    start: int
    end: int
    sentence: Sentence
    evidence: Evidence
    probability: float
    coverage: float
    held: float = 0.0
    mention: DateMention | None = None
    when: When | None = None
    rests_on: Sentence | None = None

    @property
    def within(self) -> tuple[int, int]:
        """Where it starts and ends, counted from the start of its sentence."""
        return self.start - self.sentence.start, self.end - self.sentence.start

    @property
    def reference(self) -> date | None:
        """The day its article counts from."""
        return self.evidence.article.reference_date


_SHARE_OF_FIRST = 0.5


def likened(
    first: Finding, sentence: Sentence, evidence: Evidence, start: int, end: int
) -> Finding:
    """A finding of what is set beside the first one by its words, with half of its probability.

    No reader found it, so it is less sure than what one did.

    Args:
        first: The finding that it is likened to.
        sentence: Where it stands.
        evidence: What its article was found by.
        start: Where it starts in the text of the article.
        end: Where it ends there.
    """
    return Finding(
        text=sentence.article.text[start:end],
        start=start,
        end=end,
        sentence=sentence,
        evidence=evidence,
        probability=_SHARE_OF_FIRST * first.probability,
        coverage=first.coverage,
        held=first.held,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one value, best first; never empty.

    `certainty` is the probability (0-1) that the value is right, from its best finding read again,
    or from what such findings read like (`assistant.reread`); None if it was not looked at. `told`
    is how surely its best finding answers (log-odds of the judge of sentences, not calibrated);
    None if none judged it.
    """

    findings: tuple[Finding, ...]
    certainty: float | None = None
    told: float | None = None

    @property
    def best(self) -> Finding:
        """The finding that the reader trusts most."""
        return self.findings[0]

    @property
    def sources(self) -> int:
        """Independent sources: copies of one story, and reports of one outlet, count once."""
        return len(independent(f.evidence.article for f in self.findings))

    @property
    def strength(self) -> float:
        """Probability of the value (0-1): the best reading, raised by other sources.

        Sources are not independent witnesses of the reader's mistakes, so each
        further one closes only part of the gap that is left.
        """
        best: dict[str, float] = {}
        for finding in self.findings:
            cluster = cluster_of(finding.evidence.article)
            best[cluster] = max(best.get(cluster, 0.0), finding.probability)
        ranked = sorted(best.values(), reverse=True)
        strength = ranked[0]
        for other in ranked[1:4]:
            strength += (1 - strength) * 0.35 * other
        return strength

    @property
    def trust(self) -> float:
        """What decides whether a value is shown (0-1): its certainty, where it was read again.

        Else its strength, if it is on the question: a sure reading of a sentence about
        something else is no answer, and neither is an unsure one of the right sentence.
        """
        return self.strength * self.best.coverage if self.certainty is None else self.certainty

    @property
    def confidence(self) -> float:
        """What is told of how sure the answer is (0-0.99): its certainty, else its strength."""
        return min(0.99, self.strength if self.certainty is None else self.certainty)
