"""Shipped files → a checked ONNX session and the calibration that belongs to it."""

# pyright: reportMissingTypeStubs=false
from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from assistant.errors import ModelError, ModelMissing
from assistant.reader import pins, verifier_pins

WEIGHTS_DIR = Path(__file__).parent / "weights"

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

Network = Callable[[Ints, Ints, Ints], tuple[Floats, Floats, Floats]]
"""Ids, mask and segment types `[n, length]` to start, end `[n, length]`, answerable `[n]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """File names of a network and of its calibration, and the SHA-256 of the network."""

    weights: str
    sha256: str
    calibration: str
    calibrate: str
    """The command that writes the calibration."""
    behind: str = ""
    """The SHA-256 of the network whose readings it verifies: the calibration weighs both."""

    def calibrated(self, sha256: str) -> str:
        """What a calibration of a network with this SHA-256 says that it was made for."""
        return f"{self.behind}+{sha256}" if self.behind else sha256


READER = Pinned(
    weights=pins.WEIGHTS_FILE,
    sha256=pins.WEIGHTS_SHA256,
    calibration=pins.CALIBRATION_FILE,
    calibrate="python -m assistant.reader.calibrate",
)
VERIFIER = Pinned(
    weights=verifier_pins.WEIGHTS_FILE,
    sha256=verifier_pins.WEIGHTS_SHA256,
    calibration=verifier_pins.CALIBRATION_FILE,
    calibrate="python -m assistant.reader.calibrate --verifier",
    behind=pins.WEIGHTS_SHA256,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Logistic weights that turn a reading's features into a probability.

    `threshold` (0-1) is the probability from which a reading counts as an answer, `weights_sha256`
    what it was made for: a network, or a reader and the verifier behind it with a `+` between.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    weights_sha256: str

    @classmethod
    def from_json(cls, text: str) -> Calibration:
        """Read what `to_json` wrote.

        Raises:
            KeyError: If a field is missing.
        """
        data: dict[str, Any] = json.loads(text)
        return cls(
            names=tuple(data["weights"]),
            weights=tuple(float(value) for value in data["weights"].values()),
            bias=float(data["bias"]),
            threshold=float(data["threshold"]),
            weights_sha256=str(data["weights_sha256"]),
        )

    def to_json(self) -> str:
        """The calibration as indented JSON."""
        data = {
            "weights": dict(zip(self.names, self.weights, strict=True)),
            "bias": self.bias,
            "threshold": self.threshold,
            "weights_sha256": self.weights_sha256,
        }
        return json.dumps(data, indent=2) + "\n"


def open_session(path: Path, *, threads: int | None) -> Any:
    """An `onnxruntime.InferenceSession` on the CPU; None takes all cores.

    Raises:
        ModelError: If the file is no model.
    """
    ort: Any = onnxruntime  # ships no types
    options = ort.SessionOptions()
    if threads is not None:
        options.intra_op_num_threads = threads
    # The arena keeps the largest batch ever seen; a reader sits in memory for days.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    # Threads that wait by spinning take the cores from the next network and from Python: without
    # it the networks of a question take a seventh less on two cores (docs/lab-notes/reader.md).
    options.add_session_config_entry("session.force_spinning_stop", "1")
    try:
        return ort.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises a different class for every fault
        raise ModelError(f"{path} is not a model that onnxruntime can load: {error}") from error


class SpanNetwork:
    """The network as a function of numpy arrays."""

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        self._session = open_session(path, threads=threads)

    def __call__(self, ids: Ints, mask: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        """Start and end logits `[n, length]` and answerable logits `[n]`."""
        return self._spans({"ids": ids, "mask": mask, "types": types})

    def _spans(self, feed: dict[str, Ints]) -> tuple[Floats, Floats, Floats]:
        found = self._session.run(["start", "end", "answerable"], feed)
        start, end, answerable = cast("list[Floats]", found)
        return start, end, answerable


class VerifierNetwork(SpanNetwork):
    """The verifier's: finds spans, and judges what marked pieces say to a question."""

    def __call__(self, ids: Ints, mask: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        """As `SpanNetwork`; it knows no segments, so `types` are not looked at."""
        return self._spans({"ids": ids, "mask": mask, "marked": np.zeros_like(ids)})

    def judge(self, ids: Ints, mask: Ints, marked: Ints) -> Floats:
        """Logits `[n, 3]` of none, yes and no."""
        feed = {"ids": ids, "mask": mask, "marked": marked}
        return cast("list[Floats]", self._session.run(["verdict"], feed))[0]


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_sha256(path: Path, expected: str) -> None:
    """Refuse a file that is missing or is not byte for byte the pinned one.

    Raises:
        ModelMissing: There is no such file.
        ModelError: It was changed; names the file, both hashes and the way out.
    """
    if not path.is_file():
        raise ModelMissing(f"{path} is missing; reinstall dateline to restore it")
    actual = sha256_of(path)
    if actual != expected:
        raise ModelError(
            f"{path} was changed: its SHA-256 is {actual}, expected {expected}; "
            "reinstall dateline to restore it"
        )


def load_network(folder: Path = WEIGHTS_DIR, *, threads: int | None = None) -> SpanNetwork:
    """Check the reader's weights and load them.

    Raises:
        ModelError: If the file is missing, changed or unreadable.
    """
    return SpanNetwork(_checked(folder, READER), threads=threads)


def load_verifier(folder: Path = WEIGHTS_DIR, *, threads: int | None = None) -> VerifierNetwork:
    """Check the verifier's weights and load them.

    Raises:
        ModelError: If the file is missing, changed or unreadable.
    """
    return VerifierNetwork(_checked(folder, VERIFIER), threads=threads)


def _checked(folder: Path, pinned: Pinned) -> Path:
    path = folder / pinned.weights
    check_sha256(path, pinned.sha256)
    return path


def load_calibration(folder: Path = WEIGHTS_DIR, pinned: Pinned = READER) -> Calibration:
    """Load a calibration and check that it was made for the pinned weights.

    Raises:
        ModelError: If it is missing, malformed or belongs to other weights.
    """
    path = folder / pinned.calibration
    try:
        calibration = Calibration.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} cannot be read: {error}; reinstall dateline") from error
    expected = pinned.calibrated(pinned.sha256)
    if calibration.weights_sha256 != expected:
        raise ModelError(
            f"{path} was made for weights {calibration.weights_sha256}, "
            f"not for {expected}; run `{pinned.calibrate}`"
        )
    return calibration
