"""Measures the reader: `python -m dialogs.understanding.measuring_report [FILE …]`.

A file holds JSON lines {"text", "speaker", "focus"?, "frames", "tags"?} about the sample retailer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from dialogs.language.files import files_of
from dialogs.understanding.measuring import Frames, Measured, measure
from dialogs.understanding.measuring_curve import CURVES, write_curves
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import grown, sample_world

SENTENCES = Path(__file__).parents[2] / "tests" / "data" / "sentences.jsonl"
STRANGERS_SENTENCES = SENTENCES.with_name("strangers_sentences.jsonl")
MORE_STRANGERS_SENTENCES = SENTENCES.with_name("more_strangers_sentences.jsonl")
DICTATED_SENTENCES = SENTENCES.with_name("dictated_sentences.jsonl")
TYPED_SENTENCES = SENTENCES.with_name("typed_sentences.jsonl")
MANAGERS_SENTENCES = SENTENCES.with_name("managers_sentences.jsonl")
OPENED_SENTENCES = SENTENCES.with_name("opened_sentences.jsonl")
NEAR_SENTENCES = SENTENCES.with_name("near_sentences.jsonl")
"""All out of scope, and all near the domain."""
STRANGERS = (
    STRANGERS_SENTENCES, MORE_STRANGERS_SENTENCES, DICTATED_SENTENCES, TYPED_SENTENCES, MANAGERS_SENTENCES,
    OPENED_SENTENCES, NEAR_SENTENCES,
)  # fmt: skip
"""Each by somebody who had not seen ours, in a style of its own: some of them are misread."""


def report(measured: list[Measured]) -> str:
    """The table: per intent sentences, intents right, frames exact; then the confusions, harm and times."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    confusions: Counter[str] = Counter()
    for item in measured:
        intent = item.expected[0]["intent"] if len(item.expected) == 1 else "several"
        rows[intent].update(
            sentences=1, intent=item.intent_is_right, exact=item.is_exact, harm=item.is_harm, sure=item.is_sure_harm
        )
        if not item.intent_is_right:
            confusions[f"{_intents(item.expected)} read as {_intents(item.read)}"] += 1
    out = [f"{'intent':<20}{'sentences':>10}{'intent':>9}{'exact':>9}{'harm':>7}{'sure harm':>11}"]
    for intent, row in [*sorted(rows.items()), ("all", sum(rows.values(), Counter[str]()))]:
        number = row["sentences"]
        rates = f"{row['intent'] / number:>9.1%}{row['exact'] / number:>9.1%}"
        out.append(f"{intent:<20}{number:>10}{rates}{row['harm']:>7}{row['sure']:>11}")
    out += ["", f"{'slot':<20}{'said':>10}{'right':>9}", *_slots(measured)]
    times = sorted(item.seconds * 1000 for item in measured)
    out += ["", *(f"{count:>4} {pair}" for pair, count in confusions.most_common(20)), ""]
    out.append(
        f"CPU p50 {times[len(times) // 2]:.2f} ms, p95 {times[int(len(times) * 0.95)]:.2f} ms, most {times[-1]:.2f} ms"
    )
    return "\n".join(out)


def _slots(measured: list[Measured]) -> list[str]:
    """Per slot how often it was said, and how often it was read so, where the intents were right."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in measured:
        if item.intent_is_right:
            for expected, read in item.compared():
                said.update(expected.keys() - {"intent"})
                right.update(slot for slot in expected.keys() - {"intent"} if expected[slot] == read.get(slot))
    return [f"{slot:<20}{number:>10}{right[slot] / number:>9.1%}" for slot, number in sorted(said.items())]


def _intents(frames: Frames) -> str:
    return "+".join(frame["intent"] for frame in frames)


def misses(measured: list[Measured]) -> str:
    """What was not read exactly, with what was expected and what was read."""
    out = []
    for item in measured:
        if not item.is_exact:
            expected, read = (json.dumps(frames, ensure_ascii=False) for frames in (item.expected, item.read))
            out.append(f"{item.sentence['text']}\n  expected {expected}\n  read     {read}\n\n")
    return "".join(out)


def held_out_styles() -> str:
    """Every stranger's sentences as read by a model that was also trained from the others', never from hers."""
    from dialogs.understanding.training import held_out_model

    world, out = sample_world(), []
    sets = {path.stem: _sentences(path) for path in STRANGERS}
    for name, held_out in sets.items():
        others = [item for other, sentences in sets.items() if other != name for item in sentences]
        measured = measure(held_out, Reader(files_of("en-GB"), held_out_model("en", others)), world)
        rates = (sum(item.intent_is_right for item in measured), sum(item.is_exact for item in measured))
        intents, exact = (number / len(measured) for number in rates)
        out.append(f"{name:<28}{len(measured):>6}{intents:>9.1%}{exact:>9.1%}{sum(i.is_harm for i in measured):>7}")
    return "\n".join([f"{'held out':<28}{'said':>6}{'intent':>9}{'exact':>9}{'harm':>7}", *out])


def _sentences(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[SENTENCES, *STRANGERS])
    parser.add_argument("--locale", default="en-GB")
    parser.add_argument("--book", type=int, default=0, help="let the first associate's book have so many customers")
    parser.add_argument("--held-out", action="store_true", help="train anew for each stranger without her sentences")
    parser.add_argument("--curves", action="store_true", help="write the curves behind the thresholds")
    parser.add_argument("--misses", action="store_true", help="list the sentences that were not read exactly")
    parser.add_argument(
        "--without-tags", default="", help="leave out sentences that bear one of these tags (comma-separated)"
    )
    arguments = parser.parse_args()
    start = time.perf_counter()
    reader = Reader(files_of(arguments.locale))
    loading = time.perf_counter() - start
    left_out = set(filter(None, arguments.without_tags.split(",")))
    world = grown(sample_world(), arguments.book)
    for path in arguments.files:
        sentences = [item for item in _sentences(path) if not left_out & set(item.get("tags", ()))]
        measured = measure(sentences, reader, world)
        sys.stdout.write(f"{path.stem}\n\n{report(measured)}\n\n{misses(measured) if arguments.misses else ''}")
    if arguments.curves:
        write_curves([item for path in (SENTENCES, *STRANGERS) for item in _sentences(path)], reader, sample_world())
        sys.stdout.write(f"the curves behind the thresholds: {CURVES}\n\n")
    if arguments.held_out:
        sys.stdout.write(f"{held_out_styles()}\n\n")
    sys.stdout.write(f"loaded in {loading:.2f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
