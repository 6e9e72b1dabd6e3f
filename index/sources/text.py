"""A text or Markdown file → a draft."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, cast

import yaml
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from index.draft import DateClue, DateRole, Draft
from index.errors import SourceError
from index.records import Provenance
from index.sources.items import tidy_url

_FRONT = re.compile(
    r"\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n"
    r"(?P<body>.*?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.S,
)
_MAX_FRONT = 64_000
_LABELLED = re.compile(
    r"\ufeff?\s*(?P<lines>(?:(?:title|headline|date|published|updated|authors?|byline|source|outlet"
    r"|publication|url|link|language)[ \t]*:[ \t]*\S[^\r\n]*(?:\r?\n|\Z)){2,})"
    r"(?:\s*(?:body|text|content)[ \t]*:)?",
    re.IGNORECASE,
)
# "title: Talks: what next" is what people write; to YAML it is an error unless quoted.
_WITH_COLON = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]*:[ \t]+)(?!.*\s#)"
    r"(?P<value>[^\s\"'\[\]{}|>&*!%@`#,?-].*?:(?:[ \t].*)?)\r?$",
    re.M,
)
_HEADING = re.compile(r"(?:\A|\n)[ \t]{0,3}#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?=\n|\Z)")
_FIRST_HEADING = re.compile(r"\A\s*#[ \t]+(?=\S)")
_MARKUP = (
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.M), ""),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M), r"\n\n\1\n\n"),
    (re.compile(r"^[ \t]{0,3}(\S[^\n]{0,300})\n[ \t]{0,3}={3,}[ \t]*$", re.M), r"\n\n\1\n\n"),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.M), "\n"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.M), ""),
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{0,400}?\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{0,400}?\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]{0,400}?\S)_(?![\w_])"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.M)


class FrontMatter(BaseModel):
    """The metadata that a Markdown file may open with; other fields are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: str | None = Field(default=None, validation_alias=AliasChoices("title", "headline"))
    outlet: str | None = Field(
        default=None,
        validation_alias=AliasChoices("outlet", "publisher", "site_name", "site", "source"),
    )
    published: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            "published", "date", "published_at", "pubdate", "publish_date"
        ),
    )
    modified: str | None = Field(
        default=None, validation_alias=AliasChoices("modified", "updated", "updated_at", "lastmod")
    )
    language: str | None = Field(default=None, validation_alias=AliasChoices("language", "lang"))
    authors: tuple[str, ...] = Field(
        default=(), validation_alias=AliasChoices("authors", "author", "byline")
    )
    canonical_url: str | None = Field(
        default=None, validation_alias=AliasChoices("canonical_url", "url", "link", "permalink")
    )

    @field_validator("authors", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in re.split(r",|;| and ", value) if name.strip())
        return value or ()


class _PlainLoader(yaml.BaseLoader):
    """YAML whose scalars all stay text, without the aliases that bombs are made of."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):  # pyright: ignore[reportUnknownMemberType]
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)  # pyright: ignore[reportUnknownMemberType]


def read_text(text: str, uri: str) -> Draft:
    """A plain text file: what its opening does not label is found by cleaning."""
    front, body = _split_labelled(text, uri)
    return _draft(front, _FIRST_HEADING.sub("", body), uri)


def read_markdown(text: str, uri: str) -> Draft:
    """A Markdown file: front matter becomes metadata, markup becomes plain paragraphs.

    Raises:
        SourceError: If the front matter is not valid.
    """
    front, body = _split_front(text, uri)
    if front.title is None and (heading := _HEADING.search(body)):
        title = _strip_markup(heading["title"]).strip()
        front = front.model_copy(update={"title": title})
    return _draft(front, _unwrap(_strip_markup(body)), uri)


def _draft(front: FrontMatter, text: str, uri: str) -> Draft:
    clues = [
        DateClue(role=role, text=value, source=Provenance.FRONT_MATTER)
        for role, value in (
            (DateRole.PUBLISHED, front.published),
            (DateRole.MODIFIED, front.modified),
        )
        if value
    ]
    return Draft(
        uri=uri,
        text=text,
        title=front.title,
        outlet=front.outlet,
        authors=front.authors,
        language=front.language,
        canonical_url=tidy_url(front.canonical_url),
        clues=tuple(clues),
    )


def _split_labelled(text: str, uri: str) -> tuple[FrontMatter, str]:
    """Front matter of a text file, or a block of "Title: …", "Date: …" lines at its head."""
    try:
        front, body = _split_front(text, uri)
    except SourceError:
        return FrontMatter(), text  # what looks like front matter may be text here
    block = _LABELLED.match(body)
    if block is None or len(block[0]) > _MAX_FRONT:
        return front, body
    given: dict[str, object] = {
        key.strip().lower(): value.strip()
        for key, _, value in (line.partition(":") for line in block["lines"].splitlines())
    }
    if front.title or not {"title", "headline"} & given.keys():
        return front, body
    return FrontMatter.model_validate(given), body[block.end() :]


def _why(error: Exception) -> str:
    """What is wrong with front matter, where in the file, and what to write instead."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return " ".join(str(error).split())[:160]
    # A quotation mark that is not closed is found at the end; what is wrong is where it opens.
    mark = error.context_mark or error.problem_mark
    where = f"line {mark.line + 2}: " if mark else ""
    return (
        f"{where}{error.problem or 'not YAML'}; put the value in double quotes, closed on the same "
        'line, with \\" for each one inside'
    )


def _split_front(text: str, uri: str) -> tuple[FrontMatter, str]:
    match = _FRONT.match(text[: _MAX_FRONT + 10])
    if not match:
        return FrontMatter(), text
    try:
        if match["fence"] == "+++":
            fields: object = tomllib.loads(match["body"])
        else:
            # A tab after the colon is what people type; YAML takes spaces only.
            body = re.sub(r"^([\w-]+:)\t+", r"\1 ", match["body"], flags=re.M)
            body = _WITH_COLON.sub(_quoted, body)
            fields = yaml.load(body, Loader=_PlainLoader)  # noqa: S506 - text only
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise SourceError(uri, f"its front matter cannot be read: {_why(error)}") from error
    if not isinstance(fields, dict):
        return FrontMatter(), text  # a rule and some text, no metadata
    given = {
        str(key).lower(): [_plain_value(one) for one in cast(list[Any], value)]
        if isinstance(value, list)
        else _plain_value(value)
        for key, value in cast(Mapping[Any, Any], fields).items()
    }
    given = {key: value for key, value in given.items() if value}
    try:
        return FrontMatter.model_validate(given), text[match.end() :]
    except ValidationError as error:
        names = ", ".join(str(e["loc"][0]) for e in error.errors())
        raise SourceError(
            uri, f"its front matter has the wrong kind of value in: {names}"
        ) from error


def _plain_value(value: Any) -> str:
    """A value as text; of a person or house with several properties the name."""
    if isinstance(value, dict):
        value = cast(dict[str, Any], value).get("name")
    return "" if value is None else str(value)


def _quoted(line: re.Match[str]) -> str:
    return line["key"] + json.dumps(line["value"].rstrip(), ensure_ascii=False)


def _strip_markup(text: str) -> str:
    text = _drop_comments(text)
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return text


def _drop_comments(text: str) -> str:
    pieces: list[str] = []
    position = 0
    # A pattern would search the whole rest again for each opening without an end.
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[position:start])
        position = end + 3
    return "".join([*pieces, text[position:]])


def _unwrap(text: str) -> str:
    """Join the lines of each Markdown paragraph; a list item is a paragraph of its own."""
    text = re.sub(r"\r\n?", "\n", text)
    blocks = re.split(r"\n[ \t]*\n", _LIST_ITEM.sub("\n\n", text))
    return "\n\n".join(" ".join(block.split("\n")) for block in blocks if block.strip())
