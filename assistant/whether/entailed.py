"""A yes/no question and evidence in, the sentence that a network finds to settle it out.

Grammar and lists of verbs know what they know; a question in other words is judged by a network
that has read ten thousand such questions beside the sentences that decide them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.clause import AUXILIARY
from assistant.evidence import Sentence, names_outlet, passage_sentences, sentences_of
from assistant.interviews import is_asking
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import is_denial, opposite_in
from assistant.places import is_place
from assistant.polarity import numbers_there
from assistant.protocols import Judgement, SentenceJudge
from assistant.question import Question, without_source
from assistant.records import Evidence
from assistant.sentence_readings import is_named, view_of
from assistant.whether.asked import Whether, take_whether
from assistant.whether.parties import head_of
from assistant.whether.reworded import Reworded, reworded
from assistant.whether.senses import places
from assistant.whether.settled import Settled
from assistant.whether.stance import Senses, senses_of
from assistant.words import stem

_SENTENCES = 28
_SHARED = 0.75
_PLAIN_NO = 0.75
"""From which a sentence that denies nothing is a no: docs/lab-notes/entailment.md.

To "Was it his last?" the network takes `his final one` for a no."""
_PLAIN_YES = 0.8
"""From which a sentence without a word of the question is a yes."""
_LOOK_BACK = 4  # sentences before one in which whom it is about may be named
_SAYS_IT_ALL = 0.9
"""From which one with all its words that denies nothing is a no: "the ward stayed open"."""


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
        if _may_be(question, asked, found[at][0], one)
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


def _may_be(
    question: Question, asked: Whether | None, sentence: Sentence, judged: Judgement
) -> bool:
    """Whether a sentence may be what the network takes it for: docs/lab-notes/entailment.md.

    A yes has a word of what is asked in it and near it whoever is named, a no denies something and
    has a word of the deed or of who is asked about; else either is surer, and a no most of all
    where the sentence has every word of the question.
    """
    held = stems_of(sentence.text)
    shared = [in_text(word, held) for word in question.stems]
    if judged.positive:
        least = 0.0 if any(shared) and _names_them(question, sentence) else _PLAIN_YES
    elif is_denial(sentence.text):
        short = len(sentence.text.split()) <= _FEW_WORDS
        least = 0.0 if short or _is_on_deed(question, asked, held) else _PLAIN_NO
    else:
        beside = not any(shared) and not _AGAINST.search(sentence.text)
        least = _SAYS_IT_ALL if all(shared) or beside else _PLAIN_NO
    return judged.probability >= least


_AGAINST = re.compile(
    r"\b(?:against|oppos\w+|declin\w+|refus\w+|reject\w+|turned down|voted down)\b", re.IGNORECASE
)
"""Of a no that shares no word: "Two councillors abstained" is none to whether a plan was passed."""
_FEW_WORDS = 3
"""Of a no that leaves out what was asked: "No fee."."""


def _is_on_deed(question: Question, asked: Whether | None, held: frozenset[str]) -> bool:
    """Whether a sentence has a word of who is asked about or of the deed that is asked.

    "The joint statement has no call for a truce" has none of "Did Moe and Berg back the plan in
    their joint statement?" but those of the statement.
    """
    if asked is None:
        return any(in_text(word, held) for word in question.stems)
    deed = f"{asked.verb} {asked.object}".strip() or asked.predicate
    return any(in_text(word, held) for word in stems_of(f"{asked.subject} {deed}"))


def _names_them(question: Question, sentence: Sentence) -> bool:
    """Whether somebody whom the question names stands in a sentence, before it or in its title.

    And of the places one at least: what is told of Australia need not hold for Tasmania.
    """
    article = sentence.article
    before = sentences_of(article, 0, sentence.start)[-_LOOK_BACK:]
    near = f"{article.title} {article.text[before[0].start if before else 0 : sentence.end]}"
    people = [name for name in question.names if not is_place(name)]
    if people and not any(is_named(name, near) for name in people):
        return False
    lead = sentences_of(article)[0].text
    places_asked = [name for name in question.names if is_place(name)]
    return not places_asked or any(is_named(name, f"{lead} {near}") for name in places_asked)


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
