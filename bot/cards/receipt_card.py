"""What was kept, with the way back."""

from __future__ import annotations

from microsoft_teams.cards import ActionSet, AdaptiveCard, CardElement, RichTextBlock, TextRun

from bot.cards.actions import buttons
from bot.cards.text import fact, plain
from dialogs.conversation import ReceiptCard, ReceiptEntry


def build(card: ReceiptCard, shown: int) -> AdaptiveCard:
    """Entry under entry, each with its own buttons."""
    body = [piece for place, entry in enumerate(card.entries) for piece in _entry(entry, shown, first=place == 0)]
    return AdaptiveCard(version="1.5", body=body, actions=buttons(card.buttons))


def _entry(entry: ReceiptEntry, shown: int, *, first: bool) -> list[CardElement]:
    title = RichTextBlock(
        inlines=[
            TextRun(text="✓  ", color="Good", weight="Bolder"),
            TextRun(text=plain(entry.title, 400), weight="Bolder"),
        ],
        separator=None if first else True,
    )
    actions = buttons(entry.buttons)
    own: list[CardElement] = [ActionSet(actions=actions)] if actions else []
    return [title, *(fact(item) for item in entry.facts[:shown]), *own]
