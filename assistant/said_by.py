"""A sentence that somebody says in, what names them and the rest of their words out."""

from __future__ import annotations

import re

from assistant.attribution import PRONOUN, attributions
from assistant.evidence import Sentence, sentence_after, sentences_of
from assistant.question import Kind, Question
from assistant.quotations import whole_quotation
from assistant.speakers import in_running_text, speaker_of

_LOOK_BACK = 6  # sentences


def named_before(question: Question, sentence: Sentence) -> tuple[str, Sentence] | None:
    """Who says a sentence, and the sentence before that names them; None where it does itself."""
    if question.kind is not Kind.STATEMENT:
        return None
    whole = whole_quotation(sentence)
    found = speaker_of(sentence)
    told = attributions(whole.text)
    if found is None or any(not PRONOUN.fullmatch(one.speaker) for one in told):
        return None
    last = found[0].split()[-1]
    if _holds(whole.text, last):
        return None
    earlier = sentences_of(sentence.article, 0, whole.start)[-_LOOK_BACK:]
    naming = next((one for one in reversed(earlier) if _holds(one.text, found[0])), None)
    naming = naming or next((one for one in reversed(earlier) if _holds(one.text, last)), None)
    return (in_running_text(found[0]), naming) if naming else None


def _holds(text: str, name: str) -> bool:
    """Whether a name stands in a text as words of its own: Day is not in "Daylight"."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def spoken_on(question: Question, sentence: Sentence) -> Sentence | None:
    """The quotation after what somebody said with which they go on, in the same paragraph."""
    if question.kind is not Kind.STATEMENT:
        return None
    whole = whole_quotation(sentence)
    later = sentence_after(whole)
    if later is None or "\n\n" in sentence.article.text[whole.end : later.start]:
        return None
    bare = later.text.startswith(('"', "“")) and not attributions(whole_quotation(later).text)
    mine, theirs = speaker_of(sentence), speaker_of(later)
    return later if bare and mine and theirs and mine[0] == theirs[0] else None
