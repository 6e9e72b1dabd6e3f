"""A party and a sentence in, where a pronoun or a general word stands for that party out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence import Sentence, sentence_before
from assistant.matching import in_text, stems_of
from assistant.speakers import antecedent
from assistant.values import same_name
from assistant.whether.parties import core_of
from assistant.whether.parts import names_in
from assistant.words import tokenize
from index.letters import compile_latin

_STANDS_IN = compile_latin(
    r"\b(?:(?P<person>he|she|him|her)|(?P<thing>it|they|them)"
    r"|(?P<body>the (?:airline|carrier|company|firm|group|bank|club|party|union|ministry|museum"
    r"|university|charity|retailer|maker|manufacturer|operator|agency|court|commission|team|start-up"
    r"|hospital|school|council|city|town|country|government|publisher|newspaper|chain|network)(?!\s+(?-i:[A-Z]))))\b",
    re.IGNORECASE,
)


def stand_ins(wanted: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where a pronoun, or "the airline" for its name, means the party, in order.

    Only where nobody else is named who could be meant instead.
    """
    for match in _STANDS_IN.finditer(sentence.text):
        names = names_in(sentence.text[: match.start()])
        if names and match["body"]:
            meant = same_name(names[0], wanted)
        elif names:
            meant = all(same_name(name, wanted) for name in names)
        elif match["person"]:
            meant = _is_person(wanted, sentence)
        elif match["body"]:
            meant = _is_alone(wanted, sentence) or _opens_before(wanted, sentence)
        else:
            meant = _opens_before(wanted, sentence)
        if meant:
            yield match.span()


def _is_person(wanted: str, sentence: Sentence) -> bool:
    person = antecedent(sentence)
    return _is_alone(wanted, sentence) or (person is not None and same_name(person, wanted))


def _is_alone(wanted: str, sentence: Sentence) -> bool:
    """Whether the party is named in the sentence before, and nobody else."""
    earlier = sentence_before(sentence)
    names = names_in(earlier.text) if earlier else []
    return bool(names) and all(same_name(name, wanted) for name in names)


def _opens_before(wanted: str, sentence: Sentence, back: int = 2) -> bool:
    """Whether the sentence before has the party as its subject, by name or by what stands in."""
    earlier = sentence_before(sentence)
    if earlier is None or back == 0:
        return False
    goes_on = _STANDS_IN.match(earlier.text)
    if goes_on and not goes_on["person"]:
        return _opens_before(wanted, earlier, back - 1)
    words = stems_of(core_of(wanted))
    opening = next((token for token in tokenize(earlier.text) if stems_of(token.text)), None)
    return opening is not None and in_text(opening.stem, words)
