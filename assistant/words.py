"""Text in, comparable words out: folding, stems, stop words, a few synonyms.

Two spellings that a reader takes for one word should become one string here:
"cease-fire" and "ceasefire", "Organisation" and "organization", "began" and "start".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.irregular import BASE

WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*(?<!['’]s)", re.UNICODE)

_STOP_WORDS = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can could did do does doing done down during each either else ever every
few for from further get give had has have having he her here hers him his how i if in into is it
its itself just let like many may me might more most much must my near nor not now of off on once
one only onto or other our out over own per please quite rather same shall she should since so
some such tell than that the their theirs them then there these they this those though through
thus to together too toward towards under until up upon us very was way we well were what whatever
when where whether which while who whom whose why will with within without would yes yet you your
according article articles say says said set supposed happen happened happens exactly there's
what's who's it's ago name named called call know known
"""
STOP = frozenset(_STOP_WORDS.split())
"""Words that carry no topic of their own; question words and verbs of asking included."""

_SYNONYMS = (
    "ceasefire truce armistice",
    "start begin commence launch open inaugurate begun began",
    "end finish conclude stop halt cease",
    "kill slay die dead death assassinate fatal",
    "hurt injure wound",
    "attack strike raid assault bombing bombard",
    "talk meeting meet summit",
    "troops soldier soldiers forces army military",
    "leader president",
    "big large huge",
    "job profession occupation career",
    "arrest detain capture",
    "buy purchase acquire acquisition",
    "win victory won",
    "lose defeat lost",
    "happen occur",
    "location place site venue",
    "cause reason",
    "missile rocket",
    "fugitive fled flee escape",
    "criticise condemn denounce",
    "declare announce announcement declaration",
    "aim goal purpose objective",
    "help assist aid",
    "us usa american america washington",
    "uk britain british england english",
    "russia russian moscow kremlin",
    "turkey turkish ankara",
    "iran iranian tehran",
    "syria syrian",
    "china chinese beijing",
    "israel israeli",
    "iraq iraqi",
    "libya libyan lybia lybian",
    "france french",
    "germany german",
    "ukraine ukrainian",
    "egypt egyptian",
    "greece greek",
    "spain spanish",
    "italy italian",
    "japan japanese",
    "korea korean",
    "india indian",
    "pakistan pakistani",
    "afghanistan afghan",
    "lebanon lebanese",
    "europe european",
    "africa african",
    "australia australian",
    "canada canadian",
    "mexico mexican",
    "brazil brazilian",
    "poland polish",
    "sweden swedish",
    "norway norwegian",
    "netherlands dutch",
    "switzerland swiss",
    "taiwan taiwanese",
    "palestine palestinian",
    "tasmania tasmanian",
    "deal agreement pact accord treaty",
    "fight fighting clash combat",
    "weaken weak",
    "live reside",
    "born birth",
    "film movie",
    "quit resign resignation",
    "age old aged",
    "cost price",
    "send dispatch deploy deployment sent",
    "prison jail imprison imprisonment imprisoned jailed",
    "country nation",
    "urge demand",
    "worry concern fear worried concerned anxious",
    "admit acknowledge confess",
    "founder founded establish",
    "spouse wife husband",
    "spokesman spokeswoman spokesperson spokespeople spokesmen",
    "salary wage pay",
    "trip visit travel",
    "back support",
    "displace displaced",
    "pupil schoolchild schoolchildren schoolkid",
)

_IRREGULAR = BASE | {
    "men": "man", "women": "woman", "children": "child", "people": "people", "countries": "country",
    "born": "born",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its place in the text and its comparable form."""

    text: str
    start: int
    end: int
    stem: str

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital letter or holds a digit-free acronym."""
        return self.text[:1].isupper()


def tokenize(text: str) -> list[Token]:
    """Split text into words in order; empty text gives an empty list."""
    return list(_kept(text)) if len(text) <= _SENTENCE else _read(text)


_SENTENCE = 600
"""Characters of a text that is likely to be looked at again: whole articles are not kept."""


@lru_cache(maxsize=4096)
def _kept(text: str) -> tuple[Token, ...]:
    return tuple(_read(text))


def _read(text: str) -> list[Token]:
    return [
        Token(match.group(), match.start(), match.end(), stem(match.group()))
        for match in WORD.finditer(text)
    ]


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower-case without accents, hyphens, dots and possessives: `U.S.` gives `us`."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    bare = re.sub(r"['’]s?$", "", bare)
    return re.sub(r"[-.'’‘]", "", bare)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the form under which spellings, inflections and near synonyms meet."""
    base = _inflection(fold(word))
    return _CLASS.get(base, base)


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """The form under which the inflections of one word meet, synonyms left apart."""
    return _inflection(fold(word))


def _inflection(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    word = re.sub(r"is(e[sdr]?|ing|ation|ations)$", r"iz\1", word) if len(word) > 6 else word
    word = re.sub(r"our(s|ed|ing)?$", r"or\1", word) if len(word) > 5 else word
    for pattern, replacement in _ENDINGS:
        changed, count = pattern.subn(replacement, word)
        if count and len(changed) >= 3:
            word = changed
            break
    # "stopping" and "stopped" meet "stop"; "falling" still meets "fall".
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


_ENDINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ies$", "y"),
        (r"sses$", "ss"),
        (r"(ch|sh|x)es$", r"\1"),
        (r"ied$", "y"),
        (r"(?<=[a-z]{3})ing$", ""),
        (r"(?<=[a-z]{2})ed$", ""),
        (r"(?<=[a-z]{2}[^su])s$", ""),
    )
)

_CLASS: dict[str, str] = {}
for _line in _SYNONYMS:
    _words = [_inflection(_word) for _word in _line.split()]
    for _word in _words:
        _CLASS.setdefault(_word, _words[0])


def content_stems(words: Iterable[Token]) -> list[str]:
    """Stems of the words that carry a topic, in order, without repeats."""
    seen: dict[str, None] = {}
    for token in words:
        if not is_stop(token.text):
            seen.setdefault(token.stem)
    return list(seen)


def is_stop(word: str) -> bool:
    """Whether a word carries no topic: `us` does not, `US` and `WHO` do."""
    return word.replace("’", "'").casefold() in STOP and not (len(word) > 1 and word.isupper())
