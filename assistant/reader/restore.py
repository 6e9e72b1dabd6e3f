"""Shipped int8 file → weights that can be trained further (torch).

Quantisation lost little (see the model card), so nobody needs the checkpoint of the shipped
run to adapt the reader to questions of their own:

    python -m assistant.reader.train --from-shipped --data my-questions.json.gz
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np

from assistant.reader import pins
from assistant.reader.weights import WEIGHTS_DIR

_FROZEN = (
    "encoder.embeddings.word_embeddings.",
    "encoder.embeddings.position_embeddings.",
    "encoder.words.",
    "encoder.positions.",
)
_PRODUCT = re.compile(r"^/(?P<path>.+?)/(?:Gemm_)?MatMul(?:_quant)?$")


def restore_state(
    model: Any, path: Path | None = None, *, within: str = "", frozen: bool = False
) -> dict[str, Any]:
    """The state of `model` with every trained weight taken from an exported file.

    Word and position vectors are frozen in training, so they stay those of the published
    encoder, unrounded, unless they are asked for.

    Args:
        model: A network of the published encoder, or a part of one.
        path: A file that `assistant.reader.export` wrote; the shipped one by default.
        within: Which part, such as `encoder.`; empty for the whole.
        frozen: Take word and position vectors too, rounded as they are shipped.

    Raises:
        ValueError: If the file lacks a weight of the model, or holds one of another shape.
    """
    import torch

    path = path or WEIGHTS_DIR / pins.WEIGHTS_FILE
    found = _weights(path)
    state = dict(model.state_dict())
    for name, value in state.items():
        whole = f"{within}{name}"
        kept = whole.startswith(_FROZEN) and not frozen
        if kept or not value.is_floating_point():
            continue
        if whole not in found or found[whole].shape != tuple(value.shape):
            raise ValueError(f"{path} holds no weight {whole} of shape {tuple(value.shape)}")
        state[name] = torch.from_numpy(np.array(found[whole], dtype=np.float32))
    return state


def _weights(path: Path) -> dict[str, np.ndarray]:
    """Weights by the names that torch gives them."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    found = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    for key in [name for name in found if name.endswith("_quantized")]:
        name = key.removesuffix("_quantized")
        found[name] = _unrounded(found[key], found[f"{name}_zero_point"], found[f"{name}_scale"])
    for node in graph.node:
        product = _PRODUCT.match(node.name)
        if node.op_type in ("QAttention", "Attention"):
            weight = found[node.input[1].removesuffix("_quantized")]
            layer = int(re.findall(r"\d+", node.name)[0])
            found |= _attention(layer, weight, found[node.input[2]])
        elif product and node.input[1] in found:
            # The graph multiplies from the right, torch keeps the transposed matrix.
            name = node.input[1].removesuffix("_quantized")
            kept = name if name.endswith(".weight") else f"{_dotted(product['path'])}.weight"
            found[kept] = found[name].T
    return found | _unsmoothed(found)


def _unsmoothed(found: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The layers that `smooth` replaced, as they were."""
    plain: dict[str, np.ndarray] = {}
    for name, shrink in found.items():
        stem, _, last = name.rpartition(".")
        if last == "shrink":
            plain[f"{stem}.weight"] = found[f"{stem}.linear.weight"] * shrink
            plain[f"{stem}.bias"] = found[f"{stem}.linear.bias"]
    return plain


def _unrounded(values: np.ndarray, zero: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Whole numbers back to floats; a scale may stand for all or for each column."""
    return (values.astype(np.float32) - zero.astype(np.float32)) * scale


def _attention(layer: int, weight: np.ndarray, bias: np.ndarray) -> dict[str, np.ndarray]:
    """Query, key and value, which the export packs into one product."""
    stem = f"encoder.encoder.layer.{layer}.attention.self"
    parts = zip(
        ("query", "key", "value"), np.split(weight, 3, axis=1), np.split(bias, 3), strict=True
    )
    found: dict[str, np.ndarray] = {}
    for name, matrix, offset in parts:
        found[f"{stem}.{name}.weight"] = matrix.T
        found[f"{stem}.{name}.bias"] = offset
    return found


def _dotted(path: str) -> str:
    """`encoder/encoder/layer.0/output/dense` → `encoder.encoder.layer.0.output.dense`."""
    return path.replace("/", ".")
