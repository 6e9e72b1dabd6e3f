"""`python app.py`: what stops it from starting is said in plain words, before any work."""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from app import main
from assistant.ui.imports import kept_for_good

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_binding_elsewhere_without_accounts_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_AUTH", raising=False)
    code = main(["--host", "0.0.0.0", "--index", str(tmp_path / "i"), "--seed", "/nowhere"])
    said = capsys.readouterr().err
    assert code == 2
    assert "DATELINE_AUTH=name:password" in said
    assert "nowhere" not in said


def test_a_taken_port_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--port", str(port), "--index", str(tmp_path / "i")]) == 2
    assert f"--port {port + 1}" in capsys.readouterr().err


def test_malformed_accounts_are_refused_without_repeating_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_AUTH", "hunter2")
    assert main(["--index", str(tmp_path / "i")]) == 2
    said = capsys.readouterr().err
    assert "name:password" in said
    assert "hunter2" not in said


def test_gradio_is_imported_without_what_a_page_never_uses() -> None:
    code = (
        "import assistant.ui, gradio, sys; "
        "print(gradio.component_meta.create_or_modify_pyi.__module__, "
        "gradio.utils.MatplotlibBackendMananger.__module__, "
        "gradio.events.EventListener.set_doc.__module__, "
        "sum('assistant' in type(f).__module__ for f in sys.meta_path))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == [
        "assistant.ui.imports",
        "contextlib",
        "assistant.ui.imports",
        "0",
    ]


def test_garbage_is_collected_again_even_after_a_fault() -> None:
    with contextlib.suppress(OSError), kept_for_good():
        assert not gc.isenabled()
        raise OSError
    gc.unfreeze()
    assert gc.isenabled()


def test_it_indexes_serves_and_reindexes_nothing(
    tmp_path: Path, free_port: int, seeds_dir: Path
) -> None:
    command = [sys.executable, "app.py", "--index", str(tmp_path / "i"), "--port", str(free_port)]
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False"}
    for expected in ("5 added", "5 unchanged"):
        process = subprocess.Popen(
            [*command, "--seed", str(seeds_dir)],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            page = _wait_for(f"http://127.0.0.1:{free_port}/", process)
            assert "Dateline" in page
        finally:
            process.terminate()
            _, said = process.communicate(timeout=30)
        assert expected in said
        assert "Traceback" not in said


def _wait_for(url: str, process: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return httpx.get(url, timeout=10).text
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the page did not open")
