"""The citations of an answer to scores: do they hold, do they cover, are they the right ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.records import Answer, Citation, Outcome
from evals.metrics.spans import GoldFact, Span, covered
from evals.metrics.words import tokens
from evals.records import Score
from index.records import Article
from index.sentences import split_sentences

_MARKER = re.compile(
    r"\[(\d+(?:\s*,\s*\d+)*)\]"
)  # Lines that name the sources of the answer above them: they say where, not what.
_ATTRIBUTION = re.compile(r"\W*(?:\d+\s+)?(?:independent\s+)?sources?\s*:", re.IGNORECASE)

Checker = Callable[[str, str, Sequence[str]], bool]
"""`(question, claim, quotes)` to whether the quotes alone support the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of an answer, markers left out, and the numbers it cites."""

    text: str
    cited: tuple[int, ...]


def broken_citations(answer: Answer, articles: Mapping[str, Article]) -> list[str]:
    """What is wrong with the citations, a sentence each; empty when all of them hold.

    A citation holds when its article is indexed and its quote stands there verbatim
    at its offsets. A marker in the text must have its citation.
    """
    problems = [
        problem for citation in answer.citations if (problem := _broken(citation, articles))
    ]
    numbers = {citation.number for citation in answer.citations}
    dangling = sorted(set(markers(answer.text)) - numbers)
    return problems + [f"[{number}] has no citation" for number in dangling]


def _broken(citation: Citation, articles: Mapping[str, Article]) -> str | None:
    article = articles.get(citation.article_id)
    if article is None:
        return f"[{citation.number}] points to an article that is not indexed"
    if not citation.quote:
        return f"[{citation.number}] quotes nothing"
    if article.text[citation.start : citation.end] != citation.quote:
        return f"[{citation.number}] is not verbatim at {citation.start}-{citation.end}"
    return None


def markers(text: str) -> list[int]:
    """Citation numbers in `text`, in order, repeats included."""
    return [int(n) for found in _MARKER.findall(text) for n in found.split(",")]


def claim_sentences(text: str) -> list[Claim]:
    """The sentences of an answer that claim something, in order, with what they cite.

    A line break ends a sentence. A marker belongs to the sentence it follows, before
    or after the full stop. Headings, lists of sources and lines without a word of
    three letters or a digit claim nothing. Empty for an empty text.
    """
    return [claim for line in text.splitlines() for claim in _line_claims(line)]


def _line_claims(line: str) -> list[Claim]:
    plain, placed, at = "", list[tuple[int, int]](), 0
    for found in _MARKER.finditer(line):
        plain += line[at : found.start()]
        placed += [(len(plain.rstrip()), int(number)) for number in found[1].split(",")]
        at = found.end()
    plain += line[at:]
    ranges = split_sentences(plain)
    claims: list[Claim] = []
    for place, (start, end) in enumerate(ranges):
        until = ranges[place + 1][0] if place + 1 < len(ranges) else len(line)
        cited = tuple(number for where, number in placed if start < where <= until)
        if _claims_something(plain[start:end]):
            claims.append(Claim(text=plain[start:end], cited=cited))
    return claims


def _claims_something(sentence: str) -> bool:
    if _ATTRIBUTION.match(sentence):
        return False
    words = tokens(sentence)
    return not sentence.endswith(":") and any(len(word) > 2 or word.isdigit() for word in words)


def coverage(text: str) -> float:
    """Share of the claim sentences that carry a citation; 0 when there are none.

    Source:
        Citation recall of Liu et al., Findings of EMNLP 2023
        (doi:10.18653/v1/2023.findings-emnlp.467), without its judgement of support.
    """
    claims = claim_sentences(text)
    return sum(bool(claim.cited) for claim in claims) / len(claims) if claims else 0.0


def gold_recall(citations: Sequence[Citation], facts: Sequence[GoldFact]) -> float:
    """Share of the facts that some citation holds the evidence of; 0 without facts."""
    held: set[str] = set()
    for citation in citations:
        held |= _facts_of(citation, facts)
    return len(held) / len(facts) if facts else 0.0


def gold_precision(citations: Sequence[Citation], facts: Sequence[GoldFact]) -> float:
    """Share of the citations that hold the evidence of some fact; 0 without citations.

    A lower bound: a citation of good evidence that the gold does not list counts as
    wrong.
    """
    right = sum(bool(_facts_of(citation, facts)) for citation in citations)
    return right / len(citations) if citations else 0.0


def _facts_of(citation: Citation, facts: Sequence[GoldFact]) -> set[str]:
    span = Span(article_id=citation.article_id, start=citation.start, end=citation.end)
    inside = {
        fact.fact_id for fact in facts if any(quote.covers(span) for quote in fact.alternatives)
    }
    return covered(facts, span) | inside


def support(question: str, answer: Answer, checker: Checker) -> tuple[float, float] | None:
    """Support recall and precision of the citations, as judged by `checker`.

    Recall: share of the claim sentences that their citations, taken together,
    support. Precision: share of the citations that are needed: one counts when its
    sentence is supported and it either supports it alone or the others do not
    without it. None when no sentence carries a citation.

    Source:
        ALCE (Gao et al., EMNLP 2023, doi:10.18653/v1/2023.emnlp-main.398), with
        the built-in reader in the place of its entailment model: an estimate.
    """
    quotes = {citation.number: citation.quote for citation in answer.citations}
    claims = claim_sentences(answer.text)
    recalled, needed, cited = 0, 0, 0
    for claim in claims:
        used = [quotes[number] for number in dict.fromkeys(claim.cited) if number in quotes]
        cited += len(used)
        if not used or not checker(question, claim.text, used):
            continue
        recalled += 1
        needed += sum(
            _is_needed(question, claim.text, used, at, checker) for at in range(len(used))
        )
    return (recalled / len(claims), needed / cited) if cited else None


def _is_needed(question: str, claim: str, quotes: Sequence[str], at: int, checker: Checker) -> bool:
    others = [quote for number, quote in enumerate(quotes) if number != at]
    return (
        not others or checker(question, claim, [quotes[at]]) or not checker(question, claim, others)
    )


def citation_scores(
    answer: Answer,
    facts: Sequence[GoldFact],
    articles: Mapping[str, Article],
    checker: Checker | None = None,
) -> dict[str, Score]:
    """All citation scores of one answer; only validity applies to an abstention."""
    broken = broken_citations(answer, articles)
    scores = {"citation_validity": Score.of(not broken, "; ".join(broken))}
    names = ("citation_coverage", "citation_recall", "citation_precision")
    estimates = ("support_recall", "support_precision")
    if answer.outcome is Outcome.ABSTAINED:
        none = Score.none("the assistant abstained")
        if not answer.citations:
            scores["citation_validity"] = none
        return scores | dict.fromkeys(names + estimates, none)
    scores["citation_coverage"] = Score.of(coverage(answer.text))
    if facts:
        scores["citation_recall"] = Score.of(gold_recall(answer.citations, facts))
        scores["citation_precision"] = Score.of(gold_precision(answer.citations, facts))
    else:
        scores |= dict.fromkeys(names[1:], Score.none("no evidence expected"))
    return scores | _support_scores(answer, checker)


def _support_scores(answer: Answer, checker: Checker | None) -> dict[str, Score]:
    names = ("support_recall", "support_precision")
    if checker is None:
        return dict.fromkeys(names, Score.none("no checker"))
    question = answer.standalone_question or answer.question
    found = support(question, answer, checker)
    if found is None:
        return dict.fromkeys(names, Score.of(0, "nothing is cited"))
    return dict(zip(names, (Score.of(value) for value in found), strict=True))
