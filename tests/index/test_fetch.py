"""Fetching is polite and bounded, and never reaches what is not public."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from index.errors import FetchRefused, SourceError
from index.records import Provenance
from index.settings import IndexSettings
from index.sources import expand, load
from index.sources.addresses import check_url, find_addresses, is_public
from index.sources.fetch import Fetcher
from index.sources.web import Web
from tests.index.web import PUBLIC_IP, Names, Site, Wires, serve

TITLE = "Harbour of Varna reopens"
TEXT = (
    "The harbour of Varna reopened on Monday after a week of storms, the port authority said. "
    "Captain Ana Petrova told reporters that forty ships were waiting outside the harbour."
)
PAGE = f"<html lang=en><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>" + (
    f"<p>{TEXT}</p><p>{TEXT.upper()}</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as site:
        yield site


@pytest.fixture
def canary() -> Iterator[Site]:
    with serve(Site()) as canary:
        canary.add("/", "SECRET")
        yield canary
        assert canary.connections == 0, "somebody touched the canary"


def make_fetcher(site: Site, names: Names | None = None, **more: object) -> Fetcher:
    return Fetcher(
        timeout_s=float(more.pop("timeout_s", 5.0)),  # type: ignore[arg-type]
        delay_s=float(more.pop("delay_s", 0.0)),  # type: ignore[arg-type]
        resolve=names or Names(news_example=[PUBLIC_IP]),
        backend=Wires(site),
        **more,  # type: ignore[arg-type]
    )


# Addresses that must not be reached. PORT is the canary's.
HOSTS = """
127.0.0.1 127.1 127.0.1 127.000.000.001 127.0.0.1. 0177.0.0.1 0177.1 0x7f.0.0.1 0x7f.1
0x7f000001 2130706433 017700000001 0x7F000001 127.0.0.2 127.255.255.254 0.0.0.0 0 0x0 00 0.0
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.1.1 169.254.169.254
169.254.0.1 0xa9fea9fe 2852039166 0251.0376.0251.0376 100.64.0.1 100.100.100.200
100.127.255.255 192.0.0.1 192.0.2.1 198.51.100.1 203.0.113.1 198.18.0.1 192.88.99.1
192.175.48.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16 1.2.3 1.2.3.4.5
256.256.256.256 127.0.0.1.0x7f [::1] [::] [0:0:0:0:0:0:0:1] [0000::1] [::127.0.0.1]
[::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:0:127.0.0.1] [0:0:0:0:0:ffff:127.0.0.1]
[::ffff:10.0.0.1] [::ffff:169.254.169.254] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1]
[64:ff9b::8.8.8.8] [64:ff9b:1::127.0.0.1] [2002:7f00:1::] [2002:7f00:1::1] [2002:808:808::1]
[2001:0:7f00:1::] [2001::1] [2001:db8::1] [2001:10::1] [2001:2::1] [fe80::1] [fe80::1%25lo]
[fe80::1%lo] [fc00::1] [fd00::1] [fec0::1] [ff02::1] [ff0e::1] [100::1] [3fff::1] [4000::1]
[::7f00:1] [fe80::5efe:127.0.0.1] [2606:4700:0:0:0:5efe:127.0.0.1] [2606:4700::200:5efe:7f00:1]
[::1%25] [v1.127] [] localhost LOCALHOST localhost. localhost.localdomain foo.localhost
printer.local router.lan metadata.internal metadata.google.internal intranet server.corp
loop.example mixed.example wrapped.example metadata.example six.example ①②⑦.⓪.⓪.① １２７.０.０.１
127。0。0。1 ⓛocalhost loc\u00adalhost 127.0.0.1%2f@news.example news.example@127.0.0.1
user:pass@127.0.0.1 127.0.0.1%00.news.example 127.0.0.1\\@news.example -bad-.example
a..b.example .127.0.0.1
"""
SPELLINGS = HOSTS.split()
WHOLE = [
    "file:///etc/passwd",
    "ftp://127.0.0.1:PORT/",
    "gopher://127.0.0.1:PORT/_GET",
    "unix:///var/run/docker.sock",
    "data:text/html,hello",
    "javascript:alert(1)",
    "//127.0.0.1:PORT/",
    "http:127.0.0.1:PORT/",
    "http:/127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
    "http://127.0.0.1:PORT\\@news.example/",
    "http://news.example:80@127.0.0.1:PORT/",
    "http://127.0.0.1:PORT#@news.example/",
    "http://127.0.0.1:PORT?@news.example/",
    "http://127.0.0.1 :PORT/",
    "http://127.0.0.1\t:PORT/",
    "http://127.0.0.1:PORT/\r\nHost: news.example",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:PORT/%2e%2e/",
    "HTTP://LOCALHOST:PORT/",
    "https://127.0.0.1:PORT/",
    "https://localhost:PORT/",
]
TRICKS = [f"http://{host}:PORT/" for host in SPELLINGS] + WHOLE


def resolve_tricks() -> Names:
    loop, inside = ["127.0.0.1"], ["10.0.0.7"]
    return Names(
        news_example=[PUBLIC_IP],
        localhost=loop,
        localhost_localdomain=loop,
        foo_localhost=loop,
        loop_example=loop,
        mixed_example=[PUBLIC_IP, "127.0.0.1"],
        wrapped_example=["::ffff:127.0.0.1"],
        metadata_example=["169.254.169.254"],
        six_example=["::1"],
        printer_local=inside,
        router_lan=inside,
        intranet=inside,
        server_corp=inside,
        metadata_internal=loop,
        metadata_google_internal=["169.254.169.254"],
    )


def test_there_are_more_than_a_hundred_tricks() -> None:
    assert len(set(TRICKS)) >= 120


def test_no_trick_reaches_the_canary(site: Site, canary: Site) -> None:
    wires = Wires(site)
    with Fetcher(timeout_s=1.0, delay_s=0, resolve=resolve_tricks(), backend=wires) as fetcher:
        for trick in TRICKS:
            with pytest.raises(SourceError):
                fetcher.fetch(trick.replace("PORT", str(canary.port)))
    assert (canary.connections, wires.connected) == (0, [])


def test_no_redirect_to_a_trick_reaches_the_canary(site: Site, canary: Site) -> None:
    wires = Wires(site)
    with Fetcher(timeout_s=1.0, delay_s=0, resolve=resolve_tricks(), backend=wires) as fetcher:
        for number, trick in enumerate(TRICKS):
            target = trick.replace("PORT", str(canary.port)).replace("\r\n", "%0d%0a")
            site.add(
                f"/{number}",
                status=(301, 302, 303, 307, 308)[number % 5],
                location=quote(target, safe=":/?#[]@!$&'()*+,;=%\\ \t"),
            )
            with pytest.raises(SourceError):
                fetcher.fetch(f"http://news.example/{number}")
    assert canary.connections == 0
    assert {host for host, _ in wires.connected} == {PUBLIC_IP}


def test_a_name_that_changes_between_look_ups_is_connected_as_it_was_checked(
    site: Site, canary: Site
) -> None:
    site.add("/", PAGE)
    names = Names(rebind_example=[[PUBLIC_IP], [PUBLIC_IP], ["127.0.0.1"]])
    wires = Wires(site)
    with Fetcher(delay_s=0, resolve=names, backend=wires) as fetcher:
        url = f"http://rebind.example:{canary.port}/"
        assert fetcher.fetch(url) is not None
        with pytest.raises(FetchRefused):
            fetcher.fetch(url)
    assert {host for host, _ in wires.connected} == {PUBLIC_IP}
    # One look-up a connection, and none between the check and the connection.
    assert len(names.asked) == len(wires.connected) + 1


def test_robots_txt_cannot_redirect_to_the_canary(site: Site, canary: Site) -> None:
    site.add("/robots.txt", status=302, location=f"http://127.0.0.1:{canary.port}/")
    site.add("/", PAGE)
    with make_fetcher(site) as fetcher, pytest.raises(FetchRefused):
        fetcher.fetch("http://news.example/")


def test_nothing_that_a_page_points_to_is_fetched(site: Site, canary: Site, tmp_path: Path) -> None:
    inside = f"http://127.0.0.1:{canary.port}/"
    page = PAGE.replace(
        "<article>",
        f'<link rel="canonical" href="{inside}">'
        f'<meta http-equiv="refresh" content="0;url={inside}">'
        f'<base href="{inside}"><img src="{inside}"><iframe src="{inside}"></iframe><article>',
    )
    site.add("/a", page)
    web = Web(make_fetcher(site), tmp_path / "web.json", 10, 1)
    (item,) = web.expand("http://news.example/a", "")
    draft, _ = web.load(item)
    assert "forty ships" in draft.text


def test_entries_of_feeds_and_sitemaps_cannot_lead_to_the_canary(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    inside = f"http://127.0.0.1:{canary.port}/"
    site.add("/feed", f"<rss><channel><item><link>{inside}</link></item></channel></rss>")
    site.add("/map", f"<urlset><url><loc>{inside}</loc></url></urlset>")
    site.add("/maps", f"<sitemapindex><sitemap><loc>{inside}</loc></sitemap></sitemapindex>")
    web = Web(make_fetcher(site), tmp_path / "web.json", 10, 1)
    for path in ("feed", "map", "maps"):
        for item in web.expand(f"http://news.example/{path}", ""):
            if item.problem is None:
                with pytest.raises(FetchRefused):
                    web.load(item)


def test_a_proxy_from_the_environment_is_not_used(
    site: Site, canary: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    site.add("/", PAGE)
    with make_fetcher(site) as fetcher:
        assert fetcher.fetch("http://news.example/") is not None


def test_a_host_that_is_named_in_the_settings_may_be_fetched(site: Site) -> None:
    site.add("/", PAGE)
    with Fetcher(delay_s=0, allow_hosts=("127.0.0.1",)) as fetcher:
        assert fetcher.fetch(f"http://127.0.0.1:{site.port}/") is not None
        with pytest.raises(FetchRefused):
            fetcher.fetch(f"http://localhost:{site.port}/")


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)
    assert find_addresses("news.example", 80, resolve=lambda _h, _p: [address]) == [address]


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://News.Example/a?b=1#c", "https://news.example/a?b=1"),
        ("http://news.example", "http://news.example/"),
        ("http://[2606:4700::1111]:8080/x", "http://[2606:4700::1111]:8080/x"),
        ("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:443/a", "http://news.example:443/a"),
        ("http://news.example/%d0%b2?q=%c3%a9", "http://news.example/%D0%B2?q=%C3%A9"),
        ("http://news.example/%D0%B2/в", "http://news.example/%D0%B2/%D0%B2"),
    ],
)
def test_an_address_has_one_spelling(url: str, checked: str) -> None:
    assert check_url(url) == checked


# Politeness and bounds


def test_robots_txt_is_read_once_and_heeded(site: Site) -> None:
    site.add("/robots.txt", "User-agent: dateline\nDisallow: /closed\n")
    site.add("/open", PAGE)
    site.add("/closed", PAGE)
    with make_fetcher(site) as fetcher:
        assert fetcher.fetch("http://news.example/open") is not None
        with pytest.raises(FetchRefused, match=r"robots\.txt"):
            fetcher.fetch("http://news.example/closed")
    assert [path for path, _ in site.requests] == ["/robots.txt", "/open"]


def test_a_redirect_into_a_closed_part_is_heeded_too(site: Site) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    site.add("/open", status=302, location="/closed")
    with make_fetcher(site) as fetcher, pytest.raises(FetchRefused):
        fetcher.fetch("http://news.example/open")


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site) -> None:
    site.add("/robots.txt", status=503)
    with make_fetcher(site) as fetcher, pytest.raises(SourceError, match="503"):
        fetcher.fetch("http://news.example/")


def test_requests_to_one_host_are_spaced(site: Site) -> None:
    import time

    site.add("/", PAGE)
    with make_fetcher(site, delay_s=0.2) as fetcher:
        start = time.monotonic()
        for _ in range(3):
            fetcher.fetch("http://news.example/")
        assert time.monotonic() - start >= 0.4


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    site.add("/", PAGE, etag='"1"')
    with make_fetcher(site) as fetcher:
        page = fetcher.fetch("http://news.example/")
        assert page is not None
        assert fetcher.fetch("http://news.example/", etag=page.etag) is None


def test_a_page_that_cannot_be_had_is_named_with_the_reason(site: Site) -> None:
    site.add("/loop", status=302, location="/loop")
    site.add("/big", b"x" * 17_000_000)
    site.add("/bomb", gzip.compress(b"\0" * 40_000_000), content_encoding="gzip")
    reasons = {"/loop": "redirects more than", "/none": "404", "/big": "larger", "/bomb": "larger"}
    with make_fetcher(site, timeout_s=20.0) as fetcher:
        for path, expected in reasons.items():
            with pytest.raises(SourceError, match=expected) as caught:
                fetcher.fetch(f"http://news.example{path}")
            assert caught.value.source == f"http://news.example{path}"


def test_an_encoding_that_was_not_asked_for_is_refused(site: Site) -> None:
    site.add("/", b"x", content_encoding="zstd")
    with make_fetcher(site) as fetcher, pytest.raises(SourceError, match="zstd"):
        fetcher.fetch("http://news.example/")


def test_a_page_that_trickles_in_is_given_up(site: Site) -> None:
    site.add("/", b"x" * 1000)
    with make_fetcher(site, timeout_s=0.3) as fetcher:
        fetcher.fetch("http://news.example/")  # robots.txt is read
        site.drip_s = 0.05
        with pytest.raises(SourceError, match="did not answer"):
            fetcher.fetch("http://news.example/")


def test_a_name_without_an_address_is_said_so(site: Site) -> None:
    with (
        make_fetcher(site, Names()) as fetcher,
        pytest.raises(SourceError, match="cannot be found"),
    ):
        fetcher.fetch("http://nowhere.example/")


# Pages, feeds and sitemaps as sources


def make_web(site: Site, folder: Path) -> Web:
    return Web(make_fetcher(site), folder / "web.json", 10, 1)


def test_a_page_is_fetched_once_and_remembered(site: Site, tmp_path: Path) -> None:
    site.add("/a", PAGE, etag='"1"')
    web = make_web(site, tmp_path)
    (item,) = web.expand("http://news.example/a", "v1:")
    draft, raw = web.load(item)
    assert (draft.title, raw) == (TITLE, PAGE.encode())
    assert draft.fetched is not None
    assert [path for path, _ in site.requests] == ["/robots.txt", "/a"]
    (again,) = make_web(site, tmp_path).expand("http://news.example/a", "v1:")
    assert again.stamp == item.stamp
    site.add("/a", PAGE + "<!-- new -->", etag='"2"')
    (changed,) = make_web(site, tmp_path).expand("http://news.example/a", "v1:")
    assert changed.stamp != item.stamp


def test_only_a_feed_or_sitemap_may_be_subscribed_to(site: Site, tmp_path: Path) -> None:
    site.add("/feed", FEED)
    site.add("/map", "<urlset><url><loc>http://news.example/a</loc></url></urlset>")
    site.add("/page", PAGE)
    site.add("/empty", "<rss><channel><title>Coast News</title></channel></rss>")
    web = make_web(site, tmp_path)
    for path in ("feed", "map"):
        web.check_listing(f"http://news.example/{path}")
    for path, reason in (
        ("page", "is neither a feed nor a sitemap"),
        ("empty", "is a feed without entries"),
        ("none", "answers with status 404"),
    ):
        with pytest.raises(SourceError, match=reason):
            web.check_listing(f"http://news.example/{path}")


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Coast News</title>
<item><title>{TITLE}</title><link>http://news.example/a</link><guid>a</guid>
<pubDate>Thu, 09 Jan 2020 10:00:00 GMT</pubDate><description>In short.</description></item>
<item><title>Ships leave</title><link>/gone</link>
<pubDate>Fri, 10 Jan 2020 10:00:00 GMT</pubDate>
<description><![CDATA[<p>{TEXT}</p><script>HIDDEN</script>]]></description></item>
<item><title>No link at all</title><description>{TEXT}</description></item>
<item><title>Neither page nor text</title><link>/gone-too</link></item>
</channel></rss>"""


def test_each_entry_of_a_feed_is_read_from_its_page_or_from_the_feed(
    site: Site, tmp_path: Path
) -> None:
    site.add("/feed", FEED, content_type="application/rss+xml")
    site.add("/a", PAGE)
    web = make_web(site, tmp_path)
    items = list(web.expand("http://news.example/feed", ""))
    assert [item.uri for item in items] == [
        "http://news.example/a",
        "http://news.example/gone",
        "http://news.example/feed#3",
        "http://news.example/gone-too",
    ]
    first, second, third = (web.load(item)[0] for item in items[:3])
    assert TEXT.upper() in first.text
    assert (first.outlet, second.title, second.text) == ("Coast News", "Ships leave", TEXT)
    assert [clue.source for clue in first.clues] == [Provenance.FEED]
    assert third.text == TEXT
    with pytest.raises(SourceError, match="404"):
        web.load(items[3])


def test_an_unchanged_entry_keeps_its_stamp(site: Site, tmp_path: Path) -> None:
    site.add("/feed", FEED)
    web = make_web(site, tmp_path)
    first = [item.stamp for item in web.expand("http://news.example/feed", "")]
    again = [item.stamp for item in web.expand("http://news.example/feed", "")]
    site.add("/feed", FEED.replace("In short.", "In long."))
    changed = [item.stamp for item in web.expand("http://news.example/feed", "")]
    assert first == again
    assert (changed[0] != first[0], changed[1:]) == (True, first[1:])


def test_atom_feeds_and_sitemaps_list_their_pages(site: Site, tmp_path: Path) -> None:
    site.add(
        "/atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><id>1</id>'
        '<title>T</title><link href="/a"/><published>2020-01-09</published></entry></feed>',
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.add("/maps", f"<sitemapindex {space}><sitemap><loc>/map</loc></sitemap></sitemapindex>")
    site.add(
        "/map",
        f"<urlset {space}><url><loc>/old</loc><lastmod>2020-01-01</lastmod></url>"
        "<url><loc>/new</loc><lastmod>2020-02-01</lastmod></url></urlset>",
    )
    web = make_web(site, tmp_path)
    base = "http://news.example"
    assert [item.uri for item in web.expand(f"{base}/atom", "")] == [f"{base}/a"]
    assert [item.uri for item in web.expand(f"{base}/maps", "")] == [f"{base}/new", f"{base}/old"]


def test_entities_in_feeds_and_sitemaps_are_not_expanded(site: Site, tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
    )
    site.add("/map", f"{bomb}<urlset><url><loc>http://news.example/&b;&f;</loc></url></urlset>")
    web = make_web(site, tmp_path)
    (item,) = web.expand("http://news.example/map", "")
    assert "localhost" not in item.uri


def test_web_addresses_are_sources_like_files(site: Site, tmp_path: Path) -> None:
    site.add("/2020/01/09/a", PAGE)
    settings = IndexSettings(index_dir=tmp_path, allow_hosts=("127.0.0.1",), fetch_delay_s=0)
    url = f"http://127.0.0.1:{site.port}/2020/01/09/a"
    (item,) = expand([url], settings)
    (loaded,) = load(item, settings)
    article = loaded.article
    assert (article.uri, article.title) == (url, TITLE)
    assert (article.published, article.published_from) == (date(2020, 1, 9), Provenance.URL)
    assert article.fetched is not None
    (failing,) = expand([f"http://127.0.0.1:{site.port}/none"], settings)
    assert failing.problem == "answers with status 404"
