"""A question that the articles do not answer in, an honest refusal with its reason out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.citations import CitationList
from assistant.clause import take_apart
from assistant.compose import resolved_text
from assistant.dates import find_dates
from assistant.evidence import Sentence, passage_sentences
from assistant.matching import Weights
from assistant.places import is_nationality
from assistant.premise import denies_its_deed
from assistant.question import Kind, Question, find_names
from assistant.records import Answer, Evidence, Outcome
from assistant.reversals import reverse_is_told
from assistant.sentence_readings import is_named
from assistant.values import name_words, spelt_alike
from assistant.words import is_stop, stem, tokenize
from index.letters import compile_latin
from index.records import Article

_NO_TOPIC = "say nothing about this topic."
NO_FACT = "deal with this topic but do not give this fact."
_ABOUT_NOTHING = "The question does not say what it is about: name somebody or something in it."
_POINTERS = frozenset(["second", "third", "fourth", "fifth", "come", "true", "sure", "realli"])
"""Words that ask for nothing by themselves: `And the second?`, `How come?`, `Really?`."""
# Names may be small words, too: `Who is Will?`, `What did May say?`.
_NAMED = compile_latin(r"(?<=[a-z,] )(?!(?:I|Wh\w+|How)\b)[A-Z][a-z]")
_LEAD = compile_latin(r"\b[AaEe]l[- ](?=[A-Z])")  # `al-Assad` is `Assad`, too
_CODE = compile_latin(r"\b([A-Z]+)[ -]?(\d+)\b")
_ROOT = 5  # letters that `Portugal` and `Portuguese` share
_NEAREST = 3
_AS_NEAR = 0.6  # of what the nearest sentence covers
_PREMISE = 0.6  # share of the question that a sentence must cover to contradict it
_ON_TOPIC = 0.35  # share of the question that the nearest sentence must cover
_ALIKE = 0.42  # or the cosine of question and passage, for a topic in other words


def abstained(question: Question, reason: str, nearest: Sequence[Sentence] = ()) -> Answer:
    """Build the refusal; the nearest sentences are shown as such, never as support."""
    cited = CitationList()
    cited.marks(nearest)
    shown = cited.citations()
    return Answer(
        question=question.text,
        text=reason,
        short=None,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        nearest=shown,
    )


def not_given(answer: Answer) -> Answer:
    """The refusal in the place of an answer that is about something else."""
    reason = f"The articles {NO_FACT}"
    return Answer(
        question=answer.question,
        text=reason,
        short=None,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        nearest=answer.citations,
    )


def not_found(question: Question, evidence: Sequence[Evidence]) -> Answer:
    """Say which of the reasons holds: no such articles, no such topic, or not this fact."""
    within = question.limits.show()
    if not evidence:
        return abstained(question, f"There are no articles{within}.")
    ranked = nearest_sentences(question, evidence)
    alike = any((item.similarity or 0) >= _ALIKE for item in evidence)
    if not ranked or (ranked[0][0] < _ON_TOPIC and not alike):
        return abstained(question, f"The articles{within} {_NO_TOPIC}")
    opposite = next((s for share, s in ranked[:_NEAREST] if _is_opposite(question, share, s)), None)
    if opposite is not None:
        return abstained(
            question, f"The articles say otherwise: {resolved_text(opposite)}", [opposite]
        )
    reason = f"The articles{within} {NO_FACT}"
    return abstained(question, reason, _worth_showing(question, ranked))


def _worth_showing(question: Question, ranked: Sequence[tuple[float, Sentence]]) -> list[Sentence]:
    """The nearest sentences, of articles that name what the question names where any does.

    What covers much less of the question than the first only fills up the list.
    """
    names = [name for name in question.names if not find_dates(name)]
    articles = {sentence.article.article_id: sentence.article for _, sentence in ranked}
    naming = {
        key
        for key, article in articles.items()
        if any(is_named(name, f"{article.title} {article.text}") for name in names)
    }
    near = [pair for pair in ranked if not naming or pair[1].article.article_id in naming]
    least = _AS_NEAR * near[0][0]
    return [sentence for share, sentence in near[:_NEAREST] if share >= least]


def _is_opposite(question: Question, share: float, sentence: Sentence) -> bool:
    """Whether a near sentence denies the question's premise rather than just missing it."""
    if question.kind is Kind.YES_NO or sentence.text.rstrip().endswith("?"):
        return False
    denied = share >= _PREMISE and denies_its_deed(question, sentence.text)
    return denied or reverse_is_told(question, sentence)


def asks_of_nothing(question: Question) -> bool:
    """Whether no word of a question tells what it is about: `And when?`, `What did she say?`."""
    named = _NAMED.search(question.text) and not question.text.isupper()
    return not (set(question.stems) - _POINTERS or named or find_dates(question.text))


def unclear(question: Question) -> Answer:
    """The refusal of a question that does not say what it is about."""
    return abstained(question, _ABOUT_NOTHING)


def gives_plain_reason(answer: Answer) -> bool:
    """Whether a refusal tells no more than that the articles lack the fact, or its topic."""
    return (answer.reason or "").endswith((_NO_TOPIC, NO_FACT))


def with_unknown(answer: Answer, question: Question, names: Sequence[str]) -> Answer:
    """Say in a refusal that the names stand in no article."""
    if not names:
        return answer
    named = " or ".join(_as_asked(name, question.text) for name in names)
    reason = f"The articles{question.limits.show()} say nothing about {named}."
    return replace(answer, text=reason, reason=reason)


def unknown_names(question: Question, articles: Sequence[Article]) -> list[str]:
    """Names of a question that stand in none of the articles, in no spelling.

    Of somebody's names the last must stand there, "al-" or not; a name that is made of plain
    words ("Foreign Ministry") may stand there in part, others by their initials.
    """
    opening = question.text.split(" ", 1)[0]
    asked = [
        name
        for name in question.names
        if name != opening.strip("?.,!'’") and not is_nationality(name)
    ]
    if not asked or question.text.isupper():
        return []
    texts = [
        _LEAD.sub(
            "", " \n".join((article.title, article.text, article.outlet or "", *article.authors))
        )
        for article in articles
    ]
    told = [token for text in texts for token in tokenize(text)]
    stems = {token.stem for token in told}
    plain = {token.text for token in told if token.text.islower()}
    names = {name for text in texts for name in find_names(text)}
    words = {word for name in names for word in name_words(name)}
    initials = {short for name in names for short in _shortened(name)}
    codes = {code for text in texts for code in _codes(text)}

    def stands(name: str) -> bool:
        parts = [word for word in name_words(_LEAD.sub("", name)) if not word.isdigit()]
        if not parts or find_dates(name) or _shortened(name) & initials or _codes(name) & codes:
            return True
        if any(part in plain for part in parts):
            return True
        last = parts[-1]
        return stem(last) in stems or any(
            spelt_alike(last, word) or last[:_ROOT] == word[:_ROOT] for word in words
        )

    return [name for name in asked if not stands(name)]


def _as_asked(name: str, text: str) -> str:
    """`the Pentagon` where a question has it with its article, before no other noun."""
    found = re.search(rf"\bthe (?:\d+ )?{re.escape(name)}(?: (?P<next>[a-z]+))?", text)
    if not found or take_apart(text).subject == f"the {name}":
        return f"the {name}" if found else name
    return name if found["next"] and not is_stop(found["next"]) else f"the {name}"


def _shortened(name: str) -> set[str]:
    """A name as capitals may stand for it: `European Union` and `E.U.` → `EU`; else as it is."""
    bare = name.removeprefix("the ").replace(".", "")
    capitals = [word[0] for word in bare.split() if word[:1].isupper()]
    return {bare, "".join(capitals)} if len(capitals) > 1 else {bare}


def _codes(text: str) -> set[str]:
    """What is called by letters and a number, written together: `MH 17`, `MH-17` → `MH17`."""
    return {letters + number for letters, number in _CODE.findall(text)}


def is_on_topic(question: Question, evidence: Evidence) -> bool:
    """Whether some sentence of a passage covers enough of the question."""
    ranked = nearest_sentences(question, [evidence])
    return bool(ranked) and ranked[0][0] >= _ON_TOPIC


def nearest_sentences(
    question: Question, evidence: Sequence[Evidence]
) -> list[tuple[float, Sentence]]:
    """Sentences that cover most of the question, with the share covered, best first."""
    weights = Weights(question.text, [item.passage.text for item in evidence])
    scored: dict[tuple[str, int], tuple[float, Sentence]] = {}
    for item in evidence:
        for sentence in passage_sentences(item):
            share = weights.coverage((sentence.text, 1.0), (item.article.title, 0.6))
            scored[item.article.article_id, sentence.start] = (share, sentence)
    return sorted(scored.values(), key=lambda pair: -pair[0])
