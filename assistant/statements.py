"""A question about what was said in, readings taken from who says what out.

"Who said X?" is answered by the speaker of the sentence that says X; "What did Y
say about Z?" by the sentence on Z whose speaker is Y. A model that only sees spans
confuses the one who speaks with the one who is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.attribution import attributions
from assistant.evidence import Sentence, passage_sentences, text_before
from assistant.matching import Weights, stems_of
from assistant.question import Kind, Question
from assistant.records import Evidence, Reading
from assistant.speakers import is_short_denial, speaker_of
from assistant.stance import is_stance, takes_side
from assistant.told_by import speaks
from assistant.values import same_name
from assistant.words import fold, tokenize

_LEAST_SHARE = 0.5  # of the question that the sentence must cover
_SLOPE, _MIDDLE = 9.0, 0.58
_VERB_CLASSES = (
    "deny denied denies reject rejected rejects refute refuted",
    "criticize criticized criticise criticised condemn condemned",
    "warn warned warns warning",
    "hope hoped hopes",
    "believe believed believes",
    "pledge pledged promise promised vow vowed",
    "demand demanded urge urged",
)


def read_statements(question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
    """Readings for a question of who said what; empty when nobody is found to say it."""
    if question.kind is Kind.SPEAKER:
        return _speakers(question, evidence)
    if question.kind is Kind.STATEMENT and question.speaker:
        return _statements(question, question.speaker, evidence)
    return []


def _speakers(question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
    claim = _without(question.text, _ASKING_WORDS)
    readings: list[Reading] = []
    for item, sentence, share in _covering(claim, question, evidence):
        found = speaker_of(sentence)
        if found is None or not _verb_fits(question, sentence, found[1]):
            continue
        name, _ = found
        if any(same_name(name, asked) for asked in question.names):
            name = _other_speaker(sentence, question) or ""
        place = _find(name, sentence, item) if name else None
        if place is not None:
            readings.append(_reading(item, place, share))
    return sorted(readings, key=lambda reading: -reading.score)


def _statements(question: Question, speaker: str, evidence: Sequence[Evidence]) -> list[Reading]:
    topic = _without(question.text, _ASKING_WORDS | {fold(t.text) for t in tokenize(speaker)})
    readings: list[Reading] = []
    for item, sentence, share in _covering(topic, question, evidence):
        if takes_side(speaker, sentence):
            readings.append(_reading(item, (sentence.start, sentence.end), share))
            continue
        found = speaker_of(sentence)
        if found is None or not _is_by(speaker, sentence, found[0]):
            continue
        if not _verb_fits(question, sentence, found[1]):
            continue
        readings.append(_reading(item, (sentence.start, sentence.end), share))
    return sorted(readings, key=lambda reading: -reading.score)


def _is_by(speaker: str, sentence: Sentence, found: str) -> bool:
    """Whether any source named in the sentence is the speaker asked about."""
    names = [found, *(a.speaker for a in attributions(sentence.text))]
    # "Ankara says" is what Turkey says.
    asked = stems_of(speaker)
    return speaks(speaker, sentence) or any(
        same_name(speaker, name) or stems_of(name) == asked for name in names
    )


def _other_speaker(sentence: Sentence, question: Question) -> str | None:
    for other in attributions(sentence.text):
        if other.is_pronoun or any(same_name(other.speaker, n) for n in question.names):
            continue
        return other.speaker
    return None


def _covering(
    claim: str, question: Question, evidence: Sequence[Evidence]
) -> Iterator[tuple[Evidence, Sentence, float]]:
    """Sentences that cover enough of the claim, with the share covered (0-1)."""
    weights = Weights(claim, [item.passage.text for item in evidence])
    phrase = _quoted_phrase(question.text)
    for item in evidence:
        for sentence in passage_sentences(item):
            share = weights.coverage(
                (sentence.text, 1.0),
                _leading_up(sentence),
                (item.article.title, 0.5),
            )
            if phrase and phrase in _squeezed(sentence.text):
                share = max(share, 0.95)
            elif phrase:
                share *= 0.6
            if share >= _LEAST_SHARE:
                yield item, sentence, share


def _leading_up(sentence: Sentence) -> tuple[str, float]:
    """What stands before a sentence, with what a word there counts (0-1)."""
    if is_stance(sentence.text):
        paragraph = sentence.article.text.rfind("\n\n", 0, sentence.start) + 1
        return sentence.article.text[paragraph : sentence.start], 0.9
    return text_before(sentence), 1.0 if is_short_denial(sentence.text) else 0.5


def _quoted_phrase(text: str) -> str | None:
    match = re.search(r"[“\"‘]([^”\"’]{3,})[”\"’]", text)
    return _squeezed(match[1]) if match else None


def _squeezed(text: str) -> str:
    return " ".join(fold(token.text) for token in tokenize(text))


def _verb_fits(question: Question, sentence: Sentence, verb: str) -> bool:
    """Whether a question that asks who *denied* gets a denial, and no other one does."""
    asked = {fold(token.text) for token in question.tokens}
    for line in _VERB_CLASSES:
        words = set(line.split())
        if asked & words:
            said = {fold(token.text) for token in tokenize(sentence.text)}
            return bool(words & said)
    return True


_ASKING_WORDS = {
    "who", "whom", "what", "which", "said", "say", "says", "that", "told", "tell", "claimed",
    "claim", "stated", "state", "called", "call", "described", "describe", "did", "does", "think",
    "about", "whose", "words", "announced", "announce", "added", "asked", "wrote", "spoke",
    "according",
}  # fmt: skip


def _without(text: str, words: set[str]) -> str:
    kept = [t.text for t in tokenize(text) if fold(t.text) not in words]
    return " ".join(["-", *kept])  # the dash keeps a leading name from passing for a capital


def _find(name: str, sentence: Sentence, item: Evidence) -> tuple[int, int] | None:
    """Where a name stands: in the sentence, else nearest before it in the passage."""
    text = item.article.text
    for form in (name, name.split()[-1]):
        at = text.find(form, sentence.start, sentence.end)
        if at < 0:
            at = text.rfind(form, item.passage.start, sentence.start)
        if at >= 0:
            return at, at + len(form)
    return None


def _reading(item: Evidence, place: tuple[int, int], share: float) -> Reading:
    log_odds = _SLOPE * (share - _MIDDLE)
    return Reading.within(item.passage, *place, log_odds=log_odds, score=share)
