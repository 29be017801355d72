"""The people of a world, by the words of their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dialogs.understanding.world import World
from storage.rules.names import fold, name_keys, name_words


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the world."""

    id: str
    words: tuple[str, ...]
    own: bool
    near: bool


@lru_cache(maxsize=65536)
def name_parts(first_name: str, last_name: str) -> tuple[str, ...]:
    return name_words(first_name, last_name)


@lru_cache(maxsize=65536)
def _keys(first_name: str, last_name: str) -> frozenset[str]:
    return name_keys(first_name, last_name)


def customers_of(world: World, said: frozenset[str]) -> list[Person]:
    """Customers who share a name key with the spoken ones."""
    return [
        Person(item.account_number, name_parts(item.first_name, item.last_name), item.in_own_book, item.in_own_store)
        for item in world.candidates
        if not said.isdisjoint(_keys(item.first_name, item.last_name))
    ]


def associates_of(world: World, said: frozenset[str]) -> list[Person]:
    """Associates who share a name key with the spoken ones; the active ones are the nearer."""
    return [
        Person(item.personnel_number, name_parts(item.name, ""), False, item.active)
        for item in world.associates
        if not said.isdisjoint(_keys(item.name, ""))
    ]


@lru_cache(maxsize=65536)
def _last_names(last_name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((fold(last_name).replace(" ", ""), *name_words("", last_name))))


_LAST_NAMES: dict[int, tuple[World, dict[str, tuple[str, ...]]]] = {}


def last_names_of(world: World) -> dict[str, tuple[str, ...]]:
    """Account number → the folded last name and its words, kept while the same world is read."""
    kept = _LAST_NAMES.get(id(world))
    if kept is None or kept[0] is not world:
        _LAST_NAMES.clear()
        names = {item.account_number: _last_names(item.last_name) for item in world.candidates}
        kept = _LAST_NAMES[id(world)] = (world, names)
    return kept[1]


_NAMES: dict[int, tuple[World, frozenset[str]]] = {}


def name_words_of(world: World) -> frozenset[str]:
    """The folded name words of the world's people, kept while the same world is read."""
    kept = _NAMES.get(id(world))
    if kept is not None and kept[0] is world:
        return kept[1]
    names = set(world.own_name_words)
    for item in world.candidates:
        names.update(name_parts(item.first_name, item.last_name))
    for associate in world.associates:
        names.update(name_parts(associate.name, ""))
    _NAMES.clear()
    _NAMES[id(world)] = (world, frozenset(names))
    return frozenset(names)
