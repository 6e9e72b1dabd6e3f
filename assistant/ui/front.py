"""What stands on the page before a question: masthead, welcome, list of conversations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.ui.conversations import Listed
from assistant.ui.markup import esc
from assistant.when import show_day
from index.records import Article


def masthead(articles: Sequence[Article]) -> str:
    """The name and, beneath it, what the articles span."""
    days = sorted(day for article in articles if (day := article.reference_date))
    count = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    span = (
        f'<span class="wide"> · {_span(days)}</span><span class="narrow"> · {_months(days)}</span>'
        if days
        else ""
    )
    return (
        '<header class="masthead"><h1 class="name">Dateline</h1>'
        f'<p class="strap">{count}{span}</p></header>'
    )


def welcome(articles: Sequence[Article], examples: Sequence[str]) -> str:
    """An invitation to ask, with questions that the articles answer, or to add articles."""
    if not articles:
        return (
            '<section class="welcome"><h2>No articles yet</h2><p>Open “Add” in the sidebar and '
            "choose files or give an address. Then ask, and every answer shows the sentences "
            'it rests on.</p><button type="button" class="solid" data-tab="Add">Add articles'
            "</button></section>"
        )
    asks = "".join(
        f'<li><button type="button" data-act="ask" data-question="{esc(q)}">{esc(q)}</button></li>'
        for q in examples
    )
    listed = f'<ul class="examples" aria-label="Example questions">{asks}</ul>' if asks else ""
    return (
        '<section class="welcome"><h2>What do you want to know?</h2><p>Answers come from the '
        "indexed articles alone, each with the sentence it rests on. When the articles don’t say, "
        f"neither does Dateline.</p>{listed}</section>"
    )


def conversation_list(conversations: Sequence[Listed], current: str | None) -> str:
    """Conversations to open, rename, export or delete."""
    if not conversations:
        return '<p class="empty">Conversations are kept here.</p>'
    return f'<ul class="talks">{"".join(_talk(c, current) for c in conversations)}</ul>'


def _talk(item: Listed, current: str | None) -> str:
    here = ' aria-current="true"' if item.conversation_id == current else ""
    title, key = esc(item.title), esc(item.conversation_id)
    return (
        f'<li{here}><button type="button" class="title" data-act="open" data-id="{key}">{title}'
        f'</button><details><summary aria-label="More about {title}">⋯</summary><div class="menu">'
        f'<form data-act="rename" data-id="{key}"><label>Title '
        f'<input name="title" value="{title}" maxlength="80" autocomplete="off"></label>'
        '<button type="submit" class="text-button">Rename</button></form>'
        f'<a href="/conversation/{key}.md" download>Export as Markdown</a>'
        f'<a href="/conversation/{key}.json" download>Export as JSON</a>'
        f'<button type="button" class="text-button" data-act="delete" data-id="{key}" '
        f'data-confirm="Delete “{title}”?">Delete</button></div></details></li>'
    )


def _span(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return esc(show_day(first))
    if (first.year, first.month) == (last.year, last.month):
        return esc(f"{first.day}–{show_day(last)}")
    return esc(f"{show_day(first)} – {show_day(last)}")


def _months(days: Sequence[date]) -> str:
    """The span by its months, short enough for a phone."""
    first, last = f"{days[0]:%b %Y}", f"{days[-1]:%b %Y}"
    return first if first == last else f"{first} – {last}"
