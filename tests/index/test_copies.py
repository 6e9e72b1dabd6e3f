"""Copies of one story share a cluster, stories that only look alike do not."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.catalogue import Catalogue
from index.catalogue_rows import StagedArticle
from index.clusters import find_cluster
from index.copies import measure_likeness, sign_text
from index.records import Article

LISTED = (
    "harbour storm captain ship port week authority reporter water coast town council mayor crew "
    "engine signal light rope anchor deck sail wave wind cargo dock pier gull net boat fish"
)
WORDS = LISTED.split()


def make_story(seed: int, words: int = 200) -> str:
    chooser = random.Random(seed)
    return " ".join(chooser.choice(WORDS) for _ in range(words))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with closing(Catalogue(tmp_path)) as opened:
        yield opened


def cluster(catalogue: Catalogue, texts: Mapping[str, str]) -> dict[str, str]:
    """The cluster of each text by name, each placed among those before it."""
    staged: list[StagedArticle] = []
    for name, text in texts.items():
        article = Article(article_id=name, uri=f"file:///{name}", title=name, text=text)
        signature = sign_text(text)
        found = find_cluster(catalogue, article, signature, staged)
        staged.append(
            StagedArticle(
                article=replace(article, cluster_id=found),
                raw=None,
                source=name,
                content_hash=name,
                signature=signature,
                passages=(),
            )
        )
    return {one.article.article_id: one.article.cluster_id or "" for one in staged}


def test_equal_texts_have_equal_signatures_whatever_their_case_and_spacing() -> None:
    text = make_story(1)
    assert sign_text(text) == sign_text(text.upper().replace(" ", "\n\n") + ".")


def test_edited_copies_share_a_cluster(catalogue: Catalogue) -> None:
    story = make_story(1).split()
    copies = {
        "whole": " ".join(story),
        "cut": " ".join(story[:150]),
        "headed": "Our own correspondent in the town writes: " + " ".join(story),
        "edited": " ".join("vessel" if w == "ship" else w for w in story),
        "other": make_story(2),
    }
    found = cluster(catalogue, copies)
    assert found == {
        "whole": "whole",
        "cut": "whole",
        "headed": "whole",
        "edited": "whole",
        "other": "other",
    }


def test_notices_of_one_pattern_with_other_numbers_are_no_copies(catalogue: Catalogue) -> None:
    pattern = make_story(3, 60) + " paid {} cents on {} shares, up {} from {} in {}"
    one = pattern.format(12, 4000, 3, 9, 1986)
    other = pattern.format(17, 8100, 5, 11, 1987)
    found = cluster(catalogue, {"one": one, "other": other})
    assert found["one"] != found["other"]


def test_short_texts_are_copies_only_when_they_say_the_same(catalogue: Catalogue) -> None:
    texts = {
        "a": "The port is open again.",
        "b": "the port is open again",
        "c": "The port is shut.",
    }
    found = cluster(catalogue, texts)
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_empty_texts_are_alike() -> None:
    assert measure_likeness(sign_text(""), sign_text(" \n")) == 1.0


def test_reports_of_one_event_by_different_outlets_stay_apart(
    catalogue: Catalogue, shared_dir: Path
) -> None:
    texts = {p.name: p.read_text() for p in sorted((shared_dir / "seeds").glob("*.txt"))}
    found = cluster(catalogue, texts)
    assert len(set(found.values())) == len(texts)


@pytest.mark.slow
def test_wire_stories_are_clustered_in_seconds(catalogue: Catalogue, shared_dir: Path) -> None:
    records = []
    for path in sorted((shared_dir / "news" / "reuters21578").glob("*.json.gz"))[:1]:
        records += json.loads(gzip.decompress(path.read_bytes()))
    found = cluster(
        catalogue, {r["attrs"]["newid"]: r.get("body") or r["title"] or "" for r in records}
    )
    sizes = len(found) - len(set(found.values()))
    assert 0 < sizes < 0.1 * len(found)
