"""The nouns by which a noun phrase tells what is asked for: a day, a number, a reason, a person.

"Date of the raid" asks when the raid was, "number of guards" how many there are. Lists only;
`assistant/keywords.py` makes questions of them.
"""

from __future__ import annotations

from assistant.offices import HEAD_CLASS
from assistant.verbs import words_in

TIMES = "date|day|time|year|month|week"
PLACES = "place|location|venue|site|whereabouts"
NUMBERS = "number|total number|total"
AMOUNTS = "amount|sum|quantity|volume"
LENGTHS = "length|duration"
REASONS = "reason|reasons|cause|causes|motive|motives|grounds|explanation"
MEASURES = (
    "price|cost|costs|value|worth|height|depth|width|weight|size|area|speed|distance|temperature"
    "|population|turnout|attendance|capacity|magnitude|score|toll|majority|percentage|share|rate"
    "|budget|fee|fare|fine|salary|pay|wage|rent|ransom|bail|profit|loss|revenue|turnover|reward"
    "|radius|colour|color"
)
"""What is measured or priced: the noun itself is what the question names."""
SPANS = "start|beginning|end"
"""Points of a thing that lasts: a time is asked for, past or to come."""

NOMINALS: dict[str, tuple[str, str]] = {
    "birth": ("was", "born"),
    "death": ("did", "die"),
    "burial": ("was", "buried"),
    "construction": ("was", "built"),
    "composition": ("was", "composed"),
    "foundation": ("was", "founded"),
    "founding": ("was", "founded"),
    "discovery": ("was", "discovered"),
    "invention": ("was", "invented"),
    "murder": ("was", "murdered"),
    "assassination": ("was", "assassinated"),
    "arrest": ("was", "arrested"),
    "conviction": ("was", "convicted"),
    "sentencing": ("was", "sentenced"),
    "acquittal": ("was", "acquitted"),
    "dismissal": ("was", "dismissed"),
    "resignation": ("did", "resign"),
    "departure": ("did", "leave"),
}
"""Nouns of what happens once, with the auxiliary and the verb that say the same of the past."""

PERSONS = frozenset(HEAD_CLASS) | words_in(
    """
    translator composer inventor discoverer painter sculptor lyricist poet novelist driver pilot
    scorer umpire conductor choreographer prosecutor mediator negotiator witness victim killer
    thief culprit plaintiff defendant patron heir landlord tenant supplier donor lender creditor
    champion runner-up opponent rival candidate host presenter narrator photographer chancellor
    premier prince princess emperor empress sultan emir trainer midwife surgeon
    """
)
"""Who is asked for by what they are or do; those of offices included."""

MAKERS = {
    "author": "wrote",
    "writer": "wrote",
    "translator": "translated",
    "composer": "composed",
    "inventor": "invented",
    "discoverer": "discovered",
    "scorer": "scored",
    "winner": "won",
    "owner": "owns",
}
"""Who is asked for by a deed: "winner of the cup" asks who won it, and the verb is what is told."""

RELATIONAL = words_in(
    """
    owner proprietor founder author writer winner captain skipper mayor governor successor
    predecessor buyer seller sponsor insurer king queen translator inventor composer
    """
)
"""Nouns that a noun before them does not narrow: the rovers' owner, but a branch manager."""

NAMED_KINDS = words_in(
    """
    countries nations states cities towns villages regions provinces counties districts
    municipalities islands companies firms banks airlines clubs teams parties unions agencies
    schools universities hospitals museums newspapers outlets ships rivers languages
    """
)
"""Several things that each have a name: "towns cut off by snow" asks which, not how many."""

LISTED_PEOPLE = words_in(
    """
    members winners finalists nominees candidates guests speakers performers players scorers
    authors founders owners partners heirs hostages
    """
)
LISTED = (
    LISTED_PEOPLE
    | NAMED_KINDS
    | words_in(
        """
        stops venues locations sponsors suppliers demands conditions measures proposals
        recommendations aims goals ingredients symptoms items topics songs
        """
    )
)
"""What a phrase that begins with it, "tour stops for the play", asks to be listed."""

NOT_PASSIVE = words_in(
    """
    said told died arrived happened occurred appeared disappeared resigned existed stayed remained
    responded replied apologised apologized emerged wanted failed seemed tried became came went
    added claimed announced warned insisted admitted hoped feared argued refused agreed denied led
    called named based aged need speed feed
    """
)
"""Forms that follow a noun as its verb, or as a title does, and say nothing done to it."""

ASKED = PERSONS | frozenset(
    "|".join(
        (TIMES, PLACES, NUMBERS, AMOUNTS, LENGTHS, REASONS, MEASURES, SPANS, "name|names|age|ages")
    ).split("|")
)
"""All of them, by which a capital at the head of a phrase is known for a heading's."""
