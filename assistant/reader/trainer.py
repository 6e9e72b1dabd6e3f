"""The training loop of the span reader: steps, averaged weights, checkpoints, the log.

Warm-up, stable rate, decay: the rate stays constant until a decay is started, so a run can be
ended when time is short, and its last stable checkpoint can be trained further another day.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import argparse
import copy
import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
import torch
from torch import Tensor, nn

from assistant.reader.data import Mixture
from assistant.reader.examples import Batch, collate
from assistant.reader.model import losses, new_model
from assistant.reader.mpnet import VerifierModel, new_verifier
from assistant.reader.peers import Peers
from assistant.reader.restore import restore_state
from assistant.reader.tokens import tokenizer_path
from assistant.reader.weights import READER, VERIFIER, WEIGHTS_DIR, Ints

WARMUP_STEPS = 150
WARMUP_SHARE = 0.05
HEAD_RATE = 4.0
EMA = 0.996
MEETING_STEPS = 16
LOG_STEPS = 25
SHARED_WEIGHT = 0.5
ANSWERABLE_WEIGHT = 0.4
JUDGED_WEIGHT = 1.5
SMOOTHING = 0.03


class Lessons(Protocol):
    """Batches to judge, without end."""

    def batch(self, number: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Ids, mask and marks `[n, length]`, and labels `[n]`."""
        ...


class Trainer:
    """A run that can be stopped after any checkpoint and goes on exactly as it would have."""

    def __init__(
        self, args: argparse.Namespace, mix: Mixture, lessons: Lessons | None = None
    ) -> None:
        """Prepare a run.

        Args:
            args: The options of `assistant.reader.train`.
            mix: What is trained on.
            lessons: What the verifier learns to judge; None for the reader.
        """
        self.args = args
        self.mix = mix
        self.lessons = lessons
        self.out = Path(args.out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.peers = Peers(args.worker, args.workers, Path(args.meeting or args.out))
        self.local_steps = 0
        self.planned = 0
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = _begin(args)
        self.model.to(self.device)
        self.ema = copy.deepcopy(self.model).eval()
        self.optimizer = _optimizer(self.model, args.rate)
        self.state: dict[str, Any] = {
            "step": 0, "epoch": 0, "batch": 0, "examples": 0, "seconds": 0.0,
            "decay_from": None, "decay_steps": None,
        }  # fmt: skip
        if args.resume:
            self._load(Path(args.resume))
        if args.next_epoch:
            self.state |= {"epoch": self.state["epoch"] + 1, "batch": 0}
        self._log({"event": "start", "args": vars(args), "mix": asdict(mix.config), **self.state})

    def run(self) -> None:
        """Train until the decay has ended, or for ever if none is asked for."""
        self.model.train()
        saved = time.monotonic()
        clock = time.monotonic()
        sums: dict[str, float] = {}
        while not self._done():
            plan = self.mix.epoch(self.state["epoch"])
            self.planned = len(plan) * self.args.epochs
            if self.state["batch"] == 0:
                self._log({"event": "epoch", "batches": len(plan), **_census(plan), **self.state})
            last = len(plan) - self.peers.count
            while self.state["batch"] <= last and not self._done():
                examples = plan[self.state["batch"] + self.peers.rank]
                for name, value in self._step(collate(examples)).items():
                    sums[name] = sums.get(name, 0.0) + value
                self.state["batch"] += self.peers.count
                self.state["examples"] += len(examples) * self.peers.count
                now = time.monotonic()
                self.state["seconds"] += now - clock
                clock = now
                if self.local_steps % LOG_STEPS == 0:
                    means = {name: round(value / LOG_STEPS, 4) for name, value in sums.items()}
                    self._log({**self.state, **means, "rate": self._rate()})
                    sums = {}
                # Only a state that the workers have just agreed on can be resumed.
                if self._meets() and now - saved > self.args.save_minutes * 60:
                    self._save("last.pt")
                    saved = time.monotonic()
            if self.state["batch"] > last:
                self.state["epoch"] += 1
                self.state["batch"] = 0
        self._meet()
        self._save("final.pt")

    def _step(self, batch: Batch) -> dict[str, float]:
        rate = self._rate()
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        arrays = {name: self._tensor(getattr(batch, name)) for name in Batch.__slots__}
        with torch.autocast(self.device.type, torch.bfloat16):
            out = self.model(arrays["ids"], arrays["mask"], arrays["types"])
        terms = losses(
            out, arrays["allowed"], arrays["spans"], arrays["answerable"], arrays["pair"]
        )
        loss = (
            terms["span"]
            + SHARED_WEIGHT * terms["shared"]
            + ANSWERABLE_WEIGHT * terms["answerable"]
        )
        loss.backward()
        if self.lessons is not None:
            terms["judged"] = self._judge(self.lessons)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.state["step"] += self.peers.count
        self.local_steps += 1
        if self._meets():
            self._meet()
        return {name: float(term.detach()) for name, term in terms.items()}

    def _judge(self, lessons: Lessons) -> Tensor:
        """The loss of one batch of sentences, its gradients added to those of the spans."""
        batch = lessons.batch(self.state["step"] + self.peers.rank)
        ids, mask, marked, labels = map(self._tensor, batch)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = cast(VerifierModel, self.model).judge(ids, mask, marked)
        loss = nn.functional.cross_entropy(logits.float(), labels, label_smoothing=SMOOTHING)
        (JUDGED_WEIGHT * loss).backward()
        return loss

    @torch.no_grad()
    def _meet(self) -> None:
        """Average with the other workers, update the running average, look for the decay file."""
        held = [value for value in self.model.parameters() if value.requires_grad]
        moments = [t for state in self.optimizer.state.values() for t in state.values()]
        self.peers.average([*held, *(t for t in moments if t.dim() > 0)])
        steps = self.peers.first_says(self._asked_decay_steps())
        if steps and self.state["decay_from"] is None:
            self._save("stable.pt")
            self.start_decay(steps)
        kept = EMA if self.state["step"] > 1000 else 0.98
        kept **= self._meeting_steps / 4
        for mean, value in zip(self.ema.parameters(), self.model.parameters(), strict=True):
            if value.requires_grad:
                mean.lerp_(value, 1 - kept)

    @property
    def _meeting_steps(self) -> int:
        """Steps of all workers together between two meetings."""
        return 4 if self.peers.count == 1 else MEETING_STEPS * self.peers.count

    def _meets(self) -> bool:
        return self.local_steps * self.peers.count % self._meeting_steps == 0

    def _tensor(self, array: np.ndarray) -> Tensor:
        return torch.from_numpy(array).to(self.device)

    def _rate(self) -> float:
        step, start = self.state["step"], self.state["decay_from"]
        if self.planned:
            rising = min(1.0, (step + 1) / (WARMUP_SHARE * self.planned))
            return self.args.rate * rising * max(0.0, 1.0 - step / self.planned)
        rate = self.args.rate * min(1.0, (step + 1) / WARMUP_STEPS)
        if start is not None:
            # 1 - sqrt falls fast first; it gave the best decays in Hägele et al. 2024.
            rate *= max(0.0, 1.0 - ((step - start) / self.state["decay_steps"]) ** 0.5)
        return rate

    def _done(self) -> bool:
        if self.args.max_steps and self.state["step"] >= self.args.max_steps:
            return True
        if self.args.epochs and self.state["epoch"] >= self.args.epochs:
            return True
        start = self.state["decay_from"]
        return start is not None and self.state["step"] >= start + self.state["decay_steps"]

    def _asked_decay_steps(self) -> int:
        flag = self.out / "decay"
        return int(flag.read_text().strip()) if flag.exists() else 0

    def start_decay(self, steps: int) -> None:
        """Let the learning rate fall to zero over the coming `steps`."""
        self.state["decay_from"] = self.state["step"]
        self.state["decay_steps"] = steps
        self._log({"event": "decay", **self.state})

    def _save(self, name: str) -> None:
        if self.peers.rank > 0:
            return
        path = self.out / name
        draft = path.with_suffix(".tmp")
        torch.save(
            {
                "model": self.model.state_dict(),
                "ema": self.ema.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "state": self.state,
                "torch_rng": torch.get_rng_state(),
                "args": vars(self.args),
            },
            draft,
        )
        os.replace(draft, path)
        self._log({"event": "saved", "file": name, **self.state})

    def _load(self, path: Path) -> None:
        held = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(held["model"])
        self.ema.load_state_dict(held["ema"])
        self.optimizer.load_state_dict(held["optimizer"])
        torch.set_rng_state(held["torch_rng"].cpu())
        self.state = held["state"]

    def _log(self, entry: dict[str, Any]) -> None:
        if self.peers.rank > 0:
            return
        line = json.dumps(entry)
        print(line, flush=True)
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def _begin(args: argparse.Namespace) -> nn.Module:
    """The network as training finds it."""
    pinned = VERIFIER if args.verifier else READER
    if not args.verifier:
        model = new_model(tokenizer_path().parent, seed=args.seed, dropout=args.dropout)
    elif args.encoder:
        model = new_verifier(args.encoder, seed=args.seed, dropout=args.dropout)
    else:
        model = VerifierModel(dropout=args.dropout)
    if args.from_shipped:
        bare = args.verifier and not args.encoder
        model.load_state_dict(restore_state(model, WEIGHTS_DIR / pinned.weights, frozen=bare))
    return model


def _optimizer(model: nn.Module, rate: float) -> torch.optim.AdamW:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            factor = 1.0 if name.startswith("encoder.") else HEAD_RATE
            decay = 0.01 if value.dim() > 1 else 0.0
            groups.setdefault((factor, decay), []).append(value)
    return torch.optim.AdamW(
        [
            {"params": values, "weight_decay": decay, "factor": factor}
            for (factor, decay), values in groups.items()
        ],
        lr=rate,
        betas=(0.9, 0.98),
        fused=True,
    )


def _census(plan: list[list[Any]]) -> dict[str, float]:
    examples = [example for batch in plan for example in batch]
    none = sum(not example.spans for example in examples)
    return {
        "planned": len(examples),
        "no_answer_share": round(none / len(examples), 4),
        "mean_length": round(sum(len(e.ids) for e in examples) / len(examples), 1),
    }
