"""Paragraph → its body and caption parts, told apart.

A caption carries facts, so it is kept, but as a paragraph of its own: inside a
body passage it would put a photograph's day and place into somebody's mouth.
Captions are known by a credit ("(Jane Doe/VOA)", "/AP Photo", "Photo: AP"), by
a label ("Cover:", "File photo"), or by the agencies' style: one sentence in the
present tense that says who stands where, or closes with place and date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.calendar import find_dates
from index.spacing import find_glue

_NAME = r"[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,5}"
_PAREN_CREDIT = re.compile(
    rf"[(\[](?:(?:Photo|Image|Picture|Credit|File|AP)[^()\[\]]{{0,60}}|{_NAME}\s?/\s?{_NAME})[)\]]"
)
_LABELS = r"(?:File |AP )?(?:Photo(?:graph)?s?|Images?|Pictures?|Foto|Credits?)(?: credits?| by)?"
_ENDS_WITH_CREDIT = re.compile(
    rf"(?:[.”\"’)]\s*/\s?{_NAME}"
    rf"|(?:\b|[|/–—-]\s?){_LABELS}\s*[:/©|]\s*[^.:!?]{{2,60}}\.?"
    rf"|(?<!\d)/\s?[A-Z][\w ]{{1,20}} (?:Photos?|Images?)"
    r"|©\s*[A-Z][^.:!?]{1,50})\Z",
)
_STARTS_AS_CAPTION = re.compile(
    r"\(?(?:(?:Cover|Caption|Photo|PHOTO|Image|Picture|Pictured|FILE PHOTO|FILE|File|File photo)"
    r"(?:\s*[:–—]| -)\s|File (?:photo|image|picture) of\b"
    r"|(?:Image|Photo|Picture|Media) (?:caption|source|credit)[,:]\s"
    r"|In this\b[^.]{0,40}\b(?:photo|image|picture|photograph)\b)"
)
# Within a paragraph "Photo: Name" closes a caption; these words open one.
_CAPTION_OPENS = re.compile(
    r"(?:Pictured|Cover|Caption|FILE|FILE PHOTO|File photo)(?:\s*[:–—]| -)\s"
)
_COVER = re.compile(
    r"(?:\(?Cover(?: (?:photo|image))?\s*:|(?:Image|Photo|Picture|Media) caption[,:])\s*"
    r"(?P<text>.*?)\)?\Z",
    re.DOTALL,
)
_LABEL_ALONE = re.compile(r"\W*(?:(?:image|photo|picture|media) )?caption\W*", re.IGNORECASE)
_POSITION = re.compile(
    r"\((?:\d(?:st|nd|rd|th) )?[RLC]\)"
    r"|, (?:(?:second|third|far|top|bottom|back|front) )?(?:from )?(?:left|right|cent(?:er|re)),"
    r"|, pictured (?:here|left|right|above)"
)
_PAST_OR_SPEECH = re.compile(
    r"\b(?:was|were|had|did|said|says|told|added|will|would|has|have|began|went|took|came|became|"
    r"announced|signed|declared|happened|occurred|died|started|ended)\b|[“”\"]"
)
_MAX_WORDS = 90
_MAX_SENTENCES = 3
_ECHO_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a paragraph that is body or caption as a whole."""

    text: str
    is_caption: bool = False


def split_captions(paragraph: str, known: frozenset[str] = frozenset()) -> list[Part]:
    """Tell the captions of a paragraph from its body, in order.

    Args:
        paragraph: One paragraph, its quotation marks turned right.
        known: Texts that the source itself marks as captions.

    Returns:
        One part for most paragraphs. In the body parts a space stands between any
        two sentences that touched.
    """
    ranges, touching = find_glue(paragraph)
    labelled = next((a for a, _ in ranges[1:] if _CAPTION_OPENS.match(paragraph, a)), None)
    if labelled and _is_caption(paragraph[labelled:], 1):
        body = split_captions(paragraph[:labelled].rstrip(), known)
        return [*body, Part(text=paragraph[labelled:], is_caption=True)]
    if paragraph in known or _is_caption(paragraph, len(ranges)):
        return [Part(text=_strip_cover(paragraph), is_caption=True)]
    spans = sorted(_find_credited(paragraph, ranges, touching))
    spans += [span for span in _find_dated(paragraph, ranges, touching) if _is_free(span, spans)]
    return _cut(paragraph, sorted(spans), ranges, touching)


def take_labelled(paragraphs: list[str]) -> tuple[list[str], frozenset[str]]:
    """Take out labels that stand alone ("Image caption"), and tell what they announce."""
    labels = [_LABEL_ALONE.fullmatch(paragraph) is not None for paragraph in paragraphs]
    announced = (text for label, text in zip(labels, paragraphs[1:], strict=False) if label)
    kept = [text for label, text in zip(labels, paragraphs, strict=True) if not label]
    return kept, frozenset(announced)


def find_credit_outlet(captions: list[str]) -> str | None:
    """The organisation that all photo credits of the form (Person/Organisation) name.

    Credits to agencies and archives say nothing about the outlet, so one of them
    is enough to return None; so is a single credit alone.
    """
    names = [
        credit.group()[1:-1].rsplit("/", 1)[1].strip()
        for caption in captions
        for credit in _PAREN_CREDIT.finditer(caption)
        if "/" in credit.group()
    ]
    if len(names) < 2 or len(set(names)) != 1 or _AGENCY.search(names[0]):
        return None
    return names[0]


_AGENCY = re.compile(
    r"\b(?:AP|AFP|Reuters|Getty|EPA|EFE|Xinhua|Anadolu|AA|DPA|TASS|Sputnik|RIA|ANSA|PA|Kyodo|"
    r"Shutterstock|Alamy|iStock|Bloomberg|Zuma|Pool|Handout|Photo|Images|Associated Press|Flickr|"
    r"Wikimedia|Unsplash|Pixabay|UNHCR|UN|Maxar|NASA|Twitter|Facebook|Instagram|YouTube)\b",
    re.IGNORECASE,
)


def _is_caption(paragraph: str, sentences: int) -> bool:
    words = paragraph.count(" ") + 1
    if words > _MAX_WORDS:
        return False
    if _STARTS_AS_CAPTION.match(paragraph):
        return True
    if sentences > _MAX_SENTENCES:
        return False
    if _ENDS_WITH_CREDIT.search(paragraph):
        return True
    if any(m.end() == len(paragraph) and m.start() for m in _PAREN_CREDIT.finditer(paragraph)):
        return True
    return sentences == 1 and _reads_as_caption(paragraph)


def _reads_as_caption(sentence: str) -> bool:
    """Whether one sentence is in the agencies' caption style."""
    if _PAST_OR_SPEECH.search(sentence) or sentence.count(" ") > 60:
        return False
    closing = sentence.rstrip(".")
    dates = find_dates(closing)
    dated = bool(
        dates
        and dates[-1].end == len(closing)
        and dates[-1].date
        and closing[: dates[-1].start].endswith(", ")
    )
    if _POSITION.search(sentence):
        return dated or "(L)" in sentence or "(R)" in sentence
    # ", Hazano, Syria, Dec. 24, 2019": a place between commas stands before the date.
    return dated and bool(re.search(r", [A-Z][^,]{2,30}, \Z", closing[: dates[-1].start]))


def _find_credited(
    paragraph: str, ranges: list[tuple[int, int]], touching: list[bool]
) -> list[tuple[int, int]]:
    """Captions run into a paragraph that close with a credit in parentheses."""
    spans: list[tuple[int, int]] = []
    for credit in _PAREN_CREDIT.finditer(paragraph):
        after = paragraph[credit.end() : credit.end() + 1]
        runs_on = after.isupper() or after in "“"
        before = [i for i, (_, end) in enumerate(ranges) if end <= credit.start()]
        if not before or not paragraph[ranges[before[-1]][1] : credit.start()].isspace():
            continue
        first = next((i for i in reversed(before[-_MAX_SENTENCES:]) if touching[i] or i == 0), None)
        if first is None and not runs_on:
            continue
        start = ranges[before[-1] if first is None else first][0]
        if not spans or start >= spans[-1][1]:
            spans.append((start, credit.end()))
    return spans


def _find_dated(
    paragraph: str, ranges: list[tuple[int, int]], touching: list[bool]
) -> list[tuple[int, int]]:
    """Captions run into a paragraph that are known by their style alone."""
    spans: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(ranges):
        joined_before = touching[i] or i == 0
        joined_after = i + 1 == len(ranges) or touching[i + 1]
        sentence = paragraph[start:end]
        if len(ranges) == 1 or not (joined_before and joined_after):
            continue
        if (touching[i] or (i + 1 < len(ranges) and touching[i + 1])) and _reads_as_caption(
            sentence
        ):
            spans.append((start, end))
    return spans


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _cut(
    paragraph: str,
    spans: list[tuple[int, int]],
    ranges: list[tuple[int, int]],
    touching: list[bool],
) -> list[Part]:
    glue = [start for (start, _), touches in zip(ranges, touching, strict=True) if touches]
    parts: list[Part] = []
    position = 0
    for start, end in spans:
        _add_body(parts, paragraph, position, start, glue)
        caption = paragraph[start:end].strip()
        parts.append(Part(text=caption, is_caption=True))
        position = end + _echo_length(caption, paragraph[end:])
    _add_body(parts, paragraph, position, len(paragraph), glue)
    return parts


def _add_body(parts: list[Part], paragraph: str, start: int, end: int, glue: list[int]) -> None:
    bounds = [start, *(at for at in glue if start < at < end), end]
    pieces = [paragraph[a:b] for a, b in pairwise(bounds)]
    text = " ".join(pieces).strip()
    if text:
        parts.append(Part(text=text))


def _echo_length(caption: str, following: str) -> int:
    """Length of the caption's opening words where they were scraped a second time.

    The picture's alternative text often follows its caption, cut short: "… says
    The call is seen". It is an echo when a capital goes on after it.
    """
    length = 0
    for count, word in enumerate(re.finditer(r"\S+\s", following), 1):
        if not caption.startswith(following[: word.end()]):
            break
        if count >= _ECHO_WORDS and following[word.end() : word.end() + 1].isupper():
            length = word.end()
    return length


def _strip_cover(caption: str) -> str:
    cover = _COVER.match(caption)
    return cover["text"].strip() if cover else caption
