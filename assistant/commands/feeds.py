"""`dateline feed`: the feeds that an index is kept up to date with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.context import put, session_of, tell

if TYPE_CHECKING:
    from index.sources.subscriptions import Subscriptions

app = typer.Typer(help="Keep the index up to date with feeds and sitemaps.", no_args_is_help=True)


@app.command()
def add(
    context: typer.Context,
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="RSS, Atom or sitemap.")],
) -> None:
    """Add feeds; `dateline feed refresh` then reads them.

    Example: dateline feed add https://example.org/rss.xml
    """
    feeds = _subscriptions(context)
    for url in urls:
        put(f"added: {url}" if feeds.add(url) else f"there already: {url}")


@app.command("list")
def show(context: typer.Context) -> None:
    """List the feeds, one a line.

    Example: dateline feed list
    """
    for url in _subscriptions(context).urls():
        put(url)


@app.command()
def remove(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="As `list` shows it.")],
) -> None:
    """Remove a feed; the articles that came from it stay.

    Example: dateline feed remove https://example.org/rss.xml
    """
    if not _subscriptions(context).remove(url):
        hint = session_of(context).told("see `dateline feed list`")
        tell(f"dateline: {url} is not among the feeds; {hint}")
        raise typer.Exit(1)
    put(f"removed: {url}")


@app.command()
def refresh(context: typer.Context) -> None:
    """Read all feeds and index what is new in them.

    Example: dateline feed refresh
    """
    from assistant.commands.library import ingest

    urls = _subscriptions(context).urls()
    if not urls:
        none = "There are no feeds; add one with `dateline feed add URL`."
        tell(session_of(context).told(none))
        return
    ingest(context, urls)


def _subscriptions(context: typer.Context) -> Subscriptions:
    from assistant.settings import Settings
    from index.sources.subscriptions import Subscriptions

    chosen = session_of(context).index_dir
    return Subscriptions(chosen or Settings.load().index_dir)
