"""Article → passages: whole sentences, at most as long as the embedder reads.

A passage ends with a paragraph where it can, with a sentence where it must, and
inside a sentence only when that sentence alone is too long. A caption is a
passage of its own. No character but white space is left out, none is in two
passages.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.records import Article, Passage, PassageKind
from index.sentences import split_sentences

_GAP = re.compile(r"\n\s*\n\s*")
_PIECE = re.compile(r"\S{1,48}\s*")
_CLAUSE_END = re.compile(r"[,;:–—)]\s*\Z")
_HEADING_WORDS = 12
_TITLE_CHARACTERS = 200
_CHARACTERS_A_TOKEN = 12  # a text that is denser is no prose


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A sentence, or a piece of one that is too long."""

    start: int
    end: int
    tokens: int
    opens_paragraph: bool
    is_heading: bool = False


def cut_passages(
    article: Article, *, count_tokens: Callable[[str], int], max_tokens: int
) -> list[Passage]:
    """Cut an article into passages, in the order of its text.

    Args:
        article: Its `text` is cut; title and date become each passage's context.
        count_tokens: Number of tokens the embedder makes of a text, special ones aside.
        max_tokens: Tokens of a passage at most, its context aside; at least 1.

    Returns:
        Passages with `article.text[p.start:p.end] == p.text`; none for blank text.
        Ids depend on the article, the text and the context alone, so an unchanged
        passage keeps its id when others change.
    """
    if max_tokens < 1:
        raise ValueError("max_tokens must be at least 1")
    context = describe_context(article)
    seen: Counter[str] = Counter()
    passages: list[Passage] = []
    for start, end, kind in _regions(article):
        units = list(_units(article.text, start, end, count_tokens, max_tokens))
        for first, last in _pack(units, max_tokens):
            text = article.text[first:last]
            key = f"{article.article_id}\0{kind}\0{context}\0{text}"
            seen[key] += 1
            digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()
            passages.append(
                Passage(
                    passage_id=digest[:24],
                    article_id=article.article_id,
                    ordinal=len(passages),
                    start=first,
                    end=last,
                    text=text,
                    context=context,
                    kind=kind,
                )
            )
    return passages


def describe_context(article: Article) -> str:
    """Title and date of an article in a line that is searched with its passages.

    A date the article is only about is marked, so that it cannot pass for the
    day of publication.
    """
    title = article.title.strip()
    if len(title) > _TITLE_CHARACTERS:
        title = title[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + " …"
    parts = [title if title.endswith((".", "?", "!", "…")) or not title else f"{title}."]
    day = article.published or article.about_date
    if day:
        written = f"{day.day} {day:%B %Y}."
        parts.append(written if article.published else f"About {written}")
    return " ".join(part for part in parts if part)


def _regions(article: Article) -> Iterator[tuple[int, int, PassageKind]]:
    """The text's stretches of body and of captions, in order."""
    position = 0
    for start, end in article.captions:
        yield position, start, PassageKind.BODY
        yield start, end, PassageKind.CAPTION
        position = end
    yield position, len(article.text), PassageKind.BODY


def _units(
    text: str, start: int, end: int, count_tokens: Callable[[str], int], max_tokens: int
) -> Iterator[_Unit]:
    for left, right in _paragraphs(text, start, end):
        paragraph = text[left:right]
        heading = len(paragraph.split()) <= _HEADING_WORDS and paragraph[-1] not in ".!?…”\"’'。)"
        opens = True
        for a, b in split_sentences(paragraph):
            pieces = [(left + a, left + b)]
            tokens = _weigh(paragraph[a:b], count_tokens)
            if tokens > max_tokens:
                pieces = list(_cut_sentence(text, left + a, left + b, count_tokens, max_tokens))
            for first, last in pieces:
                if len(pieces) > 1:
                    tokens = _weigh(text[first:last], count_tokens)
                yield _Unit(
                    start=first, end=last, tokens=tokens, opens_paragraph=opens, is_heading=heading
                )
                opens = False


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for gap in _GAP.finditer(text, start, end):
        if text[position : gap.start()].strip():
            yield position, gap.start()
        position = gap.end()
    if text[position:end].strip():
        yield position, end


def _pack(units: list[_Unit], max_tokens: int) -> Iterator[tuple[int, int]]:
    """Join units into ranges of about equal length, none longer than `max_tokens`."""
    total = sum(unit.tokens for unit in units)
    # Filling each to the brim would leave a crumb at the end: share evenly instead.
    target = total / -(-total // max_tokens) if total else 0
    current: list[_Unit] = []
    size = 0
    for unit in units:
        full = size + unit.tokens > max_tokens
        enough = unit.opens_paragraph and size >= 0.8 * target
        if current and (full or enough):
            carried = _trailing_headings(current)
            if full and sum(u.tokens for u in carried) + unit.tokens > max_tokens:
                carried = []
            kept = current[: len(current) - len(carried)]
            if kept:
                yield kept[0].start, kept[-1].end
                current, size = carried, sum(u.tokens for u in carried)
        current.append(unit)
        size += unit.tokens
    if current:
        yield current[0].start, current[-1].end


def _trailing_headings(units: list[_Unit]) -> list[_Unit]:
    """Headings at the end: they belong with what follows them."""
    count = 0
    for unit in reversed(units):
        if not unit.is_heading:
            break
        count += 1
    return units[len(units) - count :]


def _cut_sentence(
    text: str, start: int, end: int, count_tokens: Callable[[str], int], max_tokens: int
) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is too long, at a comma or the like where one is near."""
    begin, size, clause = start, 0, None
    for piece in _PIECE.finditer(text, start, end):
        tokens = _weigh(piece.group(), count_tokens)
        if size and size + tokens > max_tokens:
            cut = clause if clause and clause > begin else piece.start()
            yield _trimmed(text, begin, cut)
            begin, clause = cut, None
            size = _weigh(text[begin : piece.start()], count_tokens)
        size += tokens
        if _CLAUSE_END.search(piece.group()) and size > max_tokens // 2:
            clause = piece.end()
    yield _trimmed(text, begin, end)


def _weigh(text: str, count_tokens: Callable[[str], int]) -> int:
    """Tokens of a text; a tokenizer makes one of a word too long for it, so length counts too."""
    return max(count_tokens(text), -(-len(text) // _CHARACTERS_A_TOKEN))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip())
