"""Articles out of the catalogue in, an answer about them out, a sentence of each cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import abstained
from assistant.citations import CitationList
from assistant.compose import resolved_text, source_line, title_line
from assistant.dates import show_day
from assistant.evidence import Sentence, independent, sentences_of
from assistant.question import Question
from assistant.records import Answer, AnswerValue, Outcome
from index.records import Article


def listing(
    question: Question, ranked: Sequence[tuple[Article, Sentence]], doing: tuple[str, str]
) -> Answer:
    """A line an article; `doing` heads them ("mentions this", "mention this"), by how many."""
    cited = CitationList()
    shown = ranked[:_MOST_LISTED]
    lines = [f"- {title_line(article)} {cited.marks([s])}" for article, s in shown]
    count = len(ranked)
    if count > len(shown):
        lines.append(f"and {count - len(shown)} more")
    head = f"{count} article{'s' if count > 1 else ''} {doing[count > 1]}:"
    titles = "; ".join(article.title for article, _ in shown)
    short = str(count) if _COUNT.search(question.text) else titles
    return _answer(question, "\n".join([head, *lines]), short, cited, [a for a, _ in ranked])


_COUNT = re.compile(r"\bhow many\b", re.IGNORECASE)
_MOST_LISTED = 30


def reporters(question: Question, ranked: Sequence[tuple[Article, Sentence]]) -> Answer:
    """The outlets of the articles, or their authors where those are asked for."""
    cited = CitationList()
    signed = [(article, s) for article, s in ranked if article.authors]
    if _WRITERS.search(question.text) and signed:
        return _writers(question, signed)
    named = [(article, s) for article, s in ranked if article.outlet]
    if not named:
        return abstained(question, "The articles on this do not say which outlet published them.")
    outlets = list(dict.fromkeys(article.outlet or "" for article, _ in named))
    marks = cited.marks(s for _, s in named)
    text = f"{', '.join(outlets)} {marks}\n\n" + "\n".join(
        f"- {title_line(article)}" for article, _ in named
    )
    return _answer(question, text, ", ".join(outlets), cited, [a for a, _ in named])


_WRITERS = re.compile(
    r"^who (?:wrote|has written)\b|\b(?:authors?|writers?|journalists?|reporters?|correspondents?"
    r"|written by)\b",
    re.IGNORECASE,
)


def _writers(question: Question, signed: Sequence[tuple[Article, Sentence]]) -> Answer:
    """Who wrote the articles that name their authors."""
    cited = CitationList()
    names = ", ".join(dict.fromkeys(name for article, _ in signed for name in article.authors))
    marks = cited.marks(s for _, s in signed)
    lines = [f"- {title_line(article)}: {', '.join(article.authors)}" for article, _ in signed]
    text = "\n".join([f"{names} {marks}", "", *lines])
    return _answer(question, text, names, cited, [a for a, _ in signed])


_LEAD_SENTENCES, _LEAST_WORDS = 2, 8
MOST_TOLD = 5
"""Reports told of where many are asked for."""


def gist(question: Question, articles: Sequence[Article]) -> Answer:
    """The headline and the sentences that a report begins with: its own summary.

    Of several reports each gives its first sentence.
    """
    cited = CitationList()
    lines: list[str] = []
    for article in articles:
        sentences = sentences_of(article)
        whole = [sentence for sentence in sentences if _is_told(sentence)] or sentences
        first = whole[: _LEAD_SENTENCES if len(articles) == 1 else 1]
        # Two sentences of one quotation are told as one.
        lead = {cited.cite(sentence): resolved_text(sentence) for sentence in first}
        lines.append(" ".join(f"{text} [{number}]" for number, text in lead.items()))
    best = articles[0]
    text = "\n\n".join([best.title, *lines, f"Source: {title_line(best)}."])
    if len(articles) > 1:
        text = "\n".join(f"- {line}" for line in lines)
    told = _answer(question, text, best.title, cited, articles)
    return replace(told, short=None, backend="extractive")


def told_of(question: Question, sentences: Sequence[Sentence]) -> Answer:
    """The sentences that tell of what is asked about, a line an article."""
    cited = CitationList()
    lines: dict[str, dict[int, str]] = {}
    for sentence in sentences:
        line = lines.setdefault(sentence.article.article_id, {})
        line[cited.cite(sentence)] = resolved_text(sentence)
    text = "\n\n".join(
        " ".join(f"{text} [{number}]" for number, text in line.items()) for line in lines.values()
    )
    articles = list({s.article.article_id: s.article for s in sentences}.values())
    first = resolved_text(sentences[0])
    text = f"{text}{source_line(articles)}"
    told = _answer(question, text, first, cited, articles)
    return replace(told, short=None, backend="extractive")


def _is_told(sentence: Sentence) -> bool:
    """Whether a sentence is whole: neither headline nor the line of a picture or a day."""
    text = sentence.text.strip()
    long = len(text.split()) >= _LEAST_WORDS
    return long and text.endswith((".", ".”", '."')) and text != sentence.article.title


def published(question: Question, article: Article, sentence: Sentence) -> Answer:
    """The day of an article, or why it has none."""
    cited = CitationList()
    if article.modified and re.search(r"\b(?:updated|modified|changed)\b", question.text):
        day = show_day(article.modified)
        text = f"{day} {cited.marks([sentence])}\n\n{title_line(article)}."
        return _answer(question, text, day, cited, [article])
    if article.published is None:
        about = ""
        if article.about_date is not None:
            about = f" It reports on events of about {show_day(article.about_date)}."
        reason = f"“{article.title}” shows no date of publication.{about}"
        return abstained(question, reason, [sentence])
    day = show_day(article.published)
    origin = f" (according to its {article.published_from.value})" if article.published_from else ""
    text = f"{day} {cited.marks([sentence])}\n\n{title_line(article)}{origin}."
    return _answer(question, text, day, cited, [article])


def _answer(
    question: Question, text: str, short: str, cited: CitationList, articles: Sequence[Article]
) -> Answer:
    sources = len(independent(articles))
    citations = cited.citations()
    numbers = tuple(citation.number for citation in citations)
    return Answer(
        question=question.text,
        text=text,
        short=short,
        outcome=Outcome.ANSWERED,
        citations=citations,
        confidence=0.9,
        backend="catalogue",
        values=(AnswerValue(text=short, citations=numbers, sources=sources),),
        sources=sources,
    )
