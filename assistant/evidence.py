"""Hits in, numbered evidence out: one passage a copy cluster, spread over articles when asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.places import is_place
from assistant.question import Kind, Question
from assistant.records import Evidence
from assistant.report_days import told_on
from index.letters import CAPITALS
from index.records import Article, Hit, Passage, PassageKind
from index.sentences import split_sentences

_SPREAD = {Kind.LIST, Kind.COMPARISON, Kind.MENTIONS, Kind.REPORTED_BY}


def select_evidence(hits: Sequence[Hit], question: Question, *, limit: int) -> list[Evidence]:
    """Choose and number what is read, best first.

    Args:
        hits: Ranked by the retriever. May be empty.
        question: A question for several articles gets at most two passages of each.
        limit: Passages at most.
    """
    named = [hit for hit in hits if names_outlet(question.text, hit.article.outlet)]
    hits = told_on(question, named or hits)
    most = 2 if question.kind in _SPREAD else limit
    per_article: defaultdict[str, float] = defaultdict(float)
    seen: set[str] = set()
    chosen: list[Hit] = []
    for hit in hits:
        # Copies of an agency story agree word for word: reading one of them is enough.
        words = " ".join(hit.passage.text.split()).casefold()
        if words in seen or per_article[hit.article.article_id] >= most:
            continue
        seen.add(words)
        per_article[hit.article.article_id] += _size(hit.passage)
        chosen.append(hit)
    return [
        Evidence(
            number=number,
            passage=hit.passage,
            article=hit.article,
            score=hit.score,
            similarity=hit.similarity,
        )
        for number, hit in enumerate(chosen[: how_many([hit.passage for hit in chosen], limit)], 1)
    ]


def how_many(passages: Sequence[Passage], most: int) -> int:
    """How many of some passages, best first, make up `most` whole ones.

    A caption or a bare heading is found by its article's title and tells next to nothing: an
    article with many pictures would be read by their captions alone.
    """
    left, count = float(most), 0
    for passage in passages[: 2 * most]:  # each takes its time, however short
        if left <= 0:
            break
        left -= _size(passage)
        count += 1
    return count


def _size(passage: Passage) -> float:
    return _SLIGHT_SHARE if is_slight(passage) else 1.0


def is_slight(passage: Passage) -> bool:
    """Whether a passage is a caption or a bare heading."""
    short = _CAPTION if passage.kind is PassageKind.CAPTION else _HEADING
    return len(passage.text) < short


_CAPTION, _HEADING = 120, 60  # characters below which a passage tells next to nothing
_SLIGHT_SHARE = 0.25  # how much of a whole passage such a one counts


def names_outlet(question: str, outlet: str | None) -> bool:
    """Whether a question names this outlet: `Voice of America (VOA)` by either name.

    "The Tidings" is the `Lowmark Tidings`, but not where somebody told the Tidings something:
    any outlet may report that. "The news" is no name of `Lowmark news`, nor "the Vik fire" one of
    `Voice of Vik`.
    """
    forms = [form.strip() for form in re.split(r"[()]", outlet or "") if form.strip()]
    if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", question) for form in forms):
        return True
    return any(
        re.search(rf"(?<!told )(?<!tell )\b[Tt]he {re.escape(short)}(?!\w| [{CAPITALS}])", question)
        for short in _shorter(outlet or "")
    )


def _shorter(outlet: str) -> list[str]:
    """What an outlet is called for short: the `Oslo Times`, but no city that its name ends with."""
    words = outlet.split()
    return [
        " ".join(words[at:])
        for at in range(1, len(words))
        if words[at][:1].isupper() and not words[at - 1].islower()
        if not (at == len(words) - 1 and is_place(words[at]))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article at `article.text[start:end]`."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.article.text[self.start : self.end]


@lru_cache(maxsize=256)
def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(split_sentences(text))


def sentences_of(article: Article, start: int = 0, end: int | None = None) -> list[Sentence]:
    """Sentences that touch `[start, end)` of the article, in order."""
    stop = len(article.text) if end is None else end
    return [
        Sentence(article=article, start=first, end=last)
        for first, last in _ranges(article.text)
        if first < stop and last > start
    ]


def sentence_at(article: Article, start: int, end: int) -> Sentence:
    """The sentence, or run of sentences, that holds `[start, end)`."""
    touched = sentences_of(article, start, end)
    if not touched:
        return Sentence(article=article, start=start, end=end)
    return Sentence(
        article=article, start=min(touched[0].start, start), end=max(touched[-1].end, end)
    )


def sentence_before(sentence: Sentence) -> Sentence | None:
    """The sentence before, which a pronoun may refer to; None at the start."""
    earlier = sentences_of(sentence.article, 0, sentence.start)
    return earlier[-1] if earlier else None


def text_before(sentence: Sentence) -> str:
    """The sentence before, as text; empty at the article's start."""
    before = sentence_before(sentence)
    return before.text if before else ""


def sentence_after(sentence: Sentence) -> Sentence | None:
    """The sentence after, which may go on or take back; None at the end."""
    later = sentences_of(sentence.article, sentence.end)
    return later[0] if later else None


def passage_sentences(evidence: Evidence) -> list[Sentence]:
    """Sentences of one passage of evidence."""
    return sentences_of(evidence.article, evidence.passage.start, evidence.passage.end)


def cluster_of(article: Article) -> str:
    """What counts as one text: a copy cluster, else the article itself."""
    return article.cluster_id or article.article_id


def independent(articles: Iterable[Article]) -> list[Article]:
    """The articles that are sources of their own, in the order given.

    Each is from another outlet than those before it, and no copy of them: what one paper
    reports twice it doesn't corroborate. Where the outlet is unknown, the text alone counts.
    """
    taken: set[str] = set()
    kept: list[Article] = []
    for article in articles:
        marks = {f"text {cluster_of(article)}", *_outlet_marks(article)}
        if not marks & taken:
            kept.append(article)
            taken |= marks
    return kept


def same_outlet(one: Article, other: Article) -> bool:
    """Whether two articles are known to be from one outlet."""
    return bool(_outlet_marks(one) & _outlet_marks(other))


def _outlet_marks(article: Article) -> set[str]:
    """The outlet, as it is compared: `The Daily Post` and `Daily Post` are one. None if unknown."""
    outlet = " ".join((article.outlet or "").casefold().split()).removeprefix("the ")
    return {f"outlet {outlet}"} if outlet else set()


def by_passage(evidence: Iterable[Evidence]) -> dict[str, Evidence]:
    """Evidence by passage id."""
    return {item.passage.passage_id: item for item in evidence}


def passages_of(evidence: Iterable[Evidence]) -> list[Passage]:
    """The passages of the evidence, in order."""
    return [item.passage for item in evidence]
