# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and a value in its sentence in, whether another party or thing of the sentence has it.

"A hotel and the Wardle Collection, which paid £94,000": the hotel's price is not told. "Thomas'
sister" is not Manju's, "a budget of 310,000 euros" no premium.
"""

from __future__ import annotations

import re

from assistant.clause import take_apart
from assistant.evidence import Sentence, sentence_after, sentence_before, sentences_of
from assistant.matching import in_text, stems_of
from assistant.places import is_nationality, is_place
from assistant.question import Expects, Question, find_names
from assistant.sentence_readings import is_named
from assistant.values import same_name
from assistant.verbs import verb_root
from assistant.whether.parties import head_of
from assistant.words import stem, tokenize
from index.letters import compile_latin

_RELATIONS = (
    r"(?:mother|father|parents?|brother|sister|son|daughter|wife|husband|widow|widower|partner|fianc[eé]e?|girlfriend|boyfriend"
    r"|uncle|aunt|cousin|nephew|niece|grandfather|grandmother|grandson|granddaughter|lawyers?|doctor|deputy|agent|spokes(?:man|woman|person)"
    r"|bodyguard|driver|secretary|assistant|teacher|neighbours?|predecessor|successor)"
)
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+)*"
_RELATION = compile_latin(
    rf"\b(?P<whose>{_NAME})(?:['’]s|['’](?!\w)) (?:[a-z]+ )?(?P<what>{_RELATIONS})\b"
)
_SUMS = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "budget", "turnover revenue sales takings income", "profit surplus earnings", "loss deficit",
        "debt loan", "fee price cost bill fare charge", "salary wage pay income", "fine penalty", "reward bounty",
        "prize", "grant subsidy funding", "premium", "ransom", "rent", "tax", "pension", "compensation", "damages",
    )
)  # fmt: skip
_AMOUNTS = frozenset([Expects.MONEY, Expects.NUMBER])
_SUM_OF = re.compile(
    r"\b(?P<what>[a-z]+) of (?:(?:about|some|around|more than|less than|only|just|nearly|almost|up to|at least|an estimated) )?$"
)
_WHO_DID = re.compile(r",? (?:which|who) (?P<did>[^,;:]*)$")
_LAST_OF = re.compile(r"(?:,|;|\b(?:and|or|by|with|from|to)\b)")


def is_of_other_party(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a value is told of another party, relative or sum than the question asks for.

    Args:
        question: The question, analysed.
        sentence: Where the value stands.
        start: Where it starts in the sentence.
        end: Where it ends there.
    """
    text = sentence.text
    return (
        _is_of_other_relative(question.text, text)
        or _is_of_other_family(question.text, sentence, text[start:end])
        or _is_name_of_other(question, sentence)
        or _is_of_he(question, sentence)
        or _is_clause_of_other(question.text, text, start)
        or (question.expects in _AMOUNTS and _is_other_sum(question.text, text[:start]))
    )


def _is_of_other_relative(question: str, text: str) -> bool:
    """Whether a sentence has somebody else's sister where somebody's by name is asked about."""
    asked = _RELATION.search(question)
    if asked is None:
        return False
    told = [one["whose"] for one in _RELATION.finditer(text) if one["what"] == asked["what"]]
    people = [name for name in told if not (is_place(name) or is_nationality(name))]
    return bool(people) and not any(same_name(asked["whose"], name) for name in told)


_KIN = re.compile(r"(?:mother|father|brother|sister|son|daughter)")


def _is_of_other_family(question: str, sentence: Sentence, value: str) -> bool:
    """Whether a brother has the surname of somebody else in the article, not of whose he is asked."""
    asked = _RELATION.search(question)
    if asked is None or not _KIN.fullmatch(asked["what"]):
        return False
    surname, whole = asked["whose"].split()[-1], value.split()
    if len(whole) < 2 or surname in sentence.text:
        return False
    others = compile_latin(rf"\b([A-Z][\w-]+) {re.escape(whole[-1])}\b")
    return any(one[1] != whole[0] for one in others.finditer(sentence.article.text))


_TRUE_NAME = re.compile(r"\b(?:real|full|birth|maiden|true|original|proper) name\b", re.IGNORECASE)


def _is_name_of_other(question: Question, sentence: Sentence) -> bool:
    """Whether a real name is asked for and nobody near the sentence has the one that is known."""
    if not _TRUE_NAME.search(question.text) or not question.names:
        return False
    before, after = sentence_before(sentence), sentence_after(sentence)
    near = " ".join(one.text for one in (before, sentence, after) if one is not None)
    return not any(is_named(name, near) for name in question.names)


_BEGINS = re.compile(r"(?P<he>He|His)\b|(?P<she>She|Her)\b")


def _is_of_he(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence that begins with "he" is taken for one on a woman, or the other way round.

    Which the one asked about is, is told by how sentences begin behind those that the name leads.
    """
    begins = _BEGINS.match(sentence.text)
    subject = take_apart(question.text).subject
    name = next((one for one in question.names if subject.endswith(one)), "")
    if begins is None or not name or is_place(name) or is_named(name, sentence.text):
        return False
    told = {"he": 0, "she": 0}
    for one in sentences_of(sentence.article):
        found = _BEGINS.match(one.text)
        before = sentence_before(one)
        if found is None or before is None or not is_named(name, before.text):
            continue
        if any(same_name(name, lead) for lead in find_names(f"- {before.text}")[:1]):
            told[found.lastgroup or ""] += 1
    mine = begins.lastgroup or ""
    other = "she" if mine == "he" else "he"
    return told[other] > told[mine] == 0


def _is_clause_of_other(question: str, text: str, start: int) -> bool:
    """Whether a value stands in what "which" or "who" tells of another than does the deed asked of.

    The one asked of is named in the sentence as well, not right before that clause.
    """
    told = _WHO_DID.search(text[:start])
    clause = take_apart(question)
    if told is None or not clause.subject or not clause.rest:
        return False
    verb = verb_root(clause.rest.split()[0])
    if verb not in {verb_root(token.text) for token in tokenize(told["did"])}:
        return False
    before = text[: told.start()]
    cuts = [cut.end() for cut in _LAST_OF.finditer(before)]
    antecedent = stems_of(before[cuts[-1] if cuts else 0 :])
    subject = stem(head_of(clause.subject))
    return in_text(subject, stems_of(before)) and not in_text(subject, antecedent)


def _is_other_sum(question: str, before: str) -> bool:
    """Whether a sum is called a budget, or the like, where a premium is asked for."""
    told = _SUM_OF.search(before)
    if told is None:
        return False
    word, asked = stem(told["what"]), stems_of(question)
    mine = [one for one in _SUMS if one & asked]
    theirs = [one for one in _SUMS if word in one]
    return bool(mine and theirs) and not any(one in mine for one in theirs)
