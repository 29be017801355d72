"""Sentences with their expected frames against what the reader reads."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from dialogs.understanding.intents import CHANGING
from dialogs.understanding.reader import Reader, Reading
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.tokens import tokenise
from dialogs.understanding.world import World
from storage.rules.names import fold, name_keys, name_words, spoken_keys

Frames = list[dict[str, Any]]


@dataclass(frozen=True)
class Measured:
    """One sentence: what was expected, what was read, the seconds of CPU it took."""

    sentence: dict[str, Any]
    readings: tuple[Reading, ...]
    seconds: float

    @property
    def read(self) -> Frames:
        return [reading.frame.to_json() for reading in self.readings]

    @property
    def expected(self) -> Frames:
        frames: Frames = self.sentence["frames"]
        return frames

    @property
    def intent_is_right(self) -> bool:
        return [frame["intent"] for frame in self.expected] == [frame["intent"] for frame in self.read]

    @property
    def is_exact(self) -> bool:
        pairs = self.compared()
        return len(self.expected) == len(self.read) and all(expected == read for expected, read in pairs)

    def compared(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Each expected frame beside the one that was read in its place, in one spelling."""
        pairs = zip(self._expected_as_read(), self.read, strict=False)
        return [(comparable(expected), comparable(read)) for expected, read in pairs]

    def _expected_as_read(self) -> Frames:
        """What was expected; a pronoun may carry the id of the customer named before it, as it was read."""
        if len(self.expected) != len(self.read):
            return self.expected
        frames, named = [], None
        for expected, read in zip(self.expected, self.read, strict=True):
            frames.append(_as_written(expected, read, named))
            named = next((r["ids"] for r in expected.get("customers", ()) if r.get("ids")), named)
        return frames

    @property
    def is_harm(self) -> bool:
        """A changing intent read where none was meant."""
        meant = any(frame["intent"] in CHANGING for frame in self.expected)
        return not meant and any(frame["intent"] in CHANGING for frame in self.read)

    @property
    def is_sure_harm(self) -> bool:
        """The same, and it would be carried out without a question: sure, and nobody in it is unknown."""
        asks = any(not reading.sure or _names_nobody(reading.frame.to_json()) for reading in self.readings)
        return self.is_harm and not asks


def _names_nobody(frame: dict[str, Any]) -> bool:
    references = [*frame.get("customers", ()), *frame.get("to_associates", ())]
    return any(reference.get("ids") == [] for reference in references)


def _as_written(expected: dict[str, Any], read: dict[str, Any], named: list[str] | None) -> dict[str, Any]:
    """The contract lets a pronoun for someone named in the message carry her id, `focus`, or both."""
    nobody: dict[str, Any] = {}
    pairs = zip_longest(expected.get("customers", ()), read.get("customers", ()), fillvalue=nobody)
    customers = [
        here | {"ids": named} if named and here.get("focus") and not here.get("ids") and there.get("ids") else here
        for here, there in pairs
        if here
    ]
    return expected | {"customers": customers} if customers else expected


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
    speakers = {sentence["speaker"] for sentence in sentences}
    worlds = {number: _with_own_names(_seen_by(number, world)) for number in speakers}
    found = []
    for sentence in sentences:
        here = _looked_up(sentence["text"], worlds[sentence["speaker"]], reader)
        here = replace(here, focus=(sentence["focus"],) if sentence.get("focus") else ())
        start = time.thread_time()
        readings = reader.read(sentence["text"], here)
        found.append(Measured(sentence, readings, time.thread_time() - start))
    return found


def _looked_up(text: str, world: World, reader: Reader) -> World:
    """The world with the customers whom the store's search by name key and number finds for these words."""
    said = spoken_keys(reader.name_words(text, world.own_name_words))
    numbers = {token.text.upper() for token in tokenise(text)}
    found = tuple(
        item
        for item in world.candidates
        if item.account_number in numbers or not said.isdisjoint(name_keys(item.first_name, item.last_name))
    )
    return replace(world, candidates=found)


def _with_own_names(world: World) -> World:
    own = (item for item in world.candidates if item.in_own_book)
    words = frozenset(word for item in own for word in name_words(item.first_name, item.last_name))
    return replace(world, own_name_words=words)


def _seen_by(personnel_number: str, world: World) -> World:
    """The world as this associate sees it: her own book."""
    if personnel_number == world.speaker.personnel_number:
        return world
    hers = sample_world(personnel_number)
    own = {item.account_number for item in hers.candidates if item.in_own_book}
    seen = tuple(replace(item, in_own_book=item.account_number in own) for item in world.candidates)
    return replace(world, speaker=hers.speaker, candidates=seen)
