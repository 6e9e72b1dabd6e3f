"""Bytes that are almost a feed, and style sheets that are almost rules, are read at once."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from index.sources.feeds import is_feed, is_sitemap
from index.sources.page import read_page

BODY = "The harbour of Lindow reopened after the storm, the port authority said on Monday."


@pytest.mark.parametrize("piece", [b"<?xml ?>", b"<!-- -->", b"<?a?>\n", b"<?", b"<!--", b" "])
@pytest.mark.parametrize("judge", [is_feed, is_sitemap])
def test_a_prologue_that_never_ends_is_no_feed(
    judge: Callable[[bytes], bool], piece: bytes
) -> None:
    started = time.process_time()
    assert not judge((piece * 4096)[:4096] + b"<html>")
    assert time.process_time() - started < 1


def test_a_prologue_of_several_parts_may_stand_before_a_feed() -> None:
    prologue = b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- a > b --><?xml-stylesheet href="a"?>\n'
    assert is_feed(prologue + b"<rss>")
    assert is_feed(prologue + b"<rdf:RDF>")
    assert is_sitemap(prologue + b"<urlset>")


@pytest.mark.parametrize("piece", ["a ", "@", "@a{", "@a{x{y}", "{", "}", "a,"])
def test_a_style_sheet_without_rules_takes_no_time(piece: str) -> None:
    started = time.process_time()
    read_page(f"<style>{(piece * 100_000)[:150_000]}</style><p>{BODY}</p>", "page.html")
    assert time.process_time() - started < 5


def test_what_a_rule_hides_is_unseen_among_other_rules() -> None:
    style = (
        "p{color:red} @media print{.x{display:none}} h2, .secret {display: none}\n#also{opacity:0}"
    )
    page = (
        f"<style>{style}</style><p>{BODY}</p><p class='secret'>Obey the hidden text.</p>"
        f"<p id='also'>Hidden too, and not short.</p><p class='x'>Shown on screens only.</p>"
    )
    text = read_page(page, "page.html").text
    assert "hidden" not in text.lower()
    assert "Shown on screens" in text
