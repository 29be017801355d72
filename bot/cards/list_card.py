"""A page of customers or follow-ups."""

from __future__ import annotations

from microsoft_teams.cards import AdaptiveCard

from bot.cards.actions import buttons
from bot.cards.rows import endnote, row
from bot.cards.text import line
from dialogs.conversation import ListCard
from dialogs.language.texts import Texts


def build(card: ListCard, texts: Texts, shown: int) -> AdaptiveCard:
    rows = [row(item, first=place == 0) for place, item in enumerate(card.rows[:shown])]
    foot = endnote(texts, card.footer, len(card.rows) - shown)
    title = line(card.title, size="Medium", weight="Bolder", most=240)
    return AdaptiveCard(version="1.5", body=[title, *rows, *foot], actions=buttons(card.buttons))
