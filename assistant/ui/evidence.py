"""An article's citations to the card that shows their sentences in its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.addresses import short_address
from assistant.records import Citation
from assistant.ui.markup import article_href, esc
from assistant.when import show_day
from index.records import Article

_MOST_AROUND = 320


def cards(
    citations: Sequence[Citation],
    find: Callable[[str], Article | None],
    *,
    support: bool = True,
) -> str:
    """One card an article, in the order in which they are first cited."""
    of_article: dict[str, list[Citation]] = {}
    for citation in citations:
        of_article.setdefault(citation.article_id, []).append(citation)
    return "".join(
        card(cited, find(article_id), support=support) for article_id, cited in of_article.items()
    )


def card(cited: Sequence[Citation], article: Article | None, *, support: bool = True) -> str:
    """Outlet, date, title, and the quotes highlighted in their paragraphs.

    Args:
        cited: What to show of one article; not empty.
        article: Where it is from; None when it was removed since, and then the
            quotes are shown alone.
        support: False for sentences that are merely near an abstained answer.
    """
    first = cited[0]
    classes = "card" if support else "card near"
    head = (
        f'<span class="outlet">{esc(first.outlet or short_address(first.uri))}</span>'
        f'<span class="day">{esc(show_day(first.published))}</span>'
    )
    alone = _number(first) if support and len(cited) == 1 else ""
    gone = "" if article else '<p class="gone">This article is no longer in the index.</p>'
    quotes = "".join(
        f'<blockquote dir="auto">{in_paragraph(group, article, numbered=support and not alone)}'
        "</blockquote>"
        for group in _by_paragraph(cited, article)
    )
    label = f"Open {first.title} at the quoted sentence"
    return (
        f'<article class="{classes}" data-card="{" ".join(str(c.number) for c in cited)}">'
        f'<a class="open" href="{esc(article_href(first))}" data-article '
        f'aria-label="{esc(label)}"></a>'
        f'<header>{alone}{head}</header><h3 dir="auto">{esc(first.title)}</h3>'
        f"{quotes}{gone}</article>"
    )


def in_paragraph(
    group: Sequence[Citation], article: Article | None, *, numbered: bool = False
) -> str:
    """The paragraph around quotes of it, each marked; what is long beside them is trimmed.

    Args:
        group: Quotes in the order of the text, none of which overlap.
        article: Where they are from.
        numbered: Whether each is told apart by its number, which opens the article at it.
    """
    marked = [_marked(citation, numbered=numbered) for citation in group]
    if article is None or not _is_held(group[0], article):
        return " ".join(marked)
    text = article.text
    first, last = _paragraph(group[0], article)
    before, after = text[first : group[0].start], text[group[-1].end : last]
    between = [text[one.end : other.start] for one, other in pairwise(group)]
    if len(before) > _MOST_AROUND:
        before = "… " + before[-_MOST_AROUND:].partition(" ")[2]
    if len(after) > _MOST_AROUND:
        after = after[:_MOST_AROUND].rpartition(" ")[0] + " …"
    gaps = [gap if len(gap) <= _MOST_AROUND else " … " for gap in between]
    return esc(before) + "".join(
        f"{quote}{esc(gap)}" for quote, gap in zip(marked, [*gaps, after], strict=True)
    )


def _by_paragraph(cited: Sequence[Citation], article: Article | None) -> list[list[Citation]]:
    """Quotes of one paragraph together; one that overlaps another, or is not there, is alone."""
    groups: list[list[Citation]] = []
    for citation in sorted(cited, key=lambda c: (c.start, c.end)):
        last = groups[-1] if groups else []
        if (
            article is not None
            and last
            and last[-1].end <= citation.start
            and _is_held(citation, article)
            and _is_held(last[-1], article)
            and _paragraph(last[-1], article) == _paragraph(citation, article)
        ):
            last.append(citation)
        else:
            groups.append([citation])
    return groups


def _paragraph(citation: Citation, article: Article) -> tuple[int, int]:
    first = article.text.rfind("\n", 0, citation.start) + 1
    last = article.text.find("\n", citation.end)
    return first, len(article.text) if last < 0 else last


def _is_held(citation: Citation, article: Article) -> bool:
    return article.text[citation.start : citation.end] == citation.quote


def _marked(citation: Citation, *, numbered: bool) -> str:
    quote = f"<mark>{esc(citation.quote)}</mark>"
    if not numbered:
        return quote
    label = f"Open the article at sentence {citation.number}"
    return (
        f'<a class="sentence" href="{esc(article_href(citation))}" data-article '
        f'aria-label="{esc(label)}">{_number(citation)}</a> {quote}'
    )


def _number(citation: Citation) -> str:
    return f'<span class="number" aria-hidden="true">{citation.number}</span>'
