"""Evidence in, the built-in reader's answer out: read, valued, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.abstain import not_found
from assistant.clock import Clock
from assistant.decide import decide
from assistant.elders import elder_told
from assistant.evidence import how_many, passages_of
from assistant.grouping import find_values
from assistant.named import with_names, without_unnamed
from assistant.namesakes import without_namesakes
from assistant.protocols import Reader, SentenceJudge
from assistant.question import Kind, Question
from assistant.reading import read_evidence
from assistant.records import Answer, Evidence
from assistant.reread import read_again
from assistant.topic import without_other_stories
from assistant.yes_no import answer_yes_no


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """The reader, the judge of sentences where there is one, and how sure an answer must be.

    `most` is how many passages are read; what was found beside them may still speak against it.
    """

    reader: Reader
    judge: SentenceJudge | None
    threshold: float
    most: int

    def answer(self, question: Question, ranked: Sequence[Evidence], clock: Clock) -> Answer:
        """Answer from evidence, best first, or abstain."""
        ranked = with_names(question, without_namesakes(question.names, ranked))
        evidence = self._read_of(ranked)
        if not evidence:
            return not_found(question, evidence)
        elder = elder_told(question, ranked)
        if elder is not None:
            return elder
        if question.kind is Kind.YES_NO:
            answer = answer_yes_no(question, evidence, self.reader, self.judge)
            clock.lap("read")
            return answer
        readings = read_evidence(question, evidence, self.reader, self.judge)
        clock.lap("read")
        values = without_unnamed(question, find_values(question, readings, evidence), ranked)
        groups = read_again(question, values, self.reader, self.judge, threshold=self.threshold)
        groups, told = without_other_stories(groups, ranked, threshold=self.threshold)
        read = self._read_of(told)
        unread = told[len(read) :]
        answer = decide(question, groups, read, unread, threshold=self.threshold)
        clock.lap("decide")
        return replace(answer, backend=f"extractive:{self.reader.name}")

    def _read_of(self, ranked: Sequence[Evidence]) -> list[Evidence]:
        """What is read of the evidence: the first passages of it."""
        return list(ranked[: how_many(passages_of(ranked), self.most)])
