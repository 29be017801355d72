"""Ids made by the client, so that no database hands out numbers."""

from __future__ import annotations

import secrets
import time


def new_id() -> str:
    """24 hexadecimal digits, never the same twice, sorting by the time of making."""
    return f"{time.time_ns():016x}{secrets.token_hex(4)}"
