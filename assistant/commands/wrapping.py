"""Text that arrives in pieces to lines that break between words."""

from __future__ import annotations

import re

from rich.cells import cell_len


class WordWrap:
    """Breaks a stream at a width; a word is held back until it is known where it ends."""

    def __init__(self, width: int) -> None:
        """Break lines so that none is wider than `width` cells, but for words that are."""
        self._width = width
        self._column = 0
        self._space = ""
        self._word = ""

    def feed(self, piece: str) -> str:
        """What can be shown by now of all that came."""
        shown = ""
        for part in re.findall(r"\n|[^\S\n]+|\S+", piece):
            if not part.isspace():
                self._word += part
                continue
            shown += self.rest()
            if part == "\n":
                shown += part
                self._column, self._space = 0, ""
            else:
                self._space += part
        return shown

    def rest(self) -> str:
        """The word held back, on this line or on the next."""
        if not self._word:
            return ""
        width = cell_len(self._word)
        fits = self._column + len(self._space) + width <= self._width
        breaks = self._column > 0 and not fits
        before = "\n" if breaks else self._space
        self._column = width if breaks else self._column + len(self._space) + width
        word, self._word, self._space = self._word, "", ""
        return before + word
