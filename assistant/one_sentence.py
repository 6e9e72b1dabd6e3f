"""One sentence that settles a question in, the answer that cites it alone out."""

from __future__ import annotations

from assistant.citations import make_citation
from assistant.compose import source_line
from assistant.evidence import Sentence
from assistant.quotations import whole_quotation
from assistant.records import Answer, AnswerValue, Outcome


def told_by(sentence: Sentence, asked: str, short: str, text: str, *, confidence: float) -> Answer:
    """The answer that one sentence gives.

    Args:
        sentence: Cited as `[1]`, with the rest of a quotation that it begins or ends within.
        asked: The question.
        short: What answers it.
        text: What is shown, with its marks; the source is named behind it.
        confidence: How sure it is, 0 to 1.
    """
    return Answer(
        question=asked,
        text=text + source_line([sentence.article]),
        short=short,
        outcome=Outcome.ANSWERED,
        citations=(make_citation(1, whole_quotation(sentence)),),
        confidence=confidence,
        values=(AnswerValue(text=short, citations=(1,)),),
        sources=1,
    )
