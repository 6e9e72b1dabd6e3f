"""Copies of one story share a cluster, stories that only look alike do not."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from index.copies import CopyIndex, cluster, measure_likeness, sign_text

LISTED = (
    "harbour storm captain ship port week authority reporter water coast town council mayor crew "
    "engine signal light rope anchor deck sail wave wind cargo dock pier gull net boat fish"
)
WORDS = LISTED.split()


def make_story(seed: int, words: int = 200) -> str:
    chooser = random.Random(seed)
    return " ".join(chooser.choice(WORDS) for _ in range(words))


def test_equal_texts_have_equal_signatures_whatever_their_case_and_spacing() -> None:
    text = make_story(1)
    assert sign_text(text) == sign_text(text.upper().replace(" ", "\n\n") + ".")


def test_edited_copies_share_a_cluster() -> None:
    story = make_story(1).split()
    copies = {
        "whole": " ".join(story),
        "cut": " ".join(story[:150]),
        "headed": "Our own correspondent in the town writes: " + " ".join(story),
        "edited": " ".join("vessel" if w == "ship" else w for w in story),
        "other": make_story(2),
    }
    found = cluster((name, sign_text(text)) for name, text in copies.items())
    assert found == {
        "whole": "whole",
        "cut": "whole",
        "headed": "whole",
        "edited": "whole",
        "other": "other",
    }


def test_notices_of_one_pattern_with_other_numbers_are_no_copies() -> None:
    pattern = make_story(3, 60) + " paid {} cents on {} shares, up {} from {} in {}"
    one = pattern.format(12, 4000, 3, 9, 1986)
    other = pattern.format(17, 8100, 5, 11, 1987)
    found = cluster([("one", sign_text(one)), ("other", sign_text(other))])
    assert found["one"] != found["other"]


def test_short_texts_are_copies_only_when_they_say_the_same() -> None:
    texts = {
        "a": "The port is open again.",
        "b": "the port is open again",
        "c": "The port is shut.",
    }
    found = cluster((name, sign_text(text)) for name, text in texts.items())
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_known_clusters_are_kept() -> None:
    story = sign_text(make_story(1))
    found = cluster([("old", story), ("new", story)], known={"old": "first"})
    assert found == {"old": "first", "new": "first"}


def test_an_article_that_changed_leaves_its_cluster() -> None:
    index = CopyIndex()
    index.add("a", sign_text(make_story(1)))
    assert index.add("b", sign_text(make_story(1))) == "a"
    assert index.add("b", sign_text(make_story(2))) == "b"
    index.discard("a")
    index.discard("never added")
    assert index.find(sign_text(make_story(1))) is None


def test_no_articles_have_no_clusters() -> None:
    assert cluster([]) == {}


def test_empty_texts_are_alike() -> None:
    assert measure_likeness(sign_text(""), sign_text(" \n")) == 1.0


def test_reports_of_one_event_by_different_outlets_stay_apart(shared_dir: Path) -> None:
    texts = {p.name: p.read_text() for p in sorted((shared_dir / "seeds").glob("*.txt"))}
    found = cluster((name, sign_text(text)) for name, text in texts.items())
    assert len(set(found.values())) == len(texts)


@pytest.mark.slow
def test_wire_stories_are_clustered_in_seconds(shared_dir: Path) -> None:
    records = []
    for path in sorted((shared_dir / "news" / "reuters21578").glob("*.json.gz"))[:3]:
        records += json.loads(gzip.decompress(path.read_bytes()))
    signed = [(r["attrs"]["newid"], sign_text(r.get("body") or r["title"] or "")) for r in records]
    found = cluster(signed)
    sizes = len(found) - len(set(found.values()))
    assert 0 < sizes < 0.1 * len(found)
