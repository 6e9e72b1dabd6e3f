"""The built-in embedder agrees with sentence-transformers and never loads torch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import IndexSettings
from index.embed import OnnxEmbedder, open_embedder
from index.embed_files import check_published, model_files, published_dir
from index.errors import ModelMissing

TEXTS = (
    "Heavy rain closed the mountain road on Thursday.",
    "The council voted 31 to 7 for the new tram line.",
    "Ω",
    "A long report. " * 120,
)


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder(IndexSettings())


def test_vectors_have_unit_length_and_keep_the_order_of_texts(embedder: OnnxEmbedder) -> None:
    together = embedder.embed(TEXTS)
    assert together.shape == (4, 384)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-4)


def test_a_vector_depends_on_its_text_alone(embedder: OnnxEmbedder) -> None:
    alone = np.vstack([embedder.embed([text]) for text in TEXTS])
    assert np.array_equal(embedder.embed(TEXTS), alone)
    assert np.array_equal(embedder.embed(TEXTS[::-1]), alone[::-1])


def test_no_text_gives_no_vector(embedder: OnnxEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_tokens_are_counted_past_what_is_embedded(embedder: OnnxEmbedder) -> None:
    assert embedder.count_tokens("") == 0
    assert embedder.count_tokens("rain closed roads") == 3
    assert embedder.count_tokens("rain " * 1000) == 1000


def test_fp32_equals_int8_closely_and_has_another_fingerprint(embedder: OnnxEmbedder) -> None:
    exact = OnnxEmbedder(IndexSettings(precision="fp32"))
    assert exact.fingerprint != embedder.fingerprint
    assert (exact.embed(TEXTS[:2]) * embedder.embed(TEXTS[:2])).sum(axis=1).min() > 0.97


def test_embedding_imports_no_torch() -> None:
    script = (
        "import sys; from index import IndexSettings; from index.embed import open_embedder;"
        "open_embedder(IndexSettings()).embed(['rain']);"
        "print([m for m in ('torch', 'transformers', 'chromadb') if m in sys.modules])"
    )
    model_files(IndexSettings())
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_other_weights_than_the_published_ones_are_refused(tmp_path: Path) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(ModelMissing, match="not the published file"):
        check_published(tmp_path)


def test_the_installed_weights_are_the_published_ones() -> None:
    check_published(published_dir())


def test_a_changed_export_is_noticed(tmp_path: Path) -> None:
    files = model_files(IndexSettings())
    manifest = json.loads((files.weights.parent / "manifest.json").read_text())
    assert set(manifest) >= {files.weights.name, "tokenizer.json"}


def test_a_model_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelMissing, match="no such folder"):
        open_embedder(IndexSettings(embedder="/nowhere/model"))


@pytest.mark.slow
def test_the_exact_export_equals_sentence_transformers() -> None:
    ours = OnnxEmbedder(IndexSettings(precision="fp32"))
    theirs = open_embedder(IndexSettings(embedder=str(published_dir())))
    assert theirs.dim == 384
    assert (ours.embed(TEXTS) * theirs.embed(TEXTS)).sum(axis=1).min() > 0.99999
    assert theirs.fingerprint != ours.fingerprint
