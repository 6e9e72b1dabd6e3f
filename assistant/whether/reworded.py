"""A yes/no question and a sentence in, the question in the sentence's own words out.

The network that judges sentences is sure where a question has their words, "Was the porter hurt?",
not where it has others for the same ("Was the watchman harmed?"). So a word of the question that
the sentence lacks gives way to one that says the same and stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.matching import in_text
from assistant.verbs import base_form, is_ing, is_participle, is_past, past_form, verb_root
from assistant.whether.asked import take_whether
from assistant.whether.parties import head_of
from assistant.whether.senses import deed_in, known_form, of_deed, of_quality, of_thing, places
from assistant.words import Token, is_stop, stem, tokenize

_SHORTEST = 3
_HAPPENS = frozenset(["take place", "go ahead"])
"""What a meeting does that others hold: the subject would change as well."""


_ANY_ONE = re.compile(r"(?:an?|any|some)\b")
"""What follows a deed that its opposite does not exclude: who won the cup may have lost a game."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A question in a sentence's words; where `turned` is set, its yes is a no to the one asked."""

    question: str
    turned: bool


def reworded(question: str, sentence: str) -> Reworded | None:
    """The question with what the sentence says in other words put as it puts it; None for nothing.

    One word may give way to its opposite: "Will the librarians keep their jobs?" is asked of "will
    lose their posts" as "Will the librarians lose their posts?", and the answer turned.

    Args:
        question: Asks for yes or no.
        sentence: May tell.
    """
    told = tokenize(sentence)
    held = {verb_root(token.text) for token in told}
    made, at, turned = "", 0, False
    tokens = tokenize(question)
    for place, token in enumerate(tokens):
        if token.start < at or len(token.text) <= _SHORTEST or token.is_name:
            continue
        if is_stop(token.text) or verb_root(token.text) in held:
            continue
        behind = " ".join(other.text.casefold() for other in tokens[place + 1 : place + 3])
        deed = deed_in(known_form(token.text.casefold()), behind)
        if deed in _HAPPENS:
            continue
        other = next(_alike(token, deed, told, sentence), None)
        if other is None and not turned and not _ANY_ONE.match(behind):
            other = next(_opposite(token, deed, told, sentence), None)
            turned = other is not None
            if other is not None and not _is_of(question, sentence, other):
                return None  # the driver was unhurt, not the watchman
        if other is not None:
            last = tokens[place + deed.count(" ")]
            made += question[at : token.start] + other
            at = last.start + len(last.text)
    return Reworded(question=made + question[at:], turned=turned) if made else None


def _is_of(question: str, sentence: str, opposite: str) -> bool:
    """Whether whom a question is about stands before an opposite in its clause, as its subject."""
    asked = take_whether(question)
    at = re.search(rf"\b{re.escape(opposite.split()[0][:4])}", sentence, re.IGNORECASE)
    if asked is None or at is None or (asked.base in _OF_MACHINES and asked.subject[:1].isupper()):
        return False
    ahead = _ANOTHER_CLAUSE.split(sentence[: at.start()])[-1]
    if _PRONOUN.search(ahead):
        return True
    head = stem(head_of(asked.subject))
    return any(
        in_text(head, frozenset([token.stem])) and not _OWNS.match(ahead[token.end :])
        for token in tokenize(ahead)
    )


_OF_MACHINES = frozenset(["work", "function"])
"""What fails in a machine and not in people: "Did Moe work in Paris?"."""
_ANOTHER_CLAUSE = re.compile(
    r"[;:–—]|,? (?:and|but|though|although|while|whereas|because|after|before|when|if|who|which"
    r"|that)\b"
)
_PRONOUN = re.compile(r"^\W*(?:[A-Za-z]+ that )?(?:he|she|it|they)\b", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\b")


def _alike(token: Token, deed: str, told: Sequence[Token], sentence: str) -> Iterator[str]:
    """The words of a sentence that say what a word of the question says, in its form."""
    low = token.text.casefold()
    nouns, qualities = of_thing(low) - {stem(low)}, of_quality(low).alike - {low}
    for other in told:
        if other.stem in nouns or other.text.casefold() in qualities:
            yield other.text
    yield from _deeds(token, of_deed(deed).alike - {deed}, told, sentence)


def _opposite(token: Token, deed: str, told: Sequence[Token], sentence: str) -> Iterator[str]:
    """The words of a sentence that exclude what a word of the question says."""
    qualities = of_quality(token.text.casefold()).against
    for other in told:
        if other.text.casefold() in qualities:
            yield other.text
    yield from _deeds(token, of_deed(deed).against, told, sentence)


def _deeds(
    token: Token, deeds: frozenset[str], told: Sequence[Token], sentence: str
) -> Iterator[str]:
    """Those verbs that a sentence has, as the question's own verb stands: `hurt`, `step down`."""
    low = token.text.casefold()
    roots = {verb_root(one): one for one in deeds if " " not in one}
    done = is_participle(low) or (is_past(low) and low != base_form(low))
    for other in told:
        word = other.text.casefold()
        same = roots.get(verb_root(word))
        if same is not None:
            theirs = is_participle(word) or is_past(word)
            yield (word if theirs else past_form(same)) if done else _ing(low, same)
    for one in sorted(deeds):
        verb, _, particle = one.partition(" ")
        there = places(sentence, frozenset([one])) if particle else []
        if there:
            word = there[0].text.casefold()
            same = (word if is_participle(word) else past_form(verb)) if done else _ing(low, verb)
            yield f"{same} {particle}"


def _ing(word: str, verb: str) -> str:
    """A verb in the form of a word of the question: `leaving` gives `staying`."""
    if not is_ing(word):
        return verb
    return f"{verb[:-1] if verb.endswith('e') and not verb.endswith('ee') else verb}ing"
