"""A question's names and days and its evidence in, passages that say what they are about out.

A report names the ship once and says "the ship" from there on, and that of June says "on Friday". A
passage read by itself has lost that name and that June; here they are put before the title, where
whoever reads the passage looks first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dates import DateMention, find_dates, is_date, resolve
from assistant.findings import Group
from assistant.places import is_nationality, is_place
from assistant.question import Kind, Question, find_names
from assistant.records import Evidence
from assistant.sentence_readings import is_named
from index.records import Article


def with_names(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with names and days asked about in the context of passages that lack them.

    Args:
        question: The question, analysed.
        evidence: Passages found; one that has the names, or whose article lacks them, is left. A
            day, month or year is that of the report where that appeared within it.
    """
    names = [name for name in question.names if not is_date(name)]
    days = [mention for mention in find_dates(question.text) if mention.year]
    if not (names or days):
        return list(evidence)
    return [_with_lost(names, days, item) for item in evidence]


def without_unnamed(
    question: Question, groups: Sequence[Group], evidence: Sequence[Evidence]
) -> list[Group]:
    """The values without those whose reports name nobody and nothing that others do name.

    Fifteen who died in another town, however sure the reading, are none of those on the Eva. What
    no report names may go by another name in all of them.

    Args:
        question: The question, analysed.
        groups: Values, strongest first.
        evidence: The passages found.
    """
    names = [n for n in question.names if not (is_date(n) or is_nationality(n) or is_place(n))]
    if question.kind is not Kind.VALUE or not names:
        return list(groups)
    articles = {item.article.article_id: item.article for item in evidence}.values()
    known = [name for name in names if any(_names(article, name) for article in articles)]
    naming = {
        article.article_id: article
        for article in articles
        if all(_names(article, name) for name in known)
    }

    def tells_of_them(article: Article) -> bool:
        return article.article_id in naming or any(
            _are_of_one_story(article, one) for one in naming.values()
        )

    if not naming:
        return list(groups)
    return [g for g in groups if any(tells_of_them(f.evidence.article) for f in g.findings)]


def _are_of_one_story(one: Article, other: Article) -> bool:
    """Whether two reports name so much in common that what one names the other may mean."""
    days = one.reference_date, other.reference_date
    if days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS_OF_ONE_STORY:
        return False
    mine, theirs = (
        {n for n in find_names(f"{a.title} {a.text} {a.outlet or ''}") if not is_date(n)}
        for a in (one, other)
    )
    return len(mine & theirs) >= _NAMES_OF_ONE_STORY


_NAMES_OF_ONE_STORY, _DAYS_OF_ONE_STORY = 3, 45


def _names(article: Article, name: str) -> bool:
    # Text by text: the words of an article's text are known from elsewhere.
    return any(is_named(name, text) for text in (article.text, article.title, article.outlet or ""))


def _with_lost(names: Sequence[str], days: Sequence[DateMention], item: Evidence) -> Evidence:
    passage = item.passage
    near = f"{passage.context} {passage.text}"
    lost = [
        name for name in names if not is_named(name, near) and is_named(name, item.article.text)
    ]
    lost += [day.text for day in days if day.text not in near and _appeared(item, day)]
    if not lost:
        return item
    context = f"{', '.join(lost)}: {passage.context}"
    return replace(item, passage=replace(passage, context=context))


def _appeared(item: Evidence, day: DateMention) -> bool:
    """Whether an article appeared in the month or year that is asked about, or on the day."""
    when, told = resolve(day, None), item.article.reference_date
    return when is not None and told is not None and when.first <= told <= when.last
