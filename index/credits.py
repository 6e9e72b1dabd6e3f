"""Text → the credits of pictures in it: who took them, and for whom.

A credit closes a caption: "(Jane Doe/VOA)", "REUTERS/Jane Doe/File Photo", "/AP Photo",
"Photo: AP", "© Jane Doe, AFP". Scraping joins it to the sentence that follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.letters import compile_latin, widened

_AGENCY = (
    r"(?:AP(?: Photos?)?|AFP(?: Photos?)?|Reuters(?: Photos?)?|REUTERS|Getty(?: Images)?|EFE|"
    r"EPA(?:-EFE)?|Xinhua|Anadolu(?: Agency)?|AA|dpa|DPA|TASS|Sputnik|RIA(?: Novosti)?|ANSA|"
    r"PA(?: Wire| Media)?|Kyodo|Yonhap|Shutterstock|Alamy|iStock|Bloomberg|ZUMA(?: Press)?|"
    r"VCG(?: Photo)?|CFP|NurPhoto|"
    r"[Ii]mago(?: [Ii]mages)?|[Pp]icture[- ][Aa]lliance|Flickr|Wikimedia(?: Commons)?|Unsplash|"
    r"Pixabay|Maxar|NASA|IANS|PTI|ANI|AAP|SOPA|Rex|Keystone|Pool|Handout|HO|"
    r"(?:File|FILE)(?: [Pp]hoto| PHOTO)?|Twitter|Facebook|Instagram)(?![a-z])"
)
# Names stop where the next word was joined to them: "Jane DoeThe harbour".
_NO_OPENER = r"(?!(?:The|An?|In|On|At|He|She|It|They|We|But|And|For|As|By|This|That)\b)"
_PART_OF_NAME = (
    rf"(?:{_NO_OPENER}(?:Mc|Mac|O['’]|(?:De|Di|Du|La|Le|Van|Von|Fitz){_NO_OPENER})?"
    r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+){0,3}|[A-Z]\.|[A-Z]{2,}(?![a-z]))"
)
_NAME = rf"{_PART_OF_NAME}(?: (?:(?:de|da|del|van|von|der|bin|al|el) )?{_PART_OF_NAME}){{0,3}}"
_WHO = rf"(?:{_AGENCY}|{_NAME})"
_CHAIN = rf"{_WHO}(?:(?:\s?[/|]\s?|, | via | for (?:the |The )?){_WHO}){{0,4}}"
_LABEL = (
    r"(?<!\w)(?:(?:File|FILE|AP|AFP|Handout) )?(?:Photo(?:graph|graphy)?s?|PHOTOS?|Images?|IMAGES?|"
    r"Pictures?|PICTURES?|Pics?|Fotos?|Credits?|CREDITS?|File photo)"
    r"(?: [Cc]redits?| [Cc]ourtesy(?: of)?)?"
)
_PARENTHESISED = (
    r"[(\[](?:(?:Photo|PHOTO|Image|Picture|Credit|File|FILE|file photo|AP|AFP)[^()\[\]]{0,60}"
    rf"|[A-Z][\w.’'&-]*(?: [\w.’'&-]+){{0,5}}\s?/\s?[A-Z][\w.’'&-]*(?: [\w.’'&-]+){{0,5}}"
    rf"|{_NAME}(?:,| via) {_AGENCY}|{_AGENCY})[)\]]"
)
_LABELLED = (
    rf"(?:[|–—-] ?)?{_LABEL}(?:\s?[:/|]\s?|\s?\.\.\.\s?|\s©\s?){_CHAIN}"
    rf"|©\s?{_CHAIN}"
)
_AFTER_A_SENTENCE = (
    rf"(?:/\s?{_AGENCY}|(?<=\s)/\s?{_WHO})(?: (?:Photos?|Images?)(?![a-z]))?"
    rf"|{_LABEL} by {_CHAIN}"
    rf"|{_NAME}(?:\s?[/|]\s?{_WHO}){{1,4}}(?: via {_WHO})?|{_AGENCY}(?:\s?[/|]\s?{_WHO}){{1,4}}"
    rf"|[Cc]ourtesy(?: of|:) (?:the )?{_NAME}|(?:File|FILE) (?:photo|PHOTO|image|picture)(?![a-z])"
    rf"|{_AGENCY}"
)
_CREDIT = compile_latin(
    rf"(?P<brackets>{_PARENTHESISED})|(?P<label>{_LABELLED})"
    rf"|(?<=[.!?”\"’')])(?<![A-Z]\.)(?P<bare>{_AFTER_A_SENTENCE})"
    rf"|(?<=[.!?”\"’')]\s)(?P<bare_too>{_AFTER_A_SENTENCE})"
)
# Where nothing but letters follows it is no sentence that was joined: "Image: SandPiper."
_REST_OF_NAME = compile_latin(r"[A-Z][A-Za-zÀ-ÿ0-9]*\W*\Z")
_PHOTOGRAPHIC = re.compile(r"photo|image|picture|credit|file", re.IGNORECASE)
_AGENCY_ALONE = compile_latin(rf"[(\[]?(?!File|FILE){_AGENCY}[)\]]?")
_HOUSE = re.compile(
    r"\b(?:AP|AFP|Reuters|Getty|EPA|EFE|Xinhua|Anadolu|AA|DPA|TASS|Sputnik|RIA|ANSA|PA|Kyodo|"
    r"Shutterstock|Alamy|iStock|Bloomberg|Zuma|Pool|Handout|Photo|Images|Associated Press|Flickr|"
    r"Wikimedia|Unsplash|Pixabay|UNHCR|UN|Maxar|NASA|Twitter|Facebook|Instagram|YouTube)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A credit at `[start, end)` of a paragraph."""

    start: int
    end: int
    certain: bool
    """Whether it can be nothing else; an agency's name alone may also sign an article."""
    joined: bool
    """Whether the next word touches it."""


def find_credits(paragraph: str) -> list[Credit]:
    """Find credits, in order; those that touch one another are one."""
    found: list[Credit] = []
    for match in _CREDIT.finditer(paragraph):
        if not _stands_alone(match):
            continue
        after = paragraph[match.end() : match.end() + 1]
        start, certain = match.start(), not _AGENCY_ALONE.fullmatch(match.group())
        if found and not paragraph[found[-1].end : start].strip(" .,"):
            start, certain = found.pop().start, True
        within = match.group()[-1].islower()
        rest = _REST_OF_NAME.match(paragraph, match.end()) if within else None
        joined = not rest and (after.isupper() or after in tuple("“("))
        end = rest.end() if rest else match.end()
        found.append(Credit(start=start, end=end, certain=certain, joined=joined))
    return found


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether what looks like a credit is no part of a sentence."""
    text = match.string
    after = text[match.end() : match.end() + 2]
    if (
        after[:1] in tuple("’'")
        or after.strip()[:1] in tuple(":;-–—")
        or after.strip()[:1].islower()
    ):
        return False
    if match["brackets"] is None or _PHOTOGRAPHIC.search(match.group()):
        return True
    # "(SPD/Greens)" within a sentence is none.
    before = text[: match.start()].rstrip()
    return match.end() == len(text) or before.endswith(tuple('.!?”"’)'))


def find_credit_outlet(captions: list[str]) -> str | None:
    """The organisation that all photo credits of the form (Person/Organisation) name.

    Credits to agencies and archives say nothing about the outlet, so one of them
    is enough to return None; so is a single credit alone.
    """
    names = [
        credit.group()[1:-1].rsplit("/", 1)[1].strip()
        for caption in captions
        for credit in re.finditer(widened(_PARENTHESISED), caption)
        if "/" in credit.group()
    ]
    if len(names) < 2 or len(set(names)) != 1 or _HOUSE.search(names[0]):
        return None
    return names[0]
