"""Item → cleaned and dated articles. Pure given the file, so it can run in any process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from index.clean import clean_article
from index.draft import Draft
from index.errors import SourceError
from index.published import date_article
from index.records import Article
from index.settings import IndexSettings
from index.sources.decode import decode_text
from index.sources.files import read_file
from index.sources.items import Item, Loaded, make_article_id
from index.sources.text import read_markdown, read_text


def load(item: Item, settings: IndexSettings) -> Iterator[Loaded]:
    """Read one item.

    Yields:
        Its articles, most often one.

    Raises:
        SourceError: If the item cannot be read, or holds no article. Articles
            yielded before stay valid.
    """
    if item.problem:
        raise SourceError(item.source, item.problem)
    try:
        yield from _load_file(item, settings)
    except (RecursionError, MemoryError) as error:
        raise SourceError(item.source, "is nested too deeply or too large to be read") from error


def _load_file(item: Item, settings: IndexSettings) -> Iterator[Loaded]:
    data = read_file(item, settings.max_source_mb)
    suffixes = [suffix.lower() for suffix in PurePath(item.uri).suffixes if suffix.lower() != ".gz"]
    suffix = suffixes[-1] if suffixes else ""
    text = decode_text(data, item.source)
    draft = (
        read_markdown(text, item.uri)
        if suffix in (".md", ".markdown")
        else read_text(text, item.uri)
    )
    yield Loaded(article=make_article(draft, item.source), raw=data)


def make_article(draft: Draft, source: str) -> Article:
    """Clean and date a draft.

    Raises:
        SourceError: If no text is left of it.
    """
    cleaned = clean_article(draft)
    if not any(character.isalnum() for character in cleaned.text):
        raise SourceError(source, "holds no article text")
    dating = date_article(draft, cleaned)
    return Article(
        article_id=make_article_id(draft.uri),
        uri=draft.uri,
        title=cleaned.title,
        text=cleaned.text,
        outlet=cleaned.outlet,
        authors=cleaned.authors,
        language=cleaned.language,
        canonical_url=draft.canonical_url,
        published=dating.published,
        published_from=dating.published_from,
        modified=dating.modified,
        modified_from=dating.modified_from,
        fetched=draft.fetched,
        about_date=dating.about_date,
        date_note=dating.date_note,
        captions=cleaned.captions,
    )
