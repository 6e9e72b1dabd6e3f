"""Untrusted text in, safe HTML out: the one place where strings become markup.

Articles, file names, questions and models are all untrusted. `gr.HTML` shows
what it is given, so every piece of text passes through `esc` on its way there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from assistant.records import Citation

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_MARKER = re.compile(r"\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")


def esc(text: object) -> str:
    """Escape for element content and for double-quoted attributes.

    Control and bidirectional-override characters are dropped: they cannot be
    seen and make a line read otherwise than it is stored.
    """
    return html.escape(_CONTROL.sub("", str(text)), quote=True)


def plain(message: object) -> str:
    """A message of ours, which may quote anything, its `commands` set apart."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", esc(message))


def article_href(citation: Citation) -> str:
    """Address of the article page, opened at the citation's sentence."""
    return article_path(citation.article_id, citation.start, citation.end)


def article_path(article_id: str, start: int | None = None, end: int | None = None) -> str:
    """Address of an article page; with offsets, the sentence to show."""
    place = f"?start={start}&end={end}#quote" if start is not None and end is not None else ""
    return f"/article/{quote(article_id, safe='')}{place}"


def marker(citation: Citation) -> str:
    """The small number in the text that opens its source."""
    label = f"Source {citation.number}: {citation.title}, {citation.outlet or 'outlet unknown'}"
    return (
        f'<a class="marker" href="{esc(article_href(citation))}" data-article '
        f'data-cite="{citation.number}" aria-label="{esc(label)}">{citation.number}</a>'
    )


def prose(text: str, citations: Mapping[int, Citation]) -> str:
    """Answer text as paragraphs, its `[1]` markers linked to their citations.

    Markdown images are dropped (they would tell another host who reads), and a
    marker without a citation is dropped too: a number that leads nowhere is
    worse than none.
    """
    clean = _IMAGE.sub("", text)
    blocks = [block for block in re.split(r"\n\s*\n|\n(?=- )", clean) if block.strip()]
    return "".join(f'<p dir="auto">{inline(block.strip(), citations)}</p>' for block in blocks)


def inline(text: str, citations: Mapping[int, Citation]) -> str:
    """One run of answer text with linked markers."""
    parts: list[str] = []
    at = 0
    for found in _MARKER.finditer(text):
        numbers = [int(number) for number in found.group(1).split(",")]
        before = text[at : found.start()]
        # A marker stays on the line of the word before it.
        parts.append(esc(before[:-1] + "\u00a0" if before.endswith(" ") else before))
        parts += [marker(citations[number]) for number in numbers if number in citations]
        at = found.end()
    parts.append(esc(text[at:]))
    return "".join(parts)
