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
        ("asked", 1.2),
        ("qamr", 0.15),
        ("qasrl", 0.1),
        ("squadshifts-reddit", 0.15),
        ("squadshifts-amazon", 0.15),
        ("squad", 0.7),
        ("fairytaleqa", 0.25),
        ("news", 2.0),
        ("qed", 1.0),
    )
    """How often an epoch draws a row, by how its source's name begins; once for the others."""
    joined_share: float = 0.4
    negative_share: float = 0.25
    short_negative_share: float = 0.15
    noise_share: float = 0.15
    near_miss_share: float = 0.1
    prefix_share: float = 0.6
    tokens_per_batch: int = 4096
    max_per_batch: int = 64
