"""A source tree to a yes or no: may this be released? `make release-check` runs it.

Four checks: the golden files are sound, the suite passes against the pinned baseline of
the last release, version and changelog agree, and the wheel installs into an empty
environment and answers a question there.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "When was the Libya ceasefire set to start?"
ANSWER = re.compile(r"12 January|January 12|Jan\. 12|2020-01-12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check with what came of it. `problem` is None when it passes."""

    name: str
    problem: str | None
    seconds: float


def check_golden(root: Path) -> str | None:
    """Lint the golden files that ship."""
    code = _run([sys.executable, "-m", "evals", "lint"], root)
    return None if code == 0 else "a golden file has errors; see above"


def check_suite(root: Path) -> str | None:
    """Run the suite against the pinned baseline."""
    baseline = root / "evals" / "baseline.json"
    if not baseline.is_file():
        return f"{baseline} is missing; pin one with `python -m evals pin`"
    out = root / "var" / "evals" / "release"
    command = ["run", "--baseline", str(baseline), "--out", str(out)]
    code = _run([sys.executable, "-m", "evals", *command], root)
    if code == 3:
        return "the comparison with the baseline is inconclusive; see above"
    return None if code == 0 else f"the suite ended with exit code {code}; see above"


def check_version(root: Path) -> str | None:
    """Hold the version of `pyproject.toml` against the top entry of the changelog."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = str(project["version"])
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = re.search(r"^## +\[?v?(\d[\w.]*)\]?(?P<rest>.*)$", changelog, re.MULTILINE)
    if entry is None:
        return "CHANGELOG.md has no entry of the form `## 1.2.3`"
    if entry[1] != version:
        return f"pyproject.toml says {version}, the top of CHANGELOG.md {entry[1]}"
    body = changelog[entry.end() :].split("\n## ", 1)[0].strip()
    return None if body else f"the entry of {version} in CHANGELOG.md is empty"


def check_wheel(root: Path) -> str | None:
    """Build the wheel, install it into an empty environment and ask it a question."""
    with tempfile.TemporaryDirectory(prefix="dateline-release-") as name:
        folder = Path(name)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
        if _run([*pip, "wheel", "--quiet", "--no-deps", "-w", str(folder), str(root)], root):
            return "the wheel does not build"
        wheels = sorted(folder.glob("dateline-*.whl"))
        if not wheels:
            return "the build left no wheel"
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
        install = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        install += ["--constraint", str(root / "constraints.txt")]
        # torch first and pinned, so that no other package picks a build for it.
        if _run([*install, "torch"], root) or _run([*install, str(wheels[0])], root):
            return "the wheel does not install into an empty environment"
        return _ask(python, folder, root)


def _ask(python: Path, folder: Path, root: Path) -> str | None:
    """Ask from outside the source tree, so that only what is installed is imported."""
    dateline = [str(python), "-c", "from assistant.cli import main; raise SystemExit(main())"]
    index = ["--index", str(folder / "index")]
    if _run([*dateline, *index, "ingest", str(root / "seeds")], folder):
        return "the installed package cannot index seeds/"
    asked = subprocess.run(  # noqa: S603 (our own interpreter and arguments)
        [*dateline, *index, "ask", QUESTION, "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        answer = json.loads(asked.stdout)
    except ValueError:
        return f"the installed package does not answer: {asked.stderr.strip()[-500:]}"
    if not ANSWER.search(str(answer.get("short"))) or not answer.get("citations"):
        return f"the installed package answers {answer.get('short')!r} to “{QUESTION}”"
    return None


def _run(command: Sequence[str], folder: Path) -> int:
    return subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603


CHECKS: dict[str, Callable[[Path], str | None]] = {
    "version and changelog agree": check_version,
    "golden files are sound": check_golden,
    "wheel installs and answers": check_wheel,
    "suite passes against the baseline": check_suite,
}


def check_release(root: Path, checks: dict[str, Callable[[Path], str | None]]) -> list[Check]:
    """Run all checks, the later ones even if an earlier one fails."""
    done: list[Check] = []
    for name, check in checks.items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        problem = check(root)
        done.append(Check(name=name, problem=problem, seconds=time.monotonic() - started))
    return done


def main() -> int:
    """Run the checks and print a line for each; 1 if any fails."""
    done = check_release(ROOT, CHECKS)
    print()
    for check in done:
        state = "ok  " if check.problem is None else "FAIL"
        print(f"{state} {check.name} ({check.seconds:.0f} s){_because(check)}")
    return int(any(check.problem for check in done))


def _because(check: Check) -> str:
    return f": {check.problem}" if check.problem else ""


if __name__ == "__main__":
    sys.exit(main())
