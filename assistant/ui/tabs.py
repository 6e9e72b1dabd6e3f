"""The tabs of the sidebar as Gradio components, without what happens in them."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import Any, get_args

import gradio as gr

from assistant.settings import Backend

UPLOAD_TYPES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".eml",
    ".json", ".jsonl", ".csv", ".gz",
)  # fmt: skip
BUILT_IN = "extractive"
"""The backend that needs neither a model nor an address."""
_NAMES = {
    BUILT_IN: "The built-in reader",
    "openai": "A server that speaks OpenAI’s protocol",
    "ollama": "Ollama",
    "anthropic": "Anthropic",
    "llamacpp": "A model file, by llama.cpp",
    "transformers": "A model folder, by Transformers",
}

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


def rendered(name: str, **more: Any) -> gr.HTML:
    """An HTML area whose buttons and forms reach Python; labels are the HTML's own."""
    return gr.HTML("", elem_id=name, js_on_load=_DELEGATE, apply_default_css=False, **more)


def articles_tab() -> dict[str, Any]:
    """The corpus: its timeline, what limits questions to a part of it, the list."""
    parts: dict[str, Any] = {"timeline": rendered("timeline")}
    with gr.Column(elem_id="limits"):
        with gr.Row(elem_classes="pair"):
            parts["since"] = gr.Textbox(
                "", label="From", placeholder="e.g. 2020-01-31", min_width=80
            )
            parts["until"] = gr.Textbox("", label="To", placeholder="e.g. 2020-12", min_width=80)
        parts["outlets"] = gr.Dropdown(
            label="Outlets (all when empty)", choices=[], value=[], multiselect=True
        )
        _hint("Your questions are asked of these articles alone.")
    parts["search"] = gr.Textbox(
        "", label="Find in the list", placeholder="Title, outlet or address", elem_id="search"
    )
    parts["shelf"] = rendered("shelf")
    return parts


def add_tab() -> dict[str, Any]:
    """Files and addresses to add once, and feeds to read again and again."""
    parts: dict[str, Any] = {
        "files": gr.File(
            label="Files",
            file_count="multiple",
            file_types=list(UPLOAD_TYPES),
            height=150,
            elem_id="files",
        )
    }
    _hint("Text, Markdown, HTML, PDF, Word, mail, JSON or CSV.")
    parts["addresses"] = gr.Textbox(
        "",
        label="Web pages, one address a line",
        placeholder="https://",
        lines=2,
        max_lines=8,
        elem_id="addresses",
    )
    parts["add"] = gr.Button("Add to the index", variant="primary", elem_id="add")
    parts["report"] = rendered("report")
    _head("Feeds")
    parts["feed_url"] = gr.Textbox(
        "",
        label="Address of an RSS or Atom feed, or a sitemap",
        placeholder="https://",
        max_lines=1,
        elem_id="feed-url",
    )
    with gr.Row(elem_classes="pair"):
        parts["subscribe"] = gr.Button("Subscribe", min_width=90, elem_id="subscribe")
        parts["refresh"] = gr.Button("Refresh all", min_width=90, elem_id="refresh")
    parts["feed_report"] = rendered("feed-report")
    parts["feeds"] = rendered("feeds")
    return parts


def settings_tab(backend: str, model: str, base_url: str, *, is_open: bool) -> dict[str, Any]:
    """Who answers, and how the index is; `is_open` when the backend may be changed here."""
    served = backend != BUILT_IN
    parts: dict[str, Any] = {
        "backend": gr.Dropdown(
            label="Who answers",
            choices=_backends(backend),
            value=backend,
            interactive=is_open,
            elem_id="backend",
        ),
        "model": gr.Textbox(
            label="Model",
            value=model,
            placeholder="e.g. qwen2.5",
            interactive=is_open,
            visible=served,
            elem_id="model",
        ),
        "base_url": gr.Textbox(
            label="Address of the model server",
            value=base_url,
            placeholder="e.g. http://127.0.0.1:11434/v1",
            interactive=is_open,
            visible=served,
            elem_id="base_url",
        ),
    }
    _hint(
        "A key is read from DATELINE_API_KEY, never from this page."
        if is_open
        else "Set by whoever runs this server."
    )
    with gr.Row(elem_classes="pair"):
        parts["test"] = gr.Button("Test connection", min_width=90, elem_id="test")
        parts["use"] = gr.Button(
            "Use", min_width=60, variant="primary", interactive=is_open, elem_id="use"
        )
    parts["backend_status"] = rendered("backend-status")
    _head("The index")
    with gr.Row(elem_classes="pair"):
        parts["check"] = gr.Button("Check the index", min_width=90, elem_id="check")
        parts["repair"] = gr.Button("Repair", min_width=60, elem_id="repair")
    parts["health"] = rendered("health")
    if not is_open:
        gr.HTML(
            '<form method="post" action="/logout"><button type="submit" class="text-button">'
            "Log out</button></form>",
            apply_default_css=False,
            elem_classes="tab-head",
        )
    return parts


def _hint(text: str) -> None:
    gr.HTML(f'<p class="hint">{text}</p>', apply_default_css=False)


def _head(title: str) -> None:
    gr.HTML(f'<h2 class="kicker">{title}</h2>', apply_default_css=False, elem_classes="tab-head")


def _backends(chosen: str) -> list[tuple[str, str]]:
    """The backends by names that tell what they are; the one for tests only when it is in use."""
    names = [name for name in get_args(Backend) if name != "replay" or name == chosen]
    return [(backend_name(name), name) for name in names]


def backend_name(backend: str) -> str:
    """What people call it."""
    return _NAMES.get(backend, backend)
