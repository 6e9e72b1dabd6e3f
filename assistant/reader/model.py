"""MiniLM encoder + span and answerability heads, and the loss they are trained with (torch)."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

_FAR = -1e4


class SpanModel(nn.Module):
    """Scores every position as a span's start and end, and the passage as answering.

    `forward` returns start and end `[n, length]` and answerable `[n]`, all logits. The start
    and end of `[CLS]` (position 0) stand for "no answer here".
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.span = nn.Linear(size, 2)
        self.answerable = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Linear(size, 1))

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of starts, ends and answerability; `ids`, `mask`, `types` are `[n, length]`."""
        hidden = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        start, end = self.span(hidden).unbind(-1)
        return start, end, self.answerable(hidden[:, 0]).squeeze(-1)


def pooled(hidden: Tensor, marked: Tensor) -> Tensor:
    """`[CLS]` beside the mean of the pieces marked: `[n, length, width]` to `[n, 2 * width]`."""
    inside = marked.to(hidden.dtype).unsqueeze(-1)
    mean = (hidden * inside).sum(1) / inside.sum(1).clamp_min(1.0)
    return torch.cat([hidden[:, 0], mean], dim=-1)


def new_model(
    encoder_path: Path | str, *, seed: int, attention: str = "sdpa", dropout: float = 0.0
) -> SpanModel:
    """The published encoder with fresh heads.

    `dropout` (0-1) acts on hidden states and on attention, in training only.
    """
    torch.manual_seed(seed)
    return SpanModel(published_encoder(encoder_path, attention=attention, dropout=dropout))


def published_encoder(encoder_path: Path | str, *, attention: str, dropout: float) -> Any:
    """The published encoder, its word and position vectors frozen."""
    from transformers import AutoModel

    encoder: Any = AutoModel.from_pretrained(
        encoder_path,
        attn_implementation=attention,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
        add_pooling_layer=False,
    )
    encoder.embeddings.word_embeddings.requires_grad_(False)
    encoder.embeddings.position_embeddings.requires_grad_(False)
    return encoder


def losses(
    out: tuple[Tensor, Tensor, Tensor],
    allowed: Tensor,
    spans: Tensor,
    answerable: Tensor,
    pair: Tensor,
) -> dict[str, Tensor]:
    """The three terms of the loss, each a mean.

    `span`: -log of the summed probability of all right spans, starts and ends normalised
    over the passage and `[CLS]`; `[CLS]` is right where nothing answers. `shared`: the same
    without `[CLS]`, normalised over all passages of one question in the batch. `answerable`:
    binary cross-entropy.

    Source:
        Clark & Gardner 2018, doi:10.18653/v1/P18-1078 (shared normalisation).
    """
    start, end, answer = (part.float() for part in out)
    with_null = allowed.clone()
    with_null[:, 0] = True
    number, first, last = (column.contiguous() for column in spans.unbind(1))
    count = len(answerable)

    def total(values: Tensor) -> Tensor:
        """log-sum-exp of the right spans' values, per example."""
        most = int(torch.bincount(number).max()) if len(number) else 1
        table = values.new_full((count, most), -1e9)
        order = torch.arange(len(number), device=number.device)
        order = order - torch.searchsorted(number, number)
        table[number, order] = values
        return table.logsumexp(1)

    s = start.masked_fill(~with_null, _FAR).log_softmax(1)
    e = end.masked_fill(~with_null, _FAR).log_softmax(1)
    right = torch.where(
        answerable > 0, total(s[number, first] + e[number, last]), s[:, 0] + e[:, 0]
    )
    groups = int(pair.max()) + 1
    zs = start.masked_fill(~allowed, _FAR).logsumexp(1)
    ze = end.masked_fill(~allowed, _FAR).logsumexp(1)
    shared_s, shared_e = _by_group(zs, pair, groups), _by_group(ze, pair, groups)
    gold = total(start[number, first] + end[number, last]) - shared_s[pair] - shared_e[pair]
    held = answerable > 0
    shared = -gold[held].mean() if bool(held.any()) else start.sum() * 0
    return {
        "span": -right.mean(),
        "shared": shared,
        "answerable": nn.functional.binary_cross_entropy_with_logits(answer, answerable),
    }


def _by_group(values: Tensor, group: Tensor, groups: int) -> Tensor:
    """log-sum-exp of the values of each group."""
    top = values.detach().max()
    sums = values.new_zeros(groups).index_add(0, group, (values - top).exp())
    return sums.clamp_min(1e-30).log() + top
