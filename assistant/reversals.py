# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A deed that a question takes for granted and a sentence in, whether it tells the reverse out.

"Why did the union welcome the tax?" of a union that opposed it, "Why does he refuse to accept his
defeat?" of somebody who admitted it.
"""

from __future__ import annotations

import re

from assistant.clause import take_apart
from assistant.evidence import Sentence, sentence_after, sentence_before
from assistant.matching import stems_of
from assistant.question import Expects, Kind, Question
from assistant.sentence_readings import is_named
from assistant.verbs import base_form
from assistant.whether.senses import of_deed, places
from assistant.words import stem, tokenize

_REVERSES = (
    ("import", "export"),
    ("buy bought", "sell sold"),
    ("convict convicted", "acquit acquitted cleared"),
    (
        "support back welcome praise applaud hail celebrate endorse approve approved",
        "oppose opposes opposed criticise criticize condemn reject protest",
    ),
    ("admit", "deny denied denies"),
    ("accept", "reject refuse refused"),
    ("rise rose", "fall fell drop decline"),
    ("win won", "lose lost"),
    ("profit", "loss"),
    ("arrive", "depart"),
    ("hire", "dismiss"),
    ("lend", "borrow"),
    ("raise increase", "lower reduce cut"),
    ("raise cut", "keep kept"),
    ("same", "rival opposing opposite"),
    ("resign quit", "stay stayed remain remained"),
    ("apologise apologize", "refuse refused"),
    ("sign signed", "veto vetoed"),
    ("ban banned", "allow allowed permit permitted lift lifted"),
    ("close closed", "open opened reopen reopened"),
    ("cancel cancelled", "ahead"),
    ("delay delayed postpone", "forward"),
    ("deny denied", "admit admitted confirm confirmed"),
    ("gain gained", "lose lost"),
    ("succeed", "fail failed"),
    ("lengthen lengthened prolong", "shorten shortened cut reduce"),
    ("tighten tightened", "loosen loosened ease eased relax relaxed"),
    ("strengthen strengthened", "weaken weakened"),
    ("widen widened", "narrow narrowed"),
)
"""Deeds that are each told in other sentences than their reverse."""
_STEMMED = tuple(
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in _REVERSES
)
_LEFT, _JOINED = (
    frozenset(map(stem, words.split())) for words in ("leave left quit", "join joined")
)


def tells_reverse(question: Question, text: str, around: str = "") -> bool:
    """Whether a sentence tells the reverse of the question's deed, and not the deed.

    Args:
        question: The question, analysed.
        text: The sentence.
        around: What stands about it and does not tell the deed either.
    """
    if question.expects is Expects.DATE:
        # "The mine, opened in 1932, shut in 1990" has the day of either.
        text = _ASIDES.sub(" ", text)
    asked, told, near = frozenset(question.stems), stems_of(text), stems_of(around)
    # Whoever left had joined, at another time; who "left the bank for Norrline" joined it then.
    joined = asked & _LEFT and told & _JOINED and not (told | near) & _LEFT
    if joined and question.expects is Expects.DATE:
        return True
    for one, other in _STEMMED:
        for deed, reverse in ((one, other), (other, one)):
            if not asked & deed or asked & reverse or not told & reverse or (told | near) & deed:
                continue
            behind = _after(question.text, deed)
            if _is_done_to(behind, _after(text, reverse), text):
                return True
    if question.kind is not Kind.REASON and question.expects is not Expects.DATE:
        return False
    return _excludes_deed(question, text, around) or _gave_in(question.text, text)


_ASIDES = re.compile(r",\s*(?:who|which|whose|[a-z]+ed|built|begun)\b[^,;.]*,")
_REFUSED = re.compile(
    r"\b(?:refus\w+ to|won['’]t|will not|would not|declin\w+ to) (?:accept|admit|concede|acknowledge"
    r"|recogni[sz]e) (?P<what>[^?]+)",
    re.IGNORECASE,
)
_GAVE_IN = re.compile(
    r"(?:^|[.;,:] |\band )(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:[A-Z][\w’'-]+ ){0,2}(?P<who>[A-Z][\w’'-]+))"
    r" (?:(?:has|had|then|later|finally) )?(?:accept|admitt|conced|acknowledg|recogni[sz])ed (?P<what>[^.;]+)"
)


def _gave_in(question: str, text: str) -> bool:
    """Whether somebody "admitted defeat" who is asked why he refuses to accept it."""
    refused, done = _REFUSED.search(question), _GAVE_IN.search(text)
    if refused is None or done is None:
        return False
    if done["who"] and done["who"] not in question:
        return False
    return not stems_of(refused["what"]).isdisjoint(stems_of(done["what"]))


def _excludes_deed(question: Question, text: str, around: str) -> bool:
    """Whether a text on who or what is asked of tells what excludes the verb: `turned down`, `accept`."""
    clause = take_apart(question.text)
    verb, _, behind = clause.rest.partition(" ")
    senses = of_deed(base_form(verb), behind)
    against = places(text, senses.against)
    if question.expects is Expects.DATE:
        # "Opened in 1932, it closed in 1990" has both days: only "turned it down" is no "accept".
        against = [one for one in against if _IT.match(text[one.end :])]
    return (
        not stems_of(f"{clause.subject} {behind}").isdisjoint(stems_of(text))
        and any(_is_done_to(behind, text[one.end :], text) for one in against)
        and not places(f"{text} {around}", senses.alike)
        and not places(question.text, senses.against)
    )


_IT = re.compile(r"\s+(?:it|them)\b|(?<=down)\b", re.IGNORECASE)


def _after(text: str, those: frozenset[str]) -> str:
    """What follows the first of some words in a text."""
    ends = (token.end for token in tokenize(text) if token.stem in those)
    return text[next(ends, len(text)) :]


def _is_done_to(behind: str, told: str, text: str) -> bool:
    """Whether what follows a verb in a sentence may be what follows it in the question.

    Who "opposed the plant, but said that sacking the mayor would be wrong" did not oppose the
    mayor; "accepted the result" may be of the defeat, of which nothing else is said.
    """
    object_ = _OBJECT_ENDS.split(told, maxsplit=1)[0]
    noun, asked = _LEADS_OBJECT.match(object_), stems_of(behind)
    if noun is None or not asked & stems_of(text):
        return True
    return not asked.isdisjoint(stems_of(object_))


_OBJECT_ENDS = re.compile(r"[,;.:]|\b(?:but|and|because|that|who|which|while|when|as|if)\b")
_LEADS_OBJECT = re.compile(r"\s*(?:the|an?|any|all|his|her|its|their)\s+\w+", re.IGNORECASE)


def is_reversed(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence or the one before tells the reverse of what none of them tells."""
    before, after = sentence_before(sentence), sentence_after(sentence)
    told = f"{before.text if before else ''} {sentence.text}"
    return tells_reverse(question, told, f"{after.text if after else ''} {sentence.article.title}")


def reverse_is_told(question: Question, sentence: Sentence) -> bool:
    """Whether "She turned it down" tells the reverse, to the last word, of who is named before."""
    if not (_THEY.match(sentence.text) and tells_reverse(question, sentence.text)):
        return False
    behind = stems_of(take_apart(question.text).rest.partition(" ")[2])
    told = f"{sentence.article.title} {sentence.article.text[: sentence.start]} {sentence.text}"
    return (
        bool(behind)
        and behind <= stems_of(sentence.text)
        and all(is_named(name, told) for name in question.names)
    )


_THEY = re.compile(r"(?:He|She|It|They)\b")
