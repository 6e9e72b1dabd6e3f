"""The README's commands, run as written: what it shows is what they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

# Times, sizes and the part of a path before the checkout differ between machines.
_VARIES = re.compile(r"\d+(?:\.\d+)? m?s\b|file://\S*?/seeds/|\d+ %")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def _sessions() -> list[tuple[str, str]]:
    """Command and shown output of each `$ command` in a console block."""
    found: list[tuple[str, str]] = []
    for block in _blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown))
    return found


def _plain(text: str) -> str:
    return _VARIES.sub("*", text).strip()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    scripts = sysconfig.get_path("scripts")
    return {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}"
        + os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATELINE_INDEX_DIR": str(tmp_path_factory.mktemp("readme") / "index"),
        "COLUMNS": "88",
        "NO_COLOR": "1",
    }


def test_console_commands_print_what_the_readme_shows(environment: dict[str, str]) -> None:
    """They run in order, over one index, as a reader would type them."""
    sessions = [(c, shown) for c, shown in _sessions() if c.startswith(("dateline", "python"))]
    assert sessions, "the README shows no command"
    for command, shown in sessions:
        done = subprocess.run(
            command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True,
            timeout=240, check=False,
        )  # fmt: skip
        printed = _plain(done.stdout + done.stderr)
        assert done.returncode == 0, f"{command}\n{printed}"
        for line in _plain(shown).splitlines():
            if line.strip() not in {"", "…"}:
                assert line.strip() in printed, f"{command} no longer prints {line!r}:\n{printed}"


def test_python_examples_run_and_print_what_the_readme_shows(environment: dict[str, str]) -> None:
    for block in _blocks("python"):
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=ROOT, env=environment, capture_output=True,
            text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        for expected in re.findall(r"# → (.+)", block):
            assert expected in done.stdout, f"{expected!r} is not in:\n{done.stdout}"


def test_no_example_names_its_folder_like_a_package() -> None:
    """A script beside a folder `index` would import that instead of the package."""
    folders = re.findall(r"--index (\S+)", README)
    assert folders
    assert not {Path(folder).name for folder in folders} & {"index", "assistant", "evals"}


def test_every_make_target_the_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^|[ =]cpu )make ([a-z-]+)", README, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_relative_link_of_the_documents_leads_somewhere() -> None:
    for document in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/lab-notes.md"):
        path = ROOT / document
        for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), f"{document} links to {link}"
