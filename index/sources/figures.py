"""The pictures of a parsed page → their captions, as paragraphs where the pictures stood."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import re
from typing import Any

_CAPTION_CLASS = re.compile(
    r"(?:^|\s)(?:wp-caption-text|(?:(?:article|image|img|photo|picture|media)[-_]+)?captions?"
    r"(?:[-_]+text)?)(?:\s|$)",
    re.IGNORECASE,
)


def keep_captions(tree: Any) -> tuple[str, ...]:
    """Put each picture's caption in its place as a paragraph; return their texts."""
    captions: list[str] = []
    marked = [e for e in tree.iter() if e.tag == "figcaption" or _is_named_caption(e)]
    for caption in marked:
        text = " ".join("".join(caption.itertext()).split())
        picture = _picture_of(caption, text)
        parent = picture.getparent()
        if not text or parent is None or (captions and text in captions[-1]):
            continue
        paragraph = tree.makeelement("p", {})
        paragraph.text = text
        paragraph.tail, picture.tail = picture.tail, None
        parent.replace(picture, paragraph)
        captions.append(text)
    return tuple(dict.fromkeys(captions))


def _is_named_caption(element: Any) -> bool:
    """Whether a page that knows no `figcaption` marks an element as a caption by its class."""
    named = _CAPTION_CLASS.search(element.get("class", ""))
    return bool(named) and element.tag in ("p", "div", "span", "dd", "small", "em")


def _picture_of(caption: Any, text: str) -> Any:
    """The figure of a caption, or the element that holds it and a picture and nothing else."""
    for above in caption.iterancestors():
        if above.tag == "figure":
            return above
        if " ".join("".join(above.itertext()).split()) != text:
            break
        if any(True for _ in above.iter("img", "picture")):
            return above
    return caption
