"""A question and the articles found for it in, the question with its misspelt words put right out.

A word that a dictionary has, or an article, stays as it is. What is left is taken for the word of
the articles that is one slip away, else for a common one that nothing else is near; a name only
for the one name of the articles that begins alike and is one slip away.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from assistant.words import fold, root
from index.letters import compile_latin
from index.records import Article

_WORD = re.compile(r"(?<![\w’'.@/-])[a-z]{3,}(?![\w’'@/-]|\.\w)")
_NAME = compile_latin(r"(?<=[ (])(?P<name>[A-Z][a-z]{4,})(?=['’]s\b|[ ,;:?!.)]|$)(?!\.\w)")
_LEAST_LETTERS = 5  # "ment" may be "went", "sent" or "meant"
_LONG_WORD = 8  # letters of a word in which two slips still tell what was meant
# A word that stands in no article is put right only into one that the dictionary's texts have so
# often, and so much oftener than any other that is as near.
_COMMON, _AHEAD = 10_000, 10
_ASKING = frozenset(["who", "what", "when", "where", "which", "why", "how", "whom", "whose"])
_SMALL = _ASKING | frozenset(
    ["the", "and", "did", "does", "was", "were", "will", "with", "that", "have", "has", "from"]
)
_CONTRACTED = {
    f"{verb}nt": f"{verb}n't"
    for verb in (
        "could",
        "would",
        "should",
        "did",
        "does",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
    )
} | {f"{asking}s": f"{asking}'s" for asking in ("who", "what", "where")}
_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=s|ed|ing|ite|able|ful|er|ers|hood|ly|$)", "or"),
        (r"([iy])s(?=e|ing|ation|er)", r"\1z"),
        (r"re(s?)$", r"er\1"),
        (r"^centre", "center"),
        (r"enc(e|es|eless)$", r"ens\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"[ao]e", "e"),
        (r"ll(?=ed|ing|er|ers|ery)", "l"),
        (r"mme(s?)$", r"m\1"),
    )
)


@lru_cache(maxsize=1)
def english_words() -> SpellChecker:
    """The dictionary, read once."""
    return SpellChecker(language="en", distance=1)


_LIGATURE = re.compile(r"(?<=\w)[ao]e(?=\w\w)")
_LONG_ENOUGH = 7
"""Letters of a word that may be spelt with a ligature: no `does`, no `shoes`."""


def has_unknown(text: str) -> bool:
    """Whether a question has a word or a name that no dictionary has, or that has two spellings."""
    words = (match.group() for pattern in (_WORD, _NAME) for match in pattern.finditer(text))
    return any(not _is_known(fold(word)) or _without_ligature(word) != word for word in words)


def _without_ligature(word: str) -> str:
    """`homoeopathy` → `homeopathy`; other words, that is no word without it, as they are."""
    plain = _LIGATURE.sub("e", word) if len(word) >= _LONG_ENOUGH and word.islower() else word
    return plain if plain == word or plain in english_words() else word


def put_right(text: str, articles: Sequence[Article]) -> str:
    """A question with its misspelt words put right.

    Args:
        text: The question on one line.
        articles: Those found for it; a word of theirs is no slip.
    """
    told = _words_of(articles)

    def meant(match: re.Match[str]) -> str:
        word = match.group()
        if word in told:
            return word
        if _without_ligature(word) in told:
            return _without_ligature(word)
        if _is_known(word):
            return word
        return _meant(word, told, opens=match.start() == 0)

    def name_meant(match: re.Match[str]) -> str:
        name = match["name"]
        if fold(name) in told or _is_known(fold(name)):
            return name
        return _name_meant(name, _names_of(articles))

    return _NAME.sub(name_meant, _WORD.sub(meant, text))


def _name_meant(name: str, names: frozenset[str]) -> str:
    """The only name of the articles that a name is one slip away from; itself without one."""
    near = [one for one in names if one[0] == name[0] and _is_slip(one, name)]
    return near[0] if len(near) == 1 else name


def _is_slip(one: str, other: str) -> bool:
    """Whether a letter is left out, doubled or swapped: another letter makes another name."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if longer == f"{shorter}s" or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return len(one) != len(other) or sorted(one) == sorted(other)


def _names_of(articles: Iterable[Article]) -> frozenset[str]:
    """Words with a capital that the articles have without one nowhere."""
    texts = [f"{article.title} {article.text}" for article in articles]
    words = {word for text in texts for word in re.findall(r"\b[^\W\d_]{4,}\b", text)}
    return frozenset(word for word in words if word.istitle() and word.lower() not in words)


def _words_of(articles: Iterable[Article]) -> frozenset[str]:
    texts = (f"{article.title} {article.text}" for article in articles)
    return frozenset(fold(word) for text in texts for word in re.findall(r"[^\W\d_]{3,}", text))


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Whether the dictionary has a word, in American spelling perhaps."""
    known = english_words()
    if word in _CONTRACTED:
        return False
    if word in known:
        return True
    return any(form.sub(other, word) in known for form, other in _AMERICAN if form.search(word))


def _meant(word: str, told: frozenset[str], *, opens: bool) -> str:
    """The word that was meant; itself where that is open."""
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    known = english_words()
    candidates = known.candidates(word) or ()
    near = {one for one in candidates if root(one) != root(word) or one in _ASKING}
    small = sorted(near & (_ASKING if opens and near & _ASKING else _SMALL), key=_rank)
    if len(word) < _LEAST_LETTERS:
        cut = [one for one in small if one.startswith(word)]  # "wher" is no "when"
        return (cut or small)[0] if cut or _stands_out(small) else word
    contracted = [one for one in _CONTRACTED if OSA.distance(word, one, score_cutoff=1) <= 1]
    if contracted:
        return _CONTRACTED[contracted[0]]
    if any(root(one) == root(word) for one in told):
        return word
    slips = 2 if len(word) >= _LONG_WORD else 1
    spelt = {one: OSA.distance(word, one, score_cutoff=slips) for one in told}
    in_articles = [one for one, apart in spelt.items() if apart <= slips and len(one) > 3]
    if in_articles:
        return min(in_articles, key=lambda one: (spelt[one], *_rank(one)))
    common = sorted(near, key=_rank)
    if len(common) == 1 and len(word) >= _LONG_WORD and _differ_in_vowels(word, common[0]):
        return common[0]
    return common[0] if common and known[common[0]] >= _COMMON and _stands_out(common) else word


def _differ_in_vowels(one: str, other: str) -> bool:
    """Whether a vowel alone was put wrong: "attendence", but no "rewilding" for rewinding."""
    consonants = [re.sub("[aeiou]", "-", word) for word in (one, other)]
    return consonants[0] == consonants[1]


def _rank(word: str) -> tuple[int, str]:
    """Commonest first."""
    return -english_words()[word], word


def _stands_out(words: Sequence[str]) -> bool:
    """Whether the first of some words, commonest first, is far commoner than the others."""
    known = english_words()
    return bool(words) and (len(words) == 1 or known[words[0]] >= _AHEAD * known[words[1]])
