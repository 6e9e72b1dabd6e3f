"""The scraped articles keep every fact, and lose what was the page's."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.chunk import cut_passages
from index.records import Article, PassageKind
from index.settings import IndexSettings
from index.sources import expand, load

# Names, numbers and days that a reader may ask for, article by article.
FACTS = {
    "000": (
        "Wednesday in Istanbul|last week’s killing|Qassem Soleimani|American drone|"
        "second right|Jan. 8, 2020|Solemani|Baghdad on Thursday|more than an hour|"
        "15 million|beacon|sanctions|Mesut Casin|foreign policy advisor|"
        "foreign affairs adviser|00:00 on Jan. 12|Sergey Lavrov|Berlin later this month|"
        "on Sunday|Government of National Accord|Wagner group|Khalifa Haftar|"
        "Mithat Rende|nearly 2,000 kilometers|Saudi Arabia and Egypt|Hazano|"
        "Dec. 24, 2019|about 3 million people|“calm.”|hundreds of thousands|[from Idlib]|"
        "Dorian Jones"
    ),
    "001": (
        "Istanbul on Wednesday|January 3|Qasem Soleimani|Ali Khamenei|last night|"
        "(January 5)|2,500|denied by Moscow|midnight on January 12|"
        "00:00 on January 12, 2020|Saturday night to Sunday|Black Sea|"
        "historic importance|Potential powder-keg|January 7, 2020|Sergei Shoigu|2nd R|"
        "late on Tuesday|late 2018|August last year|January 8, 2020|"
        "'Immediate ceasefire'|Xinhua, AFP"
    ),
    "002": (
        "foreign interventions|today|closed-door|ballistic missiles|overnight|on Friday|"
        "Donald Trump|my dear friend Putin|Erdogan stated|midnight on January 12|"
        "UN supervision|Khalifa Hifter|train and train it|"
        "Fayez Al-Seraj in Brussels today|natural gas|Photo: AP"
    ),
    "003": (
        "in Moscow on Thursday|northwestern province|dozens of Turkish soldiers|"
        "last week|Wednesday ahead of the talks|2018 deal|close to a million|"
        "Dmitry Peskov|in 2015|Western diplomat|told AFP|Trading accusations|Yury Barmin|"
        "nine-year|12 Turkish|status quo"
    ),
    "004": (
        "midnight on Jan. 12|said Wednesday|00.00 hours on 12 January|"
        "irregular migration|Libyan-owned|Berlin Process|U.N. facilitated|Sergei Lavrov|"
        "Ibrahim Kalin|yesterday|200,000 to 250,000|constitutional committee|"
        "Geneva in November|to Iraq tomorrow|said today|"
        "Turkey ready to help achieve regional stability"
    ),
}
FURNITURE = (
    "views|comment(s)|Disclaimer|Bonus video|Read more|Read More|Source|коментар|"
    "01:50|Updated 12:10|January 25, 2022|Latest News from|Issued on|admin|Cover:|"
    "meet in..|TurkStream gas pipeline causing"
)
TITLES = {
    "000": "Putin, Erdogan Urge Restraint",
    "001": "Putin, Erdogan urge restraint",
    "002": "Erdogan and Putin called for",
    "003": "Erdogan set to meet Putin",
    "004": "Erdogan and Putin set 12 January",
}
OUTLETS = {"000": "VOA", "001": "CGTN", "002": None, "003": None, "004": None}


def read(shared_dir: Path, prefix: str) -> Article:
    (path,) = (shared_dir / "seeds").glob(f"{prefix}*.txt")
    (item,) = expand([path], IndexSettings())
    (loaded,) = load(item, IndexSettings())
    assert loaded.raw == path.read_bytes()
    return loaded.article


@pytest.mark.parametrize("prefix", FACTS)
def test_no_fact_is_lost(prefix: str, shared_dir: Path) -> None:
    article = read(shared_dir, prefix)
    passages = cut_passages(article, count_tokens=lambda t: len(t.split()), max_tokens=130)
    missing = [
        fact
        for fact in FACTS[prefix].split("|")
        if not any(fact in passage.text for passage in passages)
    ]
    assert missing == []


@pytest.mark.parametrize("prefix", FACTS)
def test_no_furniture_remains(prefix: str, shared_dir: Path) -> None:
    article = read(shared_dir, prefix)
    assert [bit for bit in FURNITURE.split("|") if bit in article.text] == []
    assert article.title.startswith(TITLES[prefix])
    assert article.title not in article.text
    assert (article.outlet, article.language) == (OUTLETS[prefix], "en")


@pytest.mark.parametrize(("prefix", "captions"), [("000", 4), ("001", 2), ("002", 1), ("003", 0)])
def test_captions_stand_in_passages_of_their_own(
    prefix: str, captions: int, shared_dir: Path
) -> None:
    article = read(shared_dir, prefix)
    passages = cut_passages(article, count_tokens=lambda t: len(t.split()), max_tokens=130)
    found = [p.text for p in passages if p.kind is PassageKind.CAPTION]
    assert len(found) == captions
    body = " ".join(p.text for p in passages if p.kind is PassageKind.BODY)
    assert not any(
        mark in body for mark in ("/VOA", "/AP Photo", "Photo:", "second right", "2nd R")
    )


def test_every_word_of_the_scraped_text_is_kept_or_accounted_for(shared_dir: Path) -> None:
    """Words that go are furniture, title, byline or a repeat: a small share at most."""
    for prefix in FACTS:
        (path,) = (shared_dir / "seeds").glob(f"{prefix}*.txt")
        kept = set(read(shared_dir, prefix).text.split())
        lost = [word for word in path.read_text().split() if word not in kept]
        assert len(lost) <= 90, (prefix, lost)
