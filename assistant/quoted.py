# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question that quotes somebody and evidence in, who says these very words out.

"Who said 'The owners are standing in the stands'?" is no matter of what a sentence is about: the
words stand in an article or they do not, and whoever they are put down to there said them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.attribution import attributions, is_somebody
from assistant.evidence import Sentence, passage_sentences, sentences_of
from assistant.interviews import replies, turn_of
from assistant.question import Kind, Question, find_names
from assistant.quotations import whole_quotation
from assistant.records import Evidence, Reading
from assistant.speakers import antecedent, full_name, speaker_of
from assistant.values import name_words
from assistant.words import is_stop
from index.letters import compile_latin

_QUOTE = re.compile(r"[\"“„«](?P<words>[^\"“”„«»]+)[\"”“»]|(?<!\w)['‘](?P<single>[^‘]+)['’](?!\w)")
_ASKS = re.compile(
    r"^(?:and )?(?:who|whom|whose|which|what)\b.*\b(?:sa(?:id|ys?)|told|remark\w*|call\w*|describ\w*|complain\w*|jok\w*|argu\w*"
    r"|warn\w*|wrote|spoke|words?|quot\w*|accus\w*|observ\w*|comment\w*|quip\w*|ask\w*|claim\w*|compar\w*|declar\w*|admit\w*"
    r"|explain\w*|insist\w*|insult\w*|promis\w*|dismiss\w*|note[ds]?|put it|phrase|line|remarks?|statement)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:who|whom|whose|which|what (?:man|woman|person|official|politician))\b", re.I
)
_DASHED = compile_latin(r"[^\"”»\n]*[\"”»]\s*[—–-]\s*(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_LEAST_WORDS, _LEAST_CONTENT = 3, 2
_SURE = 3.0  # log-odds of whoever a verbatim quotation is put down to
_OPENING = 600  # characters of an interview in which whoever is asked is named


def words_quoted(question: Question) -> str:
    """The words that a question quotes where it asks whose they are; empty for none."""
    text = question.text
    found = max(
        (match["words"] or match["single"] for match in _QUOTE.finditer(text)),
        key=len,
        default="",
    )
    words = found.split()
    content = [word for word in words if not is_stop(word)]
    asks = question.kind is Kind.SPEAKER or (
        _ASKS.match(text) is not None and _WHO.search(text[: text.find(found)]) is not None
    )
    enough = len(words) >= _LEAST_WORDS and len(content) >= _LEAST_CONTENT
    return found.strip(" .,;:!?") if asks and enough else ""


def read_quoted(words: str, evidence: Sequence[Evidence]) -> list[Reading]:
    """Who the words are put down to, wherever they stand verbatim; empty where that is not told.

    Args:
        words: What is quoted; marks, spaces and capitals may differ.
        evidence: The passages found, best first.
    """
    verbatim = _verbatim(words)
    found: list[Reading] = []
    for item in evidence:
        for match in verbatim.finditer(item.passage.text):
            start = item.passage.start + match.start()
            sentence = next((s for s in passage_sentences(item) if s.start <= start < s.end), None)
            reading = sentence and _read(sentence, item.passage.start + match.end(), item, evidence)
            if reading:
                found.append(reading)
    return found


def holds_words(words: str, sentence: Sentence) -> bool:
    """Whether a sentence, or the quotation that it is part of, has the words."""
    return _verbatim(words).search(whole_quotation(sentence).text) is not None


def _verbatim(words: str) -> re.Pattern[str]:
    parts = re.findall(r"[\w’'-]+", words)
    return re.compile(r"\W+".join(re.escape(part) for part in parts), re.IGNORECASE)


def _read(
    sentence: Sentence, end: int, item: Evidence, evidence: Sequence[Evidence]
) -> Reading | None:
    """Whoever says a sentence, at the place nearest to it that names them."""
    whole = whole_quotation(sentence)
    who = _speaker(sentence, whole, end)
    if who is None:
        return None
    of_article = [one for one in evidence if one.article is item.article and one is not item]
    for near in (item, *of_article):
        named = _named(who, whole, near)
        if named is None:
            continue
        reading = Reading.within(near.passage, *named, log_odds=_SURE)
        beside = not whole.start <= named[0] < whole.end
        return replace(reading, rests_on=(whole.start, whole.end)) if beside else reading
    return None


def _speaker(sentence: Sentence, whole: Sentence, end: int) -> str | None:
    dashed = _DASHED.match(sentence.article.text, end)
    if dashed is not None:
        return full_name(dashed["who"], sentence)
    found = speaker_of(sentence)
    if found is not None:
        return found[0]
    turn = turn_of(sentence)
    if turn is not None:
        article = sentence.article
        names = find_names(f"- {article.title}") + find_names(article.text[:_OPENING])
        full = [name for name in names if len(name_words(name)) > 1]
        return next((name for name in full if replies(name, sentence)), None)
    if attributions(whole.text):
        return None
    paragraph = sentence.article.text.rfind("\n\n", 0, whole.start) + 1
    near = sentences_of(sentence.article, paragraph, whole.start)
    people = [name for one in near for name in find_names(one.text) if is_somebody(name)]
    return full_name(people[0], sentence) if people else antecedent(whole)


def _named(who: str, whole: Sentence, item: Evidence) -> tuple[int, int] | None:
    """Where the passage names somebody: in the quotation's own sentences, else nearest to them."""
    passage, last = item.passage, re.escape(who.split()[-1])
    forms = (re.escape(who), rf"(?<!\w){last}(?!\w)")
    for form in forms:
        places = [
            (passage.start + match.start(), passage.start + match.end())
            for match in re.finditer(form, passage.text)
        ]
        own = [place for place in places if whole.start <= place[0] < whole.end]
        if own or places:
            return min(own or places, key=lambda place: abs(place[0] - whole.start))
    return None
