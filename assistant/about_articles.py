"""Questions about the articles themselves in, answers from the catalogue out.

"When was it published?", "Who reported this?", "Which articles mention Idlib?" are not
to be read out of sentences: the catalogue knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import NO_FACT, abstained
from assistant.citations import CitationList
from assistant.compose import resolved_text, source_line, title_line
from assistant.dates import find_dates, show_day
from assistant.evidence import Sentence, independent, sentence_before, sentences_of
from assistant.matching import Weights, in_text, stems_of
from assistant.question import Kind, Question
from assistant.records import Answer, AnswerValue, Outcome
from assistant.restrict import asks_for_news
from assistant.said_of import matter_of, telling
from assistant.words import Token, content_stems, is_stop, tokenize
from index.records import Article, Hit

_KINDS = {Kind.PUBLISHED, Kind.REPORTED_BY, Kind.MENTIONS, Kind.GIST}
_ASKING = frozenset(
    content_stems(
        tokenize(
            "mention mentions discuss cover covers report reported reports published publish"
            " publication date written wrote posted outlet outlets source sources newspaper"
            " newspapers agency news story stories piece pieces list show find deal deals talk"
            " gist summary summarise summarize sum overview main point points give short brief"
            " speak refer contain interview interviews appear updated last website site media"
            " say says said state states stated claim claims claimed"
            " carry carried ran print printed paper papers magazine magazines journal journals"
            " come comes crop crops occur occurs"
            " obituary obituaries profile profiles feature features column columns editorial"
        )
    )
)


def is_about_articles(question: Question) -> bool:
    """Whether the catalogue answers, not the text."""
    return question.kind in _KINDS


def answer_about_articles(question: Question, hits: Sequence[Hit]) -> Answer:
    """Answer from titles, outlets and dates; each article cited by a sentence on the topic."""
    matter = matter_of(question.text)
    told = telling(matter, hits) if matter else []
    if told:
        return _told(question, told)
    if matter and (matter.owner or matter.about):
        return abstained(question, f"The articles{question.limits.show()} {NO_FACT}")
    news = asks_for_news(question.text)
    topic = [] if news else _topic(question)
    least = 1 / len(topic) if topic and _EITHER.search(question.text) else 0.99
    ranked = _articles_on(topic, hits, least)
    if _STATED.search(question.text):
        ranked = [(article, said) for article, best in ranked if (said := _stating(topic, best))]
    if not ranked:
        doing = "says this" if _STATED.search(question.text) else "deals with this"
        return abstained(question, f"No article{question.limits.show()} {doing}.")
    if question.kind is Kind.MENTIONS:
        return _listing(question, ranked, "mention this")
    if question.kind is Kind.REPORTED_BY:
        return _reporters(question, ranked)
    if question.kind is Kind.GIST:
        return _gist(question, [article for article, _ in ranked[: _MOST_TOLD if news else 1]])
    return _published(question, *ranked[0])


_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:articles?|reports?|stor(?:y|ies)|pieces?|interviews?)"
    r" (?:says?|said|states?|stated|claims?|claimed)\b",
    re.IGNORECASE,
)
"""What is asked for is said by a sentence, not touched upon by an article."""
_LEAST_STATED = 0.7  # share of the words asked about; names may stand in the sentence before


def _topic(question: Question) -> list[str]:
    """What the articles are to be about: neither words of asking nor their days."""
    return content_stems(_topic_words(question))


def _topic_words(question: Question) -> list[Token]:
    days = find_dates(question.text)
    return [
        token
        for token in question.tokens
        if not any(day.start <= token.start < day.end for day in days)
        and not is_stop(token.text)
        and token.stem not in _ASKING
    ]


def mentioned_words(question: Question) -> str:
    """The words that all articles are to be looked through for; empty where that isn't asked."""
    if question.kind is not Kind.MENTIONS or asks_for_news(question.text):
        return ""
    return " ".join(token.text for token in _topic_words(question))


def _articles_on(
    topic: Sequence[str], hits: Sequence[Hit], least: float
) -> list[tuple[Article, Sentence]]:
    """Articles that hold enough of the topic words, each with its best sentence."""
    scored: list[tuple[float, int, Article, Sentence]] = []
    numbers = [stem for stem in topic if stem[:1].isdigit()]
    articles = {hit.article.article_id: hit.article for hit in hits}
    bags = {
        article_id: stems_of(f"{article.title} {article.outlet or ''} {article.text}")
        for article_id, article in articles.items()
    }
    # A word that some article has as it is written is no other spelling of another one's.
    exact = {stem for stem in topic if any(stem in bag for bag in bags.values())}
    for rank, article in enumerate(articles.values()):
        bag = bags[article.article_id]
        held = [stem in bag if stem in exact else in_text(stem, bag) for stem in topic]
        share = sum(held) / len(topic) if topic else 1.0
        if numbers and not any(number in bag for number in numbers):
            continue  # who reported 31 dead is not who reported on the flood
        if share < least and not (share >= 0.6 and len(topic) >= 3):
            continue
        weights = Weights(" ".join(topic), [article.text])
        best = max(sentences_of(article), key=lambda s: (weights.coverage((s.text, 1.0)), -s.start))
        scored.append((-share, rank, article, best))
    scored.sort(key=lambda item: item[:2])
    return [(article, sentence) for _, _, article, sentence in scored]


def _stating(topic: Sequence[str], best: Sentence) -> Sentence | None:
    """The best sentence of an article, if it says what is asked, read with what precedes."""
    earlier = sentence_before(best)
    around = f"{best.article.title} {earlier.text if earlier else ''} {best.text}"
    bag = stems_of(around)
    held = sum(in_text(stem, bag) for stem in topic)
    return best if held >= _LEAST_STATED * len(topic) else None


def _listing(question: Question, ranked: Sequence[tuple[Article, Sentence]], doing: str) -> Answer:
    cited = CitationList()
    shown = ranked[:_MOST_LISTED]
    lines = [f"- {title_line(article)} {cited.marks([s])}" for article, s in shown]
    count = len(ranked)
    if count > len(shown):
        lines.append(f"and {count - len(shown)} more")
    head = f"{count} article{'s' if count > 1 else ''} {doing if count > 1 else 'mentions this'}:"
    titles = "; ".join(article.title for article, _ in shown)
    short = str(count) if _COUNT.search(question.text) else titles
    return _answer(question, "\n".join([head, *lines]), short, cited, [a for a, _ in ranked])


_COUNT = re.compile(r"\bhow many\b", re.IGNORECASE)
_MOST_LISTED = 30


def _reporters(question: Question, ranked: Sequence[tuple[Article, Sentence]]) -> Answer:
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


_WRITERS = re.compile(r"^who (?:wrote|has written)\b|\b(?:authors?|written by)\b", re.IGNORECASE)


def _writers(question: Question, signed: Sequence[tuple[Article, Sentence]]) -> Answer:
    """Who wrote the articles that name their authors."""
    cited = CitationList()
    names = ", ".join(dict.fromkeys(name for article, _ in signed for name in article.authors))
    marks = cited.marks(s for _, s in signed)
    lines = [f"- {title_line(article)}: {', '.join(article.authors)}" for article, _ in signed]
    text = "\n".join([f"{names} {marks}", "", *lines])
    return _answer(question, text, names, cited, [a for a, _ in signed])


_LEAD_SENTENCES, _LEAST_WORDS = 2, 8
_MOST_TOLD = 5


def _gist(question: Question, articles: Sequence[Article]) -> Answer:
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


def _told(question: Question, sentences: Sequence[Sentence]) -> Answer:
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


def _published(question: Question, article: Article, sentence: Sentence) -> Answer:
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
