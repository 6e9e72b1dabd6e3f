"""A sentence in its article in, whom what it says is to be put down to out.

"He added that ..." is put down to whoever spoke before, a quotation that runs on to the one
whom an earlier sentence names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.attribution import PRONOUN, ROLE, attributions, is_somebody
from assistant.evidence import Sentence, sentence_after, sentences_of
from assistant.question import find_names
from assistant.values import name_words, same_name
from assistant.words import fold
from index.sentences import split_sentences

_LOOK_BACK = 4  # sentences in which the one whom "he" means is looked for


def speaker_of(sentence: Sentence) -> tuple[str, str] | None:
    """Who a sentence is to be put down to, with the verb; None for the reporter's own words.

    Pronouns are resolved from the sentences before, quotations that run on from the
    sentence that names the speaker.
    """
    found = attributions(sentence.text)
    if found:
        first = found[0]
        if not first.is_pronoun:
            return full_name(first.speaker, sentence), first.verb
        named = antecedent(sentence)
        return (named, first.verb) if named else None
    return _of_quotation(sentence)


_DENIES = re.compile(r"\b(?:den(?:y|ied|ies)|reject(?:ed|s)?|disput(?:ed|es)|refut(?:ed|es))\b")
_POINTS_BACK = re.compile(
    r"\b(?:this|that|it|these|those|(?:the|such|his|her|their) (?:claims?|figures?|accusations?"
    r"|allegations?|reports?|charges?|numbers?|statement))\b",
    re.IGNORECASE,
)
_SHORT_DENIAL = 16  # words of a sentence that does no more than deny the one before


def denial_after(sentence: Sentence) -> tuple[str, Sentence] | None:
    """Who denies, in the next sentence, what this one says; None when nobody does."""
    later = sentence_after(sentence)
    if later is None or not is_short_denial(later.text):
        return None
    for found in attributions(later.text):
        if _DENIES.search(found.verb) and not found.is_pronoun:
            return found.speaker, later
    return None


def is_short_denial(text: str) -> bool:
    """Whether a sentence does no more than deny what was said before it."""
    short = len(text.split()) <= _SHORT_DENIAL
    return short and bool(_DENIES.search(text)) and bool(_POINTS_BACK.search(text))


def antecedent(sentence: Sentence) -> str | None:
    """Whom "he" or "she" means: the last person made to speak, else named first, before."""
    earlier = sentences_of(sentence.article, 0, sentence.start)[-_LOOK_BACK:]
    for before in reversed(earlier):
        people = [a for a in attributions(before.text) if not a.is_pronoun]
        if people:
            return full_name(people[0].speaker, before)
        names = [name for name in find_names(before.text) if is_somebody(name)]
        if names and not PRONOUN.search(before.text.split(",")[0]):
            return full_name(names[0], before)
    return None


def _of_quotation(sentence: Sentence) -> tuple[str, str] | None:
    """The speaker of a quotation that opens or goes on in a sentence without a verb of saying."""
    text = sentence.text
    before = sentence.article.text[: sentence.start]
    running = before.count("“") > before.count("”")
    if not running and not text.lstrip().startswith(("“", '"', "”")):
        return None
    following = sentences_of(sentence.article, sentence.end)[:2]
    earlier = sentences_of(sentence.article, 0, sentence.start)[-2:]
    for near in (*following, *reversed(earlier)):
        if (
            "\n\n"
            in sentence.article.text[min(near.end, sentence.end) : max(near.start, sentence.start)]
        ):
            continue
        found = attributions(near.text)
        if found and not found[0].is_pronoun:
            return full_name(found[0].speaker, near), found[0].verb
        if found:
            named = antecedent(near)
            return (named, found[0].verb) if named else None
    return None


def in_running_text(speaker: str) -> str:
    """A speaker as the middle of a sentence has it: `Experts` → `experts`."""
    common = ROLE.fullmatch(speaker) or re.match(r"(?:The|An?|His|Her|Its|Their)\s", speaker)
    return speaker[:1].lower() + speaker[1:] if common else speaker


def full_name(name: str, sentence: Sentence) -> str:
    """The fullest form of a name in the article: `Lind` → `Anna Lind`."""
    bare = re.sub(r"['’]s?$", "", name)
    words = name_words(bare)
    if len(words) != 1 or not bare[:1].isupper():
        return bare
    best = bare
    for candidate in _names_of(sentence.article.text):
        parts = name_words(candidate)
        if len(parts) in (2, 3) and fold(parts[-1]) == words[0] and same_name(bare, candidate):
            return candidate
    return best


@lru_cache(maxsize=128)
def _names_of(text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            name for start, end in split_sentences(text) for name in find_names(text[start:end])
        )
    )
