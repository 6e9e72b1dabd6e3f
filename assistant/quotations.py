"""A sentence in, the run of sentences out that shows the quotation it is part of whole.

A quotation may run over several sentences, and a sentence of it alone has lost who says it or
looks like the reporter's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.evidence import Sentence, sentence_at

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"'}
_MARK = re.compile(r"[“”„«»‘’\"]")
_SINGLE = re.compile("[‘’]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…]\s")
_MOST_WORDS = 120  # of a quotation that is still shown whole


def whole_quotation(sentence: Sentence) -> Sentence:
    """The sentence from where a quotation that it begins in opens to where its last one closes.

    To its own end where its paragraph leaves that one open, and as it is where the whole would
    be longer than a reader wants.
    """
    spans = quotations_in(sentence.article.text)
    run = sentence
    while True:
        starts = [span[0] for span in spans if _cuts(span, run.start)]
        ends = [span[1] for span in spans if span[2] and _cuts(span, run.end)]
        if not starts and not ends:
            break
        run = sentence_at(sentence.article, min([run.start, *starts]), max([run.end, *ends]))
    return run if len(run.text.split()) <= _MOST_WORDS else sentence


def is_cut(sentence: Sentence) -> bool:
    """Whether a sentence begins or ends within a quotation."""
    spans = quotations_in(sentence.article.text)
    return any(_cuts(span, sentence.start) or _cuts(span, sentence.end) for span in spans)


def _cuts(span: tuple[int, int, bool], at: int) -> bool:
    # The end of an open quotation is that of its paragraph: it is cut there too.
    start, end, closed = span
    return start < at < end or (at == end and not closed)


@lru_cache(maxsize=256)
def quotations_in(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where each outermost quotation starts and ends, and whether its paragraph closes it."""
    return tuple(
        span for start, end in _paragraphs(text) for span in _of_paragraph(text, start, end)
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip())


def _of_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is not None and mark in _CLOSERS[text[opened]] and _may_close(text, at):
            if _is_genitive(text, at) and not _closes_all_the_same(text, opened, at, end):
                continue
            yield opened, at + 1, True
            opened = None
        elif _may_open(text, at) and (opened is None or mark == text[opened]):
            opened = at  # the same mark once more: the first was never closed
    if opened is None:
        return
    if text[opened] == "‘" and not text[end:].lstrip().startswith("‘"):
        yield from _of_paragraph(text, opened + 1, end)  # a slip: no speech goes on behind it
    else:
        yield opened, end, False


def _is_genitive(text: str, at: int) -> bool:
    """Whether a mark may be the apostrophe of `workers’`."""
    return text[at] == "’" and text[at - 1 : at] == "s" and text[at + 1 : at + 2].isspace()


def _closes_all_the_same(text: str, opened: int, at: int, end: int) -> bool:
    """Whether what may be a genitive closes: within a sentence, and nothing behind it does."""
    if _SENTENCE_END.search(text, opened, at):
        return False
    for match in _SINGLE.finditer(text, at + 1, end):
        if _may_open(text, match.start()):
            return True
        if _may_close(text, match.start()) and not _is_genitive(text, match.start()):
            return False
    return True


def _may_open(text: str, at: int) -> bool:
    """Whether a mark stands before a word: no inches, no apostrophe (`the ‘90s`)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "”’" or (text[at] == "‘" and after.isdigit()):
        return False
    if text[at] in '"‘»':
        return not (before.isalnum() or after.isspace() or after in ",;:!?)")
    return True


def _may_close(text: str, at: int) -> bool:
    """Whether a mark stands behind a word: no apostrophe within one, no mark before one."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in '"’':
        return not before.isspace() and not after.isalnum()
    return True
