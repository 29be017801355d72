"""Who may do what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storage.settings import Operation

Grants = Mapping[str, frozenset[Operation]]
"""Role → the operations granted to it."""


def may(roles: Iterable[str], operation: Operation, grants: Grants) -> bool:
    return any(operation in grants.get(role, frozenset()) for role in roles)
