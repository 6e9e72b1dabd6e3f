# ruff: noqa: E501 (a list of words is read more easily in long lines)
"""An English verb in any form in, its other forms out; and whether a word can be one at all."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.irregular import BASE, PARTICIPLES, PAST


def words_in(text: str) -> frozenset[str]:
    """The words of a list that is written as one line."""
    return frozenset(text.split())


_COMMON = """
accept accuse achieve acquire acquit act add address admit adopt advise affect agree aid aim allege allow announce apologise
appeal appear apply appoint approach approve argue arrest arrive ask assist attack attempt attend award back ban bar
believe belong benefit blame block boast bomb boo book borrow boycott call cancel capture care carry cause celebrate change
charge check claim clash clear climb close collapse collect comment compensate compete complain complete condemn confirm
congratulate consider contact contain continue contribute control convict cost cover crash create criticise cross damage
decide declare decline decrease defeat defend delay deliver demand demolish deny depart deploy derail deserve design destroy detain
develop die disagree discover discuss dismiss dispute divert donate double drop dump earn elect employ enable end endorse
enforce enjoy enter escape establish evacuate examine exclude exist expand expect expel explain explode export express extend face
fail favour fear feature file fill finance fine finish fire fix flood follow force found free fund gain grant guarantee halt hand
happen harm head help hire host identify ignore impose improve import include increase inform injure insist inspect install
intend interview introduce invade invest investigate invite involve issue join jail kidnap kill lack land last launch lie
lift limit link live look lower maintain manage march mark marry match measure merge miss monitor move murder name need
negotiate note notice observe offer open operate oppose order organise overturn owe own participate pass perform permit phone
place plan play pledge praise predict prefer prepare press prevent prohibit promise promote propose prosecute protect protest
provide publish pull punish purchase push qualify question quote raid raise reach react receive recognise recommend record
recover reduce refuse regret reject release remain remember remove renew reopen repair repeat replace reply report represent
request require rescue resign resist resolve respond rest restore resume retire return reveal reverse review rob rule save
scrap score search secure seem seize separate serve settle share sign skip smoke solve sound spoil spot stage start state
stay stop storm stress struggle study submit succeed sue suffer suggest suit supply support suppose surrender surround
survive suspect suspend tackle talk target test testify thank threaten tie tighten trade train transfer travel treat trust
try turn urge use vaccinate veto violate visit volunteer vote vow wait walk want warn wash watch weaken welcome widen wish
witness work worry wound yield bring win get give go have hold keep know lead leave lend lose make mean meet pay
"""


_PLAIN = words_in(_COMMON) | frozenset(PAST)
_PAST_FORMS = frozenset(PAST.values())
_NO_PARTICIPLES = frozenset(
    ["need", "speed", "feed", "breed", "seed", "indeed", "hundred", "sacred", "red", "bed", "shed"]
)


SINGULAR = {"do": "does", "are": "is", "were": "was", "have": "has"}
"""Auxiliaries of several → of one."""
_AGAIN = re.compile(r"(re|over|under|mis)(\w{3,})$")
"""A verb that another is made of: `repaid`, `rebuilt`, `overtaken`."""


@lru_cache(maxsize=20_000)
def base_form(word: str) -> str:
    """The plain form of a verb, as far as its ending tells: `sends`, `sent` and `sending` give `send`."""
    low = word.casefold()
    if low in BASE:
        return BASE[low]
    if low in _PLAIN:
        return low
    again = _AGAIN.match(low)
    if again and again[2] in BASE:
        return f"{again[1]}{BASE[again[2]]}"
    return next((form for form in _candidates(low) if form in _PLAIN), _shortest(low))


@lru_cache(maxsize=20_000)
def verb_root(word: str) -> str:
    """The form under which all forms of a verb meet, known or not."""
    return base_form(word).removesuffix("e")


def _candidates(low: str) -> list[str]:
    """What a form may come from, the likeliest first: `stopped` is of `stop`, `closed` of `close`."""
    found: list[str] = []
    for ending, others in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if low.endswith(ending) and len(low) - len(ending) >= 2:
            bare = low[: -len(ending)] + others
            found += [bare, f"{bare}e", bare[:-1] if bare[-1:] == bare[-2:-1] else bare]
    return found


def _shortest(low: str) -> str:
    if low.endswith(("ied", "ies")) and len(low) > 4:
        return f"{low[:-3]}y"
    bare = re.sub(r"(?:(?<=..)ing|(?<=..)ed|(?<=ch|sh|ss)es|(?<=[^s])s)$", "", low)
    return re.sub(r"([bdgmnprt])\1$", r"\1", bare)


def past_form(verb: str) -> str:
    """The past tense of a plain form: `send` gives `sent`."""
    if verb in PAST:
        return PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    doubled = re.match(r"[^aeiou]*[aeiou][bdgmnprt]$", verb)
    return f"{verb}{verb[-1]}ed" if doubled else f"{verb}ed"


def third_form(verb: str) -> str:
    """The third person of a plain form: `carry` gives `carries`."""
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else f"{verb}s"


def is_plain(word: str) -> bool:
    """Whether a word is the plain form of a verb that is common in the news."""
    return word in _PLAIN


def is_past(word: str) -> bool:
    """Whether a word is the past form of a known verb and no other word: `became`, `happened`."""
    low = word.casefold()
    return low != base_form(low) and (
        low in _PAST_FORMS or (low.endswith("ed") and is_plain(base_form(low)))
    )


def is_participle(word: str) -> bool:
    """Whether a word can be a past participle."""
    again = _AGAIN.match(word)
    return (again[2] if again else word) in PARTICIPLES or (
        word.endswith("ed") and len(word) > 3 and word not in _NO_PARTICIPLES
    )


def is_ing(word: str) -> bool:
    """Whether a word can be a present participle."""
    return (word.endswith("ing") and len(word) > 5) or word in ("going", "dying", "lying")
