# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question what the articles say about somebody or something in, the sentences that tell of it out.

No span answers it. A sentence tells of `Lind's deputy` where it has a deputy and Lind, or "her
deputy" after Lind was named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence import Sentence, cluster_of, sentence_after, sentences_of
from assistant.matching import Weights, in_text, stems_of
from assistant.records import Answer, Citation
from assistant.words import content_stems, root, tokenize
from index.records import Article, Hit

_ASKS = re.compile(
    r"^what (?:do|does) the articles? (?:say|tell|report) (?:about|of|on) (?P<what>[^?()]+?)"
    r"(?: \((?P<about>[^()]+)\))?\s*\??$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?P<owner>.+?)(?:['’]s|(?<=s)['’]) (?P<what>.+)$")
_THEY = re.compile(r"(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)
_EARLY = 8  # words before what a sentence is about
_ON_MATTER = 0.5  # share of what was talked of that the article of a mere noun must have
_ROOT = 5  # letters that a country and its people share
_MOST = 2  # sentences of one article, and articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is asked about: its words, whose it is, and what it was asked in connection with."""

    what: str
    owner: str = ""
    about: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own: `Ada Moe`, but not `the fine`."""
        return self.what[:1].isupper() or bool(self.owner)


def matter_of(question: str) -> Matter | None:
    """What a question wants the articles to tell of; None where it asks for something else."""
    match = _ASKS.match(question.strip())
    if match is None:
        return None
    owned = _OWNED.match(match["what"])
    if owned is None:
        return Matter(what=match["what"], about=match["about"] or "")
    return Matter(what=owned["what"], owner=owned["owner"], about=match["about"] or "")


def telling(matter: Matter, hits: Sequence[Hit]) -> list[Sentence]:
    """Sentences that tell of a matter, those of the best article first; empty where none does.

    Args:
        matter: What is asked about.
        hits: Found for it, those of the conversation's article first.
    """
    articles = list({hit.article.article_id: hit.article for hit in hits}.values())
    weights = Weights(f"- {matter.about} {matter.owner}", [article.text for article in articles])
    ranked: list[tuple[float, list[Sentence]]] = []
    for rank, article in enumerate(articles):
        on_matter = weights.coverage((f"{article.title} {article.text}", 1.0))
        found = list(_sentences(matter, article))
        if not found or (on_matter < _ON_MATTER and not matter.is_named):
            continue
        best = sorted(found, key=lambda s: (-_prominence(matter, s), s.start))[:_MOST]
        ranked.append((on_matter + _prominence(matter, best[0]) - 0.1 * rank, best))
    ranked.sort(key=lambda pair: -pair[0])
    shown: list[Sentence] = []
    clusters: set[str] = set()
    for _, sentences in ranked[: _MOST if matter.is_named else 1]:
        if cluster_of(sentences[0].article) not in clusters:
            clusters.add(cluster_of(sentences[0].article))
            shown += _in_order(sentences)
    return shown


def is_told_of(what: str, answer: Answer, articles: Mapping[str, Article]) -> bool:
    """Whether an answer rests on a sentence about what a follow-up brought up; a refusal on none.

    A name may stand before it in its article; for "the petition" the sentence itself must have it.
    """
    bare = re.sub(r"^(?:the|an?|his|her|its|their) ", "", what, flags=re.IGNORECASE)
    words, named = _roots(bare), bare[:1].isupper()

    def tells(citation: Citation) -> bool:
        article = articles[citation.article_id]
        before = f"{article.title} {article.text[: citation.end]}" if named else citation.quote
        held = _roots(before)
        return all(word in held or any(_alike(word, other) for other in held) for word in words)

    return any(map(tells, answer.citations))


def _alike(one: str, other: str) -> bool:
    """`Portugal` and `Portuguese`."""
    return len(one) >= _ROOT and one[:_ROOT] == other[:_ROOT]


def _in_order(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences as they stand in their article; one alone with what goes on about it."""
    if len(sentences) > 1:
        return sorted(sentences, key=lambda sentence: sentence.start)
    one = sentences[0]
    later = sentence_after(one)
    same = later is not None and "\n\n" not in one.article.text[one.end : later.start]
    return [one, later] if later and same and _THEY.match(later.text) else [one]


def _sentences(matter: Matter, article: Article) -> Iterator[Sentence]:
    """The sentences of an article that tell of a matter."""
    words = _roots(matter.what)
    owner = content_stems(tokenize(f"- {matter.owner}"))[-1:]
    theirs = re.compile(
        rf"\b(?:his|her|its|their) (?:[\w-]+ ){{0,2}}{re.escape(matter.what)}\b", re.IGNORECASE
    )
    for sentence in sentences_of(article):
        if not words or not words <= _roots(sentence.text):
            continue
        if not owner or in_text(owner[0], stems_of(sentence.text)):
            yield sentence
            continue
        before = f"{article.title} {article.text[: sentence.start]}"
        if theirs.search(sentence.text) and in_text(owner[0], stems_of(before)):
            yield sentence


def _roots(text: str) -> frozenset[str]:
    return frozenset(root(stem).removesuffix("e") for stem in content_stems(tokenize(f"- {text}")))


def _prominence(matter: Matter, sentence: Sentence) -> float:
    """How much a sentence is about a matter: most where it begins with it (0-1)."""
    words = _roots(matter.what)
    tokens = tokenize(sentence.text)
    at = next(
        (at for at, token in enumerate(tokens) if root(token.stem).removesuffix("e") in words),
        len(tokens),
    )
    return max(0.0, 1 - at / _EARLY)
