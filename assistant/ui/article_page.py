"""An article and a quote's place to the page that shows it highlighted."""

from __future__ import annotations

from assistant.addresses import short_address, web_address
from assistant.ui.markup import esc
from assistant.when import show_day
from index.records import Article

_STYLE = '<link rel="icon" href="/ui/favicon.svg"><link rel="stylesheet" href="/ui/dateline.css">'


def article_fragment(article: Article, start: int | None = None, end: int | None = None) -> str:
    """The whole article as HTML, the characters from `start` to `end` marked.

    Offsets out of range mark nothing. The text is escaped piece by piece, so
    that offsets stay those of the stored text.
    """
    return (
        f'<article class="story"><p class="outlet">{esc(article.outlet or "Outlet unknown")}</p>'
        f'<h1 dir="auto">{esc(article.title)}</h1>{_byline(article)}'
        f'<div class="body" dir="auto">{_body(article.text, start, end)}</div>{_origin(article)}'
        "</article>"
    )


def article_page(article: Article, start: int | None = None, end: int | None = None) -> str:
    """A complete page, for readers who open the link in its own tab."""
    return page(article.title, article_fragment(article, start, end))


def page(title: str, body: str, *, style: str = _STYLE) -> str:
    """A complete page in the chat's style, with no script."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{esc(title)} · Dateline</title>"
        f'{style}</head><body class="plain-page"><main>{body}</main></body></html>'
    )


def _byline(article: Article) -> str:
    facts = [f"<time>{esc(show_day(article.published))}</time>"]
    if article.published is None and article.about_date:
        facts.append(f"reports on {esc(show_day(article.about_date))}")
    if article.modified and article.modified != article.published:
        facts.append(f"changed {esc(show_day(article.modified))}")
    facts += [esc(author) for author in article.authors]
    note = f'<p class="note">{esc(article.date_note)}</p>' if article.date_note else ""
    return f'<p class="byline">{" · ".join(facts)}</p>{note}'


def _body(text: str, start: int | None, end: int | None) -> str:
    marked = start is not None and end is not None and 0 <= start < end <= len(text)
    first, last = (start, end) if marked and start is not None and end is not None else (0, 0)
    paragraphs: list[str] = []
    at = 0
    anchored = False
    for line in text.split("\n"):
        stop = at + len(line)
        if line.strip():
            left, right = min(max(first, at), stop), min(max(last, at), stop)
            inner = esc(line)
            if left < right:
                anchor = "" if anchored else ' id="quote" tabindex="-1"'
                anchored = True
                inner = (
                    f"{esc(text[at:left])}<mark{anchor}>{esc(text[left:right])}</mark>"
                    f"{esc(text[right:stop])}"
                )
            paragraphs.append(f"<p>{inner}</p>")
        at = stop + 1
    return "".join(paragraphs)


def _origin(article: Article) -> str:
    address = web_address(article.canonical_url or article.uri)
    shown = (
        f'<a href="{esc(address)}" rel="noopener noreferrer nofollow" target="_blank">'
        f"{esc(address)}</a>"
        if address
        else esc(short_address(article.uri))
    )
    return f'<footer class="origin">Stored from {shown}</footer>'
