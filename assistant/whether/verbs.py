# ruff: noqa: E501 (a list of words is read more easily in long lines)
"""An English verb in any form in, its other forms out; and whether a word can be one at all."""

from __future__ import annotations

import re
from functools import lru_cache


def words_in(text: str) -> frozenset[str]:
    """The words of a list that is written as one line."""
    return frozenset(text.split())


_IRREGULAR = """
be was been, beat beat beaten, become became become, begin began begun, bend bent bent, bind bound bound, bite bit bitten,
bleed bled bled, blow blew blown, break broke broken, bring brought brought, build built built, burn burnt burnt,
buy bought bought, catch caught caught, choose chose chosen, come came come, deal dealt dealt, dig dug dug,
do did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen,
feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled, fly flew flown,
forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got got,
give gave given, go went gone, grow grew grown, hang hung hung, have had had, hear heard heard, hide hid hidden,
hold held held, keep kept kept, know knew known, lay laid laid, lead led led, leave left left, lend lent lent,
light lit lit, lose lost lost, make made made, mean meant meant, meet met met, overthrow overthrew overthrown,
pay paid paid, prove proved proven, ride rode ridden, ring rang rung, rise rose risen, run ran run, say said said,
see saw seen, seek sought sought, sell sold sold, send sent sent, shake shook shaken, shoot shot shot,
show showed shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat sat, sleep slept slept,
speak spoke spoken, spend spent spent, stand stood stood, steal stole stolen, strike struck struck,
swear swore sworn, swim swam swum, take took taken, teach taught taught, tear tore torn, tell told told,
think thought thought, throw threw thrown, undergo underwent undergone, understand understood understood,
uphold upheld upheld, wake woke woken, wear wore worn, win won won, withdraw withdrew withdrawn,
withhold withheld withheld, write wrote written, cut cut cut, hit hit hit, hurt hurt hurt, let let let, put put put,
quit quit quit, read read read, set set set, shut shut shut, spread spread spread, split split split, cost cost cost,
burst burst burst, bid bid bid, shed shed shed, cast cast cast, bear bore born
"""
_COMMON = """
accept accuse achieve acquire acquit act add address admit adopt advise affect agree aid aim allege allow announce apologise
appeal appear apply appoint approach approve argue arrest arrive ask assist attack attempt attend award back ban bar
believe belong benefit blame block boast bomb boo book borrow boycott call cancel capture care carry cause celebrate change
charge check claim clash clear climb close collapse collect comment compensate compete complain complete condemn confirm
congratulate consider contact contain continue contribute control convict cost cover crash create criticise cross damage
decide declare decline decrease defeat defend delay deliver demand demolish deny depart deploy deserve design destroy detain
develop die disagree discover discuss dismiss dispute divert donate double drop dump earn elect employ enable end endorse
enforce enjoy enter escape establish evacuate exclude exist expand expect expel explain explode export express extend face
fail favour fear feature file fill finance fine finish fire fix flood follow force found free fund gain grant guarantee halt hand
happen harm head help hire host identify ignore impose improve import include increase inform injure insist inspect install
intend interview introduce invade invest investigate invite involve issue join jail kidnap kill lack land last launch lie
lift limit link live look lower maintain manage march mark marry match measure merge miss monitor move murder name need
negotiate note notice observe offer open operate oppose order organise overturn own participate pass perform permit phone
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


def _rows() -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for row in _IRREGULAR.split(","):
        base, past, participle = row.split()
        found.append((base, past, participle))
    return found


_PAST = {base: past for base, past, _ in _rows()}
_BASE = {form: base for base, past, participle in _rows() for form in (past, participle)} | {
    "were": "be", "is": "be", "are": "be", "am": "be", "has": "have", "does": "do", "goes": "go",
    "dying": "die", "lying": "lie", "tying": "tie",
}  # fmt: skip
_PARTICIPLES = frozenset(participle for _, _, participle in _rows())
_PLAIN = words_in(_COMMON) | frozenset(_PAST)
_NO_PARTICIPLES = frozenset(
    ["need", "speed", "feed", "breed", "seed", "indeed", "hundred", "sacred", "red", "bed", "shed"]
)


@lru_cache(maxsize=20_000)
def base_form(word: str) -> str:
    """The plain form of a verb, as far as its ending tells: `sends`, `sent` and `sending` give `send`."""
    low = word.casefold()
    if low in _BASE:
        return _BASE[low]
    if low in _PLAIN:
        return low
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
    bare = re.sub(r"(?:(?<=..)ing|(?<=..)ed|(?<=[^s])s)$", "", low)
    return re.sub(r"([bdgmnprt])\1$", r"\1", bare)


def past_form(verb: str) -> str:
    """The past tense of a plain form: `send` gives `sent`."""
    if verb in _PAST:
        return _PAST[verb]
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


def is_participle(word: str) -> bool:
    """Whether a word can be a past participle."""
    return word in _PARTICIPLES or (
        word.endswith("ed") and len(word) > 3 and word not in _NO_PARTICIPLES
    )


def is_ing(word: str) -> bool:
    """Whether a word can be a present participle."""
    return (word.endswith("ing") and len(word) > 5) or word in ("going", "dying", "lying")
