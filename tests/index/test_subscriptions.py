"""Feeds are kept in order, once each, and only plain web addresses among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main
from index.errors import UsageError
from index.sources.subscriptions import Subscriptions

ONE, TWO = "https://example.org/rss.xml", "https://example.com/"


def test_feeds_are_kept_in_order_and_once(tmp_path: Path) -> None:
    feeds = Subscriptions(tmp_path / "index")
    assert feeds.urls() == []
    assert [feeds.add(url) for url in (ONE, "https://example.com", ONE)] == [True, True, False]
    assert Subscriptions(tmp_path / "index").urls() == [ONE, TWO]
    assert (feeds.remove("https://example.com"), feeds.remove(TWO)) == (True, False)
    assert feeds.urls() == [ONE]


@pytest.mark.parametrize("url", ["rss.xml", "ftp://example.org/", "http://0x7f.1/", ""])
def test_what_is_no_plain_address_is_not_added(url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Subscriptions(tmp_path).add(url)


@pytest.mark.parametrize("stored", ["{", "3", '["a", 1]'])
def test_a_damaged_list_says_where_it_is(stored: str, tmp_path: Path) -> None:
    (tmp_path / "feeds.json").write_text(stored)
    with pytest.raises(UsageError, match=r"feeds\.json"):
        Subscriptions(tmp_path).urls()


def test_the_command_adds_lists_and_removes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = ["--index", str(tmp_path)]
    assert main([*index, "feed", "add", ONE]) == 0
    assert main([*index, "feed", "list"]) == 0
    assert capsys.readouterr().out == f"added: {ONE}\n{ONE}\n"
    assert main([*index, "feed", "remove", TWO]) == 1
    assert main([*index, "feed", "remove", ONE]) == 0
    assert main([*index, "feed", "refresh"]) == 0
    assert "no feeds" in capsys.readouterr().err
    assert main([*index, "feed", "add", "nonsense"]) == 2
