"""A verb of saying and the noun phrases of its sentence in, whose it is out.

The subject may stand before the verb, over an apposition, or behind it; of "Ida Moe of the
Institute in Tolm" it is Ida Moe.
"""

from __future__ import annotations

import re

from index.letters import compile_latin, widened

VERBS = (
    r"said|says|say|stated|states|told|tells|added|adds|asked|asks|announced|announces|warned|warns"
    r"|claimed|claims|argued|argues|insisted|insists|stressed|stresses|noted|notes|explained|explains"
    r"|declared|declares|pledged|pledges|promised|promises|vowed|described|describes|called|calls"
    r"|denied|denies|rejected|rejects|criticized|criticised|criticizes|criticises|condemned|condemns"
    r"|believed|believes|hoped|hopes|thinks|thought|suggested|suggests|demanded|demands|urged|urges"
    r"|confirmed|confirms|wrote|writes|reported|reports|replied|answered|remarked|commented|observed"
    r"|acknowledged|admitted|predicted|recalled|repeated|reiterated|emphasized|emphasised|spoke|read"
    r"|expressed|expects|expected|wants|wanted|proposed|proposes|accused|accuses|alleged|alleges"
    r"|estimated|estimates|complained|concluded|testified|joked|tweeted|lamented|praised|recommended"
    r"|compared|compares|likened|likens|disputed|disputes|refuted|refutes|contradicted|contradicts"
    r"|objected|contended|contends|cautioned|cautions|quipped"
)
VERB = compile_latin(rf"\b(?P<verb>{VERBS})\b")
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_INVERTED = {
    "said", "says", "added", "adds", "stated", "explained", "wrote", "noted", "read", "warned",
    "asked", "announced", "replied", "argued", "stressed",
}  # fmt: skip
"""Verbs that their subject may follow: "...", said Anna Lind. Behind "told" stands who heard it."""


def starting_at(nouns: list[tuple[int, int]], at: int, sentence: str) -> tuple[int, int] | None:
    """The noun phrase that begins here, small words and a title before it aside."""
    for start, end in nouns:
        if start >= at and re.fullmatch(
            r"(?:(?:the|a|an|his|her|former|[\w-]+) ){0,3}", sentence[at:start]
        ):
            return start, end
    return None


def introduced_at(nouns: list[tuple[int, int]], at: int, sentence: str) -> tuple[int, int] | None:
    """The name behind what somebody is: `the finder, 61-year-old Odo Lam`."""
    named = _INTRODUCED.match(sentence, at)
    return next((span for span in nouns if named and span[0] == named.end()), None)


def inverted(
    sentence: str, verb: re.Match[str], nouns: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """`..., said Anna Lind`: the verb follows a quotation or a comma."""
    before = sentence[: verb.start()].rstrip()
    if not before or before[-1] not in "”\"’',—–":
        return None
    if verb["verb"] not in _INVERTED:
        return None
    noun = starting_at(nouns, verb.end() + 1, sentence)
    if before[-1] in "”\"’'":
        noun = introduced_at(nouns, verb.end(), sentence) or noun
    if noun is None:
        return None
    if PRONOUN.fullmatch(sentence[noun[0] : noun[1]]):
        quoted = before[-1] in "”\"’'"
        return noun if quoted and noun[0] == verb.end() + 1 else None
    # "Lind, who opposed it, said the court had erred": what follows is the claim.
    if before[-1] == "," and re.match(r"\s*(?:that|the|it|he|she|they)\b", sentence[verb.end() :]):
        return None
    following = sentence[noun[1] : noun[1] + 12]
    return None if re.match(r"\s+(?:was|were|is|are|had|has|will|would)\b", following) else noun


_INTRODUCED = compile_latin(
    r"\s+(?:the|an?|its|his|her|their|another|one)\s(?:[\w’'-]+\s+){0,4}[\w’'-]+,\s+"
    r"(?:\d+-year-old\s+|(?:Dr|Mr|Mrs|Ms|Prof)\.?\s+)?(?=[A-Z])"
)


def subject(
    sentence: str, verb: re.Match[str], nouns: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The subject before the verb, over adverbs, days and an apposition between commas."""
    earlier = [span for span in nouns if span[1] <= verb.start()]
    if not earlier:
        return None
    *others, nearest = earlier
    if re.fullmatch(widened(r"[A-Z]\w+(?:ish|ese)"), sentence[slice(*nearest)]):
        return None  # "Turkish hopes": an adjective and a noun
    if _BEHIND_COMMA.search(sentence[: verb.start()]):
        for span in others:
            if _APPOSITION.match(sentence, span[1]):
                return span
    *others, nearest = _without_bracketed(sentence, _without_letters(sentence, earlier))
    behind = _BRACKETED.match(sentence, nearest[1], verb.start())
    gap = sentence[behind.end() if behind else nearest[1] : verb.start()]
    people = _OF_A_BODY.match(sentence, nearest[1])
    if people is not None and CLOSE.fullmatch(sentence[people.end() : verb.start()]):
        return nearest[0], people.end()
    spoken_for = _SPOKEN_FOR.match(sentence, *nearest)
    body = _BODY.match(sentence, nearest[1]) if spoken_for else None
    if body is not None and CLOSE.fullmatch(sentence[body.end() : verb.start()]):
        return nearest[0], body.end()
    if CLOSE.fullmatch(gap):
        person = _of_somewhere(sentence, [*others, nearest])
        if person is not None:
            return person
        linked = others and _LINK.fullmatch(sentence[others[-1][1] : nearest[0]])
        return (others[-1][0], nearest[1]) if linked else nearest
    return nearest if len(gap.split()) <= 12 and re.match(r",\s", gap) else None


def _of_somewhere(sentence: str, nouns: list[tuple[int, int]]) -> tuple[int, int] | None:
    """`Ida Moe` of "the author, Ida Moe of the Institute of Science in Tolm, said"; else None."""
    at = len(nouns) - 1
    while at and _WITHIN.fullmatch(sentence[nouns[at - 1][1] : nouns[at][0]]):
        at -= 1
    start, end = nouns[at]
    named = _FULL_NAME.match(sentence, start, end)
    if named is None or at == len(nouns) - 1 or not _TITLED.search(sentence[:start]):
        return None
    whole = named.end() == end or sentence.startswith(" of ", named.end())
    return named.span() if whole else None


def _without_bracketed(sentence: str, nouns: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`Odo Lam (Progress) calls it`: a party in brackets behind a name is no speaker."""
    for at, (start, end) in enumerate(nouns[:-1]):
        found = _BRACKETED.match(sentence, end)
        if found is None or nouns[-1][1] > found.end() or VERB.search(found.group()):
            continue
        # "The mayor of Marn (Ada Lind)": the brackets name whom it is about.
        return nouns if re.search(r"\b(?:of|for|at|in) $", sentence[:start]) else nouns[: at + 1]
    return nouns


def _without_letters(sentence: str, nouns: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`Odo Lam, QC, said`: the letters behind a name are no speaker of their own."""
    if len(nouns) < 2 or not _LETTERS.fullmatch(sentence[slice(*nouns[-1])]):
        return nouns
    (first, last), (start, _) = nouns[-2:]
    own = sentence[last:start].strip() == "," and not _LETTERS.fullmatch(sentence[first:last])
    return nouns[:-1] if own else nouns


_WITHIN = re.compile(r"\s+(?:of|in|at|from)\s+(?:the\s+)?(?:[a-z-]+\s+)?")
_FULL_NAME = compile_latin(r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}")
_TITLED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w’'-]+\s){0,4}[\w’'-]+,\s$"
)
_BEHIND_COMMA = re.compile(r",\s+(?:(?:has|had|have|also|then|later|\w+ly)\s+){0,3}$")
_LETTERS = compile_latin(r"[A-Z]{2,4}")
_OF_A_BODY = re.compile(
    r" (?:leaders|officials|ministers|diplomats|lawyers|experts|scientists|researchers|analysts"
    r"|inspectors|investigators|prosecutors|commanders|lawmakers|councillors|sources|aides"
    r"|representatives|negotiators|observers)(?= )"
)
"""What a body's people are, who speak together: "EU leaders warned"."""
_SPOKEN_FOR = re.compile(r".*\b(?:spokes\w+|officials?|lawyers?|statement)$", re.IGNORECASE)
_BODY = compile_latin(
    r"\s+(?:for|of|from|at|in)\s+(?:the|its|an?)\s+(?:[a-z-]+\s+){0,2}?[a-z-]+(?=,?\s)"
)
# "a spokesman for Lind said" is the spokesman's statement, "Lind and Berg said" that of both.
_LINK = re.compile(r"\s+(?:for|of|at|from)\s+(?:the\s+)?|,?\s+(?:and|&)\s+(?:the\s+)?")
_BRACKETED = re.compile(r"\s\([^()]{1,40}\)")
"""An age, a party or a rank behind a name."""
_APPOSITION = compile_latin(
    r"(?:\s\([^()]{1,40}\))?,\s(?:\d{1,3},\s)?"
    r"(?:(?:who|whose|which|a|an|the|one|now|then|of the|\w+ing)\b"
    r"|(?:himself|herself)\b"
    r"|[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3}\s(?:of|for|at)\b)"  # "Lind, head of the union, said"
)
CLOSE = re.compile(
    r"[\s’']*s?,?\s*(?:(?:also|has|had|have|then|later|again|earlier|repeatedly|recently|openly|publicly|once"
    r"|on|last|this|yesterday|today|\w+ly|\w+day|who|which|himself|herself)\s+){0,4}"
)
