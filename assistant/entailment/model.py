"""MiniLM encoder + a head over `[CLS]` and the sentence's mean (torch)."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from pathlib import Path
from typing import Any

from torch import Tensor, nn

from assistant.reader.model import pooled, published_encoder


class EntailmentModel(nn.Module):
    """Scores a sentence as saying nothing, yes or no to a question.

    `forward` takes the word vectors `[n, length, 384]` that the published encoder has for each
    piece, which are frozen and so need not be shipped again, and returns logits `[n, 3]`.
    """

    def __init__(self, encoder: Any, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.head = nn.Sequential(
            nn.Linear(2 * size, size), nn.GELU(), nn.Dropout(dropout), nn.Linear(size, 3)
        )

    def forward(self, words: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Logits of none, yes and no; `mask` and `types` are `[n, length]`."""
        hidden = self.encoder(
            inputs_embeds=words, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        return self.head(pooled(hidden, types))


def new_model(
    encoder_path: Path | str, *, attention: str = "sdpa", dropout: float = 0.1
) -> EntailmentModel:
    """The published encoder with a fresh head; `dropout` (0-1) acts in training only."""
    encoder = published_encoder(encoder_path, attention=attention, dropout=dropout)
    return EntailmentModel(encoder, dropout=dropout)
