"""Two texts of one pattern → whether they tell different things.

Forecasts, match reports and rate decisions are written by one pattern time and
again, so that most of their words are the same: by those alone the one would pass
for a copy of the other. What they tell stands in the places where numbers and names
stand: a copy has the same there, however it was cut or edited, and another report
has others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_AROUND = 2  # words on either side by which a place is known again
_MOST_NAMED = 0.4  # above it, capitals tell nothing: a headline's style, or a telegram's
_NAME_WEIGHT = 0.5  # an editor writes "American" for "U.S.", but no other figure
_LEAST_WEIGHT = 1.0
_LEAST_SHARE = 0.08
_NUMBER, _NAME = "0", "A"

Particulars = Mapping[str, str]
"""What stands in each place: "will reach 0 degrees in" → "21"."""


def read_particulars(text: str) -> Particulars:
    """Find the numbers and names of a text by the words around them.

    Places that come twice with different contents are left out, and so are those at the ends of
    the text, where copies are cut.
    """
    words = _WORD.findall(text)
    plain = {word for word in words if word.islower()}
    named = sum(word[0].isupper() for word in words) <= _MOST_NAMED * len(words)
    runs = list(_join_runs(words, plain if named else None))
    context = [kind or value for kind, value in runs]
    found: dict[str, str] = {}
    twice: set[str] = set()
    for i in range(_AROUND, len(runs) - _AROUND):
        kind, value = runs[i]
        if kind:
            around = (*context[i - _AROUND : i], f"_{kind}", *context[i + 1 : i + 1 + _AROUND])
            place = " ".join(around)
            if found.setdefault(place, value) != value:
                twice.add(place)
    return {place: value for place, value in found.items() if place not in twice}


def tell_apart(one: Particulars, other: Particulars) -> bool:
    """Whether too much stands otherwise in the places that both have.

    A figure counts whole, a name half; one name alone, or one figure of very many, is an
    editor's doing. Texts without a place in common are not told apart.
    """
    shared = one.keys() & other.keys()
    # "Sales" that became "Revenue" throughout is one change, however often it stands there.
    changes = {
        (f"_{_NUMBER}" in place, one[place], other[place])
        for place in shared
        if one[place] != other[place]
    }
    weight = sum(1.0 if is_number else _NAME_WEIGHT for is_number, _, _ in changes)
    return weight >= _LEAST_WEIGHT and weight >= _LEAST_SHARE * len(shared)


def _join_runs(words: list[str], plain: set[str] | None) -> Iterator[tuple[str, str]]:
    """Each run of names or of numbers as its kind and last word; other words without a kind.

    `plain` are the words that come in small letters too, and so are no names; None if nothing
    is to be taken for a name.
    """
    kind = ""
    for number, word in enumerate(words):
        kind = _kind_of(word, plain)
        following = _kind_of(words[number + 1], plain) if number + 1 < len(words) else ""
        if not kind or kind != following:
            yield kind, word.casefold()


def _kind_of(word: str, plain: set[str] | None) -> str:
    if any(map(str.isdigit, word)):
        return _NUMBER
    named = plain is not None and word[0].isupper() and word.casefold() not in plain
    return _NAME if named else ""
