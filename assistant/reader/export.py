"""Training checkpoint → one int8 ONNX file in the package, with its hash pinned in code.

python -m assistant.reader.export --checkpoint var/reader/final.pt
python -m assistant.reader.export --verifier --checkpoint var/verifier/final.pt
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

import argparse
import logging
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.reader import pins, verifier_pins
from assistant.reader.corpus import join_corpora
from assistant.reader.news import news_files, read_news
from assistant.reader.tokens import load_tokenizer, tokenizer_path
from assistant.reader.verified import around
from assistant.reader.weights import WEIGHTS_DIR, sha256_of
from assistant.reader.windows import Window, cut_windows, to_arrays

LARGEST_BYTES = 25_000_000
LARGEST_VERIFIER_BYTES = 90_000_000


def average(states: Sequence[dict[str, Any]], shares: Sequence[float]) -> dict[str, Any]:
    """Mean of several states of one network, each counted by its share."""
    parts = [share / sum(shares) for share in shares]
    return {
        name: sum(state[name].float() * part for state, part in zip(states, parts, strict=True))
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }


def export_fp32(state: dict[str, Any], target: Path) -> None:
    """Write the reader in fp32."""
    from assistant.reader.model import new_model

    model = new_model(tokenizer_path().parent, seed=0, attention="eager").eval()
    model.load_state_dict(state)
    _write(model, ("ids", "mask", "types"), _SPANS, target)


def export_verifier(state: dict[str, Any], target: Path) -> None:
    """Write the verifier in fp32; what it holds in its word vectors is as published."""
    from assistant.reader.mpnet import HEADS, WIDTH, ExportedVerifier, layers_of
    from assistant.reader.smooth import smooth

    model = ExportedVerifier(layers=layers_of(state)).eval()
    model.load_state_dict(state)
    smooth(model, _typical(), (".qkv", ".up", ".down"))
    outputs = {**_SPANS, "verdict": {0: "n"}}
    _write(model, ("ids", "mask", "marked"), outputs, target, heads=HEADS, width=WIDTH)


_SPANS = {
    "start": {0: "n", 1: "length"},
    "end": {0: "n", 1: "length"},
    "answerable": {0: "n"},
}
"""What a network says of spans, with the axes that vary."""


def _write(
    model: Any,
    inputs: Sequence[str],
    outputs: dict[str, dict[int, str]],
    target: Path,
    **sizes: int,
) -> None:
    """Write a network by an example of the inputs that it takes."""
    import torch

    ids = torch.randint(1000, 2000, (2, 48))
    mask = torch.ones_like(ids)
    mask[1, 40:] = 0
    types = torch.zeros_like(ids)
    types[:, 20:30] = 1
    fed = {"ids": ids, "mask": mask, "types": types, "marked": types}
    write_fused(model, {name: fed[name] for name in inputs}, outputs, target, **sizes)


def _typical(count: int = 96, size: int = 8) -> list[list[Any]]:
    """Batches of windows as the verifier was trained on them: ids and mask, and nothing marked."""
    import torch

    tokenizer = load_tokenizer()
    corpus = join_corpora([read_news(path, dev=False) for path in news_files()])
    rows = corpus.rows[:: max(1, len(corpus.rows) // count)][:count]
    windows: list[Window] = []
    for row in rows:
        text, start = corpus.contexts[row.ctx], row.answers[0][1] if row.answers else 0
        low, high = around(text, start, start + 1)
        passage = (corpus.prefix(row.ctx), text[low:high])
        windows += cut_windows(tokenizer, row.question, [passage])[:1]
    parts = [windows[low : low + size] for low in range(0, len(windows), size)]
    fed: list[list[Any]] = []
    for part in parts:
        ids, mask, _ = to_arrays(part)
        fed.append([torch.from_numpy(one) for one in (ids, mask, np.zeros_like(ids))])
    return fed


def write_fused(
    model: Any,
    inputs: dict[str, Any],
    outputs: dict[str, dict[int, str]],
    target: Path,
    *,
    heads: int = 12,
    width: int = 384,
) -> None:
    """Write a network of the encoder with its attention, GELU and normalisation fused.

    Args:
        model: Ready to be used, its attention eager.
        inputs: An example of each input, `[n, length, …]`, in the order of its arguments.
        outputs: The axes of each output that vary, in order.
        target: The file to write.
        heads: Attention heads of a layer.
        width: Numbers a piece is told by.
    """
    import torch
    from onnxruntime.transformers import optimizer

    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        # dynamo=True wrote a model that onnxruntime refused (torch 2.13, transformers 5.23).
        torch.onnx.export(
            model,
            tuple(inputs.values()),
            str(raw),
            dynamo=False,
            opset_version=17,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {0: "n", 1: "length"} for name in inputs} | outputs,
        )
        fused = optimizer.optimize_model(
            str(raw), model_type="bert", num_heads=heads, hidden_size=width, opt_level=0
        )
        fused.save_model_to_file(str(target))


# A quarter of what int8 loses is lost in this one product (docs/lab-notes/reader.md).
_EXACT = ("/encoder/encoder/layer.0/output/dense/MatMul",)


def quantise(source: Path, target: Path) -> None:
    """Write the network with int8 weights, one scale per channel, the worst product apart."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.getLogger().setLevel(logging.ERROR)
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=list(_EXACT),
        extra_options={"DefaultTensorType": 1},
    )


def pin(path: Path, module: Path) -> str:
    """Write the file's SHA-256 into a module of pins and return it."""
    digest = sha256_of(path)
    text = re.sub(
        r"WEIGHTS_SHA256 = .*", f'WEIGHTS_SHA256 = "{digest}"', module.read_text(encoding="utf-8")
    )
    module.write_text(text, encoding="utf-8")
    return digest


def main() -> None:
    """Export from the command line."""
    import torch

    parser = argparse.ArgumentParser(prog="python -m assistant.reader.export")
    parser.add_argument("--verifier", action="store_true", help="the verifier, not the reader")
    parser.add_argument("--checkpoint", nargs="+", default=["var/reader/final.pt"])
    parser.add_argument("--shares", nargs="+", type=float, help="one a checkpoint; else alike")
    parser.add_argument("--which", choices=["ema", "model"], default="ema")
    parser.add_argument("--out", default=str(WEIGHTS_DIR))
    parser.add_argument("--fp32", help="also keep the fp32 network here, to compare with")
    parser.add_argument("--no-pin", action="store_true", help="leave pins.py as it is")
    args = parser.parse_args()
    named, most = (
        (verifier_pins, LARGEST_VERIFIER_BYTES) if args.verifier else (pins, LARGEST_BYTES)
    )
    write = export_verifier if args.verifier else export_fp32
    target = Path(args.out) / named.WEIGHTS_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(args.fp32) if args.fp32 else Path(folder) / "fp32.onnx"
        held = [torch.load(p, map_location="cpu", weights_only=True) for p in args.checkpoint]
        shares = args.shares or [1.0] * len(held)
        write(average([one[args.which] for one in held], shares), full)
        quantise(full, target)
        lost = _compare(full, target, verifier=args.verifier)
        print(f"int8 against fp32, largest difference of a logit: {lost:.3f}")
    size = target.stat().st_size
    if size > most:
        raise SystemExit(f"{target} has {size} bytes, more than {most}")
    digest = sha256_of(target) if args.no_pin else pin(target, Path(str(named.__file__)))
    print(f"{target}: {size} bytes, SHA-256 {digest}")


def _compare(full: Path, small: Path, *, verifier: bool) -> float:
    from assistant.reader.weights import SpanNetwork, VerifierNetwork

    rng = np.random.default_rng(0)
    ids = rng.integers(1000, 20000, (4, 96), dtype=np.int64)
    mask, types = np.ones_like(ids), np.zeros_like(ids)
    types[:, 40:60] = 1
    if verifier:
        both = [VerifierNetwork(path) for path in (full, small)]
        found = [(*one(ids, mask, types), one.judge(ids, mask, types)) for one in both]
    else:
        found = [SpanNetwork(path)(ids, mask, types) for path in (full, small)]
    return max(float(np.abs(a - b).max()) for a, b in zip(*found, strict=True))


if __name__ == "__main__":
    main()
