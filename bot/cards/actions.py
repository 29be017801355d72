"""What can be tapped on a card, and what comes back when it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from urllib.parse import quote

from microsoft_teams.cards import Action, ActionMode, OpenUrlAction, SubmitAction

from bot.cards.text import plain
from dialogs.conversation import Button, Tap

VISIBLE = 4
MOST = 10
"""Buttons side by side, and with the overflow menu."""

MOST_BYTES_OF_A_TAP = 1_500
_PHONE = re.compile(r"\+?[0-9]{3,20}")
_EMAIL = re.compile(r"[^\s@<>\"',;:\\()\[\]]+@[^\s@<>\"',;:\\()\[\]]+\.[^\s@<>\"',;:\\()\[\].]+")


def submit(title: str, tap: Tap | None, mode: ActionMode | None = None) -> SubmitAction | None:
    """Send `tap` back as {"tap": …}. None without one, or where it is too large to carry: the answer can be said."""
    if tap is None:
        return None
    data = {"tap": tap.model_dump(mode="json", exclude_defaults=True)}
    if len(json.dumps(data)) > MOST_BYTES_OF_A_TAP:
        return None
    return SubmitAction(title=plain(title, 80), data=data, mode=mode)


def buttons(items: Sequence[Button]) -> list[Action] | None:
    """The first few side by side, the others behind "…"."""
    made = [
        submit(button.label, button.tap, "primary" if place < VISIBLE else "secondary")
        for place, button in enumerate(items[:MOST])
    ]
    return [action for action in made if action] or None


def call(phone: str) -> OpenUrlAction | None:
    """Dial `phone`; None for what is no telephone number."""
    number = re.sub(r"[\s().\-/\u2010-\u2015]", "", phone)
    if not _PHONE.fullmatch(number):
        return None
    return OpenUrlAction(title=plain(phone), url=f"tel:{number}")


def write(email: str) -> OpenUrlAction | None:
    """Write to `email`; None for what is no address."""
    address = email.strip()
    if not _EMAIL.fullmatch(address) or len(address) > 320:
        return None
    return OpenUrlAction(title=plain(address), url=f"mailto:{quote(address, safe='@')}")
