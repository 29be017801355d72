"""Sentences with their expected frames against what the reader reads."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from typing import Any

from dialogs.understanding.intents import CHANGING
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World
from storage.rules.names import fold

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
