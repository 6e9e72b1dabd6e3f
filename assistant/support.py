"""A sentence of an answer and what it cites in, whether the one follows from the other out.

The check is lexical and one-sided: it may refuse a good paraphrase, but a number, a
date or a name that the cited passage does not have never passes. What stands elsewhere
in the passage supports a claim only as far as it is told of the same thing.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.dates import When, find_dates, is_date, resolve
from assistant.evidence import Sentence
from assistant.matching import in_text, stems_of
from assistant.question import find_names
from assistant.records import Evidence
from assistant.values import Number, find_numbers, name_words, same_word
from assistant.words import fold, tokenize
from index.sentences import split_sentences

_LEAST_SHARED = 0.5
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|without|denied|denies|deny|refused|rejected|n't|cannot)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"https?://|www\.|\]\(|<[a-z/!]|data:|javascript:", re.IGNORECASE)


def is_supported(claim: str, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a claim is carried by the sentence it cites, read in its passage.

    Args:
        claim: One sentence of an answer, markers removed.
        sentence: What it cites.
        evidence: The passage around the sentence, with its article.
    """
    if not claim.strip() or _FOREIGN.search(claim):
        return False
    article = evidence.article
    around = f"{article.title}\n{article.outlet or ''}\n{evidence.passage.text}\n{sentence.text}"
    return (
        numbers_agree(claim, sentence, evidence)
        and dates_agree(claim, evidence, sentence)
        and names_agree(claim, around)
        and negation_agrees(claim, sentence.text)
        and _shared(claim, sentence.text, around) >= _LEAST_SHARED
    )


def numbers_agree(claim: str, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether every number of the claim is cited, or told in the passage of what it counts.

    "45 soldiers" may come from another sentence than the cited one, "45 people" may not
    when that sentence tells of 45 soldiers.
    """
    cited = _values(sentence.text) | _values(evidence.article.title)
    text = evidence.passage.text
    others = [text[start:end] for start, end in split_sentences(text)]
    for number in find_numbers(claim):
        if number.value in cited:
            continue
        counted = _counted(claim, number)
        if counted is None or not any(
            number.value in _values(other) and in_text(counted, stems_of(other)) for other in others
        ):
            return False
    return True


def _values(text: str) -> set[float]:
    return {number.value for number in find_numbers(text)}


def _counted(text: str, number: Number) -> str | None:
    """Stem of the first topic word behind a number; None when there is none."""
    for token in tokenize(text[number.end :]):
        stems = stems_of(token.text)
        if stems:
            return next(iter(stems))
    return None


def dates_agree(claim: str, evidence: Evidence, sentence: Sentence) -> bool:
    """Whether every date of the claim is one that the passage gives, resolved or as it stands.

    Where the cited sentence is dated itself, the claim has to tell one of its days: the
    day of the report is not the day of what it reports.
    """
    reference = evidence.article.reference_date
    own = _days(sentence.text, reference)
    if own and not _tells(claim, own, sentence, reference):
        return False
    known = own + _days(evidence.passage.text, reference)
    if evidence.article.published:
        known.append(When(first=evidence.article.published, last=evidence.article.published))
    written = {fold(m.text) for m in find_dates(evidence.passage.text)}
    for mention in find_dates(claim):
        when = resolve(mention, reference, sentence=sentence.text)
        # "Thursday (9 January 2020)": the words as they stand in the source will do.
        if fold(mention.text) in written:
            continue
        if when is None or not any(_within(day, when) for day in known):
            return False
    return True


def _tells(claim: str, own: list[When], sentence: Sentence, reference: date | None) -> bool:
    """Whether a claim without a date, or with one of these days among its dates."""
    mentions = find_dates(claim)
    written = {fold(mention.text) for mention in find_dates(sentence.text)}
    for mention in mentions:
        when = resolve(mention, reference, sentence=sentence.text)
        if fold(mention.text) in written or (when and any(_within(day, when) for day in own)):
            return True
    return not mentions


def _days(text: str, reference: date | None) -> list[When]:
    whens = (resolve(mention, reference, sentence=text) for mention in find_dates(text))
    return [when for when in whens if when is not None]


def _within(known: When, claimed: When) -> bool:
    """The claim may be less precise than what is known, never more."""
    clocks = claimed.clock is None or known.clock == claimed.clock
    return clocks and claimed.first <= known.first and known.last <= claimed.last


def names_agree(claim: str, source: str) -> bool:
    """Whether every name of the claim stands in the source, in any spelling."""
    words = {fold(token.text) for token in tokenize(source)}
    for name in find_names(claim, skip_first=True):
        if is_date(name):
            continue
        for word in name_words(name):
            if word not in words and not any(same_word(word, other) for other in words):
                return False
    return True


def negation_agrees(claim: str, sentence: str) -> bool:
    """Whether a plain claim cites no denial, and a denial no plain statement."""
    return bool(_NEGATION.search(claim)) == bool(_NEGATION.search(sentence)) or (
        # A long sentence may deny one thing and state another.
        len(tokenize(sentence)) > 2 * len(tokenize(claim)) and not _NEGATION.search(claim)
    )


def _shared(claim: str, sentence: str, around: str) -> float:
    """Share of the claim's topic words in the sentence, or half that of the passage."""
    words, near, far = stems_of(claim), stems_of(sentence), stems_of(around)
    if not words:
        return 0.0
    found = sum(1.0 if in_text(w, near) else 0.5 if in_text(w, far) else 0.0 for w in words)
    return found / len(words)
