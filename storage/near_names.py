"""Names that a misspelt word may mean, among those in use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, func, select

from storage.columns import end_of
from storage.rules.names import SOUND, sound
from storage.tables import customer_name_key

SURE_LETTERS = 2
"""At the beginning of a word: in either order they are taken to be right."""
SHORT = 5
"""Letters of a word in which one slip is allowed; two in a longer one."""


def near_keys(connection: Connection, legal_entity: str, word: str) -> list[str]:
    """The keys of names that sound or are spelt like a folded word, other than the word itself."""
    slips = 1 if len(word) <= SHORT else 2
    beginnings = {word[:SURE_LETTERS], word[1::-1]} if len(word) > SURE_LETTERS else set()
    spelt = [
        key
        for beginning in sorted(beginnings)
        for key in _keys(connection, legal_entity, beginning)
        if key != word and OSA.distance(word, key, score_cutoff=slips) <= slips
    ]
    heard = sound(word)
    return [*spelt, SOUND + heard] if heard else spelt


def likeness(words: Mapping[str, Collection[str]], names: Collection[str]) -> float:
    """Per cent; of the word that is least like any name. What sounds the same is more alike than its spelling says.

    `words`: each word that was said, with the names that it may stand for.
    """
    return min(max((_alike(word, meant, name) for name in names), default=0) for word, meant in words.items())


def _alike(word: str, meant: Collection[str], name: str) -> float:
    if name in meant:
        return 100
    spelt = fuzz.ratio(word, name)
    return (spelt + 100) / 2 if sound(word) == sound(name) else spelt


def _keys(connection: Connection, legal_entity: str, beginning: str) -> Iterator[str]:
    """The different keys with this beginning, found by leaping from each to the next one in the index."""
    key = customer_name_key.c.name_key
    mine = (customer_name_key.c.legal_entity == legal_entity, key <= end_of(beginning))
    leap = select(func.min(key).label("name_key")).where(*mine, key >= beginning).cte("leap", recursive=True)
    following = select(func.min(key)).where(*mine, key > leap.c.name_key).scalar_subquery()
    leap = leap.union_all(select(following).where(leap.c.name_key.is_not(None)))
    return (one for one in connection.scalars(select(leap.c.name_key)) if one and one.startswith(beginning))
