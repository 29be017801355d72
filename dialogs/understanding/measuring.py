"""Measures the reader on sentences with their expected frames: `python -m dialogs.understanding.measuring [FILE …]`.

A file holds JSON lines {"text", "speaker", "focus"?, "frames", "tags"?} about the sample retailer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialogs.understanding.policy import CHANGING
from dialogs.understanding.reader import Reader
from dialogs.understanding.training import training_world
from dialogs.understanding.world import World
from storage.rules.names import fold

SENTENCES = Path(__file__).parents[2] / "tests" / "data" / "sentences.jsonl"
Frames = list[dict[str, Any]]


@dataclass(frozen=True)
class Measured:
    """One sentence: what was expected, what was read, how long it took."""

    sentence: dict[str, Any]
    read: Frames
    seconds: float

    @property
    def expected(self) -> Frames:
        frames: Frames = self.sentence["frames"]
        return frames

    @property
    def intent_is_right(self) -> bool:
        return [frame["intent"] for frame in self.expected] == [frame["intent"] for frame in self.read]

    @property
    def is_exact(self) -> bool:
        return [comparable(frame) for frame in self.expected] == [comparable(frame) for frame in self.read]

    @property
    def is_harm(self) -> bool:
        """A changing intent read where none was meant."""
        meant = any(frame["intent"] in CHANGING for frame in self.expected)
        return not meant and any(frame["intent"] in CHANGING for frame in self.read)


def comparable(frame: dict[str, Any]) -> Any:
    """A frame in one of its several spellings: ids unordered, words folded, defaults absent."""

    def plain(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            reference = "said" in value
            return {k: plain(v, k) for k, v in sorted(value.items()) if not (reference and k == "said")}
        if isinstance(value, list | tuple):
            items = [plain(item) for item in value]
            return sorted(items) if key == "ids" else items
        return fold(value) if key in ("text", "query") and isinstance(value, str) else value

    kept = {key: value for key, value in frame.items() if (key, value) not in (("book", "mine"), ("section", "card"))}
    for reference in kept.get("customers", ()):
        if reference.get("focus") and reference.get("ids"):
            kept = kept | {"customers": [{k: v for k, v in r.items() if k != "focus"} for r in kept["customers"]]}
    if isinstance(kept.get("filters"), list):
        kept["filters"] = sorted(kept["filters"], key=lambda item: json.dumps(item, sort_keys=True, default=str))
    return plain(kept)


def measure(sentences: list[dict[str, Any]], reader: Reader, world: World) -> list[Measured]:
    """Reads every sentence in the world of its speaker."""
    own = {item.account_number for item in world.candidates if item.in_own_book}
    found = []
    for sentence in sentences:
        speaker = next(item for item in world.associates if item.personnel_number == sentence["speaker"])
        is_owner = speaker == world.speaker
        candidates = tuple(
            replace(item, in_own_book=is_owner and item.account_number in own) for item in world.candidates
        )
        here = replace(
            world, speaker=speaker, candidates=candidates, focus=(sentence["focus"],) if sentence.get("focus") else ()
        )
        start = time.perf_counter()
        readings = reader.read(sentence["text"], here)
        seconds = time.perf_counter() - start
        found.append(Measured(sentence, [reading.frame.to_json() for reading in readings], seconds))
    return found


def report(measured: list[Measured]) -> str:
    """The table: per intent sentences, intents right, frames exact; then the confusions, harm and times."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    confusions: Counter[str] = Counter()
    for item in measured:
        intent = item.expected[0]["intent"] if len(item.expected) == 1 else "several"
        rows[intent].update(sentences=1, intent=item.intent_is_right, exact=item.is_exact, harm=item.is_harm)
        if not item.intent_is_right:
            confusions[f"{_intents(item.expected)} read as {_intents(item.read)}"] += 1
    out = [f"{'intent':<20}{'sentences':>10}{'intent':>9}{'exact':>9}{'harm':>7}"]
    for intent, row in [*sorted(rows.items()), ("all", sum(rows.values(), Counter[str]()))]:
        number = row["sentences"]
        out.append(
            f"{intent:<20}{number:>10}{row['intent'] / number:>9.1%}{row['exact'] / number:>9.1%}{row['harm']:>7}"
        )
    times = sorted(item.seconds * 1000 for item in measured)
    out += ["", *(f"{count:>4} {pair}" for pair, count in confusions.most_common(20)), ""]
    out.append(
        f"p50 {times[len(times) // 2]:.2f} ms, p95 {times[int(len(times) * 0.95)]:.2f} ms, most {times[-1]:.2f} ms"
    )
    return "\n".join(out)


def _intents(frames: Frames) -> str:
    return "+".join(frame["intent"] for frame in frames)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[SENTENCES])
    parser.add_argument("--locale", default="en-GB")
    parser.add_argument("--misses", action="store_true", help="list the sentences that were not read exactly")
    parser.add_argument(
        "--without-tags", default="", help="leave out sentences that bear one of these tags (comma-separated)"
    )
    arguments = parser.parse_args()
    start = time.perf_counter()
    reader = Reader(arguments.locale)
    loading = time.perf_counter() - start
    left_out = set(filter(None, arguments.without_tags.split(",")))
    sentences = [
        json.loads(line) for path in arguments.files for line in path.read_text(encoding="utf-8").splitlines() if line
    ]
    sentences = [item for item in sentences if not left_out & set(item.get("tags", ()))]
    world = training_world()
    measured = measure(sentences, reader, world)
    sys.stdout.write(report(measured) + f", loaded in {loading:.2f} s\n")
    if arguments.misses:
        for item in measured:
            if not item.is_exact:
                sys.stdout.write(
                    f"\n{item.sentence['text']}\n  expected {json.dumps(item.expected, ensure_ascii=False)}\n"
                )
                sys.stdout.write(f"  read     {json.dumps(item.read, ensure_ascii=False)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
