"""A desk to the Gradio page: layout here, what events do in `events`."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import gradio as gr
from gradio import themes

from assistant.ui.tabs import add_tab, articles_tab, rendered, settings_tab

PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""How every event is declared: for this page alone, and never a spinner over the text."""
KEEP = cast("Any", gr.skip())
"""Leaves a component as it is."""
HEAD = (
    '<link rel="stylesheet" href="/ui/dateline.css"><link rel="icon" href="/ui/favicon.svg">'
    '<script src="/ui/dateline.js" defer></script>'
)
"""Our own style and script."""
_SANS = ("-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


def theme() -> themes.Base:
    """System fonts and no colour of its own: the style sheet sets those, light and dark."""
    return themes.Base(
        font=_SANS,
        font_mono=_MONO,
        primary_hue=themes.colors.stone,
        neutral_hue=themes.colors.stone,
        radius_size=themes.sizes.radius_sm,
    )


def event_data(event: gr.EventData) -> dict[str, Any]:
    """What a pressed button or a submitted form carried; untrusted, possibly empty."""
    data = getattr(event, "_data", None)
    return cast("dict[str, Any]", data) if isinstance(data, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The components that events read and write."""

    conversation: gr.State
    asking: gr.State
    masthead: gr.HTML
    welcome: gr.HTML
    past: gr.HTML
    live: gr.HTML
    scope: gr.HTML
    question: gr.Textbox
    new: gr.Button
    talks: gr.HTML
    search: gr.Textbox
    since: gr.Textbox
    until: gr.Textbox
    outlets: gr.Dropdown
    timeline: gr.HTML
    shelf: gr.HTML
    files: gr.File
    addresses: gr.Textbox
    add: gr.Button
    report: gr.HTML
    feed_url: gr.Textbox
    subscribe: gr.Button
    refresh: gr.Button
    feed_report: gr.HTML
    feeds: gr.HTML
    backend: gr.Dropdown
    model: gr.Textbox
    base_url: gr.Textbox
    test: gr.Button
    use: gr.Button
    backend_status: gr.HTML
    check: gr.Button
    repair: gr.Button
    health: gr.HTML


def build_layout(*, backend: str, model: str, base_url: str, settings_open: bool) -> Parts:
    """Lay the page out inside an open `gr.Blocks`.

    Args:
        backend: The backend in use, shown in the settings.
        model: Its model; may be empty.
        base_url: The address of its server; may be empty.
        settings_open: Whether the backend may be changed from the page.
    """
    given: dict[str, Any] = {"conversation": gr.State(None), "asking": gr.State(None)}
    with gr.Sidebar(elem_id="side", width=348, open=True):
        given["new"] = gr.Button("New conversation", elem_id="new", variant="secondary")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("History"):
                given["talks"] = rendered("talks")
            with gr.Tab("Articles"):
                given |= articles_tab()
            with gr.Tab("Add"):
                given |= add_tab()
            with gr.Tab("Settings"):
                given |= settings_tab(backend, model, base_url, is_open=settings_open)
    with gr.Column(elem_id="paper"):
        given["masthead"] = rendered("masthead")
        with gr.Column(elem_id="sheet"):
            given["welcome"] = rendered("welcome")
            given["past"] = rendered("past")
            given["live"] = rendered("live")
        with gr.Column(elem_id="composer"):
            given["scope"] = rendered("scope")
            given["question"] = gr.Textbox(
                elem_id="q",
                label="Your question",
                show_label=False,
                placeholder="Ask about the articles",
                container=False,
                max_lines=6,
                submit_btn="Ask",
                stop_btn=False,
                autofocus=True,
            )
    return Parts(**given)
