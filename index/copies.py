"""Texts → clusters of copies, so that five prints of one agency story count once.

A text becomes a signature (MinHash over runs of words, and the numbers it
names); locality-sensitive hashing finds the few that may match without
comparing all pairs. The catalogue keeps the signatures, so a new article is
compared with the old ones without reading them again.

Source: Broder, "On the resemblance and containment of documents", 1997;
Leskovec et al., Mining of Massive Datasets, chapter 3.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PERMUTATIONS = 128
_RUN = 4
_MIN_WORDS = 40
_THRESHOLD = 0.5
_NUMBERS_THRESHOLD = 0.5
_MIN_NUMBERS = 3
_MAX_NUMBERS = 64
_SEED = 1
_SCHEME = "affine32"  # named, for stored signatures must stay comparable
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def sign_text(text: str) -> bytes:
    """Make the signature of a text: equal texts have equal signatures.

    Case, punctuation and white space do not count. A text of under 40 words is
    a copy only of one that says exactly the same: notices of a few lines differ
    in the very words that matter.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _MIN_WORDS:
        runs = {" ".join(words)}
    else:
        runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    numbers = sorted({_hash(n) for w in words for n in _NUMBER.findall(w)})[:_MAX_NUMBERS]
    minhash = _minhash()
    minhash.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(runs)])
    values = np.asarray(minhash.hashvalues, dtype="<u4")
    return values.tobytes() + np.array(numbers, dtype="<u4").tobytes()


def measure_likeness(one: bytes, other: bytes) -> float:
    """Estimate how much of two signed texts is the same, 0 to 1.

    It is the Jaccard index of their runs of four words, or 0 when the numbers
    they name differ: such texts follow one pattern and tell different things.
    """
    first, second = _split(one), _split(other)
    if not _numbers_agree(first[1], second[1]):
        return 0.0
    return float(np.mean(first[0] == second[0]))


class CopyIndex:
    """Assigns articles to clusters of copies, one after the other.

    A cluster bears the id of its first article. The order of `add` decides which
    that is; a cluster once given is never changed by later articles.
    """

    def __init__(self) -> None:
        from datasketch import MinHashLSH

        self._lsh: Any = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
        self._signatures: dict[str, bytes] = {}
        self._clusters: dict[str, str] = {}

    def add(self, article_id: str, signature: bytes, cluster_id: str | None = None) -> str:
        """Add an article and return its cluster.

        Args:
            article_id: An id added before is replaced.
            signature: What `sign_text` made of its text.
            cluster_id: Its cluster when that is known already; else it is found.
        """
        self.discard(article_id)
        found = cluster_id or self.find(signature) or article_id
        self._signatures[article_id] = signature
        self._clusters[article_id] = found
        self._lsh.insert(article_id, _rebuild(signature), check_duplication=False)
        return found

    def find(self, signature: bytes) -> str | None:
        """The cluster of the most alike article, or None if none is a copy.

        Ties go to the smaller article id, so a run can be repeated.
        """
        scored = [
            (-measure_likeness(signature, self._signatures[key]), key)
            for key in self._lsh.query(_rebuild(signature))
        ]
        copies = [(score, key) for score, key in scored if -score >= _THRESHOLD]
        return self._clusters[min(copies)[1]] if copies else None

    def discard(self, article_id: str) -> None:
        """Forget an article; unknown ids are fine."""
        if article_id in self._signatures:
            self._lsh.remove(article_id)
            del self._signatures[article_id], self._clusters[article_id]


def cluster(
    signatures: Iterable[tuple[str, bytes]], known: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Assign every article to a cluster of copies.

    Args:
        signatures: Article ids with the signatures of their texts, oldest first.
        known: Clusters assigned before, by article id; they are kept.

    Returns:
        The cluster of each article; an article without copies is its own cluster.
    """
    index = CopyIndex()
    return {
        article_id: index.add(article_id, signature, (known or {}).get(article_id))
        for article_id, signature in signatures
    }


def _minhash(values: NDArray[np.uint32] | None = None) -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=_PERMUTATIONS, seed=_SEED, scheme=_SCHEME, hashvalues=values)


def _rebuild(signature: bytes) -> Any:
    return _minhash(_split(signature)[0])


def _split(signature: bytes) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    values = np.frombuffer(signature, dtype="<u4")
    return values[:_PERMUTATIONS], values[_PERMUTATIONS:]


def _numbers_agree(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> bool:
    if min(len(one), len(other)) < _MIN_NUMBERS:
        return True
    shared = len(np.intersect1d(one, other))
    return shared >= _NUMBERS_THRESHOLD * min(len(one), len(other))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "little")
