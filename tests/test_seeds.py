"""The sample articles in `seeds/`: well formed, clean as written, in the project's own words."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.settings import IndexSettings
from index.sources import expand, load

ROOT = Path(__file__).resolve().parents[1]
PATHS = sorted((ROOT / "seeds").glob("*"))
DATED = {"cgtn-ceasefire-call.md": "2020-01-09", "idlib-moscow-talks.md": "2020-03-05"}
# Names and titles alone ("Russian Foreign Minister Sergei Lavrov said") reach seven words.
LONGEST_COMMON_RUN = 7


def split_article(path: Path) -> tuple[dict[str, Any], str]:
    opening, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == ""
    return yaml.safe_load(head), body.strip("\n")


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def test_there_are_five_articles_and_nothing_else_to_index() -> None:
    assert [path.suffix for path in PATHS] == [".md"] * 5


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_front_matter_says_what_the_article_is(path: Path) -> None:
    head, _ = split_article(path)
    assert {"title", "language", "about"} <= set(head)
    assert set(head) <= {"title", "outlet", "published", "language", "about"}
    assert head["language"] == "en"
    assert "digest written for this project" in head["about"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_only_articles_whose_source_shows_a_date_are_dated(path: Path) -> None:
    published = split_article(path)[0].get("published")
    assert (published and published.isoformat()) == DATED.get(path.name)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_the_body_needs_no_cleaning(path: Path) -> None:
    body = split_article(path)[1]
    assert body.isascii()
    paragraphs = body.split("\n\n")
    assert all(p == " ".join(p.split()) != "" for p in paragraphs)
    assert 300 <= len(body.split()) <= 700


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_indexing_leaves_the_text_as_written(path: Path) -> None:
    settings = IndexSettings()
    (item,) = expand([path], settings)
    (loaded,) = load(item, settings)
    assert loaded.article.text == split_article(path)[1]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_no_run_of_words_is_taken_from_the_reports(path: Path, shared_dir: Path) -> None:
    length = LONGEST_COMMON_RUN + 1
    own = runs(path.read_text(encoding="utf-8"), length)
    for report in sorted((shared_dir / "seeds").glob("*.txt")):
        taken = own & runs(report.read_text(encoding="utf-8"), length)
        assert taken == set(), (report.name, taken)
