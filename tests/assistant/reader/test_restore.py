"""The shipped int8 file as the start of further training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from assistant.reader.model import SpanModel, new_model  # noqa: E402
from assistant.reader.mpnet import VerifierModel  # noqa: E402
from assistant.reader.restore import restore_state  # noqa: E402
from assistant.reader.tokens import CLS, SEP, load_tokenizer, tokenizer_path  # noqa: E402
from assistant.reader.weights import VERIFIER, WEIGHTS_DIR, SpanNetwork, VerifierNetwork  # noqa: E402

QUESTION = "Where did the ferry run aground?"
PASSAGE = "The ferry Solvik ran aground off Marnes on Friday evening. All 212 people got off."


@pytest.fixture(scope="module")
def model() -> SpanModel:
    return new_model(tokenizer_path().parent, seed=0).eval()


def test_restored_weights_read_as_the_shipped_file_does(model: SpanModel) -> None:
    tokenizer = load_tokenizer()
    asked = tokenizer.encode(QUESTION, add_special_tokens=False).ids
    told = tokenizer.encode(PASSAGE, add_special_tokens=False).ids
    ids = np.array([[CLS, *asked, SEP, *told, SEP]], dtype=np.int64)
    types = np.array([[0] * (len(asked) + 2) + [1] * (len(told) + 1)], dtype=np.int64)
    mask = np.ones_like(ids)
    shipped = SpanNetwork(WEIGHTS_DIR / "reader.int8.onnx")(ids, mask, types)
    model.load_state_dict(restore_state(model))
    with torch.no_grad():
        restored = model(*(torch.from_numpy(array) for array in (ids, mask, types)))
    for ours, theirs in zip(restored[:2], shipped[:2], strict=True):
        assert int(ours.argmax()) == int(theirs.argmax())
        assert np.corrcoef(ours.numpy().ravel(), theirs.ravel())[0, 1] > 0.98


def test_the_verifier_reads_as_its_shipped_file_does() -> None:
    path = WEIGHTS_DIR / VERIFIER.weights
    model = VerifierModel().eval()
    model.load_state_dict(restore_state(model, path, frozen=True))
    ids = np.random.default_rng(0).integers(1000, 9000, (24, 40), dtype=np.int64)
    mask = np.ones_like(ids)
    marked = np.zeros_like(ids)
    marked[:, 20:30] = 1
    shipped = VerifierNetwork(path)
    spans, verdicts = shipped(ids, mask, marked), shipped.judge(ids, mask, marked)
    with torch.no_grad():
        restored = model(torch.from_numpy(ids), torch.from_numpy(mask))
        judged = model.judge(*(torch.from_numpy(array) for array in (ids, mask, marked)))
    for ours, theirs in zip(restored[:2], spans[:2], strict=True):
        assert np.corrcoef(ours.numpy().ravel(), theirs.ravel())[0, 1] > 0.97
    # What all rows have alike says nothing of the weights.
    ours, theirs = (one - one.mean(axis=0) for one in (judged.numpy(), verdicts))
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.9


def test_a_file_without_the_weights_is_refused(model: SpanModel, tmp_path: Path) -> None:
    import onnx

    path = tmp_path / "empty.onnx"
    empty = onnx.helper.make_model(onnx.helper.make_graph([], "empty", [], []))
    path.write_bytes(empty.SerializeToString())
    with pytest.raises(ValueError, match="holds no weight"):
        restore_state(model, path)
