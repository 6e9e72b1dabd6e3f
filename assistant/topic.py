"""A conversation in, the article that it is about out, for questions that name nothing.

"How many passengers are affected?" is asked of the strike that was just spoken of, though no
word says so. Its article is read first, and others are believed less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.conversation import Exchange, last_turn
from assistant.dates import find_dates, is_date
from assistant.evidence import cluster_of
from assistant.findings import Group
from assistant.question import find_names
from assistant.records import Evidence
from assistant.said_of import matter_of
from assistant.words import content_stems, tokenize
from index.records import Article, Hit

_READ_FIRST = 4
_ENOUGH = 3
_ELSEWHERE = 0.5  # a question may also change the subject without naming the new one


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What was talked of: the words to look its article up with, and the names in them.

    `matters` are the words of each question that was asked, where there are enough of them to
    tell a matter; `home` is that article where it is known already.
    """

    query: str
    names: tuple[str, ...]
    matters: tuple[frozenset[str], ...] = ()
    home: Article | None = None


def talked_of(question: str, history: Sequence[Exchange]) -> Topic | None:
    """What the conversation is about; None where the question names what it is about itself.

    Args:
        question: As it stands after what it leaned on was put in.
        history: Earlier turns, oldest first. May be empty.
    """
    named = [name for name in find_names(question, skip_first=True) if not is_date(name)]
    before = last_turn(history)
    leads = named or any(m.is_explicit for m in find_dates(question))
    if before is None or (leads and matter_of(question) is None):
        return None
    query = f"{before.whole} {before.answer}".strip()
    asked = [frozenset(content_stems(tokenize(text))) for text, _ in history]
    return Topic(
        query=query,
        names=(*before.names, *before.answer_names),
        matters=tuple(words for words in asked if len(words) >= _ENOUGH),
    )


def home_first(hits: Sequence[Hit], found: Sequence[Hit], home: Article) -> list[Hit]:
    """The hits with the best of the conversation's article before all others.

    Args:
        hits: Found for the question.
        found: Found for the question and what was talked of.
        home: The article of the conversation.
    """
    own = [hit for hit in found if hit.article.article_id == home.article_id][:_READ_FIRST]
    seen = {hit.passage.passage_id for hit in own}
    return [*own, *(hit for hit in hits if hit.passage.passage_id not in seen)]


def believed(
    evidence: Sequence[Evidence], topic: Topic | None, home: Article | None
) -> list[Evidence]:
    """The evidence, that of other stories weighed less where the conversation has one.

    Another story is an article without any name that was spoken of, and without the words,
    all or all but one, of any question asked.
    """
    if topic is None or home is None:
        return list(evidence)
    return [
        item if _tells_of(item.article, topic, home) else replace(item, weight=_ELSEWHERE)
        for item in evidence
    ]


def without_other_stories(
    groups: Sequence[Group], evidence: Sequence[Evidence], *, threshold: float
) -> tuple[list[Group], list[Evidence]]:
    """Values and evidence of the conversation's story alone, where that gives what is shown.

    Another story disputes nothing: the passengers of the bridge are not those of the strike.
    """
    shown = next((group for group in groups if group.trust >= threshold), None)
    if shown is None or shown.best.evidence.weight < 1:
        return list(groups), list(evidence)
    kept = [group for group in groups if group.best.evidence.weight == 1]
    return kept, [item for item in evidence if item.weight == 1]


def _tells_of(article: Article, topic: Topic, home: Article) -> bool:
    if cluster_of(article) == cluster_of(home):
        return True
    told = f"{article.title} {article.text}"
    if any(name in told for name in topic.names):
        return True
    words = {token.stem for token in tokenize(told)} if topic.matters else set[str]()
    return any(len(matter - words) <= 1 for matter in topic.matters)
