"""A verdict on a yes/no question in, the answer with its sentence out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import not_found
from assistant.citations import CitationList
from assistant.claims import denied_claim
from assistant.compose import resolved_text, source_line
from assistant.denials import find_denial
from assistant.evidence import independent
from assistant.matching import stems_of
from assistant.negation import NOT
from assistant.one_sentence import told_by
from assistant.polarity import of_two_parties, verdict_of, weigh
from assistant.protocols import Reader, SentenceJudge
from assistant.question import Question, analyse
from assistant.records import Answer, AnswerValue, Evidence, Outcome
from assistant.verdict import Verdict
from assistant.whether.asked import take_whether
from assistant.whether.belied import is_beaten, is_over
from assistant.whether.entailed import settle_by_entailment
from assistant.whether.interviewed import settle_by_interview
from assistant.whether.measured import take_measured
from assistant.whether.named import take_named
from assistant.whether.placed import take_placed
from assistant.whether.plainly import in_plain_words
from assistant.whether.settle import settle
from assistant.whether.sided import settle_by_sides, take_sided
from assistant.whether.valued import settle_by_value
from index.letters import compile_latin

_TURNED = {"Yes": "No", "No": "Yes"}
_EITHER = re.compile(r"\bor\b")
_ENTAILED = 0.59
"""From which the network's probability settles a question: docs/lab-notes/entailment.md."""


def answer_yes_no(
    question: Question,
    evidence: Sequence[Evidence],
    reader: Reader,
    judge: SentenceJudge | None = None,
) -> Answer:
    """Answer yes or no with the sentence that settles it, or abstain.

    Args:
        question: Asks for yes or no.
        evidence: The passages found, best first.
        reader: Finds the parties and values that a question names.
        judge: Settles what words and grammar leave open; None to leave it open.
    """
    verdict = _by_sides(question, evidence) or _verdict(
        question, evidence, reader, None if take_sided(question.text) else judge
    )
    if verdict is None or _is_belied(question, verdict):
        return not_found(question, evidence)
    verdict = _with_denial(question, verdict, evidence)
    if verdict.word == "Disputed" and not _is_refused(question, verdict):
        return _disputed(question, verdict)
    if verdict.word == "Disputed":
        verdict = replace(verdict, word="No")
    return _settled(question, verdict)


def _by_sides(question: Question, evidence: Sequence[Evidence]) -> Verdict | None:
    """Whether two are on one side, where that is asked and a sentence tells whom each backs.

    Of *same* and *opposite* the network knows too little: what is left is for words and grammar.
    """
    sided = take_sided(question.text)
    told = settle_by_sides(sided, evidence) if sided else None
    return verdict_of(question, told, told.probability) if told else None


def _verdict(
    question: Question,
    evidence: Sequence[Evidence],
    reader: Reader,
    judge: SentenceJudge | None,
) -> Verdict | None:
    text = question.text
    amount = take_measured(text)
    measured = amount or take_placed(text) or take_named(text)
    if measured is not None:
        told, speaks_against = settle_by_value(measured, evidence, reader)
        if told is not None:
            return verdict_of(question, told, told.probability)
        if speaks_against:
            return None
    settled = settle(question, evidence, reader)
    verdict = weigh(question, evidence, settled) or denied_claim(question, evidence)
    if verdict is not None:
        return verdict
    plain = in_plain_words(text)
    if plain is not None:
        asked = analyse(plain.question, question.limits)
        verdict = _verdict(asked, evidence, reader, judge)
        if verdict is not None:
            return _turned(verdict) if plain.turned else verdict
        if plain.turned:
            return None  # the network does not see that the question itself denies
    replies = settle_by_interview(question, evidence)
    if replies:
        alike = len({reply.positive for reply in replies}) == 1
        return verdict_of(question, replies[0], replies[0].probability) if alike else None
    if judge is None or amount is not None or _is_beyond_network(text):
        return None
    entailed = settle_by_entailment(question, evidence, judge, threshold=_ENTAILED)
    told = (verdict_of(question, one, one.probability) for one in entailed)
    return of_two_parties([verdict for verdict in told if verdict is not None])


def _is_beyond_network(text: str) -> bool:
    """Whether a question has a "not" or an "or", of which the network does not know the meaning.

    "Visitors who aren't logged in" only says which visitors are meant.
    """
    return bool(NOT.search(_WHO_NOT.sub("", text)) or _EITHER.search(text))


_WHO_NOT = re.compile(
    r"\bwho (?:(?:is|are|was|were|do|does|did|have|has)(?:n['’]t| not)|not)\b[^,?]*", re.I
)


def _turned(verdict: Verdict) -> Verdict | None:
    """The verdict on the opposite: of a dispute the parties change places, too.

    A mere denial of the opposite is none: who denies having paid does not deny having failed to.
    """
    if verdict.word == "Disputed" and verdict.denial is not None:
        return replace(
            verdict,
            sentence=verdict.denial,
            denial=verdict.sentence,
            claimed_by=verdict.denied_by,
            denied_by=verdict.claimed_by,
        )
    plain = verdict.word in _TURNED and verdict.denied_by is None
    return replace(verdict, word=_TURNED[verdict.word]) if plain else None


def _is_belied(question: Question, verdict: Verdict) -> bool:
    """Whether a verdict rests on a sentence that tells no such thing."""
    asked, text = take_whether(question.text), verdict.sentence.text
    return is_over(asked, text) or (verdict.word == "Yes" and is_beaten(asked, text))


_THAT = r" that\b| (?:\S+ ){0,4}?(?:claim|allegation|accusation|charge|figure|account)s?\b"
_ACCEPTS = compile_latin(
    r"^(?:does|do|did|has|have|will) (?P<who>.+?) "
    r"(?:(?:admit(?:ted)?|acknowledged?|conceded?|agreed? with|own(?:ed)? up to)\b"
    rf"|(?:accept(?:ed)?|recogni[sz]ed?|confirm(?:ed)?)(?={_THAT}))",
    re.IGNORECASE,
)


def _is_refused(question: Question, verdict: Verdict) -> bool:
    """Whether it is asked if somebody accepts what they themselves deny."""
    asked = _ACCEPTS.match(question.text)
    if asked is None or not verdict.denied_by:
        return False
    return bool(stems_of(asked["who"])) and stems_of(asked["who"]) == stems_of(verdict.denied_by)


def _with_denial(question: Question, verdict: Verdict, evidence: Sequence[Evidence]) -> Verdict:
    """The verdict, disputed where another article tells that somebody denies it."""
    if verdict.word != "Yes":
        return verdict
    denial = find_denial(question, verdict.sentence, verdict.claimed_by, evidence)
    if denial is None:
        return verdict
    return replace(verdict, word="Disputed", denial=denial.sentence, denied_by=denial.denier)


def _settled(question: Question, verdict: Verdict) -> Answer:
    said = ""
    if verdict.denied_by:
        said = f", {verdict.denied_by} denies it"
    elif verdict.claimed_by:
        said = f", according to {verdict.claimed_by}"
    return told_by(
        verdict.sentence,
        question.text,
        verdict.word,
        f"{verdict.word}{said} [1]: {resolved_text(verdict.sentence)}",
        confidence=round(0.8 * verdict.share, 3),
    )


def _disputed(question: Question, verdict: Verdict) -> Answer:
    cited = CitationList()
    mark = cited.marks(s for s in (verdict.sentence, verdict.denial) if s)
    denial = f" {resolved_text(verdict.denial)}" if verdict.denial else ""
    claimed = verdict.claimed_by or verdict.evidence.article.outlet or "One side"
    articles = [verdict.evidence.article, *(s.article for s in (verdict.denial,) if s)]
    denied = verdict.denied_by or "the other side"
    reason = f"{claimed} says so; {denied} denies it."
    return Answer(
        question=question.text,
        text=f"Disputed: {claimed} says so, {denied} denies it {mark}. "
        f"{resolved_text(verdict.sentence)}{denial}{source_line(articles)}",
        short="Disputed",
        outcome=Outcome.CONFLICT,
        reason=reason,
        citations=cited.citations(),
        confidence=round(0.8 * verdict.share, 3),
        values=(
            AnswerValue(text=f"Yes, says {claimed}", citations=(1,)),
            AnswerValue(text=f"No, says {denied}", citations=(len(cited.citations()),)),
        ),
        sources=len(independent(articles)),
    )
