"""A page keeps what feeds and sitemaps told of it, however it is read again."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from index_fakes import BODY, WordEmbedder

from index import Article, Index, IndexSettings, Provenance, open_index
from index.sources import expand, load
from tests.index.web import Site, serve

TITLE = "Harbour of Varna reopens"
FULL = f"{BODY}\n\n" + " ".join(f"Ship number {n} left at noon for the open sea." for n in range(9))
FEED_DAY, MAP_DAY, PAGE_DAY = date(2020, 1, 9), date(2020, 1, 10), date(2020, 1, 8)


def page(text: str = BODY, head: str = "") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head>"
        f"<body><article><h1>{TITLE}</h1>{paragraphs}</article></body></html>"
    )


def feed(text: str = "In short.", name: str = "Coast News", day: str = "Thu, 09 Jan 2020") -> str:
    return (
        f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{name}</title><language>en-gb</language><item><title>Ships leave</title>"
        f"<link>/a#from-feed</link><pubDate>{day} 10:00:00 GMT</pubDate>"
        f"<dc:creator>Ana Ito</dc:creator><description>{text}</description></item></channel></rss>"
    )


SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="urn:news" '
    'xmlns:image="urn:image"><url><loc>/a</loc><lastmod>2020-01-12</lastmod><news:news>'
    "<news:publication><news:name>Coast Map</news:name><news:language>de</news:language>"
    "</news:publication><news:publication_date>2020-01-10</news:publication_date></news:news>"
    "<image:image><image:loc>/a.jpg</image:loc><image:title>A ship</image:title></image:image>"
    "</url></urlset>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site whose page tells nothing of itself, and a feed and a sitemap that list it."""
    with serve(Site()) as served:
        served.add("/a", page())
        served.add("/feed", feed(), content_type="application/rss+xml")
        served.add("/map", SITEMAP, content_type="application/xml")
        yield served


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """An index that may fetch from the test site."""
    settings = IndexSettings(
        index_dir=tmp_path / "index", allow_hosts=("127.0.0.1",), fetch_delay_s=0, vectors="exact"
    )
    with open_index(settings, embedder=WordEmbedder()) as opened:
        yield opened


def ingest(index: Index, site: Site, *paths: str) -> Article:
    report = index.ingest([f"http://127.0.0.1:{site.port}{path}" for path in paths])
    assert not report.failed
    (article,) = index.articles()
    return article


@pytest.mark.parametrize("paths", list(itertools.permutations(("/feed", "/a", "/map"))))
def test_a_page_is_dated_by_its_feed_in_whatever_order_it_is_found(
    paths: tuple[str, ...], index: Index, site: Site
) -> None:
    article = [ingest(index, site, path) for path in paths][-1]
    first = min(("/feed", "/map"), key=paths.index)
    assert article.published == (FEED_DAY if first == "/feed" else MAP_DAY)
    assert article.published_from is Provenance.FEED
    assert article.outlet == ("Coast News" if first == "/feed" else "Coast Map")
    assert article.language == ("en" if first == "/feed" else "de")
    assert (article.modified, article.modified_from) == (date(2020, 1, 12), Provenance.FEED)
    assert (article.authors, article.title) == (("Ana Ito",), TITLE)
    for path in (*paths, *reversed(paths)):
        assert ingest(index, site, path) == article


def test_a_page_and_its_feed_named_together_are_one_article(index: Index, site: Site) -> None:
    article = ingest(index, site, "/a", "/feed", "/a#top")
    assert (article.published, article.outlet) == (FEED_DAY, "Coast News")
    assert article.uri.endswith("/a")


def test_what_the_page_tells_of_itself_wins_over_what_was_told_of_it(
    index: Index, site: Site
) -> None:
    ingest(index, site, "/feed")
    head = (
        '<meta property="article:published_time" content="2020-01-08">'
        '<meta property="og:site_name" content="Coast Online"><meta name="author" content="Bo Li">'
    )
    site.add("/a", page(head=head))
    article = ingest(index, site, "/a")
    assert (article.published, article.published_from) == (PAGE_DAY, Provenance.OPEN_GRAPH)
    assert (article.outlet, article.authors) == ("Coast Online", ("Bo Li",))
    assert ingest(index, site, "/feed").published == PAGE_DAY
    site.add("/a", page(BODY.replace("forty", "fifty")))
    article = ingest(index, site, "/a")
    assert "fifty" in article.text
    assert (article.published, article.outlet) == (FEED_DAY, "Coast News")


def test_a_feed_that_corrects_itself_is_believed(index: Index, site: Site) -> None:
    ingest(index, site, "/feed")
    site.add("/feed", feed(name="Coast Daily", day="Wed, 08 Jan 2020"))
    ingest(index, site, "/feed")
    article = ingest(index, site, "/a")
    assert (article.published, article.outlet) == (date(2020, 1, 8), "Coast Daily")


def test_a_feeds_full_text_stands_for_an_excerpt_but_not_for_a_revision(
    index: Index, site: Site
) -> None:
    site.add("/feed", feed(FULL))
    assert "Ship number 8" in ingest(index, site, "/feed").text
    assert "Ship number 8" in ingest(index, site, "/a").text
    site.add("/a", page(FULL.replace(" for the open sea", "")))
    article = ingest(index, site, "/a")
    assert "Ship number 8 left at noon." in article.text
    assert ingest(index, site, "/feed") == article


@pytest.mark.parametrize("path", ["/feed", "/a"])
def test_a_page_that_cannot_be_had_any_more_is_not_replaced_by_what_is_told_of_it(
    path: str, index: Index, site: Site
) -> None:
    before = ingest(index, site, "/feed")
    site.add("/a", b"", status=503)
    site.add("/feed", feed("In other words."))
    report = index.ingest([f"http://127.0.0.1:{site.port}{path}"])
    assert [failure.reason for failure in report.failed] == ["answers with status 503"]
    assert list(index.articles()) == [before]


def test_an_article_that_is_removed_is_forgotten_whole(index: Index, site: Site) -> None:
    index.remove(ingest(index, site, "/feed").article_id)
    article = ingest(index, site, "/a")
    assert (article.published, article.outlet) == (None, None)


def test_damage_to_what_was_told_is_found_and_the_rest_repaired(
    index: Index, site: Site, tmp_path: Path
) -> None:
    ingest(index, site, "/feed")
    index.close()
    connection = sqlite3.connect(tmp_path / "index" / "catalogue.db")
    connection.execute("UPDATE told SET hints = replace(hints, '2020', '2021')")
    connection.execute(
        "INSERT INTO told SELECT 7, unit, 'http://x/', hints, 3 FROM told"  # another damaged row
    )
    connection.commit()
    connection.close()
    settings = IndexSettings(
        index_dir=tmp_path / "index", allow_hosts=("127.0.0.1",), fetch_delay_s=0, vectors="exact"
    )
    with open_index(settings, for_upkeep=True, embedder=WordEmbedder()) as damaged:
        assert any("checksum" in problem.message for problem in damaged.verify())
        assert damaged.repair() == []
        assert damaged.verify() == []


def test_what_was_told_survives_the_repair_of_a_damaged_catalogue(
    index: Index, site: Site, tmp_path: Path
) -> None:
    article = ingest(index, site, "/feed")
    index.close()
    connection = sqlite3.connect(tmp_path / "index" / "catalogue.db")
    connection.execute("UPDATE articles SET text = 'Scribbled.'")
    connection.commit()
    connection.close()
    settings = IndexSettings(
        index_dir=tmp_path / "index", allow_hosts=("127.0.0.1",), fetch_delay_s=0, vectors="exact"
    )
    with open_index(settings, for_upkeep=True, embedder=WordEmbedder()) as damaged:
        assert damaged.repair() == []
        (repaired,) = damaged.articles()
    assert (repaired.text, repaired.published) == (article.text, article.published)


def test_pictures_of_a_sitemap_are_not_its_pages(site: Site, tmp_path: Path) -> None:
    settings = IndexSettings(index_dir=tmp_path, allow_hosts=("127.0.0.1",), fetch_delay_s=0)
    base = f"http://127.0.0.1:{site.port}"
    (item,) = expand([f"{base}/map"], settings)
    assert item.uri == f"{base}/a"
    (loaded,) = load(item, settings)
    assert loaded.article.title == TITLE


ODD_FEEDS = {
    "dated by dc:date": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Coast &amp;amp; Sea</title></channel><item><title>Ships &amp;amp; boats"
        "</title><link>/none</link><dc:date>2020-01-09</dc:date><description>{}</description>"
        "</item></rdf:RDF>"
    ),
    "its only link is a tag": (
        "<rss><channel><title>Coast &amp;amp; Sea</title><item><title>Ships &amp;amp; boats</title>"
        "<guid>tag:coast,2020:1</guid><pubDate>9 Jan 2020</pubDate><description>{}</description>"
        "</item></channel></rss>"
    ),
}


@pytest.mark.parametrize("form", ODD_FEEDS.values(), ids=ODD_FEEDS)
def test_a_feed_tells_as_much_as_it_holds(form: str, index: Index, site: Site) -> None:
    site.add("/odd", form.format(BODY))
    article = ingest(index, site, "/odd")
    assert (article.title, article.outlet) == ("Ships & boats", "Coast & Sea")
    assert (article.published, article.modified) == (FEED_DAY, None)


def test_an_address_in_another_script_is_fetched(site: Site, tmp_path: Path) -> None:
    settings = IndexSettings(index_dir=tmp_path, allow_hosts=("127.0.0.1",), fetch_delay_s=0)
    base = f"http://127.0.0.1:{site.port}"
    site.add("/%D0%B2%D0%B0%D1%80%D0%BD%D0%B0", page())
    (item,) = expand([f"{base}/варна"], settings)
    assert (item.uri, item.problem) == (f"{base}/%D0%B2%D0%B0%D1%80%D0%BD%D0%B0", None)
