"""Training checkpoints → one int8 ONNX file in the package, with its hash pinned in code.

python -m assistant.entailment.export --checkpoint var/entailment/one.pt var/entailment/two.pt

Several checkpoints are averaged: runs of other seeds err in other places, and the mean of their
weights is better than each (docs/lab-notes/entailment.md).
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

import argparse
import hashlib
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.entailment import pins
from assistant.entailment.network import WEIGHTS_DIR, EntailmentNetwork
from assistant.reader.export import quantise
from assistant.reader.tokens import tokenizer_path

LARGEST_BYTES = 14_000_000


def average(paths: Sequence[Path], shares: Sequence[float]) -> dict[str, Any]:
    """Mean of the checkpoints' weights, each counted by its share."""
    import torch

    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    parts = [share / sum(shares) for share in shares]
    return {
        name: sum(state[name].float() * part for state, part in zip(states, parts, strict=True))
        for name, value in states[0].items()
        if value.is_floating_point()
    }


def export_fp32(state: dict[str, Any], target: Path) -> None:
    """Write the network with its attention, GELU and normalisation fused, in fp32."""
    import torch
    from onnxruntime.transformers import optimizer

    from assistant.entailment.model import new_model

    model = new_model(tokenizer_path().parent, attention="eager").eval()
    model.load_state_dict(dict(model.state_dict()) | state)
    words = torch.randn(2, 48, model.encoder.config.hidden_size)
    mask = torch.ones(2, 48, dtype=torch.int64)
    mask[1, 40:] = 0
    types = torch.zeros_like(mask)
    types[:, 20:30] = 1
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            model,
            (words, mask, types),
            str(raw),
            dynamo=False,
            opset_version=17,
            input_names=["words", "mask", "types"],
            output_names=["logits"],
            dynamic_axes={name: {0: "n", 1: "length"} for name in ("words", "mask", "types")}
            | {"logits": {0: "n"}},
        )
        fused = optimizer.optimize_model(
            str(raw), model_type="bert", num_heads=12, hidden_size=384, opt_level=0
        )
        fused.save_model_to_file(str(target))


def pin(path: Path) -> str:
    """Write the file's SHA-256 into `pins.py` and return it."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    module = Path(pins.__file__)
    text = re.sub(
        r"WEIGHTS_SHA256 = .*", f'WEIGHTS_SHA256 = "{digest}"', module.read_text(encoding="utf-8")
    )
    module.write_text(text, encoding="utf-8")
    return digest


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.entailment.export")
    parser.add_argument("--checkpoint", nargs="+", required=True)
    parser.add_argument("--shares", nargs="+", type=float, help="one a checkpoint; else alike")
    args = parser.parse_args()
    shares = args.shares or [1.0] * len(args.checkpoint)
    target = WEIGHTS_DIR / pins.WEIGHTS_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        export_fp32(average([Path(name) for name in args.checkpoint], shares), full)
        quantise(full, target)
        print(f"int8 against fp32, largest difference of a logit: {_compare(full, target):.3f}")
    size = target.stat().st_size
    if size > LARGEST_BYTES:
        raise SystemExit(f"{target} has {size} bytes, more than {LARGEST_BYTES}")
    print(f"{target}: {size} bytes, SHA-256 {pin(target)}")


def _compare(full: Path, small: Path) -> float:
    rng = np.random.default_rng(0)
    words = rng.normal(0, 0.05, (4, 96, 384)).astype(np.float32)
    mask = np.ones((4, 96), dtype=np.int64)
    types = np.zeros_like(mask)
    types[:, 40:60] = 1
    both = [EntailmentNetwork(path)(words, mask, types) for path in (full, small)]
    return float(np.abs(both[0] - both[1]).max())


if __name__ == "__main__":
    main()
