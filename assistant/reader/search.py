"""Development contexts → the best few for a question, by BM25: a stand-in for retrieval."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from assistant.reader.fit import content_stems, stem

_K1, _B = 1.2, 0.75


class LexicalSearch:
    """BM25 over the stems of a few thousand texts.

    Source:
        Robertson & Zaragoza 2009, doi:10.1561/1500000019.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        counts = [Counter(stem(word.strip(".,;:!?()\"'“”")) for word in t.split()) for t in texts]
        mean = sum(sum(count.values()) for count in counts) / max(1, len(counts))
        for number, count in enumerate(counts):
            size = sum(count.values())
            for word, n in count.items():
                weight = n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * size / mean))
                self._postings[word].append((number, weight))
        self._idf = {
            word: math.log(1 + (len(counts) - len(found) + 0.5) / (len(found) + 0.5))
            for word, found in self._postings.items()
        }

    def best(self, question: str, *, among: Sequence[int] | None = None, keep: int) -> list[int]:
        """Numbers of the best texts, best first; only those that share a word."""
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(content_stems(question)):
            for number, weight in self._postings.get(word, ()):
                scores[number] += self._idf[word] * weight
        allowed = None if among is None else set(among)
        ranked = sorted(scores, key=lambda number: (-scores[number], number))
        return [n for n in ranked if allowed is None or n in allowed][:keep]
