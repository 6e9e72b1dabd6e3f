"""A model's claim in, what the built-in reader reads instead in the cited sentence out.

The reader is asked the question over the cited passage alone. It overrules nobody: a
model often knows better, so that its word is shown, with the reader's beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.dates import When, find_dates, resolve
from assistant.evidence import Sentence
from assistant.protocols import Reader
from assistant.question import Expects, Question
from assistant.reading import read_evidence
from assistant.records import Evidence
from assistant.values import find_numbers, name_words, same_day, same_word
from assistant.words import fold, tokenize


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """The reader, with the least probability at which its word counts."""

    reader: Reader
    threshold: float

    def instead(
        self, question: Question, claim: str, sentence: Sentence, evidence: Evidence
    ) -> str | None:
        """The number, day or name that the reader is sure of and the claim does not tell.

        None where it is not sure, reads outside the cited sentence, or where the
        question asks for something that cannot be compared.
        """
        differs = _DIFFERS.get(question.expects)
        if differs is None:
            return None
        readings = [
            reading
            for reading in read_evidence(question, [evidence], self.reader)
            if reading.probability >= self.threshold
        ]
        best = max(readings, key=lambda reading: reading.probability, default=None)
        if best is None or not sentence.start <= best.start < sentence.end:
            return None
        return best.text if differs(best.text, claim, sentence) else None


def _numbers_differ(read: str, claim: str, _: Sentence) -> bool:
    mine = {number.value for number in find_numbers(read)}
    told = {number.value for number in find_numbers(claim)}
    return bool(mine and told) and not mine & told


def _days_differ(read: str, claim: str, sentence: Sentence) -> bool:
    mine, told = _days(read, sentence), _days(claim, sentence)
    return bool(mine and told) and not any(same_day(one, two) for one in mine for two in told)


def _days(text: str, sentence: Sentence) -> list[When]:
    reference = sentence.article.reference_date
    whens = (resolve(m, reference, sentence=sentence.text) for m in find_dates(text))
    return [when for when in whens if when is not None]


def _names_differ(read: str, claim: str, _: Sentence) -> bool:
    told = [fold(token.text) for token in tokenize(claim)]
    mine = name_words(read)
    return bool(mine) and not any(same_word(one, two) for one in mine for two in told)


_DIFFERS: dict[Expects, Callable[[str, str, Sentence], bool]] = {
    Expects.NUMBER: _numbers_differ,
    Expects.MONEY: _numbers_differ,
    Expects.DURATION: _numbers_differ,
    Expects.DATE: _days_differ,
    Expects.PERSON: _names_differ,
}
