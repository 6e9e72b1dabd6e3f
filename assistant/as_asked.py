"""An answer in, whether its values are of what was asked out.

A depth is no length, drivers are no buses, and what a thing is worth is not its price: things are
compared only by values of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.matching import stems_of
from assistant.matters import Place, matters_at, matters_in
from assistant.measures import Measure, is_short_for, measure_at
from assistant.question import analyse
from assistant.records import Answer


def is_as_asked(answer: Answer) -> bool:
    """Whether no value of an answer is of another dimension, matter or unit than asked for."""
    return _is_of_size_asked(answer) and _is_of_price_asked(answer) and _counts_asked(answer)


def _places(answer: Answer) -> Iterator[Place]:
    """Where the values of an answer stand in the sentences cited for them."""
    for value in answer.values:
        for quote in (c.quote for c in answer.citations if c.number in value.citations):
            start = quote.find(value.text)
            if start >= 0:
                yield Place(sentence=quote, start=start, end=start + len(value.text))


_SIZES = {"long": "long", "high": "tall", "tall": "tall", "deep": "deep", "wide": "wide"}
_HOW = re.compile(r"\bhow (?P<size>long|high|tall|deep|wide|large)\b", re.IGNORECASE)


def _is_of_size_asked(answer: Answer) -> bool:
    """Whether no value is told of another dimension: a depth is neither a length nor a size."""
    asked = _HOW.search(answer.question)
    if asked is None:
        return True
    size = _SIZES.get(asked["size"].casefold())
    if size is None:
        measures = (measure_at(value.text, 0, len(value.text)) for value in answer.values)
        return not any(measure is not None and measure.is_length for measure in measures)
    told = (matters_at(place) & frozenset(_SIZES.values()) for place in _places(answer))
    return all(not sizes or size in sizes for sizes in told)


def _is_of_price_asked(answer: Answer) -> bool:
    """Whether no sum is told of what a thing is worth or insured for, where its price is asked."""
    if "price" not in matters_in(answer.question):
        return True
    told = (matters_at(place) for place in _places(answer))
    return all("price" in matters or not matters & {"worth", "insured"} for matters in told)


_FATES = stems_of("deaths dead fatalities casualties injuries injured losses victims")


def _counts_asked(answer: Answer) -> bool:
    """Whether no value counts other things than those asked for: drivers are no buses."""
    unit = analyse(answer.question).unit
    if _FATES & frozenset(unit):
        return True  # whoever died is counted as what they are: "15 of its 40 animals"
    asked = Measure(kind="count", unit=frozenset(unit))
    places = _places(answer) if unit else ()
    told = (measure_at(place.sentence, place.start, place.end) for place in places)
    return all(
        measure is None
        or measure.agrees(asked)
        or any(is_short_for(asked.unit, word) for word in measure.unit)
        for measure in told
    )
