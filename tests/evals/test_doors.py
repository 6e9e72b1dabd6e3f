"""The doors besides the command line: the pytest plugin and the release check."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals.release import check_release, check_version

ROOT = Path(__file__).resolve().parents[2]


def run_pytest(folder, *arguments):
    environment = {
        **os.environ,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("PYTEST_ADDOPTS", None)
    options = ["-c", os.devnull, "-p", "no:cacheprovider", "--rootdir", str(folder)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "evals.pytest_plugin", *options, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_unused_plugin_imports_nothing_heavy():
    code = (
        "import sys, evals.pytest_plugin\n"
        "heavy = {'numpy', 'assistant.service', 'index.records', 'jsonschema', 'rich'}\n"
        "raise SystemExit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_golden_questions_are_collected_beside_other_tests(tmp_path):
    (tmp_path / "test_mine.py").write_text("def test_mine():\n    pass\n")
    golden = str(ROOT / "evals/golden/conflicts.jsonl")
    articles = str(ROOT / "evals/fixtures/conflicts")
    done = run_pytest(
        tmp_path, "--collect-only", "-q", "--golden", golden, "--golden-articles", articles
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "conflicts.jsonl::c-mine-toll-1" in done.stdout
    assert "test_mine.py::test_mine" in done.stdout


def test_a_golden_file_without_its_articles_is_wrong_usage(tmp_path):
    done = run_pytest(tmp_path, "--golden", "x.jsonl")
    assert done.returncode == 4
    assert "--golden-articles" in done.stderr


def tree(folder, version, changelog):
    (folder / "pyproject.toml").write_text(f'[project]\nname = "x"\nversion = "{version}"\n')
    (folder / "CHANGELOG.md").write_text(changelog)
    return folder


@pytest.mark.parametrize(
    ("changelog", "problem"),
    [
        ("# Changelog\n\n## 1.2.0 (2026-01-01)\n\n- Better.\n", None),
        ("## 1.2.0\n\n## 1.1.0\n\n- Old.\n", "is empty"),
        ("## 1.1.0\n\n- Old.\n", "pyproject.toml says 1.2.0"),
        ("# Changelog\n", "no entry"),
    ],
)
def test_version_and_changelog_must_agree(changelog, problem, tmp_path):
    found = check_version(tree(tmp_path, "1.2.0", changelog))
    assert found is None if problem is None else problem in str(found)


def test_the_version_of_this_tree_agrees_with_its_changelog():
    assert check_version(ROOT) is None


def test_every_release_check_runs_even_if_one_fails(tmp_path):
    ran = []
    checks = {
        "first": lambda root: ran.append(root) or "no good",
        "second": lambda root: ran.append(root),
    }
    done = check_release(tmp_path, checks)
    assert ran == [tmp_path, tmp_path]
    assert [check.problem for check in done] == ["no good", None]
