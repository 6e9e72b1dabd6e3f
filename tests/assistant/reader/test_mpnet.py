"""The verifier's network in small: what it is loaded from, and what padding may not change."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from assistant.errors import ModelError  # noqa: E402
from assistant.reader import mpnet  # noqa: E402
from assistant.reader.mpnet import (  # noqa: E402
    ExportedVerifier,
    VerifierModel,
    buckets,
    layers_of,
    new_verifier,
)
from assistant.reader.tokens import CLS, PAD, SEP  # noqa: E402


def published(folder: Path, layers: int) -> dict[str, Any]:
    """A file as MPNet is published, of random numbers; every word vector holds its own number."""
    from safetensors.torch import save_file

    width, inner = mpnet.WIDTH, mpnet.INNER
    made = torch.Generator().manual_seed(3)

    def some(*shape: int) -> Any:
        return torch.randn(*shape, generator=made) * 0.02

    held: dict[str, Any] = {
        "embeddings.word_embeddings.weight": torch.arange(30527.0)[:, None].repeat(1, width),
        "embeddings.position_embeddings.weight": some(514, width),
        "embeddings.LayerNorm.weight": torch.ones(width),
        "embeddings.LayerNorm.bias": torch.zeros(width),
        "encoder.relative_attention_bias.weight": some(32, mpnet.HEADS),
    }
    for number in range(layers):
        stem = f"encoder.layer.{number}"
        shapes = {
            "attention.attn.q": (width, width),
            "attention.attn.k": (width, width),
            "attention.attn.v": (width, width),
            "attention.attn.o": (width, width),
            "intermediate.dense": (inner, width),
            "output.dense": (width, inner),
        }
        for name, shape in shapes.items():
            held[f"{stem}.{name}.weight"] = some(*shape)
            held[f"{stem}.{name}.bias"] = some(shape[0])
        for name in ("attention.LayerNorm", "output.LayerNorm"):
            held[f"{stem}.{name}.weight"] = torch.ones(width)
            held[f"{stem}.{name}.bias"] = torch.zeros(width)
    save_file(held, folder / "model.safetensors")
    return held


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("published")
    published(made, 2)
    return made


def test_word_vectors_stand_in_the_readers_order(folder: Path) -> None:
    words = new_verifier(folder, seed=0, layers=2).encoder.words.weight
    # MPNet numbers `<s>` 0, `<pad>` 1, `</s>` 2, and every other piece four higher.
    assert [int(words[piece, 0]) for piece in (CLS, PAD, SEP, 1000)] == [0, 1, 2, 1004]
    assert not words.requires_grad


def test_the_layers_are_the_first_ones_published(folder: Path) -> None:
    from safetensors.torch import load_file

    held: dict[str, Any] = load_file(folder / "model.safetensors")
    state = new_verifier(folder, seed=0, layers=2).state_dict()
    assert layers_of(state) == 2
    assert torch.equal(
        state["encoder.layers.1.down.weight"], held["encoder.layer.1.output.dense.weight"]
    )
    assert torch.equal(
        state["encoder.layers.0.qkv.weight"][mpnet.WIDTH : 2 * mpnet.WIDTH],
        held["encoder.layer.0.attention.attn.k.weight"],
    )


def test_it_computes_what_transformers_does(folder: Path) -> None:
    from safetensors.torch import load_file
    from transformers import MPNetConfig, MPNetModel

    theirs = MPNetModel(
        MPNetConfig(vocab_size=30527, max_position_embeddings=514, num_hidden_layers=2),
        add_pooling_layer=False,
    ).eval()
    held = load_file(folder / "model.safetensors")
    # Vectors of its own for every piece: those of the file are large and alike.
    torch.manual_seed(5)
    held["embeddings.word_embeddings.weight"] = torch.randn(30527, mpnet.WIDTH)
    theirs.load_state_dict(held, strict=False)
    ours = new_verifier(folder, seed=0, layers=2).encoder.eval()
    ours.words.weight.data = held["embeddings.word_embeddings.weight"][4 : 4 + 30522]
    ids = torch.randint(1000, 9000, (2, 30))
    mask = torch.ones_like(ids)
    mask[1, 20:] = 0
    padded = torch.where(mask > 0, ids + 4, torch.ones_like(ids))
    with torch.no_grad():
        expected = theirs(input_ids=padded, attention_mask=mask).last_hidden_state
        found = ours(ids, mask)
    assert torch.allclose(found[mask > 0], expected[mask > 0], atol=1e-4)


@pytest.mark.parametrize("content", [None, b"not tensors"])
def test_another_file_is_refused_with_the_way_out(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.safetensors is not .*--encoder"):
        new_verifier(tmp_path, seed=0)


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    model = VerifierModel(layers=1).eval()
    ids = torch.randint(1000, 2000, (1, 12))
    padded = torch.cat([ids, torch.zeros(1, 5, dtype=torch.long)], dim=1)
    mask = torch.tensor([[1] * 12 + [0] * 5])
    with torch.no_grad():
        alone = model(ids, torch.ones_like(ids))
        beside = model(padded, mask)
    assert torch.allclose(alone[0], beside[0][:, :12], atol=1e-5)
    assert torch.allclose(alone[2], beside[2], atol=1e-5)


def marked_pieces() -> tuple[Any, Any, Any]:
    """Two rows of ids, their mask, and a sentence marked in each."""
    torch.manual_seed(1)
    ids = torch.randint(1000, 2000, (2, 14))
    mask = torch.ones_like(ids)
    mask[1, 11:] = 0
    marked = torch.zeros_like(ids)
    marked[:, 4:9] = 1
    return ids, mask, marked


def with_a_mark(model: Any) -> Any:
    """A network to which it matters what is marked; untrained it is a zero."""
    torch.nn.init.normal_(model.encoder.marked)
    return model.eval()


def test_what_is_marked_is_judged() -> None:
    model = with_a_mark(VerifierModel(layers=1))
    ids, mask, marked = marked_pieces()
    elsewhere = marked.roll(2, dims=1)
    with torch.no_grad():
        assert not torch.allclose(model.judge(ids, mask, marked), model.judge(ids, mask, elsewhere))


def test_padding_changes_no_verdict() -> None:
    model = with_a_mark(VerifierModel(layers=1))
    ids, mask, marked = marked_pieces()
    with torch.no_grad():
        beside = model.judge(ids, mask, marked)[1:]
        alone = model.judge(ids[1:, :11], mask[1:, :11], marked[1:, :11])
    assert torch.allclose(beside, alone, atol=1e-5)


def test_the_exported_network_says_the_same_of_spans_and_sentences() -> None:
    model = with_a_mark(VerifierModel(layers=1))
    exported = ExportedVerifier(layers=1).eval()
    exported.load_state_dict(model.state_dict())
    ids, mask, marked = marked_pieces()
    with torch.no_grad():
        *spans, _ = exported(ids, mask, torch.zeros_like(marked))
        *_, verdict = exported(ids, mask, marked)
        for ours, theirs in zip(spans, model(ids, mask), strict=True):
            assert torch.allclose(ours, theirs, atol=1e-5)
        assert torch.allclose(verdict, model.judge(ids, mask, marked), atol=1e-5)


def test_what_is_further_away_weighs_by_its_distance() -> None:
    apart = buckets(300)
    near = [int(apart[10, at]) for at in (10, 9, 11, 3, 17)]
    assert near == [0, 1, 17, 7, 23]
    # From eight pieces on, buckets widen; beyond 128 all are one.
    assert int(apart[250, 100]) == int(apart[299, 0]) == 15
    assert int(apart[100, 250]) == 31
