from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.reader import pins
from assistant.reader.weights import (
    WEIGHTS_DIR,
    Calibration,
    check_sha256,
    load_calibration,
    load_network,
)

CALIBRATION = Calibration(
    names=("margin",),
    weights=(0.5,),
    bias=-1.0,
    threshold=0.4,
    weights_sha256="ab",
)


def test_a_calibration_survives_a_round_trip() -> None:
    assert Calibration.from_json(CALIBRATION.to_json()) == CALIBRATION


def test_a_changed_byte_is_refused_with_both_hashes(tmp_path: Path) -> None:
    whole = (WEIGHTS_DIR / pins.WEIGHTS_FILE).read_bytes()
    (tmp_path / pins.WEIGHTS_FILE).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(ModelError, match=rf"was changed.*{pins.WEIGHTS_SHA256}.*reinstall"):
        load_network(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.onnx is missing"):
        check_sha256(tmp_path / "gone.onnx", "00")


def test_a_calibration_of_other_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / pins.CALIBRATION_FILE).write_text(CALIBRATION.to_json())
    with pytest.raises(ModelError, match="made for weights ab"):
        load_calibration(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"weights": {"margin": "x"}}'])
def test_a_spoiled_calibration_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / pins.CALIBRATION_FILE).write_text(text)
    with pytest.raises(ModelError, match=r"calibration\.json cannot be read"):
        load_calibration(tmp_path)


def test_the_shipped_file_is_small_enough() -> None:
    assert (WEIGHTS_DIR / pins.WEIGHTS_FILE).stat().st_size <= 25_000_000


def test_reading_imports_neither_torch_nor_transformers() -> None:
    code = (
        "import sys\n"
        "from assistant.reader import SpanReader\n"
        "SpanReader.load()\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'scipy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
