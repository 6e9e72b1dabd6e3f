# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question that quotes somebody and evidence in, who says these very words out.

"Who said 'The owners are standing in the stands'?" is no matter of what a sentence is about: the
words stand in a quotation of an article or they do not, and whoever they are put down to said them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked_nouns import PERSONS
from assistant.attribution import attributions, is_somebody
from assistant.clause import AUXILIARY
from assistant.evidence import Sentence, passage_sentences, sentences_of
from assistant.expects import Expects
from assistant.interviews import interviewee, turn_of
from assistant.negation import DENIED
from assistant.question import Question, find_names
from assistant.quotations import quotations_in, whole_quotation
from assistant.records import Evidence, Reading
from assistant.speakers import antecedent, full_name, speaker_of
from assistant.values import name_words
from assistant.verbs import is_past, words_in
from assistant.words import fold, is_stop
from index.letters import compile_latin

_QUOTE = re.compile(r"[\"“„«](?P<words>[^\"“”„«»]+)[\"”“»]|(?<!\w)['‘](?P<single>[^‘]+)['’](?!\w)")
_SAID = (
    r"(?:said|says?|told|remark(?:ed|s)|call(?:ed|s)|describ(?:ed|es)|complain(?:ed|s)|jok(?:ed|es)|argu(?:ed|es)|warn(?:ed|s)|spoke|speaks"
    r"|accus(?:ed|es)|observ(?:ed|es)|comment(?:ed|s)|quip(?:ped|s)|claim(?:ed|s)|compar(?:ed|es)|declar(?:ed|es)|admit(?:ted|s)"
    r"|explain(?:ed|s)|insist(?:ed|s)|dismiss(?:ed|es)|noted|put it|used the (?:words?|phrase)|talk(?:ed|s))"
)
_ASKS = re.compile(
    rf"^(?:and )?(?:who|which (?P<which>[^\"“„«,?]{{2,60}}?)|what (?P<what>[^\"“„«,?]{{2,60}}?))(?: (?:else|also|had|has|have|once|later|first))* {_SAID}\b"
    r"|^(?:and )?whose (?:words?|quotes?|quotation|remarks?|comments?|phrases?|lines?|sayings?|sentence|statement|observation|joke|motto)\b|^who (?:is|was) quoted\b",
    re.IGNORECASE,
)
_ASKED_BEHIND = re.compile(
    r"(?:in |to )?whose (?:words?|quotes?|remarks?)|who (?:said|says) (?:that|this|it|so)|says who",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", (?:he|she) [a-z]+,")
_DASHED = compile_latin(
    r"[^\"”»\n]*[\"”»][ \t]*[—–-][ \t]*(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)(?=[ \t]*(?:[,.;(\n]|$))"
)
_PEOPLE = PERSONS | words_in(
    "teacher official politician farmer student nurse man woman person resident witness expert analyst critic worker"
    " visitor neighbour neighbor voter fan guest reader relative friend survivor victim colleague shopkeeper fisherman"
)
_SAID_THAT = re.compile(
    r"^(?:and )?who (?:said|says|remarked|argued|declared|insisted|claimed|believes|thinks)(?P<that> that)?"
    r" (?P<words>(?!what\b|so\b|this\b|it\b)[^?\"“”]+?)\s*\?*$",
    re.IGNORECASE,
)
"""Words that may be somebody's own, without marks: they are where they stand so in an article."""
_LEAST_WORDS, _LEAST_CONTENT = 3, 2
_ENOUGH_WORDS = 5  # of a quotation, however small they are
_LEAST_UNMARKED = 3  # content words of a quotation without its marks
_SURE = 3.0  # log-odds of whoever a verbatim quotation is put down to


def _is_verb(word: str) -> bool:
    """Whether a word makes a clause: nobody says "war on Germany"."""
    return bool(re.fullmatch(rf"{AUXILIARY}(?:n['’]t|not)?", word)) or is_past(word)


def words_quoted(question: Question) -> str:
    """The words that a question quotes where it asks whose they are; empty for none.

    With marks or without: "Who said that armies cannot conquer science?".
    """
    text = question.text
    found = max(_QUOTE.finditer(text), key=lambda match: len(match[0]), default=None)
    if found is None:
        told = _SAID_THAT.match(text)
        content = told and [word for word in told["words"].split() if not is_stop(word)]
        clause = told and (told["that"] or any(map(_is_verb, told["words"].split())))
        whole = clause and content and len(content) >= _LEAST_UNMARKED
        return told["words"] if told and whole else ""
    quote = found["words"] or found["single"]
    asks = _ASKS.match(text)
    if asks is None or asks.end() > found.start():
        asks = _ASKED_BEHIND.search(text, found.end())
    # "Which law did he call ..." and "Who was called ..." ask for somebody or something else.
    of = asks and (asks.groupdict().get("which") or asks.groupdict().get("what"))
    if of and not (question.expects is Expects.PERSON or fold(of.split()[-1]) in _PEOPLE):
        asks = None
    words = quote.split()
    content = [word for word in words if not is_stop(word)]
    enough = len(words) >= _LEAST_WORDS and (
        len(content) >= _LEAST_CONTENT or len(words) >= _ENOUGH_WORDS
    )
    return quote.strip(" .,;:!?") if asks and enough else ""


def read_quoted(words: str, evidence: Sequence[Evidence]) -> list[Reading]:
    """Who the words are put down to, wherever they are quoted verbatim; empty where nobody is.

    Args:
        words: What is quoted; marks, spaces and capitals may differ.
        evidence: The passages found, best first.
    """
    parts = (re.escape(part) for part in re.findall(r"[\w’'-]+", words))
    verbatim = re.compile(re.sub("['’]", "['’]", r"\W+".join(parts)), re.IGNORECASE)
    found: list[Reading] = []
    for item in evidence:
        for match in verbatim.finditer(item.passage.text):
            start, end = item.passage.start + match.start(), item.passage.start + match.end()
            sentence = next((s for s in passage_sentences(item) if s.start <= start < s.end), None)
            reading = sentence and _read(sentence, (start, end), item, evidence)
            if reading:
                found.append(reading)
    return found


def _read(
    sentence: Sentence, place: tuple[int, int], item: Evidence, evidence: Sequence[Evidence]
) -> Reading | None:
    """Whoever says a sentence, at the place nearest to it that names them."""
    whole = whole_quotation(sentence)
    who = _speaker(sentence, whole, place)
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
    return _read_elsewhere(who, whole, item)


def _read_elsewhere(who: str, whole: Sentence, item: Evidence) -> Reading | None:
    """Whoever says it where the article first names them, in no passage that was found."""
    text = item.article.text
    named = re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text)
    if named is None:
        return None
    there = replace(item.passage, start=named.start(), end=named.end(), text=named.group())
    reading = Reading.within(there, *named.span(), log_odds=_SURE)
    return replace(reading, rests_on=(whole.start, whole.end))


def _speaker(sentence: Sentence, whole: Sentence, place: tuple[int, int]) -> str | None:
    """Whom the words at a place of the article are put down to; None outside quotations."""
    text = sentence.article.text
    dashed = _DASHED.match(text, place[1])
    if dashed is not None and is_somebody(dashed["who"]):
        return full_name(dashed["who"], sentence)
    if turn_of(sentence) is not None:
        return interviewee(sentence)
    quoted = next((q for q in quotations_in(text) if q[0] <= place[0] and place[1] <= q[1]), None)
    if quoted is None:
        return None
    told = attributions(sentence.text)
    if told:
        # "Vik said Lund had called her ...": whoever is named last before the words.
        ahead = [one for one in told if sentence.start + one.end <= quoted[0]]
        one = ahead[-1] if ahead else told[0]
        if DENIED.search(one.verb):
            return None
        if one.is_pronoun:
            # "Moe believes that it will fall: it has, she says, ...": she is Moe, who does not
            # claim that somebody else said it.
            own = [other for other in ahead if not other.is_pronoun]
            aside = own and _ASIDE.match(sentence.text, one.start - 2)
            return full_name(own[-1].speaker, sentence) if aside else antecedent(sentence)
        return full_name(one.speaker, sentence)
    found = speaker_of(sentence)
    if found is not None:
        return None if DENIED.search(found[1]) else found[0]
    paragraph = text.rfind("\n\n", 0, whole.start) + 1
    near = sentences_of(sentence.article, paragraph, whole.start)
    people = [name for one in near for name in find_names(one.text) if is_somebody(name)]
    full = [name for name in people if len(name_words(name)) > 1]
    before = full[-1] if full else antecedent(whole)
    return before if before and len(name_words(before)) > 1 else None


def _named(who: str, whole: Sentence, item: Evidence) -> tuple[int, int] | None:
    """Where the passage names somebody: in the quotation's own sentences, else nearest to them."""
    passage = item.passage
    for form in (who, who.split()[-1]):
        places = [
            (passage.start + match.start(), passage.start + match.end())
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", passage.text)
        ]
        own = [place for place in places if whole.start <= place[0] < whole.end]
        if own or places:
            return min(own or places, key=lambda place: abs(place[0] - whole.start))
    return None
