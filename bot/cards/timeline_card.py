"""What happened with one customer, entry under entry."""

from __future__ import annotations

from microsoft_teams.cards import AdaptiveCard, CardElement, Container

from bot.cards.actions import buttons
from bot.cards.rows import endnote
from bot.cards.text import fact, line, long_text
from dialogs.conversation import TimelineCard, TimelineEntry
from dialogs.language.texts import Texts


def build(card: TimelineCard, texts: Texts, shown: int) -> AdaptiveCard:
    entries = [_entry(item, first=place == 0) for place, item in enumerate(card.entries[:shown])]
    foot = endnote(texts, card.footer, len(card.entries) - shown)
    title = line(card.title, size="Medium", weight="Bolder", most=240)
    facts = [Container(items=[fact(item) for item in card.facts], style="emphasis")] if card.facts else []
    return AdaptiveCard(version="1.5", body=[title, *facts, *entries, *foot], actions=buttons(card.buttons))


def _entry(item: TimelineEntry, *, first: bool) -> Container:
    lines: list[CardElement] = [
        line(item.at, size="Small", subtle=True),
        line(item.title, weight="Bolder", spacing="None", most=240),
        *long_text(item.text),
    ]
    return Container(items=lines, separator=None if first else True, spacing="Medium")
