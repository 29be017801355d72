"""Reads a sentence in the setting of a turn: gathers what the pure reader may know, then lets it read."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.frame import Frame, Intent
from dialogs.understanding.reader import Reader, Reading
from dialogs.understanding.world import World
from storage.rules.names import spoken_keys
from storage.unit_of_work import UnitOfWork

PUNCTUATION = ",.;:!?"


def read(
    text: str, work: UnitOfWork, reader: Reader, focus: Sequence[str], listed: Sequence[str] = ()
) -> tuple[Reading, ...]:
    """What a sentence means here and now: each thing that was said, in order.

    `focus` and `listed`: account numbers of the customers talked of, the latest first, and of the list shown last.
    """
    return reader.read(text, _world(text, work, reader, focus, listed))


def read_as(intent: Intent, text: str, work: UnitOfWork, reader: Reader, focus: Sequence[str]) -> Frame:
    """What an answer fills in for a wish of this intent."""
    return reader.read_as(intent, text, _world(text, work, reader, focus))


def keepable(text: str, work: UnitOfWork, reader: Reader, *, all_words: bool) -> str:
    """What may be kept of a message that was not understood."""
    return reader.keepable(text, _world(text, work, reader, ()), all_words=all_words)


def address_books_in_reach(work: UnitOfWork) -> frozenset[str]:
    """The address books of the speaker and of her stores."""
    stores = [store for store in work.stores if store.store_id in work.speaker.stores]
    return work.speaker.address_books.union(*(store.address_books for store in stores))


def _world(text: str, work: UnitOfWork, reader: Reader, focus: Sequence[str], listed: Sequence[str] = ()) -> World:
    candidates = work.customer_search.candidates(
        spoken_keys(reader.name_words(text, work.own_name_words)),
        (word.strip(PUNCTUATION).upper() for word in text.split()),
        work.speaker.personnel_number,
        address_books_in_reach(work),
    )
    texts = [attribute.id for attribute in work.settings.attributes if attribute.type == "text"]
    return World(
        settings=work.settings,
        speaker=work.speaker,
        now=work.now,
        associates=work.associates,
        stores=work.stores,
        candidates=candidates,
        own_name_words=work.own_name_words,
        focus=tuple(focus),
        listed=tuple(listed),
        known_values={attribute: work.known_values(attribute) for attribute in texts},
    )
