"""Sentences of articles in, numbered citations out, each verified to be verbatim.

Nothing is repaired: a quote that is not in its article at its offsets is dropped,
for a guessed source is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.evidence import Sentence
from assistant.quotations import whole_quotation
from assistant.records import Answer, AnswerValue, Citation, Outcome
from index.records import Article


class CitationList:
    """Numbers citations from 1 in the order in which they are first used."""

    def __init__(self) -> None:
        """Start empty."""
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._sentences: list[Sentence] = []

    def cite(self, sentence: Sentence) -> int:
        """Return the number of a sentence, a new one on first use.

        One that begins or ends within a quotation is cited with the rest of it.
        """
        sentence = whole_quotation(sentence)
        key = (sentence.article.article_id, sentence.start, sentence.end)
        if key not in self._numbers:
            self._sentences.append(sentence)
            self._numbers[key] = len(self._sentences)
        return self._numbers[key]

    def marks(self, sentences: Iterable[Sentence]) -> str:
        """Markers such as `[1][3]` for the sentences, in ascending order."""
        numbers = sorted({self.cite(sentence) for sentence in sentences})
        return "".join(f"[{number}]" for number in numbers)

    def citations(self) -> tuple[Citation, ...]:
        """The citations, in order of their numbers."""
        return tuple(make_citation(i, s) for i, s in enumerate(self._sentences, 1))


def make_citation(number: int, sentence: Sentence) -> Citation:
    """Build the citation of a sentence; it quotes the article as it stands."""
    article = sentence.article
    return Citation(
        number=number,
        article_id=article.article_id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        uri=article.uri,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
    )


def in_marks(citation: Citation) -> str:
    """The quote on one line in quotation marks, but for one that has marks of its own."""
    quote = " ".join(citation.quote.split())
    return quote if re.search(r"[\"“”„«»]", quote) else f"“{quote}”"


def is_verbatim(citation: Citation, article: Article) -> bool:
    """Whether the quote stands in the article's text exactly where it says."""
    return (
        bool(citation.quote)
        and 0 <= citation.start < citation.end <= len(article.text)
        and article.text[citation.start : citation.end] == citation.quote
    )


def locate_quote(quote: str, text: str, start: int = 0) -> tuple[int, int] | None:
    """Find a quote in a text, blind to white space and the shape of quotation marks only.

    Returns:
        Offsets into `text` of the stretch that reads as the quote, or None. What is
        cited is then the text itself, so that a model's retyping never shows.
    """
    words = [re.escape(word) for word in quote.strip().strip("“”\"'‘’").split()]
    if not words:
        return None
    pattern = r"\s+".join(words)
    pattern = re.sub(r"[“”\"„]", '[“”"„]', pattern)
    pattern = re.sub(r"['’‘]", "['’‘]", pattern)
    pattern = re.sub(r"(?:\\-|–|—)", "[-–—]", pattern)
    match = re.compile(pattern).search(text, start)
    return match.span() if match else None


def keep_verbatim(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """Drop every citation that does not hold, and its marker; without any left, abstain.

    Args:
        answer: The answer about to leave.
        articles: The articles that it may cite, by id.
    """
    kept = _holding(answer.citations, articles)
    nearest = _holding(answer.nearest, articles)
    if len(kept) == len(answer.citations) and len(nearest) == len(answer.nearest):
        return answer
    if answer.citations and not kept:
        reason = "No quotation that supports an answer could be verified."
        return replace(
            answer, text=reason, short=None, outcome=Outcome.ABSTAINED, reason=reason,
            citations=(), values=(), sources=0, confidence=0.0, nearest=nearest,
        )  # fmt: skip
    numbers = {citation.number for citation in kept}
    text = re.sub(r"\[(\d+)\]", lambda m: m.group() if int(m[1]) in numbers else "", answer.text)
    return replace(answer, text=text, citations=kept, nearest=nearest)


def _holding(
    citations: tuple[Citation, ...], articles: Mapping[str, Article]
) -> tuple[Citation, ...]:
    return tuple(
        citation
        for citation in citations
        if citation.article_id in articles and is_verbatim(citation, articles[citation.article_id])
    )


def told_in(read: Answer, value: str, citation: Citation) -> Answer:
    """An answer anew: a value, and the one sentence that tells it."""
    return replace(
        read,
        text=f"{value} [1]\n\n{citation.quote} [1]",
        short=value,
        outcome=Outcome.ANSWERED,
        reason=None,
        citations=(replace(citation, number=1),),
        values=(AnswerValue(text=value, citations=(1,)),),
        sources=1,
        nearest=(),
    )
