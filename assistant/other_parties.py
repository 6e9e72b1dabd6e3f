# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and a value in its sentence in, whether another party or thing of the sentence has it.

"A hotel and the Wardle Collection, which paid £94,000": the hotel's price is not told. "Thomas'
sister" is not Manju's, "a budget of 310,000 euros" no premium.
"""

from __future__ import annotations

import re

from assistant.clause import take_apart
from assistant.dates import is_date
from assistant.evidence import Sentence, sentence_after, sentence_before, sentences_of
from assistant.matching import in_text, stems_of
from assistant.matters import Place, narrowed_at, narrowed_in
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
    rf"(?<![Tt]he )\b(?P<whose>{_NAME})(?:['’]s|['’](?!\w)) (?:[a-z]+ )?(?P<what>{_RELATIONS})\b"
)
_ALL_OF_A_BODY = frozenset(
    map(stem, ["budget", "turnover", "revenue", "debt", "deficit", "profit", "loss", "income"])
)
_OF_ONE_THING = frozenset(
    map(
        stem,
        [
            "premium",
            "ransom",
            "rent",
            "pension",
            "fine",
            "penalty",
            "reward",
            "bounty",
            "prize",
            "salary",
            "wage",
            "fee",
            "fare",
            "toll",
        ],
    )
)
_AMOUNTS = frozenset([Expects.MONEY, Expects.NUMBER])
_SUM_OF = re.compile(
    r"\b(?P<what>[a-z]+) of (?:(?:about|some|around|more than|less than|only|just|nearly|almost|up to|at least|an estimated) )?$"
)
_WHO_DID = re.compile(r",? (?:which|who) (?P<did>[^,;:]*)$")


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
        or (question.expects is Expects.DATE and _is_of_themselves(question.text, text))
        or _is_of_other_family(question.text, sentence, text[start:end])
        or _is_name_of_other(question, sentence)
        or _is_of_he(question, sentence)
        or _is_clause_of_other(question.text, text, start)
        or _is_other_direction(question.text, text)
        or (question.expects in _AMOUNTS and _is_other_amount(question.text, text, start, end))
    )


def _is_other_amount(question: str, text: str, start: int, end: int) -> bool:
    """Whether an amount is of another fund, of all who were hurt, or of another kind of sum."""
    return (
        _is_from_other(question, text, end)
        or _is_less_grave(question, text, start, end)
        or _is_other_sum(question, text[:start])
    )


def _is_of_other_relative(question: str, text: str) -> bool:
    """Whether a sentence has somebody else's sister where somebody's by name is asked about."""
    asked = _RELATION.search(question)
    if asked is None:
        return False
    told = [one["whose"] for one in _RELATION.finditer(text) if one["what"] == asked["what"]]
    people = [name for name in told if not (is_place(name) or is_nationality(name))]
    return bool(people) and not any(same_name(asked["whose"], name) for name in told)


_OPENS = compile_latin(rf"\W*(?P<name>{_NAME})(?!['’\w])")


def _is_of_themselves(question: str, text: str) -> bool:
    """Whether a sentence is on somebody whose husband is asked about, and has no word of him."""
    asked, opens = _RELATION.search(question), _OPENS.match(text)
    if asked is None or opens is None or not same_name(asked["whose"], opens["name"]):
        return False
    return not in_text(stem(asked["what"]), stems_of(text))


_BLOOD = re.compile(r"father|brother|son")
_ASKS_NAME = re.compile(r"\bname\b|\bcalled\b|^who\b", re.IGNORECASE)
_FULL_NAME = compile_latin(r"(?P<first>[A-Z][\w-]+) (?P<last>[A-Z][\w-]+)")


def _is_of_other_family(question: str, sentence: Sentence, value: str) -> bool:
    """Whether a brother has the surname of somebody told of before, not of whose he is asked."""
    asked, named = _RELATION.search(question), _FULL_NAME.fullmatch(value)
    if asked is None or named is None or not _BLOOD.fullmatch(asked["what"]):
        return False
    if not _ASKS_NAME.search(question) or asked["whose"].split()[-1] in sentence.text:
        return False
    others = compile_latin(rf"\b([A-Z][\w-]+) {re.escape(named['last'])}\b")
    before = sentence.article.text[: sentence.start]
    return any(one[1] != named["first"] for one in others.finditer(before))


_TRUE_NAME = re.compile(r"\b(?:real|full|birth|maiden|true|original|proper) name\b", re.IGNORECASE)


def _is_name_of_other(question: Question, sentence: Sentence) -> bool:
    """Whether a real name is asked for and nobody near the sentence has the one that is known."""
    text = question.text
    if not _TRUE_NAME.search(text):
        return False
    people = [n for n in question.names if not _OF_A_PLACE.search(text[: text.find(n)])]
    if not people:
        return False
    before, after = sentence_before(sentence), sentence_after(sentence)
    near = " ".join(one.text for one in (before, sentence, after) if one is not None)
    return not any(is_named(name, near) for name in people)


_BEGINS = re.compile(r"(?P<he>He|His)\b|(?P<she>She|Her)\b")


def _is_of_he(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence that begins with "he" is taken for one on a woman, or the other way round.

    Which the one asked about is, is told by how sentences begin behind those that name nobody else;
    and somebody else is named right before.
    """
    begins = _BEGINS.match(sentence.text)
    if begins is None:
        return False
    subject = take_apart(question.text).subject
    name = next((one for one in question.names if subject.endswith(one)), "")
    if not name or is_place(name) or is_named(name, sentence.text):
        return False
    last = sentence_before(sentence)
    if last is None or not _others_in(name, last.text):
        return False
    told = {"he": 0, "she": 0}
    alone = False
    for one in sentences_of(sentence.article):
        found = _BEGINS.match(one.text)
        if found is not None and alone:
            told[found.lastgroup or ""] += 1
        others = _others_in(name, one.text)
        alone = not others and (alone or is_named(name, one.text))
    mine = begins.lastgroup or ""
    return told["she" if mine == "he" else "he"] > told[mine] == 0


_OF_A_PLACE = re.compile(r"\b(?:in|at|near|from|to|on|of)\s+(?:the\s+)?$")


def _others_in(name: str, text: str) -> list[str]:
    """Names of a text that may be somebody else's: none behind `in` or `at`."""
    found: list[str] = []
    for other in find_names(f"- {text}"):
        at = text.find(other)
        if is_place(other) or is_date(other) or same_name(name, other):
            continue
        if not _OF_A_PLACE.search(text[:at]):
            found.append(other)
    return found


def _is_clause_of_other(question: str, text: str, start: int) -> bool:
    """Whether a value stands in what "which" or "who" tells of another than does the deed asked of.

    The one asked of is named in the sentence as well, not right before that clause.
    """
    told = _WHO_DID.search(text[:start])
    if told is None:
        return False
    clause = take_apart(question)
    if not clause.subject or not clause.rest:
        return False
    verb = verb_root(clause.rest.split()[0])
    if verb not in {verb_root(token.text) for token in tokenize(told["did"])}:
        return False
    # "A nurse from Tolm, who won it": only where others are told with who did it, who comes last.
    others, _, last = text[: told.start()].rpartition(" and ")
    subject = stem(head_of(clause.subject))
    return in_text(subject, stems_of(others)) and not in_text(subject, stems_of(last))


def _is_other_sum(question: str, before: str) -> bool:
    """Whether a sum is called a budget, or the like, where a premium is asked for."""
    told = _SUM_OF.search(before)
    if told is None:
        return False
    word, asked = stem(told["what"]), stems_of(question)
    kinds = (_ALL_OF_A_BODY, _OF_ONE_THING)
    return any(
        word in one and asked & other and not asked & one for one, other in (kinds, kinds[::-1])
    )


_DIRECTED = compile_latin(r"\b(?P<way>North|South|East|West) (?P<what>[A-Z][\w-]+)")


def _is_other_direction(question: str, text: str) -> bool:
    """Whether a sentence has the South Pole, and not the North Pole that is asked about."""
    asked = {(one["way"], one["what"]) for one in _DIRECTED.finditer(question)}
    told = {(one["way"], one["what"]) for one in _DIRECTED.finditer(text)}
    return any(
        way != other and what == which for way, what in asked - told for other, which in told
    )


_COMES_FROM = re.compile(
    r"\b(?:comes?|came|is|are|was|were|be) (?:taken |drawn |paid )?(?:from|out of) (?P<whom>[^,;.?]+)",
    re.I,
)


def _is_from_other(question: str, text: str, end: int) -> bool:
    """Whether an amount comes from the fund where that of the reserves is asked for."""
    asked, told = _COMES_FROM.search(question), _COMES_FROM.search(text, end)
    if asked is None or told is None:
        return False
    return stems_of(asked["whom"]).isdisjoint(stems_of(told["whom"]))


_DEGREES = frozenset(["gravely", "slightly"])


def _is_less_grave(question: str, text: str, start: int, end: int) -> bool:
    """Whether all who were hurt are counted where the badly hurt are asked for."""
    asked = narrowed_in(question) & _DEGREES
    told = narrowed_at(Place(sentence=text, start=start, end=end)) & _DEGREES
    return bool(asked) and not asked & told
