"""A yes/no question and evidence in, the sentence that a network finds to settle it out.

Grammar and lists of verbs know what they know; a question in other words is judged by a network
that has read ten thousand such questions beside the sentences that decide them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.clause import AUXILIARY
from assistant.evidence import Sentence, names_outlet, passage_sentences
from assistant.interviews import is_asking
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import is_denial, opposite_in
from assistant.polarity import numbers_there
from assistant.protocols import Judgement, SentenceJudge
from assistant.question import Question, without_source
from assistant.records import Evidence
from assistant.sentence_readings import view_of
from assistant.whether.asked import take_whether
from assistant.whether.may_settle import may_settle
from assistant.whether.parties import head_of
from assistant.whether.reworded import Reworded, reworded
from assistant.whether.senses import places
from assistant.whether.settled import Settled
from assistant.whether.stance import Senses, senses_of
from assistant.words import stem

_SENTENCES = 28
_SHARED = 0.75


def settle_by_entailment(
    question: Question, evidence: Sequence[Evidence], judge: SentenceJudge, *, threshold: float
) -> tuple[Settled, ...]:
    """The surest sentence that says yes and the surest that says no; empty where none is sure.

    Args:
        question: Asks for yes or no.
        evidence: The passages found, best first.
        judge: Judges sentences.
        threshold: Least probability (0-1) of a yes or a no.
    """
    asked = take_whether(question.text)
    senses = None if asked is None else senses_of(asked)
    found = _likely(question, evidence, senses)
    if not found:
        return ()
    text = _asked_of(question, evidence)
    judged = judge.judge(text, [view_of(sentence, item) for sentence, item in found])
    judged = _in_their_words(text, found, judged, judge)
    sure = [
        at
        for at, one in enumerate(judged)
        if one.probability >= threshold
        or (one.probability >= threshold - _MARGIN and _excludes(senses, found[at][0].text, one))
        if may_settle(question, asked, found[at][0], one)
        if one.positive or not _denies_reverse(senses, found[at][0].text)
    ]
    if any(judged[at].positive and _tells_reverse(senses, found[at][0].text) for at in sure):
        return ()
    if asked is not None and len({judged[at].positive for at in sure}) > 1:
        sure = [at for at in sure if _is_about(asked.subject, found[at][0].text)]
    sure.sort(key=lambda at: -judged[at].probability)
    ways = (next((at for at in sure if judged[at].positive is way), None) for way in (True, False))
    return tuple(
        Settled(
            sentence=found[at][0],
            evidence=found[at][1],
            positive=judged[at].positive,
            probability=judged[at].probability,
            stretch=found[at][0].text,
        )
        for at in ways
        if at is not None
    )


def _is_about(subject: str, text: str) -> bool:
    """Whether a sentence names whom a question is about, or may mean somebody named before."""
    head = head_of(subject)
    named = in_text(stem(head), stems_of(text))
    return named or (head[:1].isupper() and _PRONOUN.search(text) is not None)


_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.IGNORECASE)


def _in_their_words(
    text: str,
    found: Sequence[tuple[Sentence, Evidence]],
    judged: Sequence[Judgement],
    judge: SentenceJudge,
) -> list[Judgement]:
    """The judgements, the question put in the words of sentences that have others for the same."""
    asked: dict[Reworded, list[int]] = {}
    for at, (sentence, _) in enumerate(found):
        other = reworded(text, sentence.text)
        if other is not None:
            asked.setdefault(other, []).append(at)
    counted = list(judged)
    for other, those in asked.items():
        again = judge.judge(other.question, [view_of(*found[at]) for at in those])
        for at, one in zip(those, again, strict=True):
            turned = replace(one, positive=one.positive is not other.turned)
            counted[at] = _of_two(judged[at], turned)
    return counted


def _of_two(plain: Judgement, again: Judgement) -> Judgement:
    """What counts of a sentence judged twice: the surer of two that agree, else the reworded one.

    Where the question as put was answered surely the other way, neither counts.
    """
    if plain.positive is again.positive:
        return max(plain, again, key=lambda one: one.probability)
    return replace(again, probability=0.0) if plain.probability >= _SURELY else again


_SURELY = 0.8


def _asked_of(question: Question, evidence: Sequence[Evidence]) -> str:
    """The question; without `according to the Tidings` where all that was found stands there.

    The network looks for who is named there in the sentence.
    """
    source = question.source
    if source and all(names_outlet(f"the {source}", i.article.outlet) for i in evidence):
        return without_source(question.text)
    return question.text


_MARGIN = 0.09
"""How much less sure of a no the network may be beside a word that excludes the verb."""


def _excludes(senses: Senses | None, text: str, judged: Judgement) -> bool:
    """Whether a no stands beside the opposite of the question's verb: "left out", "include".

    A verb that says the same is no such help to a yes: "announced" to "declared void".
    """
    return senses is not None and not judged.positive and bool(places(text, senses.against))


def _tells_reverse(senses: Senses | None, text: str) -> bool:
    """Whether a sentence has the opposite of the question's verb, plainly, and not the verb.

    To "Is she leaving over the recall?" the network takes `She is staying on` for a yes.
    """
    if senses is None or not places(text, senses.against) or places(text, senses.alike):
        return False
    return not is_denial(text)


def _denies_reverse(senses: Senses | None, text: str) -> bool:
    """Whether a sentence denies the opposite: "not an alarm that failed" is no no to "work?".

    An opposite that denies by itself, "left out", is none that is denied.
    """
    if senses is None:
        return False
    # Another clause denies something else: "was cleared in May, was not in court".
    return any(
        is_denial(_CLAUSE_ENDS.split(text[: token.start])[-1])
        for token in places(text, senses.against)
    )


_CLAUSE_ENDS = re.compile(r"[,;:.]")


def _is_for_grammar(question: Question, senses: Senses | None, text: str) -> bool:
    """Whether a sentence has the question's words and its verb or the opposite: order decides then.

    The network reads words that are not shared; `Denmark attacked Norway` it takes for a yes to
    "Did Norway attack Denmark?".
    """
    known = senses is not None and (places(text, senses.alike) or places(text, senses.against))
    if not known and not opposite_in(question, text):
        return False
    held = stems_of(text)
    shared = sum(in_text(stem, held) for stem in question.stems)
    return shared >= _SHARED * len(question.stems)


def _numbers_there(question: Question, item: Evidence) -> bool:
    """Whether an article has the numbers of a question.

    "The boat with the 74 migrants" is "the boat" in a sentence: the number tells which is meant.
    """
    return numbers_there(question.text, f"{item.article.title} {item.article.text}")


def _likely(
    question: Question, evidence: Sequence[Evidence], senses: Senses | None
) -> list[tuple[Sentence, Evidence]]:
    """The sentences that share most with the question; reading all of them takes too long."""
    weights = Weights(question.text, [item.passage.text for item in evidence])
    held: dict[tuple[str, int], tuple[float, Sentence, Evidence]] = {}
    for item in evidence:
        around = f"{item.article.title} {item.passage.text}"
        for sentence in passage_sentences(item):
            share = weights.coverage((sentence.text, 1.0), (around, 0.5))
            held.setdefault((item.article.article_id, sentence.start), (share, sentence, item))
    told = [
        one
        for one in held.values()
        # A question is no answer, whatever it shares, nor is what leads to it.
        if one[0] > 0 and not one[1].text.rstrip().endswith("?") and not is_asking(one[1])
        if not _is_heading(one[1].text)
    ]
    told.sort(key=lambda one: -one[0])
    likely = [(sentence, item) for _, sentence, item in told[:_SENTENCES]]
    return [
        (sentence, item)
        for sentence, item in likely
        if _numbers_there(question, item) and not _is_for_grammar(question, senses, sentence.text)
    ]


_HEADING_WORDS = 6


def _is_heading(text: str) -> bool:
    """Whether a few words without a stop or a verb head what follows: "Hiring employees"."""
    bare = len(text.split()) <= _HEADING_WORDS and not _STOP.search(text)
    return bare and text[:1].isalnum() and not _VERB.search(text)


_STOP = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_VERB = re.compile(rf"\b{AUXILIARY}\b|\w+ed\b", re.IGNORECASE)
