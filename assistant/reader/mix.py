"""What an epoch of training is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MixConfig:
    """What one epoch is made of. Shares lie in 0–1, lengths are in word pieces."""

    max_length: int = 256
    tight_share: float = 0.45
    tight_length: int = 160
    shares: tuple[tuple[str, float], ...] = (
        ("asked", 1.0),
        ("qamr", 0.3),
        ("qasrl", 0.1),
        ("squadshifts-reddit", 0.3),
        ("squadshifts-amazon", 0.3),
        ("squad", 1.0),
        ("fairytaleqa", 0.4),
        ("news", 1.5),
        ("qed", 1.5),
    )
    """How often an epoch draws a row, by how its source's name begins; once for the others."""
    impossible_share: float = 0.5
    """The same for rows without an answer, of what their source is drawn."""
    joined_share: float = 0.4
    negative_share: float = 0.5
    short_negative_share: float = 0.15
    noise_share: float = 0.15
    near_miss_share: float = 0.1
    prefix_share: float = 0.6
    tokens_per_batch: int = 4096
    max_per_batch: int = 64


VERIFIER_MIX = MixConfig(
    max_length=176,
    tight_share=0.5,
    tight_length=112,
    shares=(
        ("asked", 1.0),
        ("qamr", 0.1),
        ("qasrl", 0.03),
        ("squadshifts-reddit", 0.15),
        ("squadshifts-amazon", 0.1),
        ("squad", 1.0),
        ("fairytaleqa", 0.2),
        ("news", 1.5),
        ("qed", 0.7),
    ),
    impossible_share=0.8,
    negative_share=0.45,
    near_miss_share=0.12,
    prefix_share=0.7,
)
"""The verifier's: narrow windows as it gets them, and more that has no answer by nature."""
