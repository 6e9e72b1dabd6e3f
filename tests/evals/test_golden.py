import json
from dataclasses import replace
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
        ({"facts": []}, "item"),
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
    path.write_text(json.dumps(ROW) + "\n\n" + json.dumps({**ROW, "tags": 5}) + "\n")
    with pytest.raises(GoldenError, match=r"bad\.jsonl:3: item bridge-1: tags"):
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


def test_what_may_be_left_out_may_be_null():
    optional = ["history", "as_of", "tags", "cluster", "forbidden", "refusal_reason", "conflict"]
    optional += ["variant_of", "perturbation", "author", "added_in"]
    row = {**ROW, **dict.fromkeys(optional)}
    pin = dict.fromkeys(("article_sha256", "start", "end"))
    quote = {**ROW["evidence"][0]["alternatives"][0], **pin}
    row["evidence"] = [{"fact": "f1", "alternatives": [quote]}]
    assert schema_problem(row) is None
    assert item_from_json(row) == changed()
    refused = {**row, "answerable": False, "facts": None, "evidence": None}
    assert schema_problem(refused) is None
    assert item_from_json(refused).facts == ()


def test_a_conflict_may_say_alone_what_is_right():
    row = {**ROW, "facts": [], "evidence": []}
    both = {"values": ["35", "40"], "expected": "report_both"}
    assert schema_problem({**row, "conflict": both}) is None
    assert schema_problem({**row, "conflict": None}) is not None


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("Russia, Turkey and Iran", ["Russia", "Turkey", "Iran"]),
        ("Russia, Turkey, and Iran", ["Russia", "Turkey", "Iran"]),
        ("Serbia, Bosnia and Herzegovina, and Croatia",
         ["Serbia", "Bosnia and Herzegovina", "Croatia"]),
        ("Russia; Bosnia and Herzegovina; Washington, D.C.",
         ["Russia", "Bosnia and Herzegovina", "Washington, D.C."]),
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("Washington, D.C.", ["Washington, D.C."]),
        ("Standard and Poor", ["Standard and Poor"]),
        (["Standard and Poor", "Washington, D.C."], ["Standard and Poor", "Washington, D.C."]),
    ],
)  # fmt: skip
def test_an_enumeration_in_one_string_is_a_list_of_its_members(written, members):
    (fact,) = changed(facts=[make_fact("list", written)]).facts
    assert fact.any_of == (tuple(members),)


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


def test_an_article_is_found_by_name_stem_path_or_id():
    uris = ("articles/2019/bridge.md", "articles/2020/bridge.md", "articles/dam.txt")
    made = [replace(make_article(f"id{at}", TEXT), uri=uri) for at, uri in enumerate(uris)]
    book = Articles(made)
    names = ("2020/bridge.md", "articles/2019/bridge.md", "dam", "./dam.txt", "id1")
    assert [book.named(name) for name in names] == [made[1], made[0], made[2], made[2], made[1]]
    assert book.named("weir.md") is None


def test_a_copy_of_an_agency_s_sentence_proves_as_much_as_the_original():
    story = "The swing bridge over the Ellery reopens on Monday, the port authority said."
    row = [{"fact": "f1", "alternatives": [{"article": "a.md", "quote": story}]}]
    copies = [make_article("a", story), make_article("b", f"Port Ellery. {story}")]
    (fact,) = locate(changed(evidence=row), Articles(copies)).facts
    assert [(span.article_id, span.start) for span in fact.alternatives] == [("a", 0), ("b", 13)]
    # A short quote may stand elsewhere by chance.
    short = [{"fact": "f1", "alternatives": [{"article": "a.md", "quote": "The swing bridge"}]}]
    (fact,) = locate(changed(evidence=short), Articles(copies)).facts
    assert len(fact.alternatives) == 1


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
