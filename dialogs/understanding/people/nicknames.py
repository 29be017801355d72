"""Nicknames and the given names that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storage.rules.names import fold


class Nicknames:
    """Said form → given names it may stand for."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._names: dict[str, set[str]] = {}
        for name, said_forms in table.items():
            for said in said_forms:
                self._names.setdefault(fold(said), set()).add(fold(name))
        self.all = frozenset({fold(name) for name in table} | set(self._names))
        """Given names and nicknames, folded."""

    def names_of(self, said: str) -> frozenset[str]:
        return frozenset(self._names.get(said, ()))

    def __contains__(self, said: str) -> bool:
        return said in self._names
