"""A yes/no question and a sentence in, the question in the sentence's own words out.

The network that judges sentences is sure where a question has their words, "Was the porter hurt?",
not where it has others for the same ("Was the watchman harmed?"). So a word of the question that
the sentence lacks gives way to one that says the same and stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from assistant.verbs import base_form, is_participle, is_past, past_form, verb_root
from assistant.whether.senses import deed_in, of_deed, of_quality, of_thing, places
from assistant.words import Token, is_stop, stem, tokenize

_SHORTEST = 3
_HAPPENS = frozenset(["take place", "go ahead"])
"""What a meeting does that others hold: the subject would change as well."""


def reworded(question: str, sentence: str) -> str | None:
    """The question with what the sentence says in other words put as it puts it; None for nothing.

    Args:
        question: Asks for yes or no.
        sentence: May tell.
    """
    told = tokenize(sentence)
    held = {verb_root(token.text) for token in told}
    made, at = "", 0
    tokens = tokenize(question)
    for place, token in enumerate(tokens):
        if token.start < at or len(token.text) <= _SHORTEST or token.is_name:
            continue
        if is_stop(token.text) or verb_root(token.text) in held:
            continue
        behind = [other.text.casefold() for other in tokens[place + 1 : place + 3]]
        deed = deed_in(base_form(token.text.casefold()), " ".join(behind))
        other = next(chain(_same(token, deed, told), _phrases(token, deed, sentence)), None)
        if other is not None and deed not in _HAPPENS:
            last = tokens[place + deed.count(" ")]
            made += question[at : token.start] + other
            at = last.start + len(last.text)
    return made + question[at:] if made else None


def _same(token: Token, deed: str, told: list[Token]) -> Iterator[str]:
    """The words of a sentence that say what a word of the question says, in its form."""
    low = token.text.casefold()
    deeds = of_deed(deed).alike - {deed}
    roots = {verb_root(one): one for one in deeds if " " not in one}
    done = is_participle(low) or (is_past(low) and low != base_form(low))
    things, qualities = of_thing(low) - {stem(low)}, of_quality(low).alike - {low}
    for other in told:
        word = other.text.casefold()
        if other.stem in things or word in qualities:
            yield other.text
        same = roots.get(verb_root(word))
        if same is not None:
            theirs = is_participle(word) or is_past(word)
            yield (word if theirs else past_form(same)) if done else same


def _phrases(token: Token, deed: str, sentence: str) -> Iterator[str]:
    """The verbs with a particle that a sentence has for a verb of the question: `step down`."""
    for one in of_deed(deed).alike - {deed}:
        verb, _, particle = one.partition(" ")
        if particle and places(sentence, frozenset([one])):
            yield f"{past_form(verb) if is_past(token.text) else verb} {particle}"
