"""A sentence in its article in, whom what it says is to be put down to out.

"He added that ..." is put down to whoever spoke before, a quotation that runs on to the one
whom an earlier sentence names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked_nouns import PERSONS
from assistant.attribution import PRONOUN, ROLE, attributions, is_somebody
from assistant.clause import AUXILIARY
from assistant.evidence import Sentence, sentence_after, sentences_of
from assistant.question import find_names
from assistant.quotations import is_cut, quotations_in, whole_quotation
from assistant.values import is_title, name_words, same_name
from assistant.verbs import is_past, words_in
from assistant.words import fold
from index.sentences import split_sentences

_LOOK_BACK = 4  # sentences in which the one whom "he" means is looked for


def speaker_of(sentence: Sentence) -> tuple[str, str] | None:
    """Who a sentence is to be put down to, with the verb; None for the reporter's own words.

    Pronouns are resolved from the sentences before, quotations that run on from the
    sentence that names the speaker.
    """
    found = attributions(sentence.text)
    if found:
        first = found[0]
        if not first.is_pronoun:
            return full_name(first.speaker, sentence), first.verb
        named = antecedent(sentence)
        return (named, first.verb) if named else None
    return _of_quotation(sentence) or _of_statement(sentence)


def _of_statement(sentence: Sentence) -> tuple[str, str] | None:
    """Whose statement a paragraph without marks is: "In a statement the church denied this:"."""
    article = sentence.article
    first = article.text.rfind("\n\n", 0, sentence.start)
    before = sentences_of(article, 0, max(first, 0))[-1:]
    if not before or not article.text[:first].rstrip().endswith(":"):
        return None
    told = [one for one in attributions(before[0].text) if not one.is_pronoun]
    return (full_name(told[0].speaker, before[0]), "said") if told else None


_DENIES = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject(?:ed|s)?|disput(?:ed|es)|refut(?:ed|es)|contradict(?:ed|s))\b"
)
_NO_CLAUSE = r"\W*$|[,;.]| (?:on|in|at|to|as|and|but|yesterday|today|again|\w+ly|\w+day)\b"
_CLAIMS = r"(?:claims?|figures?|accusations?|allegations?|reports?|charges?|numbers?|statement)"
_POINTS_BACK = re.compile(
    rf"\b(?:this|these|those|(?:it|that)(?={_NO_CLAUSE})|(?:the|such|that|his|her|their) {_CLAIMS}"
    r"(?! that\b))(?![\w’'-])",
    re.IGNORECASE,
)
"""What was said before; not the clause of "denied that it had" or "denied a claim that"."""
_SHORT_DENIAL = 16  # words of a sentence that does no more than deny the one before


def denial_after(sentence: Sentence) -> tuple[str, Sentence] | None:
    """Who denies, in the next sentence, what this one says; None when nobody does."""
    later = sentence_after(sentence)
    if later is None or not is_short_denial(later.text):
        return None
    for found in attributions(later.text):
        if _DENIES.search(found.verb) and not found.is_pronoun:
            return found.speaker, later
    return None


def is_short_denial(text: str) -> bool:
    """Whether a sentence does no more than deny what was said before it."""
    short = len(text.split()) <= _SHORT_DENIAL
    return short and bool(_DENIES.search(text)) and bool(_POINTS_BACK.search(text))


def antecedent(sentence: Sentence) -> str | None:
    """Whom "he" or "she" means: the last person made to speak, else named first, before."""
    own = _COLON.match(sentence.text)
    named = [name for name in find_names(own["who"]) if is_somebody(name)] if own else []
    if len(named) == 1:
        return full_name(named[0], sentence)  # "Ada Orr disagrees: she thinks ..."
    earlier = sentences_of(sentence.article, 0, sentence.start)[-_LOOK_BACK:]
    of_one = _HE_OR_SHE.search(sentence.text) is not None
    for before in reversed(earlier):
        people = [a for a in attributions(before.text) if not a.is_pronoun]
        if people:
            return full_name(people[0].speaker, before)
        told = _outside_quotations(before)
        if of_one and (role := _subject_role(told)):
            return role
        names = [
            name
            for name in find_names(told)
            if is_somebody(name) and not (of_one and _is_body(name, told))
        ]
        if names and not PRONOUN.search(told.split(",")[0]):
            return full_name(names[0], before)
    return None


_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def _subject_role(told: str) -> str:
    """The office or trade of whoever a sentence begins with, its verb right behind it."""
    role = ROLE.match(told)
    if role is None or role.group().split()[-1].casefold() not in _SPEAKS:
        return ""
    verb = told[role.end() :].split()[:1]
    told_of = verb and (is_past(verb[0]) or _ACTS.fullmatch(verb[0]))
    return role.group() if told_of else ""


_SPEAKS = PERSONS - {"victim", "suspect", "defendant", "culprit", "killer", "thief"}
_ACTS = re.compile(rf"[a-z]+ed|{AUXILIARY}")


def _is_body(name: str, told: str) -> bool:
    """Whether a name is that of no single person: the Liberal Alliance, Ada Vik's Civic Union."""
    words = name.split()
    if len(words) < 2 or any(is_title(word) or fold(word) in _TITLED for word in words[-2:]):
        return False
    owner, *owned = _OWNS.split(name, maxsplit=1)
    if owned:
        return " " in owner
    titled = is_title(words[0]) or fold(words[0]) in _TITLED
    return not titled and re.search(rf"\b[Tt]he {re.escape(name)}(?!\w)", told) is not None


_OWNS = re.compile(r"['’]s ")
_TITLED = PERSONS | words_in(
    "duke duchess earl baron lama reverend rev archbishop cardinal abbot ayatollah imam rabbi dean"
    " shah tsar pontiff"
)


_COLON = re.compile(r"(?P<who>[^:;.\"“”]+): (?:he|she|they)\b")


def _outside_quotations(sentence: Sentence) -> str:
    """A sentence with what is quoted blotted out."""
    text = sentence.text
    for start, end, _ in quotations_in(sentence.article.text):
        first, last = max(start - sentence.start, 0), min(end - sentence.start, len(text))
        if first < last:
            text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
    return text


def _of_quotation(sentence: Sentence) -> tuple[str, str] | None:
    """The speaker of a quotation that opens or goes on in a sentence without a verb of saying.

    Whoever is given with another sentence of it, else before it in the paragraph, else behind.
    """
    whole = whole_quotation(sentence)
    opens = sentence.text.lstrip().startswith(("“", '"', "”", "‘"))
    if not opens and whole == sentence and not is_cut(sentence):
        return None
    article = sentence.article
    own = [one for one in sentences_of(article, whole.start, whole.end) if one != sentence]
    for near in (*own, *_near_quotation(whole)):
        found = attributions(near.text)
        if found and not found[0].is_pronoun:
            return full_name(found[0].speaker, near), found[0].verb
        if found:
            named = antecedent(near)
            return (named, found[0].verb) if named else None
    return None


def _near_quotation(whole: Sentence) -> list[Sentence]:
    """The sentences of its paragraph beside a quotation, likeliest first to name its speaker."""
    text = whole.article.text
    earlier = sentences_of(whole.article, 0, whole.start)[-2:]
    later = sentences_of(whole.article, whole.end)[:2]
    close = [one for one in reversed(earlier) if "\n\n" not in text[one.end : whole.start]]
    alone = "\n\n" in text[whole.end : whole.end + 2] or not text[whole.end :].strip()
    if not close and alone and earlier and quotations_in(whole_quotation(earlier[-1]).text):
        close = earlier[-1:]  # a paragraph of mere quotation goes on with the one before it
    return [*close, *(one for one in later if "\n\n" not in text[whole.end : one.start])]


def in_running_text(speaker: str) -> str:
    """A speaker as the middle of a sentence has it: `Experts` → `experts`."""
    common = ROLE.fullmatch(speaker) or re.match(r"(?:The|An?|His|Her|Its|Their)\s", speaker)
    return speaker[:1].lower() + speaker[1:] if common else speaker


def full_name(name: str, sentence: Sentence) -> str:
    """The fullest form of a name in the article: `Lind` → `Anna Lind`."""
    bare = re.sub(r"['’]s?$", "", name)
    words = name_words(bare)
    if len(words) != 1 or not bare[:1].isupper():
        return bare
    best = bare
    for candidate in _names_of(sentence.article.text):
        parts = name_words(candidate)
        if len(parts) in (2, 3) and fold(parts[-1]) == words[0] and same_name(bare, candidate):
            return candidate
    return best


@lru_cache(maxsize=128)
def _names_of(text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            name for start, end in split_sentences(text) for name in find_names(text[start:end])
        )
    )
