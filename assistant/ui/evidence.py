"""A citation and its article to the card that shows the sentence in its paragraph."""

from __future__ import annotations

from assistant.addresses import short_address
from assistant.records import Citation
from assistant.ui.markup import article_href, esc
from assistant.when import show_day
from index.records import Article

_MOST_AROUND = 320


def card(citation: Citation, article: Article | None, *, support: bool = True) -> str:
    """Outlet, date, title, and the quote highlighted in its paragraph.

    Args:
        citation: What to show.
        article: Where it is from; None when it was removed since, and then the
            quote is shown alone.
        support: False for sentences that are merely near an abstained answer.
    """
    classes = "card" if support else "card near"
    head = (
        f'<span class="outlet">{esc(citation.outlet or short_address(citation.uri))}</span>'
        f'<span class="day">{esc(show_day(citation.published))}</span>'
    )
    number = f'<span class="number" aria-hidden="true">{citation.number}</span>' if support else ""
    gone = "" if article else '<p class="gone">This article is no longer in the index.</p>'
    body = in_paragraph(citation, article)
    label = f"Open {citation.title} at the quoted sentence"
    return (
        f'<article class="{classes}" data-card="{citation.number}">'
        f'<a class="open" href="{esc(article_href(citation))}" data-article '
        f'aria-label="{esc(label)}"></a>'
        f'<header>{number}{head}</header><h3 dir="auto">{esc(citation.title)}</h3>'
        f'<blockquote dir="auto">{body}</blockquote>{gone}</article>'
    )


def in_paragraph(citation: Citation, article: Article | None) -> str:
    """The paragraph around the quote, the quote marked; long ones are trimmed."""
    text = article.text if article else ""
    if article is None or text[citation.start : citation.end] != citation.quote:
        return f"<mark>{esc(citation.quote)}</mark>"
    first = text.rfind("\n", 0, citation.start) + 1
    last = text.find("\n", citation.end)
    last = len(text) if last < 0 else last
    before, after = text[first : citation.start], text[citation.end : last]
    if len(before) > _MOST_AROUND:
        before = "… " + before[-_MOST_AROUND:].partition(" ")[2]
    if len(after) > _MOST_AROUND:
        after = after[:_MOST_AROUND].rpartition(" ")[0] + " …"
    return f"{esc(before)}<mark>{esc(citation.quote)}</mark>{esc(after)}"
