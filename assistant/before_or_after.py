"""A question whether one thing came before or after another in, which it was out.

"She arrived after paying a visit to Tolm" tells it in one sentence; else the days of both are asked
for and compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.choices import ALIKE, Choice, conclude, left_open
from assistant.clause import AUXILIARY, take_apart
from assistant.compose import resolved_text
from assistant.dates import When, find_dates, is_date, resolve
from assistant.evidence import sentences_of
from assistant.matching import in_text, stems_of
from assistant.one_sentence import told_by
from assistant.phrases import is_plural
from assistant.question import find_names
from assistant.records import Answer, Outcome
from assistant.together import combine
from assistant.verbs import base_form, is_ing, is_past
from assistant.word_order import inverted
from index.letters import compile_latin
from index.records import Article

_ASKS = compile_latin(
    rf"^(?P<one>{AUXILIARY} [^?]+?),?(?P<came> (?:come|happen|take place|occur))?"
    r" (?:before or after|after or before) (?P<two>[^?]+?)\s*\?*$",
    re.IGNORECASE,
)
_PUBLISHES = re.compile(
    r"did (?P<who>[^?]{2,40}?) (?P<deed>publish|print|post|run) "
    r"(?P<what>(?:its|their|the|an?) [^?]+)",
    re.IGNORECASE,
)
"""Of two articles of one paper either is asked for as what it published."""
_LINK = re.compile(
    r"\b(?:(?P<after>after|following|once|since)|before|ahead of|prior to)\b", re.IGNORECASE
)
_LEADS_NOUN = frozenset(["the", "a", "an", "his", "her", "its", "their"])
_MOST_WORDS = 6  # of who did it, before the verb
_THEIRS = re.compile(r"^(?:his|her|its|their)\b", re.IGNORECASE)
_ONE_DAY = "On the same day"
_EMPTY = stems_of("come happen take place occur go went day time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Two things, one of which came first; `parts` ask for the day of either.

    The second may be a `day` or a year itself, and is not asked for then.
    """

    things: tuple[str, str]
    parts: tuple[str, ...]
    subject: str
    day: When | None = None


def find_order(question: str) -> Order | None:
    """Read a question whether one thing came before or after another; None for any other."""
    match = _ASKS.match(" ".join(question.split()))
    if match is None:
        return None
    clause, day = take_apart(f"{match['one']}?"), _day_in(match["two"])
    published = _PUBLISHES.match(match["one"])
    if published is not None and _THEIRS.match(match["two"]):
        asked = f"When did {published['who']} {published['deed']}"
        return Order(
            things=(published["what"], match["two"]),
            parts=(f"{asked} {published['what']}?", f"{asked} {match['two']}?"),
            subject=published["who"],
        )
    first = f"When {match['one'][:1].lower()}{match['one'][1:]}?"
    thing, subject = f"{clause.subject} {clause.rest}", clause.subject
    if day is None and (match["came"] or not clause.rest):
        # "Did the attack come before or after ...": the subject is all there is.
        thing, subject = match["one"].partition(" ")[2], ""
        first = _when_was(thing)
    return Order(
        things=(thing, match["two"]),
        parts=(first,) if day else (first, _when(match["two"], subject)),
        subject=subject,
        day=day,
    )


def _day_in(text: str) -> When | None:
    """The day, month or year that a text is and nothing else: `2015`, `3 May 2020`."""
    told = find_dates(text)
    alone = len(told) == 1 and told[0].text.strip() == text.strip()
    return resolve(told[0], None) if alone else None


def _when(thing: str, subject: str) -> str:
    """`his stop in Vik`, `arriving in Vik`, `the crew voted` → the question when that was."""
    thing = _THEIRS.sub(lambda whose: f"{subject}'s" if subject else whose.group(), thing)
    verb, _, rest = thing.partition(" ")
    if is_ing(verb):
        return f"When did {subject} {base_form(verb)} {rest}".rstrip() + "?"
    words = thing.split()
    for at in range(1, min(len(words), _MOST_WORDS)):
        if is_past(words[at]) and words[at - 1].casefold() not in _LEADS_NOUN:
            return f"When {inverted(' '.join(words[:at]), ' '.join(words[at:]))}?"
    return _when_was(thing)


def _when_was(thing: str) -> str:
    return f"When {'were' if is_plural(thing) else 'was'} {thing}?"


def by_days(question: str, order: Order, answers: Sequence[tuple[str, Answer]]) -> Answer:
    """The order that the days found for both things tell, or a refusal that shows them.

    Args:
        question: As it was asked.
        order: The two things.
        answers: What was found for its parts, each with its question.
    """
    if order.day is not None:
        return _by_day(question, order.day, answers)
    choice = Choice(things=("Before", "After"), parts=(order.parts[0], order.parts[-1]), most=False)
    answer = conclude(question, choice, answers)
    if answer.short == ALIKE:
        return replace(answer, short=_ONE_DAY, text=answer.text.replace(ALIKE, _ONE_DAY, 1))
    if answer.outcome is not Outcome.ABSTAINED:
        return answer
    return left_open(combine(question, answers), "The articles do not tell which came first.")


def _by_day(question: str, day: When, answers: Sequence[tuple[str, Answer]]) -> Answer:
    """Whether the one thing came before or after a day that the question names."""
    both = combine(question, answers)
    (_, found), *_ = answers
    days = [resolve(told, None) for value in found.values for told in find_dates(value.text)]
    sides = {
        "Before" if one.last < day.first else "After" if one.first > day.last else ""
        for one in days
        if one is not None
    }
    if len(sides) != 1 or "" in sides or len(found.values) != 1:
        return left_open(both, "The articles do not tell which came first.")
    (word,) = sides
    return replace(both, short=word, text=f"{word}.\n\n{both.text}", reason=None)


def order_told(question: str, order: Order, articles: Sequence[Article]) -> Answer | None:
    """The order that a sentence tells outright; None where none does.

    Args:
        question: As it was asked.
        order: The two things.
        articles: Those found for it.
    """
    if order.day is not None:
        return None  # told by its day
    one, two = (_Side.of(thing) for thing in order.things)
    if not one.words or not two.words or one.words == two.words:
        return None
    for article in articles:
        for sentence in sentences_of(article):
            first = _is_first(sentence.text, one, two, order.subject)
            if first is not None:
                word = "Before" if first else "After"
                text = f"{word} [1]: {resolved_text(sentence)}"
                return told_by(sentence, question, word, text, confidence=_TOLD)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two things: its words and the names among them."""

    words: frozenset[str]
    names: tuple[str, ...]

    @classmethod
    def of(cls, thing: str) -> _Side:
        named = find_names(f"- {thing}")
        dated = " ".join(mention.text for mention in find_dates(thing))
        words = stems_of(thing) - stems_of(dated) - _EMPTY
        return cls(words=words, names=tuple(name for name in named if not is_date(name)))

    def is_in(self, text: str) -> bool:
        """Whether a text has all of it."""
        named = all(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in self.names)
        held = stems_of(text)
        return named and all(in_text(word, held) for word in self.words)


def _is_first(text: str, one: _Side, two: _Side, subject: str) -> bool | None:
    """Whether a sentence has the first thing before the second; None where it does not tell.

    Both have to be told in full, as done, and one word has to link them: "refused to resign before
    the vote" and "not until after it" tell other things.
    """
    links = list(_LINK.finditer(text))
    if len(links) != 1 or _NOT_DONE.search(text):
        return None
    (link,) = links
    ahead, behind = text[: link.start()], text[link.end() :]
    if _HOW_LONG.fullmatch(ahead):
        behind, _, ahead = behind.partition(",")  # "After paying a visit, she arrived"
    if subject and subject in ahead and _PRONOUN.match(behind):
        behind = f"{subject} {behind}"  # "Moe spoke before he left"
    # What goes on behind the next comma is not what the link leads to.
    behind = _NEXT.split(behind, maxsplit=1)[0]
    for near, far, is_one in ((one, two, False), (two, one, True)):
        if far.is_in(behind) and near.is_in(ahead) and not far.is_in(ahead):
            return bool(link["after"]) is is_one
    return None


_HOW_LONG = re.compile(
    r"\W*(?:(?:just|only|shortly|soon|immediately|right|long|not long|(?:[\w-]+ ){0,2}"
    r"(?:minute|hour|day|week|month|year)s?)\s+)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s*(?:he|she|they|it)\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:not|never|no|nobody|none|refus\w+|hop(?:e|es|ed|ing)|plan\w*|ask\w*|want\w*|will|would"
    r"|should|shall|may|might|could|can|must|due to|expected|promis\w+|threaten\w*|unless|if"
    r"|whether|until|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[,;:]|\band (?:he|she|it|they)\b")


_TOLD = 0.7  # how sure an order is that the words of one sentence tell
