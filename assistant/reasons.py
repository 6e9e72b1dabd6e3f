# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for a reason in, the sentences that give it out.

Spans are the wrong shape for "why": the answer is a sentence that deals with what is
asked and says what for, or, in an interview, what follows when the same was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.causes import (
    Scored,
    answers_another_why,
    answers_why,
    cause_beside_event,
    gives_cause,
    plain_reason_first,
    says_because,
)
from assistant.evidence import Sentence, passage_sentences, text_before
from assistant.headings import is_heading
from assistant.interviews import is_asking
from assistant.matching import Weights
from assistant.odds import log_odds_of
from assistant.premise import contradicts
from assistant.protocols import SentenceJudge
from assistant.question import Question
from assistant.records import Evidence, Reading
from assistant.reversals import is_reversed, reverse_is_told
from assistant.sentence_readings import (
    best_readings,
    is_named,
    read_in,
    reading_of,
    share_on_matter,
    view_of,
)
from assistant.somebody_else import is_done_to_other
from assistant.speakers import denial_after
from index.letters import compile_latin

_ASKING = re.compile(
    r"^(?:what|which \w+) (?:caused|led to|prompted|triggered|sparked|was to blame for|is to blame for|(?:is|was|were|are) the (?:\w+ )?(?:causes?|reasons?) (?:of|for|behind))\b",
    re.IGNORECASE,
)
# Log-odds that a sentence gives the reason: a conditional logit over the sentences read for
# development questions, docs/lab-notes/answers.md, "Reasons".
_ON_MATTER, _WITH_CAUSE, _READ, _REASON_BIAS = 2.65, 0.47, 0.82, 0.0
# With a judge, fitted on its own development questions; the bias is the one at which four fifths
# of those that no article answers are declined: docs/lab-notes/entailment.md, "The verifier judges
# reasons".
_JUDGED, _HELD, _TOLD, _TOLD_BIAS = 16, 0.19, 0.79, -1.26
# At least, of a clause with all that is asked that ends in "because", or of a reply to "why?".
_PLAIN_ODDS = 0.6


def read_reasons(
    question: Question,
    evidence: Sequence[Evidence],
    spans: Sequence[Reading],
    judge: SentenceJudge | None = None,
) -> list[Reading]:
    """Sentences that may give the reason, best first; none where the likeliest tells the reverse.

    A reason is often told in other words than the event, so the reader's belief counts for more
    than the words in common. Where one sentence denies it, only those on the same people count.

    Args:
        question: Why something is or came.
        evidence: What to read.
        spans: What the span reader found; a sentence that it points into is
            the likelier for it.
        judge: Knows sentences that give a reason; None to go by words and spans alone.
    """
    # "Caused" is what is asked, and no word of the matter.
    asked = _ASKING.sub("-", question.text)
    weights = Weights(asked, [item.passage.text for item in evidence])
    stated = [
        (item, sentence)
        for item in evidence
        for sentence in passage_sentences(item)
        if not sentence.text.rstrip().endswith("?") and not is_asking(sentence)
        if not (answers_another_why(question, sentence) or is_heading(sentence))
    ]
    if any(reverse_is_told(question, sentence) for _, sentence in stated):
        return []
    denied = [pair for pair in stated if contradicts(question, pair[1].text)]
    held = [
        pair
        for pair in stated
        if pair not in denied
        and denial_after(pair[1]) is None
        and not is_done_to_other(question, pair[1])
    ]
    # What is denied of others ("I don't miss the planes") denies nothing that is asked.
    if any(_is_of_them(question, sentence) for _, sentence in denied):
        held = [(item, sentence) for item, sentence in held if _is_of_them(question, sentence)]
    needs_cause = _ASKING.match(question.text) is not None  # it is told with a word of causes
    scored = [
        (_log_odds(item, sentence, spans, weights, gives=gives), item, sentence)
        for item, sentence in held
        if (gives := gives_cause(question, sentence.text)) or not needs_cause
    ]
    if judge is not None:
        scored = cause_beside_event(question, _judged(question, scored, judge))
    scored = [
        (max(odds, _PLAIN_ODDS) if _is_plain(question, sentence) else odds, item, sentence)
        for odds, item, sentence in scored
    ]
    scored = plain_reason_first(question, scored)
    if scored and is_reversed(question, max(scored, key=lambda one: one[0])[2]):
        return []
    return best_readings([reading_of(item, sentence, odds) for odds, item, sentence in scored])


def _is_plain(question: Question, sentence: Sentence) -> bool:
    return says_because(question, sentence) or answers_why(question, sentence)


def _judged(question: Question, scored: Sequence[Scored], judge: SentenceJudge) -> list[Scored]:
    """The likeliest with what the judge says of each by itself; the others are left out."""
    likely = sorted(scored, key=lambda one: -one[0])[:_JUDGED]
    told = judge.gives_reason(
        question.text, [view_of(sentence, item) for _, item, sentence in likely]
    )
    return [
        (_HELD * odds + _TOLD * tells + _TOLD_BIAS, item, sentence)
        for (odds, item, sentence), tells in zip(likely, told, strict=True)
    ]


def _log_odds(
    item: Evidence,
    sentence: Sentence,
    spans: Sequence[Reading],
    weights: Weights,
    *,
    gives: bool,
) -> float:
    """How likely a sentence gives the reason, from what it has of the question and the reader."""
    share = share_on_matter(sentence, item, weights)
    odds = log_odds_of(read_in(sentence, spans))
    return _ON_MATTER * share + _WITH_CAUSE * gives + _READ * odds + _REASON_BIAS


def _is_of_them(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence and the one before tell of all whom the question names."""
    around = f"{text_before(sentence)} {sentence.text} {sentence.article.title}"
    people = [name for name in question.names if _FULL_NAME.fullmatch(name)][:1]
    if people and not _PRONOUN.search(sentence.text) and not is_named(people[0], sentence.text):
        return False
    return all(is_named(name, around) for name in question.names)


_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|him|their|them|I|we|my|our)\b", re.IGNORECASE)
_FULL_NAME = compile_latin(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")
