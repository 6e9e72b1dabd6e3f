# ruff: noqa: E501 (a list of words is read more easily in long lines)
"""A form of an irregular English verb in, its plain form out: `sent` is of `send`."""

from __future__ import annotations

_ROWS = """
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
burst burst burst, bid bid bid, shed shed shed, cast cast cast, bear bore born, die died died
"""


def _rows() -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for row in _ROWS.split(","):
        base, past, participle = row.split()
        found.append((base, past, participle))
    return found


PAST = {base: past for base, past, _ in _rows()}
"""The past tense of each plain form."""
PARTICIPLES = frozenset(participle for _, _, participle in _rows())
BASE = {form: base for base, past, participle in _rows() for form in (past, participle)} | {
    "were": "be", "is": "be", "are": "be", "am": "be", "has": "have", "does": "do", "goes": "go",
    "dies": "die", "dying": "die", "lain": "lie", "lying": "lie", "tying": "tie",
}  # fmt: skip
"""The plain form of every form that no rule for endings leads back; `lay` counts as plain."""
