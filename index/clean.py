"""Draft → cleaned text, with title, outlet and captions told apart. Pure functions.

The order matters: characters first, then paragraphs, the header, page furniture,
quotation marks, captions and copies. What is removed is removed here, before any
offset is made; the raw original is the source's to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.bylines import Byline
from index.captions import Part, split_captions, take_labelled
from index.characters import repair_characters
from index.credits import find_credit_outlet
from index.draft import Draft
from index.furniture import drop_furniture, ends_sentence, is_furniture
from index.header import read_header
from index.language import guess_language
from index.letters import compile_latin
from index.paragraphs import split_paragraphs
from index.sentences import split_sentences
from index.spacing import turn_quotes

CLEANING_VERSION = 4
"""Grows whenever cleaning gives another text for the same source."""

_POINTER_SENTENCE = re.compile(r"(?:Read (?:more|also)|See also|Also read)\s*[:–—]\s")
_DATELINE_OUTLET = compile_latin(
    r"[A-Z][\w .,'’/-]{1,60}\((?P<outlet>AP|AFP|Reuters|Xinhua|UPI|TASS|ANSA|dpa|DPA|EFE|Kyodo|CNN|"
    r"BBC|VOA|CBS|IANS|PTI|ANI|Bloomberg)\)\s*[-–—]"
)
_MIN_REPEAT_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """An article's text as it will be cited, and what its opening lines told.

    `captions` are character ranges of `text`, each a whole paragraph.
    """

    text: str
    title: str
    outlet: str | None
    authors: tuple[str, ...]
    language: str | None
    captions: tuple[tuple[int, int], ...]
    bylines: tuple[Byline, ...]


def clean_article(draft: Draft) -> Cleaned:
    """Clean the text of a draft and complete its metadata from the text.

    Metadata that the draft brings wins over what the text seems to say. The
    text may come out empty; paragraphs are divided by one blank line.
    """
    title = _one_line(draft.title)
    marked = frozenset(filter(None, map(_one_line, draft.captions)))
    header = read_header(split_paragraphs(repair_characters(draft.text)), title, marked)
    paragraphs = [turn_quotes(p) for p in drop_furniture(list(header.body))]
    paragraphs = [text for p in paragraphs if (text := _drop_pointers(p))]
    paragraphs, labelled = take_labelled(paragraphs)
    known = labelled | marked
    parts = list(_without_repeats(part for text in paragraphs for part in _cut(text, known)))
    if not parts and title and _one_line(draft.text) == title:
        parts = [Part(text=title)]  # a flash: the headline is all there is
    text, captions = _join(parts)
    outlet = _one_line(draft.outlet) or header.outlet or _find_outlet(parts)
    return Cleaned(
        text=text,
        title=header.title or _title_from(text),
        outlet=outlet,
        authors=tuple(filter(None, map(_one_line, draft.authors))) or header.authors,
        language=draft.language or guess_language(text),
        captions=captions,
        bylines=header.bylines,
    )


def _one_line(text: str | None) -> str | None:
    """Tidy a piece of metadata; None when nothing is left of it."""
    return " ".join(repair_characters(text).split()) or None if text else None


def _drop_pointers(paragraph: str) -> str:
    """Take out sentences that only point to another article ("Read more: Why is …?")."""
    if not re.search(r"(?:Read|See|Also)\b", paragraph):
        return paragraph
    ranges = split_sentences(paragraph)
    pointers = [r for r in ranges if _POINTER_SENTENCE.match(paragraph, *r)]
    for start, end in reversed(pointers):
        paragraph = f"{paragraph[:start].rstrip()} {paragraph[end:].lstrip()}".strip()
    return paragraph


def _cut(paragraph: str, known: frozenset[str]) -> list[Part]:
    parts = split_captions(paragraph, known)
    if len(parts) == 1:
        return parts
    # What a caption was joined to may be furniture once it stands alone.
    return [part for part in parts if part.is_caption or not is_furniture(part.text)]


def _without_repeats(parts: Iterable[Part]) -> Iterable[Part]:
    """Drop what stands in the article already; short paragraphs and rows of figures may recur."""
    seen: set[str] = set()
    for part in parts:
        long = part.text.count(" ") + 1 >= _MIN_REPEAT_WORDS
        row = not ends_sentence(part.text) and any(map(str.isdigit, part.text))
        if part.text in seen and (part.is_caption or (long and not row)):
            continue
        seen.add(part.text)
        yield part


def _join(parts: list[Part]) -> tuple[str, tuple[tuple[int, int], ...]]:
    captions: list[tuple[int, int]] = []
    position = 0
    for part in parts:
        if part.is_caption:
            captions.append((position, position + len(part.text)))
        position += len(part.text) + 2
    return "\n\n".join(part.text for part in parts), tuple(captions)


def _find_outlet(parts: list[Part]) -> str | None:
    body = next((part.text for part in parts if not part.is_caption), "")
    dateline = _DATELINE_OUTLET.match(body)
    if dateline:
        return dateline["outlet"]
    return find_credit_outlet([part.text for part in parts if part.is_caption])


def _title_from(text: str) -> str:
    """The opening words, for an article that shows no headline."""
    ranges = split_sentences(text[:1000])
    if not ranges:
        return ""
    sentence = " ".join(text[slice(*ranges[0])].split())
    if len(sentence) <= 90:
        return sentence
    return sentence[:90].rsplit(" ", 1)[0] + " …"
