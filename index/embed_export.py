# pyright: basic
"""Published MiniLM weights → ONNX files, verified against sentence-transformers.

Run as `python -m index.embed_export FOLDER`, once for a user, by `embed_files`.
Torch, transformers, onnx and sentence-transformers are imported here alone.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np

from index.embed_files import check_published, published_dir, write_manifest

LEAST_COSINE = {"fp32": 0.99999, "int8": 0.97}
"""Least cosine of an export to the original over the sample texts."""

_SAMPLES = (
    "Rain",
    "The ministers met in the capital on Tuesday and left without an agreement.",
    "“We have no intention of raising prices,” the airline's chief said in Zürich.",
    "Turnout was 61.4 %, the U.S. embassy noted; AT&T shares fell 3.2 percent. " * 6,
)


def export(folder: Path) -> None:
    """Write `model-fp32.onnx`, `model-int8.onnx` and the tokenizer into `folder`.

    The folder appears whole or not at all.

    Raises:
        ModelMissing: The published files are missing or differ.
        RuntimeError: An export does not agree with sentence-transformers.
    """
    source = published_dir()
    check_published(source)
    work = Path(tempfile.mkdtemp(prefix="export-", dir=folder.parent))
    try:
        plain = work / "plain.onnx"
        _export_plain(source, plain)
        _optimise(plain, work / "model-fp32.onnx")
        _quantise(work / "model-fp32.onnx", work / "model-int8.onnx")
        plain.unlink()
        shutil.copyfile(source / "tokenizer.json", work / "tokenizer.json")
        _verify(source, work)
        write_manifest(work)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _export_plain(source: Path, target: Path) -> None:
    import torch
    from transformers import AutoModel

    class SentenceEncoder(torch.nn.Module):
        """Encoder, mean of the tokens that are not padding, unit length."""

        def __init__(self) -> None:
            super().__init__()
            # The fused attention of torch cannot be exported to this opset.
            self.encoder = AutoModel.from_pretrained(str(source), attn_implementation="eager")

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
            weights = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    ids = torch.ones((2, 8), dtype=torch.int64)
    torch.onnx.export(
        SentenceEncoder().eval(),
        (ids, torch.ones_like(ids)),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=["embedding"],
        dynamic_axes={
            "input_ids": {0: "texts", 1: "tokens"},
            "attention_mask": {0: "texts", 1: "tokens"},
            "embedding": {0: "texts"},
        },
        opset_version=17,
        # The newer exporter made an invalid model of this one.
        dynamo=False,
    )


def _optimise(source: Path, target: Path) -> None:
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    # See `embed.SLOW_FUSION`; the other fusions are worth having.
    options.enable_skip_layer_norm = False
    model = optimizer.optimize_model(
        str(source),
        model_type="bert",
        num_heads=12,
        hidden_size=384,
        optimization_options=options,
        opt_level=0,
    )
    model.save_model_to_file(str(target))


def _quantise(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": 1},
    )


def _verify(source: Path, folder: Path) -> None:
    import onnxruntime
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

    wanted = SentenceTransformer(str(source), device="cpu").encode(
        list(_SAMPLES), normalize_embeddings=True
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=256)
    for precision, least in LEAST_COSINE.items():
        session = onnxruntime.InferenceSession(
            str(folder / f"model-{precision}.onnx"), providers=["CPUExecutionProvider"]
        )
        for text, vector in zip(_SAMPLES, wanted, strict=True):
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            cosine = float(np.asarray(session.run(None, inputs)[0])[0] @ vector)
            if cosine < least:
                raise RuntimeError(
                    f"the {precision} export differs from sentence-transformers (cosine "
                    f"{cosine:.5f}, at least {least} expected)"
                )


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    os.environ["HF_HUB_OFFLINE"] = "1"
    export(Path(sys.argv[1]))
