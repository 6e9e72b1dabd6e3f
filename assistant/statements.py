"""A question about what was said in, readings taken from who says what out.

"Who said X?" is answered by the speaker of the sentence that says X; "What did Y
say about Z?" by the sentence on Z whose speaker is Y. A model that only sees spans
confuses the one who speaks with the one who is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from assistant.attribution import attributions
from assistant.evidence import Sentence, passage_sentences, text_before
from assistant.matching import Weights, in_text, stems_of
from assistant.negation import DENIED
from assistant.premise import contradicts
from assistant.protocols import SentenceJudge
from assistant.question import Kind, Question
from assistant.quotations import quotations_in
from assistant.records import Evidence, Reading
from assistant.sentence_readings import view_of
from assistant.speakers import is_short_denial, speaker_of
from assistant.spoken import Speaker
from assistant.spoken_topic import ASKING_WORDS, VERB_CLASSES, is_on_topic, topic_of, without
from assistant.stance import is_stance, takes_side
from assistant.values import same_name
from assistant.words import content_stems, fold, tokenize

_LEAST_SHARE = 0.5  # of the question that the sentence must cover
_LEAST_JUDGED = 0.3  # where a judge hears the answer in it
_SURE_SHARE, _HEARD_IN_OTHER_WORDS = 0.75, 0.2  # with fewer words in common it must hear it
_SLOPE, _MIDDLE = 9.0, 0.58
# With a judge: docs/lab-notes/answers.md, "Who said what".
_ON_TOPIC, _HEARD, _BESIDE = 5.0, 0.9, 0.8


def read_statements(
    question: Question, evidence: Sequence[Evidence], judge: SentenceJudge | None = None
) -> list[Reading]:
    """Readings for a question of who said what; empty when nobody is found to say it.

    Args:
        question: The question, analysed.
        evidence: What to read.
        judge: Knows statements in other words; None to go by words in common alone.
    """
    if question.kind is Kind.SPEAKER:
        return _speakers(question, evidence, judge)
    if question.kind is Kind.STATEMENT and question.speaker:
        return _statements(question, Speaker(question.speaker), evidence, judge)
    return []


def _speakers(
    question: Question, evidence: Sequence[Evidence], judge: SentenceJudge | None
) -> list[Reading]:
    claim = without(question.text, ASKING_WORDS)
    scored: list[tuple[Evidence, Sentence, float, str]] = []
    for item, sentence, share in _covering(claim, question, evidence, _least(judge)):
        found = speaker_of(sentence)
        if found is None or not _verb_fits(question, sentence, found[1]):
            continue
        if contradicts(question, sentence.text):
            continue
        name, verb = found
        if DENIED.search(verb) and not DENIED.search(question.text):
            # "A source said he was away, which his lawyer denied": the lawyer did not say it.
            name = _other_speaker(sentence, question, without=name) or ""
        if any(same_name(name, asked) for asked in question.names):
            name = _other_speaker(sentence, question) or ""
        if name:
            scored.append((item, sentence, share, name))
    told = _told(question, [(item, sentence) for item, sentence, _, _ in scored], judge)
    readings: list[Reading] = []
    for (item, sentence, share, name), tells in zip(scored, told, strict=True):
        place = _find(name, sentence, item)
        if judge is not None and share < _SURE_SHARE and tells < _HEARD_IN_OTHER_WORDS:
            continue
        if place is not None:
            odds = _SLOPE * (share - _MIDDLE) + _HEARD * max(tells + 1, 0) * (judge is not None)
            readings.append(_reading(item, place, odds, sentence))
    return sorted(readings, key=lambda reading: -reading.score)


def _statements(
    question: Question,
    speaker: Speaker,
    evidence: Sequence[Evidence],
    judge: SentenceJudge | None,
) -> list[Reading]:
    topic = topic_of(question)
    scored = [
        (item, sentence, share)
        for item, sentence, share in _covering(topic, question, evidence, 0.0, speaker)
        if speaker.says(sentence, item) and not sentence.text.rstrip().endswith("?")
        if takes_side(speaker.asked, sentence) or _verb_fits(question, sentence, "")
        if share >= _LEAST_SHARE or judge
    ]
    told = _told(question, [(item, sentence) for item, sentence, _ in scored], judge)
    readings: list[Reading] = []
    for (item, sentence, share), tells in zip(scored, told, strict=True):
        if share < _LEAST_SHARE and not is_on_topic(topic, speaker, sentence, item):
            on_title = any(in_text(t.stem, stems_of(item.article.title)) for t in tokenize(topic))
            if not on_title or tells < 0:
                continue
        odds = _SLOPE * (share - _MIDDLE)
        if judge is not None:
            odds = _ON_TOPIC * (share - _LEAST_SHARE) + _HEARD * tells
        readings.append(_reading(item, (sentence.start, sentence.end), odds, sentence))
    return sorted(readings, key=lambda reading: -reading.score)


def _told(
    question: Question,
    spoken: Sequence[tuple[Evidence, Sentence]],
    judge: SentenceJudge | None,
) -> list[float]:
    """How surely each sentence answers (log-odds, not calibrated); 0 without a judge."""
    if judge is None or not spoken:
        return [0.0] * len(spoken)
    return judge.tells(question.text, [view_of(sentence, item) for item, sentence in spoken])


def _least(judge: SentenceJudge | None) -> float:
    return _LEAST_SHARE if judge is None else _LEAST_JUDGED


def _other_speaker(sentence: Sentence, question: Question, without: str = "") -> str | None:
    """Another who says something in a sentence, and does not deny it; None without one."""
    for other in attributions(sentence.text):
        if other.is_pronoun or any(same_name(other.speaker, n) for n in question.names):
            continue
        if without and (same_name(other.speaker, without) or DENIED.search(other.verb)):
            continue
        return other.speaker
    return None


def _covering(
    claim: str,
    question: Question,
    evidence: Sequence[Evidence],
    least: float,
    speaker: Speaker | None = None,
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
                (speaker.words_around(sentence, item) if speaker else "", _BESIDE),
            )
            if phrase and phrase in _squeezed(sentence.text):
                share = max(share, 0.95)
            elif phrase:
                share *= 0.6
            elif share < _REPEATED and _repeats_quotation(claim, sentence):
                share = _REPEATED
            if share >= least:
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


def _repeats_quotation(claim: str, sentence: Sentence) -> bool:
    """Whether a claim repeats what is quoted there, without marks: `one flight is a triumph`."""
    quoted = " ".join(
        sentence.article.text[max(start, sentence.start) : min(end, sentence.end)]
        for start, end, _ in quotations_in(sentence.article.text)
        if start < sentence.end and sentence.start < end
    )
    asked, said = tokenize(claim), tokenize(quoted)
    words = [fold(token.text) for token in asked]
    run = SequenceMatcher(None, words, [fold(t.text) for t in said], autojunk=False)
    found = run.find_longest_match()
    common = [token for token in asked[found.a : found.a + found.size] if not token.is_name]
    return found.size >= _RUN and len(content_stems(common)) >= _TELLING


_RUN, _TELLING = 4, 2  # words in a row, and those among them that carry a meaning
_REPEATED = 0.8


def _squeezed(text: str) -> str:
    return " ".join(fold(token.text) for token in tokenize(text))


def _verb_fits(question: Question, sentence: Sentence, verb: str) -> bool:
    """Whether a question that asks who *denied* gets a denial, and no other one does."""
    asked = {fold(token.text) for token in question.tokens}
    for line in VERB_CLASSES:
        words = set(line.split())
        if asked & words:
            said = {fold(token.text) for token in tokenize(sentence.text)}
            return bool(words & said)
    return True


def _find(name: str, sentence: Sentence, item: Evidence) -> tuple[int, int] | None:
    """Where a name stands: in the sentence, else nearest before it in the passage."""
    text, passage = item.article.text, item.passage
    # A sentence that is longer than a passage may go on in the next one.
    start, end = max(sentence.start, passage.start), min(sentence.end, passage.end)
    for form in (name, name.split()[-1]):
        at = text.find(form, start, end)
        if at < 0:
            at = text.rfind(form, passage.start, start)
        if at >= 0:
            return at, at + len(form)
    return None


def _reading(item: Evidence, place: tuple[int, int], odds: float, said: Sentence) -> Reading:
    reading = Reading.within(item.passage, *place, log_odds=odds)
    return replace(reading, rests_on=(said.start, said.end))
