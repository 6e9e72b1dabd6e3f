"""A sentence that says yes or no to a question in, the verdict with who claims or denies it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.attribution import Attribution, attributions
from assistant.evidence import Sentence, names_outlet
from assistant.negation import DENIED
from assistant.question import Question
from assistant.records import Evidence
from assistant.speakers import antecedent, denial_after, full_name, in_running_text, speaker_of
from assistant.told_by import speaks
from assistant.values import same_name
from index.letters import compile_latin

_PLAIN_DENIER = compile_latin(
    r"(?!There\b)(?P<who>[A-Z][\w’'-]*(?: [\w’'-]+){0,4}?) (?:(?:has|have|had|also|later) )*"
    rf"(?:{DENIED.pattern})"
)
_DENIED_CLAIM = compile_latin(
    rf"(?:{DENIED.pattern}) (?:that\b|\w+ing\b|"
    r"(?:\w+ ){0,3}(?:claim|allegation|suggestion|accusation"
    r"|report|charge)s? (?:that|of)\b|by\b)",
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


def reported(
    question: Question, sentence: Sentence, item: Evidence, share: float, *, positive: bool
) -> Verdict | None:
    """What a sentence tells as the reporter's own words, or as those of whoever says it.

    None where the question asks for what somebody else says. Disputed where the next
    sentence denies it.
    """
    asked_denial = bool(DENIED.search(question.text))
    claimed = speaker_of(sentence)
    denied = denial_after(sentence)
    if denied is not None and positive and not asked_denial:
        return Verdict(
            word="Disputed",
            sentence=sentence,
            evidence=item,
            share=share,
            claimed_by=claimed[0] if claimed else None,
            denied_by=denied[0],
            denial=denied[1],
        )
    if question.source and not _is_by(question.source, sentence, item):
        return None
    spoken = claimed is not None and _is_reported(question, *claimed)
    return Verdict(
        word="Yes" if positive else "No",
        sentence=sentence,
        evidence=item,
        share=share,
        claimed_by=in_running_text(claimed[0]) if claimed and spoken else None,
    )


def denied_in(sentence: Sentence, item: Evidence, share: float) -> Verdict | None:
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


def _is_by(source: str, sentence: Sentence, item: Evidence) -> bool:
    """Whether a sentence is told by a party, or by the paper that its article stands in."""
    return speaks(source, sentence) or names_outlet(f"the {source}", item.article.outlet)


def _named(source: Attribution, sentence: Sentence) -> str | None:
    name = antecedent(sentence) if source.is_pronoun else full_name(source.speaker, sentence)
    return in_running_text(name) if name else None
