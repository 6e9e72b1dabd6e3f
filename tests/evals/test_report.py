import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from types import MappingProxyType

import pytest
from makers import make_answer, make_article, make_citation, make_item

from assistant import Settings
from evals.baseline import Baseline, past_of
from evals.gold import Articles
from evals.provenance import differences, shown_settings
from evals.records import Score, Trial
from evals.report import make_report, report_json, write_report
from evals.rules import load_rules
from evals.score import score_trial

EVIL = "<script>alert(1)</script> ![x](https://evil.example/x.png) {{ 7*7 }} \x0b|`*"
ARTICLE = replace(
    make_article(text=f"The bridge reopens on Monday. {EVIL} It cost 3 million."),
    title=EVIL,
    outlet=EVIL,
)
PROVENANCE = {
    "created": "2020-01-12T00:00:00+00:00",
    "versions": {"python": "3.11"},
    "backend": "extractive",
    "models": {"reader": "r"},
    "prompt_version": "1",
    "settings": {"llm": "extractive"},
    "settings_hash": "s",
    "code": "c",
    "index_hash": "i",
    "golden": [
        {"name": "g", "items": 2, "golden_sha256": "0" * 64, "articles_hash": "a"},
    ],
    "machine": {"system": "Linux", "cores": 2},
}


@pytest.fixture(scope="module")
def report():
    quote = "The bridge reopens on Monday."
    evidence = [{"fact": "f1", "alternatives": [{"article": "a.md", "quote": quote}]}]
    items = [
        make_item(id="good", evidence=evidence),
        make_item(id="bad", question=EVIL, forbidden=[EVIL], evidence=evidence),
        make_item(id="broken", evidence=evidence),
    ]
    good = make_answer(citations=(make_citation(ARTICLE, quote),), confidence=0.9)
    bad = make_answer(EVIL, EVIL, citations=(make_citation(ARTICLE, EVIL),), confidence=0.4)
    trials = [
        Trial(item_id="good", answer=good, latency_ms=12.5),
        Trial(item_id="bad", answer=bad, latency_ms=40),
        Trial(item_id="broken", answer=None, error=EVIL),
    ]
    book = Articles([ARTICLE])
    results = [score_trial(i, t, book) for i, t in zip(items, trials, strict=True)]
    flipped = [
        replace(past_of(r), scores=MappingProxyType({"correct": 1 - (p or 0)}))
        for r in results
        for p in [past_of(r).scores.get("correct")]
    ]
    baseline = Baseline(name="before", items={past.item_id: past for past in flipped})
    rules = replace(load_rules(), draws=200)
    return make_report(results, [], [ARTICLE], rules, PROVENANCE, baseline=baseline)


@pytest.fixture(scope="module")
def written(report, tmp_path_factory):
    out = tmp_path_factory.mktemp("report")
    write_report(report, out)
    return out


def test_every_file_is_written_and_nothing_is_left_half_done(written):
    names = {path.name for path in written.iterdir()}
    assert names == {"report.json", "report.html", "junit.xml", "summary.md"}


def test_the_page_names_no_remote_asset_and_runs_nothing_foreign(written):
    html = (written / "report.html").read_text()
    assert "<script>alert" not in html
    assert html.count("<script>") == 1
    assert "&lt;script&gt;alert" in html
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)
    assert "default-src 'none'" in html
    assert "<img" not in html


def test_the_page_highlights_the_quote_in_its_article(written):
    assert "<mark>The bridge reopens on Monday.</mark>" in (written / "report.html").read_text()


def test_junit_is_well_formed_whatever_a_model_says(written):
    root = ET.parse(written / "junit.xml").getroot()
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert cases["broken"].find("error") is not None
    assert cases["invariant: no item error"].find("failure") is not None
    gates = root.find("testsuite[@name='gates']")
    assert int(gates.get("failures")) >= 1


def test_the_summary_keeps_foreign_text_text(written):
    text = (written / "summary.md").read_text()
    assert "<script>" not in text
    assert "![x](" not in text


def test_the_json_says_verdict_gates_and_provenance_without_nan(report, written):
    content = json.loads((written / "report.json").read_text(), parse_constant=pytest.fail)
    assert content == json.loads(json.dumps(report_json(report)))
    assert content["verdict"] == "FAIL"
    assert content["provenance"]["prompt_version"] == "1"
    assert content["fixed"] == ["good"]
    assert "bad" in content["broken"]
    assert {failure["stage"] for failure in content["failures"]} >= {"error"}


def test_a_run_without_any_answer_still_gives_a_report(tmp_path):
    item = make_item(evidence=[])
    trial = Trial(item_id="q1", answer=None, error="down")
    result = score_trial(item, trial, Articles([]))
    rules = replace(load_rules(), draws=200)
    write_report(make_report([result], [], [], rules, PROVENANCE), tmp_path)
    assert "down" in (tmp_path / "report.html").read_text()


def test_a_score_that_breaks_is_an_error_and_not_a_number():
    assert Score.error("boom").value is None


def test_a_comparison_says_what_was_made_otherwise(report, tmp_path):
    settings = {"llm": "extractive", "passage_tokens": 240}
    golden = [{**PROVENANCE["golden"][0], "golden_sha256": "1" * 64}]
    changed = {**PROVENANCE, "settings": settings, "golden": golden, "created": "2020-02-01"}
    assert differences(PROVENANCE, {**PROVENANCE, "created": "2020-02-01"}) == []
    assert differences({}, changed) == []
    lines = ["setting passage_tokens: none → 240", f"questions of g: {'0' * 16} → {'1' * 16}"]
    again = replace(
        report, baseline=replace(report.baseline, provenance=PROVENANCE), provenance=changed
    )
    assert again.made_otherwise == lines
    write_report(again, tmp_path)
    for name in ("report.html", "report.json"):
        assert all(line in (tmp_path / name).read_text() for line in lines)
    assert "passage\\_tokens: none → 240" in (tmp_path / "summary.md").read_text()


def test_files_that_were_not_indexed_are_named(report, tmp_path):
    left_out = ["b.pdf: it is encrypted"]
    write_report(replace(report, provenance={**PROVENANCE, "left_out": left_out}), tmp_path)
    assert left_out[0] in (tmp_path / "report.html").read_text()


def test_settings_are_shown_without_secrets_and_places(tmp_path, monkeypatch):
    for name in ("API_KEY", "AUTH"):
        monkeypatch.setenv(f"DATELINE_{name}", "ann:hidden")
    monkeypatch.setenv("DATELINE_CHAT_DIR", str(tmp_path))
    shown = json.dumps(shown_settings(Settings.load()))
    assert '"passage_tokens"' in shown
    assert "hidden" not in shown
    assert str(tmp_path) not in shown
