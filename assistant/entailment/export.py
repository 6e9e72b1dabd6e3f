"""Training checkpoints → one int8 ONNX file in the package, with its hash pinned in code.

python -m assistant.entailment.export --checkpoint var/entailment/one.pt var/entailment/two.pt

Several checkpoints are averaged: runs of other seeds err in other places, and the mean of their
weights is better than each (docs/lab-notes/entailment.md).
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from assistant.entailment import pins
from assistant.entailment.network import WEIGHTS_DIR, EntailmentNetwork
from assistant.reader.export import average, pin, quantise, write_fused
from assistant.reader.tokens import tokenizer_path

LARGEST_BYTES = 14_000_000


def export_fp32(state: dict[str, Any], target: Path) -> None:
    """Write the judge in fp32."""
    import torch

    from assistant.entailment.model import new_model

    model = new_model(tokenizer_path().parent, attention="eager").eval()
    model.load_state_dict(state)
    words = torch.randn(2, 48, model.encoder.config.hidden_size)
    mask = torch.ones(2, 48, dtype=torch.int64)
    mask[1, 40:] = 0
    types = torch.zeros_like(mask)
    types[:, 20:30] = 1
    inputs = {"words": words, "mask": mask, "types": types}
    write_fused(model, inputs, {"logits": {0: "n"}}, target)


def main() -> None:
    """Export from the command line."""
    import torch

    parser = argparse.ArgumentParser(prog="python -m assistant.entailment.export")
    parser.add_argument("--checkpoint", nargs="+", required=True)
    parser.add_argument("--shares", nargs="+", type=float, help="one a checkpoint; else alike")
    args = parser.parse_args()
    shares = args.shares or [1.0] * len(args.checkpoint)
    states = [torch.load(p, map_location="cpu", weights_only=True) for p in args.checkpoint]
    target = WEIGHTS_DIR / pins.WEIGHTS_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        export_fp32(average(states, shares), full)
        quantise(full, target)
        print(f"int8 against fp32, largest difference of a logit: {_compare(full, target):.3f}")
    size = target.stat().st_size
    if size > LARGEST_BYTES:
        raise SystemExit(f"{target} has {size} bytes, more than {LARGEST_BYTES}")
    print(f"{target}: {size} bytes, SHA-256 {pin(target, Path(pins.__file__))}")


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
