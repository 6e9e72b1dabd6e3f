"""What a page shows when it is opened, before anything is typed or limited."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.ui import views
from assistant.ui.desk import Desk
from assistant.ui.feeds import FeedEvents
from assistant.ui.filled import Values
from assistant.ui.page import Parts
from assistant.ui.shelf import Scope, outlets_of, scope_line, shelf
from assistant.ui.timeline import timeline
from index.records import Article


class Opening:
    """The values of a page's areas as of now; what is the same for all is made once."""

    def __init__(self, desk: Desk, parts: Parts, feeds: FeedEvents) -> None:
        """Show what is on the desk in the parts."""
        self._desk = desk
        self._parts = parts
        self._feeds = feeds
        self._made: tuple[list[Article], Values] | None = None

    def values(self) -> Values:
        """What each area holds; the conversations are their owner's and come later."""
        articles = self._desk.articles()
        made = self._made
        if made is None or made[0] is not articles:
            made = self._made = articles, self._of(articles)
        invitation = views.invitation(self._desk, self._desk.known_examples())
        return {
            **made[1],
            self._parts.welcome: {"value": invitation},
            self._parts.feeds: {"value": self._feeds.listed()},
        }

    def outlets(self) -> Any:
        """The outlets to choose from: a choice that a page's own session lacks is refused."""
        return gr.Dropdown(choices=outlets_of(self._desk.articles()))

    def _of(self, articles: Sequence[Article]) -> Values:
        parts = self._parts
        return {
            parts.masthead: {"value": views.masthead(articles)},
            parts.timeline: {"value": timeline(articles)},
            parts.shelf: {"value": shelf(articles, scope=Scope())},
            parts.scope: {"value": scope_line(articles, Scope())},
            parts.outlets: {"choices": [(name, name) for name in outlets_of(articles)]},
        }
