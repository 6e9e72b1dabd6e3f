"""The verifier's network: the first layers of an MPNet encoder, with three heads (torch).

Two of them are the reader's, which find spans; the third judges what a marked sentence says to a
question. It takes word pieces by the numbers of the reader's vocabulary, which MPNet's holds under
others: its table of word vectors is put into the reader's order when the published encoder is
loaded.

Source:
    Song et al. 2020, arXiv:2004.09297 (MPNet); Shaw et al. 2018, doi:10.18653/v1/N18-2074, and
    Raffel et al. 2020, arXiv:1910.10683 (attention by how far apart two pieces stand).
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name that torch's own documents use

from assistant.entailment.view import LABELS
from assistant.errors import ModelError
from assistant.reader.model import pooled
from assistant.reader.tokens import CLS, PAD, SEP

WIDTH, HEADS, INNER = 768, 12, 3072
LAYERS = 8
_BUCKETS, _FAR_APART = 32, 128
_VOCABULARY, _POSITIONS = 30522, 514
# MPNet numbers its own marks from 0 and the other word pieces from behind them.
_MARKS = {CLS: 0, PAD: 1, SEP: 2}
_SHIFT = 4
_FIRST_POSITION = 2
_FAR = -1e4


class Layer(nn.Module):
    """Attention with a bias for how far apart two pieces stand, then a feed-forward product."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = dropout

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """`hidden` is `[n, length, WIDTH]`, `bias` `[n, HEADS, length, length]`."""
        n, length, _ = hidden.shape
        parts = self.qkv(hidden).view(n, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        seen = self.out(seen.transpose(1, 2).reshape(n, length, WIDTH))
        hidden = self.norm1(hidden + F.dropout(seen, self.dropout, self.training))
        made = self.down(F.gelu(self.up(hidden)))
        return self.norm2(hidden + F.dropout(made, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces to vectors `[n, length, WIDTH]`; padding stands at the end."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(_VOCABULARY, WIDTH)
        self.positions = nn.Embedding(_POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.relative = nn.Embedding(_BUCKETS, HEADS)
        # MPNet knows no segments; what is added to the pieces of a sentence that is judged.
        self.marked = nn.Parameter(torch.zeros(WIDTH))
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = dropout
        apart = buckets(_POSITIONS - _FIRST_POSITION)
        self.register_buffer("apart", apart, persistent=False)

    def forward(self, ids: Tensor, mask: Tensor, marked: Tensor | None = None) -> Tensor:
        """`ids`, `mask` and `marked` are `[n, length]`; without the last nothing is marked."""
        length = ids.shape[1]
        pieces = self.words(ids) + self.positions.weight[_FIRST_POSITION : length + _FIRST_POSITION]
        if marked is not None:
            pieces = pieces + marked.unsqueeze(-1).to(pieces.dtype) * self.marked
        hidden = F.dropout(self.norm(pieces), self.dropout, self.training)
        apart: Any = self.apart
        bias = self.relative(apart[:length, :length]).permute(2, 0, 1)[None]
        bias = bias + (1.0 - mask[:, None, None, :].to(bias.dtype)) * _FAR
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class VerifierModel(nn.Module):
    """Scores every position as a span's start and end, the passage as answering, and a sentence.

    Called for spans it has the outputs of `model.SpanModel`, trained with the same losses. Word
    and position vectors are frozen.
    """

    def __init__(self, *, layers: int = LAYERS, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout)
        self.span = nn.Linear(WIDTH, 2)
        self.answerable = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 1))
        self.judged = nn.Sequential(
            nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, len(LABELS))
        )
        self.encoder.words.requires_grad_(False)
        self.encoder.positions.requires_grad_(False)

    def forward(
        self, ids: Tensor, mask: Tensor, types: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of starts, ends and answerability; segment `types` are not looked at."""
        return self._spans(self.encoder(ids, mask))

    def judge(self, ids: Tensor, mask: Tensor, marked: Tensor) -> Tensor:
        """Logits `[n, 3]` of none, yes and no: what the marked pieces say to the question."""
        return self.judged(pooled(self.encoder(ids, mask, marked), marked))

    def _spans(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        start, end = self.span(hidden).unbind(-1)
        return start, end, self.answerable(hidden[:, 0]).squeeze(-1)


class ExportedVerifier(VerifierModel):
    """The same network with all outputs at once: a session computes what it is asked for."""

    def forward(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, ids: Tensor, mask: Tensor, marked: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of starts, ends and answerability, and `[n, 3]` of none, yes and no."""
        hidden = self.encoder(ids, mask, marked)
        return *self._spans(hidden), self.judged(pooled(hidden, marked))


def new_verifier(
    folder: Path | str, *, seed: int, dropout: float = 0.0, layers: int = LAYERS
) -> VerifierModel:
    """The first layers of the published encoder in `folder` with fresh heads.

    Raises:
        ModelError: If the folder holds no `model.safetensors` of an MPNet encoder of this width.
    """
    from safetensors import SafetensorError

    torch.manual_seed(seed)
    model = VerifierModel(layers=layers, dropout=dropout)
    path = Path(folder) / "model.safetensors"
    try:
        published = _published(path, len(model.encoder.layers))
        model.encoder.load_state_dict(published | {"marked": model.encoder.marked.detach()})
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            f"{path} is not a published MPNet encoder of width {WIDTH}: {error}. "
            "Name the folder of all-mpnet-base-v2 with `--encoder`."
        ) from error
    return model


def layers_of(state: dict[str, Any]) -> int:
    """How many layers a state of a verifier has."""
    return 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))


def _published(path: Path, layers: int) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    held: dict[str, Any] = load_file(path)
    words = held["embeddings.word_embeddings.weight"]
    ordered = words[_SHIFT : _SHIFT + _VOCABULARY].clone()
    for here, there in _MARKS.items():
        ordered[here] = words[there]
    found = {
        "words.weight": ordered,
        "positions.weight": held["embeddings.position_embeddings.weight"],
        "norm.weight": held["embeddings.LayerNorm.weight"],
        "norm.bias": held["embeddings.LayerNorm.bias"],
        "relative.weight": held["encoder.relative_attention_bias.weight"],
    }
    names = {
        "out": "attention.attn.o",
        "norm1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for number in range(layers):
        stem = f"encoder.layer.{number}"
        for part in ("weight", "bias"):
            heads = [held[f"{stem}.attention.attn.{name}.{part}"] for name in "qkv"]
            found[f"layers.{number}.qkv.{part}"] = torch.cat(heads)
            for name, theirs in names.items():
                found[f"layers.{number}.{name}.{part}"] = held[f"{stem}.{theirs}.{part}"]
    return found


def buckets(length: int) -> Tensor:
    """Bucket of each pair of places `[length, length]`: exact near by, logarithmic far apart."""
    at = torch.arange(length)
    apart = at[:, None] - at[None, :]
    half = _BUCKETS // 2
    side = (apart < 0).long() * half
    apart = apart.abs()
    exact = half // 2
    ratio = torch.log(apart.float().clamp_min(1) / exact) / math.log(_FAR_APART / exact)
    far = (exact + (ratio * (half - exact)).long()).clamp_max(half - 1)
    return side + torch.where(apart < exact, apart, far)
