"""A term that a question asks the meaning of in, where a sentence says what it is out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import PREPOSITION
from assistant.question import without_source
from assistant.values import is_title
from index.letters import compile_latin, widened


@dataclass(frozen=True, slots=True)
class Defined:
    """How far (0-1) a sentence says what a term is, and the words that do, if it has them."""

    share: float
    phrase: str | None


_TERM = compile_latin(
    r"^(?:who|what) (?:is|are|was|were|'s) (?:an? |the )?(.+?)(?: in [A-Z]\w+)?\s*\??$",
    re.IGNORECASE,
)
# A role before a name says less than a clause about it.
_TITLE_SHARE = 0.8
_TITLES = (
    r"(?:president|minister|leader|general|founder|ambassador|professor|commander|spokes\w+|director"
    r"|adviser|analyst|editor|head|chief|mayor|chair\w*|coach|secretary|manager|captain|owner)"
)
_SAYS_ON = r"\s(?:and|but) (?:is|are|was|were|has|have|had|said|will)\b"
_CLAUSE_ENDS = rf"(?=[,.;:!?()—–\"”]|\s[-–—]\s|{_SAYS_ON}|$)"
_ROLE = rf"(?P<phrase>(?:[\w’'-]+ ){{0,2}}{_TITLES} of\b[^,.;:!?()—–\"”]+?){_CLAUSE_ENDS}"
# "The world's largest, highest quality manual": one adjective after another.
_PLAIN = r"[^,.;:!?()—–\"”]+?"
_MOST = r"(?:(?:\bthe|['’]s) \w{2,}est, (?:most|best|\w{3,}est)\b[^,.;:!?()—–\"”]+?)?"
_PHRASE = rf"(?P<phrase>(?:an?|the|one of)\b(?:{_PLAIN})??{_MOST}){_CLAUSE_ENDS}"
# "Substances that, if given to a healthy person, would cause ..." stops in the middle of a clause.
_LOOSE_END = re.compile(
    r"(?:\s(?:that|which|who|whose|where|when|and|or|but|of|to|with|for|in|by|from|as))+$",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:its|his|her|their) (?=\w)", re.IGNORECASE)
"""Says nothing where its sentence does not stand: `its general secretary`."""
_NAME = widened(r"(?-i:[A-Z][\w’'-]+)")
_BODY = widened(r"(?-i:(?!The )[A-Z][\w-]+(?: (?:of |for |and )?[A-Z][\w-]+)+)")
_OWN = r"(?:(?:the )?(?:\w+ )?\w+['’]s|the|their|his|her|its)"


def defined(question: str, sentence: str) -> Defined:
    """Look for `X is a`, `X, the`, `Y (X)`, `the Y, X,`, `a Y called X` or `Minister X`.

    A title ("General X") says less, and nothing to who asks for General X.
    """
    match = _TERM.match(without_source(question))
    words = match[1].split() if match else []
    # General Dawud may be told of as "General Samir Dawud, who ...".
    called = " ".join([word for word in words if not is_title(word)] or words)
    term = re.escape(re.sub(r"^the ", "", called.strip("\"“”‘’'")))
    if not term:
        return Defined(0.0, None)
    shapes = (
        rf"\b{term}\b(?: \([^)]*\))? (?:is|are|was|were) {_PHRASE}",
        rf"\b{term}\b(?: \([^)]*\))?, {_PHRASE}",
        rf"\b{term}\b(?: \([^)]*\))?, {_ROLE}",
        rf"\b{term}\b, (?:who|which|\w+ing)\b",
        rf"\b{term}\b, \d{{1,3}}, (?!and\b|or\b|of\b)[a-z]+",
        rf"(?P<phrase>{_BODY}) \({term}\)",
        rf"[\w-]+ [\w-]+ \((?:= ?)?{term}\)",
        rf"(?P<phrase>\b{_OWN}(?: [\w-]+){{1,4}}), {term},",
        rf"(?P<phrase>\b(?:its|his|her|their)(?: (?!(?:{PREPOSITION})\b)[\w-]+){{1,4}}), {term}\.",
        rf"(?P<phrase>\b(?:an?|the)(?: [\w-]+){{1,5}}),? (?:called|known as|named) {term}\b",
        rf"(?P<phrase>\b(?:an?|the)(?: (?!(?:is|was|were|are|has|had|been|by|and)\b)[\w-]+)"
        r"{1,8}),? (?:which|that) (?:is|are|was|were)"
        rf" (?:called|known as|named) (?:the )?[\"“‘]?{term}\b",
    )
    for shape in shapes:
        if found := re.search(shape, sentence, re.IGNORECASE):
            phrase = found.groupdict().get("phrase")
            return Defined(1.0, phrase and _WHOSE.sub("", _LOOSE_END.sub("", phrase.strip())))
    role = re.search(
        rf"(?P<role>\b(?:{_NAME} ){{0,2}}{_TITLES}(?: {_TITLES})?(?: of {_NAME})?)"
        rf"(?: [\w’'-]+){{0,2}},? {term}\b",
        sentence,
        re.IGNORECASE,
    )
    if role and not any(is_title(word) for word in words):
        return Defined(_TITLE_SHARE, role["role"])
    return Defined(0.0, None)
