"""Question-answering file → trained span reader, on a CPU in hours or a GPU in minutes.

Warm-up, stable rate, decay: the rate stays constant until `--decay-steps` is given (or the
file `decay` appears in the output folder with a number in it), so a run can be ended when
time is short, and its last stable checkpoint can be trained further another day.

    python -m assistant.reader.train --data ../shared/reader/train.json.gz --out var/reader

`--from-shipped` goes on from the weights in the package instead of the published encoder.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import argparse
import copy
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from assistant.reader.asked import asked_files, with_questions
from assistant.reader.corpus import Corpus, join_corpora, read_corpus
from assistant.reader.data import MixConfig, Mixture
from assistant.reader.examples import Batch, collate
from assistant.reader.model import SpanModel, losses, new_model
from assistant.reader.news import news_files, read_news
from assistant.reader.peers import Peers
from assistant.reader.restore import restore_state
from assistant.reader.tokens import load_tokenizer, tokenizer_path

WARMUP_STEPS = 150
HEAD_RATE = 4.0
EMA = 0.996
MEETING_STEPS = 16
LOG_STEPS = 25
SHARED_WEIGHT = 0.5
ANSWERABLE_WEIGHT = 0.4


class Trainer:
    """A run that can be stopped after any checkpoint and goes on exactly as it would have."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.out = Path(args.out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.peers = Peers(args.worker, args.workers, Path(args.meeting or args.out))
        self.local_steps = 0
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        config = MixConfig()
        corpus = with_questions(_read_all(args.data), map(Path, args.asked))
        self.mix = Mixture(corpus, load_tokenizer(), config, args.seed)
        self.model = new_model(tokenizer_path().parent, seed=args.seed, dropout=args.dropout)
        if args.from_shipped:
            self.model.load_state_dict(restore_state(self.model))
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
        self._log({"event": "start", "args": vars(args), "mix": asdict(config), **self.state})

    def run(self) -> None:
        """Train until the decay has ended, or for ever if none is asked for."""
        self.model.train()
        saved = time.monotonic()
        clock = time.monotonic()
        sums: dict[str, float] = {}
        while not self._done():
            plan = self.mix.epoch(self.state["epoch"])
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
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.state["step"] += self.peers.count
        self.local_steps += 1
        if self._meets():
            self._meet()
        return {name: float(term.detach()) for name, term in terms.items()}

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
        rate = self.args.rate * min(1.0, (step + 1) / WARMUP_STEPS)
        if start is not None:
            # 1 - sqrt falls fast first; it gave the best decays in Hägele et al. 2024.
            rate *= max(0.0, 1.0 - ((step - start) / self.state["decay_steps"]) ** 0.5)
        return rate

    def _done(self) -> bool:
        if self.args.max_steps and self.state["step"] >= self.args.max_steps:
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


def _read_all(paths: Sequence[str]) -> Corpus:
    """Every file by its format: question-answering data, or news articles with questions."""
    read = {".jsonl": read_news}
    return join_corpora([read.get(Path(p).suffix, read_corpus)(Path(p)) for p in paths])


def _optimizer(model: SpanModel, rate: float) -> torch.optim.AdamW:
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


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.reader.train")
    parser.add_argument(
        "--data",
        nargs="+",
        help="question-answering files and news articles (.jsonl)",
        default=["../shared/reader/train.json.gz", *map(str, news_files())],
    )
    parser.add_argument(
        "--asked",
        nargs="*",
        help="further questions about paragraphs of those files (.jsonl)",
        default=[*map(str, asked_files())],
    )
    parser.add_argument("--out", default="var/reader")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=3e-4, help="stable learning rate")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--decay-steps", type=int, help="start the decay now, over so many steps")
    parser.add_argument("--max-steps", type=int, default=0)
    parser.add_argument("--resume", help="checkpoint to go on from")
    parser.add_argument(
        "--from-shipped", action="store_true", help="start from the weights in the package"
    )
    parser.add_argument(
        "--next-epoch", action="store_true", help="leave the epoch begun, after a change of mix"
    )
    parser.add_argument("--save-minutes", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=1, help="processes that train together")
    parser.add_argument("--worker", type=int, default=0, help="number of this one, from 0")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--meeting", help="folder where the workers find one another")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.workers > 1 and args.worker == 0:
        args.meeting = tempfile.mkdtemp()
        for number in range(1, args.workers):
            more = ["--worker", str(number), "--meeting", args.meeting]
            command = [sys.executable, "-m", "assistant.reader.train", *sys.argv[1:], *more]
            subprocess.Popen(command)  # noqa: S603 - this program again
    trainer = Trainer(args)
    if args.decay_steps:
        trainer.start_decay(args.decay_steps)
    trainer.run()


if __name__ == "__main__":
    main()
