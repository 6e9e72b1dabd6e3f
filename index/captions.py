"""Paragraph → its body and caption parts, told apart.

A caption carries facts, so it is kept, but as a paragraph of its own: inside a
body passage it would put a photograph's day and place into somebody's mouth.
Captions are known by a credit ("(Jane Doe/VOA)", "/AP Photo", "Photo: AP"), by
a label ("Cover:", "File photo"), or by the agencies' style: one sentence in the
present tense that says who stands where, or closes with place and date.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.calendar import find_dates
from index.credits import Credit, find_credits
from index.letters import compile_latin, widened
from index.spacing import find_glue

_LABELS = r"(?:Cover|Caption|Photo|PHOTO|Image|Picture|Pictured|FILE PHOTO|FILE|File|File photo)"
_SHOWING = (
    r"In this\b[^.]{0,40}\b(?:photo|image|picture|photograph)\b(?!-)"
    r"|(?:This (?:\w+ ){0,2}(?:photo|image|picture|photograph)"
    r"|(?:(?:File )?Photo|Picture|Image)(?: (?:\w+ ){0,2}(?:photo|image|picture|photograph))?)"
    r" (?:(?:released|taken|provided|made|obtained)\b[^.]{0,80} )?shows\b"
)
_STARTS_AS_CAPTION = compile_latin(
    rf"\(?(?:{_LABELS}(?:\s*[:–—]| -)\s|(?:File|Cover) (?:photo|image|picture)(?: of\b|:)"
    rf"|(?:Image|Photo|Picture|Media) (?:caption|source|credit)[,:]\s|{_SHOWING})"
)
# Within a paragraph "Photo: Name" closes a caption; a label before a sentence opens one.
_CAPTION_OPENS = compile_latin(
    r"(?:(?:Pictured|Cover|Caption|FILE|FILE PHOTO|File photo)(?:\s*[:–—]| -)\s"
    rf"|(?:PHOTO|Photo|Image|Picture):\s(?=(?:[A-Z]\S* ){{1,4}}[a-z])|{_SHOWING})"
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
_CLOSING = re.compile(r"[.)]*")
_MAX_WORDS = 90
_MAX_LENGTH = 2_000
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
    found = _Sentences(paragraph)
    if paragraph in known or found.are_one_caption():
        return [Part(text=_strip_cover(paragraph), is_caption=True)]
    spans: list[tuple[int, int]] = []
    for span in (*found.opened(), *found.credited(), *found.dated()):
        at = bisect(spans, span)
        if (not at or spans[at - 1][1] <= span[0]) and (
            at == len(spans) or span[1] <= spans[at][0]
        ):
            spans.insert(at, span)
    return _cut(found, spans)


def take_labelled(paragraphs: list[str]) -> tuple[list[str], frozenset[str]]:
    """Take out labels that stand alone ("Image caption"), and tell what they announce."""
    labels = [_LABEL_ALONE.fullmatch(paragraph) is not None for paragraph in paragraphs]
    announced = (text for label, text in zip(labels, paragraphs[1:], strict=False) if label)
    kept = [text for label, text in zip(labels, paragraphs, strict=True) if not label]
    return kept, frozenset(announced)


class _Sentences:
    """The sentences of a paragraph, where they touch, and the credits in it."""

    def __init__(self, paragraph: str) -> None:
        self.text = paragraph
        self.ranges, self.touching = find_glue(paragraph)
        self._credits = find_credits(paragraph)
        self._starts = [start for start, _ in self.ranges]

    def are_one_caption(self) -> bool:
        """Whether the paragraph is a caption from end to end."""
        last = self._credits[-1] if self._credits else None
        split = last is not None and self.text[last.end :].strip(" .)") != ""
        opens_later = any(_CAPTION_OPENS.match(self.text, start) for start, _ in self.ranges[1:])
        parted = any(self.touching) or split or opens_later
        if parted or self.text.count(" ") + 1 > _MAX_WORDS:
            return False
        if _STARTS_AS_CAPTION.match(self.text):
            return True
        if len(self.ranges) > _MAX_SENTENCES:
            return False
        if last is not None:
            return self._start_of(last) == 0 and self._closes(last, 0)
        return len(self.ranges) == 1 and _reads_as_caption(self.text)

    def opened(self) -> Iterator[tuple[int, int]]:
        """Captions that a label opens."""
        closing = [credit.start for credit in self._credits]
        joints = [i for i, touches in enumerate(self.touching) if touches]
        for i, (start, _) in enumerate(self.ranges):
            at = bisect(closing, start)
            if at and closing[at - 1] == start:
                continue
            opens = _CAPTION_OPENS.match(self.text, start)
            at_edge = i == 0 or self.touching[i]
            if not opens and not (at_edge and _STARTS_AS_CAPTION.match(self.text, start)):
                continue
            after = [*joints[(k := bisect(joints, i)) : k + 1], len(self.ranges)][0]
            end = self.ranges[after - 1][1]
            if at < len(closing) and closing[at] <= end:
                end = self._credits[at].end
            if self._is_short(start, end):
                yield start, end + len(_CLOSING.match(self.text, end)[0])  # type: ignore[index]

    def credited(self) -> Iterator[tuple[int, int]]:
        """Captions that a credit closes."""
        position = 0
        for credit in self._credits:
            start = max(position, self._start_of(credit))
            position = credit.end
            if self._is_short(start, position) and self._closes(credit, start):
                yield start, position

    def dated(self) -> Iterator[tuple[int, int]]:
        """Captions that touch their neighbours and are known by their style alone."""
        for i, (start, end) in enumerate(self.ranges):
            touches = self.touching[i]
            followed = i + 1 < len(self.ranges) and self.touching[i + 1]
            edges = (touches or i == 0) and (followed or i + 1 == len(self.ranges))
            if edges and (touches or followed) and _reads_as_caption(self.text[start:end]):
                yield start, end

    def _start_of(self, credit: Credit) -> int:
        """Where the caption of a credit begins: at a joint, or with the last sentence."""
        count = bisect_left(self._starts, credit.start)
        if not count:
            return credit.start
        near = range(max(0, count - _MAX_SENTENCES), count)
        joint = next((i for i in reversed(near) if self.touching[i]), None)
        if joint is None and 0 in near and not any(map(self._is_prose, near[:-1])):
            joint = 0
        return self.ranges[count - 1 if joint is None else joint][0]

    def _is_short(self, start: int, end: int) -> bool:
        """Whether a caption may be as long as that."""
        return end - start < _MAX_LENGTH and self.text.count(" ", start, end) < _MAX_WORDS

    def _closes(self, credit: Credit, start: int) -> bool:
        """Whether a credit speaks of a picture, rather than signs the article with its agency."""
        at_end = not self.text[credit.end : credit.end + _MAX_LENGTH].strip(" .)")
        prose = _PAST_OR_SPEECH.search(self.text, start, credit.start)
        return credit.certain or ((credit.joined or at_end) and not prose)

    def _is_prose(self, number: int) -> bool:
        return _PAST_OR_SPEECH.search(self.text, *self.ranges[number]) is not None


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
    return dated and bool(re.search(widened(r", [A-Z][^,]{2,30}, \Z"), closing[: dates[-1].start]))


def _cut(found: _Sentences, spans: list[tuple[int, int]]) -> list[Part]:
    paragraph = found.text
    joints = zip(found.ranges, found.touching, strict=True)
    glue = [start for (start, _), touches in joints if touches]
    parts: list[Part] = []
    position = 0
    for start, end in spans:
        _add_body(parts, paragraph, position, start, glue)
        caption = paragraph[start:end].strip()
        parts.append(Part(text=_strip_cover(caption), is_caption=True))
        following = paragraph[end : end + len(caption) + 2]
        position = end + _echo_length(caption, following)
    _add_body(parts, paragraph, position, len(paragraph), glue)
    return parts


def _add_body(parts: list[Part], paragraph: str, start: int, end: int, glue: list[int]) -> None:
    bounds = [start, *glue[bisect(glue, start) : bisect_left(glue, end)], end]
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
