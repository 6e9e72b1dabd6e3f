"""A claim and evidence in, who denies it in another article out.

One outlet gives the claim of one side, another the denial of the other. A denial is one of this
claim where what is denied holds most of the deed and, with whoever denies it, covers the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.attribution import attributions
from assistant.dates import find_dates
from assistant.evidence import Sentence, cluster_of, passage_sentences
from assistant.findings import Group
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import DENIED
from assistant.question import Expects, Kind, Question
from assistant.records import Evidence
from assistant.same_event import tells_of_event
from assistant.speakers import antecedent, full_name, in_running_text, speaker_of
from assistant.values import same_name

_LEAST_COVERAGE = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who denies a claim, and the sentence in which they do."""

    denier: str
    sentence: Sentence


def find_denial(
    question: Question, claim: Sentence, speaker: str | None, evidence: Sequence[Evidence]
) -> Denial | None:
    """The denial of a claim in another article; None where nobody denies it there.

    Args:
        question: What the claim answers.
        claim: The sentence that makes it.
        speaker: Who makes it; None where the reporter does.
        evidence: Where a denial may stand.
    """
    if DENIED.search(question.text):
        return None
    weights = Weights(question.text, [item.passage.text for item in evidence])
    for item in evidence:
        if cluster_of(item.article) == cluster_of(claim.article):
            continue
        if not tells_of_event(question, item.article):
            continue
        # What was denied before the reporter could tell it as done is done.
        if speaker is None and _is_earlier(item, claim):
            continue
        for sentence in passage_sentences(item):
            for denier, what in _denied(sentence):
                if speaker and same_name(denier, speaker):
                    continue
                if (
                    _tells_deed(question, denier, what)
                    and weights.coverage((f"{denier} {what}", 1.0)) >= _LEAST_COVERAGE
                ):
                    return Denial(denier=in_running_text(denier), sentence=sentence)
    return None


def denied_doer(question: Question, first: Group, evidence: Sequence[Evidence]) -> Denial | None:
    """The denial of whoever is said to have done it, or of whom they belong to; else None."""
    if question.kind is not Kind.VALUE or question.expects not in (Expects.PERSON, Expects.NAME):
        return None
    if question.source is not None:
        return None
    best = first.best
    speaker = speaker_of(best.sentence)
    denial = find_denial(question, best.sentence, speaker[0] if speaker else None, evidence)
    own = stems_of(denial.denier) if denial else frozenset[str]()
    named = stems_of(best.text)
    return denial if own and all(in_text(stem, named) for stem in own) else None


def _denied(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Who denies what in a sentence, in order."""
    for found in attributions(sentence.text):
        verb = DENIED.search(sentence.text, found.end) if DENIED.search(found.verb) else None
        if verb is None:
            continue
        name = antecedent(sentence) if found.is_pronoun else full_name(found.speaker, sentence)
        if name:
            yield name, sentence.text[verb.end() :]


def _tells_deed(question: Question, denier: str, what: str) -> bool:
    """Whether what is denied holds most of what the question says beside names and times."""
    named = stems_of(" ".join([denier, *question.names]))
    times = stems_of(" ".join(mention.text for mention in find_dates(question.text)))
    deed = [stem for stem in question.stems if stem not in named | times]
    held = stems_of(what)
    return sum(in_text(stem, held) for stem in deed) * 2 > len(deed)


def _is_earlier(item: Evidence, claim: Sentence) -> bool:
    mine, theirs = item.article.reference_date, claim.article.reference_date
    return mine is not None and theirs is not None and mine < theirs
