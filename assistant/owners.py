"""A number in a sentence that tells of several in, the one of the name asked about out.

"Nine died in Tolna, and in Marn four": whoever asks of Marn is not to be told nine.
"""

from __future__ import annotations

import re

from assistant.dates import is_date
from assistant.matching import in_text, stems_of
from assistant.measures import Measure, counts_other, counts_people, measure_at
from assistant.question import Question, find_names
from assistant.values import Number, find_numbers, same_name
from index.letters import CAPITALS, compile_latin

_PART = re.compile(r"[,;:()–—]|\b(?:and|but|while|whereas)\b")


def number_of_name(question: Question, sentence: str, start: int, end: int) -> Number | None:
    """The number that belongs to a name of the question, where the one read does not.

    Args:
        question: The question, analysed.
        sentence: The sentence that a number was read in.
        start: Where the reading starts in it.
        end: Where it ends.

    Returns:
        None where the number read may be meant, or where not just one other is.
    """
    asked = _asked_names(question, sentence)
    numbers = find_numbers(sentence)
    read = next((n for n in numbers if n.end > start and n.start < end), None)
    if not asked or read is None or len(numbers) < 2:
        return None
    names = _placed_names(sentence)
    owners = _owners(sentence, read, names)
    if not owners or any(same_name(owner, name) for owner in owners for name in asked):
        return None
    measure = measure_at(sentence, read.start, read.end)
    theirs = [
        number
        for number in numbers
        if any(same_name(o, name) for o in _owners(sentence, number, names) for name in asked)
        and _alike(question, measure_at(sentence, number.start, number.end), measure)
    ]
    return theirs[0] if len(theirs) == 1 else None


def is_of_other(of_two: tuple[str, str], sentence: str, start: int, end: int) -> bool:
    """Whether what stands at `[start, end)` of a sentence is told of the other of two things.

    The part of the sentence that it stands in tells, else what is named last before it, else
    the sentence.
    """
    mine, theirs = (stems_of(thing) for thing in of_two)
    mine, theirs = mine - theirs, theirs - mine
    low, high = _part_around(sentence, start, end)
    for text in (sentence[low:high], *reversed(_PART.split(sentence[:low])), sentence):
        held = stems_of(text)
        own = any(in_text(word, held) for word in mine)
        other = any(in_text(word, held) for word in theirs)
        if own or other:
            return other and not own
    return False


def _part_around(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the part of a sentence starts and ends that holds `[start, end)`."""
    cuts = [0, *(cut.start() for cut in _PART.finditer(sentence)), len(sentence)]
    return max(cut for cut in cuts if cut <= start), min(cut for cut in cuts if cut >= end)


_RELATION = compile_latin(r"[A-Z][\w-]*['’]s? (?P<relation>[a-z-]+)\b")


def _asked_names(question: Question, sentence: str) -> list[str]:
    """The names asked about; of "Omar Senn's wife" hers, where the sentence gives it."""
    relation = _RELATION.search(question.text)
    if relation is not None:
        told = re.search(rf"\b{relation['relation']},? (?=[{CAPITALS}])", sentence)
        if told is not None:
            return find_names(sentence[told.end() :])[:1]
    return [name for name in question.names if not is_date(name)]


def _alike(question: Question, one: Measure | None, other: Measure | None) -> bool:
    """Whether a number may stand for another one: "Teruna 35 and Kisumi 25" leave out percent."""
    if one is None or other is None:
        return False
    asked = frozenset(question.unit)
    people = counts_people(asked) and counts_people(one.unit)
    if one.unit and other.unit & asked and not one.unit & asked and not people:
        return False  # "three masked men" for the "214 gold coins" asked for
    if one.kind == "count":
        return not one.unit or (other.kind == "count" and not counts_other(question.unit, one))
    return one.agrees(other)


def _placed_names(sentence: str) -> list[tuple[int, str]]:
    """The names of a sentence with where they start, dates left out."""
    placed: list[tuple[int, str]] = []
    at = 0
    for name in find_names(sentence):
        at = sentence.find(name, at)
        if at < 0:
            return placed
        if not is_date(name):
            placed.append((at, name))
        at += len(name)
    return placed


def _owners(sentence: str, number: Number, names: list[tuple[int, str]]) -> list[str]:
    """The names in the part of the sentence that a number stands in, else the last before it."""
    low, high = _part_around(sentence, number.start, number.end)
    inside = [name for at, name in names if low <= at < high]
    return inside or [name for at, name in names if at < number.start][-1:]
