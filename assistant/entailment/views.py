"""A question and a sentence with what stands around it → the network's input.

`[CLS] question [SEP] title and date [SEP] text before SENTENCE text after [SEP]`, where only the
pieces of the sentence itself have segment type 1: they are judged, the rest helps to read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from assistant.entailment.view import View
from assistant.reader.tokens import CLS, SEP
from assistant.reader.windows import shorten

MAX_QUESTION = 48
MAX_BEFORE = 56
MAX_SENTENCE = 96
MAX_AFTER = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One input row: ids of the pieces, of which `[low, high)` are the sentence."""

    ids: tuple[int, ...]
    low: int
    high: int

    @property
    def marked(self) -> slice:
        """The sentence."""
        return slice(self.low, self.high)


def cut_views(tokenizer: Tokenizer, question: str, views: Sequence[View]) -> list[Window]:
    """One window a view, in order; a sentence too long for it keeps its beginning."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION]
    texts = [part for v in views for part in (v.context, v.before, v.sentence, v.after)]
    ids = [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    windows: list[Window] = []
    for at in range(0, len(ids), 4):
        context, before, sentence, after = ids[at : at + 4]
        head = [CLS, *asked, SEP]
        if context:
            head += [*shorten(context), SEP]
        head += before[-MAX_BEFORE:]
        low = len(head)
        head += sentence[:MAX_SENTENCE]
        high = len(head)
        windows.append(Window(ids=(*head, *after[:MAX_AFTER], SEP), low=low, high=high))
    return windows
