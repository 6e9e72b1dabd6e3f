from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import ModelError, ModelMissing
from assistant.reader import pins
from assistant.reader.features import FEATURES, VERIFIED_FEATURES
from assistant.reader.weights import (
    READER,
    VERIFIER,
    WEIGHTS_DIR,
    Calibration,
    Pinned,
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
    with pytest.raises(ModelMissing, match=r"gone\.onnx is missing"):
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


def test_the_shipped_files_are_small_enough() -> None:
    assert (WEIGHTS_DIR / READER.weights).stat().st_size <= 25_000_000
    assert (WEIGHTS_DIR / VERIFIER.weights).stat().st_size <= 90_000_000


@pytest.mark.parametrize("pinned", [READER, VERIFIER])
def test_shipped_calibrations_weigh_what_is_known_of_a_reading(pinned: Pinned) -> None:
    calibration = load_calibration(WEIGHTS_DIR, pinned)
    known = VERIFIED_FEATURES if pinned is VERIFIER else FEATURES
    assert calibration.names == known
    assert 0 < calibration.threshold < 1


def test_a_calibration_of_another_verifier_names_the_command(tmp_path: Path) -> None:
    (tmp_path / VERIFIER.calibration).write_text(CALIBRATION.to_json())
    with pytest.raises(ModelError, match=r"calibrate --verifier"):
        load_calibration(tmp_path, VERIFIER)


def test_a_verifier_behind_another_reader_is_calibrated_anew(tmp_path: Path) -> None:
    other = replace(CALIBRATION, weights_sha256=f"{'0' * 64}+{VERIFIER.sha256}")
    (tmp_path / VERIFIER.calibration).write_text(other.to_json())
    with pytest.raises(ModelError, match=rf"not for {READER.sha256}\+{VERIFIER.sha256}"):
        load_calibration(tmp_path, VERIFIER)


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
