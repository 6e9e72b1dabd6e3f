"""A question what somebody said of something in, whether what they say is on that at all out.

"What did Lind say about the fine?" is not answered by whatever else Lind says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.dates import find_dates
from assistant.evidence import Sentence, passage_sentences
from assistant.matching import in_text, stems_of
from assistant.premise import keeps_silent
from assistant.question import Kind, Question, find_names
from assistant.records import Evidence
from assistant.spoken import Speaker, leading_up
from assistant.values import name_words, same_name
from assistant.words import content_stems, fold, stem, tokenize

_ROOT = 6  # letters that a verb and its noun share
VERB_CLASSES = (
    "deny denied denies reject rejected rejects refute refuted",
    "criticize criticized criticise criticised condemn condemned",
    "warn warned warns warning",
    "hope hoped hopes",
    "believe believed believes",
    "pledge pledged promise promised vow vowed",
    "demand demanded urge urged",
)
_SAYING_WORDS = frozenset(word for line in VERB_CLASSES for word in line.split())
ASKING_WORDS = {
    "who", "whom", "what", "which", "said", "say", "says", "that", "told", "tell", "claimed",
    "claim", "stated", "state", "called", "call", "described", "describe", "did", "does", "think",
    "about", "whose", "words", "announced", "announce", "added", "asked", "wrote", "spoke",
    "according", "argued", "argue", "insisted", "believes", "believed", "thinks", "thought",
    "compared", "compare", "admitted", "admit", "explained", "explain", "allege", "alleged",
    "assert", "asserted", "contend", "contended", "maintain", "maintained",
}  # fmt: skip


def topic_of(question: Question) -> str:
    """What a question wants somebody's words on: without the speaker and the verb of asking."""
    named = {fold(t.text) for t in tokenize(question.speaker or "")}
    return without(question.text, ASKING_WORDS | _SAYING_WORDS | named)


def is_on_topic(topic: str, speaker: Speaker, sentence: Sentence, item: Evidence) -> bool:
    """Whether any word of a topic is in what is said there, in the report of it or before it.

    Of a topic that has only names, the last of each must be.
    """
    tokens = [t for t in tokenize(topic) if t.stem in content_stems([t]) and not find_dates(t.text)]
    around = f"{sentence.text} {speaker.words_around(sentence, item)} {leading_up(sentence)}"
    held = stems_of(around)
    common = [t for t in tokens if not t.is_name]
    if not tokens:
        return True
    if any(_is_held(t.stem, held) for t in common):
        return True
    names = [name_words(name)[-1:] for name in find_names(topic)]
    return bool(names) and all(in_text(stem(word), held) for last in names for word in last)


def without_silence(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Without articles that tell that whoever is asked about said nothing on the very topic.

    Another article, of a later day perhaps, may have them speak of it.
    """
    topic = [t.stem for t in tokenize(topic_of(question)) if content_stems([t])]
    speaker = question.speaker
    if question.kind is not Kind.STATEMENT or not speaker or not topic:
        return list(evidence)
    silent = {
        item.article.article_id
        for item in evidence
        for sentence in passage_sentences(item)
        if keeps_silent(sentence.text)
        and same_name(speaker, " ".join(find_names(f"- {sentence.text}")[:1]))
        and all(in_text(word, stems_of(sentence.text)) for word in topic)
    }
    return [item for item in evidence if item.article.article_id not in silent]


def _is_held(word: str, stems: frozenset[str]) -> bool:
    """Whether a word or a kin of it is among others: `retirement` and `retire`."""
    return in_text(word, stems) or (
        len(word) > _ROOT and any(other[:_ROOT] == word[:_ROOT] for other in stems)
    )


def without(text: str, words: Collection[str]) -> str:
    """A text without some of its words (folded)."""
    kept = [t.text for t in tokenize(text) if fold(t.text) not in words]
    return " ".join(["-", *kept])  # the dash keeps a leading name from passing for a capital
