"""What was kept, with the way back."""

from __future__ import annotations

from microsoft_teams.cards import AdaptiveCard, RichTextBlock, TextRun

from bot.cards.actions import buttons
from bot.cards.text import fact, plain
from dialogs.conversation import ReceiptCard


def build(card: ReceiptCard, shown: int) -> AdaptiveCard:
    title = RichTextBlock(
        inlines=[
            TextRun(text="✓  ", color="Good", weight="Bolder"),
            TextRun(text=plain(card.title, 400), weight="Bolder"),
        ]
    )
    return AdaptiveCard(
        version="1.5", body=[title, *(fact(item) for item in card.facts[:shown])], actions=buttons(card.buttons)
    )
