"""A question for the articles of one author in, those articles out of the catalogue.

"Which articles did Lind write?" No text says so: bylines are taken off it, and the catalogue has
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.limits import Limits
from assistant.question import Kind, Question
from assistant.values import name_words
from index.letters import compile_latin
from index.records import Article

_NAME = (
    r"(?P<{0}>[A-Z][\w.'’-]*"
    r"(?: (?:(?:al|bin|da|de|del|della|den|der|di|dos|du|el|la|van|von) )*[A-Z][\w.'’-]*)*?)"
)
_PIECES = r"\b(?i:articles?|reports?|stor(?:y|ies)|pieces?|interviews?|columns?)"
_SEVERAL = r"\b(?i:articles|reports|stories|pieces|interviews|columns)"
_ABOUT = r"(?<!mention )(?<!mentions )(?<!discuss )(?<!cover )(?<!about )"
_BE = r"(?: (?:that|which|there|is|are|was|were|has|have|had|been))*"
_NO_NAME = r"(?!(?:List|Show|Give|Name|Find|Which|What|How)\b)"
_AUTHORED = compile_latin(
    rf"{_PIECES}(?: (?:about|on) .{{2,40}}?)? (?:did|has|have|had|does) {_NAME.format('doer')}"
    r" (?:write|written|author(?:ed)?|publish(?:ed)?|sign(?:ed)?|contributed?)\b"
    rf"|(?:{_ABOUT}{_SEVERAL}|^(?:Which|What) {_PIECES}){_BE}(?: (?:written|authored|signed))?"
    rf" by {_NAME.format('by')}"
    r"(?=\W*$| (?:about|on|that|which|mention|deal|cover|in|from|since)\b)"
    rf"|{_ABOUT}\b{_NO_NAME}{_NAME.format('whose')}(?<=\w)(?:['’]s|(?<=s)['’]) {_SEVERAL}\b"
)
_WRITES = re.compile(r"\b(?:write|written|author(?:ed)?|sign(?:ed)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bylines:
    """Who signed the articles: `names` lists them all, `articles` finds those of some of them.

    `articles` takes names and the keywords `since`, `until` and `outlets` of a search.
    """

    names: Callable[[], Sequence[str]]
    articles: Callable[..., Sequence[Article]]

    def by(self, asked: str, limits: Limits) -> list[Article]:
        """Articles by authors of whose name this is the whole or a part, as "Lind" is."""
        wanted = set(_words(asked))
        names = [name for name in self.names() if wanted <= set(_words(name))]
        if not names:
            return []
        found = self.articles(names, since=limits.since, until=limits.until, outlets=limits.outlets)
        day = limits.as_of
        return [one for one in found if day is None or (one.reference_date or day) <= day]


def _none(names: Sequence[str], **limits: object) -> Sequence[Article]:
    return ()


NO_BYLINES = Bylines(names=tuple, articles=_none)
"""Nobody signed anything: for who has no catalogue."""


def author_asked(question: Question) -> str | None:
    """Whose articles a question asks for; None where it asks for those on a matter."""
    found = _AUTHORED.search(question.text) if question.kind is Kind.MENTIONS else None
    if found is None:
        return None
    return next(re.sub(r"['’]s?$", "", name) for name in found.groups() if name)


def says_author(question: Question) -> bool:
    """Whether somebody is asked about who writes: "articles by Reuters" may mean an outlet."""
    return _WRITES.search(question.text) is not None


def _words(name: str) -> list[str]:
    """Folded words of a name without titles, both halves of a double one."""
    return name_words(name.replace("-", " "))
