"""A party and a sentence in, whether the sentence is told by or of that party out.

The union of a question is "the union Vardis" or "its chair" in an article; the police are "a police
spokesman". Named people and firms are told by their names.
"""

from __future__ import annotations

import re

from assistant.attribution import attributions
from assistant.evidence import Sentence, sentence_before
from assistant.matching import in_text, stems_of
from assistant.question import find_names
from assistant.speakers import speaker_of
from assistant.values import same_name
from assistant.words import content_stems, tokenize

_FIRST_WORDS = 5
_WORDS_BEFORE = 2
_GOES_ON = re.compile(r"(?:It|They|He|She)\b")


def is_party(asked: str, told: str) -> bool:
    """Whether who is asked of is who is named: by name, else by the last word of who they are.

    Args:
        asked: "the hospital board", "Beltra".
        told: "the board", "the tram operator Beltra".
    """
    names = find_names(f"- {asked}")
    if names:
        return any(same_name(name, told) for name in names)
    stems = content_stems(tokenize(asked))
    return bool(stems) and in_text(stems[-1], stems_of(told))


def speaks(party: str, sentence: Sentence) -> bool:
    """Whether a party, or somebody who speaks for it, is given as the source of a sentence."""
    found = attributions(sentence.text)
    # "The insurer Brightwell Marine said": the words before the name tell who that is.
    named = [
        " ".join([*sentence.text[: one.start].split()[-_WORDS_BEFORE:], one.speaker])
        for one in found
    ]
    speaker = speaker_of(sentence)
    return any(is_party(party, name) for name in (*named, *(speaker or ())[:1]))


def is_told_of(party: str, sentence: Sentence) -> bool:
    """Whether a sentence without a source tells what a party does: "The board offers ..."."""
    if attributions(sentence.text):
        return False
    before = sentence_before(sentence)
    if _GOES_ON.match(sentence.text) and before is not None:
        close = "\n\n" not in sentence.article.text[before.end : sentence.start]
        return close and (speaks(party, before) or is_told_of(party, before))
    return is_party(party, " ".join(sentence.text.split()[:_FIRST_WORDS]))
