"""Evidence in, an answer written by a language model out, every sentence checked first.

Text is shown claim by claim, and a claim only once its quote was found in the
passage it names and the sentence follows from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from assistant.abstain import not_found
from assistant.citations import CitationList, locate_quote
from assistant.errors import ModelUnavailable
from assistant.evidence import Sentence, independent, sentence_at
from assistant.prompts import REPLY_SCHEMA, render
from assistant.protocols import LLM
from assistant.question import Question
from assistant.records import Answer, AnswerValue, Evidence, Outcome, Usage
from assistant.replies import Claim, ReplyParser
from assistant.second_opinion import Checker
from assistant.support import is_supported
from assistant.usage import Meter
from index.records import Article
from index.sentences import split_sentences

_WHOLE, _PARTLY, _DISPUTED = 0.75, 0.6, 0.45
"""Confidence in an answer by how its check went; a model tells none that could be trusted."""
_MARKER = re.compile(r"\s*\[(?:passage\s+)?\d+\]", re.IGNORECASE)


def estimate_tokens(text: str) -> int:
    """Tokens of a text on the safe side: letters beyond ASCII take one each, or more."""
    return len(text.encode()) // 3 + 1


@dataclass
class _Draft:
    """What has passed the checks so far."""

    cited: CitationList = field(default_factory=CitationList)
    lines: list[str] = field(default_factory=list[str])
    articles: list[Article] = field(default_factory=list[Article])
    quoted: list[str] = field(default_factory=list[str])
    dropped: int = 0
    first: tuple[str, Sentence, Evidence] | None = None
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes answers with a language model."""

    llm: LLM
    timeout_s: float
    reply_tokens: int
    count_tokens: Callable[[str], int] = estimate_tokens
    """The model's own measure, where it is known."""
    checker: Checker | None = None
    """Reads the cited sentence once more, for the claim that answers the question."""

    def write(
        self, question: Question, evidence: Sequence[Evidence], meter: Meter | None = None
    ) -> Generator[str, None, Answer]:
        """Yield checked sentences, return the answer; the tokens used are added to `meter`.

        Raises:
            ModelUnavailable: The model failed, or nothing it said could be verified.
        """
        messages, shown = render(
            question,
            evidence,
            budget_tokens=self.llm.context_window - self.reply_tokens,
            count_tokens=self.count_tokens,
        )
        numbered = {item.number: item for item in shown}
        draft, parser = _Draft(), ReplyParser()
        for piece in self.llm.stream(messages, schema=REPLY_SCHEMA, timeout_s=self.timeout_s):
            if isinstance(piece, Usage):
                if meter is not None:
                    meter.calls.append(piece)
                continue
            for claim in parser.feed(piece):
                yield from _accept(claim, numbered, draft)
        reply = parser.finish()
        if not reply.answerable:
            return _named(not_found(question, shown), self.llm.name)
        if not draft.lines:
            raise ModelUnavailable("Nothing that the language model said could be verified.")
        if self.checker is not None and draft.first is not None:
            draft.instead = self.checker.instead(question, *draft.first)
        return _answer(question, draft, reply.short, self.llm.name)


def _accept(
    claim: Claim, numbered: dict[int, Evidence], draft: _Draft
) -> Generator[str, None, None]:
    item = numbered.get(claim.evidence)
    sentence = _quoted(claim, item) if item else None
    # A marker of the model's own would look like one of ours.
    said = " ".join(_MARKER.sub("", claim.text).split())
    told = [said[start:end] for start, end in split_sentences(said)]
    kept: list[str] = []
    if item is not None and sentence is not None:
        # What follows a sentence that is not supported may lean on it ("He ..."), so it goes, too.
        kept = list(takewhile(lambda one: is_supported(one, sentence, item), told))
    draft.dropped += max(1, len(told)) - len(kept)
    if item is None or sentence is None or not kept:
        return
    text = " ".join(kept)
    line = f"{text} [{draft.cited.cite(sentence)}]"
    yield line if not draft.lines else f" {line}"
    draft.lines.append(line)
    draft.first = draft.first or (text, sentence, item)
    draft.articles.append(item.article)
    draft.quoted.append(f"{text} {sentence.text}")


def _quoted(claim: Claim, item: Evidence) -> Sentence | None:
    """The sentence around the quote in the passage it names; None when it is not there."""
    found = locate_quote(claim.quote, item.passage.text)
    if found is None:
        return None
    start = item.passage.start
    return sentence_at(item.article, start + found[0], start + found[1])


def _answer(question: Question, draft: _Draft, short: str | None, name: str) -> Answer:
    citations, sources = draft.cited.citations(), len(independent(draft.articles))
    value = short.strip() if short else None
    # The bare value is held to the same rule: only what the shown text says.
    if value and not any(_states(quoted, value) for quoted in draft.quoted):
        value = None
    values: tuple[AnswerValue, ...] = ()
    if value:
        numbers = tuple(citation.number for citation in citations)
        values = (AnswerValue(text=value, citations=numbers, sources=sources),)
    return Answer(
        question=question.text,
        text=" ".join(draft.lines),
        short=value,
        outcome=Outcome.ANSWERED,
        citations=citations,
        confidence=_DISPUTED if draft.instead else _PARTLY if draft.dropped else _WHOLE,
        backend=name,
        values=values,
        sources=sources,
        notice=_notice(draft),
    )


def _notice(draft: _Draft) -> str | None:
    """What a reader of the answer should know about how it was checked."""
    said: list[str] = []
    if draft.dropped:
        count = draft.dropped
        left_out, was = ("1 sentence", "was") if count == 1 else (f"{count} sentences", "were")
        said.append(f"{left_out} of the model's reply could not be verified and {was} left out.")
    if draft.instead:
        said.append(f"The built-in reader reads “{draft.instead}” in the sentence cited first.")
    return " ".join(said) or None


def _states(text: str, value: str) -> bool:
    """Whether the value stands in the text as whole words: `5` is not in `2015`."""
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE) is not None


def _named(answer: Answer, name: str) -> Answer:
    return replace(answer, backend=name)
