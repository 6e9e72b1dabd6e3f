"""A noun phrase in, what is told in it as a clause out: "flights cancelled on Monday".

English leaves out what joins them ("the day [that] she won") and puts a noun for the verb
("her death"); a question wants the verb.
"""

from __future__ import annotations

import re

from assistant.asked_nouns import NOMINALS, NOT_PASSIVE
from assistant.clause import AUXILIARY, PREPOSITION
from assistant.phrases import is_plural
from assistant.verbs import is_participle, is_past
from assistant.word_order import inverted
from index.letters import widened


def is_done(word: str) -> bool:
    """Whether a word behind a noun can tell what was done to it: `stolen`, but not `died`."""
    return word.islower() and is_participle(word) and word not in NOT_PASSIVE


def done_to(phrase: str, *, several: bool) -> tuple[str, str] | None:
    """A noun phrase and what was done to it: `flights`, `cancelled on the first day`.

    Behind a noun in the plural a participle needs no more; elsewhere a preposition follows it
    or "off", for `the robbed museum` was robbed but is no clause.
    """
    words = phrase.split(" ")
    for at in range(1, len(words)):
        if not is_done(words[at]) or re.match(rf"(?:{PREPOSITION}|the|an?|and)$", words[at - 1]):
            continue
        behind = words[at + 1] if at + 1 < len(words) else ""
        follows = re.match(rf"(?:{PREPOSITION}|off|out|up|down|over|back|away)$", behind)
        if follows or (several and is_plural(words[at - 1])):
            return " ".join(words[:at]), " ".join(words[at:])
    return None


def inverted_clause(clause: str) -> str | None:
    """A clause in the order of a question: `it was stolen` → `was it stolen`.

    None where its verb is not to be told, or another one makes a sentence of the whole:
    `Lind died was a Monday`.
    """
    words = clause.split(" ")
    for at in range(1, len(words)):
        if re.match(r"(?:the|an?)$", words[at - 1]):
            continue  # `the injured man left`
        if words[at] in ("who", "that", "which"):
            return None
        auxiliary = re.match(rf"(?:{AUXILIARY}|(?:was|were|did|is|are|has|have)n['’]t)$", words[at])
        if auxiliary or is_past(words[at]):
            told = inverted(" ".join(words[:at]), " ".join(words[at:]))
            if auxiliary:
                told = " ".join((words[at], *words[:at], *words[at + 1 :]))
            elif re.match(rf"{AUXILIARY}$", "".join(words[at + 1 : at + 2])):
                return None
            return None if told.startswith("was it that") else told
    return None


def modified_clause(clause: str) -> str | None:
    """The same of a clause that tells when, where or why: not of `he gave`, a reason itself."""
    return None if _GIVES.search(clause) else inverted_clause(clause)


_GIVES = re.compile(
    r" (?:gave|offered|cited|stated|set|chose|named|picked|proposed|suggested|mentioned|fixed)"
    r"(?: (?:for|by)\b.*)?$"
)
"""A verb without an object of its own behind a noun: what it gives is the noun."""


def as_verb(what: str) -> str | None:
    """`death of Lind`, `Lind's death` → `did Lind die`; None for what may be still to come."""
    nominals = "|".join(NOMINALS)
    match = re.match(rf"(?:the )?(?P<noun>{nominals}) of (?P<whom>.+)$", what, re.IGNORECASE)
    match = match or re.match(
        rf"(?P<whom>.+?)['’]s? (?P<noun>{nominals})(?P<rest> .+)?$", what, re.I
    )
    if match is None:
        return None
    auxiliary, verb = NOMINALS[match["noun"].lower()]
    if auxiliary == "was" and is_plural(match["whom"]):
        auxiliary = "were"
    return f"{auxiliary} {match['whom']} {verb}{match.groupdict().get('rest') or ''}"


def with_the(what: str) -> str:
    """With an article where a common noun would stand bare."""
    led = re.match(r"(?:the|an?|his|her|its|their)\b", what, re.IGNORECASE)
    owned = re.match(widened(r"(?:[\w-]+ )*[A-Z][\w-]*['’]s? "), what)
    named = what.rsplit(" ", 1)[-1][:1].isupper() and not re.search(rf"\b{PREPOSITION}\b", what)
    return what if led or owned or named else f"the {what}"
