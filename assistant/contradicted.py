# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question who denies what was claimed in, who does so right behind the claim out.

"What does the union say happened, and who disputes it?" asks on about a claim that has been found:
"Kitamine denies it" means whatever the sentence before it says, which no reader of single sentences
can know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.attribution import attributions
from assistant.citations import CitationList
from assistant.compose import resolved_text, source_line
from assistant.evidence import Sentence, sentences_of
from assistant.interviews import replies, turn_of
from assistant.matching import in_text, stems_of
from assistant.negation import DENIED
from assistant.question import Question, find_names
from assistant.records import Answer, AnswerValue, Outcome
from assistant.speakers import antecedent, full_name, in_running_text, speaker_of
from assistant.values import name_words, same_name
from index.records import Article

_ASKS = re.compile(
    r"^who (?:else )?(?:has |have |had )?(?:(?:den(?:y|ies|ied)|disput(?:es|ed)|reject(?:s|ed)|contradict(?:s|ed)|refut(?:es|ed)"
    r"|dismiss(?:es|ed)|challeng(?:es|ed)|counter(?:s|ed)|disagree(?:s|d))\b"
    r"|(?:says|said) (?:that )?.+ (?:is|was|are|were)(?:n['’]t| not) (?:so|true)\b|(?:says|said) .+ (?:is|was) (?:false|untrue|wrong)\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\W+(?:this|that|it|these|those|(?:the|such|his|her|their|any|all) (?:claims?|figures?|accusations?"
    r"|allegations?|reports?|charges?|numbers?|statements?|version|account))\b(?! (?:he|she|it|they|the)\b)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:(?:un|not )true|false|wrong|nonsense|no truth|a lie|lies|den(?:y|ied)|reject(?:ed)?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:denied|rejected|disputed|dismissed|refuted) by (?:the )?$", re.IGNORECASE)
_NEAR = 3  # sentences behind a claim in which its denial is looked for
_OPENING = 600  # characters of an interview in which whoever is asked is named


def contradicted(
    question: Question, claim: Answer, articles: Mapping[str, Article]
) -> Answer | None:
    """Who denies what was found to be claimed; None for other questions and without a denial.

    Args:
        question: Asks who denies it.
        claim: The answer to what is claimed.
        articles: Those of its citations, by their ids.
    """
    if not _ASKS.match(question.text):
        return None
    for cited in claim.citations:
        said = Sentence(article=articles[cited.article_id], start=cited.start, end=cited.end)
        found = _denied_behind(said)
        if found is not None:
            return _told(question, *found)
    return None


def _denied_behind(claim: Sentence) -> tuple[str, Sentence] | None:
    """Who denies a claim in a sentence right behind it, and that sentence."""
    for found in attributions(claim.text):
        if found.verb == "denied" and _BY.search(claim.text[: found.start]):
            return full_name(found.speaker, claim), claim  # "a claim denied by Moscow"
    speaker = speaker_of(claim)
    for later in sentences_of(claim.article, claim.end)[:_NEAR]:
        denier = _denier(later, claim) or _in_reply(later)
        if denier and not (speaker and same_name(denier, speaker[0])):
            return denier, later
    return None


def _denier(later: Sentence, claim: Sentence) -> str | None:
    """Who denies, pointing back at the claim or in its words."""
    for found in attributions(later.text):
        verb = DENIED.search(found.verb) and DENIED.search(later.text, found.end)
        if not verb:
            continue
        rest = later.text[verb.end() :]
        if _POINTS_BACK.match(rest) or _tells(rest, claim):
            return antecedent(later) if found.is_pronoun else full_name(found.speaker, later)
    return None


def _tells(denied: str, claim: Sentence) -> bool:
    """Whether what is denied holds words of the claim."""
    words, held = stems_of(denied), stems_of(claim.text)
    return 2 * sum(in_text(word, held) for word in words) >= max(len(words), 1)


def _in_reply(later: Sentence) -> str | None:
    """Whoever is interviewed, where a reply calls what the question brought up untrue."""
    if turn_of(later) is None or not _UNTRUE.search(later.text):
        return None
    article = later.article
    names = find_names(f"- {article.title}") + find_names(article.text[:_OPENING])
    full = [name for name in names if len(name_words(name)) > 1]
    return next((name for name in full if replies(name, later)), None)


def _told(question: Question, denier: str, sentence: Sentence) -> Answer:
    cited = CitationList()
    short = in_running_text(denier)
    mark = cited.marks([sentence])
    text = f"{short} {mark}\n\n{resolved_text(sentence)} {mark}{source_line([sentence.article])}"
    answer = Answer(
        question=question.text,
        text=text,
        short=short,
        outcome=Outcome.ANSWERED,
        citations=cited.citations(),
        confidence=0.7,
        values=(AnswerValue(text=short, citations=(1,)),),
        sources=1,
    )
    return replace(answer, backend="extractive")
