"""A desk to the Gradio page: layout here, what events do in `events`."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast, get_args

import gradio as gr
from gradio import themes

from assistant.settings import Backend

UPLOAD_TYPES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".eml",
    ".json", ".jsonl", ".csv", ".gz",
)  # fmt: skip
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""How every event is declared: for this page alone, and never a spinner over the text."""
KEEP = cast("Any", gr.skip())
"""Leaves a component as it is."""
HEAD = (
    '<link rel="stylesheet" href="/ui/dateline.css"><link rel="icon" href="/ui/favicon.svg">'
    '<script src="/ui/dateline.js" defer></script>'
)
_SANS = ("-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")

# Rendered buttons carry `data-act` and their arguments as `data-…`; a click or a
# submitted form hands these to Python. Questions go out as `submit`, all else as `click`.
_DELEGATE = """
const send = (data) => trigger(data.act === 'ask' ? 'submit' : 'click', data);
element.addEventListener('click', (e) => {
  const source = e.target.closest('[data-act]');
  if (source && source.tagName !== 'FORM' && element.contains(source)) send({...source.dataset});
});
element.addEventListener('submit', (e) => {
  const form = e.target.closest('form[data-act]');
  if (!form) return;
  e.preventDefault();
  send({...form.dataset, ...Object.fromEntries(new FormData(form))});
});
"""


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
    backend: gr.Dropdown
    model: gr.Textbox
    base_url: gr.Textbox
    test: gr.Button
    use: gr.Button
    backend_status: gr.HTML
    check: gr.Button
    repair: gr.Button
    health: gr.HTML


def rendered(name: str, **more: Any) -> gr.HTML:
    """An HTML area whose buttons and forms reach Python; labels are the HTML's own."""
    return gr.HTML("", elem_id=name, js_on_load=_DELEGATE, apply_default_css=False, **more)


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
                given |= _articles_tab()
            with gr.Tab("Add"):
                given |= _add_tab()
            with gr.Tab("Settings"):
                given |= _settings_tab(backend, model, base_url, is_open=settings_open)
    with gr.Column(elem_id="paper"):
        given["masthead"] = rendered("masthead")
        with gr.Column(elem_id="sheet"):
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
                max_length=2000,
                submit_btn="Ask",
                stop_btn=False,
                autofocus=True,
            )
    return Parts(**given)


def _articles_tab() -> dict[str, Any]:
    parts: dict[str, Any] = {"timeline": rendered("timeline")}
    with gr.Column(elem_id="limits"):
        with gr.Row(elem_classes="pair"):
            parts["since"] = gr.Textbox("", label="From", placeholder="2020-01-31", min_width=80)
            parts["until"] = gr.Textbox("", label="To", placeholder="2020-12", min_width=80)
        parts["outlets"] = gr.Dropdown(label="Outlets", choices=[], value=[], multiselect=True)
        gr.HTML(
            '<p class="hint">Questions draw on these articles alone.</p>', apply_default_css=False
        )
    parts["search"] = gr.Textbox(
        "", label="Find in the list", placeholder="Title, outlet or address", elem_id="search"
    )
    parts["shelf"] = rendered("shelf")
    return parts


def _add_tab() -> dict[str, Any]:
    return {
        "files": gr.File(
            label="Files",
            file_count="multiple",
            file_types=list(UPLOAD_TYPES),
            height=150,
            elem_id="files",
        ),
        "addresses": gr.Textbox(
            "",
            label="Web pages or feeds, one address a line",
            placeholder="https://",
            lines=2,
            max_lines=8,
            elem_id="addresses",
        ),
        "add": gr.Button("Add to the index", variant="primary", elem_id="add"),
        "report": rendered("report"),
    }


def _settings_tab(backend: str, model: str, base_url: str, *, is_open: bool) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "backend": gr.Dropdown(
            label="Who answers",
            choices=list(get_args(Backend)),
            value=backend,
            interactive=is_open,
            elem_id="backend",
        ),
        "model": gr.Textbox(
            label="Model", value=model, placeholder="qwen2.5", interactive=is_open, elem_id="model"
        ),
        "base_url": gr.Textbox(
            label="Address of the model server",
            value=base_url,
            placeholder="http://127.0.0.1:11434/v1",
            interactive=is_open,
            elem_id="base_url",
        ),
    }
    hint = (
        "A key is read from DATELINE_API_KEY, never from this page."
        if is_open
        else "Set by whoever runs this server."
    )
    gr.HTML(f'<p class="hint">{hint}</p>', apply_default_css=False)
    with gr.Row(elem_classes="pair"):
        parts["test"] = gr.Button("Test connection", min_width=90, elem_id="test")
        parts["use"] = gr.Button(
            "Use", min_width=60, variant="primary", interactive=is_open, elem_id="use"
        )
    parts["backend_status"] = rendered("backend-status")
    parts["health"] = rendered("health")
    with gr.Row(elem_classes="pair"):
        parts["check"] = gr.Button("Check the index", min_width=90, elem_id="check")
        parts["repair"] = gr.Button("Repair", min_width=60, elem_id="repair")
    return parts
