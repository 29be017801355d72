"""The one way in which a rule says that a value will not do."""

from __future__ import annotations


class RefusedError(ValueError):
    """A value, row or file that cannot be taken; `reason` is the key of a text, `values` fill its placeholders."""

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
