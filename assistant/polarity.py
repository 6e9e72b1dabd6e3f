"""A yes/no question and evidence in, yes, no or "X says so, Y denies it" out, or nothing.

Only a sentence that holds all that the question holds can settle it. A denial in it, an
opposite or a hedge decides which way; where a party only claims it, the claim is what
is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.attribution import (
    Attribution,
    antecedent,
    attributions,
    denial_after,
    full_name,
    in_running_text,
    speaker_of,
)
from assistant.deeds import tells_deed
from assistant.evidence import Sentence, passage_sentences, sentence_before
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import (
    DENIED,
    NOT,
    is_retracted,
    negation_near,
    opposite_in,
    reverses_of,
)
from assistant.question import Question
from assistant.records import Evidence
from assistant.values import find_numbers, same_name

_LEAST_SHARE = 0.78
_PLAIN_DENIER = re.compile(
    r"(?!There\b)(?P<who>[A-Z][\w’'-]*(?: [\w’'-]+){0,4}?) (?:(?:has|have|had|also|later) )*"
    rf"(?:{DENIED.pattern})"
)
_DENIED_CLAIM = re.compile(
    rf"(?:{DENIED.pattern}) (?:that\b|\w+ing\b|"
    r"(?:\w+ ){0,3}(?:claim|allegation|suggestion|accusation"
    r"|report|charge)s? (?:that|of)\b|by\b)",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|reportedly|allegedly|alleged|accused|suspected"
    r"|planned|plans|expected|hopes?|unclear|possibly|perhaps|proposed|threatened"
    r"|false|untrue|rumou?rs?)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:sa(?:y|id)|claim|t[eo]ll?d?\b|tell|stat(?:e|ed)|announc|confirm|insist|report|warn|add|argue"
    r"|acknowledg|admit|alleg|estimat|explain|note|suggest|testif|wr[io]te)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the articles say to a yes/no question.

    `word` is `Yes`, `No` or `Disputed`; `claimed_by` and `denied_by` say who claims
    and who denies it; `denial` is the sentence that denies, where it is another one.
    `retracts` tells that the sentence takes back what was reported before.
    """

    word: str
    sentence: Sentence
    evidence: Evidence
    share: float
    claimed_by: str | None = None
    denied_by: str | None = None
    denial: Sentence | None = None
    retracts: bool = False


def judge(question: Question, evidence: Sequence[Evidence]) -> Verdict | None:
    """Settle a yes/no question, or return None where no sentence does."""
    weights = Weights(question.text, [item.passage.text for item in evidence])
    found: list[Verdict] = []
    for item in evidence:
        for sentence in passage_sentences(item):
            verdict = _judge(question, sentence, item, weights)
            if verdict is not None:
                found.append(verdict)
    return _weighed(found)


def _weighed(found: Sequence[Verdict]) -> Verdict | None:
    """The best verdict; a dispute where one affirms what another says is denied, else no riddle."""
    back = next((verdict for verdict in found if verdict.retracts), None)
    if back is not None:
        return back
    best = max(found, key=lambda verdict: verdict.share, default=None)
    yes = max((v for v in found if v.word == "Yes"), key=lambda v: v.share, default=None)
    no = max((v for v in found if v.word == "No"), key=lambda v: v.share, default=None)
    if yes is None or no is None or best is None or best.word == "Disputed":
        return best
    if no.denied_by is None and no.claimed_by == yes.claimed_by:
        return None
    return replace(
        yes, word="Disputed", denial=no.sentence, denied_by=no.denied_by or no.claimed_by
    )


def _judge(
    question: Question, sentence: Sentence, item: Evidence, weights: Weights
) -> Verdict | None:
    text = sentence.text
    if text.rstrip().endswith("?"):
        return None
    opposite = opposite_in(question, text)
    before = sentence_before(sentence)
    wide = f"{text} {opposite}"
    share = weights.coverage(
        (wide, 1.0), (before.text if before else "", 0.6), (item.article.title, 0.6)
    )
    if share < _LEAST_SHARE or not numbers_there(question.text, text):
        return None
    if not _names_there(question, f"{text} {before.text if before else ''} {item.article.title}"):
        return None
    if not tells_deed(question, sentence, reverses_of(question)):
        return None
    if not _predicate_there(question, wide):
        return None
    return _verdict(question, sentence, item, share, opposite)


def _predicate_there(question: Question, text: str) -> bool:
    """Whether most of what the question says of its names stands in the sentence itself.

    The names alone make up much of a question: "on the same side in Syria" is not told by
    whatever else the two did there.
    """
    named = {word for name in question.names for word in stems_of(name)}
    said = [word for word in question.stems if word not in named]
    held = stems_of(text)
    return sum(in_text(word, held) for word in said) * 2 >= len(said)


def _verdict(
    question: Question, sentence: Sentence, item: Evidence, share: float, opposite: str
) -> Verdict | None:
    text = sentence.text
    asked_denial = bool(DENIED.search(question.text))
    if DENIED.search(text) and not asked_denial:
        return _denied(sentence, item, share)
    if NOT.search(question.text):
        return None  # "Isn't it not ...": what yes means is anybody's guess
    if is_retracted(text):
        return Verdict(word="No", sentence=sentence, evidence=item, share=share, retracts=True)
    negated = bool(negation_near(question, text)) != bool(opposite)
    if not negated and _HEDGED.search(text) and not _HEDGED.search(question.text):
        return None
    claimed = speaker_of(sentence)
    denied = denial_after(sentence)
    if denied is not None and not negated and not asked_denial:
        return Verdict(
            word="Disputed",
            sentence=sentence,
            evidence=item,
            share=share,
            claimed_by=claimed[0] if claimed else None,
            denied_by=denied[0],
            denial=denied[1],
        )
    if question.source and not (claimed and same_name(question.source, claimed[0])):
        return None
    spoken = claimed is not None and _is_reported(question, *claimed)
    return Verdict(
        word="No" if negated else "Yes",
        sentence=sentence,
        evidence=item,
        share=share,
        claimed_by=in_running_text(claimed[0]) if claimed and spoken else None,
    )


def _denied(sentence: Sentence, item: Evidence, share: float) -> Verdict | None:
    """A denial of what is asked is never a yes: a dispute, or a no by whoever denies it."""
    sources = [(a, _named(a, sentence)) for a in attributions(sentence.text)]
    denier = next((name for a, name in sources if name and DENIED.search(a.verb)), None)
    plain = _PLAIN_DENIER.match(sentence.text)
    if denier is None and plain:
        denier = in_running_text(plain["who"])
    if denier is None or not _DENIED_CLAIM.search(sentence.text):
        return None
    claimant = next(
        (n for a, n in sources if n and not DENIED.search(a.verb) and not same_name(n, denier)),
        None,
    )
    return Verdict(
        word="Disputed" if claimant else "No",
        sentence=sentence,
        evidence=item,
        share=share,
        claimed_by=claimant,
        denied_by=denier,
    )


def _is_reported(question: Question, speaker: str, verb: str) -> bool:
    """Whether a speaker states what is asked; not where the question is whether they said it."""
    asked = any(same_name(name, speaker) for name in question.names)
    return bool(_SAYING.match(verb)) and not (asked and _SAYING.search(question.text))


def _named(source: Attribution, sentence: Sentence) -> str | None:
    name = antecedent(sentence) if source.is_pronoun else full_name(source.speaker, sentence)
    return in_running_text(name) if name else None


def numbers_there(question: str, text: str) -> bool:
    """Whether a text gives every number of a question."""
    given = {number.value for number in find_numbers(text)}
    return all(number.value in given for number in find_numbers(question))


def _names_there(question: Question, text: str) -> bool:
    held = stems_of(text)
    return all(any(in_text(word, held) for word in stems_of(name)) for name in question.names)
