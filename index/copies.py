"""A text in, a signature out by which copies are found: MinHash over runs of words, and numbers.

The catalogue keeps the signatures, so a new article is compared with the old ones without
reading them again; `clusters.py` finds the few that may match without comparing all pairs.

Source: Broder, "On the resemblance and containment of documents", 1997;
Leskovec et al., Mining of Massive Datasets, chapter 3.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import hashlib
import re

import numpy as np
from numpy.typing import NDArray

_PERMUTATIONS = 128
_RUN = 4
_MIN_WORDS = 40
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
    from datasketch import MinHash

    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _MIN_WORDS:
        runs = {" ".join(words)}
    else:
        runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    numbers = sorted({_hash(n) for w in words for n in _NUMBER.findall(w)})[:_MAX_NUMBERS]
    minhash = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, scheme=_SCHEME)
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
