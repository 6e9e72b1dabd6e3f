"""A question for a time and a time in a sentence in, whether it is that of the deed asked for out.

"The pilot who had been missing since Tuesday was found yesterday" tells of two times: each
hangs on the verb that stands before it, or behind it where it opens its part of the sentence.
"""

from __future__ import annotations

import re

from assistant.clause import PREPOSITION, take_apart
from assistant.datelines import opening
from assistant.dates import DateMention, find_dates
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.question import Question
from assistant.tense import BREAK, VERB
from assistant.wording import as_sentence
from assistant.words import Token, root, tokenize
from index.letters import compile_latin

_BARE_VERB = compile_latin(
    r"\bto (?!the\b|an?\b|his\b|her\b|its\b|their\b|all\b|each\b)[a-z]+"
    r"|\b(?:taken|given|seen|shown|known|done|gone|begun|chosen|broken|stolen|driven|drawn|thrown|written|torn)\b"
    r"|(?:\b(?:is|are|was|were|been|be|before|after|by|while|when|without)|,)\s[a-z]{3,}ing\b"
)
_JOINING = re.compile(r"\b(?:after|before|until|since)\b", re.IGNORECASE)
_SOURCE = re.compile(r",[^,]{2,40}\b(?:said|says),")
_BE_FORMS = frozenset({"is", "are", "was", "were"})
_SMALL_ROOTS = _BE_FORMS | {"be", "have", "do", "been", "has", "had", "did"}


def time_of_deed(question: Question, sentence: Sentence, mention: DateMention) -> DateMention:
    """The one time that hangs on the verb of the question, where the one read does not.

    Args:
        question: Asks for a time.
        sentence: Where the time was read.
        mention: The time read.

    Returns:
        The time read itself where the sentence does not tell, or not just of one.
    """
    text, first = sentence.text, opening(sentence) - sentence.start
    deeds = _deeds(question, text)
    if not deeds or any(_hangs_on(text, verb, mention) for verb in deeds):
        return mention
    given = {known.text.casefold() for known in find_dates(question.text)}
    others = [
        other
        for other in find_dates(text)
        if other.start >= first
        and other.text.casefold() not in given
        and any(_hangs_on(text, verb, other) for verb in deeds)
    ]
    return others[0] if len(others) == 1 else mention


def is_of_other_deed(question: Question, sentence: str, mention: DateMention) -> bool:
    """Whether a time stands beside another verb within what the verb asked for is said of.

    "The painting stolen eleven years ago was found" does not tell when it was found.
    """
    for verb in _deeds(question, sentence):
        between = sentence[mention.end : verb.start]
        if between and not BREAK.search(between) and not _JOINING.search(between):
            return _has_verb(BREAK.split(sentence[: mention.start])[-1])
    return False


def is_in_aside(question: Question, sentence: Sentence, mention: DateMention) -> bool:
    """Whether a time stands in an aside without a word of the question, and another outside.

    "The bell of the ship, which sank in 1743, was raised yesterday" tells of two deeds.
    """
    asked, first = stems_of(question.text), opening(sentence) - sentence.start
    times = [time for time in find_dates(sentence.text) if time.start >= first]
    return any(
        _holds(aside, mention) and not all(_holds(aside, time) for time in times)
        for aside in _ASIDE.finditer(sentence.text)
        if not stems_of(aside["told"]) & asked
    )


def is_of_picture(question: Question, sentence: str, mention: DateMention) -> bool:
    """Whether a time ends a caption, told as if now, that does not show the deed asked for.

    "Moe and Berg open the bridge in Marn, 8 May 2019." does not tell when Moe came to Marn.
    """
    before, behind = sentence[: mention.start], sentence[mention.end :]
    if not before.endswith(", ") or not _CREDIT.fullmatch(behind) or _PICTURE.search(question.text):
        return False
    if any(cue.group() not in ("after", "since") for cue in VERB.finditer(before) if cue["past"]):
        return False
    clause = take_apart(as_sentence(question))
    deed = stems_of(clause.rest.partition(" ")[0] or clause.subject)
    shown = stems_of(before)
    return bool(deed) and not any(in_text(stem, shown) for stem in deed)


_CREDIT = compile_latin(r"\W*(?:[A-Z][\w.]*[\s/]*){0,3}\W*")


def is_credited(question: Question, sentence: str, mention: DateMention) -> bool:
    """Whether whose picture it is follows on a time: "Moe at Marn Days 2008 Image: Jo Lind"."""
    credit = _CREDITED.match(sentence[mention.end :])
    return credit is not None and _PICTURE.search(question.text) is None


_CREDITED = re.compile(r"\W*(?:Image|Photo|Picture|Credit)s?(?: by)?:")
_PICTURE = re.compile(r"\b(?:photo|picture|image|seen)", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?:which|who|whose)\b(?P<told>[^,;]*)(?=,)")


def _holds(aside: re.Match[str], mention: DateMention) -> bool:
    return aside.start() < mention.start and mention.end <= aside.end()


def _deeds(question: Question, sentence: str) -> list[Token]:
    """Where the verb of the question stands in a sentence; empty where that is a small verb.

    In "When did Orlin announce new cranes" any word may be the verb: one that the sentence has in
    another form (`announced`) is.
    """
    clause = take_apart(as_sentence(question))
    words = clause.rest.split(" ")[:1]
    if clause.auxiliary.casefold() not in _BE_FORMS:
        words = [*clause.subject.split(" ")[1:], *words]
    elif words[0].endswith("ing"):
        # "When was the painting stolen": what it is done to, then the verb.
        words = [w for w in clause.rest.split(" ")[1:2] if not re.fullmatch(PREPOSITION, w)]
    roots = {
        root(word): word for word in words if word.islower() and root(word) not in _SMALL_ROOTS
    }
    told = [t for t in tokenize(sentence) if t.text.islower() and root(t.text) in roots]
    bent = [token for token in told if token.text != roots[root(token.text)]]
    return bent or [token for token in told if token.text == words[-1]]


def _hangs_on(sentence: str, verb: Token, mention: DateMention) -> bool:
    """Whether a time stands behind a verb, or opens what it is the verb of, with none between."""
    if verb.end <= mention.start:
        return not _has_verb(_SOURCE.sub(",", sentence[verb.end : mention.start]))
    if mention.end > verb.start or _has_verb(BREAK.split(sentence[: mention.start])[-1]):
        return False
    between = sentence[mention.end : verb.start].lstrip(", ")
    return not _has_verb(between) and not BREAK.search(between)


def _has_verb(text: str) -> bool:
    """Whether a verb that tells of something stands in a text, times left aside."""
    for time in reversed(find_dates(text)):
        text = f"{text[: time.start]} {text[time.end :]}"
    found = (*VERB.finditer(text), *_BARE_VERB.finditer(text))
    return any(match.group().casefold() not in _SMALL for match in found)


_SMALL = frozenset("is are was were had been did after since set has have".split())  # noqa: SIM905
