"""Feeds on the page: subscribed, listed, read again, forgotten."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.errors import DatelineError, SourceError
from assistant.ui import views
from assistant.ui.desk import Desk
from assistant.ui.handlers import updating
from assistant.ui.markup import esc
from assistant.ui.page import KEEP, PRIVATE, Parts, event_data
from assistant.ui.shelf import progress_view, report_view
from index.records import IngestReport


class FeedEvents:
    """What happens with the feeds of the index, which all who use it share."""

    def __init__(self, desk: Desk, parts: Parts, *, show_after: Callable[[Any], object]) -> None:
        """Connect the parts; `show_after` shows the articles anew after an event that adds some."""
        self._desk = desk
        shown = [parts.feed_report, parts.feeds, parts.feed_url, parts.subscribe, parts.refresh]
        one: dict[str, Any] = {**PRIVATE, "concurrency_id": "ingest", "concurrency_limit": 1}
        subscribe = gr.on(
            [parts.subscribe.click, parts.feed_url.submit],
            updating(self.subscribe), [parts.feed_url], shown, **one,
        )  # fmt: skip
        show_after(subscribe)
        show_after(parts.refresh.click(updating(self.refresh), None, shown, **one))
        parts.feeds.click(
            updating(self.unsubscribe), None, [parts.feed_report, parts.feeds],
            queue=False, **PRIVATE,
        )  # fmt: skip

    def listed(self) -> str:
        """The list as it is now, or why it cannot be read."""
        try:
            return feed_list(self._desk.assistant.feeds.urls())
        except DatelineError as error:
            return views.status(str(error), good=False)

    def subscribe(self, address: str) -> Iterator[tuple[Any, ...]]:
        """Keep a feed and read it at once, telling how far it is."""
        given = (address or "").strip()
        if not given:
            yield _ended(views.status("Give the address of a feed first.", good=False))
            return
        yield _going(progress_view(0, None, given))
        try:
            kept = self._desk.assistant.feeds.subscribe(given)
        except DatelineError as error:
            yield _ended(views.status(_told(error), good=False))
            return
        if kept is None:
            told = f"{given} is subscribed already. “Refresh all” reads what is new in it."
            yield _ended(views.status(told, good=True), address="")
            return
        yield from self._read([kept], before=f"Subscribed to {kept}.")

    def refresh(self) -> Iterator[tuple[Any, ...]]:
        """Read every feed and index what is new, telling how far it is."""
        try:
            urls = self._desk.assistant.feeds.urls()
        except DatelineError as error:
            yield _ended(views.status(str(error), good=False))
            return
        if not urls:
            yield _ended(views.status("There are no feeds yet: subscribe to one.", good=False))
            return
        yield _going(progress_view(0, None, ""))
        yield from self._read(urls, before="")

    def unsubscribe(self, event: gr.EventData) -> tuple[Any, ...]:
        """Forget the feed whose button was pressed; its articles stay."""
        data = event_data(event)
        if data.get("act") != "unsubscribe":
            return KEEP, KEEP
        url = str(data.get("url", ""))
        try:
            self._desk.assistant.feeds.unsubscribe(url)
        except DatelineError as error:
            return views.status(str(error), good=False), KEEP
        return views.status(f"No longer subscribed to {url}. Its articles stay.", good=True), (
            self.listed()
        )

    def _read(self, urls: list[str], *, before: str) -> Iterator[tuple[Any, ...]]:
        try:
            for news in self._desk.ingest(urls):
                if isinstance(news, IngestReport):
                    yield _ended(feed_report(news, urls, before=before), self.listed(), address="")
                else:
                    yield _going(progress_view(news.done, news.total, news.source))
        except DatelineError as error:
            told = f"{before} {error}".strip()
            yield _ended(views.status(told, good=False), self.listed())


def feed_list(urls: Sequence[str]) -> str:
    """The feeds, each with the button that forgets it."""
    if not urls:
        return '<p class="empty">No feeds yet. A feed is read when you subscribe and refresh.</p>'
    rows = "".join(
        f'<li><span dir="ltr">{esc(url)}</span>'
        f'<button type="button" class="icon" data-act="unsubscribe" data-url="{esc(url)}" '
        f'data-confirm="Unsubscribe from {esc(url)}? Its articles stay." '
        f'aria-label="Unsubscribe from {esc(url)}">×</button></li>'
        for url in urls
    )
    return f'<ul class="feeds" aria-label="Subscribed feeds">{rows}</ul>'


def feed_report(report: IngestReport, urls: Sequence[str], *, before: str) -> str:
    """What reading some feeds brought; that nothing is new is said in words."""
    head = views.status(before, good=True) if before else ""
    counts = report.counts
    if not any(counts[name] for name in ("added", "updated", "duplicates", "removed", "failed")):
        where = "the feed" if len(urls) == 1 else f"{len(urls)} feeds"
        return head + views.status(f"Nothing new in {where}.", good=True)
    return head + report_view(report)


def _told(error: DatelineError) -> str:
    if isinstance(error, SourceError):
        return f"“{error.source}” {error.reason}. You are not subscribed to it."
    return str(error)


def _going(told: str) -> tuple[Any, ...]:
    return told, KEEP, KEEP, gr.Button(interactive=False), gr.Button(interactive=False)


def _ended(told: str, listed: Any = KEEP, *, address: Any = KEEP) -> tuple[Any, ...]:
    return told, listed, address, gr.Button(interactive=True), gr.Button(interactive=True)
