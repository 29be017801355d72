"""Measures the reader on sentences with their expected frames: `python -m dialogs.understanding.measuring_report [FILE …]`.

A file holds JSON lines {"text", "speaker", "focus"?, "frames", "tags"?} about the sample retailer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from dialogs.understanding.measuring import Frames, Measured, measure
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.training import sample_world

SENTENCES = Path(__file__).parents[2] / "tests" / "data" / "sentences.jsonl"


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
    world = sample_world()
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
