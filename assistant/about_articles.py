"""Questions about the articles themselves in, answers from the catalogue out.

"When was it published?", "Who reported this?", "Which articles mention Idlib?" are not
to be read out of sentences: the catalogue knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.abstain import NO_FACT, abstained
from assistant.catalogue_answers import (
    MOST_TOLD,
    gist,
    listing,
    published,
    reporters,
    told_of,
)
from assistant.dates import find_dates
from assistant.evidence import Sentence, names_outlet, sentence_before, sentences_of
from assistant.matching import Weights, in_text, stems_of
from assistant.question import Kind, Question
from assistant.records import Answer
from assistant.restrict import asks_for_news
from assistant.said_of import matter_of, telling
from assistant.words import Token, content_stems, is_stop, tokenize
from index.letters import compile_latin
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
            " journalist journalists reporter reporters correspondent run runs"
            " write author authors authored sign signed contribute contributed"
            " carry carried ran print printed paper papers magazine magazines journal journals"
            " come comes crop crops occur occurs bring brings brought"
            " correct corrects revise revises describe describes explain explains detail details"
            " number broadcaster broadcasters conversation"
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
        return told_of(question, told)
    if matter and (matter.owner or matter.about):
        return abstained(question, f"The articles{question.limits.show()} {NO_FACT}")
    news = asks_for_news(question.text)
    topic = [] if news else _topic(question)
    found = [hit.article for hit in hits]
    theirs = [article for article in found if _is_of_outlet(question.text, article.outlet)]
    ranked = _articles_on(topic, theirs or found, _least_share(topic, question))
    if _STATED.search(question.text):
        ranked = [(article, said) for article, best in ranked if (said := _stating(topic, best))]
    if not ranked:
        doing = "says this" if _STATED.search(question.text) else "deals with this"
        return abstained(question, f"No article{question.limits.show()} {doing}.")
    if question.kind is Kind.MENTIONS:
        return listing(question, ranked, ("mentions this", "mention this"))
    if question.kind is Kind.REPORTED_BY:
        return reporters(question, ranked)
    if question.kind is Kind.GIST:
        return gist(question, [article for article, _ in ranked[: MOST_TOLD if news else 1]])
    return published(question, *ranked[0])


def _is_of_outlet(question: str, outlet: str | None) -> bool:
    """Whether articles of an outlet are asked for: "which Tidings report is about the ships?"."""
    of = _OF_OUTLET.search(question)
    return of is not None and names_outlet(f"the {of['outlet']}", outlet)


_OF_OUTLET = compile_latin(
    r"\b(?:[Ww]hich|[Ww]hat|[Tt]he) (?P<outlet>[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*)*?)(?:['’]s?)? "
    r"(?:articles?|reports?|stor(?:y|ies)|pieces?|interviews?)\b"
)


def answer_by_author(question: Question, author: str, signed: Sequence[Article]) -> Answer:
    """Answer which articles somebody wrote, all or those on what the question names besides.

    Args:
        question: One that `author_asked` finds an author in.
        author: That author's name as asked.
        signed: The articles that somebody of this name signed.
    """
    own = set(content_stems(tokenize(author))) | _WHICH_OF_THEM
    topic = [stem for stem in _topic(question) if stem not in own]
    ranked = _articles_on(topic, signed, _least_share(topic, question))
    if not ranked:
        limits = question.limits.show()
        missing = f"by {author} deals with this" if signed else f"names {author} as its author"
        return abstained(question, f"No article{limits} {missing}.")
    names = dict.fromkeys(name for article, _ in ranked for name in article.authors)
    by = author if len(names) > 1 else next(iter(names))
    return listing(question, ranked, (f"is by {by}", f"are by {by}"))


_WHICH_OF_THEM = frozenset(
    content_stems(tokenize("first last latest earliest newest recent recently week month year"))
)
"""Words for the time of an article, of which its text says nothing."""


def _least_share(topic: Sequence[str], question: Question) -> float:
    """The share of the words asked about that an article must hold."""
    return 1 / len(topic) if topic and _EITHER.search(question.text) else 0.99


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
        and not (question.kind in _OF_ONE and token.stem in _PUT_OUT)
    ]


_OF_ONE = {Kind.PUBLISHED, Kind.REPORTED_BY}
_PUT_OUT = frozenset(content_stems(tokenize("put filed aired broke broadcast")))
"""How an article came out; what else was put out or broke may be what articles mention."""


def mentioned_words(question: Question) -> str:
    """The words that all articles are to be looked through for; empty where that isn't asked."""
    if question.kind is not Kind.MENTIONS or asks_for_news(question.text):
        return ""
    return " ".join(token.text for token in _topic_words(question))


def _articles_on(
    topic: Sequence[str], found: Iterable[Article], least: float
) -> list[tuple[Article, Sentence]]:
    """Articles that hold enough of the topic words, each with its best sentence."""
    scored: list[tuple[float, float, int, Article, Sentence]] = []
    numbers = [stem for stem in topic if stem[:1].isdigit()]
    articles = {article.article_id: article for article in found}
    bags = {
        article_id: stems_of(f"{article.title} {article.outlet or ''} {article.text}")
        for article_id, article in articles.items()
    }
    # A word that some article has as it is written is no other spelling of another one's.
    exact = {stem for stem in topic if any(stem in bag for bag in bags.values())}
    # Many mention LibriVox; its rare name in a headline tells which is about it.
    rarity = Weights(" ".join(topic), [article.text for article in articles.values()])
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
        headed = round(rarity.coverage((article.title, 1.0)), 1)
        scored.append((-share, -headed, rank, article, best))
    scored.sort(key=lambda item: item[:3])
    return [(article, sentence) for *_, article, sentence in scored]


def _stating(topic: Sequence[str], best: Sentence) -> Sentence | None:
    """The best sentence of an article, if it says what is asked, read with what precedes."""
    earlier = sentence_before(best)
    around = f"{best.article.title} {earlier.text if earlier else ''} {best.text}"
    bag = stems_of(around)
    held = sum(in_text(stem, bag) for stem in topic)
    return best if held >= _LEAST_STATED * len(topic) else None
