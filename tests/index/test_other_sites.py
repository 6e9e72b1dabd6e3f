"""What a list on one site tells of the pages of another, and lists that no parser foresaw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from index_fakes import BODY, WordEmbedder

from index import Article, Index, IndexSettings, Provenance, open_index
from index.sources.addresses import same_site
from tests.index.web import Site, serve

OTHERS_WORDS = "Words that the harbour's own newspaper never printed stand here. " * 20
OTHERS_DAY, OWN_DAY = date(2020, 1, 8), date(2020, 1, 9)


def page(*above: str) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in (*above, *BODY.split("\n\n")))
    return (
        "<!DOCTYPE html><html><head><title>Harbour reopens</title></head><body><article>"
        f"<h1>Harbour reopens</h1>{paragraphs}</article></body></html>"
    )


def feed(name: str, link: str, day: date, text: str) -> str:
    return (
        f'<rss version="2.0"><channel><title>{name}</title><item><title>Ships</title>'
        f"<link>{link}</link><author>Bo Li</author>"
        f"<pubDate>{day:%d %b %Y}</pubDate><description>{text}</description></item></channel></rss>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with a page that tells nothing of itself, and a feed of its own."""
    with serve(Site()) as served:
        served.add("/a", page())
        served.add("/feed", feed("Coast News", "/a", OWN_DAY, "In short."))
        yield served


@pytest.fixture
def other(site: Site) -> Iterator[Site]:
    """Another site, with a feed that lists the first one's page."""
    with serve(Site()) as served:
        link = f"http://127.0.0.1:{site.port}/a"
        served.add("/feed", feed("Elsewhere", link, OTHERS_DAY, OTHERS_WORDS))
        yield served


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """An index that may fetch from both."""
    settings = IndexSettings(
        index_dir=tmp_path / "index",
        allow_hosts=("127.0.0.1", "localhost"),
        fetch_delay_s=0,
        vectors="exact",
    )
    with open_index(settings, embedder=WordEmbedder()) as opened:
        yield opened


def ingest(index: Index, address: str) -> Article:
    assert not index.ingest([address]).failed
    (article,) = index.articles()
    return article


def test_another_sites_list_changes_no_word_of_a_page_and_is_named_for_its_date(
    index: Index, site: Site, other: Site
) -> None:
    before = ingest(index, f"http://127.0.0.1:{site.port}/a")
    article = ingest(index, f"http://localhost:{other.port}/feed")
    assert (article.uri, article.text) == (before.uri, before.text)
    assert (article.outlet, article.authors) == (None, ())
    assert (article.published, article.published_from) == (OTHERS_DAY, Provenance.OTHER_SITE)


def test_a_sites_own_list_is_believed_before_one_that_told_first(
    index: Index, site: Site, other: Site
) -> None:
    ingest(index, f"http://localhost:{other.port}/feed")
    article = ingest(index, f"http://127.0.0.1:{site.port}/feed")
    assert (article.published, article.published_from) == (OWN_DAY, Provenance.FEED)
    assert article.outlet == "Coast News"
    assert ingest(index, f"http://localhost:{other.port}/feed") == article


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("Published: January 7, 2020", date(2020, 1, 7)),
        ("VARNA, Jan. 10, 2020 (AP) — Ships have left again.", date(2020, 1, 10)),
    ],
)
def test_what_an_article_shows_counts_more_than_another_sites_list(
    above: str, published: date, index: Index, site: Site, other: Site
) -> None:
    site.add("/a", page(above))
    assert ingest(index, f"http://127.0.0.1:{site.port}/a").published == published
    assert ingest(index, f"http://localhost:{other.port}/feed").published == published


def test_another_sites_text_is_kept_as_its_own_until_the_page_can_be_had(
    index: Index, site: Site, other: Site
) -> None:
    address = f"http://127.0.0.1:{site.port}/a"
    del site.pages["/a"]
    stand_in = ingest(index, f"http://localhost:{other.port}/feed")
    assert stand_in.uri == f"http://localhost:{other.port}/feed#{address}"
    assert (stand_in.outlet, stand_in.canonical_url) == ("Elsewhere", None)
    assert stand_in.text.startswith("Words that the harbour's own newspaper never printed")
    assert ingest(index, f"http://localhost:{other.port}/feed") == stand_in
    site.add("/a", page())
    article = ingest(index, address)
    assert (article.uri, article.canonical_url) == (address, address)
    assert "Captain Ana Petrova" in article.text
    assert (article.published, article.published_from) == (OTHERS_DAY, Provenance.OTHER_SITE)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#57343;", "&#x110000;", "&#99999999999;"])
def test_a_feed_with_references_to_no_character_is_read(
    reference: str, index: Index, site: Site
) -> None:
    text = f"Odd {reference} " + BODY
    site.add("/feed", feed(f"Coast {reference}", "", OWN_DAY, text))
    article = ingest(index, f"http://127.0.0.1:{site.port}/feed")
    assert article.published == OWN_DAY
    assert "Captain Ana Petrova" in article.text


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://www.coast.example/a", "https://rss.coast.example/feed", True),
        ("https://coast.example/a", "http://coast.example:8080/feed#x", True),
        ("https://news.coast.example/a", "https://www.coast.example/map", True),
        ("https://coast.example/a", "https://notcoast.example/feed", False),
        ("https://coast.blogs.example/a", "https://other.blogs.example/feed", False),
        ("https://coast.example/a", "https://coast.example.evil.example/feed", False),
    ],
)
def test_who_speaks_for_a_site(first: str, second: str, same: bool) -> None:
    assert same_site(first, second) is same
    assert same_site(second, first) is same
