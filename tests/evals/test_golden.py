import json
from pathlib import Path

import pytest
from makers import make_article, make_fact, make_item

from evals.errors import GoldenError
from evals.gold import Articles, locate
from evals.golden import item_from_json, item_to_json, load_golden, schema_problem, write_golden
from evals.lint import lint, pin_items

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "evals/golden").glob("*.jsonl"))
TEXT = "The bridge reopens on Monday. It cost 3 million crowns."
ROW = {
    "id": "bridge-1",
    "question": "When does it reopen?",
    "category": "single_fact",
    "answerable": True,
    "facts": [make_fact("text", "Monday")],
    "evidence": [
        {
            "fact": "f1",
            "alternatives": [{"article": "a.md", "quote": "The bridge reopens on Monday."}],
        }
    ],
}


def changed(**fields):
    return item_from_json({**ROW, **fields})


def errors(*items, articles=None):
    found = lint(items, articles or [make_article(text=TEXT)])
    return [finding.message for finding in found if finding.level == "error"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_items_survive_a_round_trip(path, tmp_path):
    items = load_golden(path)
    write_golden(tmp_path / "copy.jsonl", items)
    assert load_golden(tmp_path / "copy.jsonl") == items


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"questoin": "?"}, "questoin"),
        ({"facts": []}, "facts"),
        ({"answerable": False}, "facts"),
        ({"category": "Not A Category"}, "category"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"history": [["only a question"]]}, "history"),
        ({"conflict": {"values": ["one"], "expected": "latest"}}, "conflict"),
    ],
)
def test_the_schema_names_what_does_not_fit(fields, where):
    assert where in schema_problem({**ROW, **fields})


def test_a_file_error_names_line_and_field(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n" + json.dumps({**ROW, "facts": []}) + "\n")
    with pytest.raises(GoldenError, match=r"bad\.jsonl:3: item bridge-1: facts"):
        load_golden(path)
    path.write_text("{")
    with pytest.raises(GoldenError, match=r"bad\.jsonl:1: not JSON"):
        load_golden(path)
    with pytest.raises(GoldenError, match="cannot read"):
        load_golden(tmp_path / "absent.jsonl")


def test_history_may_be_pairs_or_objects():
    pairs = changed(history=[["Who?", ""]])
    objects = changed(history=[{"question": "Who?"}])
    assert pairs.history == objects.history == (("Who?", ""),)


def test_a_cluster_defaults_to_the_original():
    assert changed(variant_of="bridge-0").cluster == "bridge-0"
    assert changed().cluster == "bridge-1"


def test_a_sound_item_has_no_error():
    assert errors(changed()) == []


def test_pinning_writes_hash_and_offsets_that_lint_then_holds_it_to():
    article = make_article(text=TEXT)
    (pinned,) = pin_items([changed()], [article])
    (alternative,) = pinned.evidence[0].alternatives
    assert (alternative.start, alternative.end) == (0, 29)
    assert alternative.article_sha256 == article.text_sha256
    assert lint([pinned], [article]) == []
    moved = make_article(text="New. " + TEXT)
    assert "has changed since" in errors(pinned, articles=[moved])[0]


def test_a_moved_quote_is_scored_where_it_stands_now():
    (pinned,) = pin_items([changed()], [make_article(text=TEXT)])
    located = locate(pinned, Articles([make_article(text="New. " + TEXT)]))
    assert located.facts[0].alternatives[0].start == 5
    assert located.problems


def test_a_pin_may_be_the_hash_of_the_file(tmp_path):
    import hashlib

    path = tmp_path / "a.md"
    path.write_text("---\ntitle: x\n---\n" + TEXT)
    row = json.loads(json.dumps(ROW))
    row["evidence"][0]["alternatives"][0] |= {
        "article_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "start": 17,
        "end": 46,
    }
    from dataclasses import replace

    article = replace(make_article(text=TEXT), uri=str(path))
    assert locate(item_from_json(row), Articles([article])).problems == ()


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (changed(facts=[make_fact("number", "5", "six")]), "different numbers"),
        (changed(facts=[make_fact("date", "12 January", "13 January")]), "contradict each other"),
        (changed(facts=[make_fact("list", ["a", "b"], ["a"])]), "different lengths"),
        (changed(forbidden=["Monday"]), "asserts the forbidden"),
        (changed(variant_of="nobody"), "not in the file"),
        (changed(variant_of="bridge-1"), "variant of itself"),
        (changed(evidence=[{**ROW["evidence"][0], "fact": "f2"}]), "no evidence is given for"),
        (make_item(answerable=False), "needs a refusal_reason"),
    ],
)
def test_lint_finds(item, message):
    assert any(message in found for found in errors(item))


def test_lint_lets_a_rounded_number_pass():
    rounded = changed(facts=[make_fact("number", "412", "about 400")])
    assert not any("different numbers" in found for found in errors(rounded))


def test_lint_finds_a_repeated_id_and_a_missing_quote_or_article():
    assert "the id occurs more than once" in errors(changed(), changed())
    assert "does not hold the quote" in errors(changed(), articles=[make_article(text="Else.")])[0]
    assert "no article named" in errors(changed(), articles=[make_article("b", TEXT)])[0]


def test_lint_warns_of_what_is_not_pinned():
    found = lint([changed()], [make_article(text=TEXT)])
    assert [finding.level for finding in found] == ["warning"]


def test_labels_do_not_change_what_is_written_of_the_gold():
    assert item_from_json(item_to_json(changed(tags=["x"]))) == changed(tags=["x"])
